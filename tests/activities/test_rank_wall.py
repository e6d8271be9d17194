"""rank: what stands on the wall, page after page: the options as they stand, then each next to the one below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_rank import GEVOELIG, opened, vote
from tests.activities.test_rank_told import THREE, chosen, closed
from tests.session.evening import Evening, plan
from werksessie.activities import rank
from werksessie.programme.model import Choice, Plan

TIE = {(1, 2, 3): 3, (2, 1, 3): 3}
CIRCLE = {(1, 2, 3): 4, (2, 3, 1): 4, (3, 1, 2): 4}
ALIKE = {(1, 2, 3, 4, 5): 3, (5, 4, 3, 2, 1): 3}


def named(*names: str, **fields: Any) -> Plan:
    """An order of these."""
    listed = tuple(Choice(f"plek-{number}", {"nl": name}) for number, name in enumerate(names, 1))
    return plan("volgorde", "rank", options=listed, **fields)


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("volgorde")[name] for name in names]


def pages(evening: Evening, what: str) -> list[int]:
    """How many options or pairs stand on each page that has some."""
    return [len(wall[what]) for wall in evening.walls("volgorde") if wall[what]]


def test_a_wall_of_an_order_says_how_they_stand() -> None:
    evening = chosen()
    options, pairs = evening.walls("volgorde")
    assert [(row.id, row.counts["place-1"]) for row in options["rows"]] == [("plek-1", 5), ("plek-2", 0), ("plek-3", 2)]
    assert (options["pairs"], [one.above for one in pairs["pairs"]], pairs["rows"]) == ((), [7, 5], ())
    same = {name: options[name] for name in options if name not in {"rows", "pairs", "remarks", "page"}}
    assert same == {
        "kicker": "Op volgorde",
        "hidden": False,
        "gathering": False,
        "too_few": False,
        "plain": False,
        "ordered": True,
        "place": {"plek-1": 1, "plek-2": 2, "plek-3": 3},
        "level": frozenset(),
        "about_equal": frozenset(),
        "tight": False,
        "colours": {"plek-1": 0, "plek-2": 1, "plek-3": 2},
        "chosen": {"plek-2"},
        "gathered": 7,
        "pages": 2,
    }
    assert {name: pairs[name] for name in same} == same
    assert [(one["page"], one["remarks"]) for one in (options, pairs)] == [
        (1, dict.fromkeys(("plek-1", "plek-2", "plek-3"), "")), (2, {})
    ]  # fmt: skip
    away = replace(evening["volgorde"], page=9)
    assert rank.wall(evening.state, evening.plan("volgorde"), away)["page"] == 2


def test_while_people_answer_options_stay_in_their_own_order() -> None:
    evening = opened(THREE)
    assert see(evening, "gathering", "too_few", "plain", "ordered", "gathered") == [True, False, True, False, None]
    vote(evening, {(2, 1): 6})
    assert see(evening, "gathering", "too_few", "plain", "ordered", "gathered") == [False, False, True, False, 6]
    assert [row.id for row in evening.rows("volgorde")] == ["plek-1", "plek-2", "plek-3"]


def test_without_an_order_five_options_need_smaller_figures() -> None:
    assert see(opened(named(*"ABCD")), "tight") == [False]
    assert see(opened(named(*"ABCDE")), "tight") == [True]
    assert see(opened(named("x" * 48, "B")), "tight") == [False]


def test_of_something_sensitive_who_stood_first_is_ranked_as_a_vote_of_about_so_many() -> None:
    evening = closed({(2, 1): 6, (1,): 5, (3,): 1}, GEVOELIG)
    both = frozenset({"plek-1", "plek-2"})
    assert see(evening, "about_equal", "level", "ordered", "gathered", "place") == [both, {"plek-2"}, False, 10, {}]


def test_options_of_which_nothing_is_decided_have_no_line_between_them() -> None:
    assert see(closed(TIE), "level", "remarks") == [
        {"plek-1"}, {"plek-1": "ongeveer gelijk", "plek-2": "ongeveer gelijk", "plek-3": ""}
    ]  # fmt: skip
    assert see(closed(CIRCLE), "level") == [{"plek-1", "plek-2"}]


@pytest.mark.parametrize(
    ("cast", "length", "tight"),
    [
        ({(1, 2, 3): 6}, 46, False),
        ({(1, 2, 3): 6}, 47, True),
        (TIE, 35, False),
        (TIE, 36, True),
        (CIRCLE, 22, False),
        (CIRCLE, 23, True),
    ],
)
def test_a_name_has_the_room_that_what_is_said_of_its_place_leaves(
    cast: Mapping[tuple[int, ...], int], length: int, tight: bool
) -> None:
    assert see(closed(cast, named("x" * length, "B", "C")), "tight") == [tight]


@pytest.mark.parametrize(("length", "found"), [(46, [3, 1]), (47, [2, 2]), (47 * 2, [2, 2]), (47 * 3, [1, 1, 1, 1])])
def test_options_stand_whole_on_a_page(length: int, found: list[int]) -> None:
    assert pages(closed({(1, 2, 3, 4): 6}, named(*["x" * length] * 4)), "rows") == found


def test_what_is_said_of_a_place_takes_room_on_the_page_too() -> None:
    assert pages(closed({(1, 2, 3): 3, (3, 2, 1): 3}, named(*["x" * 40] * 3)), "rows") == [2, 1]


def test_in_an_order_it_does_not_matter_that_as_many_stood_first() -> None:
    evening = closed({(1, 2, 3): 4, (2, 1, 3): 3, (3, 1, 2): 4}, named("x" * 40, "B", "C"))
    assert see(evening, "level", "tight", "place") == [frozenset(), False, {"plek-1": 1, "plek-2": 2, "plek-3": 3}]


def test_pairs_stand_whole_on_a_page() -> None:
    assert pages(closed(ALIKE, named(*"ABCDE")), "pairs") == [4]
    assert pages(closed(ALIKE, named(*["x" * 30] * 5)), "pairs") == [2, 2]
    three_alike = {(1, 2, 3, 4, 5, 6): 2, (1, 2, 4, 5, 3, 6): 2, (1, 2, 5, 3, 4, 6): 2}
    assert pages(closed(three_alike, named(*"ABCDEF")), "pairs") == [4, 1]


def test_who_stood_about_equally_often_first_take_the_room_to_say_so() -> None:
    names = [f"Een bankje onder de bomen bij het water {number}" for number in range(5)]
    evening = opened(named(*names, sensitive=True, reveal="after_close"), people=30)
    vote(evening, {(one,): 5 for one in range(1, 6)})
    assert len(evening.walls("volgorde")) == 1
    evening.shut("volgorde")
    assert len(evening.walls("volgorde")) == 2
