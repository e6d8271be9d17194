"""The one door: every change of a session is asked here, decided on its state, stored, and only then true."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import SystemRandom

from werksessie.live.keeping import complete, folded, rewrite, store
from werksessie.live.links import KEPT, fresh_keys
from werksessie.record.promise import Damaged, Moved, NoSuchRecord, NotStored, Record, Store
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent, decode
from werksessie.session.commands import Close, Command, Refusal
from werksessie.session.destroying import destroyed
from werksessie.session.evenings import waits_until
from werksessie.session.events import EVERYONE, Event
from werksessie.session.reducer import apply, fold
from werksessie.session.retention import is_over
from werksessie.session.rules import decide
from werksessie.session.sealing import Shuffle, distil
from werksessie.session.state import State
from werksessie.session.timer import due

REOPEN, IDLE = timedelta(minutes=15), timedelta(hours=12)
"""How long a closed evening can be reopened; how long nothing may happen before one is closed by itself."""

Changed = Callable[[str, frozenset[str]], None]
"""Told after each commit: the session's name and the audiences whose pieces may have changed."""


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


class Host:
    """Holds the sessions of one store. Readers see committed state only."""

    def __init__(self, store: Store, changed: Changed = lambda name, audiences: None) -> None:
        self.store = store
        self.changed = changed
        self.troubled: Callable[[str, str], None] = lambda name, trouble: None
        self.by_code: dict[str, str] = {}
        """Where a code led the last time: to look there first."""
        self._seats: dict[str, Seat] = {}
        self._opening = threading.RLock()

    def create(self, name: str, command: Command, keys: Mapping[str, str]) -> None:
        """A new session under this name, prepared by `command`; `keys` are its secret and its link tokens.
        Raises Refusal, NotStored or NameTaken."""
        with self._opening:
            # Secrets first: a record without them would be an evening that nobody can enter.
            self.store.secrets.keep(name, keys)
            record = self.store.create(name)
            self._seats[name] = Seat(record, State(), dict(keys))
        self.ask(name, command)

    def names(self) -> list[str]:
        """Every session there is, the newest first."""
        return self.store.names()

    def at_hand(self) -> list[str]:
        """The sessions that are in memory already."""
        return list(self._seats)

    def state(self, name: str) -> State:
        """The committed state. Raises NoSuchRecord or Damaged."""
        return self._seat(name).state

    def keys(self, name: str) -> Mapping[str, str]:
        """The session's secret (until it is sealed) and its link tokens, by name."""
        return self._seat(name).keys

    def relink(self, name: str, values: Mapping[str, str]) -> None:
        """Other values for the links of this session from now on (see live.links). Raises NotStored."""
        seat = self._seat(name)
        with seat.turn:
            self.store.secrets.keep(name, values)
            seat.keys = {**seat.keys, **values}

    def record(self, name: str) -> Record:
        """The log of this session, for whoever only reads."""
        return self._seat(name).record

    def ask(self, name: str, command: Command) -> Sequence[Event]:
        """What the command led to, once it is durable. Raises Refusal with a plain Dutch sentence.

        Group commit: whoever holds the turn settles every command that waits at that moment in one transaction;
        the others find theirs settled when their turn comes.
        """
        seat = self._seat(name)
        ticket = Ticket(command)
        seat.waiting.append(ticket)
        with seat.turn:
            if not ticket.settled:
                self._settle(name, seat)
        if ticket.trouble is not None:
            raise ticket.trouble
        return ticket.events

    def seal(self, name: str, at: str, shuffle: Shuffle) -> None:
        """Rewrites the log of a closed session without anything that leads to a phone and destroys its secret.

        Raises NotStored, and then the original is whole and the secret still there; Refusal when it is not closed.
        """
        seat = self._seat(name)
        with seat.turn:
            if seat.state.phase != st.CLOSED:
                raise Refusal(409, "Al gedaan.")
            seat.state = rewrite(seat.record, distil(seat.state, at, shuffle), seat.state.seq)
            self._destroy_secret(name, seat)
        self.changed(name, EVERYONE)

    def prune(self, name: str, now: datetime, shuffle: Shuffle, *, early: bool = False) -> int:
        """Rewrites a sealed log without single answers, and gives how many there were; `early` says that it is by hand.

        Raises Refusal when that cannot be, and NotStored: then the original is whole.
        """
        seat = self._seat(name)
        with seat.turn:
            gone = destroyed(seat.state, now.astimezone().date().isoformat(), early)
            events = distil(gone, seat.state.sealed_at, shuffle)
            seat.state = rewrite(seat.record, events, seat.state.seq)
        self.changed(name, EVERYONE)
        return seat.state.destroyed

    def tend(self, now: datetime, *, sure: bool = True) -> list[str]:
        """Closes what lies idle, seals what was closed long enough ago, unless a second evening is to come, and
        destroys single answers whose term is over; the sentences for the host's terminal. Where the clock just jumped
        and nobody can be `sure` of the date, only timers are looked at.

        Called when the server starts and every half minute. A damaged record is passed over: the library says so.
        """
        said = []
        for name in self.names():
            try:
                said += self._tend(name, now, sure)
            except (Damaged, NotStored, UnknownEvent, NoSuchRecord) as trouble:
                said.append(str(trouble))
        return said

    def _tend(self, name: str, now: datetime, sure: bool) -> list[str]:
        seat = self._seat(name)
        step = due(seat.state, now.isoformat())
        if step is not None:
            # A console does it sooner, if one is open.
            with suppress(Refusal):
                self.ask(name, step)
        if not sure:
            return []
        if seat.state.phase == st.RUNNING and now.timestamp() - seat.record.changed_at() > IDLE.total_seconds():
            self.ask(name, Close(now.isoformat()))
            return [f"{name}: 12 uur stil, dus afgesloten."]
        waits = waits_until(seat.state)
        if waits is not None and now < waits:
            return []
        if seat.state.phase == st.CLOSED and now - datetime.fromisoformat(seat.state.closed_at) >= REOPEN:
            self.seal(name, now.isoformat(), SystemRandom().shuffle)
            return [f"{name}: verzegeld."]
        if seat.state.phase == st.SEALED and "secret" in seat.keys:
            # A crash between the rewritten log and the destroyed secret.
            self._destroy_secret(name, seat)
        if is_over(seat.state, now) and seat.tended != now.date():
            # What goes wrong, such as a full disk, is tried again tomorrow.
            seat.tended = now.date()
            number = self.prune(name, now, SystemRandom().shuffle)
            return [f"{name}: {number} losse antwoorden gewist, na {seat.state.details.retention_days} dagen."]
        return []

    def _destroy_secret(self, name: str, seat: Seat) -> None:
        self._forget_all_but_links(name)
        seat.keys = {key: value for key, value in seat.keys.items() if key in KEPT}

    def _forget_all_but_links(self, name: str) -> None:
        """Of a sealed evening the links stay: its secret goes, and what a paired phone is known by."""
        rest = self.store.secrets.of(name).keys() - KEPT
        if rest:
            self.store.secrets.forget(name, *rest)

    def delete(self, name: str) -> None:
        """The session is gone, record and secrets."""
        with self._opening:
            seat = self._seats.pop(name, None)
            if seat is not None:
                seat.record.close()
            self.store.delete(name)

    def close(self) -> None:
        """Closes every record."""
        with self._opening:
            for seat in self._seats.values():
                seat.record.close()
            self._seats.clear()

    def _seat(self, name: str) -> Seat:
        seat = self._seats.get(name)
        if seat is not None:
            return seat
        with self._opening:
            if name not in self._seats:
                record = self.store.open(name)
                state = folded(record.read())
                complete(record, state)
                self._seats[name] = Seat(record, state, self._keys_of(name, state))
            return self._seats[name]

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

    def _settle(self, name: str, seat: Seat) -> None:
        """Decides the waiting commands in order, each on the state left by the one before, and commits them."""
        batch, seat.waiting = seat.waiting, []
        touched: set[str] = set()
        try:
            while True:
                working, facts = _decided(seat.state, batch)
                try:
                    if facts:
                        working = store(seat.record, facts, seat.state, working)
                        self.troubled(name, "")
                except Moved:
                    tail = seat.record.read(after=seat.state.seq)
                    seat.state = fold(((seq, decode(data)) for seq, data in tail), seat.state)
                    continue
                seat.state = working
                touched = {audience for event in facts for audience in event.TOUCHES}
                break
        except NotStored as trouble:
            self.troubled(name, str(trouble))
            for ticket in batch:
                ticket.events, ticket.trouble = (), Refusal(503, str(trouble))
        except Exception as trouble:
            for ticket in batch:
                ticket.events, ticket.trouble = (), trouble
        for ticket in batch:
            ticket.settled = True
        if touched:
            self.changed(name, frozenset(touched))


def _decided(state: State, batch: Sequence[Ticket]) -> tuple[State, list[Event]]:
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
