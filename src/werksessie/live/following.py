"""Following what other processes write to the same store, so that this one shows it to who listens here."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

from werksessie.live.host import Host
from werksessie.live.rooms import room_name
from werksessie.record.promise import Damaged, NoSuchRecord, NotStored, Shared, Tail, Unreachable
from werksessie.session.codec import UnknownEvent
from werksessie.session.events import CONSOLE, WALL
from werksessie.session.state import RUNNING
from werksessie.web.pairing import own_room, paired

LONGEST = 0.25
"""Seconds that one question waits: a session that came to hand meanwhile is in the next."""

BREATH = 0.02
"""Seconds between two questions: a room that votes is not one question for each vote."""

A_MOMENT = 0.5
"""Seconds before a store that cannot be reached is tried again."""

LOOKING = 10.0
"""Seconds between two looks at the clock that all processes share, and at whether the store still keeps everything."""


class Following:
    """What this process hears of the others. `sleep` waits so many seconds."""

    def __init__(self, host: Host, store: Shared, sleep: Callable[[float], object] = time.sleep) -> None:
        self._host, self._store, self._sleep = host, store, sleep
        self._said: set[str] = set()

    def forever(self) -> None:
        """Follows the store until this is stopped from outside, also when it cannot be reached for a while."""
        while True:
            try:
                self._follow()
            except Unreachable as trouble:
                self._lost(str(trouble))
                self._sleep(A_MOMENT)

    def set_clock(self) -> None:
        """Gives the host the time of the clock that all processes share. Raises Unreachable."""
        self._host.now = shared_clock(self._store.drift())

    def _follow(self) -> None:
        tail = self._store.tail()
        try:
            self._store.check()
            for name in self._host.at_hand():
                self._one(name, self._host.look_again)
            self._found()
            looked = float("-inf")
            while True:
                if time.monotonic() - looked > LOOKING:
                    looked = time.monotonic()
                    self._store.check()
                    self.set_clock()
                self.round(tail)
                self._sleep(BREATH)
        finally:
            tail.close()

    def round(self, tail: Tail, seconds: float = LONGEST) -> None:
        """One question, and what follows from the answer. Raises Unreachable."""
        moved, news = tail.wait(self._host.followed(), seconds)
        for name in news:
            self._one(name, self._host.look_again)
        for name, seq in moved.items():
            self._one(name, partial(self._host.catch_up, seq=seq))

    def _one(self, name: str, look: Callable[[str], None]) -> None:
        try:
            look(name)
        except Unreachable:
            raise
        except (Damaged, UnknownEvent, NoSuchRecord, NotStored):
            # Whoever asks for it opens it anew, and is told what is wrong with it.
            self._host.let_go(name)

    def _lost(self, sentence: str) -> None:
        for name in self._host.at_hand():
            if self._host.state(name).phase == RUNNING:
                self._said.add(name)
                self._host.troubled(name, sentence)

    def _found(self) -> None:
        while self._said:
            self._host.troubled(self._said.pop(), "")


def closed_rooms(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The Socket.IO rooms of who came in by a link that another process replaced, or with a phone that it sent away;
    `before` and `after` are what the session keeps."""
    replaced = [room_name(name, link, "nl") for link in (WALL, CONSOLE) if before.get(link) != after.get(link)]
    gone = set(paired(before)) - set(paired(after))
    return replaced + [own_room(name, phone) for phone in sorted(gone)]


def shared_clock(drift: float) -> Callable[[], datetime]:
    """The time of a clock that is so many seconds ahead of ours."""
    ahead = timedelta(seconds=drift)
    return lambda: datetime.now(UTC) + ahead
