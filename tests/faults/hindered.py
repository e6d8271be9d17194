"""The command line, hindered from its first moment."""

from __future__ import annotations

import ctypes
import os
import time
from datetime import datetime, timedelta, tzinfo
from types import SimpleNamespace
from typing import Self

from werksessie import cli
from werksessie.live import following, host


def main() -> None:
    """`werksessie`, which may write only where the rights say so, and whose clock is `AHEAD` so many seconds."""
    give_up_overriding()
    if ahead := int(os.environ["AHEAD"]):
        put_ahead(ahead)
    cli.main()


def put_ahead(seconds: int) -> None:
    """What it takes for the time."""
    from werksessie.record import redis_streams

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(seconds=seconds)

    following.datetime = host.datetime = Ahead  # type: ignore[misc]
    redis_streams.time = SimpleNamespace(time=lambda: time.time() + seconds)  # type: ignore[assignment]


def give_up_overriding() -> None:
    """Root writes where nobody may, unless it gives that up: from now on the rights of a file hold here as well."""
    version, override, read_search = 0x20080522, 1, 2
    libc = ctypes.CDLL(None, use_errno=True)
    # What linux/capability.h calls header and data; of the data, words 0 and 1 are effective and permitted.
    header, data = (ctypes.c_uint32 * 2)(version, 0), (ctypes.c_uint32 * 6)()
    if libc.capget(header, data):
        raise OSError(ctypes.get_errno(), "capget")
    for word in (0, 1):
        data[word] &= ~(1 << override | 1 << read_search)
    if libc.capset(header, data):
        raise OSError(ctypes.get_errno(), "capset")
