"""The door of the evening: who may still come in, and under which code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.session import state as st
from werksessie.session.commands import Command, Join, Refusal
from werksessie.session.events import EVERYONE, ROOM, Event, PersonJoined, event
from werksessie.session.phases import running
from werksessie.session.state import State

CODE = re.compile(r"[1-9]{6}")
GROUPS = ("", "community", "professional", "municipality")


@event("joining.locked", ROOM)
class JoiningLocked(Event):
    """Nobody new comes in any more (or, with `locked` false, they do again). Who takes part goes on."""

    locked: bool


@event("code.changed", EVERYONE)
class CodeChanged(Event):
    """The session has another code: the old one lets nobody in any more."""

    code: str


@dataclass(frozen=True)
class LockJoining(Command):
    """Let nobody new in, or let them in again."""

    locked: bool


@dataclass(frozen=True)
class ChangeCode(Command):
    """Another code, drawn by whoever asks; that it is free is theirs to know."""

    code: str


def group_of(state: State, group: str) -> str:
    """The hat somebody says they wear, when this session asks for it."""
    return group if state.details.groups and group in GROUPS else ""


def _join(state: State, command: Join) -> Sequence[Event]:
    running(state)
    if command.person in state.people or command.person in state.tables:
        return ()
    if state.locked:
        raise Refusal(409, "Er kan niemand meer bij. Vraag het aan de begeleider.")
    return (PersonJoined(command.person, group_of(state, command.group)),)


def _lock(state: State, command: LockJoining) -> Sequence[Event]:
    running(state)
    return () if state.locked == command.locked else (JoiningLocked(command.locked),)


def _change_code(state: State, command: ChangeCode) -> Sequence[Event]:
    if state.phase != st.PREPARED:
        running(state)
    if not CODE.fullmatch(command.code):
        raise Refusal(422, "Een code heeft zes cijfers, zonder nul.")
    return () if state.code == command.code else (CodeChanged(command.code),)


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {
    Join: _join,
    LockJoining: _lock,
    ChangeCode: _change_code,
}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    JoiningLocked: lambda state, event: replace(state, locked=event.locked),
    CodeChanged: lambda state, event: replace(state, code=event.code, former=(*state.former, state.code)),
}
