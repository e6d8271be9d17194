"""What the facilitator does with cards: let through, keep back, say in other words, show alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas import asked, grouping
from werksessie.activities.ideas.asked import NAME_LENGTH
from werksessie.activities.ideas.cards import HIDDEN, SHOWN, Content, Idea
from werksessie.activities.ideas.events import (
    IdeaHidden,
    IdeaHighlighted,
    IdeaReleased,
    IdeaRewritten,
    TitlesRead,
)  # fmt: skip
from werksessie.activities.ideas.grouping import GOAL_LENGTH, LEAD_IN
from werksessie.activities.ideas.views import alone, waiting
from werksessie.activities.kind import Deed
from werksessie.activities.showing import hides
from werksessie.programme.model import Plan
from werksessie.session.ballot import NOT_SHOWN, off_the_ballot, on_the_ballot
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import ActivityPaged, Event
from werksessie.session.state import Activity, State

__all__ = ["DEEDS", "GOAL_LENGTH", "LEAD_IN", "NAME_LENGTH", "NOT_SHOWN"]


def _release(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return _released(state, plan, activity.content, asked.cards(activity, command), command)


def _release_all(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """All that nothing is asked about: what may point to a person wants a press of its own."""
    content: Content = activity.content
    return _released(state, plan, content, [card for card in waiting(content) if not card.flags], command)


def _released(state: State, plan: Plan, content: Content, cards: Sequence[Idea], command: Act) -> Sequence[Event]:
    """These cards, and what lies under them that nothing is asked about. What was hidden has its words back on the
    ballots that lost them."""
    under = (one for card in cards for one in content.under(card.id) if not one.flags)
    let = dict.fromkeys(card.id for card in (*cards, *under) if card.status != SHOWN)
    hidden = [card for card in cards if card.status == HIDDEN]
    elsewhere = (one for card in hidden for one in on_the_ballot(state, card.id, card.text, NOT_SHOWN))
    return (*(IdeaReleased(plan.id, card, command.fresh) for card in let), *elsewhere)


def _hide(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """A card that lies on others takes those along: they say the same."""
    reason, content = command.value("reason"), activity.content
    if reason not in REASONS:
        raise Refusal(422, "Kies waarom je dit niet laat zien.")
    named = asked.cards(activity, command)
    cards = {one.id: one for card in named for one in (card, *content.under(card.id))}
    kept = [id for id, card in cards.items() if (card.status, card.reason) != (HIDDEN, reason)]
    hidden = tuple(IdeaHidden(plan.id, card, reason, command.fresh) for card in kept)
    return (*hidden, *off_the_ballot(state, set(kept)))


def _rewrite(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The facilitator's words stand for those of the writer everywhere."""
    return _reworded(state, plan, activity, command, translated=False)


def _translate(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The facilitator's Dutch stands for the words of the writer everywhere."""
    return _reworded(state, plan, activity, command, translated=True)


def _reworded(state: State, plan: Plan, activity: Activity, command: Act, translated: bool) -> Sequence[Event]:
    (card,) = asked.cards(activity, command)[:1]
    text = asked.written(command, plan.settings.get("length", 140))
    if text == card.text:
        return ()
    if translated and not card.person:
        raise Refusal(409, "Dit typte je zelf. Kies Herschrijf.")
    elsewhere = on_the_ballot(state, card.id, text) if card.status == SHOWN else ()
    return (IdeaRewritten(plan.id, card.id, text, command.fresh, translated=translated), *elsewhere)


def _highlight(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    content: Content = activity.content
    if not command.value("card"):
        return (IdeaHighlighted(plan.id, ""),) if content.highlighted else ()
    (card,) = asked.cards(activity, command)[:1]
    if hides(activity):
        raise Refusal(409, "De antwoorden staan nog niet op het scherm.")
    if card.status != SHOWN:
        raise Refusal(409, "Laat dit antwoord eerst zien.")
    top = card.onto or card.id
    lit = alone(activity)
    return () if lit and lit.id == top else (IdeaHighlighted(plan.id, top, activity.stage),)


def _read_titles(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """From the first theme on; afterwards all themes together again."""
    content: Content = activity.content
    on = command.value("on") != "no"
    if on == content.reading:
        return ()
    if on and not content.themes:
        raise Refusal(409, "Er zijn nog geen thema's.")
    if on and hides(activity):
        raise Refusal(409, "De antwoorden staan nog niet op het scherm.")
    return (TitlesRead(plan.id, on), ActivityPaged(plan.id, 0))


DEEDS: Mapping[str, Deed] = {
    "release": _release,
    "release-all": _release_all,
    "hide": _hide,
    "rewrite": _rewrite,
    "translate": _translate,
    "highlight": _highlight,
    "read-titles": _read_titles,
    **grouping.DEEDS,
}
