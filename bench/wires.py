"""The two connections of a phone, on bare asyncio: HTTP/1.1 that is kept alive, and Engine.IO 4 over a websocket.

They send what a browser on a phone sends, deflate offered and frames masked, and do as little as they can with what
comes back: whatever the generator costs is part of every figure.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import zlib
from base64 import b64encode
from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple, cast

BROWSER = (
    "User-Agent: Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/128.0.0.0 Mobile Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml,*/*;q=0.8\r\n"
    "Accept-Encoding: gzip, deflate\r\n"
    "Accept-Language: nl-NL,nl;q=0.9,en;q=0.8\r\n"
)
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nset-cookie: *([^=;\r]+)=([^;\r]*)", re.IGNORECASE)
EVENT = re.compile(rb'42\["(\w+)",\{(?:"seq": ?(\d+))?(?:, ?"prev": ?(\d+))?')
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
END_OF_DEFLATE = b"\x00\x00\xff\xff"


class Broken(ConnectionError):
    """The server hung up, or said what no server should."""


class Reply(NamedTuple):
    """What came back, and when its last byte was read."""

    status: int
    head: bytes
    body: bytes
    at: float

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies it gave."""
        return {name.decode(): value.decode() for name, value in COOKIE.findall(self.head)}


class Http(asyncio.Protocol):
    """One connection that is kept open; requests go one after the other."""

    def __init__(self) -> None:
        self._held = b""
        self._asked: deque[tuple[bytes, asyncio.Future[Reply]]] = deque()
        self._transport: asyncio.Transport | None = None

    @property
    def is_open(self) -> bool:
        """Whether the next request can go over it."""
        return self._transport is not None

    def ask(self, request: bytes) -> asyncio.Future[Reply]:
        """Sends these bytes, after what was asked before. The future fails with `Broken`."""
        answer: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        if self._transport is None:
            answer.set_exception(Broken("not connected"))
            return answer
        self._asked.append((request, answer))
        if len(self._asked) == 1:
            self._transport.write(request)
        return answer

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        while self._asked:
            _, answer = self._asked.popleft()
            if not answer.done():
                answer.set_exception(Broken(str(exc)))

    def data_received(self, data: bytes) -> None:
        held = self._held + data if self._held else data
        while self._asked and (end := held.find(b"\r\n\r\n")) >= 0:
            head = held[:end]
            status = int(head[9:12])
            found = LENGTH.search(head)
            if found is None and status not in (204, 304):
                self.close()
                return
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(held) < whole:
                break
            self._answered(Reply(status, head, held[end + 4 : whole], perf_counter()))
            held = held[whole:]
        self._held = held

    def _answered(self, reply: Reply) -> None:
        _, answer = self._asked.popleft()
        if not answer.done():
            answer.set_result(reply)
        if self._asked and self._transport is not None:
            self._transport.write(self._asked[0][0])


class Event(NamedTuple):
    """What a socket heard: `seq` and `prev` as the server gives them (-1 when it does not), its length, and when."""

    name: str
    seq: int
    prev: int
    bytes: int
    at: float
    empty: bool


class Socket(asyncio.Protocol):
    """One Engine.IO socket. `heard` gets every event; `greeted` is done at the first one, or failed with `Broken`."""

    def __init__(self, host: str, query: str, auth: str, heard: Callable[[Event], None]) -> None:
        self.greeted: asyncio.Future[Event] = asyncio.get_running_loop().create_future()
        self._opening = (
            f"GET /socket.io/?{query}&EIO=4&transport=websocket HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            f"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {b64encode(os.urandom(16)).decode()}\r\n"
            f"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n{BROWSER}\r\n"
        ).encode()
        self._auth = auth
        self._heard = heard
        self._held = b""
        self._upgraded = False
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        self._transport: asyncio.Transport | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is connected."""
        return self._transport is not None

    def close(self) -> None:
        """Hangs up without a word, as a phone out of reach does."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._opening)

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if not self.greeted.done():
            self.greeted.set_exception(Broken(str(exc)))

    def data_received(self, data: bytes) -> None:
        held = self._held + data if self._held else data
        if not self._upgraded:
            end = held.find(b"\r\n\r\n")
            if end < 0:
                self._held = held
                return
            if not held.startswith(b"HTTP/1.1 101 "):
                self._refused(held[:end].decode("latin-1"))
                return
            self._upgraded, held = True, held[end + 4 :]
        self._held = self._frames(held)

    def _frames(self, held: bytes) -> bytes:
        """Takes every whole frame; what is left is the beginning of the next one."""
        at, size = 0, len(held)
        while size - at >= 2:
            length, start = held[at + 1], at + 2
            if length > 125:
                start = at + (4 if length == 126 else 10)
                length = int.from_bytes(held[at + 2 : start], "big")
            if size - start < length or start > size:
                break
            self._frame(held[at], held[start : start + length])
            at = start + length
        return held[at:] if at else held

    def _frame(self, first: int, payload: bytes) -> None:
        if first & 0x40:
            payload = self._inflate.decompress(payload + END_OF_DEFLATE)
        code = first & 0x0F
        if code == TEXT:
            self._packet(payload)
        elif code == PING:
            self._send(payload, PONG)
        elif code == CLOSE:
            self.close()

    def _packet(self, packet: bytes) -> None:
        start = packet[:2]
        if start == b"42":
            self._event(packet)
        elif packet == b"2":
            self._send(b"3")
        elif start[:1] == b"0":
            self._send(b"40" + json.dumps({"token": self._auth}, separators=(",", ":")).encode())
        elif start in (b"41", b"44"):
            self._refused(packet.decode())

    def _event(self, packet: bytes) -> None:
        found = EVENT.match(packet)
        if found is None:
            return
        name, seq, prev = found.groups()
        empty = packet.endswith(b'"pieces":[]}]')
        event = Event(name.decode(), int(seq or -1), int(prev or -1), len(packet), perf_counter(), empty)
        if not self.greeted.done():
            self.greeted.set_result(event)
        self._heard(event)

    def _refused(self, why: str) -> None:
        if not self.greeted.done():
            self.greeted.set_exception(Broken(why))
        self.close()

    def _send(self, payload: bytes, code: int = TEXT) -> None:
        if self._transport is not None:
            self._transport.write(masked(payload, code))


def masked(payload: bytes, code: int = TEXT) -> bytes:
    """One whole frame, masked as every client must. Raises ValueError beyond 65,535 bytes."""
    size = len(payload)
    if size > 0xFFFF:
        raise ValueError("a phone has nothing that long to say")
    length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    key = os.urandom(4)
    mask = int.from_bytes((key * (size // 4 + 1))[:size], "big")
    hidden = (int.from_bytes(payload, "big") ^ mask).to_bytes(size, "big")
    return bytes((0x80 | code,)) + length + key + hidden
