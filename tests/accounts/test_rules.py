"""What may be done with accounts, and what not."""

from __future__ import annotations

import pytest

from tests.accounts.town import (
    ANNA,
    AT,
    BRAM,
    ELSEWHERE,
    EVENING,
    HERE,
    LENA,
    OTHER_ANNA,
    OTHER_LENA,
    THERE,
    let_in,
    office,
)
from werksessie.accounts import commands as co
from werksessie.accounts.events import HOST, READER
from werksessie.accounts.office import Office
from werksessie.accounts.state import Owned
from werksessie.record.memory import MemoryStore
from werksessie.session.commands import Refusal

A_WEEK_LATER = "2026-11-29T10:00:00+00:00"
JUST_BEFORE = "2026-11-29T09:59:59+00:00"


@pytest.fixture
def town() -> Office:
    return office()


def refused(town: Office, asked: co.Asked) -> int:
    """The status of the refusal; nothing was written."""
    before = town.state
    with pytest.raises(Refusal) as refusal:
        town.ask(asked)
    assert town.state == before
    assert str(refusal.value)
    return refusal.value.status


def test_the_first_host_is_invited_once(town: Office) -> None:
    assert town.ask(co.InviteFirst("", AT, "again")) == ()


def test_a_first_invitation_that_is_over_can_be_made_again() -> None:
    town = Office(MemoryStore())
    town.ask(co.InviteFirst("", AT, "first"))
    assert town.ask(co.InviteFirst("", JUST_BEFORE, "second")) == ()
    assert len(town.ask(co.InviteFirst("", A_WEEK_LATER, "second"))) == 1


def test_one_more_host_is_invited_when_whoever_starts_the_server_asks_for_it(town: Office) -> None:
    assert len(town.ask(co.InviteFirst("", AT, "again", again=True))) == 1
    assert town.ask(co.InviteFirst("", AT, "and again", again=True)) == ()
    assert town.ask(co.InviteFirst(ANNA, AT, "by somebody", again=True)) == ()


def test_an_invitation_lets_one_person_in(town: Office) -> None:
    town.ask(co.Invite(ANNA, AT, "new", HERE, READER))
    town.ask(co.Accept("eva", AT, "new"))
    assert town.state.open("eva").role == READER  # type: ignore[union-attr]
    assert refused(town, co.Accept("somebody-else", AT, "new")) == 404


def test_an_invitation_is_good_for_seven_days(town: Office) -> None:
    town.ask(co.Invite(ANNA, AT, "new", HERE, READER))
    town.ask(co.Invite(ANNA, AT, "newer", HERE, READER))
    assert refused(town, co.Accept("late", A_WEEK_LATER, "new")) == 404
    town.ask(co.Accept("in-time", JUST_BEFORE, "newer"))


def test_an_invitation_that_was_withdrawn_lets_nobody_in(town: Office) -> None:
    town.ask(co.Invite(ANNA, AT, "new", HERE, READER))
    town.ask(co.Withdraw(BRAM, AT, "new"))
    assert refused(town, co.Accept("eva", AT, "new")) == 404
    assert town.ask(co.Withdraw(BRAM, AT, "new")) == ()


def test_only_the_host_makes_a_municipality(town: Office) -> None:
    for by in (ANNA, LENA, "nobody", ""):
        assert refused(town, co.MakeMunicipality(by, AT, "n3c")) == 403
    assert refused(town, co.MakeMunicipality("host", AT, HERE)) == 409
    assert refused(town, co.MakeMunicipality("host", AT, "Naam van de gemeente")) == 422


def test_a_facilitator_invites_into_the_own_municipality_only(town: Office) -> None:
    assert refused(town, co.Invite(ANNA, AT, "new", THERE, READER)) == 404
    assert refused(town, co.Invite(ANNA, AT, "new", "x9x", READER)) == 404
    assert refused(town, co.Invite(ANNA, AT, "new", "", HOST)) == 404
    assert refused(town, co.Invite(ANNA, AT, "new", HERE, HOST)) == 422


def test_a_reader_invites_nobody(town: Office) -> None:
    assert refused(town, co.Invite(LENA, AT, "new", HERE, READER)) == 403


