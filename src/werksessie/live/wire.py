"""What stands between Socket.IO and the wire: whole frames, no compression, nobody far behind.

`harden` changes one Socket.IO server, never a library: it puts our queue and our websocket in the place where
that server looks them up. `NoDeflate` goes around the whole WSGI application.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from traceback import walk_tb
from typing import Any

import simple_websocket
from engineio.async_drivers.gevent import WebSocketWSGI
from gevent.lock import Semaphore
from gevent.queue import JoinableQueue
from wsproto.utilities import ProtocolError

TOO_FAR_BEHIND = 256 * 1024
"""Characters of encoded packets that may wait for one socket."""


class Line:
    """One connected socket whose every `send` is a whole `sendall`, one at a time.

    The library calls `send` and ignores how much of it went out, and it does so from two greenlets: the one
    that pushes and the one that answers a ping. Either breaks the stream of a slow reader.
    """

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._turn = Semaphore(1)

    def send(self, data: bytes) -> int:
        """Send all of `data`; raises OSError when the other side is gone or takes nothing for too long."""
        with self._turn:
            try:
                self._sock.sendall(data)
            except OSError:
                self.cut()
                raise
        return len(data)

    @property
    def held_up(self) -> bool:
        """Whether something is being sent and the other side is not taking it yet."""
        return bool(self._turn.locked())

    def cut(self) -> None:
        """End the connection for both directions; whoever waits to send or receive wakes up."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class Backlog(JoinableQueue):  # type: ignore[misc]
    """The packets waiting for one socket, and by how many characters that leaves it behind.

    A packet counts until it has really left: the writer takes the whole queue in hand and then sends.
    """

    behind = 0
    line: Line | None = None

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        super().put(item, block, timeout)
        if item is not None:
            self.behind += len(item.encode())
            self._cut_if_too_far()

    def _cut_if_too_far(self) -> None:
        # Only who is held up: a burst in one turn of the event loop leaves everybody behind for a moment.
        if self.line is not None and self.behind > TOO_FAR_BEHIND and self.line.held_up:
            self.line.cut()


class WholeFrames(simple_websocket.Server):  # type: ignore[misc]
    """The library's websocket, on a line."""

    LINE = Line
    sock: Any

    def handshake(self) -> None:
        self.sock = self.LINE(self.sock)
        super().handshake()


class Websocket(WebSocketWSGI):  # type: ignore[misc]
    """What Engine.IO makes of a request that asks for a websocket."""

    FRAMES = WholeFrames

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._connection = handler.__self__
        self._backlog: Any = self._connection.queue
        self.server_args["max_message_size"] = server.max_http_buffer_size

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            self.ws = self.FRAMES(environ, **self.server_args)
        except ProtocolError:
            # No version, or no key: no browser asks like this. What Engine.IO keeps of it goes.
            self._connection.close(wait=False, abort=True)
            start_response("400 BAD REQUEST", [("Content-Type", "text/plain"), ("Connection", "close")])
            return []
        # Engine.IO gives `socket` a timeout of one ping and its answer: no greenlet is held up for longer.
        self.socket = self._backlog.line = self.ws.sock
        try:
            answer = self.run()
        finally:
            # The connection ends with its websocket: the web server would read what still comes in as a
            # request, and write it down as a bad one, with the address it came from.
            environ["wsgi.input"].close()
        return answer

    def run(self) -> Iterable[bytes]:
        """Listens until the end."""
        answer: Iterable[bytes] = self.app(self)
        return answer

    def send(self, message: str | bytes) -> None:
        super().send(message)
        self._backlog.behind -= len(message)

    def close(self) -> None:
        # A server that stops may be closing it already.
        with suppress(OSError, ProtocolError):
            super().close()


class NoDeflate:
    """WSGI middleware that never lets permessage-deflate be agreed: it costs over 100 kB per phone."""

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._app(environ, start_response)


class GoneAtOnce(logging.Filter):
    """Passes over a socket that left while it was being let in: nothing is wrong, and nobody has to read of it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this is something else."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, KeyError):
            return True
        names = [frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__)]
        return names[-1:] != ["_handle_connect"]


class Garbled(logging.Filter):
    """Passes over what comes over a socket and is no packet: nothing is wrong with us."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this is something else."""
        error = record.exc_info[1] if record.exc_info else None
        names = [frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__)] if error else []
        return "_handle_eio_message" not in names or "_handle_connect" in names or "_handle_disconnect" in names


def _unheard(eio_sid: str, namespace: str | None, id: int | None, data: Any) -> None:
    """A message from a socket: sockets only listen."""


def harden(socketio: Any, queue: type = Backlog, websocket: type = Websocket) -> None:
    """Make every websocket of this server send whole frames, hear no message, and drop the ones that fall too far
    behind.

    Call it right after `SocketIO(app, async_mode="gevent")`, before anybody connects.
    Raises ValueError for another async mode.
    """
    engine = socketio.server.eio
    if engine.async_mode != "gevent":
        raise ValueError(f"expected the gevent async mode, not {engine.async_mode}")
    engine._async = {**engine._async, "queue": queue, "websocket": websocket}
    engine.logger.addFilter(GoneAtOnce())
    engine.logger.addFilter(Garbled())
    # Whoever sends a message called `connect` or `disconnect` would have our own handlers run once more.
    socketio.server._handle_event = _unheard
