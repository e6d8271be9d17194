"""Changing what is planned, before the evening and during it: only what nobody has seen yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme import editing
from werksessie.programme.details import Details
from werksessie.programme.model import Plan, Programme, plan_from_dict, plan_to_dict
from werksessie.programme.place import ProgrammeError
from werksessie.session import state as st
from werksessie.session.clock import spare
from werksessie.session.commands import Command, Refusal
from werksessie.session.evenings import to_come
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.phases import activity_of, running
from werksessie.session.state import Activity, State


@event("programme.changed", EVERYONE)
class ProgrammeChanged(Event):
    """One planned activity is as in `plan` from now on (plain data, whole), and stands behind the activity `after`;
    "" is at the beginning. It was there already, or it is new."""

    plan: Mapping[str, Any]
    after: str


@dataclass(frozen=True)
class ChangePlan(Command):
    """Change some fields of an activity that nobody has seen yet, named and written as in a programme file; None makes
    a field as it would be by itself. `was` is the mark of the plan that was on the screen, "" for whatever it is."""

    activity: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    was: str = ""


@dataclass(frozen=True)
class AddActivity(Command):
    """One more activity, written as in a programme file, behind `after`; "" is at the beginning."""

    plan: Mapping[str, Any]
    after: str


@dataclass(frozen=True)
class MoveActivity(Command):
    """Put an activity that nobody has seen yet behind `after`; "" is at the beginning."""

    activity: str
    after: str


@dataclass(frozen=True)
class MakeShorter(Command):
    """Win time: this activity is asked in its shorter form."""

    activity: str


def reveal_of(plan: Plan, details: Details) -> str:
    """When results show, as programme and prepare page say; the facilitator may choose otherwise before opening."""
    return "after_close" if plan.sensitive or "after_close" in (plan.reveal, details.reveal) else "live"


def still_planning(state: State) -> bool:
    """Whether anything is still to come: before the evening, during it, and between two."""
    return state.phase in (st.PREPARED, st.RUNNING) or (state.phase == st.CLOSED and bool(to_come(state)))


def can_change(state: State, plan: Plan, activity: Activity) -> bool:
    """Whether nobody has seen this activity yet, so that it may become another."""
    as_new = replace(activity, stage=st.PLANNED, reveal="live", since="", page=0, hidden=False)
    waiting = activity.stage in (st.PLANNED, st.SKIPPED) and plan.id != state.current
    return waiting and as_new == Activity(content=KINDS[plan.kind].empty())


def places(state: State) -> tuple[str, ...]:
    """Behind which activities something can still be put so that Volgende comes to it; "" is the beginning."""
    ids = [plan.id for plan in state.programme.activities]
    return tuple(ids[ids.index(state.current) :]) if state.current in ids else ("", *ids)


def _change(state: State, command: ChangePlan) -> Sequence[Event]:
    plan = _waiting(state, command.activity)
    if command.was and command.was != editing.mark(plan):
        raise Refusal(409, "Iemand anders heeft dit net veranderd. Kijk wat er nu staat.")
    return _as_event(state, plan.id, lambda now: editing.changed(now, plan.id, command.changes, KINDS))


def _shorten(state: State, command: MakeShorter) -> Sequence[Event]:
    way = spare(_waiting(state, command.activity))
    if not way.changes:
        raise Refusal(409, "Deze vraag kan niet korter. Je kunt hem wel overslaan.")
    return _change(state, ChangePlan(command.activity, way.changes)) if way.wins > 0 else ()


def _add(state: State, command: AddActivity) -> Sequence[Event]:
    _still_planning(state)
    _ahead(state, command.after)
    id = str(command.plan.get("id"))
    return _as_event(state, id, lambda now: editing.added(now, command.plan, command.after, KINDS))


def _move(state: State, command: MoveActivity) -> Sequence[Event]:
    plan = _waiting(state, command.activity)
    if command.after == plan.id:
        return ()
    _ahead(state, command.after)
    return _as_event(state, plan.id, lambda now: editing.moved(now, plan.id, command.after, KINDS))


def _waiting(state: State, id: str) -> Plan:
    plan, activity = activity_of(state, id)
    _still_planning(state)
    if not can_change(state, plan, activity):
        raise Refusal(409, "Deze vraag is al geweest. Die kun je niet meer veranderen.")
    return plan


def _still_planning(state: State) -> None:
    if not still_planning(state):
        running(state)


def _ahead(state: State, after: str) -> None:
    if after not in places(state):
        raise Refusal(409, "Zet dit na de vraag die nu op het scherm staat.")


def _as_event(state: State, id: str, change: Callable[[Programme], Programme]) -> Sequence[Event]:
    try:
        programme = change(state.programme)
    except ProgrammeError as wrong:
        raise Refusal(422, "{wrong}", wrong=wrong) from None
    ids = [plan.id for plan in programme.activities]
    if programme.activities == state.programme.activities:
        return ()
    place = ids.index(id)
    return (ProgrammeChanged(plan_to_dict(programme.activities[place]), ids[place - 1] if place else ""),)


def _changed(state: State, event: ProgrammeChanged) -> State:
    plan = _plan(event.plan)
    if plan is None:
        return state
    others = [one for one in state.programme.activities if one.id != plan.id]
    ids = [one.id for one in others]
    place = 0 if not event.after else ids.index(event.after) + 1 if event.after in ids else len(ids)
    programme = replace(state.programme, activities=(*others[:place], plan, *others[place:]))
    activities = state.activities.set(plan.id, _planned(state, plan))
    return replace(state, programme=programme, activities=activities)


def _plan(data: Mapping[str, Any]) -> Plan | None:
    """A kind that only a newer version knows is passed over, as in the programme itself."""
    try:
        plan = plan_from_dict(data)
    except (TypeError, AttributeError):
        return None
    return plan if plan.kind in KINDS else None


def _planned(state: State, plan: Plan) -> Activity:
    found = state.at(plan.id)
    reveal = reveal_of(plan, state.details)
    stage = st.SKIPPED if plan.off else st.PLANNED
    if found is None or found[0].kind != plan.kind:
        return Activity(content=KINDS[plan.kind].empty(), stage=stage, reveal=reveal)
    was, activity = found
    if (was.reveal, was.sensitive) == (plan.reveal, plan.sensitive):
        reveal = activity.reveal
    if was.off == plan.off or activity.stage not in (st.PLANNED, st.SKIPPED):
        stage = activity.stage
    return replace(activity, stage=stage, reveal=reveal)


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    ChangePlan: _change,
    MakeShorter: _shorten,
    AddActivity: _add,
    MoveActivity: _move,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {ProgrammeChanged: _changed}
