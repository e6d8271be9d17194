"""The small-number rules exactly at their bounds: one person more or fewer changes what may be said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from werksessie.session.disclosure import Row, Shown, Support, Tally, cells, disclose, in_words, placed, support

TEXT = {"nl": "Meer licht"}


def vote(*counts: int, picks: int = 1, each: int = 1, answered: int) -> Tally:
    rows = (Row(f"r{n}", TEXT, {"dots": one}, answered, "v", picks, each) for n, one in enumerate(counts))
    return Tally(answered, 0, 0, tuple(rows))


def said_of(number: int, size: int) -> str:
    """The words for `number` people out of a group of `size`, beside a group that is too small for figures."""
    group = frozenset(map(str, range(size)))
    members = {"community": group, "municipality": frozenset("abcde")}
    return support(members, frozenset(map(str, range(number))))[0].words


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "weinig"), (1, "weinig"), (2, "ongeveer de helft"), (6, "ongeveer de helft"), (7, "bijna allemaal")],
)
def test_exactly_a_quarter_and_three_quarters_are_about_half(number: int, words: str) -> None:
    assert said_of(number, 8) == words


def test_ten_people_of_every_group_are_enough_for_figures_and_nine_of_one_are_not() -> None:
    ten, nine = frozenset(map(str, range(10))), frozenset("abcdefghi")
    assert [one.of for one in support({"a": ten, "b": frozenset("abcdefghij")}, ten)] == [10, 10]
    assert [one.of for one in support({"a": ten, "b": nine}, ten)] == [None, None]


def test_each_group_is_told_in_figures_where_it_has_them_and_once_when_all_say_the_same() -> None:
    figures = [Support("community", "bijna allemaal", 11, 12), Support("municipality", "weinig", 1, 10)]
    assert in_words(figures) == "gemeenschap: 11 van 12 · gemeente: 1 van 10"
    alike = [Support("community", "weinig"), Support("municipality", "weinig")]
    assert in_words(alike) == "alle groepen: weinig"
    assert in_words(alike[:1]) == "gemeenschap: weinig"


def test_twelve_marks_for_one_option_are_twelve_people_however_many_each_may_give() -> None:
    twelve = vote(12, 0, answered=12, picks=3)
    assert placed(twelve, disclose(twelve, sensitive=True, people=40)) == 12


def test_whoever_may_stack_gives_several_marks_to_one_option() -> None:
    stacked = vote(12, 0, answered=6, picks=3, each=2)
    assert placed(stacked, disclose(stacked, sensitive=True, people=40)) == 6


def test_fifteen_marks_of_two_each_are_eight_people() -> None:
    spread = vote(5, 5, 5, 0, answered=8, picks=2)
    assert placed(spread, disclose(spread, sensitive=True, people=40)) == 8


def test_thirteen_marks_of_two_each_for_one_option_are_seven_people() -> None:
    heaped = vote(13, 0, answered=7, picks=3, each=2)
    assert placed(heaped, disclose(heaped, sensitive=True, people=40)) == 7


def test_a_total_that_is_rounded_up_by_two_places_that_many_people_fewer() -> None:
    nothing = Tally(23, 0, 0)
    assert placed(nothing, Shown(25, None, None, rounded=True)) == 23
    assert placed(nothing, Shown(5, None, None, rounded=True)) == 5
    assert placed(nothing, Shown(None, None, None, rounded=True)) == 0


def test_whoever_passed_is_placed_beside_whoever_answered() -> None:
    assert placed(Tally(23, 6, 7), Shown(25, 6, 7, rounded=True)) == 23 + 6 + 7


@pytest.mark.parametrize(("people", "order"), [(20, ["r0", "r1", "r2"]), (21, ["r2", "r1", "r0"])])
def test_an_order_is_told_where_more_people_are_there_than_it_speaks_of(people: int, order: list[str]) -> None:
    """Five, six and seven votes at least, and one voter more so that the five may be six too: with two more for the
    options above it, that is twenty."""
    upside_down = replace(vote(5, 6, 7, answered=18), ordered=True)
    assert [row.id for row in disclose(upside_down, sensitive=True, people=people).rows] == order


def test_an_option_that_only_stands_where_it_was_listed_tells_of_no_more_voters() -> None:
    as_listed = replace(vote(7, 6, 5, answered=17), ordered=True)
    assert disclose(as_listed, sensitive=True, people=21).answered == 15
    assert placed(as_listed, cells(as_listed, sensitive=True, people=21)) == 17


def test_a_vote_that_shows_is_of_five_people_at_least() -> None:
    heaped = vote(6, 0, answered=5, picks=3, each=3)
    assert placed(heaped, disclose(heaped, sensitive=True, people=40)) == 5
