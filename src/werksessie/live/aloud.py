"""Asking a wall to read aloud what it shows, or to stop. No command: nothing of it belongs to the evening, so nothing
of it is kept. The wall's answer is the receipt of that one push; sockets still send us no message of their own."""

from __future__ import annotations

from typing import Any

from gevent import Timeout
from gevent.event import AsyncResult

from werksessie.live.rooms import room_name
from werksessie.session.events import WALL

READS, STOPPED = "reads", "stopped"
NO_WALL, NO_VOICE, TAP_FIRST, NOTHING, SILENT = "no-wall", "no-voice", "tap-first", "nothing", "silent"
WORDS = frozenset({READS, STOPPED, NO_VOICE, TAP_FIRST, NOTHING, SILENT})
"""What a wall can answer."""

PATIENCE = 3.0
"""Seconds that all walls together get to answer."""


def ask_to_read(socketio: Any, name: str) -> str:
    """Asks the walls of this session one after the other, until one reads or stops; gives that answer, else the last
    one, else NO_WALL. One of them only: two voices in one room cannot be followed."""
    walls = [wall for wall, _ in socketio.server.manager.get_participants("/", room_name(name, WALL, "nl"))]
    said = SILENT if walls else NO_WALL
    with Timeout(PATIENCE, False):
        for wall in walls:
            said = _ask(socketio, wall)
            if said in (READS, STOPPED):
                break
    return said


def _ask(socketio: Any, wall: str) -> str:
    answer = AsyncResult()
    socketio.emit("aloud", to=wall, callback=lambda *words: answer.set(words[0] if words else ""))
    said = answer.get()
    return said if isinstance(said, str) and said in WORDS else SILENT
