"""Every kind keeps the promise that all kinds make."""

from __future__ import annotations

import inspect

import pytest

from werksessie.activities import KINDS, SETTINGS
from werksessie.activities.kind import Kind
from werksessie.programme.settings import Setting
from werksessie.session.rules import COMMON

PROMISED = {name: member for name, member in vars(Kind).items() if inspect.isfunction(member) and name[0] != "_"}


def test_these_are_the_kinds() -> None:
    assert list(KINDS) == [
        "slide",
        "ideas",
        "scale",
        "choice",
        "dots",
        "opinions",
        "consent",
        "conditions",
        "roles",
        "agreements",
    ]


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_stands_under_its_own_name_and_says_what_it_is(name: str) -> None:
    kind = KINDS[name]
    assert name == kind.NAME
    assert kind.TITLE
    assert bool(kind.DONE) == kind.ASKS


@pytest.mark.parametrize("function", PROMISED)
@pytest.mark.parametrize("name", KINDS)
def test_a_kind_does_all_that_was_promised_in_the_same_words(name: str, function: str) -> None:
    promised = list(inspect.signature(PROMISED[function]).parameters)[1:]
    assert list(inspect.signature(getattr(KINDS[name], function)).parameters) == promised


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_lists_its_own_settings_with_a_default_that_fits(name: str) -> None:
    assert SETTINGS[name] is KINDS[name].SETTINGS
    for setting in KINDS[name].SETTINGS.values():
        assert isinstance(setting, Setting)
        if setting.default not in ("", {}, ()):
            assert setting.check(setting.default) == setting.default


@pytest.mark.parametrize("name", KINDS)
def test_no_deed_of_a_kind_hides_one_that_all_share(name: str) -> None:
    assert KINDS[name].DEEDS.keys() & COMMON.keys() == set()
