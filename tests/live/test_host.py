"""The one door: stored before acknowledged, in one transaction for all who wait, and the same after a restart."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.prepare import UNWELCOME, fresh_code, prepare
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NotStored
from werksessie.record.sqlite import SqliteStore
from werksessie.session import state as st
from werksessie.session.codec import encode
from werksessie.session.commands import Answer, BeginEvening, Close, Join, Next, Refusal, Start
from werksessie.session.events import PersonJoined
from werksessie.session.stages import next_step

NOW = datetime(2027, 3, 14, 19, 30, tzinfo=UTC)
DETAILS = Details(title="Samen sterk", date="2027-03-14", ladder="meewerken", feedback_date="2027-03-21")


def started(store: Any) -> tuple[Host, str]:
    """A host with one session in the lobby."""
    host = Host(store)
    name = prepare(host, load_shipped("eerste-gesprek", KINDS), DETAILS, NOW)
    host.ask(name, Start(NOW.isoformat()))
    return host, name


def walk(host: Host, name: str, to: str) -> None:
    """Presses Volgende until this step was taken."""
    token = ""
    while token != to:
        step = next_step(host.state(name))
        assert step is not None, f"the evening ended before {to}"
        token = step.token
        host.ask(name, Next(token, NOW.isoformat()))


def idea(person: str, number: int = 0) -> Answer:
    """An answer to question 1."""
    fields = {"text": (f"Een plek voor {person}",)}
    return Answer("1", person, f"{person}-{number}", fields, f"card-{person}-{number}")


def test_a_restart_gives_the_identical_state(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    walk(host, name, "open:1")
    for person in ("anna", "bram", "cor"):
        host.ask(name, Join(f"join-{person}"))
        host.ask(name, idea(person))
    before = host.state(name)
    host.close()
    assert Host(store).state(name) == before
    store.close()


def test_what_waits_together_is_stored_in_one_transaction() -> None:
    host, name = started(MemoryStore())
    record = host.record(name)
    batches: list[int] = []
    plain, everybody_waits, gate = record.append, threading.Event(), threading.Event()

    def slow(events: Sequence[Mapping[str, Any]], after: int) -> int:
        batches.append(len(events))
        everybody_waits.set()
        assert gate.wait(10)
        return plain(events, after)

    record.append = slow  # type: ignore[method-assign]
    threads = [threading.Thread(target=host.ask, args=(name, Join(f"p{n}"))) for n in range(20)]
    threads[0].start()
    assert everybody_waits.wait(10)
    for thread in threads[1:]:
        thread.start()
    seat = host._seats[name]
    while len(seat.waiting) < 19:
        threading.Event().wait(0.001)
    gate.set()
    for thread in threads:
        thread.join(10)
    assert batches == [1, 19]
    assert len(host.state(name).people) == 20


def test_a_failed_write_refuses_everybody_in_plain_words_and_changes_nothing() -> None:
    host, name = started(MemoryStore())
    before = host.state(name)

    def full(events: object, after: int) -> int:
        raise NotStored("De schijf is vol.")

    host.record(name).append = full  # type: ignore[method-assign]
    with pytest.raises(Refusal) as refused:
        host.ask(name, Join("anna"))
    assert (refused.value.status, str(refused.value)) == (503, "De schijf is vol.")
    assert host.state(name) is before


def test_a_log_that_moved_on_is_folded_and_the_command_decided_again() -> None:
    store = MemoryStore()
    host, name = started(store)
    host.record(name).append([encode(PersonJoined("from another process"))], after=host.state(name).seq)
    host.ask(name, Join("anna"))
    assert set(host.state(name).people) == {"from another process", "anna"}


def test_a_fault_in_one_command_leaves_the_others_alone() -> None:
    host, name = started(MemoryStore())
    with pytest.raises(Refusal):
        host.ask(name, object())  # type: ignore[arg-type]
    host.ask(name, Join("anna"))
    assert len(host.state(name).people) == 1


def test_readers_are_told_only_after_the_commit() -> None:
    host, name = started(MemoryStore())
    seen: list[tuple[int, frozenset[str]]] = []
    host.changed = lambda session, audiences: seen.append((host.record(session).last(), audiences))
    host.ask(name, Join("anna"))
    assert seen == [(host.state(name).seq, frozenset({"wall", "console"}))]


def test_a_closed_evening_is_sealed_after_fifteen_minutes_and_its_secret_gone() -> None:
    store = MemoryStore()
    host, name = started(store)
    host.ask(name, Close(NOW.isoformat()))
    host.tend(NOW + timedelta(minutes=14))
    assert host.state(name).phase == st.CLOSED
    host.tend(NOW + timedelta(minutes=15))
    assert host.state(name).phase == st.SEALED
    assert "secret" not in host.keys(name)
    assert "secret" not in store.secrets.of(name)
    assert store.secrets.of(name)["summary"]


def test_an_evening_that_lies_idle_for_twelve_hours_is_closed(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    now = datetime.now(UTC)
    host.tend(now + timedelta(hours=11))
    assert host.state(name).phase == st.RUNNING
    host.tend(now + timedelta(hours=13))
    assert host.state(name).phase == st.CLOSED
    host.close()
    store.close()


def test_a_seal_that_was_cut_off_before_the_secret_went_is_finished() -> None:
    store = MemoryStore()
    host, name = started(store)
    host.ask(name, Close(NOW.isoformat()))
    kept = dict(store.secrets.of(name))
    host.tend(NOW + timedelta(minutes=20))
    store.secrets.keep(name, {"secret": kept["secret"]})
    again = Host(store)
    again.tend(NOW + timedelta(minutes=21))
    assert "secret" not in store.secrets.of(name)


def test_the_numbers_of_a_sealed_log_keep_rising() -> None:
    host, name = started(MemoryStore())
    host.ask(name, Close(NOW.isoformat()))
    before = host.state(name).seq
    host.tend(NOW + timedelta(minutes=20))
    assert host.state(name).seq > before
    assert host.record(name).read()[0][0] == before + 1


def test_a_code_has_no_zero_and_no_figure_with_a_meaning() -> None:
    for _ in range(300):
        code = fresh_code(set())
        assert len(code) == 6
        assert "0" not in code
        assert not UNWELCOME.search(code)


def test_a_record_that_comes_without_its_secrets_gets_fresh_ones() -> None:
    store = MemoryStore()
    host, name = started(store)
    old = dict(host.keys(name))
    store.secrets.forget(name)
    again = Host(store)
    assert set(again.keys(name)) == set(old)
    assert not set(again.keys(name).values()) & set(old.values())
    assert store.secrets.of(name) == again.keys(name)


def test_a_sealed_record_that_comes_without_its_secrets_gets_links_only() -> None:
    store = MemoryStore()
    host, name = started(store)
    host.ask(name, Close(NOW.isoformat()))
    host.tend(NOW + timedelta(minutes=20))
    store.secrets.forget(name)
    assert set(Host(store).keys(name)) == {"wall", "console", "summary", "after"}


# Two evenings


def first_evening(store: Any) -> tuple[Host, str]:
    """A session of two evenings, of which the first was closed."""
    host = Host(store)
    name = prepare(host, load_shipped("weerbaarheid-twee-avonden", KINDS), DETAILS, NOW)
    host.ask(name, Start(NOW.isoformat()))
    host.ask(name, Join("anna"))
    host.ask(name, Close(NOW.isoformat()))
    return host, name


def test_between_two_evenings_nothing_is_sealed_and_a_week_later_the_code_still_works(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = first_evening(store)
    code, secret = host.state(name).code, host.keys(name)["secret"]
    assert host.tend(NOW + timedelta(days=7)) == []
    host.close()
    later = Host(store)
    assert later.tend(NOW + timedelta(days=7, minutes=1)) == []
    assert later.state(name).phase == st.CLOSED
    later.ask(name, BeginEvening((NOW + timedelta(days=7)).isoformat()))
    assert (later.state(name).phase, later.state(name).evening) == (st.RUNNING, 2)
    assert (later.state(name).code, later.keys(name)["secret"]) == (code, secret)
    later.close()
    store.close()


def test_a_second_evening_that_never_comes_is_not_waited_for_longer_than_answers_may_be_kept() -> None:
    host, name = first_evening(MemoryStore())
    host.tend(NOW + timedelta(days=DETAILS.retention_days) - timedelta(minutes=1))
    assert host.state(name).phase == st.CLOSED
    assert host.tend(NOW + timedelta(days=DETAILS.retention_days)) == [f"{name}: verzegeld."]
    assert "secret" not in host.keys(name)


def test_a_first_evening_that_was_forgotten_is_closed_and_then_waits(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host = Host(store)
    name = prepare(host, load_shipped("weerbaarheid-twee-avonden", KINDS), DETAILS, NOW)
    host.ask(name, Start(NOW.isoformat()))
    host.tend(datetime.now(UTC) + timedelta(hours=13))
    assert host.state(name).phase == st.CLOSED
    assert host.tend(datetime.now(UTC) + timedelta(days=7)) == []
    host.close()
    store.close()


def test_the_second_evening_is_sealed_like_any_other() -> None:
    host, name = first_evening(MemoryStore())
    host.ask(name, BeginEvening(NOW.isoformat()))
    walk(host, name, "show:welkom-terug")
    host.ask(name, Close(NOW.isoformat()))
    assert host.tend(NOW + timedelta(minutes=15)) == [f"{name}: verzegeld."]
    assert host.state(name).attended == (1,)
