"""How many sockets there may be. A phone that gets none asks every few seconds by itself, so nobody who behaves
misses anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from werksessie.session.state import State
from werksessie.web.limits import Bucket

LOBBY = 2_500
"""Phones' sockets of one session beyond those of people who take part: a full room that waits for the beginning."""

EACH = 2
"""Sockets for each who takes part: the one that was lost is noticed late, and some have the page open twice."""

STRAYS = 100
"""Sockets beyond those, when the facilitator let nobody new in."""

WAITING = 2_500
"""Sockets in this process that may still have to say for which evening they come."""

MANY, A_SECOND = 4_000, 20
"""Sockets that may be opened at once, and each second after that, before the facilitator is told: a full room that
loses its connection twice. They are let in all the same."""

PATIENCE, A_LOOK = 15.0, 5.0
"""Seconds that they get for it; seconds between two looks."""


def has_room(state: State, sockets: int) -> bool:
    """Whether one more phone may listen where so many do."""
    takes_part = len(state.people) + len(state.tables)
    return sockets < EACH * takes_part + (STRAYS if state.locked else LOBBY)


class Doorstep:
    """Sockets that have not joined a room yet: no more than WAITING, for no longer than PATIENCE. `flood` is called
    for each that is sent away for it, and when very many are opened. Watches one Socket.IO server; call it before
    anybody connects."""

    def __init__(self, socketio: Any, flood: Callable[[], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._socketio, self._flood, self._clock = socketio, flood, clock
        self._engine = socketio.server.eio
        self._waiting: dict[str, float] = {}
        self._opened = Bucket(MANY, A_SECOND)
        self._looked = clock()
        self._looking = False
        handlers = self._engine.handlers
        self._let_in, self._let_out = handlers["connect"], handlers["disconnect"]
        handlers.update(connect=self._arrive, disconnect=self._leave)

    def __len__(self) -> int:
        return len(self._waiting)

    def _arrive(self, socket: str, environ: dict[str, Any]) -> Any:
        if len(self._waiting) >= WAITING and self._clock() - self._looked >= 1:
            self.look()
        if len(self._waiting) >= WAITING:
            self._flood()
            return False
        if self._opened.empty(""):
            self._flood()
        self._waiting[socket] = self._clock() + PATIENCE
        if not self._looking:
            self._looking = True
            self._socketio.start_background_task(self._keep_looking)
        return self._let_in(socket, environ)

    def _leave(self, socket: str, reason: str) -> None:
        self._waiting.pop(socket, None)
        self._let_out(socket, reason)

    def _keep_looking(self) -> None:
        try:
            while self._waiting:
                self._socketio.sleep(A_LOOK)
                self.look()
        finally:
            self._looking = False

    def look(self) -> None:
        """Forgets who came in or left, and sends away who stood here for too long."""
        self._looked = now = self._clock()
        for socket, until in list(self._waiting.items()):
            there = self._engine.sockets.get(socket)
            if there is None or there.closed or there.queue.line is None or self._came_in(socket):
                self._waiting.pop(socket, None)
            elif now >= until:
                self._waiting.pop(socket, None)
                # It would not hear that it must go: whoever said nothing may not listen either.
                there.queue.line.cut()

    def _came_in(self, socket: str) -> bool:
        return self._socketio.server.manager.sid_from_eio_sid(socket, "/") is not None
