"""Packets that go straight into the socket: framed once for everybody, and no greenlet that waits to write them.

Engine.IO gives each socket a queue and a greenlet that empties it; its websocket library has one more that reads. Here
the queue itself writes, as long as the other side takes everything at once. Only when it does not, the rest waits in
order, and a greenlet stays with it until it is gone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import gevent
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import Packet
from gevent.event import Event
from simple_websocket import ConnectionClosed
from wsproto.utilities import ProtocolError

from werksessie.live.wire import TOO_FAR_BEHIND, Line, Websocket, WholeFrames

TEXT, BINARY = 0x81, 0x82
SHORT, MEDIUM = 126, 65536


def shorten(server: Any) -> None:
    """Takes the steps between a room of this Socket.IO server and the queues of its sockets in one."""
    sockets = server.eio.sockets

    def send(sid: str, packet: Any) -> None:
        socket = sockets.get(sid)
        try:
            if socket is not None and socket.check_ping_timeout():
                socket.queue.put(packet)
        except SocketIsClosedError:
            # Somebody left a moment ago: no reason to keep it from the others.
            return

    server._send_eio_packet = send


def frame_of(packet: Any) -> bytes:
    """The packet as a websocket frame. Made once and kept with the packet: a whole room is sent the same one."""
    known: bytes | None = getattr(packet, "frame", None)
    if known is None:
        encoded = packet.encode()
        known = packet.frame = framed(encoded)
    return known


def framed(message: str | bytes) -> bytes:
    """One whole, unmasked websocket frame (RFC 6455, 5.2)."""
    body, first = (message.encode(), TEXT) if isinstance(message, str) else (message, BINARY)
    if len(body) < SHORT:
        return bytes((first, len(body))) + body
    if len(body) < MEDIUM:
        return bytes((first, 126)) + len(body).to_bytes(2, "big") + body
    return bytes((first, 127)) + len(body).to_bytes(8, "big") + body


class DirectLine(Line):
    """A line that takes what it is given at once. `behind`: the bytes that the other side did not take yet."""

    def __init__(self, sock: Any) -> None:
        super().__init__(sock)
        self._waiting: deque[bytes] = deque()
        self._stuck = False
        self._over = False
        self._idle = Event()
        self._idle.set()
        self.behind = 0

    def send(self, data: bytes) -> int:
        """As `put`, for the websocket library, whose answers to pings keep their place between the packets."""
        self.put(data)
        return len(data)

    @property
    def held_up(self) -> bool:
        """Whether something waits that the other side is not taking."""
        return self._stuck

    def put(self, frame: bytes) -> None:
        """Sends the frame, or lets it wait for its turn. Who falls too far behind is cut off; see `Backlog`."""
        if self._over:
            return
        if not self._waiting:
            frame = frame[self._taken(frame) :]
            if not frame:
                return
            self._idle.clear()
            gevent.spawn(self._empty)
        self._waiting.append(frame)
        self.behind += len(frame)
        if self._stuck and self.behind > TOO_FAR_BEHIND:
            self.cut()

    def _taken(self, frame: bytes) -> int:
        """How many bytes of it leave without waiting."""
        try:
            return int(self._sock.send(frame, 0, 0.0))
        except BlockingIOError:
            return 0
        except OSError:
            self.cut()
            return len(frame)

    def _empty(self) -> None:
        try:
            while self._waiting:
                self._stuck = True
                self._sock.sendall(self._waiting[0])
                self._stuck = False
                self.behind -= len(self._waiting.popleft())
        except OSError:
            self.cut()
        finally:
            self._stuck = False
            self._waiting.clear()
            self.behind = 0
            self._idle.set()

    def cut(self) -> None:
        """End the connection for both directions; nothing is sent any more."""
        self._over = True
        super().cut()

    def finish(self) -> None:
        """Waits until everything has left."""
        self._idle.wait()


class DirectBacklog:
    """In the place of Engine.IO's queue of packets for one socket. Before the websocket is there they wait."""

    def __init__(self) -> None:
        self.line: DirectLine | None = None
        self._early: list[Any] = []
        self._end: Callable[[], None] | None = None

    @property
    def behind(self) -> int:
        """The bytes that wait for this socket."""
        return self.line.behind if self.line else 0

    def attach(self, line: DirectLine, end: Callable[[], None]) -> None:
        """From now on packets go into this line; `end` closes the websocket."""
        self.line, self._end = line, end
        early, self._early = self._early, []
        for packet in early:
            self.put(packet)

    def put(self, item: Any, block: bool = True, timeout: float | None = None) -> None:
        """Sends a packet; None is the end."""
        if self.line is None or self._end is None:
            self._early.append(item)
        elif item is not None:
            self.line.put(frame_of(item))
        elif self.line.behind:
            gevent.spawn(self._end_when_empty, self.line, self._end)
        else:
            self._end()

    def _end_when_empty(self, line: DirectLine, end: Callable[[], None]) -> None:
        line.finish()
        end()

    def join(self) -> None:
        """Waits until everything has left."""
        if self.line is not None:
            self.line.finish()


class _NoGreenlet:
    """In the place of the greenlet that reads beside who waits for what is read."""

    name = "(_thread)"

    def __init__(self, target: Callable[[], None]) -> None:
        pass

    def start(self) -> None:
        """Nothing begins: `_Inline.receive` reads."""


class _Inline(WholeFrames):
    LINE = DirectLine
    connected: bool

    def receive(self, timeout: float | None = None) -> Any:
        """The next message, or None at the end: who waits for it reads it."""
        while self.connected and not self.input_buffer:
            try:
                data = self.sock.recv(self.receive_bytes)
                if not data:
                    raise OSError
                self.ws.receive_data(data)
                self.connected = self._handle_events()
            except (OSError, ProtocolError):
                self.connected = False
        return self.input_buffer.pop(0) if self.input_buffer else None


class DirectWebsocket(Websocket):
    """The websocket of one Engine.IO socket, in one greenlet: that of its request."""

    FRAMES = _Inline

    def __init__(self, handler: Any, server: Any) -> None:
        super().__init__(handler, server)
        self._longest = server.max_http_buffer_size
        self.server_args["thread_class"] = _NoGreenlet

    def run(self) -> Iterable[bytes]:
        """What Engine.IO's own handler does, without its greenlet for writing."""
        socket = self._connection
        self.socket.settimeout(socket.server.ping_interval + socket.server.ping_timeout)
        socket.connected = socket.upgraded = True
        self._backlog.attach(self.ws.sock, self.close)
        try:
            self._listen(socket)
        finally:
            self._backlog.put(None)
            socket.close(wait=False, abort=True, reason=socket.server.reason.TRANSPORT_CLOSE)
            self.ws.sock.cut()
            self.ws.sock.close()
        return []

    def _listen(self, socket: Any) -> None:
        with suppress(SocketIsClosedError, ConnectionClosed, OSError, ValueError):
            while (message := self.ws.receive()) is not None and len(message) <= self._longest:
                with suppress(UnknownPacketError):
                    socket.receive(Packet(encoded_packet=message))
