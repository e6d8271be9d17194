"""Leaving nothing behind in the files of Redis: its append-only file holds what was destroyed until it is rewritten."""

from __future__ import annotations

import time
from threading import Event, Lock, Thread
from typing import Any

import redis

LONGEST, FOR_LONG = 5.0, 600.0
"""Seconds that whoever opens or closes a store waits for its files; seconds that this takes beside everything else."""

REST = 5
"""How many times as long as a rewrite took the next one waits."""

LOOKING = 0.02

MARK = "redis.call('INCR', KEYS[{}])"
"""How a script says, together with what it destroys, that there is something left in the files."""

_DONE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"


class Erasing:
    """Cleans the files of a server. `key` is where it stands that there is something to clean."""

    def __init__(self, server: redis.Redis, key: str) -> None:
        self.key = key
        self._server = server
        self._done = server.register_script(_DONE)
        self._lock, self._closing = Lock(), Event()
        self._wanted = False
        self._sweeper: Thread | None = None
        self._took = 0.0

    def sweep(self, patience: float = LONGEST, until: Event | None = None) -> None:
        """Rewrites the append-only file if something was destroyed since the last time. When it cannot be done now
        (no right to, disk full, more than `patience` seconds), the mark stays and the next sweep does it."""
        until = until or Event()
        try:
            mark = self._server.get(self.key)
            if mark is None or not self._quiet(patience, until):
                return
            began = time.monotonic()
            self._server.bgrewriteaof()
            if self._quiet(patience, until) and self._files().get("aof_last_bgrewrite_status") == "ok":
                self._done(keys=[self.key], args=[mark])
            self._took = time.monotonic() - began
        except redis.RedisError:
            return

    def sweep_soon(self) -> None:
        """The same for whoever does not wait for it."""
        with self._lock:
            self._wanted = True
            if self._sweeper is None and not self._closing.is_set():
                self._sweeper = Thread(target=self._work, name="erasing", daemon=True)
                self._sweeper.start()

    def close(self) -> None:
        """Nothing goes on beside everything else any more; what can be cleaned at once is."""
        self._closing.set()
        sweeper = self._sweeper
        if sweeper is not None:
            sweeper.join()
        self.sweep()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted or self._closing.is_set():
                    self._sweeper = None
                    return
                self._wanted = False
            self.sweep(FOR_LONG, self._closing)
            # When a whole evening of municipalities is sealed at once, the disk is not for this alone.
            self._closing.wait(REST * self._took)

    def _quiet(self, patience: float, until: Event) -> bool:
        """Whether the server does not rewrite its file, or no longer; false when that lasted too long."""
        end = time.monotonic() + patience
        while (files := self._files())["aof_rewrite_in_progress"] or files["aof_rewrite_scheduled"]:
            if time.monotonic() > end or until.wait(LOOKING):
                return False
        return True

    def _files(self) -> dict[str, Any]:
        found: Any = self._server.info("persistence")
        return dict(found)
