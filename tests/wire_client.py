"""A websocket client over a bare socket: reads when told to, checks every frame, can simply stop reading."""

from __future__ import annotations

import json
import os
import socket
import struct
from typing import Any

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
OFFER = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"


class Gone(Exception):
    """The server ended the connection."""


class RawClient:
    """One Socket.IO connection without any buffering of its own.

    `at_once` is how many bytes it takes in one read; `kernel` asks the kernel for a small receive buffer.
    """

    def __init__(self, port: int, *, query: str = "", headers: str = "", at_once: int = 65536, kernel: int = 0):
        self.sock = socket.socket()
        if kernel:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, kernel)
        self.sock.settimeout(20)
        self.sock.connect(("127.0.0.1", port))
        self.at_once = at_once
        self._read = b""
        self.sock.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket{query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{headers}\r\n".encode()
        )
        while b"\r\n\r\n" not in self._read:
            self._fill()
        head, self._read = self._read.split(b"\r\n\r\n", 1)
        self.answer = head.decode()

    def enter(self) -> RawClient:
        """Join the default namespace, as every Socket.IO client does first."""
        assert self.text().startswith("0{")
        self.send(TEXT, b"40")
        assert self.text().startswith("40")
        return self

    def event(self) -> Any:
        """The next Socket.IO event's single argument."""
        text = self.text()
        assert text.startswith("42"), text[:80]
        return json.loads(text[2:])[1]

    def text(self) -> str:
        """The next text message; Engine.IO's pings are answered on the way."""
        while True:
            opcode, payload = self.frame()
            if opcode == CLOSE:
                raise Gone("closed in order")
            if opcode == TEXT and payload == b"2":
                self.send(TEXT, b"3")
            elif opcode == TEXT:
                return payload.decode()

    def frame(self) -> tuple[int, bytes]:
        """The next frame: its kind and its bytes. A stream that broke fails here."""
        first, second = self._take(2)
        assert first & 0x70 == 0, "reserved bits set: compressed, or not the start of a frame"
        assert first & 0x80, "a frame in parts"
        assert first & 0x0F in (TEXT, CLOSE, PING, PONG), "not the start of a frame"
        assert second & 0x80 == 0, "a server does not mask"
        size = second
        if size == 126:
            (size,) = struct.unpack("!H", self._take(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._take(8))
        return first & 0x0F, self._take(size)

    def send(self, opcode: int, payload: bytes = b"") -> None:
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
        self.sock.sendall(bytes([0x80 | opcode, 0x80 | len(payload)]) + mask + masked)

    def close(self) -> None:
        self.sock.close()

    def _take(self, size: int) -> bytes:
        while len(self._read) < size:
            self._fill()
        taken, self._read = self._read[:size], self._read[size:]
        return taken

    def _fill(self) -> None:
        try:
            received = self.sock.recv(self.at_once)
        except ConnectionResetError:
            received = b""
        if not received:
            raise Gone("no more bytes")
        self._read += received
