"""A pause at any moment: the question waits, and everybody sees until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from werksessie.session.commands import Command, Refusal
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.phases import running
from werksessie.session.state import State

LONGEST = 60


@event("pause.begun", EVERYONE)
class PauseBegun(Event):
    """The room has a break until this moment (ISO 8601); what stood open stays open."""

    until: str


@event("pause.ended", EVERYONE)
class PauseEnded(Event):
    """The room goes on where it was."""


@dataclass(frozen=True)
class BeginPause(Command):
    """So many minutes of pause, from `at`; another number during a pause counts from then."""

    minutes: int
    at: str


@dataclass(frozen=True)
class EndPause(Command):
    """Go on."""


def _begin(state: State, command: BeginPause) -> Sequence[Event]:
    running(state)
    if not 1 <= command.minutes <= LONGEST:
        raise Refusal(422, "Kies een pauze van 1 tot 60 minuten.")
    over = datetime.fromisoformat(command.at) + timedelta(minutes=command.minutes)
    return (PauseBegun(over.isoformat()),)


def _end(state: State, command: EndPause) -> Sequence[Event]:
    return (PauseEnded(),) if state.pause else ()


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {BeginPause: _begin, EndPause: _end}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    PauseBegun: lambda state, event: replace(state, pause=event.until, timer=None, black=False, parking_shown=False),
    PauseEnded: lambda state, event: replace(state, pause=""),
}
