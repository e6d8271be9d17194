"""Options as rows on the wall, with a figure for everybody who chose them: how many fit, and which lie close."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from werksessie.activities.paging import ROOM, lines, spread
from werksessie.activities.showing import about_equal, ties
from werksessie.programme.model import say
from werksessie.session.disclosure import Shown, ShownRow
from werksessie.session.state import SHUT, Activity

ROWS_A_PAGE, FEW_ROWS = 5, 4
TEXT_WIDTH, NEAR_WIDTH = 50, 36
"""How many letters stand on a line; fewer beside "ongeveer gelijk"."""

Words = Callable[[ShownRow], str]


def own_words(row: ShownRow) -> str:
    """What a row says when it says its own text."""
    return say(row.text, "nl")


def near(activity: Activity, shown: Shown, count: str) -> frozenset[str]:
    """The rows that read "ongeveer gelijk" by this count; none before closing."""
    return about_equal(shown, count) if activity.stage == SHUT else frozenset()


def level(activity: Activity, shown: Shown, count: str) -> frozenset[str]:
    """The rows without a line between them and the next one, which is about equal by this count."""
    return frozenset(first for first, _ in ties(shown, count)) if activity.stage == SHUT else frozenset()


def pages(
    rows: Iterable[ShownRow], close: frozenset[str], words: Words = own_words, room: float = ROOM
) -> Sequence[tuple[ShownRow, ...]]:
    """The rows over wall pages; those in `close` read "ongeveer gelijk"."""
    return spread(rows, lambda row: 4.6 * _lines(row, close, words) + 5.6, ROWS_A_PAGE, room)


def is_tight(rows: Sequence[ShownRow], close: frozenset[str], words: Words = own_words) -> bool:
    """Whether the rows of one page need smaller figures to stand together."""
    return len(rows) > FEW_ROWS or any(_lines(row, close, words) > 1 for row in rows)


def _lines(row: ShownRow, close: frozenset[str], words: Words) -> int:
    return lines(words(row), NEAR_WIDTH if row.id in close else TEXT_WIDTH)
