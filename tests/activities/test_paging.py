"""Rows over wall pages: everything once, in order, and nothing too full."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from werksessie.activities.paging import lines, spread


@given(st.lists(st.floats(1, 80)), st.integers(1, 6))
def test_every_row_stands_on_one_page_in_its_order(heights: list[float], most: int) -> None:
    pages = spread(heights, lambda height: height, most, room=50)
    assert [height for page in pages for height in page] == heights
    assert all(len(page) <= most and (len(page) == 1 or sum(page) <= 50.001) for page in pages if page)


def test_nothing_is_one_empty_page() -> None:
    assert spread([], lambda height: height, 5) == ((),)


def test_a_row_too_high_for_a_page_stands_alone() -> None:
    assert spread([10.0, 90.0, 10.0], lambda height: height, 5) == ((10.0,), (90.0,), (10.0,))


def test_words_take_at_least_one_line() -> None:
    assert [lines("x" * number, 10) for number in (0, 1, 10, 11, 20, 21)] == [1, 1, 1, 2, 2, 3]
