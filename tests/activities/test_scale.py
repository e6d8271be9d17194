"""scale: how full is the glass, and what the room sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import Evening, counts, only, plan, refused
from werksessie.activities import KINDS
from werksessie.activities.glass import divided, lacking
from werksessie.activities.scale import SETTINGS
from werksessie.programme.model import Plan
from werksessie.session.commands import ChooseReveal

FITS = plan("past", "scale")
ITEMS = [
    {"id": "leven", "text": {"nl": "Past dit bij jullie dagelijks leven?"}, "verbatim": ""},
    {"id": "nut", "text": {"nl": "Hebben jullie hier zelf iets aan?"}, "verbatim": ""},
]
TWO = plan("past", "scale", settings={"items": ITEMS})
FEW = [{"nl": words} for words in ("bijna niemand", "een paar mensen", "veel mensen", "bijna iedereen")]


def opened(one: Plan = FITS, people: int = 30) -> Evening:
    evening = Evening(only(one), people=people)
    evening.open(one.id)
    return evening


def rate(evening: Evening, *numbers: int, item: str = "") -> None:
    """So many people for each step of the glass."""
    values = [str(step) for step, number in enumerate(numbers) for _ in range(number)]
    for number, value in enumerate(values):
        evening.send("past", f"person-{number}", {f"value-{item}" if item else "value": value})


def shown(evening: Evening, page: int = 0) -> list[int | None]:
    """The four figures on this page of the wall."""
    return [one["count"] for one in evening.walls("past")[page]["columns"]]


def report(evening: Evening) -> Mapping[str, Any]:
    """What the Summary tells beside the counts."""
    return KINDS["scale"].report(evening.state, evening.plan("past"), evening["past"])


# Rating


def test_a_glass_is_rated_from_empty_to_full() -> None:
    evening = opened()
    rate(evening, 1, 2, 3, 4)
    tally = evening.tally("past")
    assert (tally.answered, counts(tally)) == (10, {"past": {"0": 1, "1": 2, "2": 3, "3": 4}})


def test_a_second_answer_replaces_the_first() -> None:
    evening = opened()
    evening.send("past", "ann", {"value": "0"})
    evening.send("past", "ann", {"value": "3"})
    assert counts(evening.tally("past"))["past"] == {"0": 0, "1": 0, "2": 0, "3": 1}
    assert dict(evening.own("past", "ann")["ratings"]) == {"past": "3"}


def test_the_same_answer_id_twice_counts_once_and_never_undoes_a_later_one() -> None:
    evening = opened()
    evening.send("past", "ann", {"value": "1"}, "a1")
    evening.send("past", "ann", {"value": "2"}, "a2")
    assert evening.send("past", "ann", {"value": "1"}, "a1") == ()
    assert dict(evening.own("past", "ann")["ratings"]) == {"past": "2"}


def test_i_do_not_know_and_skip_are_counted_apart_and_take_the_rating_back() -> None:
    evening = opened()
    for person, fields in [("ann", {"unsure": "1"}), ("bob", {"skip": "1"}), ("cas", {"value": "unsure"})]:
        evening.send("past", person, {"value": "2"})
        evening.send("past", person, fields)
    tally = evening.tally("past")
    assert (tally.answered, tally.unsure, tally.skipped, sum(counts(tally)["past"].values())) == (0, 2, 1, 0)


@pytest.mark.parametrize("fields", [{}, {"value": ""}, {"value": "4"}, {"value": "-1"}, {"value": "٢"}, {"text": "x"}])
def test_what_is_no_step_is_refused(fields: dict[str, str]) -> None:
    evening = opened()
    with refused(422, "Kies een glas"):
        evening.send("past", "ann", fields)
    assert evening.tally("past").answered == 0


def test_what_is_not_asked_cannot_be_rated() -> None:
    with refused(422, "bestaat niet"):
        opened(TWO).send("past", "ann", {"value-leven": "1", "value-anders": "1"})
    with refused(422, "bestaat niet"):
        opened().send("past", "ann", {"value-anders": "1"})


def test_several_items_are_rated_at_once_or_one_by_one() -> None:
    evening = opened(TWO)
    evening.send("past", "ann", {"value-leven": "1", "value-nut": "unsure"})
    evening.send("past", "bob", {"about": "leven", "value": "3"})
    evening.send("past", "bob", {"about": "nut", "skip": "1"})
    evening.send("past", "bob", {"about": "leven", "value": "2"})
    assert dict(evening.own("past", "bob")["ratings"]) == {"leven": "2", "nut": "skip"}
    nothing = dict.fromkeys(("0", "1", "2", "3", "unsure", "skip"), 0)
    assert counts(evening.tally("past")) == {
        "leven": {**nothing, "1": 1, "2": 1}, "nut": {**nothing, "unsure": 1, "skip": 1},
    }  # fmt: skip
    assert [row.answered for row in evening.tally("past").rows] == [2, 0]


def test_a_value_without_an_item_says_nothing_where_there_are_several() -> None:
    with refused(422, "Kies een glas"):
        opened(TWO).send("past", "ann", {"value": "1"})


def test_a_rating_after_i_do_not_know_counts_again() -> None:
    evening = opened(TWO)
    evening.send("past", "ann", {"unsure": "1"})
    evening.send("past", "ann", {"value-leven": "0"})
    tally = evening.tally("past")
    assert (tally.answered, tally.unsure) == (1, 0)


@given(st.lists(st.sampled_from(["0", "1", "2", "3", "unsure", "skip"]), max_size=12))
def test_everybody_is_counted_once_whatever_they_say(values: list[str]) -> None:
    evening = opened()
    for number, value in enumerate(values):
        fields = {value: "1"} if value in ("unsure", "skip") else {"value": value}
        evening.send("past", f"person-{number % 5}", fields)
    tally = evening.tally("past")
    assert tally.answered + tally.unsure + tally.skipped == min(len(values), 5)
    assert sum(counts(tally)["past"].values()) == tally.answered


# What the programme says


def test_a_scale_has_words_of_its_own_or_the_usual_ones() -> None:
    assert evening_words(FITS) == ["nee", "een beetje", "bijna helemaal", "helemaal"]
    assert evening_words(plan("past", "scale", settings={"words": FEW})) == [one["nl"] for one in FEW]


def evening_words(one: Plan) -> list[str]:
    return list(opened(one).detail("past")["words"].values())


@pytest.mark.parametrize("words", [[], FEW[:3], [*FEW, {"nl": "iedereen"}]])
def test_a_scale_has_four_words(words: list[dict[str, str]]) -> None:
    with pytest.raises(ValueError, match="hier horen 4 teksten"):
        SETTINGS["words"].check(words)


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        ("leven", "een lijst"),
        ([{"id": "leven"}], "een id, een text"),
        ([{"id": "leven", "text": {"nl": "A"}, "extra": 1}], "een id, een text"),
        ([{"id": "Leven!", "text": {"nl": "A"}}], "kleine letters"),
        ([{"id": "leven", "text": {"en": "A"}}], "Nederlandse tekst"),
        ([{"id": "leven", "text": {"nl": "A"}, "verbatim": 3}], "tekst tussen aanhalingstekens"),
        ([{"id": "leven", "text": {"nl": "A"}}, {"id": "leven", "text": {"nl": "B"}}], "twee keer"),
    ],
)
def test_items_that_do_not_fit_are_refused(items: object, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        SETTINGS["items"].check(items)


def test_an_item_may_carry_the_words_of_the_source() -> None:
    one = {"id": "leven", "text": {"nl": "Past dit?"}}
    assert SETTINGS["items"].check([one, {**one, "id": "b", "verbatim": "dagelijkse praktijk"}]) == [
        {**one, "verbatim": ""},
        {**one, "id": "b", "verbatim": "dagelijkse praktijk"},
    ]


# What the room sees


def test_counts_show_from_the_fifth_on_in_steps_of_three() -> None:
    evening, seen = opened(), []
    for number in range(9):
        evening.send("past", f"person-{number}", {"value": "1"})
        seen.append(shown(evening)[1])
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_all_four_counts_show_zero_too() -> None:
    evening = opened()
    rate(evening, 4, 0, 2, 0)
    evening.shut("past")
    assert shown(evening) == [4, 0, 2, 0]


def test_every_item_has_a_page_of_its_own_with_its_own_floor() -> None:
    evening = opened(TWO)
    rate(evening, 3, 3, item="leven")
    rate(evening, 1, 2, item="nut")
    evening.shut("past")
    assert [wall["question"]["nl"] for wall in evening.walls("past")] == [one["text"]["nl"] for one in ITEMS]
    assert (shown(evening), shown(evening, 1)) == ([3, 3, 0, 0], [None] * 4)
    assert [wall["too_few"] for wall in evening.walls("past")] == [False, True]


def test_i_do_not_know_is_told_after_closing_only() -> None:
    evening = opened()
    rate(evening, 3, 3)
    evening.send("past", "zed", {"unsure": "1"})
    assert evening.wall("past")["unsure"] is None
    evening.shut("past")
    assert evening.wall("past")["unsure"] == 1


def test_results_wait_for_closing_when_that_was_chosen() -> None:
    evening = Evening(only(FITS), people=20)
    evening.ask(ChooseReveal("past", "after_close"))
    evening.open("past")
    rate(evening, 9)
    wall = evening.wall("past")
    assert (wall["gathering"], wall["gathered"], shown(evening)) == (True, 9, [None] * 4)
    evening.shut("past")
    assert shown(evening) == [9, 0, 0, 0]


def test_a_sensitive_scale_tells_no_small_figure_and_never_that_the_room_is_divided() -> None:
    evening = opened(plan("past", "scale", sensitive=True, reveal="after_close"))
    rate(evening, 6, 4, 2, 7)
    evening.shut("past")
    assert shown(evening) == [6, None, None, 7]
    assert evening.wall("past")["divided"] is False
    assert report(evening)["rows"] == [{"divided": False}]


def test_a_small_session_shows_no_figures() -> None:
    evening = opened(people=4)
    rate(evening, 2, 0, 0, 2)
    evening.shut("past")
    assert (shown(evening), evening.wall("past")["too_few"], evening.wall("past")["gathered"]) == (
        [None] * 4,
        True,
        None,
    )


# A room that is divided


@pytest.mark.parametrize(
    ("steps", "split"),
    [
        ((6, 9, 9, 5), True),
        ((4, 4, 4, 4), True),
        ((5, 0, 4, 2), True),
        ((8, 0, 0, 8), False),
        ((9, 3, 3, 1), False),
        ((8, 7, 4, 1), True),
        ((8, 8, 4, 0), False),
        ((0, 0, 0, 0), False),
    ],
)
def test_divided_is_a_quarter_at_both_ends_and_no_step_with_half(steps: tuple[int, ...], split: bool) -> None:
    assert divided({str(step): number for step, number in enumerate(steps)}) is split


def test_a_hidden_count_makes_a_room_neither_divided_nor_lacking() -> None:
    assert not divided({"0": None, "1": 9, "2": 9, "3": 5})
    assert not lacking({"0": 20, "1": None, "2": 0, "3": 0})


def test_the_wall_says_after_closing_that_we_think_differently() -> None:
    evening = opened()
    rate(evening, 6, 9, 9, 5)
    assert evening.wall("past")["divided"] is False
    evening.shut("past")
    assert evening.wall("past")["divided"] is True
    assert report(evening)["rows"] == [{"divided": True}]


# Sealing


@pytest.mark.parametrize("one", [FITS, TWO], ids=["one question", "two items"])
def test_sealing_keeps_every_count_and_no_trace_of_who(one: Plan) -> None:
    evening = opened(one)
    rate(evening, 2, 3, 1, 1, item="leven" if one is TWO else "")
    evening.send("past", "person-0", {"value-nut" if one is TWO else "value": "3"})
    evening.send("past", "person-99", {"unsure": "1"})
    evening.close()
    state, text = evening.sealed()
    before = evening.tally("past")
    evening.state = state
    assert evening.tally("past") == before
    assert "person-" not in text
    assert "fresh-" not in text
