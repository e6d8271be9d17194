"""Which of a vote comes first, and what is about equal."""

from __future__ import annotations

import pytest

from werksessie.activities.showing import ranked, ties
from werksessie.session.disclosure import Shown, ShownRow


def shown(*counts: int | None) -> Shown:
    rows = (ShownRow(name, {"nl": name}, {"dots": one}, 20) for name, one in zip("abcdefgh", counts, strict=False))
    return Shown(20, 0, 0, tuple(rows))


@pytest.mark.parametrize(
    ("counts", "order"), [((1, 2, 2), "bca"), ((0, 1), "ba"), ((None, 0, 1), "cab"), ((3, 3, 3), "abc")]
)
def test_equal_ones_and_those_without_a_count_stand_in_the_order_of_the_options(
    counts: tuple[int | None, ...], order: str
) -> None:
    assert [row.id for row in ranked(shown(*counts).rows, "dots")] == list(order)


@pytest.mark.parametrize(
    ("counts", "equal"),
    [
        ((10, 8), ["ab"]),
        ((10, 7), []),
        ((10, 9, 8, 7), ["ab", "bc"]),
        ((10, 8, 6), ["ab"]),
        ((12, 9, 7), ["bc"]),
        ((20, 16, 12, 8, 7), []),
        ((20, 16, 12, 11), ["cd"]),
        ((2, 1), []),
        ((3, 2), ["ab"]),
        ((9, 9, None, 0), ["ab"]),
        ((20, 19, 12, 11), ["ab", "cd"]),
    ],
)
def test_about_equal_is_two_votes_from_the_highest_of_those_that_may_be_chosen(
    counts: tuple[int | None, ...], equal: list[str]
) -> None:
    assert ["".join(pair) for pair in ties(shown(*counts), "dots")] == equal
