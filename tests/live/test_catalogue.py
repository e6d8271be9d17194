"""The catalogue of sessions: as they are, whoever changed them, and no record read without need."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import fakeredis
from hypothesis import given, settings
from hypothesis import strategies as given_by

from tests.live.nodes import Node
from tests.live.test_host import DETAILS, NOW, started, walk
from tests.live.test_prune import TERM, sealed
from tests.live.test_seats import Counting, some_sealed
from werksessie.activities import KINDS
from werksessie.live.catalogue import Catalogue, Entry, entry_of
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.programme.loader import load_shipped
from werksessie.record.memory import MemoryStore
from werksessie.record.sqlite import SqliteStore
from werksessie.session import state as st
from werksessie.session.commands import Act, ChangeDetails, Close, GoTo, Join, Refusal, Start
from werksessie.session.progress import TellProgress
from werksessie.session.spoiled import SPOILED
from werksessie.session.state import State
from werksessie.session.statuses import DONE, STUCK

PROGRAMME = load_shipped("eerste-gesprek", KINDS)
AGREED = (("Open de zaal", "2027-04-01"), ("Bel elkaar", "2027-03-20"))


def everything(catalogue: Catalogue) -> list[Entry]:
    """What somebody finds who has the time."""
    catalogue.fill(catalogue.entries(read=0)[1], lambda: None)
    entries, unread = catalogue.entries()
    assert unread == []
    return entries


def listed(host: Host) -> list[Entry]:
    """What somebody finds who begins with nothing."""
    return everything(Catalogue(host))


def one_of(catalogue: Catalogue) -> Entry:
    (entry,), unread = catalogue.entries()
    assert unread == []
    return entry


def agreed(store: MemoryStore) -> tuple[Host, str]:
    """A sealed evening with two agreements."""
    host, name = started(store)
    host.ask(name, GoTo("afspraken", NOW.isoformat()))
    walk(host, name, "open:afspraken")
    for number, (what, when) in enumerate(AGREED):
        form = {"what": (what,), "who": ("Gemeente",), "when": (when,)}
        host.ask(name, Act("afspraken", "make", form, f"agreement-{number}"))
    host.ask(name, Close(NOW.isoformat()))
    host.seal(name, NOW.isoformat(), Random(1).shuffle)
    return host, name


def tell(host: Host, name: str, number: int, status: str, why: str = "") -> None:
    host.ask(name, TellProgress("afspraken", number, status, why, "municipality", "2027-03-30"))


# What an entry says


def test_an_entry_says_where_and_when_and_how_far_and_how_many() -> None:
    host, name = started(MemoryStore())
    details = replace(DETAILS, place="Buurthuis De Linde", municipality="Gemeente Voorbeeld", community="de buren")
    host.ask(name, ChangeDetails(details))
    host.ask(name, Join("anna"))
    entry = listed(host)[0]
    assert (entry.name, entry.title, entry.place, entry.date) == (name, "Samen sterk", details.place, "2027-03-14")
    assert (entry.phase, entry.people, entry.missing, entry.begun) == (st.RUNNING, 1, False, "2027-03-14")
    assert entry.programme
    for words in ("samen sterk", "buurthuis de linde", "gemeente voorbeeld", "de buren", "maart 2027"):
        assert words in entry.words


def test_what_people_said_is_not_in_it() -> None:
    host, name = started(MemoryStore())
    sealed(host, name)
    assert host.state(name).activities["1"].content.ideas
    assert "persoon-1" not in repr(listed(host))


def test_until_when_it_can_be_opened_again_and_when_answers_go() -> None:
    host, name = started(MemoryStore())
    host.ask(name, Close(NOW.isoformat()))
    assert listed(host)[0].reopens_until == NOW + timedelta(minutes=15)
    host.seal(name, NOW.isoformat(), Random(1).shuffle)
    entry = listed(host)[0]
    assert (entry.reopens_until, entry.gone_on) == (None, (NOW + TERM).astimezone().date().isoformat())


def test_agreements_wait_until_they_are_done() -> None:
    host, name = agreed(MemoryStore())
    catalogue = Catalogue(host)
    entry = one_of(catalogue)
    assert (entry.agreements, entry.done, entry.left, entry.is_told) == (2, 0, 2, False)
    assert entry.waiting == entry.untold == ("2027-03-20", "2027-04-01")
    assert (entry.late("2027-03-20"), entry.late("2027-03-21"), entry.late("2027-05-01")) == (0, 1, 2)
    tell(host, name, 1, DONE)
    tell(host, name, 2, STUCK, "De zaal is vol.")
    entry = one_of(catalogue)
    assert (entry.done, entry.waiting, entry.untold, entry.is_told) == (1, ("2027-03-20",), (), True)
    assert "open de zaal" in entry.words


def test_agreements_of_a_rehearsal_wait_for_nobody() -> None:
    host, name = agreed(MemoryStore())
    played = replace(host.state(name).details, rehearsal=True)
    entry = entry_of(name, replace(host.state(name), details=played))
    assert (entry.agreements, entry.left, entry.late("2028-01-01")) == (2, 0, 0)


def test_a_state_that_nothing_can_be_made_of_gets_a_sentence() -> None:
    odd = State(phase=st.CLOSED, closed_at="9999-12-31T23:59:59+00:00", details=DETAILS)
    assert entry_of("een", odd) == Entry("een", trouble=SPOILED, words="een")


# Reading no more than it must


def test_nothing_is_read_again_when_nothing_changed() -> None:
    store = Counting()
    some_sealed(store, 3)
    catalogue = Catalogue(Host(store))
    before = catalogue.entries()
    store.opened = 0
    assert catalogue.entries() == before
    assert len(before[0]) == 3
    assert store.opened == 0


def test_nothing_is_read_twice_on_a_disk_either(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    sealed(host, name)
    host.close()
    host = Host(store)
    catalogue, opened = Catalogue(host), []
    catalogue.entries()
    plain = store.open
    store.open = lambda name: opened.append(name) or plain(name)  # type: ignore[func-returns-value,method-assign]
    for _ in range(3):
        assert one_of(catalogue).title == "Samen sterk"
    assert opened == []
    assert host.at_hand() == [], "looking at the list keeps no record open"
    store.close()


def test_whoever_tends_the_sessions_fills_it() -> None:
    store = Counting()
    some_sealed(store, 3)
    host = Host(store)
    catalogue = Catalogue(host)
    host.tend(NOW + timedelta(hours=1))
    store.opened = 0
    assert len(catalogue.entries()[0]) == 3
    assert store.opened == 0


def test_of_very_many_the_newest_are_read_at_once_and_the_others_after_that() -> None:
    store = Counting()
    names = list(reversed(some_sealed(store, 5)))
    catalogue = Catalogue(Host(store))
    entries, unread = catalogue.entries(read=2)
    assert ([one.name for one in entries], unread) == (names[:2], names[2:])
    breaths: list[None] = []
    catalogue.fill(unread, lambda: breaths.append(None))
    assert len(breaths) == 3
    store.opened = 0
    entries, unread = catalogue.entries()
    assert ([one.name for one in entries], unread) == (names, [])
    assert store.opened == 0


def test_only_ones_own_sessions_are_read_and_told() -> None:
    store = Counting()
    mine, _ = some_sealed(store, 2)
    catalogue = Catalogue(Host(store))
    store.opened = 0
    entries, unread = catalogue.entries(lambda names: [name for name in names if name == mine])
    assert ([one.name for one in entries], unread, store.opened) == ([mine], [], 1)


# What changes elsewhere


def test_a_record_that_comes_or_goes_is_noticed(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    sealed(host, name)
    host.close()
    catalogue = Catalogue(Host(store))
    assert one_of(catalogue).name == name
    content = (tmp_path / f"{name}.db").read_bytes()
    (tmp_path / "2027-03-15-111111.db").write_bytes(content)
    assert [one.name for one in catalogue.entries()[0]] == ["2027-03-15-111111", name]
    (tmp_path / f"{name}.db").unlink()
    assert [one.name for one in catalogue.entries()[0]] == ["2027-03-15-111111"]
    store.close()


def test_a_damaged_record_has_its_sentence_and_harms_no_other_and_can_be_put_right(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    host, name = started(store)
    sealed(host, name)
    host.close()
    broken = tmp_path / "2027-03-15-111111.db"
    broken.write_bytes(b"geen database" * 100)
    catalogue = Catalogue(Host(store))
    for _ in range(2):
        damaged, whole = catalogue.entries()[0]
        assert (damaged.name, damaged.phase, whole.title) == (broken.stem, st.EMPTY, "Samen sterk")
        assert broken.name in damaged.trouble
    broken.write_bytes((tmp_path / f"{name}.db").read_bytes())
    os.utime(broken, (1, 1))
    assert [one.trouble for one in catalogue.entries()[0]] == ["", ""]
    store.close()


def test_what_another_process_wrote_is_listed_here() -> None:
    server = fakeredis.FakeServer()
    one, two = Node(server), Node(server)
    host, name = agreed(one.store)  # type: ignore[arg-type]
    catalogue = Catalogue(two.host)
    assert one_of(catalogue).done == 0
    tell(host, name, 1, DONE)
    assert one_of(catalogue).done == 1
    assert two.host.state(name).phase == st.SEALED
    tell(host, name, 2, DONE)
    two.hear()
    assert one_of(catalogue).done == 2
    host.delete(name)
    assert catalogue.entries() == ([], [])


def test_a_session_that_goes_while_it_is_read_is_simply_not_there() -> None:
    store = MemoryStore()
    (name,) = some_sealed(store, 1)
    host = Host(store)
    catalogue = Catalogue(host)
    there = store.written()
    store.delete(name)
    host.written = lambda: there  # type: ignore[method-assign]
    assert catalogue.entries() == ([], [])


# Whatever happens

DOES: dict[str, Callable[[Host, str], object]] = {
    "start": lambda host, name: host.ask(name, Start(NOW.isoformat())),
    "join": lambda host, name: host.ask(name, Join(f"join-{host.state(name).seq}")),
    "close": lambda host, name: host.ask(name, Close(NOW.isoformat())),
    "seal": lambda host, name: host.seal(name, NOW.isoformat(), Random(1).shuffle),
    "prune": lambda host, name: host.prune(name, NOW, Random(1).shuffle, early=True),
    "another title": lambda host, name: host.ask(
        name, ChangeDetails(replace(DETAILS, title=f"Titel {host.state(name).seq}"))
    ),
    "let go": lambda host, name: host.let_go(name),
    "look": lambda host, name: host.glance(name),
    "delete": lambda host, name: host.delete(name),
    "tend": lambda host, name: host.tend(NOW + timedelta(hours=1)),
}


some_deeds = given_by.lists(
    given_by.tuples(given_by.sampled_from(["new", "list", *DOES]), given_by.integers(0, 5)), min_size=4, max_size=30
)


@settings(max_examples=60)
@given(some_deeds)
def test_after_any_changes_it_is_as_one_made_anew(deeds: list[tuple[str, int]]) -> None:
    store = MemoryStore()
    host = Host(store)
    catalogue = Catalogue(host)
    for what, which in deeds:
        names = sorted(host.names())
        if what == "new" or not names:
            prepare(host, PROGRAMME, DETAILS, NOW)
        elif what == "list":
            catalogue.entries()
        else:
            with suppress(Refusal):
                DOES[what](host, names[which % len(names)])
    assert everything(catalogue) == listed(Host(store))
