"""The glass that fills: what it says of a room, and what is read of a form."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.session.evening import plan
from werksessie.activities.glass import STEPS, all_words, columns, count, divided, lacking, named

FITS = plan("past", "scale")


def steps(*numbers: int | None) -> Mapping[str, int | None]:
    return dict(zip(STEPS, numbers, strict=True))


@pytest.mark.parametrize(
    ("numbers", "splits"),
    [
        ((2, 0, 3, 3), True),
        ((1, 0, 3, 3), False),
        ((3, 3, 3, 0), True),
        ((3, 3, 0, 2), True),
        ((3, 3, 0, 1), False),
        ((2, 2, 4, 0), False),
        ((0, 0, 0, 0), False),
        ((2, 0, 3, None), False),
    ],
)
def test_a_room_is_divided_when_a_quarter_stands_on_each_side_and_no_step_holds_half(
    numbers: tuple[int | None, ...], splits: bool
) -> None:
    assert divided(steps(*numbers)) is splits


@pytest.mark.parametrize(
    ("numbers", "lacks"), [((5, 0, 4, 0), True), ((2, 2, 4, 0), False), ((3, 3, 3, 0), False), ((5, 4, 0, None), False)]
)
def test_something_lacks_when_more_than_half_stands_low_in_a_room_that_agrees(
    numbers: tuple[int | None, ...], lacks: bool
) -> None:
    assert lacking(steps(*numbers)) is lacks


def test_a_glass_has_its_words_and_its_count_and_the_fullest_stands_out() -> None:
    assert columns(FITS, steps(0, 1, 0, None)) == [
        {"step": "0", "word": FITS.settings["words"][0], "count": 0, "most": False},
        {"step": "1", "word": FITS.settings["words"][1], "count": 1, "most": True},
        {"step": "2", "word": FITS.settings["words"][2], "count": 0, "most": False},
        {"step": "3", "word": FITS.settings["words"][3], "count": None, "most": False},
    ]
    assert [one["most"] for one in columns(FITS, steps(2, 2, 2, 2))] == [False] * 4


def test_what_no_item_or_step_is_known_by_is_not_counted() -> None:
    found = count(["licht"], {"ann": {"licht": "3", "weg": "2"}, "bob": {"licht": "9"}})
    assert found == {"licht": {"0": 0, "1": 0, "2": 0, "3": 1, "unsure": 0, "skip": 0}}


def test_every_step_and_both_ways_to_pass_have_words() -> None:
    assert list(named(FITS).values()) == ["nee", "een beetje", "bijna helemaal", "helemaal"]
    assert [one["nl"] for one in all_words(FITS).values()] == [*named(FITS).values(), "weet niet", "overgeslagen"]
