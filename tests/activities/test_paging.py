"""Spreading rows over wall pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from werksessie.activities.paging import lines, span, spread

heights = some.lists(some.floats(min_value=0.5, max_value=60))


def test_nothing_is_one_empty_page() -> None:
    assert spread([], float, most=5) == ((),)


def test_a_page_is_full_when_it_holds_the_most_there_may_be() -> None:
    assert spread([1, 2, 3, 4, 5], lambda item: 1, most=2) == ((1, 2), (3, 4), (5,))


def test_a_page_is_full_when_the_next_would_not_fit() -> None:
    assert spread([20, 20, 20], float, most=5, room=50) == ((20, 20), (20,))
    assert spread([25, 25, 20], float, most=5, room=50) == ((25, 25), (20,))


def test_what_is_higher_than_a_page_stands_alone() -> None:
    assert spread([10, 70, 10], float, most=5, room=50) == ((10,), (70,), (10,))


@given(heights)
def test_every_row_is_on_one_page_in_its_order(rows: list[float]) -> None:
    pages = spread(rows, float, most=5)
    assert [row for page in pages for row in page] == rows
    assert all(page for page in pages) or not rows


@given(heights)
def test_no_page_is_too_full(rows: list[float]) -> None:
    for page in spread(rows, float, most=5, room=50):
        assert len(page) <= 5
        assert len(page) == 1 or sum(page) <= 50 + 1e-9 or not page


def test_capitals_and_wide_scripts_take_more_room() -> None:
    assert span("een plek") < span("EEN PLEK") < span("一二三四五六七八")


def test_three_in_ten_capitals_are_a_letter_more_and_a_wide_sign_counts_twice() -> None:
    widths = {"een plek": 8, "Een plek": 8, "EEN PLEK": 10, "ABCDEFGHIJ": 13, "一二三": 6, "é": 1}
    assert {words: span(words) for words in widths} == widths


def test_a_line_is_full_at_its_width() -> None:
    assert [lines("a" * length, 10) for length in (0, 1, 10, 11, 20, 21)] == [1, 1, 1, 2, 2, 3]


def test_only_a_word_that_is_wider_than_a_line_is_broken() -> None:
    assert lines("jongeren praten mee", 9) == 3
    assert lines("jongeren praten mee", 10) == 2
    assert lines("jongeren en wij", 11) == 2
    assert lines(f"mee {'a' * 25} mee", 10) == 4
    assert lines(f"{'a' * 25} mee", 10) == 3
