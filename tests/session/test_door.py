"""The door: who may still come in, and under which code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, Evening, refused
from werksessie.session.commands import Join
from werksessie.session.door import ChangeCode, LockJoining


def test_behind_a_locked_door_nobody_new_comes_in_and_nobody_is_put_out() -> None:
    evening = Evening(people=2)
    evening.ask(LockJoining(True))
    with refused(409, "niemand meer bij"):
        evening.join("laatkomer")
    assert evening.ask(Join("join-0")) == ()
    evening.open("wensen")
    evening.idea("Ik mag nog meedoen")
    evening.ask(LockJoining(False))
    evening.join("laatkomer")
    assert len(evening.state.people) == 3


def test_another_code_takes_the_place_of_the_old_one() -> None:
    evening = Evening(people=1)
    evening.ask(ChangeCode("115599"))
    assert evening.state.code == evening.replay().code == "115599"
    assert evening.ask(ChangeCode("115599")) == ()
    evening.close()
    assert evening.sealed()[0].code == "115599"


@pytest.mark.parametrize("code", ["12345", "1234567", "123450", "12345a", ""])
def test_a_code_has_six_digits_and_no_zero(code: str) -> None:
    with refused(422, "zes cijfers"):
        Evening().ask(ChangeCode(code))


def test_after_the_evening_the_door_stays_as_it_is() -> None:
    evening = Evening(people=1)
    evening.close()
    for command in (LockJoining(True), ChangeCode("115599")):
        with refused(409, "afgesloten"):
            evening.ask(command)


def test_the_codes_from_before_are_known() -> None:
    evening = Evening(people=1)
    for code in ("115599", "226688"):
        evening.ask(ChangeCode(code))
    assert evening.state.former == ("482913", "115599")


def test_locking_a_locked_door_is_nothing() -> None:
    evening = Evening(people=1)
    assert evening.ask(LockJoining(False)) == ()
    assert len(evening.ask(LockJoining(True))) == 1
    assert evening.ask(LockJoining(True)) == ()


def test_who_says_what_hat_they_wear_wears_it_where_the_evening_asks_for_it() -> None:
    for groups, worn in ((True, "community"), (False, "")):
        evening = Evening(details=replace(DETAILS, groups=groups), people=1)
        evening.ask(Join("ann", "community"))
        assert evening.state.people["ann"] == worn


def test_before_anybody_came_in_there_is_nobody() -> None:
    assert (Evening().state.present, Evening().state.crowd) == (0, 0)
