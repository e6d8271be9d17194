"""The conditions of this evening beside those of the one before: on the wall, the console, in the Summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from werksessie.activities import glass
from werksessie.activities.blocks import NOTE, QUIET, Block, Cell, Heading, Line, Paragraph, Table, Words, plain
from werksessie.activities.paging import lines, spread
from werksessie.programme.dates import short_day
from werksessie.programme.model import Plan
from werksessie.session.compare import NO_CAUSE, TOO_SMALL, as_data, compare, rated
from werksessie.session.disclosure import Shown
from werksessie.session.returning import day_of
from werksessie.session.state import State

ROWS_A_PAGE, TEXT_WIDTH, TABLE_ROOM = 3, 18, 32.0


def compared(state: State, plan: Plan, shown: Shown) -> Mapping[str, Any]:
    """Both evenings as plain data (session/compare.py); {} when none before this one weighed any of the same."""
    found = compare(state.earlier, plan.id, rated(shown, glass.STEPS), day_of(state))
    return as_data(found, glass.named(plan))


def paged(told: Mapping[str, Any]) -> Sequence[Sequence[Mapping[str, Any]]]:
    """The rows over wall pages; none when there is nothing to set side by side."""
    rows = told.get("rows")
    return spread(rows, _height, ROWS_A_PAGE, TABLE_ROOM) if rows else ()


def _height(row: Mapping[str, Any]) -> float:
    return max(10.5, 4.46 * lines(row["text"], TEXT_WIDTH))


def tell(told: Mapping[str, Any]) -> Iterator[Block]:
    """For everything that is read."""
    if not told:
        return
    then, now = (short_day(told[name]) or words for name, words in (("then", "Eerder"), ("now", "Nu")))
    yield Heading("Toen en nu")
    if told["rows"]:
        head = ("Voorwaarde", then, now)
        rows = ((Cell(plain(row["text"])), _cell(row["then"]), _cell(row["now"])) for row in told["rows"])
        yield Table(head, tuple(rows))
        yield Paragraph(plain(NO_CAUSE), QUIET)
    if told["too_small"]:
        lead = TOO_SMALL if not told["rows"] else f"{TOO_SMALL[:-1]}: {'; '.join(told['too_small'])}."
        yield Paragraph(plain(lead), NOTE)


def _cell(figures: Mapping[str, Any]) -> Cell:
    important: Line = (
        Words(str(figures["important"]), strong=True),
        Words(f" keer belangrijk, {figures['of']} mensen kozen"),
    )
    if not figures["steps"]:
        return Cell(important)
    now: list[Words] = []
    for step in figures["steps"]:
        now += [Words(" · ")] if now else []
        now += [Words(f"{step['word']} "), Words(str(step["number"]), strong=True)]
    return Cell(important, (tuple(now),))
