"""Limits that never punish a room behind one address: per phone, per session, and for wrong codes all together."""

from __future__ import annotations

import time
from collections import OrderedDict

from flask import current_app

from werksessie.live.floods import JOINS, Floods

MANY = 500
"""People who come in faster than one by one, after which the facilitator is told."""


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

    def taken(self, key: str) -> float:
        """How many were taken out for this key that did not come back yet."""
        return self.burst - self._left.get(key, (self.burst, 0.0))[0]


def buckets() -> dict[str, Bucket]:
    """The limits of one app: a phone's answers in one activity, a session's new people, those of them whose phone
    holds no token, and everybody's wrong codes."""
    return {
        "answers": Bucket(burst=400, a_second=2),
        "joins": Bucket(burst=3_000, a_second=2),
        "strangers": Bucket(burst=100, a_second=0.1),
        "codes": Bucket(burst=60, a_second=1),
    }


def too_fast(person: str) -> bool:
    """Whether this phone sends more answers to one activity than a person can."""
    return bool(_limits()["answers"].empty(person))


def wrong_code() -> bool:
    """Notes a wrong code; whether there were too many from anybody."""
    return bool(_limits()["codes"].empty(""))


def turned_away(name: str, held: str) -> int:
    """The status for one more who wants to come in at this session: 0 when they may; 303 when they get a token first,
    from the page, and can then come in; 429 when later. `held` is the token of their phone."""
    if not held and _limits()["strangers"].empty(name):
        floods().note(name, JOINS)
        return 303
    joins = _limits()["joins"]
    full = joins.empty(name)
    if full or joins.taken(name) > MANY:
        floods().note(name, JOINS)
    return 429 if full else 0


def floods() -> Floods:
    """What this app's facilitators are told."""
    told: Floods = current_app.extensions["floods"]
    return told


def _limits() -> dict[str, Bucket]:
    limits: dict[str, Bucket] = current_app.extensions["limits"]
    return limits
