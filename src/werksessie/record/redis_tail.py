"""Hearing what other processes write: one question that waits, for all the logs somebody follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import redis

from werksessie.record.redis_connection import reading
from werksessie.record.redis_record import number


class RedisTail:
    """Waits for what is written to some logs, and for news of any session. `log_of` gives the key of a log."""

    def __init__(self, server: redis.Redis, news: str, log_of: Callable[[str], str]) -> None:
        """Raises `Unreachable`."""
        self._server, self._news, self._log_of = server, news, log_of
        with reading():
            top: Any = server.xrevrange(news, count=1)
        # Never from "$": what is written between two questions would be missed.
        self._heard = top[0][0] if top else "0-0"

    def wait(self, logs: Mapping[str, int], seconds: float) -> tuple[dict[str, int], set[str]]:
        names = {self._log_of(name): name for name in logs}
        since: dict[Any, Any] = {key: f"{logs[name]}-0" for key, name in names.items()}
        with reading():
            # One entry of each is enough to know that it moved; who wants to know more reads the log.
            told: Any = self._server.xread({self._news: self._heard, **since}, count=100, block=int(seconds * 1000))
        moved: dict[str, int] = {}
        news: set[str] = set()
        for key, entries in told or ():
            if key == self._news:
                self._heard = entries[-1][0]
                news = {fields["name"] for _, fields in entries}
            else:
                moved[names[key]] = number(entries[-1][0])
        return moved, news

    def close(self) -> None:
        self._server.close()