@pytest.mark.parametrize("account", [OTHER_ANNA, OTHER_LENA, "host", "never-was"])
def test_who_is_not_of_your_municipality_is_not_there(town: Office, account: str) -> None:
    """The same refusal for somebody of another municipality as for nobody."""
    assert refused(town, co.ChangeRole(ANNA, AT, account, READER)) == 404
    assert refused(town, co.CloseAccount(ANNA, AT, account)) == 404
    assert refused(town, co.HandOver(ANNA, AT, EVENING, account)) == 404


@pytest.mark.parametrize("session", [ELSEWHERE, "2026-01-01-999999"])
def test_a_session_of_another_municipality_is_not_there(town: Office, session: str) -> None:
    assert refused(town, co.HandOver(ANNA, AT, session, BRAM)) == 404
    assert refused(town, co.DropSession(ANNA, AT, session)) == 404


def test_a_session_is_handed_over_to_a_facilitator_of_the_same_municipality(town: Office) -> None:
    town.ask(co.HandOver(BRAM, AT, EVENING, BRAM))
    assert town.state.sessions[EVENING] == Owned(HERE, BRAM)
    assert town.ask(co.HandOver(ANNA, AT, EVENING, BRAM)) == ()
    assert refused(town, co.HandOver(ANNA, AT, EVENING, LENA)) == 422
    assert refused(town, co.HandOver(LENA, AT, EVENING, ANNA)) == 403


def test_who_leaves_leaves_the_sessions_to_the_municipality(town: Office) -> None:
    town.ask(co.CloseAccount(BRAM, AT, ANNA))
    assert town.state.open(ANNA) is None
    assert town.state.sessions[EVENING] == Owned(HERE, "")


def test_who_becomes_a_reader_has_no_session_in_hand(town: Office) -> None:
    town.ask(co.ChangeRole(BRAM, AT, ANNA, READER))
    assert town.state.sessions[EVENING] == Owned(HERE, "")
    assert refused(town, co.TakeInHand(ANNA, AT, "2026-12-02-333333")) == 403


def test_a_closed_account_can_do_nothing(town: Office) -> None:
    town.ask(co.CloseAccount("host", AT, ANNA))
    for asked in (
        co.Invite(ANNA, AT, "new", HERE, READER),
        co.HandOver(ANNA, AT, EVENING, BRAM),
        co.ChangePassword(ANNA, AT),
        co.CloseAccount(ANNA, AT, LENA),
    ):
        assert refused(town, asked) == 403
    assert refused(town, co.CloseAccount(BRAM, AT, ANNA)) == 404


def test_nobody_changes_their_own_role(town: Office) -> None:
    assert refused(town, co.ChangeRole(ANNA, AT, ANNA, READER)) == 409


def test_one_host_stays(town: Office) -> None:
    assert refused(town, co.CloseAccount("host", AT, "host")) == 409
    let_in(town, "host", "second", "", HOST)
    town.ask(co.CloseAccount("host", AT, "host"))
    assert town.state.open("host") is None


def test_the_only_facilitator_does_not_leave_without_a_colleague(town: Office) -> None:
    town.ask(co.CloseAccount(ANNA, AT, BRAM))
    assert refused(town, co.CloseAccount(ANNA, AT, ANNA)) == 409
    town.ask(co.CloseAccount("host", AT, ANNA))


def test_a_reader_may_leave_and_close_nobody_else(town: Office) -> None:
    for account in (ANNA, OTHER_LENA):
        assert refused(town, co.CloseAccount(LENA, AT, account)) == 404
    town.ask(co.CloseAccount(LENA, AT, LENA))


def test_the_host_gives_a_session_of_nobody_to_a_municipality(town: Office) -> None:
    town.ask(co.GiveSession("host", AT, "2026-11-01-555555", HERE))
    assert town.state.sessions["2026-11-01-555555"] == Owned(HERE, "")
    assert refused(town, co.GiveSession("host", AT, EVENING, THERE)) == 409
    assert refused(town, co.GiveSession(ANNA, AT, "2026-11-02-666666", HERE)) == 403


def test_a_session_made_under_an_old_name_is_of_who_made_it(town: Office) -> None:
    town.ask(co.TakeInHand(OTHER_ANNA, AT, EVENING))
    assert town.state.sessions[EVENING] == Owned(THERE, OTHER_ANNA)


def test_a_session_that_is_gone_is_nobodys(town: Office) -> None:
    town.ask(co.DropSession(ANNA, AT, EVENING))
    assert EVENING not in town.state.sessions
