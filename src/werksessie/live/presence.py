"""Who listens right now, and whether a phone found its way before the evening. In memory only: nothing of it enters
the record, and there is nothing in it by which to know a phone again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from werksessie.session.events import PHONE

LATELY = 15.0
"""Seconds that who asks without a socket counts as being there: three times the pause between two questions."""


class Presence:
    """Counts sockets by session and audience; a socket id says nothing about a person. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._where: dict[str, tuple[str, str]] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._asked: dict[tuple[str, str], float] = {}
        self._met: set[str] = set()

    def arrive(self, socket: str, name: str, audience: str = PHONE) -> None:
        """A socket of this audience opened."""
        self._where[socket] = (name, audience)
        self._counts[name, audience] += 1

    def leave(self, socket: str) -> str | None:
        """A socket closed; the session it was counted for, or None."""
        place = self._where.pop(socket, None)
        if place is None:
            return None
        self._counts[place] -= 1
        return place[0]

    def ask(self, name: str, audience: str) -> None:
        """Somebody of this audience asked what is new, which they do again and again when they have no socket."""
        self._asked[name, audience] = self._clock()

    def meet(self, name: str) -> None:
        """A phone reached this session, which stays true when it leaves. The facilitator's own browser is no phone."""
        self._met.add(name)

    def count(self, name: str, audience: str = PHONE) -> int:
        """How many of this audience are connected."""
        return self._counts[name, audience]

    def by_audience(self) -> Counter[str]:
        """How many are connected, of all sessions together."""
        total: Counter[str] = Counter()
        for (_, audience), number in self._counts.items():
            total[audience] += number
        return total

    def here(self, name: str, audience: str) -> bool:
        """Whether anybody of this audience is there, with a socket or without."""
        asked = self._asked.get((name, audience))
        return self.count(name, audience) > 0 or (asked is not None and self._clock() - asked < LATELY)

    def met(self, name: str) -> bool:
        """Whether a phone reached this session since the server started."""
        return name in self._met
