"""The timer: a silent ring on the wall. It says when time to think is over; only one that was told to (`closes`) also
closes the question then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from werksessie.session import state as st
from werksessie.session.commands import Command, Next, Refusal
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.phases import running
from werksessie.session.state import State, Timer

SHORTEST, LONGEST, MINUTE = 10, 3600, 60
TOGETHER: Mapping[str, int] = {"1": 60, "2": 120, "4": 240, "all": 300}
"""1-2-4-Allen, and the seconds of each: think alone, talk in pairs, talk in fours, everybody. A timer without company
has ""."""


@event("timer.started", EVERYONE)
class TimerStarted(Event):
    """A timer of so many seconds runs for this activity until `ends` (ISO 8601); `together` is one of TOGETHER,
    and with `closes` the question closes then, by itself."""

    activity: str
    seconds: int
    ends: str
    together: str = ""
    closes: bool = False


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


@dataclass(frozen=True)
class TalkTogether(Command):
    """Begin 1-2-4-Allen at the open question; Volgende goes on with it."""

    at: str


@dataclass(frozen=True)
class LetTimerClose(Command):
    """The question closes when the time is over, or (with `closes` false) not."""

    closes: bool
    at: str


def onward(state: State, at: str) -> TimerStarted | None:
    """The next part of 1-2-4-Allen at the question of now, or None; at "" it has no end yet."""
    now, timer = state.activities.get(state.current), state.timer
    if now is None or now.stage != st.OPEN or timer is None or timer.activity != state.current:
        return None
    parts = list(TOGETHER)
    if timer.together not in parts[:-1]:
        return None
    part = parts[parts.index(timer.together) + 1]
    return _part(state, part, at)


def due(state: State, at: str) -> Next | None:
    """The step that a timer takes by itself at this moment, when it was told to; else None."""
    now, timer = state.activities.get(state.current), state.timer
    if now is None or now.stage != st.OPEN or timer is None or timer.activity != state.current:
        return None
    over = timer.closes and datetime.fromisoformat(at) >= datetime.fromisoformat(timer.ends)
    return Next(f"close:{state.current}", at) if over and not onward(state, at) else None


def _part(state: State, part: str, at: str) -> TimerStarted:
    return TimerStarted(state.current, TOGETHER[part], _later(at, TOGETHER[part]) if at else "", part)


def _start(state: State, command: StartTimer) -> Sequence[Event]:
    _with_something_to_time(state)
    if not SHORTEST <= command.seconds <= LONGEST or command.together not in ("", *TOGETHER):
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
    return (TimerStarted(state.current, seconds, ends, now.together, now.closes),)


def _together(state: State, command: TalkTogether) -> Sequence[Event]:
    running(state)
    now = state.activities.get(state.current)
    if now is None or now.stage != st.OPEN:
        raise Refusal(409, "Open eerst de vraag. Daarna kan 1-2-4-Allen.")
    if state.timer and state.timer.together:
        raise Refusal(409, "Al gedaan.")
    return (_part(state, "1", command.at),)


def _let_close(state: State, command: LetTimerClose) -> Sequence[Event]:
    _with_something_to_time(state)
    now = state.timer
    if now is None or (command.closes and datetime.fromisoformat(now.ends) <= datetime.fromisoformat(command.at)):
        raise Refusal(409, "Er loopt geen klok. Zet er eerst een.")
    if now.closes == command.closes:
        return ()
    return (TimerStarted(now.activity, now.seconds, now.ends, now.together, command.closes),)


def _stop(state: State, command: StopTimer) -> Sequence[Event]:
    return (TimerStopped(),) if state.timer else ()


def _later(moment: str, seconds: int) -> str:
    return (datetime.fromisoformat(moment) + timedelta(seconds=seconds)).isoformat()


def _started(state: State, event: TimerStarted) -> State:
    return replace(state, timer=Timer(event.activity, event.seconds, event.ends, event.together, event.closes))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    StartTimer: _start,
    AddMinute: _add_minute,
    StopTimer: _stop,
    TalkTogether: _together,
    LetTimerClose: _let_close,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    TimerStarted: _started,
    TimerStopped: lambda state, event: replace(state, timer=None),
}
