"""A plain table: what XLSX, the zip of CSV files and the .db are made of (summary/tables.py fills them).

Nothing is counted here. Where a number may not be shown, its cell holds the words that the page has there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

TEXT, NUMBER, COUNT, DATE = "text", "number", "count", "date"
"""The kinds of a column: words, a whole number, a number of people or answers that may be words instead, an ISO date.
Cells of every kind but TEXT may be None (there is none)."""

Cell = str | int | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Column:
    """`name` is for machines, `heading` is Dutch; without a heading it stands in the database only. A column that
    `refers` holds keys of the table of that name."""

    name: str
    heading: str
    kind: str = TEXT
    refers: str = ""


@dataclass(frozen=True)
class Table:
    """`name` is for machines, `title` Dutch, at most 31 characters and fit for a sheet; `about` says in a sentence what
    a row is. The first column is the key. The column called `name`, if any, is what people call a row."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def file(self) -> str:
        """The title as a name for a file, without ending: "ook-gezegd"."""
        return "".join(one for one in self.title.lower().replace(" ", "-") if one.isalnum() or one == "-")


def numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """These rows with a key in front: 1, 2, 3."""
    return tuple((number, *row) for number, row in enumerate(rows, 1))


def readable(tables: Iterable[Table]) -> tuple[Table, ...]:
    """The same tables for people: without keys, and where a row refers to another one, that one's name."""
    every = tuple(tables)
    names = {table.name: _names(table) for table in every}
    return tuple(_readable(table, names) for table in every)


def _names(table: Table) -> dict[Cell, Cell]:
    place = next((place for place, column in enumerate(table.columns) if column.name == "name"), 0)
    return {row[0]: row[place] for row in table.rows}


def _readable(table: Table, names: dict[str, dict[Cell, Cell]]) -> Table:
    kept = [(place, column) for place, column in enumerate(table.columns) if column.heading]
    rows = tuple(
        tuple(names[column.refers].get(row[place], "") if column.refers else row[place] for place, column in kept)
        for row in table.rows
    )
    columns = tuple(replace(column, kind=TEXT) if column.refers else column for _, column in kept)
    return replace(table, columns=columns, rows=rows)
