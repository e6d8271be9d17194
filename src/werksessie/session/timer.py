"""The timer: a silent ring on the wall. It says when time to think is over and never closes a question itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.phases import running
from werksessie.session.state import State, Timer

SHORTEST, LONGEST, MINUTE = 10, 3600, 60
TOGETHER = ("", "1", "2", "4", "all")
"""1-2-4-Allen: think alone, talk in pairs, talk in fours, everybody. "" is a timer without company."""


@event("timer.started", EVERYONE)
class TimerStarted(Event):
    """A timer of so many seconds runs for this activity until `ends` (ISO 8601); `together` is one of TOGETHER."""

    activity: str
    seconds: int
    ends: str
    together: str = ""


@event("timer.stopped", EVERYONE)
class TimerStopped(Event):
    """No timer any more."""


@dataclass(frozen=True)
class StartTimer(Command):
    """Start a timer, or another one instead."""

    seconds: int
    at: str
    together: str = ""


@dataclass(frozen=True)
class AddMinute(Command):
    """One minute more, from now when it was over already."""

    at: str


@dataclass(frozen=True)
class StopTimer(Command):
    """Take the timer away."""


def _start(state: State, command: StartTimer) -> Sequence[Event]:
    _with_something_to_time(state)
    if not SHORTEST <= command.seconds <= LONGEST or command.together not in TOGETHER:
        raise Refusal(422, "Kies een tijd van 10 seconden tot een uur.")
    return (TimerStarted(state.current, command.seconds, _later(command.at, command.seconds), command.together),)


def _with_something_to_time(state: State) -> None:
    running(state)
    now = state.activities.get(state.current)
    if now is None or now.stage not in (st.INTRO, st.OPEN):
        raise Refusal(409, "De klok loopt alleen bij een vraag of een pauze.")


def _add_minute(state: State, command: AddMinute) -> Sequence[Event]:
    _with_something_to_time(state)
    now = state.timer
    if now is None:
        return _start(state, StartTimer(MINUTE, command.at))
    ends = _later(max(now.ends, command.at, key=datetime.fromisoformat), MINUTE)
    seconds = min(now.seconds + MINUTE, LONGEST)
    return (TimerStarted(state.current, seconds, ends, now.together),)


def _stop(state: State, command: StopTimer) -> Sequence[Event]:
    return (TimerStopped(),) if state.timer else ()


def _later(moment: str, seconds: int) -> str:
    return (datetime.fromisoformat(moment) + timedelta(seconds=seconds)).isoformat()


def _started(state: State, event: TimerStarted) -> State:
    return replace(state, timer=Timer(event.activity, event.seconds, event.ends, event.together))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    StartTimer: _start,
    AddMinute: _add_minute,
    StopTimer: _stop,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    TimerStarted: _started,
    TimerStopped: lambda state, event: replace(state, timer=None),
}
