"""The Summary as a SQLite file, for SQLite itself, Datasette and sqlite-utils: the same tables with their keys.

It holds what the Summary says and nothing else; the sealed record itself stays with the facilitator.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from sqlite_utils import Database

from werksessie.summary.build import Summary
from werksessie.summary.table import COUNT, NUMBER, Cell, Table
from werksessie.summary.tables import tables

WORDS = "_words"
"""Beside a count stands the column of this name: NULL where the count is a number, else what is said instead."""

GOALS_BY_VOTES = """
SELECT options.name AS goal, results.number AS votes, results.number_words AS votes_words,
       results.name AS counted, options.chosen AS chosen, activities.name AS activity
FROM results
JOIN options ON options.id = results.option
JOIN activities ON activities.id = results.activity
JOIN themes ON themes.id = options.theme
WHERE themes.goal <> '' AND themes.activity <> results.activity
ORDER BY results.number DESC
"""
"""Which goals got most votes: every goal of which something was counted after its own activity."""


def as_db(summary: Summary) -> bytes:
    """The file: every table of `tables`, also those without rows, and the view `goals_by_votes`.

    Texts are TEXT, "" when there is none; yes is "ja", no is "". A count is INTEGER, with its words beside it in
    `<name>_words`; both are NULL where nothing was counted. Dates are ISO. A column that leads to another table is a
    foreign key, NULL when it leads nowhere.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection, execute_plugins=False)
        db.execute("PRAGMA foreign_keys = ON")
        with db.atomic():
            every = tables(summary)
            for table in every:
                _create(db, table, every)
                db.table(table.name).insert_all(_records(table))
            db.create_view("goals_by_votes", GOALS_BY_VOTES.strip())
        return connection.serialize()


def _create(db: Database, table: Table, every: Iterable[Table]) -> None:
    keys = {one.name: one.columns[0].name for one in every}
    columns: dict[str, type] = {}
    for column in table.columns:
        columns[column.name] = int if column.kind in (NUMBER, COUNT) else str
        if column.kind == COUNT:
            columns[column.name + WORDS] = str
    # Not STRICT: tools with SQLite before 3.37 could not open the file at all.
    db.table(table.name).create(
        columns,
        pk=table.columns[0].name,
        foreign_keys=[(one.name, one.refers, keys[one.refers]) for one in table.columns if one.refers],
        strict=False,
    )


def _records(table: Table) -> Iterable[dict[str, Cell]]:
    return [
        {
            name: value
            for column, cell in zip(table.columns, row, strict=True)
            for name, value in ((_split if column.kind == COUNT else _whole)(column.name, cell))
        }
        for row in table.rows
    ]


def _whole(name: str, cell: Cell) -> tuple[tuple[str, Cell], ...]:
    return ((name, cell),)


def _split(name: str, cell: Cell) -> tuple[tuple[str, Cell], ...]:
    number = cell if isinstance(cell, int) else None
    return ((name, number), (name + WORDS, None if cell is None or number is not None else cell))
