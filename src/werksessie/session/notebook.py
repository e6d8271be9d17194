"""What the facilitator writes down beside the answers: what the room said, and what is parked for later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.session.commands import Command, Refusal
from werksessie.session.events import DESK, Event, event
from werksessie.session.phases import activity_of, begun, running
from werksessie.session.sorts import NOTE, PARKED
from werksessie.session.state import State

NOTE_LENGTH, PARKED_LENGTH, PARKED_AT_MOST = 1000, 140, 50


@event("note.written", DESK, words={"text": NOTE})
class NoteWritten(Event):
    """What the room said about an activity, in the facilitator's words; "" takes it away."""

    activity: str
    text: str


@event("parking.added", words={"text": PARKED})
class ThingParked(Event):
    """Something for later was written on the parking lot."""

    thing: str
    text: str


@event("parking.removed")
class ThingUnparked(Event):
    """It was dealt with."""

    thing: str


@event("parking.shown")
class ParkingShown(Event):
    """The parking lot is on the wall (or, with `shown` false, what belongs there again)."""

    shown: bool


@dataclass(frozen=True)
class WriteNote(Command):
    """Save the note of this activity; `was` is what stood there when writing began."""

    activity: str
    text: str
    was: str = ""


@dataclass(frozen=True)
class Park(Command):
    """Put something on the parking lot, under the random id `fresh`."""

    text: str
    fresh: str


@dataclass(frozen=True)
class Unpark(Command):
    """Take it off."""

    thing: str


@dataclass(frozen=True)
class ShowParking(Command):
    """The parking lot on the wall, or what belongs there again."""

    shown: bool


def _write(state: State, command: WriteNote) -> Sequence[Event]:
    begun(state)
    activity_of(state, command.activity)
    now, text = state.notes.get(command.activity, ""), command.text.replace("\r\n", "\n").strip()
    if len(text) > NOTE_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=NOTE_LENGTH)
    if text == now:
        return ()
    if now != command.was.replace("\r\n", "\n").strip():
        raise Refusal(409, "Iemand anders schreef hier ook. Er staat nu: '{now}'", now=now)
    return (NoteWritten(command.activity, text),)


def _park(state: State, command: Park) -> Sequence[Event]:
    begun(state)
    text = " ".join(command.text.split())
    if not text:
        raise Refusal(422, "Schrijf eerst iets op.")
    if len(text) > PARKED_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=PARKED_LENGTH)
    if text in state.parked.values():
        return ()
    if len(state.parked) >= PARKED_AT_MOST:
        raise Refusal(409, "De parkeerplaats is vol. Haal er eerst iets af.")
    return (ThingParked(command.fresh, text),)


def _unpark(state: State, command: Unpark) -> Sequence[Event]:
    begun(state)
    return (ThingUnparked(command.thing),) if command.thing in state.parked else ()


def _show(state: State, command: ShowParking) -> Sequence[Event]:
    running(state)
    if command.shown and not state.parked:
        raise Refusal(409, "Er staat nog niets op de parkeerplaats.")
    return () if state.parking_shown == command.shown else (ParkingShown(command.shown),)


def _noted(state: State, event: NoteWritten) -> State:
    without = state.notes.delete(event.activity) if event.activity in state.notes else state.notes
    return replace(state, notes=without.set(event.activity, event.text) if event.text else without)


def _unparked(state: State, event: ThingUnparked) -> State:
    return replace(state, parked=state.parked.delete(event.thing)) if event.thing in state.parked else state


def distil(state: State) -> Sequence[Event]:
    """What remains of it in a sealed record: all, in the order of names and random ids."""
    notes = [NoteWritten(activity, text) for activity, text in sorted(state.notes.items())]
    return (*notes, *(ThingParked(thing, text) for thing, text in sorted(state.parked.items())))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    WriteNote: _write,
    Park: _park,
    Unpark: _unpark,
    ShowParking: _show,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    NoteWritten: _noted,
    ThingParked: lambda state, event: replace(state, parked=state.parked.set(event.thing, event.text)),
    ThingUnparked: _unparked,
    ParkingShown: lambda state, event: replace(state, parking_shown=event.shown),
}
