"""Limits that never punish a room behind one address: per phone, and for wrong codes all together."""

from __future__ import annotations

import time
from collections import OrderedDict

from flask import current_app


class Bucket:
    """So many at once and so many a second after that, for each key; keys that were quiet are forgotten."""

    def __init__(self, burst: float, a_second: float, most_keys: int = 20_000) -> None:
        self.burst, self.a_second, self.most_keys = burst, a_second, most_keys
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def empty(self, key: str) -> bool:
        """Takes one out for this key; whether there was none left."""
        now = time.monotonic()
        left, then = self._left.pop(key, (self.burst, now))
        left = min(self.burst, left + (now - then) * self.a_second)
        self._left[key] = (max(0.0, left - 1), now)
        if len(self._left) > self.most_keys:
            self._left.popitem(last=False)
        return left < 1


def buckets() -> dict[str, Bucket]:
    """The limits of one app: a phone's answers in one activity, and everybody's wrong codes."""
    return {"answers": Bucket(burst=400, a_second=10), "codes": Bucket(burst=60, a_second=1)}


def too_fast(person: str) -> bool:
    """Whether this phone sends more answers to one activity than a person can."""
    return bool(current_app.extensions["limits"]["answers"].empty(person))


def wrong_code() -> bool:
    """Notes a wrong code; whether there were too many from anybody."""
    return bool(current_app.extensions["limits"]["codes"].empty(""))
