"""What becomes of whole sessions: other links, put away and put back, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from werksessie.live import away
from werksessie.live.away import PutAway, is_away
from werksessie.live.seats import Seat, Seats, caught_up
from werksessie.record.promise import Damaged, NoSuchRecord, NotStored, Store
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Refusal
from werksessie.session.events import EVERYONE
from werksessie.session.state import State

Changed = Callable[[str, frozenset[str]], None]
"""Told after each commit: the session's name and the audiences whose pieces may have changed."""


class Attic(Seats):
    """The sessions of one store, with those that were put away. `vanished` is told of each that nobody finds any
    more, but for one that is deleted; `destroyed` of each that was put away and is deleted now."""

    def __init__(self, store: Store, changed: Changed) -> None:
        super().__init__(store)
        self.changed = changed
        self.vanished: Callable[[str], None] = lambda name: None
        self.destroyed: Callable[[str], None] = lambda name: None

    def relink(self, name: str, values: Mapping[str, str]) -> None:
        """Other values for the links of this session from now on (see live.links). Raises NotStored."""
        seat = self._seat(name)
        with seat.turn:
            self._keep(name, seat, values)

    def put_away(self, name: str, now: datetime) -> None:
        """Nobody finds this session any more; for a while it can be put back, and then `empty` deletes it. Raises
        NoSuchRecord, NotStored, and Refusal while the evening goes on."""
        seat = self._seat(name)
        with seat.turn:
            # Another process may just have begun it.
            self._tell(name, caught_up(seat))
            if seat.state.phase == st.RUNNING:
                raise Refusal(409, away.RUNS)
            self._keep(name, seat, away.put_away(now))
        self.vanished(name)

    def put_back(self, name: str, now: datetime) -> None:
        """It is there again, links and all. Raises NoSuchRecord, NotStored, and Refusal when it is too late."""
        seat = self._taken(name)
        with seat.turn:
            kept = self.store.secrets.of(name)
            if is_away(kept) and now >= away.until(kept):
                raise Refusal(409, away.TOO_LATE)
            self._keep(name, seat, away.put_back())
        self.changed(name, EVERYONE)

    def all_away(self) -> list[PutAway]:
        """The sessions that were put away, the newest first."""
        names = self.store.secrets.all_by(away.AWAY, away.YES)
        found = [self._away(name) for name in self.store.written() if name in names] if names else []
        return [one for one in found if one is not None]

    def empty(self, now: datetime) -> list[str]:
        """Deletes what was put away long enough ago; the sentences for the host's terminal."""
        said = []
        for one in self.all_away():
            if now >= one.until:
                try:
                    self.delete(one.name)
                    said.append(f"{one.name}: weg.")
                    self.destroyed(one.name)
                except (NoSuchRecord, NotStored, Refusal) as trouble:
                    said.append(str(trouble))
        return said

    def delete(self, name: str) -> None:
        """The session is gone, record and secrets."""
        with self._opening:
            self.let_go(name)
            self.store.delete(name)

    def _keep(self, name: str, seat: Seat, values: Mapping[str, str]) -> None:
        self.store.secrets.keep(name, values)
        seat.keys = {**seat.keys, **values}

    def _away(self, name: str) -> PutAway | None:
        kept = self.store.secrets.of(name)
        if not is_away(kept):
            # Another process just put it back, or deleted it.
            return None
        try:
            state = self._taken(name).state
        except (Damaged, UnknownEvent, NoSuchRecord):
            state = State()
        return PutAway(name, state, away.until(kept))

    def _tell(self, name: str, touched: frozenset[str]) -> None:
        if touched:
            self.changed(name, touched)
