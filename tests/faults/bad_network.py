"""A bad network: a proxy between phones and a server that is slow, loses one request in five and cuts sockets."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Self

SPEED = 8
"""How many times faster than life everything goes: the network's seconds, and those of the phones behind it."""

LONGEST_DELAY, LONGEST_SOCKET = 2.0, 10.0
"""Seconds, in life: how long one request may take; how long a socket may last."""

THROUGH, CUT, GATEWAY, LOST, HALF, LATE = "through", "cut", "gateway", "lost", "half", "late"
BEFORE, AFTER = (CUT, GATEWAY), (LOST, HALF, LATE)
"""What goes wrong before the server sees a request: the line is cut, or a gateway answers for it. And after: the reply
never comes, breaks off in the middle, or the request was slow and its phone had given up on it."""

FATES = (*[THROUGH] * 24, CUT, CUT, GATEWAY, LOST, HALF, LATE)
"""Dealt in a random order, again and again, so that one request in five fails however the phones take turns."""

NO_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 12\r\n\r\n<h1>502</h1>"

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Deck:
    """Fates in the order that this seed gives."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._left: list[str] = []

    def deal(self) -> str:
        if not self._left:
            self._left = self._chance.sample(FATES, len(FATES))
        return self._left.pop()


class Network:
    """Lets everything through at `address` until `turn_bad`. One connection carries one request, or one socket.

    `fates` counts what became of the answers once it is bad, `late` holds the requests that arrived after their phone
    had given up, `cut_sockets` is how many sockets were cut while both sides still wanted them.
    """

    def __init__(self, port: int, seed: int) -> None:
        self.fates: Counter[str] = Counter()
        self.late: list[bytes] = []
        self.cut_sockets = 0
        self._port, self._chance = port, random.Random(seed)
        self._bad = False
        self._answers, self._rest = Deck(seed), Deck(seed + 1)
        self._under_way: set[asyncio.Task[None]] = set()
        self._sockets: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server: asyncio.Server = self._run(asyncio.start_server(self._connected, "127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        self.close()

    def turn_bad(self) -> None:
        """From now on; the sockets of now are cut."""
        self._run(self._turn_bad())

    def close(self) -> None:
        """Lets what is under way arrive, and stops. What came late has then come."""
        if not self._loop.is_closed():
            self._run(self._stop())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _turn_bad(self) -> None:
        self._bad = True
        self.cut_sockets += len(self._sockets)
        for socket in self._sockets:
            socket.cancel()

    async def _stop(self) -> None:
        self._server.close()
        await asyncio.gather(*self._under_way)
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        serving = self._loop.create_task(self._serve(reader, writer))
        # However it ends: a browser also opens connections that it never uses.
        serving.add_done_callback(lambda _: writer.transport.abort())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        # Who hangs up, on either side, ends this connection and nothing else.
        with suppress(OSError, asyncio.IncompleteReadError):
            request = await _read(reader)
            serving = self._sockets if b"upgrade: websocket" in request.lower() else self._under_way
            serving.add(task)
            task.add_done_callback(serving.discard)
            if serving is self._sockets:
                await self._carry_socket((reader, writer), request)
            else:
                await self._carry(writer, request)

    def _deal(self, request: bytes) -> str:
        if not self._bad:
            return THROUGH
        if b"/answer/" not in request.partition(b"\r\n")[0]:
            return self._rest.deal()
        fate = self._answers.deal()
        self.fates[fate] += 1
        return fate

    async def _carry(self, phone: asyncio.StreamWriter, request: bytes) -> None:
        """One request to the server and its reply back, as far as its fate allows."""
        fate = self._deal(request)
        if fate == LATE:
            phone.transport.abort()
        await self._dawdle()
        if fate in BEFORE:
            reply = NO_GATEWAY if fate == GATEWAY else b""
        else:
            reply = await self._ask_server(request)
            await self._dawdle()
        if fate == LATE:
            self.late.append(request)
        elif fate == HALF:
            body = reply.partition(b"\r\n\r\n")[2]
            await _say(phone, reply[: len(reply) - len(body) // 2])
        elif fate != LOST and reply:
            await _say(phone, reply)

    async def _dawdle(self) -> None:
        if self._bad:
            await asyncio.sleep(self._chance.uniform(0, LONGEST_DELAY / 2) / SPEED)

    async def _ask_server(self, request: bytes) -> bytes:
        reader, server = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            server.write(_once(request))
            return _once(await reader.read())
        finally:
            server.transport.abort()

    async def _carry_socket(self, phone: Streams, request: bytes) -> None:
        """Both ways, until one side hangs up or the network does: perhaps as soon as the phone has said a word."""
        await self._dawdle()
        server = await asyncio.open_connection("127.0.0.1", self._port)
        server[1].write(request)
        ways = [asyncio.create_task(_pour(server[0], phone[1]))]
        try:
            server[1].write(await phone[0].read(65536))
            ways.append(asyncio.create_task(_pour(phone[0], server[1])))
            lasts = self._chance.uniform(0, LONGEST_SOCKET) / SPEED if self._bad else None
            over, _ = await asyncio.wait(ways, timeout=lasts, return_when=asyncio.FIRST_COMPLETED)
            self.cut_sockets += not over
        finally:
            for way in ways:
                way.cancel()
            server[1].transport.abort()
            phone[1].transport.abort()


async def _read(reader: asyncio.StreamReader) -> bytes:
    """One request, with its body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return head + await reader.readexactly(length)


def _once(message: bytes) -> bytes:
    """The same request or reply, as the only one of its connection."""
    head, _, body = message.partition(b"\r\n\r\n")
    first, *lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([first, b"Connection: close", *lines, b"", body])


async def _say(phone: asyncio.StreamWriter, words: bytes) -> None:
    """Sends this and hangs up when it was sent."""
    phone.write(words)
    phone.close()
    await phone.wait_closed()


async def _pour(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while words := await source.read(65536):
            target.write(words)
            await target.drain()
