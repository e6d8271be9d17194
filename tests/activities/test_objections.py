"""The outcome of a consent question: two outcomes, no number, and what others are told of it."""

from __future__ import annotations

import pytest

from tests.session.evening import refused
from werksessie.activities.objections import LENGTH, given, outcome, told


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], ""),
        (["unsure", "skip"], ""),
        (["fine", "tolerable", "skip"], "none"),
        (["fine", "fine", "objection"], "objection"),
        (["objection"], "objection"),
    ],
)
def test_one_objection_is_an_objection_and_who_passed_takes_no_stand(values: list[str], said: str) -> None:
    assert outcome(values) == said


def test_that_nobody_took_a_stand_is_told_of_something_plain_only() -> None:
    assert told("", asked=True, sensitive=True) == "none"
    assert told("", asked=False, sensitive=True) == ""
    assert told("", asked=True, sensitive=False) == ""


@pytest.mark.parametrize("sensitive", [True, False])
def test_an_objection_is_always_told_and_so_is_none(sensitive: bool) -> None:
    assert [told(one, asked=True, sensitive=sensitive) for one in ("objection", "none")] == ["objection", "none"]


def test_words_come_with_an_objection_only_and_have_a_longest() -> None:
    assert given("objection", "Te duur") == ("objection", "Te duur")
    assert given("fine", "Te duur") == ("fine", "")
    assert given("objection", "a" * LENGTH) == ("objection", "a" * LENGTH)
    with refused(422, "te lang"):
        given("objection", "a" * (LENGTH + 1))
    with refused(422, "Kies 1 van de 3"):
        given("unsure", "")
