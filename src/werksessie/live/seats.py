"""The sessions in memory: what is committed, who waits, and what other processes wrote to their logs meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from werksessie.live.away import AWAY, YES, is_away
from werksessie.live.keeping import complete, folded, rewrite
from werksessie.live.links import KEPT, fresh_keys
from werksessie.record.promise import Moved, NoSuchRecord, NotStored, Record, Store
from werksessie.session import state as st
from werksessie.session.codec import decode
from werksessie.session.commands import Command
from werksessie.session.events import EVERYONE, Event, SessionPrepared
from werksessie.session.reducer import apply, fold
from werksessie.session.rules import decide
from werksessie.session.state import State

AT_HAND = 50
"""Sealed sessions that stay in memory: a page with all of them reads no more than it must."""

A_WHILE, A_DAY = 60.0, 86_400.0
"""Seconds after which one that was looked at may go when there are more than that, and after which it goes anyhow."""


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
    `tended` is the day on which its answers were last to be destroyed, `used` when somebody last asked for it (on the
    clock that is never set)."""

    record: Record
    state: State
    keys: dict[str, str]
    turn: threading.Lock = field(default_factory=threading.Lock)
    waiting: list[Ticket] = field(default_factory=list)
    tended: date | None = None
    used: float = float("-inf")


class Seats:
    """The sessions of one store that are at hand in this process. Live ones stay; of the sealed ones only those that
    somebody looked at lately. `opened` is told of each that was read, with when it was written."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.opened: Callable[[str, State, float], None] = lambda name, state, written: None
        self._seats: dict[str, Seat] = {}
        self._resting: dict[str, date] = {}
        self._opening = threading.RLock()

    def names(self) -> list[str]:
        """Every session there is, the newest first."""
        return list(self.written())

    def written(self) -> dict[str, float]:
        """The same, each with when its log was last written (see Record.changed_at)."""
        away = self.store.secrets.all_by(AWAY, YES)
        return {name: when for name, when in self.store.written().items() if name not in away}

    def at_hand(self) -> list[str]:
        """The sessions that are in memory already."""
        return [name for name, seat in list(self._seats.items()) if not is_away(seat.keys)]

    def is_over(self, name: str) -> bool:
        """Whether this session is known to be sealed, without reading it for that."""
        seat = self._seats.get(name)
        return name in self._resting if seat is None else seat.state.phase == st.SEALED

    def rests(self, name: str, today: date) -> bool:
        """Whether it is not at hand, and there is nothing to be done for it before tomorrow."""
        return name not in self._seats and self._resting.get(name) == today

    def rest(self, name: str, today: date) -> None:
        """Lets go of it when it is sealed and nobody asked for it lately, or for too many others since."""
        seat = self._seats.get(name)
        if seat is None or seat.state.phase != st.SEALED or seat.waiting or seat.turn.locked():
            return
        idle = time.monotonic() - seat.used
        sealed = [one.used for one in list(self._seats.values()) if one.state.phase == st.SEALED]
        crowded = sum(used > seat.used for used in sealed) >= AT_HAND
        if idle > A_DAY or (idle > A_WHILE and crowded) or seat.used == float("-inf"):
            self.let_go(name)
            self._resting[name] = today

    def let_go(self, name: str) -> None:
        """This session is no longer at hand; whoever asks for it opens it anew."""
        with self._opening:
            self._resting.pop(name, None)
            seat = self._seats.pop(name, None)
            if seat is not None:
                seat.record.close()

    def close(self) -> None:
        """Closes every record."""
        with self._opening:
            for seat in self._seats.values():
                seat.record.close()
            self._seats.clear()

    def glance(self, name: str) -> State:
        """The committed state, for whoever looks once: a session does not come to hand by it. Raises NoSuchRecord,
        Damaged or UnknownEvent."""
        with self._opening:
            seat = self._seats.get(name)
            if seat is None:
                seat = self._fresh(name)
                seat.record.close()
            return seat.state

    def state_at_hand(self, name: str) -> State | None:
        """The committed state of a session that is in memory; None when it is not."""
        seat = self._seats.get(name)
        return None if seat is None else seat.state

    def _seat(self, name: str) -> Seat:
        """The session, for somebody. Raises NoSuchRecord or Damaged."""
        seat = self._look(name)
        seat.used = time.monotonic()
        return seat

    def _look(self, name: str) -> Seat:
        """The same for whoever only looks after it."""
        seat = self._taken(name)
        if is_away(seat.keys):
            if is_away(self.store.secrets.of(name)):
                raise NoSuchRecord(name)
            # Another process put it back, and we were not told.
            self.let_go(name)
            seat = self._taken(name)
        return seat

    def _taken(self, name: str) -> Seat:
        """The same, also when it was put away."""
        seat = self._seats.get(name)
        if seat is not None:
            return seat
        with self._opening:
            if name not in self._seats:
                self._sit(name, self._fresh(name))
            return self._seats[name]

    def _fresh(self, name: str) -> Seat:
        record = self.store.open(name)
        try:
            written = record.changed_at()
            state = folded(record.read())
            if complete(record, state):
                written = record.changed_at()
            seat = Seat(record, state, self._keys_of(name, state))
        except BaseException:
            record.close()
            raise
        self.opened(name, state, written)
        return seat

    def _sit(self, name: str, seat: Seat) -> None:
        self._resting.pop(name, None)
        self._seats[name] = seat

    def _keys_of(self, name: str, state: State) -> dict[str, str]:
        """What is kept for this session. A record that came without (out of a backup, from another laptop) gets fresh
        links and, unless it is sealed, a fresh secret: phones that were in it join again."""
        if state.phase == st.SEALED:
            # A server that was killed while it sealed may have left them.
            with suppress(NotStored):
                self._forget_all_but_links(name)
        keys = self.store.secrets.of(name)
        if keys or state.phase == st.EMPTY:
            return keys
        made = fresh_keys()
        if state.phase == st.SEALED:
            del made["secret"]
        self.store.secrets.keep(name, made)
        return made

    def _destroy_secret(self, name: str, seat: Seat) -> None:
        self._forget_all_but_links(name)
        seat.keys = {key: value for key, value in seat.keys.items() if key in KEPT}

    def _forget_all_but_links(self, name: str) -> None:
        """Of a sealed evening the links stay: its secret goes, and what a paired phone is known by."""
        rest = self.store.secrets.of(name).keys() - KEPT
        if rest:
            self.store.secrets.forget(name, *rest)


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
