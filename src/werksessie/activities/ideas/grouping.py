"""What the facilitator does with themes: put cards together, name, merge, stack, word as a goal; and take it back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from werksessie.activities.ideas import asked
from werksessie.activities.ideas.cards import NEW, SHOWN, Content, Idea
from werksessie.activities.ideas.events import (
    GoalWorded,
    GroupingUndone,
    IdeaPlaced,
    IdeaReleased,
    IdeaStacked,
    ThemeDropped,
    ThemeMade,
    ThemeRenamed,
    ThemesMerged,
)  # fmt: skip
from werksessie.activities.ideas.marks import called
from werksessie.activities.ideas.quoting import quote
from werksessie.activities.ideas.stacks import stackable
from werksessie.activities.ideas.undoing import undone
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session.ballot import NOT_SHOWN, off_the_ballot, on_the_ballot, voted_on
from werksessie.session.commands import Act, Refusal
from werksessie.session.events import Event
from werksessie.session.state import Activity, State

GOAL_LENGTH = 120
LEAD_IN = re.compile(r"^[\s.…\"“„:]*(?:(?:we|wij)\s+willen\b[\s.…:]*)?(?:dat\b[\s.…:]*)?", re.IGNORECASE)


def _make_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """A new theme, with the chosen cards (if any) in it; without a name it is a letter and a shape."""
    made = ThemeMade(plan.id, command.fresh, asked.name(command), step=command.fresh)
    cards = asked.cards(activity, command) if command.fields.get("card") else []
    return (made, *_into(plan, cards, command.fresh, command))


def _rename_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    theme, name = asked.theme(activity, command), asked.name(command)
    if not name:
        raise Refusal(422, "Schrijf eerst iets op.")
    return () if name == theme.name else (ThemeRenamed(plan.id, theme.id, name, command.fresh),)


def _drop_theme(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (ThemeDropped(plan.id, asked.theme(activity, command).id, command.fresh),)


def _merge_themes(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """One theme goes up into another. What people voted about stays as it is: rename, never merge."""
    gone, into = asked.theme(activity, command), asked.theme(activity, command, "into")
    if gone is into:
        raise Refusal(422, "Kies twee verschillende thema's.")
    if voted_on(state, gone.id):
        sentence = "Over '{name}' is al gestemd. Geef het een andere naam, of laat het staan."
        raise Refusal(409, sentence, name=called(gone))
    return (ThemesMerged(plan.id, gone.id, into.id, command.fresh),)


def _place(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The chosen cards into a theme; no theme named means: out of their theme."""
    theme = asked.theme(activity, command).id if command.value("theme") else ""
    cards = [
        card for card in asked.cards(activity, command) if card.theme != theme or (theme and card.status == NEW)
    ]  # fmt: skip
    return _into(plan, cards, theme, command)


def _into(plan: Plan, cards: list[Idea], theme: str, command: Act) -> tuple[Event, ...]:
    if theme and any(card.side for card in cards):
        raise Refusal(409, "Dit zegt de gemeente. Een thema is voor wat de gemeenschap zegt.")
    asked.readable(cards, command)
    # What lies under a card that is placed too goes along with it.
    named = {card.id for card in cards}
    placed = [IdeaPlaced(plan.id, card.id, theme, command.fresh) for card in cards if card.onto not in named]
    return (*_let_through(plan, cards, command), *placed)


def _let_through(plan: Plan, cards: Sequence[Idea], command: Act) -> tuple[Event, ...]:
    """Whoever groups a card has read it."""
    return tuple(IdeaReleased(plan.id, card.id, command.fresh) for card in cards if card.status == NEW)


def _stack(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The chosen cards say the same: they lie on one of them, or on another card."""
    content: Content = activity.content
    cards = asked.cards(activity, command)
    top = content.ideas.get(command.value("onto") or cards[0].id)
    top = content.ideas[top.onto] if top and top.onto else top
    if top is None:
        raise Refusal(404, "Dit antwoord is er niet meer.")
    under = [card for card in cards if card.id != top.id and card.onto != top.id]
    if not under:
        if len(cards) < 2 and not command.value("onto"):
            raise Refusal(422, "Kies twee of meer antwoorden die hetzelfde zeggen.")
        return ()
    every = [top, *under]
    # In the queue nothing needs to be let through yet; beside what the room sees it does.
    if any(card.status != NEW for card in every):
        asked.readable(every, command)
    if not all(stackable(card, top) for card in under):
        raise Refusal(409, "Deze antwoorden gaan niet over hetzelfde.")
    let = _let_through(plan, every, command) if any(card.status == SHOWN for card in every) else ()
    return (*let, *(IdeaStacked(plan.id, card.id, top.id, command.fresh) for card in under))


def _unstack(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Off the stack again; the card on top stands for all that lie under it."""
    content: Content = activity.content
    off = [one for card in asked.cards(activity, command) for one in (content.under(card.id) or (card,)) if one.onto]
    return tuple(IdeaStacked(plan.id, card, "", command.fresh) for card in dict.fromkeys(one.id for one in off))


def _word_goal(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """ "We willen dat …": what people type before it is taken off; an empty sentence takes the goal away."""
    theme = asked.theme(activity, command)
    sentence = " ".join(command.value("goal").split())
    goal = LEAD_IN.sub("", sentence).rstrip(". ")
    if len(goal) > GOAL_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=GOAL_LENGTH)
    return () if goal == theme.goal else (GoalWorded(plan.id, theme.id, goal, command.fresh),)


def _undo(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The last step back; frozen options follow the words of their cards, as far as they read what the step left."""
    content: Content = activity.content
    if not content.steps or content.steps[-1].id != command.value("step"):
        raise Refusal(409, "Al gedaan.")
    back = undone(content, command.value("step")).ideas
    moved = [(content.ideas[id], idea) for id, idea in sorted(back.items()) if idea is not content.ideas[id]]
    gone = {now.id for now, then in moved if now.status == SHOWN != then.status}
    elsewhere = [
        renamed
        for now, then in moved
        if then.status == SHOWN and (now.status != SHOWN or now.text != then.text)
        for renamed in on_the_ballot(state, now.id, then.text, now.text if now.status == SHOWN else NOT_SHOWN)
    ]
    return (GroupingUndone(plan.id, command.value("step")), *off_the_ballot(state, gone), *elsewhere)


DEEDS: Mapping[str, Deed] = {
    "make-theme": _make_theme,
    "rename-theme": _rename_theme,
    "drop-theme": _drop_theme,
    "merge-themes": _merge_themes,
    "place": _place,
    "stack": _stack,
    "unstack": _unstack,
    "goal": _word_goal,
    "quote": quote,
    "undo-grouping": _undo,
}
