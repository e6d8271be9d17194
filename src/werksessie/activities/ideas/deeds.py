"""What the facilitator does with cards: release, hide, put into themes, word a theme as a goal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from werksessie.activities.ideas.cards import (
    HIDDEN,
    SHOWN,
    Content,
    GoalWorded,
    Idea,
    IdeaHidden,
    IdeaPlaced,
    IdeaReleased,
    ThemeDropped,
    ThemeMade,
    ThemeRenamed,
)  # fmt: skip
from werksessie.activities.ideas.views import waiting
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event, OptionRenamed
from werksessie.session.state import Activity, State

REASONS = {
    "person": "persoon herkenbaar",
    "place": "adres of plek",
    "accusation": "beschuldiging",
    "insult": "beledigend",
    "double": "dubbel",
    "off-topic": "hoort niet bij de vraag",
}
NOT_SHOWN = "(niet getoond)"
NAME_LENGTH, GOAL_LENGTH = 60, 120
LEAD_IN = re.compile(r"^[\s.…\"“„:]*(?:(?:we|wij)\s+willen\b[\s.…:]*)?(?:dat\b[\s.…:]*)?", re.IGNORECASE)


def _cards(activity: Activity, command: Act) -> list[Idea]:
    content: Content = activity.content
    cards = [content.ideas[card] for card in command.fields.get("card", ()) if card in content.ideas]
    if not cards:
        raise Refusal(404, "Dit antwoord is er niet meer.")
    return cards


def _release(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    cards = _cards(activity, command)
    return tuple(IdeaReleased(plan.id, card.id) for card in cards if card.status != SHOWN)


def _release_all(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """All that nothing is asked about: what may point to a person wants a press of its own."""
    return tuple(IdeaReleased(plan.id, card.id) for card in waiting(activity.content) if not card.flags)


def _hide(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    reason = command.value("reason")
    if reason not in REASONS:
        raise Refusal(422, "Kies waarom je dit niet laat zien.")
    cards = [card for card in _cards(activity, command) if (card.status, card.reason) != (HIDDEN, reason)]
    hidden = tuple(IdeaHidden(plan.id, card.id, reason) for card in cards)
    return (*hidden, *off_the_ballot(state, {card.id for card in cards}))


def off_the_ballot(state: State, cards: set[str]) -> tuple[Event, ...]:
    """A card that is hidden, changed or taken back may stand as a frozen option elsewhere, or as what answers are
    about: its words go there too, its votes stay."""
    return tuple(
        OptionRenamed(later.id, option, NOT_SHOWN)
        for later, activity in state.each()
        for option in dict.fromkeys(
            one.id for one in (*activity.options, *activity.about) if {one.id, one.source} & cards
        )
    )


def _name(command: Act, field: str = "name", longest: int = NAME_LENGTH) -> str:
    name = " ".join(command.value(field).split())
    if not name:
        raise Refusal(422, "Schrijf eerst iets op.")
    if len(name) > longest:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=longest)
    return name


def _theme(activity: Activity, command: Act) -> str:
    theme = command.value("theme")
    if theme not in activity.content.themes:
        raise Refusal(404, "Dit thema is er niet meer.")
    return theme


def _make_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """A new theme, with the chosen cards (if any) in it."""
    made = ThemeMade(plan.id, command.fresh, _name(command))
    cards = _cards(activity, command) if command.fields.get("card") else []
    return (made, *_into(plan, cards, command.fresh))


def _rename_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (ThemeRenamed(plan.id, _theme(activity, command), _name(command)),)


def _drop_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (ThemeDropped(plan.id, _theme(activity, command)),)


def _place(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The chosen cards into a theme; no theme named means: out of their theme."""
    theme = _theme(activity, command) if command.value("theme") else ""
    return _into(plan, [card for card in _cards(activity, command) if card.theme != theme], theme)


def _into(plan: Plan, cards: Sequence[Idea], theme: str) -> tuple[Event, ...]:
    """Whoever groups a card has read it: putting it into a theme releases it too."""
    placed: list[Event] = []
    for card in cards:
        if card.side and theme:
            raise Refusal(409, "Dit zegt de gemeente. Een thema is voor wat de gemeenschap zegt.")
        if card.status == HIDDEN:
            raise Refusal(409, "Dit antwoord is verborgen. Laat het eerst zien.")
        if card.status != SHOWN:
            placed.append(IdeaReleased(plan.id, card.id))
        placed.append(IdeaPlaced(plan.id, card.id, theme))
    return tuple(placed)


def _word_goal(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """ "We willen dat …": what people type before it is taken off; an empty sentence takes the goal away."""
    theme = _theme(activity, command)
    sentence = " ".join(command.value("goal").split())
    goal = LEAD_IN.sub("", sentence, count=1).rstrip(". ")
    if len(goal) > GOAL_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=GOAL_LENGTH)
    return (GoalWorded(plan.id, theme, goal),)


DEEDS: Mapping[str, Deed] = {
    "release": _release,
    "release-all": _release_all,
    "hide": _hide,
    "make-theme": _make_theme,
    "rename-theme": _rename_theme,
    "drop-theme": _drop_theme,
    "place": _place,
    "goal": _word_goal,
}
