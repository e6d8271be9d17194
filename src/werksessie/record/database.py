"""One record as a SQLite file: making it, opening it with care, and leaving nothing behind in it.

Everything here runs on the thread that owns the connection.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from werksessie.record.promise import Damaged, NameTaken, Newer, NoSuchRecord, NotStored

FORMAT = 1

CACHE = 256
"""kB that SQLite keeps of one record: it is read once and then added to, and many are open at the same time."""

AT_ONCE = 300
"""Events in one statement: older SQLite takes 999 values."""

_CORRUPT = "Het bestand {} is beschadigd. Zet een kopie terug als je die hebt."
_FOREIGN = "Het bestand {} is geen bewaarde sessie, of het is beschadigd."
_OCCUPIED = "Een ander programma houdt het bestand {} bezet."
_FORBIDDEN = "Het bestand {} mag niet worden geopend."

_BROKEN = {sqlite3.SQLITE_CORRUPT: _CORRUPT, sqlite3.SQLITE_NOTADB: _FOREIGN}
_UNREADABLE = {
    sqlite3.SQLITE_BUSY: _OCCUPIED,
    sqlite3.SQLITE_CANTOPEN: _FORBIDDEN,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
}
_NOT_STORED = {
    sqlite3.SQLITE_FULL: "De schijf is vol. Maak ruimte vrij.",
    sqlite3.SQLITE_CORRUPT: _CORRUPT,
    sqlite3.SQLITE_NOTADB: _CORRUPT,
    sqlite3.SQLITE_BUSY: _OCCUPIED,
    sqlite3.SQLITE_READONLY: "Het bestand {} mag niet worden gewijzigd.",
    sqlite3.SQLITE_PERM: "Het bestand {} mag niet worden gewijzigd.",
}


def create(path: Path) -> Database:
    """A new, empty record file that only its owner can read. Raises `NameTaken` or `NotStored`."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise NameTaken(path.stem) from error
    except OSError as error:
        raise NotStored(f"Het bestand {path.name} kan niet worden gemaakt.") from error
    try:
        with storing(path):
            return _with_tables(path)
    except NotStored:
        path.unlink(missing_ok=True)
        raise


def open_existing(path: Path) -> Database:
    """An existing record, as its last commit left it. Raises `NoSuchRecord`, `Damaged` or `Newer`."""
    _look_before_opening(path)
    with reading(path):
        db = _connect(path)
        try:
            check(db, path)
            _settings(db)
            tidy(db)
        except BaseException:
            db.close()
            raise
    return db


def tidy(db: Database) -> None:
    """Remove what a rewrite leaves in free pages and in the WAL.

    When it cannot be done now (disk full, somebody reading), the mark stays in the file and it is done later.
    """
    try:
        if _is_marked(db):
            _empty_wal(db)
            db.vacuum()
            _empty_wal(db)
            with db.atomic():
                db.table("meta").delete("leftovers")
    except sqlite3.DatabaseError:
        return


def make_tables(db: Database) -> None:
    """The tables of an empty record; part of the transaction that goes on."""
    # Not STRICT: tools with SQLite before 3.37 could not open the file at all.
    db.table("events").create({"seq": int, "type": str, "data": str}, pk="seq", not_null={"type", "data"}, strict=False)
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=False)
    db.table("meta").insert({"key": "format", "value": str(FORMAT)})


def mark_leftovers(db: Database) -> None:
    """Say in the file itself, in the same transaction as the rewrite, that it is still to be tidied."""
    db.table("meta").insert({"key": "leftovers", "value": "yes"}, replace=True)


def last_number(db: Database) -> int:
    """The number of the last event; 0 when there is none."""
    (last,) = db.execute("SELECT max(seq) FROM events").fetchone()
    return last or 0


def add_events(db: Database, rows: Sequence[Mapping[str, Any]]) -> None:
    """Puts numbered events behind the others, as `insert_all` would, in one statement for many: after each statement
    this thread waits for its turn, and a whole room waits with it."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        values = ", ".join(["(?, ?, ?)"] * len(some))
        db.execute(
            f"INSERT INTO events (seq, type, data) VALUES {values}",
            [row[column] for row in some for column in ("seq", "type", "data")],
        )


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """As `db.atomic()`, but alone from the first moment, so that what is read in it stays true until it writes."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


@contextmanager
def storing(path: Path) -> Iterator[None]:
    """Turns what SQLite says when it cannot write into `NotStored`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        why = _NOT_STORED.get(_primary_code(error), "Schrijven in het bestand {} lukt niet.").format(path.name)
        raise NotStored(f"{why} Dit is niet opgeslagen.") from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what SQLite says when it cannot read into `Damaged`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _primary_code(error)
        why = _BROKEN.get(code) or _UNREADABLE.get(code, "Het bestand {} is nu niet te lezen.")
        raise Damaged(why.format(path.name)) from error


def _with_tables(path: Path) -> Database:
    db = _connect(path)
    try:
        _settings(db)
        with db.atomic():
            make_tables(db)
        _empty_wal(db)  # So that the file is a record by itself, whatever becomes of its WAL.
    except BaseException:
        db.close()
        raise
    return db


def _connect(path: Path) -> Database:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)
    return Database(connection, execute_plugins=False)


def _settings(db: Database) -> None:
    if db.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise sqlite3.OperationalError("this file system cannot do WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")  # On a Mac an ordinary fsync stops at the cache of the drive.
    db.execute("PRAGMA secure_delete = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE}")
    db.execute("PRAGMA temp_store = MEMORY")  # VACUUM would otherwise copy people's words to /tmp.


def _look_before_opening(path: Path) -> None:
    # SQLite takes an empty file for a new database and throws its WAL away: do not let it come to that. And only
    # look from outside: closing a handle of our own would drop the locks of every connection we have to this file.
    try:
        size = path.stat().st_size
    except OSError as error:
        raise NoSuchRecord(path.stem) from error
    if size == 0:
        raise Damaged(f"Het bestand {path.name} is leeg: er is geen sessie in bewaard.")


def check(db: Database, path: Path) -> None:
    """Whether this is a sound record of a version that we know, as far as can be seen without knowing what it says.
    Raises `Damaged` or `Newer`."""
    if not {"events", "meta"} <= set(db.table_names()):
        raise Damaged(_FOREIGN.format(path.name))
    made_by = _value(db, "format")
    if not made_by.isdecimal() or len(made_by) > 9:
        raise Damaged(_FOREIGN.format(path.name))
    if int(made_by) > FORMAT:
        raise Newer(
            f"Het bestand {path.name} komt uit een nieuwere versie van dit programma. "
            "Installeer die versie om het te openen."
        )
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Damaged(_CORRUPT.format(path.name))
    first, last, count = db.execute("SELECT min(seq), max(seq), count(*) FROM events").fetchone()
    if count and (type(first) is not int or type(last) is not int):
        raise Damaged(_FOREIGN.format(path.name))
    if count and count != last - first + 1:
        raise Damaged(f"In het bestand {path.name} ontbreken stukken. Zet een kopie terug als je die hebt.")


def _empty_wal(db: Database) -> None:
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("somebody is reading")


def _is_marked(db: Database) -> bool:
    return _value(db, "leftovers") != ""


def _value(db: Database, key: str) -> str:
    row = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return "" if row is None else str(row[0])


def _primary_code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
