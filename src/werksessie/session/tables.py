"""A phone that a whole table shares: it sends what they wrote together, and votes for nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.session.commands import Command, Refusal
from werksessie.session.events import ROOM, Event, event
from werksessie.session.phases import running
from werksessie.session.state import State

MOST = 12
CARDS_ONLY = "Een tafeltelefoon stuurt kaarten. Kies zelf met je eigen telefoon of op papier."


@event("table.joined", ROOM)
class TableJoined(Event):
    """A table takes part with one phone; `person` is its pseudonym for joining, and no person."""

    person: str
    table: int


@dataclass(frozen=True)
class JoinTable(Command):
    """Take part as the table with this number, 1 to MOST."""

    person: str
    table: int


def _join(state: State, command: JoinTable) -> Sequence[Event]:
    running(state)
    if not 1 <= command.table <= MOST:
        raise Refusal(422, "Kies het nummer van je tafel.")
    if command.person in state.tables or command.person in state.people:
        return ()
    if state.locked:
        raise Refusal(409, "Er kan niemand meer bij. Vraag het aan de begeleider.")
    return (TableJoined(command.person, command.table),)


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {JoinTable: _join}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    TableJoined: lambda state, event: replace(state, tables=state.tables.set(event.person, event.table)),
}
