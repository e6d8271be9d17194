"""A record as one file that goes out, and one that somebody brings, of which nothing is believed.

Both live in memory alone: people's words come in no temporary file.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from werksessie.record import beside, database
from werksessie.record.encoding import decode, encode
from werksessie.record.promise import Damaged, Event, Newer, Store, Table

LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read, many times the record of a full evening."""
MOST = 30_000
"""Events that are read of it."""
AT_MOST = 10.0
"""Seconds that SQLite gets for it."""

NO_RECORD = "Dit is geen verslag van werksessie, of het is beschadigd. Heb je nog een andere kopie? Probeer die."
TOO_LARGE = f"Dit bestand is te groot: hooguit {LARGEST // 1024 // 1024} MB."
NEWER = "Dit verslag komt uit een nieuwere versie van dit programma. Installeer die eerst."

_MAGIC = b"SQLite format 3\0"
_ROLLBACK = b"\x01\x01"
"""In the place of the two bytes of the header that say that there is a WAL beside it: in memory there is none."""
_STEPS = 10_000
"""So many steps of SQLite's machine between two looks at the clock."""


def as_file(events: Sequence[Event], tables: Sequence[Table]) -> bytes:
    """The file of a record with this log, numbered from 1, and these tables. Raises ValueError for what is no event."""
    with closing(sqlite3.connect(":memory:")) as connection:
        db = Database(connection, execute_plugins=False)
        rows = [{"seq": seq, "type": type_, "data": data} for seq, (type_, data) in enumerate(encode(events), 1)]
        with db.atomic():
            database.make_tables(db)
            database.add_events(db, rows)
            beside.replace(db, tables)
        return connection.serialize()


def events_in(content: bytes) -> list[dict[str, Any]]:
    """The events in a file that anybody may have made, in order. Raises Damaged, or Newer, with a Dutch sentence."""
    if len(content) > LARGEST:
        raise Damaged(TOO_LARGE)
    if not content.startswith(_MAGIC):
        raise Damaged(NO_RECORD)
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(content[:18] + _ROLLBACK + content[20:])
            _beware(connection, len(content))
            return _events(connection, len(content))
        except Newer as error:
            raise Newer(NEWER) from error
        except (Damaged, sqlite3.Error, ValueError, TypeError, OverflowError) as error:
            raise Damaged(NO_RECORD) from error


def put(store: Store, name: str, events: Sequence[Event], tables: Sequence[Table]) -> None:
    """A new record with all of this, or none. Raises NameTaken, NotStored or ValueError."""
    record = store.create(name)
    try:
        record.append(events, after=0, tables=tables)
    except BaseException:
        record.close()
        store.delete(name)
        raise
    record.close()


def _beware(connection: sqlite3.Connection, size: int) -> None:
    """What a crafted file could make SQLite do: run without end, call functions, make texts larger than the file."""
    connection.set_progress_handler(_until(time.monotonic() + AT_MOST), _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(size, 1_000_000))
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _until(end: float) -> Callable[[], int]:
    return lambda: int(time.monotonic() > end)


def _events(connection: sqlite3.Connection, size: int) -> list[dict[str, Any]]:
    db = Database(connection, execute_plugins=False)
    made = connection.execute("SELECT type, sql FROM sqlite_master WHERE name IN ('events', 'meta')").fetchall()
    if any(type_ != "table" or not str(sql).upper().startswith("CREATE TABLE") for type_, sql in made):
        raise Damaged(NO_RECORD)
    database.check(db, Path("record.db"))
    found: list[dict[str, Any]] = []
    length = 0
    for type_, data in connection.execute("SELECT type, data FROM events ORDER BY seq"):
        length += len(type_) + len(data)
        if len(found) == MOST or length > size:
            raise Damaged(NO_RECORD)
        found.append(decode(type_, data))
    return found
