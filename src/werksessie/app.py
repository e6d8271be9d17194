"""Puts the house together: one Flask app with its host, its rooms and its socket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from flask import Flask
from flask_socketio import SocketIO

from werksessie.activities import KINDS
from werksessie.fastpath.direct import DirectBacklog, DirectWebsocket, shorten
from werksessie.fastpath.front import put_before
from werksessie.fastpath.pings import Pings
from werksessie.fastpath.switches import DIRECT, ROUTES, TEMPLATES, is_on
from werksessie.fastpath.templates import QuickEnvironment, compiled_beside
from werksessie.live.catalogue import Catalogue
from werksessie.live.doorstep import Doorstep
from werksessie.live.floods import EVERY, SOCKETS, Floods
from werksessie.live.following import closed_rooms
from werksessie.live.host import Host
from werksessie.live.presence import Presence
from werksessie.live.rooms import Rooms
from werksessie.live.scene import Scene
from werksessie.live.socket import listen
from werksessie.live.troubles import Troubles
from werksessie.live.wire import harden
from werksessie.programme.dates import day
from werksessie.record.promise import Store
from werksessie.session.disclosure import in_words
from werksessie.session.events import CONSOLE, REMOTE
from werksessie.settings import Settings
from werksessie.shipped import PACKAGE, shipped
from werksessie.web import (
    about,
    aloud,
    assets,
    calendars,
    compression,
    console,
    correcting,
    downloads,
    editor,
    errors,
    follow,
    grouping,
    help,
    languages,
    library,
    links,
    metrics,
    overview,
    paper,
    passing,
    phone,
    practice,
    printing,
    profile,
    programmes,
    promises,
    protection,
    records,
    reminders,
    remote,
    remotes,
    retention,
    security,
    selftest,
    summary,
    tables,
    wall,
    watching,
    writing,
)
from werksessie.web.guesses import Pauses
from werksessie.web.limits import buckets
from werksessie.web.qr import qr_svg

HALF_A_MEGABYTE = 512 * 1024


def create_app(settings: Settings, store: Store) -> Flask:
    """The app for one store. `settings.public_url` is the address that phones use."""
    app = Flask(__name__, template_folder=str(shipped("templates")), static_folder=None)
    if is_on(TEMPLATES):
        app.jinja_environment = QuickEnvironment
        # All templates stay loaded: to keep the order in which they were used costs more than to look one up.
        more = {"bytecode_cache": compiled_beside(PACKAGE), "cache_size": -1}
        app.jinja_options = {**more, **app.jinja_options}
    app.config.update(
        SECRET_KEY=store.secrets.signing_key(),
        FACILITATOR_KEY=store.secrets.facilitator_key(settings.key),
        ADDRESS=settings.public_url.rstrip("/"),
        SESSION_COOKIE_NAME="facilitator",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https:"),
        MAX_CONTENT_LENGTH=HALF_A_MEGABYTE,
        MAX_FORM_MEMORY_SIZE=HALF_A_MEGABYTE,
        WTF_CSRF_TIME_LIMIT=None,
        METRICS_TOKEN=settings.metrics_token,
    )
    compression.compress(app)
    _templates(app)
    languages.speak(app)
    errors.answer_for(app)
    csrf = security.protect(app)
    csrf.exempt(phone.bp)
    csrf.exempt(passing.bp)
    csrf.exempt(tables.bp)
    csrf.exempt(remote.bp)
    csrf.exempt(promises.bp)
    for one in (
        about, help, aloud, library, links, programmes, editor, practice, selftest, profile, writing, paper,
        printing, retention, correcting, console, grouping, remotes, remote, wall, summary, promises,
        calendars, reminders, records, follow, overview, downloads, passing, tables, phone,
    ):  # fmt: skip
        app.register_blueprint(one.bp)
    app.extensions.update(limits=buckets(), pauses=Pauses())
    app.register_blueprint(metrics.bp)
    watching.watch(app, store, settings.security_contact)
    protection.tell(app, settings)
    _live(app, store)
    if settings.accounts:
        from werksessie.web import accounts

        accounts.switch_on(app, store)
    security.dress(app)
    if is_on(ROUTES):
        put_before(app)
    metrics.count(app)
    return app


def _templates(app: Flask) -> None:
    """What every template may use. Pieces are rendered outside any request, so nothing here needs one."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    files = assets.serve(app, shipped("static"))
    app.jinja_env.globals.update(
        asset=files.url,
        bundle=files.bundle,
        qr_svg=qr_svg,
        day=day,
        kinds=KINDS,
        by_group=in_words,
        home=app.config["ADDRESS"],
    )


def _live(app: Flask, store: Store) -> None:
    """The host, the rooms that watch it, and the socket that feeds them."""
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], async_handlers=False)
    harden(socketio, *((DirectBacklog, DirectWebsocket) if is_on(DIRECT) else ()))
    if is_on(DIRECT):
        Pings(socketio.server.eio)
        shorten(socketio.server)
    presence = Presence()
    host = Host(store)

    def tell(name: str) -> None:
        for one in host.at_hand() if name == EVERY else [name]:
            rooms.nudge(one, CONSOLE)
            rooms.nudge(one, REMOTE)

    troubles = Troubles(tell)
    floods = Floods(tell, partial(socketio.start_background_task, _later, socketio))

    def scene_of(name: str) -> Scene:
        links = {link: token for link, token in host.keys(name).items() if link != "secret"}
        state = host.state(name)
        flood, trouble = floods.now(name, state), troubles.of(name)
        return Scene(name, state, app.config["ADDRESS"], links, presence.count(name), flood, trouble)

    rooms = Rooms(app, socketio, scene_of)

    def relinked(name: str, before: Mapping[str, str], after: Mapping[str, str]) -> None:
        for room in closed_rooms(name, before, after):
            rooms.dismiss(room)

    host.relinked = relinked
    host.changed, host.troubled, host.vanished = rooms.changed, troubles.storing, rooms.forget
    app.extensions.update(host=host, rooms=rooms, scene_of=scene_of, presence=presence, floods=floods)
    app.extensions.update(troubles=troubles, catalogue=Catalogue(host))
    listen(app, socketio, host, rooms, presence, floods)
    app.extensions["doorstep"] = Doorstep(socketio, lambda: floods.note(EVERY, SOCKETS))
    app.extensions["socketio"] = socketio


def _later(socketio: SocketIO, seconds: float, call: Callable[[], None]) -> None:
    """Calls something after so many seconds."""
    socketio.sleep(seconds)
    call()
