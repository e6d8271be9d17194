"""How every kind tells a row: what it counted, where it comes from, who is behind it, and what was kept back."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from werksessie.activities.blocks import Line
from werksessie.activities.telling import came_about, kept_back, longest, result
from werksessie.session.disclosure import Shown, ShownRow

ROW = ShownRow("o1", {"nl": "Een plek", "en": "A place"}, {"voor": 8, "tegen": None}, 8)


def part(*rows: ShownRow, small: bool = False, **report: Any) -> Any:
    """What a kind is told about a question."""
    return SimpleNamespace(
        shown=Shown(8, 0, 0, rows, small=small),
        report=report,
        counts={"voor": "voor", "tegen": "tegen"},
        cell=lambda number: "minder dan 5" if number is None else number,
        uncounted=lambda row: "",
    )


def read(line: Line) -> str:
    """The line as it is read; what leads somewhere between brackets."""
    return "".join(f"[{words.link}]" if words.link else words.text for words in line)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, ""),
        ({"came_about": "samengevoegd"}, "samengevoegd"),
        ({"source": "ideas-1"}, "Komt uit: [ideas-1]"),
        ({"source": "ideas-1", "came_about": "samengevoegd"}, "Komt uit: [ideas-1] · samengevoegd"),
    ],
)
def test_where_a_row_comes_from_and_what_became_of_it_are_one_line(told: Mapping[str, Any], line: str) -> None:
    assert read(came_about(told)) == line
    assert read(result(part(ROW), ROW, told).under) == line


def test_who_is_behind_a_row_stands_with_it() -> None:
    assert result(part(ROW), ROW, {"groups": "vooral jongeren"}).groups == "vooral jongeren"
    assert result(part(ROW), ROW, {}).groups == ""


def test_a_small_conversation_has_no_counts_with_its_rows() -> None:
    assert [read(line) for line in result(part(ROW), ROW, {}).counts] == ["8 voor · minder dan 5 tegen"]
    assert result(part(ROW, small=True), ROW, {}).counts == ()


def test_a_full_bar_is_the_highest_count_that_is_shown() -> None:
    assert longest(part(), "voor") == 0
    assert longest(part(ROW), "tegen") == 0
    assert longest(part(ROW), "niemand") == 0
    assert longest(part(ROW, ShownRow("o2", ROW.text, {"voor": 9}, 9)), "voor") == 9


def test_what_was_kept_back_is_named_with_its_number_where_there_is_one() -> None:
    (told,) = kept_back(part(not_shown={"een naam": 2, "dubbel": 1, "verborgen": None}))
    assert read(told.line) == "Niet getoond: een naam 2, dubbel 1, verborgen."
    assert [words.text for words in told.line if words.strong] == ["2", "1"]
    (told,) = kept_back(part(not_shown={"verborgen": None, "dubbel": 1}))
    assert read(told.line) == "Niet getoond: verborgen, dubbel 1."
    assert kept_back(part()) == ()
