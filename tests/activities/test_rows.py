"""Options as rows on the wall: how many fit, how large, and which lie so close that no line parts them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import Evening
from werksessie.activities import rows
from werksessie.session.disclosure import Shown, ShownRow

SHORT, NEAR, OWN, LONG = "x" * 36, "x" * 18 + " " + "x" * 18, "x" * 25 + " " + "x" * 24, "x" * 25 + " " + "x" * 25
"""One line anywhere; two lines beside "ongeveer gelijk"; one line by itself; two lines anywhere."""


def row(id: str, text: str = "Plek", votes: int = 0) -> ShownRow:
    return ShownRow(id, {"en": "A much longer text than in Dutch, over two lines", "nl": text}, {"dots": votes}, 20)


def fit(*texts: str, close: str = "") -> list[int]:
    """How many of these stand on each page; those in `close` (by letter) are about equal."""
    made = [row(name, text) for name, text in zip("abcdefgh", texts, strict=False)]
    return [len(page) for page in rows.pages(made, frozenset(close))]


def test_five_short_rows_stand_on_a_page_and_a_lower_room_holds_fewer() -> None:
    assert fit(*[SHORT] * 7) == [5, 2]
    assert [len(page) for page in rows.pages([row("a"), row("b")], frozenset(), room=20)] == [1, 1]
    assert [len(page) for page in rows.pages([row("a"), row("b")], frozenset(), room=20.4)] == [2]
    assert [len(page) for page in rows.pages([row(name) for name in "abcdefg"], frozenset(), room=99)] == [5, 2]


def test_a_row_of_two_lines_takes_the_place_of_a_fifth() -> None:
    assert fit(SHORT, SHORT, SHORT, SHORT, LONG) == [4, 1]
    assert fit(LONG, LONG, LONG, LONG) == [3, 1]
    assert fit(OWN, OWN, OWN, OWN, OWN) == [5]


def test_beside_about_equal_a_line_holds_fewer_letters() -> None:
    assert fit(SHORT, SHORT, SHORT, SHORT, NEAR) == [5]
    assert fit(SHORT, SHORT, SHORT, SHORT, NEAR, close="ab") == [5]
    assert fit(SHORT, SHORT, SHORT, SHORT, NEAR, close="de") == [4, 1]


@pytest.mark.parametrize(
    ("texts", "close", "tight"),
    [
        ((SHORT,) * 4, "", False),
        ((SHORT,) * 5, "", True),
        ((SHORT, LONG), "", True),
        ((SHORT, OWN), "a", False),
        ((SHORT, NEAR), "b", True),
    ],
)
def test_five_rows_or_one_of_two_lines_have_smaller_figures(texts: tuple[str, ...], close: str, tight: bool) -> None:
    made = [row(name, text) for name, text in zip("abcde", texts, strict=False)]
    assert rows.is_tight(made, frozenset(close)) is tight


def test_about_equal_ones_have_no_line_between_them_and_are_named_after_closing_only() -> None:
    evening = Evening(people=5)
    evening.open("stapel")
    opened, shut = evening["stapel"], replace(evening["stapel"], stage="closed")
    shown = Shown(20, 0, 0, (row("a", votes=10), row("b", votes=9), row("c", votes=2)))
    assert rows.near(shut, shown, "dots") == {"a", "b"}
    assert rows.level(shut, shown, "dots") == {"a"}
    assert not rows.near(opened, shown, "dots") | rows.level(opened, shown, "dots")
