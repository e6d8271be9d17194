"""Processes on one store, as far as a test needs them: a host each, and what it would push."""

from __future__ import annotations

import fakeredis

from werksessie.live.following import Following
from werksessie.live.host import Host
from werksessie.record.promise import Tail
from werksessie.record.redis_streams import RedisStore


class Node:
    """A process: a host on a store of its own, on the same server. `told` is what it would push."""

    def __init__(self, server: fakeredis.FakeServer) -> None:
        self.store = RedisStore(fakeredis.FakeRedis(server=server, decode_responses=True, version=(7, 0)), "w:")
        self.host = Host(self.store)
        self.told: list[tuple[str, frozenset[str]]] = []
        self.gone: list[str] = []
        self.host.changed = lambda name, audiences: self.told.append((name, audiences))
        self.host.vanished = self.gone.append
        self.tail: Tail = self.store.tail()

    def hear(self) -> None:
        """Until there is nothing more to hear."""
        following = Following(self.host, self.store)
        for _ in range(3):
            following.round(self.tail, 0.001)
