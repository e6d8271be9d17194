"""The way to a Redis (or Valkey) server: its address, what it must promise, and what its refusals mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from werksessie.record.promise import NotStored, Unreachable
from werksessie.record.redis_address import OURS

PATIENCE, KNOCKING = 5.0, 2.0
"""Seconds that an answer may take; seconds that a connection may take."""

CONNECTIONS, IN_LINE = 32, 20.0
"""How many connections one process has at most, and seconds that whoever finds them all in use waits for one."""

NEEDED = {
    "appendonly": "yes",
    "appendfsync": "always",
    "no-appendfsync-on-rewrite": "no",
    "save": "",
    "maxmemory-policy": "noeviction",
}
"""Without the first three what was acknowledged can be lost in a power cut; a snapshot of `save` keeps what was
destroyed; any other policy throws sessions away when the memory is full."""

_GONE = "De opslag is nu niet bereikbaar."
_WHY: tuple[tuple[type[Exception] | str, str], ...] = (
    (redis.exceptions.AuthenticationError, "De opslag neemt het wachtwoord niet aan."),
    (redis.exceptions.NoPermissionError, "De opslag geeft ons te weinig rechten."),
    (redis.exceptions.BusyLoadingError, "De opslag start net op."),
    (redis.exceptions.OutOfMemoryError, "Het geheugen van de opslag is vol. Maak ruimte vrij."),
    ("MISCONF", "De opslag kan niet op haar schijf schrijven. Maak daar ruimte vrij."),
    (redis.exceptions.ReadOnlyError, "De opslag neemt nu niets aan."),
    (redis.exceptions.TimeoutError, "De opslag antwoordt niet op tijd."),
    (redis.exceptions.ConnectionError, _GONE),
)


class StoreUnusable(Exception):
    """Sessions cannot be kept at this address. `str()` is one Dutch sentence, without the address: it may hold a
    password."""


def client(url: str, patience: float = PATIENCE) -> redis.Redis:
    """A client for this address; nothing is asked of the server yet. Raises ValueError."""
    # What failed is not sent again by itself: it may have arrived. Whoever asked decides anew on the log as it is.
    pool = redis.BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=IN_LINE,
        decode_responses=True,
        protocol=2,
        socket_timeout=patience,
        socket_connect_timeout=KNOCKING,
        retry=Retry(NoBackoff(), 0),
        client_name=OURS,
    )
    return redis.Redis.from_pool(pool)


def expect_safe(server: redis.Redis) -> None:
    """Raises StoreUnusable unless this server writes to its disk before it answers and throws nothing away."""
    try:
        server.ping()
        trouble = _unsafe(server)
    except redis.RedisError as error:
        raise StoreUnusable(f"{why(error)} Kijk of Redis draait en of --store klopt.") from error
    if trouble:
        raise StoreUnusable(trouble)


class Safety:
    """Whether a server still keeps what it is given; somebody may set it otherwise, or start it without its settings,
    at any time. `trouble` is a sentence as long as it does not, and then nothing is stored there."""

    def __init__(self, server: redis.Redis) -> None:
        self._server = server
        self.trouble = ""

    def look(self) -> None:
        """Looks again. Raises Unreachable."""
        with reading():
            self.trouble = _unsafe(self._server)


def _unsafe(server: redis.Redis) -> str:
    try:
        found: Any = server.config_get(*NEEDED)
    except redis.ResponseError:
        return "De opslag zegt niet hoe zij bewaart: geef deze gebruiker van Redis het recht op CONFIG GET."
    wrong = [name for name, value in NEEDED.items() if found.get(name) != value]
    lines = ", ".join(f"{name} {NEEDED[name] or chr(34) * 2}" for name in wrong)
    return f"Zo kan de opslag iets kwijtraken of te lang bewaren: zet in redis.conf {lines}." if wrong else ""


def why(error: Exception) -> str:
    """What went wrong, as a Dutch sentence."""
    for sign, sentence in _WHY:
        if str(error).startswith(sign) if isinstance(sign, str) else isinstance(error, sign):
            return sentence
    return "De opslag kan dit nu niet doen."


@contextmanager
def storing() -> Iterator[None]:
    """Turns what Redis says when it cannot write into `NotStored`."""
    try:
        yield
    except redis.RedisError as error:
        raise NotStored(f"{why(error)} Dit is niet opgeslagen.") from error


@contextmanager
def reading() -> Iterator[None]:
    """Turns what Redis says when it cannot read into `Unreachable`."""
    try:
        yield
    except redis.RedisError as error:
        raise Unreachable(why(error)) from error
