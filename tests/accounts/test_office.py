"""The door of the accounts, with another process beside it and a store that fails."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.accounts.town import ANNA, AT, BRAM, EVENING, HERE, office
from werksessie.accounts import commands as co
from werksessie.accounts.events import READER, AccountClosed, Act, UnknownAct, decode
from werksessie.accounts.office import Office
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import NotStored
from werksessie.record.sqlite import SqliteStore
from werksessie.session.commands import Refusal


def test_what_another_process_did_is_decided_on() -> None:
    store = MemoryStore()
    here, there = office(store), Office(store)
    there.ask(co.CloseAccount(BRAM, AT, ANNA))
    with pytest.raises(Refusal, match="mag je niet"):
        here.ask(co.Invite(ANNA, AT, "new", HERE, READER))


def test_one_invitation_lets_one_person_in_whichever_process_they_came_to() -> None:
    store = MemoryStore()
    offices = [office(store), *(Office(store) for _ in range(3))]
    offices[0].ask(co.Invite(ANNA, AT, "one", HERE, READER))

    def come(number: int) -> bool:
        try:
            offices[number % 4].ask(co.Accept(f"person-{number}", AT, "one"))
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        came = list(threads.map(come, range(16)))
    assert came.count(True) == 1


def test_every_office_hears_of_every_act_once() -> None:
    store = MemoryStore()
    heard: list[Act] = []
    here, there = office(store), Office(store, heard.append)
    here.ask(co.CloseAccount(BRAM, AT, ANNA))
    there.ask(co.HandOver(BRAM, AT, EVENING, BRAM))
    there.catch_up()
    assert [fact.TYPE for fact in heard] == ["account.closed", "session.handed-over"]
    assert isinstance(heard[0], AccountClosed)


def test_a_refusal_does_not_keep_what_another_process_did_from_being_told() -> None:
    store = MemoryStore()
    heard: list[Act] = []
    here, there = office(store), Office(store, heard.append)
    here.ask(co.CloseAccount(BRAM, AT, ANNA))
    with pytest.raises(Refusal):
        there.ask(co.Invite(ANNA, AT, "new", HERE, READER))
    assert [fact.TYPE for fact in heard] == ["account.closed"]


def test_what_cannot_be_stored_did_not_happen(monkeypatch: pytest.MonkeyPatch) -> None:
    town = office()

    def full(*args: object) -> int:
        raise NotStored("De schijf is vol. Maak ruimte vrij.")

    monkeypatch.setattr(town._log, "append", full)
    with pytest.raises(Refusal, match="schijf is vol") as refusal:
        town.ask(co.CloseAccount(BRAM, AT, ANNA))
    assert refusal.value.status == 503
    assert town.state.open(ANNA) is not None


def test_the_accounts_are_there_after_a_restart(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    before = office(store)
    before.close()
    store.close()
    store = SqliteStore(tmp_path)
    after = Office(store)
    assert after.state == before.state
    after.close()
    store.close()


def test_an_act_of_a_newer_version_is_not_guessed_at() -> None:
    with pytest.raises(UnknownAct, match="nieuwere versie"):
        decode({"type": "account.knighted", "by": "", "at": AT})
    with pytest.raises(UnknownAct, match="beschadigd"):
        decode({"type": "account.closed"})
    assert decode({"type": "account.closed", "account": "a", "by": "b", "at": AT, "more": 1}) == AccountClosed(
        "a", "b", AT
    )
