"""A server destroys by itself what is due, when it starts and while it runs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.disk import every_byte
from tests.live.test_prune import NOW, PEOPLE, sealed, started, texts_in
from tests.serving.running import Serve
from werksessie.record.sqlite import SqliteStore

pytestmark = pytest.mark.process


def test_when_it_starts_it_says_in_one_line_how_many_answers_went(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    store = SqliteStore(folder)
    host, name = started(store)
    sealed(host, name, at=NOW - timedelta(days=1000))
    host.close()
    store.close()
    assert len(texts_in(every_byte(folder))) == PEOPLE
    with Serve(folder) as server:
        assert server.process.stdout is not None
        assert server.process.stdout.readline() == f"{name}: {PEOPLE} losse antwoorden gewist, na 30 dagen.\n"
        assert len(texts_in(every_byte(folder))) == 3
        assert server.stop() == (0, "\nGestopt.\n", "")
