"""Taking away what one device sent, without anybody seeing whose it is.

An answer tells one pseudonym, of one activity. That is marked, and what it sent there goes at once. The phone itself
holds the token that leads to its other pseudonyms: at its next request it brings them along, and all of it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from immutables import Map

from werksessie.session.commands import Command, Refusal
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.forgetting import off_ballots, without
from werksessie.session.phases import activity_of, begun
from werksessie.session.state import Activity, State

JOIN = "join"
"""What the pseudonym for taking part is filed under, beside those of the activities."""


@event("device.marked", EVERYONE)
class DeviceMarked(Event):
    """Whoever has this pseudonym is to be removed. Of this activity it is gone from now on."""

    activity: str
    person: str


@event("device.removed", EVERYONE)
class DeviceRemoved(Event):
    """A marked device came by: its pseudonyms by activity, and for joining. Nothing of it counts any more."""

    people: Mapping[str, str]


@dataclass(frozen=True)
class MarkDevices(Command):
    """Remove whoever wrote these: ids of cards, notes, objections or late answers of one activity."""

    activity: str
    written: tuple[str, ...]


@dataclass(frozen=True)
class MarkSender(Command):
    """Remove whoever has this pseudonym in this activity, for sending far too much; "" for nobody any more."""

    activity: str
    person: str


@dataclass(frozen=True)
class RemoveDevice(Command):
    """A phone's pseudonyms by activity and under JOIN; nothing happens unless one of them is marked."""

    people: Mapping[str, str]


def is_marked(state: State, people: Mapping[str, str]) -> bool:
    """Whether one of these pseudonyms, by activity, is marked."""
    return any(people.get(activity) in marked for activity, marked in state.marked.items())


def unseen(state: State) -> int:
    """How many marked devices did not come by yet, at most: one that was marked at two questions counts twice."""
    return sum(len(marked) for marked in state.marked.values())


def _mark(state: State, command: MarkDevices) -> Sequence[Event]:
    begun(state)
    _, activity = activity_of(state, command.activity)
    writers = dict.fromkeys(filter(None, (_writer(activity, one) for one in command.written)))
    if any(person in activity.paper for person in writers):
        raise Refusal(409, "Dit is van papier, niet van een telefoon. Haal het weg bij 'Op papier'.")
    if not writers:
        raise Refusal(409, "Kies eerst een of meer antwoorden.")
    return [each for person in writers for each in _marking(state, command.activity, person)]


def _mark_sender(state: State, command: MarkSender) -> Sequence[Event]:
    begun(state)
    if not command.person or is_marked(state, {command.activity: command.person}):
        raise Refusal(409, "Al gedaan.")
    activity_of(state, command.activity)
    return list(_marking(state, command.activity, command.person))


def _marking(state: State, activity: str, person: str) -> Iterator[Event]:
    yield from _off_the_ballots(state, {activity: person})
    yield DeviceMarked(activity, person)


def _remove(state: State, command: RemoveDevice) -> Sequence[Event]:
    if not is_marked(state, command.people):
        return ()
    begun(state)
    return (*_off_the_ballots(state, command.people), DeviceRemoved(dict(command.people)))


def _writer(activity: Activity, written: str) -> str:
    """Who wrote the thing with this id, or ""."""
    if written in activity.late:
        return activity.late[written].person
    found = (one for kept in _kept(activity.content) for id, one in kept.items() if id == written)
    return next((str(one.person) for one in found if hasattr(one, "person")), "")


def _kept(content: Any) -> Iterator[Mapping[str, Any]]:
    """What a slice of state keeps by id, whatever its kind."""
    if is_dataclass(content):
        yield from (part for part in vars(content).values() if isinstance(part, Mapping))


def _off_the_ballots(state: State, people: Mapping[str, str]) -> Iterator[Event]:
    """What somebody wrote may stand as a frozen option elsewhere: its words go there too, its votes stay."""
    for activity, person in people.items():
        plan = state.programme.plan(activity)
        if plan is not None:
            yield from off_ballots(state, plan, (person,))


def _forgotten(state: State, activity: str, person: str) -> State:
    found = state.at(activity)
    if found is None:
        return state
    return replace(state, activities=state.activities.set(activity, without(*found, (person,))))


def _less(people: Map[str, str], person: str) -> Map[str, str]:
    return people.delete(person) if person in people else people


def _marked(state: State, event: DeviceMarked) -> State:
    if event.activity not in state.activities:
        return state
    marked = state.marked.get(event.activity, frozenset()) | {event.person}
    return replace(_forgotten(state, event.activity, event.person), marked=state.marked.set(event.activity, marked))


def _removed(state: State, event: DeviceRemoved) -> State:
    people: Mapping[str, Any] = event.people
    for activity, person in people.items():
        if not isinstance(person, str):
            continue
        if activity == JOIN:
            state = replace(state, people=_less(state.people, person))
        state = _forgotten(state, activity, person)
        left = state.marked.get(activity, frozenset()) - {person}
        if activity in state.marked:
            marked = state.marked.set(activity, left) if left else state.marked.delete(activity)
            state = replace(state, marked=marked)
    return state


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    MarkDevices: _mark,
    MarkSender: _mark_sender,
    RemoveDevice: _remove,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {DeviceMarked: _marked, DeviceRemoved: _removed}
