"""Every kind keeps the promise that all kinds make."""

from __future__ import annotations

import inspect

import pytest

from werksessie.activities import KINDS
from werksessie.activities.kind import Kind
from werksessie.programme.model import Plan
from werksessie.programme.settings import CHOSEN_GOALS, CHOSEN_ROLES, OWN, RETURNED, TAKEN, TAKES, Setting
from werksessie.session.rules import COMMON
from werksessie.session.state import Activity
from werksessie.shipped import shipped

CONSTANTS = tuple(vars(Kind)["__annotations__"])
PROMISED = {name: member for name, member in vars(Kind).items() if inspect.isfunction(member) and name[0] != "_"}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_stands_under_its_own_name_and_says_what_it_is(name: str) -> None:
    kind = KINDS[name]
    assert name == kind.NAME
    assert [constant for constant in CONSTANTS if not hasattr(kind, constant)] == []
    assert kind.TITLE
    assert kind.PURPOSE.endswith((".", "?"))
    assert bool(kind.DONE) == kind.ASKS
    assert {*kind.OPTIONS} <= {OWN, TAKEN, RETURNED}
    assert {*kind.GIVES} <= {*TAKES, CHOSEN_GOALS, CHOSEN_ROLES}


def test_whatever_a_field_asks_of_an_earlier_activity_some_kind_gives() -> None:
    asked = {one.takes for kind in KINDS.values() for one in kind.SETTINGS.values() if one.type == "id"}
    assert asked <= {given for kind in KINDS.values() for given in kind.GIVES}
    assert "" not in asked


@pytest.mark.parametrize("name", KINDS)
def test_where_cards_are_typed_the_kind_has_the_form_for_it(name: str) -> None:
    kind = KINDS[name]
    if kind.pads(Plan("x", name, {}), Activity(content=kind.empty())).card:
        assert (shipped("templates") / "activities" / name / "_paper.html").is_file()


@pytest.mark.parametrize("function", PROMISED)
@pytest.mark.parametrize("name", KINDS)
def test_a_kind_does_all_that_was_promised_in_the_same_words(name: str, function: str) -> None:
    promised = list(inspect.signature(PROMISED[function]).parameters)[1:]
    assert list(inspect.signature(getattr(KINDS[name], function)).parameters) == promised


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_lists_its_own_settings_with_a_default_that_fits(name: str) -> None:
    for setting in KINDS[name].SETTINGS.values():
        assert isinstance(setting, Setting)
        if setting.default not in ("", {}, ()):
            assert setting.check(setting.default) == setting.default


@pytest.mark.parametrize("name", KINDS)
def test_no_deed_of_a_kind_hides_one_that_all_share(name: str) -> None:
    assert KINDS[name].DEEDS.keys() & COMMON.keys() == set()
