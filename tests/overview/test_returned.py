"""An agreement that a later evening came back to: the last word about it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.overview.evenings import FIRST, evening, told
from tests.session.evening import Evening as Driver
from werksessie.overview.across import Shared, across
from werksessie.overview.evening import Deal, Evening, evening_of
from werksessie.overview.merge import merge
from werksessie.overview.package import packed, unpacked
from werksessie.overview.returned import up_to_date
from werksessie.session.earlier import Follow, snapshot
from werksessie.session.statuses import DONE
from werksessie.summary.build import build

BEFORE = evening("Gemeente Oost", "Klaverdag", 8, FIRST, shift=1)
"""Of which a contact person said that its agreement is done."""


@pytest.fixture(scope="module")
def later() -> Evening:
    """An evening that goes on from it."""
    driver = Driver(details=replace(BEFORE.details, title="Vervolg", date="2028-01-01"))
    driver.ask(Follow(snapshot(BEFORE)))
    return evening_of(build(driver.state), "v" * 32)


@pytest.fixture
def first() -> Evening:
    """The evening as it was read before anybody said how it goes."""
    read = told(BEFORE)
    return replace(read, deals=tuple(replace(deal, status="", why="", day="") for deal in read.deals))


def now(evenings: tuple[Evening, ...]) -> Deal:
    [deal] = next(one for one in evenings if one.deals).deals
    return deal


def test_what_a_later_evening_knows_of_an_agreement_counts(first: Evening, later: Evening) -> None:
    assert now((first,)).status == ""
    assert now(up_to_date([first, later])) == told(BEFORE).deals[0]
    assert now(merge([later, first], {first.key: "", later.key: ""}).evenings).status == DONE


def test_what_was_said_after_it_stays(first: Evening, later: Evening) -> None:
    newer = replace(first, deals=(replace(first.deals[0], status="stuck", day="2028-02-02"),))
    assert now(up_to_date([newer, later])).status == "stuck"


def test_an_agreement_of_another_evening_stays_as_it_is(first: Evening, later: Evening) -> None:
    other = replace(first, title="Een andere avond")
    assert now(up_to_date([other, later])).status == ""


def test_it_counts_also_where_names_are_taken_away(first: Evening, later: Evening) -> None:
    overview = across([Shared((first, later), False)])
    assert now(overview.evenings) == Deal("", "", "", DONE)
    assert now(unpacked(packed([first, later], named=False)).evenings) == Deal("", "", "", DONE)
