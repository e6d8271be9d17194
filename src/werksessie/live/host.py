"""The one door: every change of a session is asked here, decided on its state, stored, and only then true."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from random import SystemRandom

from werksessie.live.attic import Attic, Changed
from werksessie.live.away import is_away
from werksessie.live.keeping import Keep, keep
from werksessie.live.links import leads
from werksessie.live.seats import Seat, Ticket, caught_up, decided, rewritten
from werksessie.record.promise import Damaged, Moved, NoSuchRecord, NotStored, Record, Shared, Store, Unreachable
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Close, Command, Refusal
from werksessie.session.destroying import destroyed
from werksessie.session.evenings import waits_until
from werksessie.session.events import EVERYONE, Event
from werksessie.session.retention import is_over
from werksessie.session.sealing import Shuffle, distil
from werksessie.session.spoiled import SPOILED
from werksessie.session.state import State
from werksessie.session.timer import due

REOPEN, IDLE = timedelta(minutes=15), timedelta(hours=12)
"""How long a closed evening can be reopened; how long nothing may happen before one is closed by itself."""

BREATH = 0.0005
"""Seconds for which others go first, after each session that is tended."""


class Host(Attic):
    """Holds the sessions of one store. Readers see committed state only. `keep` is how a batch is put in its record,
    `now` the time of the clock that all processes on the store share; `vanished` is told of a session that another
    process deleted or put away, `relinked` of what is kept beside one, before and after another process changed it."""

    keep: Keep = staticmethod(keep)

    def __init__(self, store: Store, changed: Changed = lambda name, audiences: None) -> None:
        super().__init__(store, changed)
        self.troubled: Callable[[str, str], None] = lambda name, trouble: None
        self.relinked: Callable[[str, Mapping[str, str], Mapping[str, str]], None] = lambda name, before, after: None
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def create(self, name: str, command: Command, keys: Mapping[str, str]) -> None:
        """A new session under this name, prepared by `command`; `keys` are its secret and its link tokens.
        Raises Refusal, NotStored or NameTaken."""
        with self._opening:
            # Secrets first: a record without them would be an evening that nobody can enter.
            self.store.secrets.keep(name, keys)
            record = self.store.create(name)
            self._sit(name, Seat(record, State(), dict(keys)))
        self.ask(name, command)

    def state(self, name: str) -> State:
        """The committed state. Raises NoSuchRecord or Damaged."""
        return self._seat(name).state

    def keys(self, name: str) -> Mapping[str, str]:
        """The session's secret (until it is sealed) and its link tokens, by name."""
        return self._seat(name).keys

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

        def sealed(state: State) -> list[Event]:
            if state.phase != st.CLOSED:
                raise Refusal(409, "Al gedaan.")
            return distil(state, at, shuffle)

        with seat.turn:
            # Another process may just have closed it.
            self._tell(name, caught_up(seat))
            rewritten(seat, sealed, partial(self._tell, name))
            self._destroy_secret(name, seat)
        self.changed(name, EVERYONE)

    def prune(self, name: str, now: datetime, shuffle: Shuffle, *, early: bool = False) -> int:
        """Rewrites a sealed log without single answers, and gives how many there were; `early` says that it is by hand.

        Raises Refusal when that cannot be, and NotStored: then the original is whole.
        """
        seat = self._seat(name)

        def pruned(state: State) -> list[Event]:
            return distil(destroyed(state, now.astimezone().date().isoformat(), early), state.sealed_at, shuffle)

        with seat.turn:
            rewritten(seat, pruned, partial(self._tell, name))
        self.changed(name, EVERYONE)
        return seat.state.destroyed

    def tend(self, now: datetime, *, sure: bool = True) -> list[str]:
        """Closes what lies idle, seals what was closed long enough ago, unless a second evening is to come, and
        destroys single answers whose term is over; the sentences for the host's terminal. Where the clock just jumped
        and nobody can be `sure` of the date, only timers are looked at.

        Called when the server starts and every half minute. A damaged record is passed over: the library says so.
        """
        said = self.empty(now) if sure else []
        for name in self.names():
            if self.rests(name, now.date()):
                continue
            try:
                said += self._tend(name, now, sure)
            except (Damaged, NotStored, UnknownEvent, NoSuchRecord) as trouble:
                said.append(str(trouble))
            except Refusal:
                # Another process on this store was first.
                pass
            except TypeError:
                # A file that somebody put in the folder may hold a moment without a zone, which is before no other.
                said.append(f"{name}: {SPOILED}")
            if sure:
                self.rest(name, now.date())
            # Whoever waits for another session would wait until all of them are done.
            time.sleep(BREATH)
        return said

    def _tend(self, name: str, now: datetime, sure: bool) -> list[str]:
        seat = self._look(name)
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

    def followed(self) -> dict[str, int]:
        """How far the sessions at hand are, but for the sealed ones: of those there is news when they change."""
        return {name: seat.state.seq for name, seat in list(self._seats.items()) if seat.state.phase != st.SEALED}

    def catch_up(self, name: str, seq: int) -> None:
        """Another process wrote to the log of this session, which is at `seq` or further. Raises Damaged or
        UnknownEvent."""
        seat = self._seats.get(name)
        if seat is None or seat.state.seq >= seq:
            return
        with seat.turn:
            touched = caught_up(seat)
        self._tell(name, touched)

    def look_again(self, name: str) -> None:
        """Something of this session changed elsewhere: its links, its whole log, or that it is there. Raises Damaged,
        UnknownEvent or NotStored."""
        seat = self._seats.get(name)
        if seat is None:
            return
        try:
            self.store.open(name).close()
        except NoSuchRecord:
            self.let_go(name)
            self.vanished(name)
            return
        with seat.turn:
            before, seat.keys = seat.keys, self.store.secrets.of(name)
            touched = caught_up(seat) | (EVERYONE if leads(before) != leads(seat.keys) else frozenset())
        if is_away(seat.keys):
            self.vanished(name)
            return
        self.relinked(name, before, seat.keys)
        self._tell(name, touched)

    def _settle(self, name: str, seat: Seat) -> None:
        """Decides the waiting commands in order, each on the state left by the one before, and commits them."""
        batch, seat.waiting = seat.waiting, []
        touched: set[str] = set()
        try:
            if is_away(seat.keys):
                raise NoSuchRecord(name)
            while True:
                working, facts = decided(seat.state, batch)
                if self._is_behind(seat, batch, touched):
                    continue
                try:
                    if facts:
                        working = self.keep(seat.record, facts, seat.state, working)
                        self.troubled(name, "")
                except Moved:
                    touched |= caught_up(seat)
                    continue
                seat.state = working
                touched |= {audience for event in facts for audience in event.TOUCHES}
                break
        except (NotStored, Unreachable) as trouble:
            self.troubled(name, str(trouble))
            for ticket in batch:
                ticket.events, ticket.trouble = (), Refusal(503, str(trouble))
        except Exception as trouble:
            for ticket in batch:
                ticket.events, ticket.trouble = (), trouble
        for ticket in batch:
            ticket.settled = True
        self._tell(name, frozenset(touched))

    def _is_behind(self, seat: Seat, batch: Sequence[Ticket], touched: set[str]) -> bool:
        """Whether something was refused on a state that another process has changed since, which it now is not any
        more. What is accepted needs no such look: storing finds out."""
        refused = any(isinstance(ticket.trouble, Refusal) for ticket in batch)
        if not refused or not isinstance(self.store, Shared):
            return False
        before = seat.state.seq
        with suppress(Unreachable):
            touched |= caught_up(seat)
        return seat.state.seq != before
