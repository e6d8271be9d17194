"""A session in memory: what is committed, who waits, and what other processes wrote to its log meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from werksessie.live.keeping import rewrite
from werksessie.record.promise import Moved, Record
from werksessie.session import state as st
from werksessie.session.codec import decode
from werksessie.session.commands import Command
from werksessie.session.events import EVERYONE, Event, SessionPrepared
from werksessie.session.reducer import apply, fold
from werksessie.session.rules import decide
from werksessie.session.state import State


@dataclass(eq=False)
class Ticket:
    """One command waiting for its turn, and what became of it."""

    command: Command
    settled: bool = False
    events: Sequence[Event] = ()
    trouble: Exception | None = None


@dataclass(eq=False)
class Seat:
    """A session in memory: its record, its committed state, its secret and link tokens, and the commands that wait.
    `tended` is the day on which its answers were last to be destroyed."""

    record: Record
    state: State
    keys: dict[str, str]
    turn: threading.Lock = field(default_factory=threading.Lock)
    waiting: list[Ticket] = field(default_factory=list)
    tended: date | None = None


def decided(state: State, batch: Sequence[Ticket]) -> tuple[State, list[Event]]:
    """The state after these commands, each decided on the one left by the command before it, and what happened."""
    facts: list[Event] = []
    for ticket in batch:
        ticket.events, ticket.trouble = (), None
        try:
            ticket.events = decide(state, ticket.command)
        except Exception as trouble:
            # A fault in one command must not keep the others from being stored.
            ticket.trouble = trouble
            continue
        for event in ticket.events:
            state = apply(state, event, state.seq + 1)
            facts.append(event)
    return state, facts


def caught_up(seat: Seat) -> frozenset[str]:
    """Folds what others wrote to the log into the seat, whose turn it must be; gives the audiences that it touches.
    Raises Damaged or UnknownEvent, and then the seat is as it was."""
    tail = [(seq, decode(data)) for seq, data in seat.record.read(after=seat.state.seq)]
    if not tail:
        return frozenset()
    if _is_anew(seat.state, tail[0]):
        # What is behind a number of the log that is gone, is all of the log that came in its place.
        seat.state = fold(tail)
        return EVERYONE
    seat.state = fold(tail, seat.state)
    return frozenset(audience for _, event in tail for audience in event.TOUCHES)


def rewritten(seat: Seat, events_of: Callable[[State], list[Event]], tell: Callable[[frozenset[str]], None]) -> None:
    """Writes the log of the seat, whose turn it must be, anew with what its state leads to. When others wrote to it
    meanwhile, `tell` hears what that touches and it is decided again. Raises what `events_of` raises, and NotStored."""
    while True:
        try:
            seat.state = rewrite(seat.record, events_of(seat.state), seat.state.seq)
            return
        except Moved:
            tell(caught_up(seat))


def _is_anew(state: State, first: tuple[int, Event]) -> bool:
    seq, event = first
    return state.phase != st.EMPTY and (seq != state.seq + 1 or isinstance(event, SessionPrepared))
