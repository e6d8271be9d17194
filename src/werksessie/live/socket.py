"""Who may listen where. Decided once, at connect: a phone names code and language, wall and console their token,
a remote what its pairing lets it hear.
Sockets carry no participant and the server takes no other message from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qsl

from flask import Flask, request
from flask_socketio import SocketIO

from werksessie.fastpath.switches import CONNECT, is_on
from werksessie.live.doorstep import has_room
from werksessie.live.floods import SOCKETS, Floods
from werksessie.live.host import Host
from werksessie.live.presence import Presence
from werksessie.live.rooms import Rooms, room_name
from werksessie.record.promise import NoSuchRecord, Unreachable
from werksessie.session.events import CONSOLE, PHONE, REMOTE, WALL
from werksessie.web.find import by_code, by_token
from werksessie.web.guesses import pause_after
from werksessie.web.languages import offered
from werksessie.web.pairing import listener, own_room
from werksessie.web.visitor import is_facilitator

Asked = dict[str, str]
Within = Callable[[Callable[[], bool]], bool]
LetIn = Callable[[str, Asked, Within], bool]
LetGo = Callable[[str], None]


def listen(app: Flask, socketio: SocketIO, host: Host, rooms: Rooms, presence: Presence, floods: Floods) -> None:
    """Registers connect and disconnect."""

    def let_in(socket: str, asked: Asked, within: Within) -> bool:
        """Joins the socket to its one room and says how far that room is, or refuses. `within` asks something of the
        browser that it is in; of one without a facilitator's cookie the answer is no."""
        try:
            place = _place(host, asked)
            if place is None:
                return False
            accounts = app.extensions.get("accounts")
            if accounts and place[1] == CONSOLE and not within(partial(accounts.may_listen, place[0], socket)):
                return False
            if place[1] == PHONE and not has_room(host.state(place[0]), presence.count(place[0])):
                # It asks by itself what there is.
                floods.note(place[0], SOCKETS)
                return False
            seq = rooms.enter(*place)
            _join(socketio, socket, place, asked)
        except (NoSuchRecord, Unreachable):
            # Wiped at this very moment, or the store is away; it asks by itself what there is.
            return False
        except KeyError:
            # Gone before it was let in.
            return False
        name, audience, _ = place
        presence.arrive(socket, name, audience)
        if audience == PHONE:
            if not within(is_facilitator):
                presence.meet(name)
            rooms.nudge(name, CONSOLE)
        socketio.emit("hello", {"seq": seq}, to=socket)
        return True

    def let_go(socket: str) -> None:
        """It is no longer counted as connected."""
        name = presence.leave(socket)
        if name is not None:
            rooms.nudge(name, CONSOLE)

    (_on_the_server if is_on(CONNECT) else _in_flask)(app, socketio, let_in, let_go)


def _in_flask(app: Flask, socketio: SocketIO, let_in: LetIn, let_go: LetGo) -> None:
    @socketio.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: Any = None) -> bool:
        """Somebody wants to listen."""
        return let_in(_sid(), _asked(auth, request.args), lambda question: question())

    @socketio.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(reason: Any = None) -> None:
        """Somebody left."""
        let_go(_sid())


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _on_the_server(app: Flask, socketio: SocketIO, let_in: LetIn, let_go: LetGo) -> None:
    """The same without a request of Flask around it, which a phone's socket has no use for."""

    def connect(socket: str, environ: dict[str, Any], auth: Any = None) -> bool:
        def within(question: Callable[[], bool]) -> bool:
            if f"{app.config['SESSION_COOKIE_NAME']}=" not in environ.get("HTTP_COOKIE", ""):
                return False
            with app.request_context(environ):
                return question()

        with app.app_context():
            return let_in(socket, _asked(auth, dict(parse_qsl(environ.get("QUERY_STRING", "")))), within)

    def disconnect(socket: str, reason: Any = None) -> None:
        let_go(socket)

    socketio.server.on("connect", connect)
    socketio.server.on("disconnect", disconnect)


def _join(socketio: SocketIO, socket: str, place: tuple[str, str, str], asked: Asked) -> None:
    """Raises KeyError when the socket has left already."""
    name, audience, _ = place
    socketio.server.enter_room(socket, room_name(*place))
    if audience == REMOTE:
        # A room of its own, so that this one phone can be sent away.
        socketio.server.enter_room(socket, own_room(name, asked["token"].partition(".")[0]))


def _asked(auth: Any, query: Mapping[str, str]) -> Asked:
    given = auth if isinstance(auth, dict) else {}
    return {name: str(given.get(name) or query.get(name, ""))[:100] for name in ("code", "lang", "token")}


def _place(host: Host, asked: Asked) -> tuple[str, str, str] | None:
    """(session, audience, language) of a socket, or None when it may not listen."""
    if asked["token"]:
        for audience in (WALL, CONSOLE):
            name = by_token(host, audience, asked["token"])
            if name is not None:
                return name, audience, "nl"
        remote = listener(host.store.secrets, asked["token"])
        return None if remote is None else (remote, REMOTE, "nl")
    name = by_code(host, asked["code"])
    if name is None:
        pause_after(asked["code"])
    return None if name is None else (name, PHONE, offered(host.state(name), asked["lang"]))
