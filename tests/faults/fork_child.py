"""Reads all the code once and waits; each line on stdin asks for a server in a fork of this process. Prints its number,
and how it ended when it is asked to wait for it."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path

# Before gevent replaces them: this process itself never runs a greenlet.
fork, waitpid = os.fork, os.waitpid

from gevent import monkey  # noqa: E402

monkey.patch_all()

import gevent  # noqa: E402

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
        server.serve(Settings(host="127.0.0.1", port=port, sessions=folder, browser=False, key=asked["key"]))
    except CannotStart as refusal:
        print(refusal, file=sys.stderr, flush=True)
        os._exit(2)
    os._exit(0)


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
