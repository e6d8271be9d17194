"""Who is behind the ids, and how often somebody may guess."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.accounts.hosted import QUICK
from werksessie.accounts.people import People, slot, tidy_email
from werksessie.accounts.throttle import FREE, LONGEST, Throttle, pause
from werksessie.record.memory import MemoryStore

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
PASSWORD = "paard fiets lantaarn"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def people(store: MemoryStore) -> People:
    made = People(store.secrets)
    made.method = QUICK
    made.add("a1", "Anna", "Anna@Gemeente.example", PASSWORD)
    return made


def test_the_right_address_and_password_are_one_account(people: People) -> None:
    assert people.signed_in(" anna@gemeente.EXAMPLE ", PASSWORD) == "a1"


def test_anything_else_is_nobody(people: People) -> None:
    for email, password in (
        ("anna@gemeente.example", "x"),
        ("bram@gemeente.example", PASSWORD),
        ("", PASSWORD),
        ("", ""),
    ):
        assert people.signed_in(email, password) == ""


def test_no_password_is_kept(store: MemoryStore) -> None:
    People(store.secrets).add("a1", "Anna", "anna@gemeente.example", PASSWORD)
    kept = str(store.secrets.of("account-a1"))
    assert PASSWORD not in kept
    assert "scrypt:32768:8:1$" in kept


def test_another_password_makes_every_cookie_worthless(people: People) -> None:
    before = people.mark("a1")
    people.change_password("a1", "lantaarn paard fiets")
    assert people.mark("a1") != before
    assert people.signed_in("anna@gemeente.example", PASSWORD) == ""


def test_of_a_closed_account_nothing_is_left(people: People, store: MemoryStore) -> None:
    people.forget("a1")
    assert (people.person("a1"), people.name("a1"), people.mark("a1")) == (None, "", "")
    assert people.signed_in("anna@gemeente.example", PASSWORD) == ""
    assert store.secrets.of("account-a1") == {}


def test_the_token_of_an_invitation_leads_to_it_until_it_is_forgotten(people: People) -> None:
    token = people.invite("i1", "Eva")
    assert (people.invited(token), people.invitation("i1")) == ("i1", (token, "Eva"))
    people.forget_invitation("i1")
    assert (people.invited(token), people.invited("")) == ("", "")


@pytest.mark.parametrize(
    "typed", ["", "anna", "@x.nl", "anna@", "anna@x", "a@b@c.nl", "a b@c.nl", "a@c.nl\n b", "x" * 200 + "@c.nl"]
)
def test_what_is_no_address_is_none(typed: str) -> None:
    assert tidy_email(typed) == ""


def test_a_slot_says_nothing_of_the_address_and_there_are_only_so_many() -> None:
    slots = {slot(b"key", f"person{number}@gemeente.example") for number in range(5000)}
    assert len(slots) <= 4096
    assert slot(b"key", "Anna@x.nl ") == slot(b"key", "anna@x.nl") != slot(b"other key", "anna@x.nl")


def test_a_few_wrong_tries_cost_nothing_and_then_it_takes_longer_and_longer(store: MemoryStore) -> None:
    throttle, now, waited = Throttle(store.secrets), NOW, []
    for _ in range(FREE + 5):
        left = throttle.wait("tries-1", now)
        waited.append(left)
        now += timedelta(seconds=left)
        if left:
            assert throttle.wait("tries-1", now) == 0
    assert waited[:FREE] == [0] * FREE
    assert waited[FREE:] == sorted(waited[FREE:])
    assert waited[-1] > waited[FREE]


def test_nobody_waits_longer_than_a_quarter_of_an_hour() -> None:
    assert pause(10_000) == LONGEST


def test_a_right_try_begins_anew_and_so_does_a_day(store: MemoryStore) -> None:
    throttle = Throttle(store.secrets)
    for _ in range(FREE):
        throttle.wait("tries-1", NOW)
    assert throttle.wait("tries-1", NOW) == 1
    assert throttle.wait("tries-2", NOW) == 0
    throttle.right("tries-1")
    assert throttle.wait("tries-1", NOW) == 0
    for _ in range(FREE):
        throttle.wait("tries-1", NOW)
    assert throttle.wait("tries-1", NOW + timedelta(days=1, seconds=1)) == 0


def test_it_holds_in_another_process_and_after_a_restart(store: MemoryStore) -> None:
    for _ in range(FREE):
        assert Throttle(store.secrets).wait("tries-1", NOW) == 0
    assert Throttle(store.secrets).wait("tries-1", NOW) > 0


def test_a_clock_that_was_put_back_locks_nobody_out(store: MemoryStore) -> None:
    throttle = Throttle(store.secrets)
    for _ in range(FREE):
        throttle.wait("tries-1", NOW + timedelta(hours=1))
    assert throttle.wait("tries-1", NOW) == 0
