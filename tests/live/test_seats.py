"""What stays in memory: every evening that goes on, and of the sealed ones those that somebody looks at."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from tests.live.test_host import NOW, started
from tests.live.test_prune import TERM, sealed
from werksessie.app import create_app
from werksessie.live import seats
from werksessie.live.host import Host
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings
from werksessie.web.find import by_code

TODAY = NOW + timedelta(hours=1)


class Counting(MemoryStore):
    """A store that counts how often a record is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = 0

    def open(self, name: str) -> Any:
        self.opened += 1
        return super().open(name)


def some_sealed(store: MemoryStore, number: int) -> list[str]:
    """So many sealed sessions, by a process that is gone."""
    names = []
    for _ in range(number):
        host, name = started(store)
        sealed(host, name)
        host.close()
        names.append(name)
    return names


def test_a_sealed_session_that_nobody_asks_for_is_not_kept_in_memory() -> None:
    store = MemoryStore()
    some_sealed(store, 3)
    host = Host(store)
    assert host.tend(TODAY) == []
    assert host.at_hand() == []


def test_it_is_read_again_for_whoever_asks_and_then_stays() -> None:
    store = MemoryStore()
    (name,) = some_sealed(store, 1)
    host = Host(store)
    before = host.state(name)
    host.let_go(name)
    host.tend(TODAY)
    assert host.state(name) == before
    host.tend(TODAY)
    assert host.at_hand() == [name]


def test_an_evening_that_goes_on_always_stays() -> None:
    store = MemoryStore()
    first, name = started(store)
    first.close()
    host = Host(store)
    host.tend(TODAY)
    assert host.at_hand() == [name]


def test_of_many_that_are_looked_at_the_last_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seats, "AT_HAND", 2)
    store = MemoryStore()
    names = some_sealed(store, 4)
    host = Host(store)
    for name in names:
        host.state(name)
    host.tend(TODAY)
    assert len(host.at_hand()) == 4, "whoever was looked at just now is still being looked at"
    monkeypatch.setattr(seats, "A_WHILE", 0.0)
    host.tend(TODAY)
    assert host.at_hand() == names[2:]


def test_nothing_is_read_for_a_code_that_no_session_has() -> None:
    store = Counting()
    some_sealed(store, 3)
    app = create_app(Settings(key="x" * 20), store)
    host = app.extensions["host"]
    host.tend(TODAY)
    store.opened = 0
    for code in ("111111", "222222"):
        assert by_code(host, code) is None
    assert store.opened == 0


def test_nothing_is_read_twice_a_day_to_see_whether_its_term_is_over() -> None:
    store = Counting()
    some_sealed(store, 3)
    host = Host(store)
    host.tend(TODAY)
    store.opened = 0
    host.tend(TODAY + timedelta(minutes=1))
    assert store.opened == 0
    host.tend(TODAY + timedelta(days=1))
    assert store.opened == 3


def test_answers_of_a_session_that_rests_are_destroyed_when_its_term_is_over() -> None:
    store = MemoryStore()
    (name,) = some_sealed(store, 1)
    host = Host(store)
    host.tend(TODAY)
    assert host.at_hand() == []
    assert host.tend(NOW + TERM) == [f"{name}: 9 losse antwoorden gewist, na 30 dagen."]


def test_what_is_written_in_a_session_that_rested_is_kept() -> None:
    store = MemoryStore()
    (name,) = some_sealed(store, 1)
    host = Host(store)
    host.tend(TODAY)
    assert host.prune(name, TODAY, Random(1).shuffle, early=True) == 9
    host.let_go(name)
    assert host.state(name).destroyed == 9
