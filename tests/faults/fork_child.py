"""Reads all the code once and waits; each line on stdin asks for a server in a fork of this process. Prints its number,
and how it ended when it is asked to wait for it."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace
from typing import Self

# Before gevent replaces them: this process itself never runs a greenlet.
fork, waitpid = os.fork, os.waitpid

from gevent import monkey  # noqa: E402

monkey.patch_all()

import gevent  # noqa: E402

from werksessie.live import following, host  # noqa: E402
from werksessie.serving import server  # noqa: E402
from werksessie.settings import CannotStart, Settings  # noqa: E402


def serve(asked: dict[str, str]) -> None:
    """What `werksessie serve` does, with its two streams in a file each."""
    gevent.reinit()
    for name, number in (("out", 1), ("err", 2)):
        os.dup2(os.open(asked[name], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    give_up_overriding()
    folder, port = Path(asked["folder"]), int(asked["port"])
    try:
        put_ahead(int(asked.get("ahead", "0")))
        store = asked.get("store") or Settings.store
        server.serve(
            Settings(host="127.0.0.1", port=port, sessions=folder, store=store, browser=False, key=asked["key"])
        )
    except CannotStart as refusal:
        print(refusal, file=sys.stderr, flush=True)
        os._exit(2)
    os._exit(0)


def put_ahead(seconds: int) -> None:
    """The clock of this one is so many seconds ahead of that of its neighbours."""

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(seconds=seconds)

    if seconds:
        from werksessie.record import redis_streams

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


print("ready", flush=True)
for line in sys.stdin:
    wanted = json.loads(line)
    if "wait" in wanted:
        print(os.waitstatus_to_exitcode(waitpid(wanted["wait"], 0)[1]), flush=True)
        continue
    number = fork()
    if number == 0:
        serve(wanted)
    print(number, flush=True)
