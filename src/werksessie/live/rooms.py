"""Rooms: who looks at the same pieces. Each is rendered once for all, and pushed to no more than ten times a second."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any

from flask import Flask

from werksessie.live.pieces import PIECES, render
from werksessie.live.scene import Scene
from werksessie.session.events import CONSOLE, EVERYONE, PHONE, REMOTE, WALL

PAUSE = 0.1
"""Seconds between two pushes to one room; the first change of a quiet room goes at once."""

FIRST_SERVED = (PHONE, WALL, REMOTE, CONSOLE)
"""In this order, for a console's pieces take longest to make."""

SHARE = 10
"""How many times as long as its pieces took to make a room waits for the next: a full console must not slow phones."""

BREATH = 0.0005
"""Seconds for which others go first. After a sleep of nothing at all gevent does not look whether a request came in."""

LONGEST = 4_500
"""Bytes of one push to a phone. What goes over a socket is not compressed, what a phone asks for is."""


@dataclass(eq=False)
class Room:
    """One audience of one session in one language. `html` are its pieces as they were at `seq`, which `stamp` tells
    apart; `stale` those whose bytes changed since the last push, and `pushed` the seq of that push, the `prev` of the
    next. `took` is how many seconds the pieces took to make."""

    html: dict[str, str] = field(default_factory=dict)
    seq: int = 0
    stamp: tuple[object, ...] = ()
    stale: set[str] = field(default_factory=set)
    pushed: int = 0
    took: float = 0.0
    dirty: bool = False
    beating: bool = False


class Away:
    """Lets others go on, and counts the `seconds` that they took."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self._meanwhile = meanwhile
        self.seconds = 0.0

    def __call__(self) -> None:
        began = perf_counter()
        self._meanwhile()
        self.seconds += perf_counter() - began


class Rooms:
    """The rooms of this process. `scene_of` gives the present scene of a session."""

    def __init__(self, app: Flask, socketio: Any, scene_of: Callable[[str], Scene]) -> None:
        self._app = app
        self._socketio = socketio
        self._scene_of = scene_of
        self._rooms: dict[tuple[str, str, str], Room] = {}
        self._versions: dict[tuple[str, str], int] = {}
        self.pushing: Callable[[], None] = lambda: None

    def current(self, name: str, audience: str, language: str) -> tuple[int, dict[str, str]]:
        """The seq and the pieces (id -> HTML) of now, as page and push show them."""
        room = self._refreshed(name, audience, language)
        return room.seq, dict(room.html)

    def version(self, name: str, audience: str) -> int:
        """The seq of the last change that this audience may see."""
        if (name, audience) not in self._versions:
            self._versions[name, audience] = self._scene_of(name).state.seq
        return self._versions[name, audience]

    def enter(self, name: str, audience: str, language: str) -> int:
        """Somebody listens in this room from now on; gives the seq of what they should have seen by then.

        After a restart people come back whose page is up to date: nobody loads one, yet they must hear what follows.
        """
        seq = self.version(name, audience)
        self._rooms.setdefault((name, audience, language), Room(pushed=seq))
        return seq

    def changed(self, name: str, audiences: frozenset[str]) -> None:
        """Something happened: the rooms of these audiences will be pushed to."""
        seq = self._scene_of(name).state.seq
        for audience in FIRST_SERVED:
            if audience not in audiences and (audience != REMOTE or CONSOLE not in audiences):
                continue
            self._versions[(name, audience)] = seq
            self.nudge(name, audience)

    def forget(self, name: str) -> None:
        """The session is gone: whoever still listens is sent away."""
        for address in [key for key in self._rooms if key[0] == name]:
            del self._rooms[address]
            self.dismiss(room_name(*address))
        for audience in EVERYONE:
            self._versions.pop((name, audience), None)

    def dismiss(self, room: str) -> None:
        """Whoever listens in this Socket.IO room is sent away, and asks us by GET what there is."""
        server = self._socketio.server
        for listener, _ in list(server.manager.get_participants("/", room)):
            server.disconnect(listener)

    def nudge(self, name: str, audience: str) -> None:
        """Look again at what this audience sees."""
        for (session, kind, language), room in list(self._rooms.items()):
            if session == name and kind == audience:
                room.dirty = True
                if not room.beating:
                    room.beating = True
                    self._socketio.start_background_task(self._beat, name, audience, language)

    def _beat(self, name: str, audience: str, language: str) -> None:
        room = self._rooms.get((name, audience, language))
        if room is None:
            return
        try:
            while room.dirty:
                room.dirty = False
                self._push(name, audience, language)
                self._socketio.sleep(max(PAUSE, SHARE * room.took))
        finally:
            room.beating = False

    def _push(self, name: str, audience: str, language: str) -> None:
        address = room_name(name, audience, language)
        if not _anybody(self._socketio, address):
            return
        # Phones are many and their piece is small: nothing goes before them.
        away = None if audience == PHONE else Away(partial(self._socketio.sleep, BREATH))
        room = self._refreshed(name, audience, language, away)
        if not room.stale:
            return
        pieces = [room.html[piece] for piece in room.html if piece in room.stale]
        message = message_of(audience, room.seq, room.pushed, pieces)
        room.stale, room.pushed = set(), room.seq
        self._socketio.emit("pieces", message, to=address)
        self.pushing()

    def _refreshed(self, name: str, audience: str, language: str, away: Away | None = None) -> Room:
        """The room as it is now. With `away` answers go on while pieces are made: then the room may be refreshed by
        somebody else as well, and the newer one stays."""
        scene = self._scene_of(name)
        room = self._rooms.setdefault((name, audience, language), Room(pushed=scene.state.seq))
        stamp = self._stamp(scene, audience)
        if room.stamp != stamp:
            began = perf_counter()
            made = {piece.id: render(self._app, piece, scene, language, away) for piece in PIECES[audience]}
            took = perf_counter() - began - (away.seconds if away else 0.0)
            if scene.state.seq >= room.seq:
                room.stale |= {piece for piece, html in made.items() if room.html.get(piece) != html}
                room.html, room.stamp, room.took = made, stamp, took
        room.seq = max(room.seq, scene.state.seq)
        return room

    def _stamp(self, scene: Scene, audience: str) -> tuple[object, ...]:
        """What decides on the pieces of this audience: as long as it is the same, so are they. A phone's pieces only
        change with what phones are told of; the others show counts that change with every answer."""
        links = scene.links.values()
        if audience == PHONE:
            return (self.version(scene.name, PHONE), *links)
        if audience == WALL:
            return (scene.state.seq, *links)
        return (scene.state.seq, scene.connected, scene.flood, scene.trouble, *links)


def message_of(audience: str, seq: int, prev: int, pieces: Sequence[str]) -> dict[str, Any]:
    """What is pushed to whoever has everything up to `prev`. Pieces too long for a phone on bad Wi-Fi stay here: it is
    told that it misses something, so it asks for them."""
    whole = {"seq": seq, "prev": prev, "pieces": list(pieces)}
    if audience != PHONE or len(json.dumps(whole)) <= LONGEST:
        return whole
    return {"seq": seq, "prev": seq, "pieces": []}


def room_name(name: str, audience: str, language: str) -> str:
    """The Socket.IO room of an audience."""
    return f"{name}/{audience}/{language}"


def _anybody(socketio: Any, room: str) -> bool:
    return any(True for _ in socketio.server.manager.get_participants("/", room))
