"""One greenlet that pings every socket, where Engine.IO has one for each."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from engineio.exceptions import SocketIsClosedError
from engineio.packet import PING, Packet


class Pings:
    """The sockets of one Engine.IO server and when each is to be pinged: all after the same time, so in order."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._start: Callable[..., Any] = engine.start_background_task
        self._due: deque[tuple[float, Any]] = deque()
        self._running = False
        self._packet = Packet(PING)
        engine.start_background_task = self.start

    def start(self, target: Callable[..., Any], *args: Any, **more: Any) -> Any:
        """As the server's own, but a ping to come is only noted down."""
        if getattr(target, "__name__", "") != "_send_ping":
            return self._start(target, *args, **more)
        socket: Any = getattr(target, "__self__", None)
        self._due.append((time.monotonic() + self._engine.ping_interval, socket))
        if not self._running:
            self._running = True
            self._start(self._run)
        return None

    def _run(self) -> None:
        try:
            while self._due:
                when, socket = self._due.popleft()
                if not (socket.closing or socket.closed):
                    self._engine.sleep(max(0.0, when - time.monotonic()))
                    self._ping(socket)
        finally:
            self._running = False

    def _ping(self, socket: Any) -> None:
        if socket.closing or socket.closed:
            return
        socket.last_ping = time.time()
        try:
            socket.send(self._packet)
        except SocketIsClosedError:
            return
