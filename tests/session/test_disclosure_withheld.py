"""What a sensitive question keeps back altogether, and who is counted when its figures place everybody who is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.test_disclosure_bounds import TEXT, vote
from werksessie.session.disclosure import Row, Tally, cells, disclose, placed

OPEN = Tally(20, 6, 7)
ORDER = replace(vote(12, 9, answered=21), unsure=6, skipped=7, ordered=True)


@pytest.mark.parametrize("whole", [OPEN, ORDER])
def test_where_no_row_has_a_count_nobody_reads_how_many_passed(whole: Tally) -> None:
    shown = disclose(whole, sensitive=True, people=60)
    assert (shown.answered, shown.unsure, shown.skipped) == (20, None, None)
    assert (shown.rounded, shown.withheld) == (True, True)


def test_where_rows_have_counts_how_many_passed_is_told_from_five_on() -> None:
    shown = disclose(replace(vote(12, 9, answered=21), unsure=6, skipped=4), sensitive=True, people=60)
    assert (shown.unsure, shown.skipped, shown.withheld) == (6, None, False)


@pytest.mark.parametrize(("whole", "people"), [
    (vote(12, answered=12), 12),
    (replace(vote(5, 6, 7, answered=18), ordered=True), 20),
    (replace(vote(4, 3, answered=7), ordered=True), 40),
])  # fmt: skip
def test_what_would_place_everybody_or_is_all_small_is_said_to_be_kept_back(whole: Tally, people: int) -> None:
    shown = disclose(whole, sensitive=True, people=people)
    assert shown.answered is None
    assert (shown.rounded, shown.withheld, shown.small) == (True, True, False)


@pytest.mark.parametrize("sensitive", [True, False])
def test_a_small_conversation_still_says_whether_it_was_asked_something_sensitive(sensitive: bool) -> None:
    shown = disclose(vote(3, answered=3), sensitive=sensitive, people=4)
    assert (shown.small, shown.rounded) == (True, sensitive)


def test_that_all_five_who_are_there_answered_something_sensitive_is_not_told() -> None:
    assert disclose(Tally(5, 0, 0), sensitive=True, people=5).answered is None
    assert disclose(Tally(5, 0, 0), sensitive=True, people=6).answered == 5


@pytest.mark.parametrize(("people", "figures"), [(10, {None}), (11, {5})])
def test_five_for_and_five_against_are_ten_people(people: int, figures: set[int | None]) -> None:
    divided = Row("r0", TEXT, {"agree": 5, "disagree": 5}, 10)
    shown = disclose(Tally(10, 0, 0, (divided,)), sensitive=True, people=people)
    assert set(shown.rows[0].counts.values()) == figures


def test_of_two_votes_nobody_knows_that_other_people_took_part() -> None:
    asked = vote(6, answered=6).rows[0]
    twice = Tally(6, 0, 0, (asked, replace(asked, id="r1", vote="w")))
    assert [dict(row.counts) for row in disclose(twice, sensitive=True, people=12).rows] == [{"dots": 6}, {"dots": 6}]


@pytest.mark.parametrize(("people", "unsure"), [(9, None), (10, 9)])
def test_a_vote_with_small_counts_only_places_nobody(people: int, unsure: int | None) -> None:
    assert disclose(replace(vote(1, 0, answered=1), unsure=9), sensitive=True, people=people).unsure == unsure


def test_of_two_options_with_as_many_votes_none_has_one_more() -> None:
    """Six each at least, and of the twelve voters one less, as nobody knows which stands above the other."""
    tie = replace(vote(6, 6, answered=12), ordered=True)
    assert placed(tie, cells(tie, sensitive=True, people=40)) == 11
