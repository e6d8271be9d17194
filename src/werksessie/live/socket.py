"""Who may listen where. Decided once, at connect: a phone names code and language, wall and console their token,
a remote what its pairing lets it hear.
Sockets carry no participant and the server takes no other message from them."""

from __future__ import annotations

from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, join_room

from werksessie.live.host import Host
from werksessie.live.presence import Presence
from werksessie.live.rooms import Rooms, room_name
from werksessie.record.promise import NoSuchRecord
from werksessie.session.events import CONSOLE, PHONE, REMOTE, WALL
from werksessie.web.find import by_code, by_token
from werksessie.web.languages import offered
from werksessie.web.pairing import listener, own_room
from werksessie.web.visitor import is_facilitator


def listen(app: Flask, socketio: SocketIO, host: Host, rooms: Rooms, presence: Presence) -> None:
    """Registers connect and disconnect."""

    @socketio.on("connect")  # type: ignore[untyped-decorator]
    def connect(auth: Any = None) -> bool:
        """Joins the socket to its one room and says how far that room is, or refuses."""
        asked = _asked(auth)
        try:
            place = _place(host, asked)
            if place is None:
                return False
            seq = rooms.enter(*place)
            _join(place, asked)
        except NoSuchRecord:
            # Wiped at this very moment.
            return False
        except KeyError:
            # Gone before it was let in.
            return False
        name, audience, _ = place
        presence.arrive(request.sid, name, audience)  # type: ignore[attr-defined]
        if audience == PHONE:
            if not is_facilitator():
                presence.meet(name)
            rooms.nudge(name, CONSOLE)
        socketio.emit("hello", {"seq": seq}, to=request.sid)  # type: ignore[attr-defined]
        return True

    @socketio.on("disconnect")  # type: ignore[untyped-decorator]
    def disconnect(reason: Any = None) -> None:
        """It is no longer counted as connected."""
        name = presence.leave(request.sid)  # type: ignore[attr-defined]
        if name is not None:
            rooms.nudge(name, CONSOLE)


def _join(place: tuple[str, str, str], asked: dict[str, str]) -> None:
    """Raises KeyError when the socket has left already."""
    name, audience, _ = place
    join_room(room_name(*place))
    if audience == REMOTE:
        # A room of its own, so that this one phone can be sent away.
        join_room(own_room(name, asked["token"].partition(".")[0]))


def _asked(auth: Any) -> dict[str, str]:
    given = auth if isinstance(auth, dict) else {}
    return {name: str(given.get(name) or request.args.get(name, ""))[:100] for name in ("code", "lang", "token")}


def _place(host: Host, asked: dict[str, str]) -> tuple[str, str, str] | None:
    """(session, audience, language) of a socket, or None when it may not listen."""
    if asked["token"]:
        for audience in (WALL, CONSOLE):
            name = by_token(host, audience, asked["token"])
            if name is not None:
                return name, audience, "nl"
        remote = listener(host.store.secrets, asked["token"])
        return None if remote is None else (remote, REMOTE, "nl")
    name = by_code(host, asked["code"])
    return None if name is None else (name, PHONE, offered(host.state(name), asked["lang"]))
