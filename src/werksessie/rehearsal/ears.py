"""A small Socket.IO client that only listens: connect, answer pings, hear what is pushed."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from simple_websocket import Client, ConnectionClosed, ConnectionError
from wsproto.utilities import ProtocolError

BROKEN = (OSError, ConnectionClosed, ConnectionError, ProtocolError)
PING, PONG, CONNECT, EVENT, GONE, REFUSED = "2", "3", "40", "42", "41", "44"


class Deaf(Exception):
    """There is no socket, or not any more."""


class _Daemon(threading.Thread):
    """Whoever still listens keeps no process alive."""

    def __init__(self, **given: Any) -> None:
        super().__init__(daemon=True, **given)


class _Client(Client):  # type: ignore[misc]
    """The library leaves its socket open when the handshake fails."""

    def handshake(self) -> None:
        try:
            super().handshake()
        except BROKEN:
            self.sock.close()
            raise


class Ears:
    """One socket of one phone. Raises `Deaf` when it cannot connect, and later when the connection is gone."""

    def __init__(self, address: str, query: Mapping[str, str]) -> None:
        words = urlencode({"EIO": "4", "transport": "websocket", **query})
        try:
            self._client = _Client(f"ws{address.removeprefix('http')}/socket.io/?{words}", thread_class=_Daemon)
            self._client.send(CONNECT)
        except BROKEN as trouble:
            raise Deaf from trouble

    def hear(self, seconds: float) -> tuple[str, Any] | None:
        """The next event as (name, data), or None when nothing was said for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                packet = self._client.receive(timeout=left)
            except BROKEN as trouble:
                raise Deaf from trouble
            if packet is not None and (event := self._read(str(packet))) is not None:
                return event
        return None

    def close(self) -> None:
        """Hangs up."""
        with suppress(*BROKEN):
            self._client.close()

    def _read(self, packet: str) -> tuple[str, Any] | None:
        if packet == PING:
            self._client.send(PONG)
        elif packet.startswith((GONE, REFUSED)):
            raise Deaf
        elif packet.startswith(EVENT):
            name, *data = json.loads(packet.removeprefix(EVENT))
            return str(name), data[0] if data else None
        return None
