"""One evening's server: from an empty terminal to the last record closed.

The process must be patched by gevent before this module is imported.
"""

from __future__ import annotations

import signal
import sys
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import quote

import gevent
from gevent.event import Event
from gevent.threadpool import ThreadPoolExecutor
from rich.console import Console

from werksessie.app import create_app
from werksessie.fastpath.switches import TEMPLATES, is_on
from werksessie.fastpath.templates import compile_ahead
from werksessie.live.rooms import BREATH
from werksessie.record.folder import FolderUnusable
from werksessie.record.promise import Store
from werksessie.record.sqlite import SqliteStore
from werksessie.serving import clock
from werksessie.serving.addresses import own_address, web_addresses
from werksessie.serving.browser import open_page
from werksessie.serving.listening import allow_many_connections, listen, web_server
from werksessie.serving.terminal import announce, report
from werksessie.settings import CannotStart, Settings

TENDING = 30
"""Seconds between two looks at what must be closed or sealed."""

PATIENCE = 1
"""Seconds that requests in hand get when the server stops."""


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises `CannotStart`."""
    try:
        # SQLite waits for the disk; in a real thread only who asked waits with it.
        store = SqliteStore(settings.sessions, executor=lambda: ThreadPoolExecutor(1))
    except FolderUnusable as error:
        raise CannotStart(str(error)) from error
    try:
        _serve(settings, store)
    finally:
        store.close()


def _serve(settings: Settings, store: Store) -> None:
    key = _facilitator_key(settings, store)
    allow_many_connections()
    listener = listen(settings.host, settings.port)
    addresses = web_addresses(settings, listener.getsockname()[1])
    app = create_app(replace(settings, public_url=addresses[0]), store)
    app.extensions["own_address"] = own_address(settings.host, listener.getsockname()[1])
    server = web_server(listener, app)
    stopping = _signalled()
    server.start()
    console = Console(highlight=False)
    link = f"{addresses[0]}/sessions?key={quote(key, safe='')}"
    announce(console, addresses, link, settings.sessions)
    troubles = app.extensions["troubles"]
    troubles.say = lambda sentence: report(console, [sentence])
    watch = clock.Watch(clock.now(), troubles.everywhere)
    beside = [gevent.spawn(_tend, app.extensions["host"], watch, console), gevent.spawn(_look_at_clock, watch)]
    if is_on(TEMPLATES):
        beside.append(gevent.spawn(compile_ahead, app.jinja_env, partial(gevent.sleep, BREATH)))
    if settings.browser:
        beside.append(gevent.spawn(open_page, link))
    stopping.wait()
    gevent.killall(beside)
    _stop(server, app)
    report(console, ["", "Gestopt."])


def _facilitator_key(settings: Settings, store: Store) -> str:
    try:
        return store.secrets.facilitator_key(settings.key)
    except ValueError as error:
        raise CannotStart(str(error)) from error


def _signalled() -> Event:
    stopping = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, stopping.set)
    return stopping


def _tend(host: Any, watch: clock.Watch, console: Console) -> None:
    said: list[str] = []
    while True:
        try:
            watch.look(clock.now())
            sentences = host.tend(datetime.now(UTC), sure=watch.sure)
            # What is still wrong after half a minute was said already.
            report(console, [each for each in sentences if each not in said])
            said = sentences
        except Exception:
            traceback.print_exc(file=sys.stderr)
        gevent.sleep(TENDING)


def _look_at_clock(watch: clock.Watch) -> None:
    while True:
        gevent.sleep(clock.LOOKING)
        watch.look(clock.now())


def _stop(server: Any, app: Any) -> None:
    """Nobody new, sockets told, requests in hand finished, records closed."""
    server.close()
    socketio = app.extensions["socketio"].server
    for connection in list(socketio.eio.sockets.values()):
        connection.close(wait=False, reason=socketio.eio.reason.SERVER_DISCONNECT)
    server.stop(timeout=PATIENCE)
    socketio.shutdown()
    app.extensions["host"].close()
