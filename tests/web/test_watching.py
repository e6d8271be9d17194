"""For who watches over the installation: is it alive, can it store, where to report a weakness."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Flask

from tests.conftest import ADDRESS, KEY
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NotStored
from werksessie.record.secrets import MemorySecrets
from werksessie.settings import Settings
from werksessie.web.watching import Readiness


class Full(MemorySecrets):
    """A disk without room, when `full`; `written` counts what was tried."""

    full = True
    written = 0

    def keep(self, name: str, values: Mapping[str, str]) -> None:
        self.written += 1
        if self.full:
            raise NotStored("De schijf is vol.")
        super().keep(name, values)


def house(store: MemoryStore, **settings: str) -> Flask:
    return create_app(Settings(**{"public_url": ADDRESS, "key": KEY, **settings}), store)


def test_a_server_that_can_store_is_ready(app: Flask) -> None:
    reply = app.test_client().get("/healthz/ready")
    assert (reply.status_code, reply.json) == (200, {"status": "ok"})
    assert app.extensions["host"].names() == []


def test_a_server_that_cannot_store_lives_and_is_not_ready() -> None:
    store = MemoryStore()
    store.secrets = Full()
    app = house(store)
    assert app.test_client().get("/healthz").status_code == 200
    assert app.test_client().get("/healthz/ready").status_code == 503


def test_who_asks_often_makes_it_write_no_more_often() -> None:
    store = MemoryStore()
    store.secrets = Full()
    readiness = Readiness(store)
    assert [readiness.now() for _ in range(20)] == [False] * 20
    assert store.secrets.written == 1


def test_where_to_report_a_weakness_is_told_when_somebody_said_so() -> None:
    app = house(MemoryStore(), security_contact="mailto:veilig@gemeente.example", public_url="https://avond.example")
    reply = app.test_client().get("/.well-known/security.txt")
    assert reply.content_type == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in reply.text.splitlines())
    assert lines["Contact"] == "mailto:veilig@gemeente.example"
    assert lines["Canonical"] == "https://avond.example/.well-known/security.txt"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", lines["Expires"])
    left = datetime.fromisoformat(lines["Expires"]) - datetime.now(UTC)
    assert 30 < left.days < 365


def test_without_a_contact_there_is_no_such_page(app: Flask) -> None:
    assert app.test_client().get("/.well-known/security.txt").status_code == 404
