"""What one Python process can do: bare asyncio, no framework, and every answer durable before it is acknowledged.

    python -m bench.references.floor --port 0 --folder DIR

HTTP/1.1 with keep-alive and Engine.IO 4 over a websocket, as far as the phones of the bench need them, with the least
that any server for them must do: read the headers, the cookie and the form, and take an answer once, from somebody who
joined. Answers that come in together are committed together by one thread with SQLite's WAL and `synchronous=FULL`; a
push is one frame, encoded once and written to every socket.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import queue
import sqlite3
import threading
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha1
from pathlib import Path
from secrets import token_hex
from typing import cast
from urllib.parse import parse_qsl

from bench.references.same import CODE, COOKIE, PAGE, PIECE, RECEIVED

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
PING = 25


def reply(status: str, body: str = "", more: str = "") -> bytes:
    """One whole response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return f"{head}{more}\r\n{body}".encode()


def frame(text: str) -> bytes:
    """One whole text frame from a server."""
    data = text.encode()
    size = len(data)
    return (bytes((0x81, size)) if size < 126 else b"\x81\x7e" + size.to_bytes(2, "big")) + data


PAGE_REPLY = reply("200 OK", PAGE)
ACKNOWLEDGED = reply("200 OK", RECEIVED)
NOTHING = reply("204 No Content")
UNKNOWN = reply("404 Not Found")
OPENED = frame('0{"sid":"floor","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}')
CONNECTED = frame('40{"sid":"floor"}')
PINGED = frame("2")


class Book:
    """The answers and the people, in SQLite. What waits when the thread is free is one transaction."""

    def __init__(self, path: Path, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: queue.SimpleQueue[tuple[str, str, Callable[[], None]]] = queue.SimpleQueue()
        self._path = path
        threading.Thread(target=self._write, daemon=True).start()

    def keep(self, answer: str, text: str, then: Callable[[], None]) -> None:
        """Calls `then` on the loop once this is durable; an answer without an id is somebody who joins."""
        self._waiting.put((answer, text, then))

    def _write(self) -> None:
        db = sqlite3.connect(self._path, isolation_level=None)
        for setting in ("journal_mode=WAL", "synchronous=FULL"):
            db.execute(f"PRAGMA {setting}")
        db.execute("CREATE TABLE IF NOT EXISTS answers (seq INTEGER PRIMARY KEY, id TEXT, text TEXT)")
        db.execute("CREATE TABLE IF NOT EXISTS people (seq INTEGER PRIMARY KEY)")
        while True:
            batch = [self._waiting.get()]
            with suppress(queue.Empty):
                while True:
                    batch.append(self._waiting.get_nowait())
            db.execute("BEGIN IMMEDIATE")
            answers = [(one, text) for one, text, _ in batch if one]
            db.executemany("INSERT INTO answers (id, text) VALUES (?, ?)", answers)
            db.executemany("INSERT INTO people VALUES (NULL)", [() for one, _, _ in batch if not one])
            db.execute("COMMIT")
            self._loop.call_soon_threadsafe(_all, [then for _, _, then in batch])


def _all(callbacks: list[Callable[[], None]]) -> None:
    for callback in callbacks:
        callback()


class Room:
    """Every open socket, who joined, which answers came in, and how often was pushed."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.people: set[str] = set()
        self.answers: set[str] = set()
        self.sockets: set[asyncio.Transport] = set()
        self.pushed = 0

    def push(self) -> None:
        """One frame for all."""
        self.pushed += 1
        message = {"seq": self.pushed, "prev": self.pushed - 1, "pieces": [PIECE]}
        self.tell(frame("42" + json.dumps(["pieces", message], separators=(",", ":"))))

    def tell(self, data: bytes) -> None:
        """These bytes to everybody."""
        for socket in self.sockets:
            socket.write(data)


class Visitor(asyncio.Protocol):
    """One connection: HTTP, until it asks to be a websocket."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._held = b""
        self._is_socket = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._room.sockets.discard(self._transport)

    def data_received(self, data: bytes) -> None:
        self._held += data
        while not self._is_socket and (end := self._held.find(b"\r\n\r\n")) >= 0:
            first, *lines = self._held[:end].decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            whole = end + 4 + int(headers.get("content-length", 0))
            if len(self._held) < whole:
                return
            body, self._held = self._held[end + 4 : whole].decode(), self._held[whole:]
            method, path, _ = first.split(" ")
            self._request(method, path, headers, body)
        if self._is_socket:
            self._frames()

    def _request(self, method: str, path: str, headers: dict[str, str], body: str) -> None:
        write = self._transport.write
        if path.startswith("/socket.io/"):
            self._upgrade(headers["sec-websocket-key"])
        elif method == "GET":
            write(PAGE_REPLY if path == f"/{CODE}" else NOTHING if "/pieces" in path else UNKNOWN)
        elif path == f"/{CODE}/join":
            self._join()
        elif path == "/open":
            self._room.push()
            write(NOTHING)
        elif path.startswith(f"/{CODE}/answer/"):
            self._answer(headers.get("cookie", ""), dict(parse_qsl(body)))
        else:
            write(UNKNOWN)

    def _join(self) -> None:
        person = token_hex(16)
        self._room.people.add(person)
        joined = reply("303 See Other", "", f"Location: /{CODE}\r\nSet-Cookie: {COOKIE.format(person)}\r\n")
        self._room.book.keep("", "", lambda: self._transport.write(joined))

    def _answer(self, cookie: str, form: dict[str, str]) -> None:
        held = dict(one.split("=", 1) for one in cookie.split("; ") if "=" in one)
        answer = form.get("answer_id", "")
        if held.get("person") not in self._room.people or not answer or answer in self._room.answers:
            self._transport.write(UNKNOWN)
            return
        self._room.answers.add(answer)
        self._room.book.keep(answer, form.get("text", ""), lambda: self._transport.write(ACKNOWLEDGED))

    def _upgrade(self, key: str) -> None:
        self._is_socket = True
        accept = b64encode(sha1(key.encode() + GUID).digest()).decode()
        upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        self._transport.write(f"{upgrade}Sec-WebSocket-Accept: {accept}\r\n\r\n".encode() + OPENED)

    def _frames(self) -> None:
        """Of a phone only short frames are expected: the way in, and answers to pings."""
        while len(self._held) >= 6 and len(self._held) >= 6 + (size := self._held[1] & 0x7F):
            key, hidden = self._held[2:6], self._held[6 : 6 + size]
            self._held = self._held[6 + size :]
            if bytes(one ^ key[at % 4] for at, one in enumerate(hidden[:2])) == b"40":
                self._transport.write(CONNECTED + frame(f'42["hello",{{"seq":{self._room.pushed}}}]'))
                self._room.sockets.add(self._transport)


async def serve(port: int, folder: Path) -> None:
    """Serves until it is killed."""
    loop = asyncio.get_running_loop()
    room = Room(Book(folder / "floor.db", loop))
    server = await loop.create_server(lambda: Visitor(room), "127.0.0.1", port, backlog=1024)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    while True:
        await asyncio.sleep(PING)
        room.tell(PINGED)


def main() -> None:
    """Reads the command line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--port", type=int, default=0)
    asked.add_argument("--folder", type=Path, required=True)
    given = asked.parse_args()
    try:
        import uvloop
    except ImportError:
        asyncio.run(serve(given.port, given.folder))
    else:
        uvloop.run(serve(given.port, given.folder))


if __name__ == "__main__":
    main()
