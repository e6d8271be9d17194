"""The same evening behind both routes, and a phone that asks both and expects one and the same."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from werksessie.app import create_app
from werksessie.fastpath.front import Front
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

OURS = {"Origin": "http://localhost", "HX-Request": "true", "Accept-Language": "nl", "Accept-Encoding": "gzip"}
FRESH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{24}|data-seq=\"\d+\"|Expires=[^;]*")
CHANGES = {"Content-Length", "Date"}


@dataclass
class Room:
    """One evening behind one of the two routes."""

    app: Flask
    evening: Evening
    seq: int = 0
    events: list[str] = field(default_factory=list)

    @property
    def served(self) -> int:
        """How many requests the fast path answered; 0 where it is off."""
        front = self.app.extensions.get("fastpath")
        return front.served if isinstance(front, Front) else 0

    def path(self, path: str) -> str:
        """The path in this evening."""
        return path.replace("CODE", self.evening.code)

    def said(self, reply: Any) -> tuple[Any, ...]:
        """A reply without what is random in it."""
        body = gzip.decompress(reply.data) if reply.headers.get("Content-Encoding") == "gzip" else reply.data
        headers = sorted(
            (name, FRESH.sub("*", value.replace(", Cookie", "")))
            for name, value in reply.headers
            if name not in CHANGES
        )
        text = FRESH.sub("*", body.decode()).replace(self.evening.code, "CODE")
        return reply.status, [(name, value.replace(self.evening.code, "CODE")) for name, value in headers], text

    def stored(self) -> list[Any]:
        """The events of this evening, without what is random in them; what was read before is not read again."""
        record = self.app.extensions["host"].record(self.evening.name)
        for seq, data in record.read(self.seq):
            self.seq = seq
            if "at" not in data:
                self.events.append(re.sub(r"[0-9a-f]{16,32}", "*", str(sorted(data.items()))))
        return self.events


def rooms_of(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Room, Room]]:
    """Two evenings at the same point: one in front of Flask, one behind the plain route."""
    made = []
    for plain in ("", "all"):
        monkeypatch.setenv("WERKSESSIE_PLAIN", plain)
        app = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
        browser = app.test_client()
        assert browser.get(f"/sessions?key={KEY}").status_code == 303
        evening = prepare(app, Facilitator(browser))
        evening.until("start")
        made.append(Room(app, evening))
    yield made[0], made[1]
    for room in made:
        room.app.extensions["host"].close()


Phones = tuple[FlaskClient, FlaskClient]


@dataclass
class Pair:
    """The same phone in both rooms."""

    rooms: tuple[Room, Room]
    phones: Phones

    def ask(self, method: str, path: str, fast: bool | None, **more: Any) -> Any:
        """Asks both, expects one and the same, `fast`: whether the fast path is to answer, None when it may; gives its
        reply."""
        before = self.rooms[0].served
        headers = {**OURS, **more.pop("headers", {})}
        headers = {name: value for name, value in headers.items() if value}
        replies = [
            phone.open(room.path(path), method=method, headers=headers, **more)
            for room, phone in zip(self.rooms, self.phones, strict=True)
        ]
        assert fast is None or self.rooms[0].served - before == fast
        assert self.rooms[0].said(replies[0]) == self.rooms[1].said(replies[1])
        assert self.rooms[0].stored() == self.rooms[1].stored()
        return replies[0]

    def ideas(self) -> Any:
        """The cards of the first question, behind the fast path."""
        return self.rooms[0].evening.state.activities["1"].content.ideas

    def until(self, step: str) -> None:
        """Presses Volgende in both."""
        for room in self.rooms:
            room.evening.until(step)

    def answer(self, fast: bool, activity: str = "1", headers: dict[str, str] | None = None, **form: Any) -> Any:
        """An answer to both."""
        data = {"answer_id": "een", "text": "Een buurthuis", **form}
        return self.ask("POST", f"/CODE/answer/{activity}", fast, data=data, headers=headers or {})
