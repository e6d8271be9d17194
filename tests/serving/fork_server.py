"""Reads the code once, and then runs programs in forks of itself, for `tests/serving/forking.py`.

A request is JSON, with the two streams of the process that it asks for; the reply is the number of that process. Asked
how one ended, it says so, or null while that one goes on. Its arguments are how it is patched, and the socket of the
requests.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
import time
from importlib import import_module
from typing import Any

# Before gevent replaces them: this process itself never runs a greenlet.
fork, waitpid, close = os.fork, os.waitpid, os.close
control = socket.socket(fileno=int(sys.argv[2]))
GEVENT = sys.argv[1] == "gevent"
LONGEST = 1024 * 1024
"""Bytes of a request."""

if GEVENT:
    from gevent import monkey

    monkey.patch_all()

    import gevent

    import_module("werksessie.serving.server")
else:
    import_module("werksessie.rehearsal.command")


def read_ahead() -> None:
    """What every server works out of its own package when it is asked for the first time, and never again."""
    from flask import Flask

    from tests.shared import Remembered, SharedMap
    from werksessie.app import create_app
    from werksessie.fastpath.templates import compile_ahead
    from werksessie.programme.loader import shipped
    from werksessie.record.memory import MemoryStore
    from werksessie.settings import Settings
    from werksessie.web.languages import NAMES, catalogue, standing
    from werksessie.web.ours import ours

    Flask.url_map_class, Flask.jinja_options = SharedMap, {"bytecode_cache": Remembered()}
    for accounts in (False, True):
        app = create_app(Settings(accounts=accounts), MemoryStore())
        app.url_map.update()
        compile_ahead(app.jinja_env, lambda: None)
        app.extensions["host"].close()
    for id in shipped():
        ours(id)
    for language in NAMES:
        catalogue(language)
        standing(language)


def answer_requests() -> None:
    """Until nobody asks any more; in a fork, until the program has ended."""
    gc.freeze()
    while (received := socket.recv_fds(control, LONGEST, 2))[0]:
        asked, streams = json.loads(received[0]), received[1]
        if "ended" in asked:
            control.send(json.dumps(ended(asked["ended"])).encode())
            continue
        number = fork()
        if number == 0:
            become(asked, streams)
            import_module(asked["module"]).main()
            sys.exit()
        for stream in streams:
            close(stream)
        control.send(json.dumps(number).encode())


def ended(number: int) -> int | None:
    """How this fork ended; None while it goes on."""
    found, status = waitpid(number, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def become(asked: dict[str, Any], streams: list[int]) -> None:
    """From now on this process is like one that was started with these arguments."""
    if GEVENT:
        gevent.reinit()
    control.close()
    for stream, number in zip(streams, (1, 2), strict=True):
        os.dup2(stream, number)
        close(stream)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["variables"])
    time.tzset()
    sys.argv[1:] = asked["arguments"]


if GEVENT:
    read_ahead()
answer_requests()
