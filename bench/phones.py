"""A phone: one socket, one HTTP connection and its cookies. It does what our pages do."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from random import random
from time import perf_counter
from urllib.parse import urlencode

from bench.wires import BROWSER, Broken, Event, Http, Reply, Socket

PAGE_SEQ = re.compile(r'data-seq="(\d+)"')
GZIP = b"\x1f\x8b"
WHO = ("jongeren", "ouders", "buren", "vrijwilligers", "de school", "de sportclub", "het buurthuis", "de gemeente")
DOES = ("maakt samen eten", "houdt een avond", "helpt met huiswerk", "knapt het plein op", "belt elkaar vaker")
SPREAD = 0.7
"""Seconds over which phones spread their questions for their own answers, as static/phone.js does."""

GROUPS = ("community", "community", "professional", "municipality")


@dataclass(frozen=True)
class Place:
    """Where the phones go. `own`: after another question a phone asks for its own answers; `grouped`: it says at
    joining why it is there."""

    host: str
    port: int
    code: str
    own: bool = False
    grouped: bool = False

    @property
    def netloc(self) -> str:
        """Host and port, as a browser writes them."""
        return f"{self.host}:{self.port}"


@dataclass(eq=False)
class Sent:
    """An answer on its way: its id, when it left, and when it was acknowledged (0 as long as it is not)."""

    id: str
    request: bytes
    left: float = 0.0
    acknowledged: float = 0.0
    trouble: str = ""

    @property
    def took(self) -> float:
        """Seconds to the acknowledgement."""
        return self.acknowledged - self.left


class Phone:
    """One phone, or with `auth` a screen that only listens. `seq` is how far its page is, `missed` how often it had to
    ask for what it had not heard; `heard` is what a screen heard."""

    def __init__(self, place: Place, number: int = 0, auth: str = "") -> None:
        self.place = place
        self.number = number
        self.seq = -1
        self.missed = 0
        self.heard: list[Event] = []
        self.on_push: Callable[[Event], None] | None = None
        self._auth = auth
        self._cookies: dict[str, str] = {}
        self._http = Http()
        self._socket: Socket | None = None
        self._later: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether its socket is open."""
        return self._socket is not None and self._socket.is_open

    async def join(self) -> None:
        """Scans the code: the page, the button, the page that follows, the socket. Raises Broken."""
        path = f"/{self.place.code}"
        _expect(await self.get(path), 200)
        group = {"group": GROUPS[self.number % len(GROUPS)]} if self.place.grouped else {}
        _expect(await self.post(f"{path}/join", group), 303)
        page = _text(_expect(await self.get(path), 200))
        found = PAGE_SEQ.search(page)
        self.seq = int(found[1]) if found else 0
        await self.listen()

    async def listen(self) -> Event:
        """Opens the socket; what it is greeted with. Raises Broken."""
        loop = asyncio.get_running_loop()
        query = urlencode({"code": self.place.code if not self._auth else "", "lang": "nl"})
        _, self._socket = await loop.create_connection(
            lambda: Socket(self.place.netloc, query, self._auth, self._hear), self.place.host, self.place.port
        )
        return await self._socket.greeted

    async def come_back(self) -> None:
        """After the connection was gone: the socket again, and what was missed. Raises Broken."""
        await self.listen()
        await self._catch_up()

    def write(self, activity: str, text: str = "") -> Sent:
        """An answer, ready to be sent."""
        made = secrets.token_hex(12)
        who, does = WHO[self.number % len(WHO)], DOES[self.number // len(WHO) % len(DOES)]
        form = {"answer_id": made, "warn": "1", "text": text or f"{who} {does}, keer {self.number}"}
        path = f"/{self.place.code}/answer/{activity}"
        return Sent(made, self._request("POST", path, urlencode(form), "HX-Request: true\r\n"))

    async def send(self, sent: Sent) -> Sent:
        """Sends it; acknowledged only when the server says 200. What goes wrong is written in it."""
        try:
            connected = self._http if self._http.is_open else await self._connect()
            sent.left = sent.left or perf_counter()
            reply = await connected.ask(sent.request)
        except (OSError, Broken) as trouble:
            sent.trouble = f"{type(trouble).__name__} {trouble}"
            return sent
        if reply.status == 200:
            sent.acknowledged, sent.trouble = reply.at, ""
        else:
            sent.trouble = f"{reply.status} {reply.body[:200]!r}"
        return sent

    async def get(self, path: str) -> Reply:
        """GET, redirects not followed. Raises Broken."""
        return await self._ask(self._request("GET", path))

    async def post(self, path: str, form: dict[str, str], more: str = "") -> Reply:
        """POST of a form, redirects not followed. Raises Broken."""
        return await self._ask(self._request("POST", path, urlencode(form), more))

    def carry(self, cookies: dict[str, str]) -> None:
        """Gives it these cookies as well."""
        self._cookies |= cookies

    def close(self) -> None:
        """Out of reach at once."""
        self._http.close()
        if self._socket is not None:
            self._socket.close()
        for task in self._later:
            task.cancel()

    async def _ask(self, request: bytes) -> Reply:
        try:
            connected = self._http if self._http.is_open else await self._connect()
            reply = await connected.ask(request)
        except OSError as trouble:
            raise Broken(f"{type(trouble).__name__} {trouble}") from trouble
        if b"et-" in reply.head:
            self._cookies |= reply.cookies
        return reply

    async def _connect(self) -> Http:
        loop = asyncio.get_running_loop()
        _, self._http = await loop.create_connection(Http, self.place.host, self.place.port)
        return self._http

    def _request(self, method: str, path: str, body: str = "", more: str = "") -> bytes:
        held = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        lines = f"{method} {path} HTTP/1.1\r\nHost: {self.place.netloc}\r\nConnection: keep-alive\r\n{BROWSER}{more}"
        if held:
            lines += f"Cookie: {held}\r\n"
        if method == "POST":
            lines += (
                f"Origin: http://{self.place.netloc}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n"
            )
        return f"{lines}\r\n{body}".encode()

    def _hear(self, event: Event) -> None:
        if self._auth:
            self.heard.append(event)
        elif event.name == "hello":
            if event.seq > self.seq:
                self._soon(self._catch_up())
        elif event.prev > self.seq or event.empty:
            self._soon(self._catch_up())
        else:
            self._shown(event)

    async def _catch_up(self) -> None:
        reply = _expect(await self.get(f"/{self.place.code}/pieces?since={self.seq}"), 200, 204)
        if reply.status == 200:
            self.missed += 1
            self._shown(Event("pieces", json.loads(_text(reply))["seq"], -1, len(reply.body), perf_counter(), False))

    def _shown(self, event: Event) -> None:
        self.seq = max(self.seq, event.seq)
        if self.on_push is not None:
            self.on_push(event)
        if self.place.own:
            self._soon(self._fetch_own())

    async def _fetch_own(self) -> None:
        await asyncio.sleep(random() * SPREAD)
        await self.get(f"/{self.place.code}/own")

    def _soon(self, work: object) -> None:
        task = asyncio.get_running_loop().create_task(_quietly(work))
        self._later.add(task)
        task.add_done_callback(self._later.discard)


def _expect(reply: Reply, *statuses: int) -> Reply:
    if reply.status not in statuses:
        raise Broken(f"{reply.status} {reply.body[:200]!r}")
    return reply


def _text(reply: Reply) -> str:
    body = gzip.decompress(reply.body) if reply.body.startswith(GZIP) else reply.body
    return body.decode()


async def _quietly(work: object) -> None:
    assert asyncio.iscoroutine(work)
    try:
        await work
    except OSError:
        # The next greeting brings it up to date.
        return
