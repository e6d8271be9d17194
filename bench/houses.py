"""The servers that are measured, each behind the same small door: start, prepare, open a question, count."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from bench import machine
from bench.phones import Phone, Place
from bench.tricks import EVERYTHING, without

from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.programme.writer import dumps
from werksessie.rehearsal.people import Facilitator

HOST = "127.0.0.1"
PATIENCE = 60
"""Seconds that a server gets to start."""

OFTEN = 100
"""Answers that everybody may give to an open question."""

KEY = "de-sleutel-van-de-meting"
CSRF = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
HOME = re.compile(r"Telefoons:\s*http://[^:]+:(\d+)")
TOKEN = re.compile(r'data-token="([^"]+)"')


class DidNotStart(Exception):
    """The server stopped before it listened, or took too long; `str()` is what it said."""


class House(ABC):
    """One server of one sort in a folder of its own. Raises DidNotStart."""

    name = ""
    ready = ""
    keeps = True

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self.folder = Path(mkdtemp(prefix="bench-"))
        self.place = Place(HOST, 0, "")
        self._variables = dict(variables or {})
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> float:
        """Starts it, on the port that it had before; seconds until it listened."""
        begun = time.perf_counter()
        said = self.folder / "said.txt"
        self._process = machine.start(self.command(self.place.port), said, self._variables)
        while self.ready not in (words := said.read_text("utf-8")):
            if self._process.poll() is not None or time.perf_counter() - begun > PATIENCE:
                raise DidNotStart(words)
            time.sleep(0.01)
        took = time.perf_counter() - begun
        self.listens(words)
        return took

    def kill(self) -> None:
        """As when the battery falls out."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Ends it, and takes its folder away."""
        if self._process is not None and self._process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @abstractmethod
    def command(self, port: int) -> list[str]:
        """What starts it."""

    @abstractmethod
    def listens(self, said: str) -> None:
        """It listens; this is what it said."""

    def prepare(self) -> None:  # noqa: B027 (who has no evenings has nothing to make)
        """Makes an evening to join."""

    @abstractmethod
    async def before(self, question: str) -> Callable[[], object]:
        """Goes to this question; gives what opens it, and makes a future of the reply."""

    @abstractmethod
    def stored(self) -> dict[str, int]:
        """The number in the log of every answer that is kept, by its id; answers that are kept twice are refused."""


class Ours(House):
    """`werksessie serve` on a fresh folder, with an evening of the default programme. In it people may answer open
    questions more often: bursts come again and again."""

    name = "ours"
    ready = "Stoppen:"

    def command(self, port: int) -> list[str]:
        serve = [sys.executable, "-m", "werksessie", "serve", "--host", HOST, "--port", str(port), "--no-browser"]
        self._variables["WERKSESSIE_KEY"] = KEY
        return [*serve, "--sessions", str(self.folder / "sessions")]

    def listens(self, said: str) -> None:
        self.place = Place(HOST, int(_found(HOME, said)), self.place.code, own=True, grouped=True)

    def prepare(self) -> None:
        self._desk = Facilitator(f"http://{self.place.netloc}/sessions?key={KEY}")
        today = datetime.now(UTC).date()
        code = self._desk.prepare(
            {
                "title": "Samen sterk in de buurt",
                "programme_text": _often_answered(),
                "place": "Buurthuis",
                "date": today.isoformat(),
                "time": "19.30",
                "municipality": "Gemeente Voorbeeld",
                "ladder": "meewerken",
                "feedback_date": (today + timedelta(days=7)).isoformat(),
                "languages": ["nl", "en"],
                "groups": "on",
            }
        )
        self._desk.until("start")
        self._csrf = _found(CSRF, self._desk.get("/sessions/new").text)
        self.place = Place(HOST, self.place.port, code, own=True, grouped=True)

    def watch(self, audience: str) -> Phone:
        """The wall or the console of this evening: it listens and answers nothing."""
        page = self._desk.get(self._desk.link("wall") if audience == "wall" else f"/sessions/{self._desk.session}")
        return Phone(self.place, auth=_found(TOKEN, page.text))

    async def before(self, question: str) -> Callable[[], object]:
        await asyncio.get_running_loop().run_in_executor(None, self._go_to, question)
        hand = Phone(self.place)
        hand.carry({name: value for name, (value, _) in self._desk.cookies.items()})
        # The facilitator's browser has its connection open already.
        await hand.get("/healthz")
        path = f"/sessions/{self._desk.session}/next"
        more = f"HX-Request: true\r\nX-CSRFToken: {self._csrf}\r\n"
        return lambda: asyncio.ensure_future(hand.post(path, {"expected": f"open:{question}"}, more))

    def stored(self) -> dict[str, int]:
        (record,) = (self.folder / "sessions").glob("*.db")
        with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute("SELECT seq, data FROM events WHERE type = 'ideas.sent' ORDER BY seq").fetchall()
        found: dict[str, int] = {}
        for seq, data in rows:
            kept = json.loads(data)["answer_id"]
            if kept in found:
                raise AssertionError(f"{kept} is kept twice")
            found[kept] = seq
        return found

    def _go_to(self, question: str) -> None:
        reply = self._desk.do("go-to", {"activity": question})
        if reply.status != 204:
            raise LookupError(reply.text)


class Reference(House):
    """One of the servers in `bench/references`: no programme, no pages, one question."""

    ready = "ready "

    def command(self, port: int) -> list[str]:
        module = f"bench.references.{self.name}"
        return [sys.executable, "-m", module, "--port", str(port), "--folder", str(self.folder)]

    def listens(self, said: str) -> None:
        self.place = Place(HOST, int(said.partition("ready ")[2].split()[0]), "482913")

    async def before(self, question: str) -> Callable[[], object]:
        hand = Phone(self.place)
        await hand.get(f"/{self.place.code}")
        return lambda: asyncio.ensure_future(hand.post("/open", {}))


class Empty(Reference):
    """The same server stack without our tricks, with a Flask route and a Socket.IO room that do nothing."""

    name = "empty"
    keeps = False

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        super().__init__({**without(EVERYTHING), **(variables or {})})

    def stored(self) -> dict[str, int]:
        return {}


class Floor(Reference):
    """Bare asyncio, one encoded frame, SQLite with group commit: what one Python process can do."""

    name = "floor"

    def stored(self) -> dict[str, int]:
        with closing(sqlite3.connect(f"{(self.folder / 'floor.db').as_uri()}?mode=ro", uri=True)) as db:
            rows = db.execute("SELECT id, seq FROM answers").fetchall()
        if len(rows) != len({one for one, _ in rows}):
            raise AssertionError("an answer is kept twice")
        return dict(rows)


def _often_answered() -> str:
    shipped = load_shipped("weerbaarheid", KINDS)
    plans = [
        replace(plan, settings={**plan.settings, "max": OFTEN}) if plan.kind == "ideas" else plan
        for plan in shipped.activities
    ]
    return dumps(replace(shipped, activities=tuple(plans)), KINDS)


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found is None:
        raise LookupError(pattern.pattern)
    return found[1]


HOUSES: dict[str, type[House]] = {"ours": Ours, "empty": Empty, "floor": Floor}
