"""The small-number rules: what may be said of a few people, and what may not."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import tallies
from werksessie.session.disclosure import (
    FEW,
    FLOOR,
    Row,
    Shown,
    Support,
    Tally,
    breakdown,
    carried,
    count,
    disclose,
    gathered,
    is_small,
    support,
    total,
    words,
)  # fmt: skip

TEXT = {"nl": "Meer licht"}


def tally(answered: int, *rows: dict[str, int], unsure: int = 0, skipped: int = 0) -> Tally:
    made = (Row(f"row-{number}", TEXT, counts, sum(counts.values())) for number, counts in enumerate(rows))
    return Tally(answered, unsure, skipped, tuple(made))


# A plain question


def test_a_distribution_of_fewer_than_five_answers_is_not_shown() -> None:
    shown = disclose(tally(4, {"agree": 3, "disagree": 1}), sensitive=False, people=20)
    assert dict(shown.rows[0].counts) == {"agree": None, "disagree": None}
    assert (shown.rows[0].answered, shown.answered) == (None, None)


def test_from_five_answers_on_every_count_of_a_plain_question_is_shown() -> None:
    shown = disclose(tally(5, {"agree": 4, "disagree": 1, "unsure": 0}, skipped=2), sensitive=False, people=20)
    assert dict(shown.rows[0].counts) == {"agree": 4, "disagree": 1, "unsure": 0}
    assert (shown.rows[0].answered, shown.answered, shown.unsure, shown.skipped) == (5, 5, 0, 2)
    assert not shown.rounded


# A sensitive question


def test_small_counts_of_a_sensitive_question_read_fewer_than_five() -> None:
    shown = disclose(tally(30, {"agree": 22, "disagree": 4, "unsure": 4}), sensitive=True, people=40)
    assert [words(number) for number in shown.rows[0].counts.values()] == ["22", FEW, FEW]
    assert (words(shown.unsure), words(shown.skipped)) == (FEW, FEW)


def test_nobody_reads_fewer_than_five_too() -> None:
    shown = disclose(tally(30, {"agree": 30, "disagree": 0}), sensitive=True, people=40)
    assert shown.rows[0].counts["disagree"] is None


def test_totals_of_a_sensitive_question_are_rounded_to_fives() -> None:
    shown = disclose(tally(33, {"agree": 22, "disagree": 11}), sensitive=True, people=40)
    assert (shown.answered, shown.rows[0].answered, shown.rounded) == (35, 35, True)
    assert [total(number, True) for number in (0, 2, 3, 7, 8, 12, 13)] == [0, 0, 5, 5, 10, 10, 15]


def test_a_total_is_not_given_beside_a_count_that_is_hidden() -> None:
    shown = disclose(tally(17, {"agree": 12, "disagree": 5, "unsure": 0}), sensitive=True, people=30)
    assert (shown.rows[0].answered, shown.answered) == (None, None)


def test_a_total_is_not_given_beside_another_option_that_is_hidden_either() -> None:
    rows = (Row("a", TEXT, {"dots": 12}, 15), Row("b", TEXT, {"dots": 3}, 15))
    shown = disclose(Tally(15, 0, 0, rows), sensitive=True, people=30)
    assert [(dict(row.counts), row.answered) for row in shown.rows] == [({"dots": 12}, None), ({"dots": None}, None)]
    assert shown.answered is None


@given(st.integers(0, 500), st.booleans())
def test_a_total_is_off_by_two_at_most(number: int, sensitive: bool) -> None:
    assert abs(total(number, sensitive) - number) <= (2 if sensitive else 0)


@given(tallies(), st.integers(0, 400))
def test_nothing_under_five_of_a_sensitive_question_is_ever_a_figure(whole: Tally, people: int) -> None:
    shown = disclose(whole, sensitive=True, people=people)
    for row, given_row in zip(whole.rows, shown.rows, strict=True):
        for name, number in row.counts.items():
            assert given_row.counts[name] in ((None,) if number < FLOOR else (None, number))
    for number, figure in ((whole.unsure, shown.unsure), (whole.skipped, shown.skipped)):
        assert figure in ((None,) if number < FLOOR else (None, number))
    for figure in (shown.answered, *(row.answered for row in shown.rows)):
        assert figure is None or figure % FLOOR == 0


def consistent(row: dict[str, int | None], answered: int | None) -> list[dict[str, int]]:
    """Every row of counts that could stand behind these figures, hidden ones from none to four."""
    spans = [range(FLOOR) if figure is None else (figure,) for figure in row.values()]
    ways = [dict(zip(row, way, strict=True)) for way in product(*spans)]
    return [way for way in ways if answered is None or total(sum(way.values()), True) == answered]


@given(tallies(), st.integers(FLOOR, 400))
def test_no_hidden_count_of_a_sensitive_question_can_be_worked_out(whole: Tally, people: int) -> None:
    shown = disclose(whole, sensitive=True, people=people)
    for row, given_row in zip(whole.rows, shown.rows, strict=True):
        if row.answered < FLOOR:
            continue
        for answered in {given_row.answered, shown.answered}:
            ways = consistent(dict(given_row.counts), answered)
            for name, figure in given_row.counts.items():
                assert figure is not None or {way[name] for way in ways} == set(range(FLOOR))


# A small session


@pytest.mark.parametrize("people", range(FLOOR))
def test_a_session_of_fewer_than_five_people_shows_no_counts_at_all(people: int) -> None:
    shown = disclose(tally(50, {"agree": 50}, unsure=9, skipped=9), sensitive=False, people=people)
    assert (shown.answered, shown.unsure, shown.skipped) == (None, None, None)
    assert (shown.rows[0].answered, dict(shown.rows[0].counts)) == (None, {"agree": None})
    assert shown.small


@given(tallies(), st.booleans(), st.integers(0, FLOOR - 1))
def test_a_small_session_gives_no_figures(whole: Tally, sensitive: bool, people: int) -> None:
    assert figures(disclose(whole, sensitive=sensitive, people=people)) == []


@given(tallies(), st.booleans(), st.integers(0, 400))
def test_what_may_be_said_never_changes_what_the_rows_are_called(whole: Tally, sensitive: bool, people: int) -> None:
    shown = disclose(whole, sensitive=sensitive, people=people)
    assert [(row.id, row.text, list(row.counts)) for row in shown.rows] == [
        (row.id, row.text, list(row.counts)) for row in whole.rows
    ]


def test_five_people_are_no_small_session() -> None:
    assert is_small(FLOOR - 1)
    assert not is_small(FLOOR)


def figures(shown: Shown) -> list[int]:
    """Every figure that is given."""
    given_ones = [shown.answered, shown.unsure, shown.skipped]
    for row in shown.rows:
        given_ones += [row.answered, *row.counts.values()]
    return [one for one in given_ones if one is not None]


# How many answered, on the wall


def test_the_wall_says_how_many_answered_from_five_on() -> None:
    assert gathered(4, sensitive=False, people=30) is None
    assert gathered(5, sensitive=False, people=30) == 5
    assert gathered(12, sensitive=False, people=30) == 12


def test_the_wall_rounds_how_many_answered_a_sensitive_question() -> None:
    assert gathered(12, sensitive=True, people=30) == 10


def test_that_everybody_answered_a_sensitive_question_is_no_exact_number() -> None:
    assert [gathered(people, sensitive=True, people=people) for people in (5, 8, 9, 23, 24, 25)] == [
        5,
        5,
        5,
        20,
        20,
        25,
    ]
    shown = disclose(tally(23, {"agree": 12, "disagree": 11}), sensitive=True, people=24)
    assert (shown.answered, shown.rows[0].answered) == (20, 20)


def test_figures_that_place_everybody_who_is_there_stay_hidden() -> None:
    everybody = disclose(tally(23, {"agree": 12, "disagree": 11}), sensitive=True, people=23)
    assert (everybody.answered, everybody.unsure, everybody.withheld) == (None, None, True)
    assert set(everybody.rows[0].counts.values()) == {None}
    assert not disclose(tally(23, {"agree": 12, "disagree": 11}), sensitive=False, people=23).withheld


@given(st.integers(0, 400), st.integers(FLOOR, 400), st.booleans())
def test_the_wall_never_says_more_people_than_there_are(number: int, people: int, sensitive: bool) -> None:
    said = gathered(min(number, people), sensitive=sensitive, people=people)
    assert said is None or FLOOR <= said <= people
    assert said is None or not sensitive or said % FLOOR == 0


def test_the_wall_says_nothing_about_how_many_answered_in_a_small_session() -> None:
    assert gathered(9, sensitive=False, people=4) is None


def test_a_count_is_itself_unless_it_is_small_and_sensitive() -> None:
    assert [count(number, False) for number in (0, 4, 5)] == [0, 4, 5]
    assert [count(number, True) for number in (0, 4, 5)] == [None, None, 5]


# Groups


def people(group: str, number: int) -> dict[str, str]:
    return {f"{group}-{one}": group for one in range(number)}


def test_a_breakdown_needs_five_of_every_group() -> None:
    groups = {**people("community", 9), **people("municipality", 5)}
    shown = breakdown(groups, frozenset(groups))
    assert {group: len(members) for group, members in shown.items()} == {"community": 9, "municipality": 5}
    assert breakdown(groups, frozenset(groups) - {"municipality-0"}) == {}


def test_one_group_is_no_breakdown() -> None:
    groups = people("community", 9)
    assert breakdown(groups, frozenset(groups)) == {}
    assert breakdown({}, frozenset()) == {}


def test_those_who_named_no_group_must_not_be_worked_out_either() -> None:
    groups = {**people("community", 9), **people("municipality", 5)}
    nobody = [f"silent-{number}" for number in range(FLOOR)]
    assert breakdown(groups, frozenset([*groups, *nobody[1:]])) == {}
    assert set(breakdown(groups, frozenset([*groups, *nobody]))) == {"community", "municipality"}


def test_only_those_who_answered_stand_in_a_breakdown() -> None:
    groups = {**people("community", 9), **people("municipality", 9)}
    answered = frozenset(person for person in groups if not person.endswith("-0"))
    assert {len(members) for members in breakdown(groups, answered).values()} == {8}


@given(st.dictionaries(st.text(max_size=3), st.sampled_from(["", "community", "professional", "municipality"])))
def test_no_group_under_five_is_ever_shown_or_left_over(groups: dict[str, str]) -> None:
    shown = breakdown(groups, frozenset(groups))
    left = len(groups) - sum(len(members) for members in shown.values())
    assert all(len(members) >= FLOOR for members in shown.values())
    assert not shown or left == 0 or left >= FLOOR


def test_support_has_figures_only_when_every_group_is_large() -> None:
    members = {"community": frozenset(map(str, range(12))), "municipality": frozenset(map(str, range(100, 105)))}
    behind = frozenset(["0", "100", "101", "102", "103", "104"])
    assert support(members, behind) == (Support("community", "weinig"), Support("municipality", "bijna allemaal"))


@given(st.integers(5, 9), st.data())
def test_no_word_stands_for_one_number_in_a_small_group(size: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, size))
    members = {"a": frozenset(map(str, range(size))), "b": frozenset(f"b{one}" for one in range(size))}
    said = support(members, frozenset(map(str, range(number))))[0].words
    same = [n for n in range(size + 1) if support(members, frozenset(map(str, range(n))))[0].words == said]
    assert number in same
    assert len(same) > 1


def test_carried_by_all_is_at_least_half_of_every_group() -> None:
    members = {"a": frozenset("abcdef"), "b": frozenset("uvwxyz")}
    assert carried(members, frozenset("abcuvw"))
    assert not carried(members, frozenset("abcdefuv"))
    assert not carried({}, frozenset("abc"))
