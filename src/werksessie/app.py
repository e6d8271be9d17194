"""Puts the house together: one Flask app with its host, its rooms and its socket."""

from __future__ import annotations

from flask import Flask
from flask_socketio import SocketIO

from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.presence import Presence
from werksessie.live.rooms import Rooms
from werksessie.live.scene import Scene
from werksessie.live.socket import listen
from werksessie.live.wire import harden
from werksessie.programme.dates import day
from werksessie.record.promise import Store
from werksessie.session.disclosure import in_words
from werksessie.settings import Settings
from werksessie.shipped import shipped
from werksessie.web import (
    about,
    aloud,
    assets,
    compression,
    console,
    correcting,
    downloads,
    editor,
    errors,
    grouping,
    languages,
    library,
    links,
    paper,
    passing,
    phone,
    practice,
    printing,
    profile,
    programmes,
    remote,
    remotes,
    retention,
    security,
    selftest,
    summary,
    tables,
    wall,
    writing,
)
from werksessie.web.limits import buckets
from werksessie.web.qr import qr_svg

HALF_A_MEGABYTE = 512 * 1024


def create_app(settings: Settings, store: Store) -> Flask:
    """The app for one store. `settings.public_url` is the address that phones use."""
    app = Flask(__name__, template_folder=str(shipped("templates")), static_folder=None)
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
    for one in (
        about, aloud, library, links, programmes, editor, practice, selftest, profile, writing, paper, printing,
        retention, correcting, console, grouping, remotes, remote, wall, summary, downloads, passing, tables, phone,
    ):  # fmt: skip
        app.register_blueprint(one.bp)
    app.extensions["limits"] = buckets()
    _live(app, store)
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
    harden(socketio)
    presence = Presence()
    host = Host(store)

    def scene_of(name: str) -> Scene:
        links = {link: token for link, token in host.keys(name).items() if link != "secret"}
        return Scene(name, host.state(name), app.config["ADDRESS"], links, presence.count(name))

    rooms = Rooms(app, socketio, scene_of)
    host.changed = rooms.changed
    app.extensions.update(host=host, rooms=rooms, scene_of=scene_of, presence=presence)
    listen(app, socketio, host, rooms, presence)
    app.extensions["socketio"] = socketio
