"""The plain tables that stand in a record beside its log.

Everything here runs on the thread that owns the connection.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from werksessie.record.promise import Table

OURS = frozenset({"events", "meta"})
"""What is the record itself."""


def replace(db: Database, tables: Sequence[Table]) -> None:
    """These tables and views instead of all that stand there; part of the transaction that goes on."""
    for view in db.view_names():
        db.view(view).drop()
    # Those that refer to others stand last, and go first.
    for name in reversed(_names(db)):
        db.table(name).drop()
    for one in tables:
        if one.select:
            db.create_view(one.name, one.select)
        else:
            _make(db, one)


def read(db: Database) -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, in the order in which they were put there."""
    return {name: list(db.table(name).rows_where(order_by="rowid")) for name in _names(db)}


def _names(db: Database) -> list[str]:
    return [name for name in db.table_names() if name not in OURS]


def _make(db: Database, one: Table) -> None:
    table = db.table(one.name)
    refers = [(column, *there) for column, there in one.refers.items()]
    # Not STRICT, as the log is not: older tools could not open the file at all.
    table.create(dict(one.columns), pk=one.key, foreign_keys=refers, strict=False)
    table.insert_all({name: row.get(name) for name in one.columns} for row in one.rows)
