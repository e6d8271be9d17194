"""One evening's server: from an empty terminal to the last record closed.

The process must be patched by gevent before this module is imported.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote

import gevent
from gevent.event import Event
from gevent.threadpool import ThreadPoolExecutor
from rich.console import Console

from werksessie.accounts.events import UnknownAct
from werksessie.app import create_app
from werksessie.fastpath.switches import TEMPLATES, is_on
from werksessie.fastpath.templates import compile_ahead
from werksessie.live.following import Following
from werksessie.live.host import Host
from werksessie.live.rooms import BREATH
from werksessie.record.promise import Damaged, NotStored, Shared, Store, Unreachable
from werksessie.serving import clock
from werksessie.serving.addresses import own_address, web_addresses
from werksessie.serving.browser import open_page
from werksessie.serving.journal import Journal, take_over
from werksessie.serving.listening import allow_many_connections, listen, web_server
from werksessie.serving.terminal import announce, report
from werksessie.settings import JSON, SQLITE, CannotStart, Settings
from werksessie.stores import opened

TENDING = 30
"""Seconds between two looks at what must be closed or sealed."""

PATIENCE = 1
"""Seconds that requests in hand get when the server stops."""

A_SECOND = 1
"""Between two looks at who started this process."""

SHARED = "de gedeelde opslag"
"""In the place of a folder; not its address, that may hold a password."""

Say = Callable[[Sequence[str]], None]


def serve(settings: Settings) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises `CannotStart`."""
    # SQLite waits for the disk; in a real thread only who asked waits with it.
    store = opened(settings, executor=lambda: ThreadPoolExecutor(1))
    try:
        _serve(settings, store)
    finally:
        store.close()


def _serve(settings: Settings, store: Store) -> None:
    key = _facilitator_key(settings, store)
    allow_many_connections()
    listener = listen(settings.host, settings.port)
    addresses = web_addresses(settings, listener.getsockname()[1])
    app = _made(replace(settings, public_url=addresses[0]), store)
    app.extensions["own_address"] = own_address(settings.host, listener.getsockname()[1])
    server = web_server(listener, app)
    stopping = _signalled()
    others = _others(app, store)
    server.start()
    console = Console(highlight=False)
    who, link = _way_in(app, addresses[0], key, settings.invite_host)
    announce(console, addresses, link, settings.sessions if settings.store == SQLITE else SHARED, who)
    say = _voice(settings, app, console, listener.getsockname()[1])
    troubles = app.extensions["troubles"]
    troubles.say = lambda sentence: say([sentence])
    watch = clock.Watch(clock.now(), troubles.everywhere)
    beside = [gevent.spawn(_tend, app, watch, say), gevent.spawn(_look_at_clock, watch)]
    beside += [gevent.spawn(following.forever) for following in others]
    if settings.worker:
        beside.append(gevent.spawn(_stop_with, os.getppid(), stopping))
    if is_on(TEMPLATES):
        beside.append(gevent.spawn(compile_ahead, app.jinja_env, partial(gevent.sleep, BREATH)))
    if settings.browser:
        beside.append(gevent.spawn(open_page, link))
    stopping.wait()
    gevent.killall(beside)
    _stop(server, app)
    say(["", "Gestopt."])


def _made(settings: Settings, store: Store) -> Any:
    try:
        return create_app(settings, store)
    except (Damaged, NotStored, UnknownAct) as error:
        raise CannotStart(str(error)) from error


def _way_in(app: Any, address: str, key: str, invite_host: bool) -> tuple[str, str]:
    """For whom the link is that the terminal shows, and the link: the one with the key, or where there are accounts an
    invitation for the first host, and after that where one signs in."""
    if "accounts" not in app.extensions:
        return "Begeleider", f"{address}/sessions?key={quote(key, safe='')}"
    invitation = app.extensions["accounts"].first_invitation(invite_host)
    return ("Beheerder", f"{address}{invitation}") if invitation else ("Aanmelden", f"{address}/sign-in")


def _others(app: Any, store: Store) -> list[Following]:
    """Who follows what other processes write to this store, with their clock already on ours. Raises CannotStart."""
    if not isinstance(store, Shared):
        return []
    following = Following(app.extensions["host"], store)
    try:
        following.set_clock()
    except Unreachable as trouble:
        raise CannotStart(str(trouble)) from trouble
    return [following]


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


def _voice(settings: Settings, app: Any, console: Console, port: int) -> Say:
    """How the server says what it does by itself: in words on the terminal, or in its journal."""
    if settings.log != JSON:
        return partial(report, console)
    journal = app.extensions["journal"] = Journal(settings.worker)
    take_over(journal)
    journal.started(port)
    return journal.say


def _stop_with(parent: int, stopping: Event) -> None:
    """Stops when the process that started this one is gone: nobody else would."""
    while os.getppid() == parent:
        gevent.sleep(A_SECOND)
    stopping.set()


def _tend(app: Any, watch: clock.Watch, say: Say) -> None:
    said: list[str] = []
    while True:
        try:
            if "accounts" in app.extensions:
                app.extensions["accounts"].office.catch_up()
            watch.look(clock.now())
            sentences = _tended(app.extensions["host"], watch.sure)
            # What is still wrong after half a minute was said already.
            say([each for each in sentences if each not in said])
            said = sentences
        except Exception as error:
            journal = app.extensions.get("journal")
            if journal is None:
                traceback.print_exc(file=sys.stderr)
            else:
                journal.fault(error, "tend")
        gevent.sleep(TENDING)


def _tended(host: Host, sure: bool) -> list[str]:
    try:
        return host.tend(host.now(), sure=sure)
    except Unreachable as trouble:
        return [str(trouble)]


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
    if "accounts" in app.extensions:
        app.extensions["accounts"].close()
