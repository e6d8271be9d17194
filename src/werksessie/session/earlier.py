"""The evenings before this one: what is taken along from a sealed record into the next session of the same people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.activities import glass
from werksessie.programme.model import EARLIER, Plan, say
from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.compare import rated
from werksessie.session.disclosure import disclose, is_small
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.kept import report_of, tally_of
from werksessie.session.past import EVENINGS, LONGEST, Agreed, Earlier, Rating, Recalled, from_data, to_data
from werksessie.session.progress import promises
from werksessie.session.returning import EarlierRecalled, Returning, day_of, returning, with_room
from werksessie.session.sorts import AGREEMENT, DETAILS, GOAL, OPTION
from werksessie.session.state import Activity, State
from werksessie.session.statuses import STATUSES


@event(
    "session.followed",
    EVERYONE,
    words={
        "evenings.*.title": DETAILS,
        "evenings.*.place": DETAILS,
        "evenings.*.goals.*": GOAL,
        "evenings.*.agreements.*.what": AGREEMENT,
        "evenings.*.agreements.*.who": AGREEMENT,
        "evenings.*.agreements.*.progress.why": AGREEMENT,
        "evenings.*.ratings.*.rows.*.text": OPTION,
    },
)
class SessionFollowed(Event):
    """This session goes on from these evenings, the first one first: each as plain data (see past.py). Until sealing
    `origin` names the session that they were taken from."""

    evenings: tuple[Mapping[str, Any], ...]
    origin: str = ""


@dataclass(frozen=True)
class Follow(Command):
    """Go on from these evenings, as `snapshot` of the session `origin` gives them. Until the evening begins they can be
    taken from it anew."""

    earlier: tuple[Earlier, ...]
    origin: str = ""


def snapshot(state: State) -> tuple[Earlier, ...]:
    """What the next session knows of a sealed one and of all before it, the first one first: nothing that its Summary
    does not tell. Raises Refusal when it is not sealed."""
    if state.phase != st.SEALED:
        raise Refusal(409, "Een vervolgavond maak je als deze avond verzegeld is.")
    details = state.details
    own = Earlier(
        title=details.title,
        date=day_of(state),
        place=details.place,
        people=None if is_small(state.crowd) else state.crowd,
        goals=goals(state),
        agreements=tuple(Agreed(one.what, one.who, one.when, one.progress) for one in promises(state)),
        ratings=tuple(_ratings(state)),
    )
    # As the next session will read it, so that both hold the same.
    return from_data([to_data(one) for one in (*told(state), own)][-EVENINGS:])


def told(state: State) -> tuple[Earlier, ...]:
    """The evenings before this one as they may be told now: where the room consented tonight, with its word."""
    outcomes = {
        one.get("id", ""): one.get("outcome", "")
        for plan, activity in state.each()
        if plan.options_from == EARLIER and not plan.practice
        for one in report_of(state, plan, activity).get("proposals", ())
    }
    return with_room(state, outcomes, day_of(state))


def still_open(state: State) -> tuple[Returning, ...]:
    """The agreements of before that wait for somebody, after what the room said tonight, and that nobody has made
    again tonight."""
    now = replace(state, earlier=told(state))
    again = {" ".join(one.what.casefold().split()) for one in promises(state)}
    found = (one for one in returning(now) if one.agreed.is_open)
    return tuple(one for one in found if " ".join(one.agreed.what.casefold().split()) not in again)


def goals(state: State) -> tuple[str, ...]:
    """The goals the room chose, in Dutch."""
    named = {plan.settings.get("goals_from") for plan in state.programme.activities}
    found = [
        say(one.text, "nl")
        for plan, activity in _over(state)
        if plan.id in named or (plan.options_from and plan.take == "goals")
        for one in activity.options
        if one.id in activity.chosen
    ]
    return tuple(dict.fromkeys(found))


def _ratings(state: State) -> list[Rating]:
    found = []
    for plan, activity in _over(state):
        shown = disclose(tally_of(plan, activity), sensitive=plan.sensitive, people=state.crowd)
        rows = rated(shown, glass.STEPS)
        if rows:
            found.append(Rating(plan.id, glass.named(plan), rows))
    return found


def _over(state: State) -> list[tuple[Plan, Activity]]:
    return [(plan, one) for plan, one in state.each() if one.stage == st.SHUT and not plan.practice]


def _follow(state: State, command: Follow) -> Sequence[Event]:
    if state.phase != st.PREPARED:
        raise Refusal(409, "Dit kan alleen voordat de avond begint.")
    if state.earlier and (not state.origin or state.origin != command.origin):
        raise Refusal(409, "Al gedaan.")
    if not command.earlier:
        raise Refusal(422, "Dit begrijpen we niet.")
    evenings = tuple(to_data(one) for one in command.earlier[-EVENINGS:])
    return () if from_data(evenings) == state.earlier else (SessionFollowed(evenings, command.origin),)


def _recalled(state: State, event: EarlierRecalled) -> State:
    if event.status not in STATUSES:
        return state
    return replace(state, recalled=state.recalled.set(event.agreement, Recalled(event.status, event.why[:LONGEST])))


def distil(state: State) -> Sequence[Event]:
    """What a rewritten record says of it."""
    followed = [SessionFollowed(tuple(to_data(one) for one in state.earlier))] if state.earlier else []
    return [*followed, *(EarlierRecalled(id, one.status, one.why) for id, one in sorted(state.recalled.items()))]


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {Follow: _follow}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    SessionFollowed: lambda state, event: replace(state, earlier=from_data(event.evenings), origin=event.origin),
    EarlierRecalled: _recalled,
}
