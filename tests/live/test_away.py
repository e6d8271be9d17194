"""A session that is put away: gone from everywhere at once, ten minutes to think again, then destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import fakeredis
import pytest

from tests.faults.disk import every_byte
from tests.live.nodes import Node
from tests.live.test_host import NOW, started
from tests.live.test_prune import sealed
from werksessie.live.away import GRACE
from werksessie.live.host import Host
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NoSuchRecord, NotStored, Store
from werksessie.record.redis_streams import RedisStore
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Close, Refusal, Reopen

A_SECOND = timedelta(seconds=1)
TITLE = "Samen sterk"


def _redis() -> RedisStore:
    return RedisStore(fakeredis.FakeRedis(server=fakeredis.FakeServer(), decode_responses=True, version=(7, 0)), "w:")


@pytest.fixture(params=["memory", "files", "redis"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    makes: dict[str, Any] = {"memory": MemoryStore, "files": lambda: SqliteStore(tmp_path / "s"), "redis": _redis}
    made: Store = makes[request.param]()
    yield made
    made.close()


def put_away(store: Store) -> tuple[Host, str]:
    """A sealed evening that was put away at NOW."""
    host, name = started(store)
    sealed(host, name)
    host.put_away(name, NOW)
    return host, name


def test_what_is_put_away_is_found_nowhere(store: Store) -> None:
    host, name = put_away(store)
    assert (host.names(), host.at_hand()) == ([], [])
    for asked in (host.state, host.keys, host.record):
        with pytest.raises(NoSuchRecord):
            asked(name)
    with pytest.raises(NoSuchRecord):
        host.ask(name, Reopen(NOW.isoformat()))
    with pytest.raises(NoSuchRecord):
        host.put_away(name, NOW)


def test_what_is_put_back_is_as_it_was_links_and_all(store: Store) -> None:
    host, name = started(store)
    sealed(host, name)
    state, links = host.state(name), {key: host.keys(name)[key] for key in ("wall", "summary", "after")}
    host.put_away(name, NOW)
    assert [(one.name, one.state.details.title, one.until) for one in host.all_away()] == [(name, TITLE, NOW + GRACE)]
    host.put_back(name, NOW + GRACE - A_SECOND)
    assert (host.names(), host.state(name), host.all_away()) == ([name], state, [])
    assert {key: host.keys(name)[key] for key in links} == links
    assert host.tend(NOW + 2 * GRACE) == []
    host.put_back(name, NOW + GRACE)
    assert host.names() == [name]


def test_after_ten_minutes_it_is_destroyed_and_not_before(store: Store) -> None:
    host, name = put_away(store)
    host.tend(NOW + GRACE - A_SECOND)
    assert store.names() == [name]
    assert host.tend(NOW + GRACE, sure=False) == []
    assert store.names() == [name]
    with pytest.raises(Refusal, match="kan niet meer"):
        host.put_back(name, NOW + GRACE)
    assert host.tend(NOW + GRACE) == [f"{name}: weg."]
    assert (store.names(), store.secrets.of(name), host.all_away()) == ([], {}, [])
    with pytest.raises(NoSuchRecord):
        host.put_back(name, NOW + GRACE)


def test_a_restart_does_not_bring_it_back_and_does_not_keep_it(store: Store) -> None:
    host, name = put_away(store)
    host.close()
    again = Host(store)
    assert (again.names(), [one.state.details.title for one in again.all_away()]) == ([], [TITLE])
    with pytest.raises(NoSuchRecord):
        again.state(name)
    assert again.tend(NOW + GRACE) == [f"{name}: weg."]
    assert store.names() == []
    again.close()


def test_an_evening_that_goes_on_cannot_be_put_away(store: Store) -> None:
    host, name = started(store)
    with pytest.raises(Refusal, match="bezig"):
        host.put_away(name, NOW)
    assert host.names() == [name]
    host.ask(name, Close(NOW.isoformat()))
    host.put_away(name, NOW)
    assert host.names() == []


def test_a_closed_evening_is_not_sealed_while_it_is_put_away(store: Store) -> None:
    host, name = started(store)
    host.ask(name, Close(NOW.isoformat()))
    host.put_away(name, NOW + timedelta(minutes=14))
    assert host.tend(NOW + timedelta(minutes=20)) == []
    host.put_back(name, NOW + timedelta(minutes=20))
    assert host.tend(NOW + timedelta(minutes=20)) == [f"{name}: verzegeld."]


def test_a_record_that_cannot_be_read_any_more_is_still_destroyed(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = put_away(store)
    host.close()
    (tmp_path / f"{name}.db").write_bytes(b"geen database" * 100)
    again = Host(store)
    assert [one.state.details.title for one in again.all_away()] == [""]
    assert again.tend(NOW + GRACE) == [f"{name}: weg."]
    store.close()


def test_not_one_byte_is_left(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = put_away(store)
    host.tend(NOW + GRACE)
    host.close()
    store.close()
    left = every_byte(tmp_path)
    assert not [path for path in left if name in path]
    assert b"Een plek voor persoon" not in b"".join(left.values())


def test_what_cannot_be_kept_leaves_it_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    host, name = started(store)
    sealed(host, name)

    def full(name: str, values: dict[str, str]) -> None:
        raise NotStored("De schijf is vol.")

    monkeypatch.setattr(store.secrets, "keep", full)
    with pytest.raises(NotStored):
        host.put_away(name, NOW)
    assert host.names() == [name]
    assert host.state(name)


def test_other_processes_hear_of_both() -> None:
    server = fakeredis.FakeServer()
    one, two = Node(server), Node(server)
    host, name = started(one.store)
    sealed(host, name)
    before = two.host.state(name)
    two.hear()
    one.host.put_away(name, NOW)
    assert two.host.names() == []
    two.hear()
    assert two.gone == [name]
    with pytest.raises(NoSuchRecord):
        two.host.state(name)
    two.host.put_back(name, NOW)
    assert (two.host.state(name), two.host.names()) == (before, [name])
    one.hear()
    assert one.host.state(name) == before


def test_a_process_that_was_not_told_finds_out_by_itself() -> None:
    server = fakeredis.FakeServer()
    one, two = Node(server), Node(server)
    host, name = started(one.store)
    sealed(host, name)
    one.host.put_away(name, NOW)
    two.host.put_back(name, NOW)
    assert one.host.state(name) == two.host.state(name)
