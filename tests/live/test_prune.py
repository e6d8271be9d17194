"""Destroying single answers by the clock: when, how often it is tried, and that not one byte of them is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.faults.disk import every_byte
from tests.live.test_host import DETAILS, NOW, first_evening, idea, started, walk
from werksessie.live.host import Host
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Event, NotStored
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Act, BeginEvening, Close, Join, Refusal
from werksessie.session.retention import ChangeTerm

TERM = timedelta(days=DETAILS.retention_days)
PEOPLE = 9


def sealed(host: Host, name: str, at: datetime = NOW) -> None:
    """Nine ideas, all released, none in a theme; closed and sealed at this moment."""
    walk(host, name, "open:1")
    for number in range(PEOPLE):
        host.ask(name, Join(f"join-{number}"))
        host.ask(name, idea(f"persoon-{number}"))
    cards = tuple(f"card-persoon-{number}-0" for number in range(PEOPLE))
    host.ask(name, Act("1", "release", {"card": cards}, "fresh"))
    host.ask(name, Close(at.isoformat()))
    host.seal(name, at.isoformat(), Random(1).shuffle)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Path, Host, str]]:
    store = SqliteStore(tmp_path / "sessions")
    host, name = started(store)
    sealed(host, name)
    yield tmp_path / "sessions", host, name
    host.close()
    store.close()


def texts_in(files: dict[str, bytes]) -> set[int]:
    """Which of the ideas can be found in any file."""
    whole = b"".join(files.values())
    return {number for number in range(PEOPLE) if f"Een plek voor persoon-{number}".encode() in whole}


def test_when_the_clock_has_moved_by_the_term_no_byte_of_the_answers_is_left(folder: tuple[Path, Host, str]) -> None:
    where, host, name = folder
    assert host.tend(NOW + TERM - timedelta(seconds=1)) == []
    assert texts_in(every_byte(where)) == set(range(PEOPLE))
    assert host.tend(NOW + TERM) == [f"{name}: 9 losse antwoorden gewist, na 30 dagen."]
    files = every_byte(where)
    assert len(texts_in(files)) == 3
    assert f"{name}.db-wal" in files
    assert not any(b"card-persoon" in content or b"sealed-" in content for content in files.values())
    host.close()
    assert texts_in(every_byte(where)) == texts_in(files)


def test_a_restart_finds_the_record_without_answers(folder: tuple[Path, Host, str]) -> None:
    _, host, name = folder
    host.tend(NOW + TERM)
    after = host.state(name)
    host.close()
    again = Host(host.store)
    assert again.state(name) == after
    assert (after.destroyed, after.destroyed_early, len(after.people)) == (PEOPLE, False, PEOPLE)
    assert again.tend(NOW + TERM + timedelta(days=1)) == []
    again.close()


def test_a_write_that_fails_leaves_the_original_and_is_tried_again_tomorrow() -> None:
    host, name = started(MemoryStore())
    sealed(host, name)
    record, tried = host.record(name), []
    plain = record.rewrite

    def full(events: Sequence[Event], **rest: object) -> int:
        tried.append(len(events))
        raise NotStored("De schijf is vol.")

    record.rewrite = full  # type: ignore[method-assign]
    before = host.state(name)
    assert host.tend(NOW + TERM) == ["De schijf is vol."]
    assert host.tend(NOW + TERM + timedelta(hours=2)) == []
    assert (host.state(name), len(tried)) == (before, 1)
    record.rewrite = plain  # type: ignore[method-assign]
    assert host.tend(NOW + TERM + timedelta(days=1)) == [f"{name}: 9 losse antwoorden gewist, na 30 dagen."]


def test_a_longer_term_is_waited_for() -> None:
    host, name = started(MemoryStore())
    sealed(host, name)
    host.ask(name, ChangeTerm(60))
    assert host.tend(NOW + TERM) == []
    assert host.tend(NOW + 2 * TERM) == [f"{name}: 9 losse antwoorden gewist, na 60 dagen."]


def test_what_was_never_sealed_is_sealed_first() -> None:
    host, name = started(MemoryStore())
    host.ask(name, Join("anna"))
    host.ask(name, Close(NOW.isoformat()))
    late = NOW + 2 * TERM
    assert host.tend(late) == [f"{name}: verzegeld."]
    assert host.tend(late) == [f"{name}: 0 losse antwoorden gewist, na 30 dagen."]


def test_answers_of_a_first_evening_stay_until_the_second_was_held() -> None:
    host, name = first_evening(MemoryStore())
    before_the_second = NOW + TERM - timedelta(minutes=1)
    assert host.tend(before_the_second) == []
    with pytest.raises(Refusal, match=r"De tweede avond komt nog\."):
        host.prune(name, before_the_second, Random(1).shuffle, early=True)
    host.ask(name, BeginEvening(before_the_second.isoformat()))
    walk(host, name, "show:welkom-terug")
    host.ask(name, Close(before_the_second.isoformat()))
    assert host.tend(before_the_second + timedelta(hours=1)) == [f"{name}: verzegeld."]
    assert host.tend(NOW + TERM + timedelta(days=1)) == []
    assert "losse antwoorden gewist" in host.tend(before_the_second + TERM)[0]


def test_by_hand_it_can_be_sooner() -> None:
    host, name = started(MemoryStore())
    sealed(host, name)
    assert host.prune(name, NOW + timedelta(days=2), Random(1).shuffle, early=True) == PEOPLE
    assert host.state(name).destroyed_early


def test_a_moment_without_a_zone_in_one_record_keeps_no_other_from_being_tended(folder: tuple[Path, Host, str]) -> None:
    _, host, name = folder
    rows = [event for _, event in host.record(name).read()]
    spoiled = [{**event, "at": "2027-03-14T22:00:00"} if event["type"] == "session.closed" else event for event in rows]
    host.store.create("2027-03-15-222222").append(spoiled, after=0)
    said = host.tend(NOW + TERM)
    assert said[0].startswith("2027-03-15-222222: Dit verslag is beschadigd")
    assert said[1] == f"{name}: 9 losse antwoorden gewist, na 30 dagen."
