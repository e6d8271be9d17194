"""People without a phone: their cards typed in, their votes counted from paper or from raised hands.

What they say is stored like any other answer, under a pseudonym of its own. One card is one person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from werksessie.activities import KINDS
from werksessie.activities.pads import Count, check, deal
from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session.answering import ANSWER_ID, taken_in
from werksessie.session.commands import Answer, Command, Fields, Refusal
from werksessie.session.events import DESK, ROOM, Event, event
from werksessie.session.forgetting import off_ballots, without
from werksessie.session.phases import activity_of, begun
from werksessie.session.state import Activity, Counted, State

PAPER, HANDS = "paper", "hands"
MOST = 300


@event("paper.entered", DESK)
class PaperEntered(Event):
    """What this pseudonym sends is typed from a card."""

    activity: str
    paper: str


@event("paper.removed", ROOM)
class PaperRemoved(Event):
    """What was typed from this card no longer counts."""

    activity: str
    paper: str


@event("paper.tallied", ROOM)
class PaperTallied(Event):
    """In this `round` it was counted anew: by `how` ("paper" or "hands"), how many `people`, of whom `unsure` and
    `skip` passed, and how often each pad was chosen, by key. Their answers follow, under the pseudonyms in `papers`;
    those of an earlier count of this round no longer hold."""

    activity: str
    round: str
    how: str
    people: int
    papers: tuple[str, ...]
    unsure: int = 0
    skip: int = 0
    pads: Mapping[str, int] = field(default_factory=dict)


@event("paper.counted", DESK)
class PaperCounted(Event):
    """At sealing: so many people answered this activity without a phone, `hands` of them by raising one."""

    activity: str
    number: int
    hands: int = 0


@event("people.without-phone", ROOM)
class WithoutPhoneCounted(Event):
    """So many people take part without a phone."""

    number: int


@dataclass(frozen=True)
class EnterPaper(Command):
    """One answer of a card: the fields of a phone's post. `entry` is a random id of what is typed, the same when it is
    sent again; `card` is the pseudonym of the card it goes on with, "" for another one; `fresh` as in Answer."""

    activity: str
    fields: Fields
    entry: str
    fresh: str
    card: str = ""


@dataclass(frozen=True)
class RemovePaper(Command):
    """Take a card back."""

    activity: str
    paper: str


@dataclass(frozen=True)
class TallyPaper(Command):
    """A count of people without a phone, instead of the earlier one; `was` is the turn of the count that the
    facilitator saw (0 when there was none), `fresh` a random id."""

    activity: str
    count: Count
    how: str
    was: int
    fresh: str


@dataclass(frozen=True)
class CountWithoutPhone(Command):
    """How many people take part without a phone; `was` is how many the facilitator saw."""

    number: int
    was: int


def _ready(state: State, name: str) -> tuple[Plan, Activity]:
    begun(state)
    plan, activity = activity_of(state, name)
    if not KINDS[plan.kind].ASKS:
        raise Refusal(409, "Hier hoef je niets in te vullen.")
    if activity.stage not in (st.OPEN, st.SHUT):
        raise Refusal(409, "Deze vraag is nog niet open.")
    return plan, activity


def _enter(state: State, command: EnterPaper) -> Sequence[Event]:
    plan, activity = _ready(state, command.activity)
    if not ANSWER_ID.fullmatch(command.entry):
        raise Refusal(422, "Er ging iets mis. Voer het nog een keer in.")
    if any(command.entry in ids for ids in activity.seen.values()):
        return ()
    known = command.card in activity.paper
    person = command.card if known else f"card-{command.entry}"
    try:
        events = taken_in(state, plan, activity, Answer(plan.id, person, command.entry, command.fields, command.fresh))
    except Refusal as refusal:
        if refusal.status == 409 and "n" in refusal.values:
            raise Refusal(409, "Op één kaart passen er {n}. Begin een nieuwe kaart.", **refusal.values) from None
        raise
    if known or not events:
        return events
    return (*_more(state, len(standing(plan, activity)) + 1), PaperEntered(plan.id, person), *events)


def _more(state: State, number: int) -> Sequence[Event]:
    """So many people without a phone there are at least."""
    return (WithoutPhoneCounted(number),) if number > state.without_phone else ()


def _remove(state: State, command: RemovePaper) -> Sequence[Event]:
    begun(state)
    plan, activity = activity_of(state, command.activity)
    if command.paper not in activity.paper:
        return ()
    return (*off_ballots(state, plan, [command.paper]), PaperRemoved(plan.id, command.paper))


def _tally(state: State, command: TallyPaper) -> Sequence[Event]:
    plan, activity = _ready(state, command.activity)
    pads, count = KINDS[plan.kind].pads(plan, activity), command.count
    if not pads.pads:
        raise Refusal(409, "Bij deze vraag valt niets te tellen. Typ de kaarten over.")
    if command.how not in (PAPER, HANDS):
        raise Refusal(422, "Kies: van papier, of met handen geteld.")
    if command.how == HANDS and plan.sensitive:
        raise Refusal(409, "Dit is een gevoelige vraag. Tel geen handen, maar gebruik papier.")
    if count.people > MOST:
        raise Refusal(422, "Vul een getal in van 0 tot en met {n}.", n=MOST)
    before = activity.counted.get(pads.round)
    if before and command.was != before.turn and (before.how, typed(before)) != (command.how, count):
        raise Refusal(409, "Iemand anders telde hier ook. Kijk wat er nu staat en tel zo nodig opnieuw.")
    check(pads, count)
    hands = {f"tally-{number:03}": forms for number, forms in enumerate(deal(pads, count))}
    chosen = dict(sorted(count.pads.items()))
    tallied = PaperTallied(
        plan.id, pads.round, command.how, count.people, tuple(hands), count.unsure, count.skip, chosen
    )  # fmt: skip
    cards = len(standing(plan, activity) - {paper for one in activity.counted.values() for paper in one.papers})
    events: list[Event] = [*_more(state, cards + count.people), tallied]
    for person, forms in hands.items():
        for number, fields in enumerate(forms):
            fresh = f"{command.fresh}-{person}-{number}"
            events += taken_in(state, plan, activity, Answer(plan.id, person, fresh, fields, fresh))
    return events


def typed(counted: Counted) -> Count:
    """What was counted, as it was typed."""
    return Count(counted.people, counted.unsure, counted.skip, dict(counted.pads))


def _count(state: State, command: CountWithoutPhone) -> Sequence[Event]:
    begun(state)
    if not 0 <= command.number <= MOST:
        raise Refusal(422, "Vul een getal in van 0 tot en met {n}.", n=MOST)
    if command.number == state.without_phone:
        return ()
    if command.was != state.without_phone:
        raise Refusal(409, "Iemand anders paste dit ook aan. Het staat nu op {n}.", n=state.without_phone)
    return (WithoutPhoneCounted(command.number),)


def standing(plan: Plan, activity: Activity) -> frozenset[str]:
    """Who has an answer without a phone standing, or passed."""
    return frozenset(activity.paper) & (KINDS[plan.kind].answered(activity) | frozenset(activity.passed))


def on_paper(plan: Plan, activity: Activity) -> tuple[int, int]:
    """How many of those who answered (and did not pass) did so without a phone, and how many of these by raising a
    hand."""
    here = frozenset(activity.paper) & KINDS[plan.kind].answered(activity)
    hands = sum(activity.paper[person] == HANDS for person in here)
    return len(here) + activity.papers, hands + activity.hands


def distil(plan: Plan, activity: Activity) -> Sequence[Event]:
    """What a sealed record keeps of it: numbers. Which answers they were is forgotten."""
    number, hands = on_paper(plan, activity)
    return (PaperCounted(plan.id, number, hands),) if number else ()


def _put(state: State, name: str, activity: Activity) -> State:
    return replace(state, activities=state.activities.set(name, activity))


def _entered(state: State, event: PaperEntered) -> State:
    activity = state.activities.get(event.activity)
    if activity is None:
        return state
    paper, cards = activity.paper.set(event.paper, PAPER), (*activity.cards, event.paper)
    return _put(state, event.activity, replace(activity, paper=paper, cards=cards))


def _removed(state: State, event: PaperRemoved) -> State:
    found = state.at(event.activity)
    if found is None:
        return state
    return _put(state, event.activity, without(*found, [event.paper]))


def _tallied(state: State, event: PaperTallied) -> State:
    found = state.at(event.activity)
    if found is None:
        return state
    plan, activity = found
    before = activity.counted.get(event.round)
    if before:
        activity = _uncounted(plan, activity, before.papers, whole=not event.round)
    counted = Counted(
        event.how, event.people, event.unsure, event.skip, event.pads, before.turn + 1 if before else 1, event.papers
    )
    paper = activity.paper.update(dict.fromkeys(event.papers, event.how))
    changed = replace(activity, paper=paper, counted=activity.counted.set(event.round, counted))
    return _put(state, event.activity, changed)


def _uncounted(plan: Plan, activity: Activity, papers: Sequence[str], *, whole: bool) -> Activity:
    """The activity without an earlier count. In a later round what was counted in the first one stays."""
    if whole:
        return without(plan, activity, papers)
    content = activity.content
    for person in papers:
        content = KINDS[plan.kind].drop(content, person, "")
    passed = activity.passed
    for person in papers:
        passed = passed.delete(person) if person in passed else passed
    return replace(activity, content=content, passed=passed)


def _numbered(state: State, event: PaperCounted) -> State:
    activity = state.activities.get(event.activity)
    if activity is None:
        return state
    return _put(state, event.activity, replace(activity, papers=event.number, hands=event.hands))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    EnterPaper: _enter,
    RemovePaper: _remove,
    TallyPaper: _tally,
    CountWithoutPhone: _count,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    PaperEntered: _entered,
    PaperRemoved: _removed,
    PaperTallied: _tallied,
    PaperCounted: _numbered,
    WithoutPhoneCounted: lambda state, event: replace(state, without_phone=event.number),
}
