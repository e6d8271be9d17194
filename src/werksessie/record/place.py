"""Whether a record still stands where it was opened, and putting it back when somebody took it away.

Everything here runs on the thread that owns the connection.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from werksessie.record import database
from werksessie.record.promise import Damaged, NoSuchRecord, NotStored

PUT_BACK = "Het bestand {} was weg of vervangen. Het staat er weer. Dit is niet opgeslagen."
OLDER = "Het bestand {} is vervangen door een ouder bestand. Zet het goede terug. Dit is niet opgeslagen."
_STAYS_AWAY = "Het bestand {} is weg of vervangen en kan niet worden teruggezet. Dit is niet opgeslagen."
_SPOILED = "Een ander programma heeft het bestand {} overschreven. Zet een kopie terug. Dit is niet opgeslagen."
_ASIDE = ".vervangen"

Identity = tuple[int, int] | None


@dataclass(frozen=True)
class Place:
    """Which files stand at the path of a record and beside it, and `written`: the size and time of the first."""

    record: Identity
    wal: Identity
    written: tuple[int, int] | None

    def is_ours(self, opened: Place) -> bool:
        """Whether these are still the files that were opened."""
        return (self.record, self.wal) == (opened.record, opened.wal)


def look(path: Path) -> Place:
    """What stands there now."""
    record, wal = _stat(path), _stat(_beside(path, "-wal"))
    written = None if record is None else (record.st_size, record.st_mtime_ns)
    return Place(_identity(record), _identity(wal), written)


def looked_again(db: Database, path: Path, last: int) -> Database:
    """A fresh connection to a file that another program wrote to, instead of `db`: what that one remembers of the file
    says nothing about what is in it now.

    Raises `NotStored` when it does not hold the log up to `last`, and then `db` is as it was.
    """
    try:
        fresh = database.open_existing(path)
    except (Damaged, NoSuchRecord) as error:
        raise NotStored(_SPOILED.format(path.name)) from error
    if database.last_number(fresh) < last:
        fresh.close()
        raise NotStored(OLDER.format(path.name))
    db.close()
    return fresh


def put_back(db: Database, path: Path, now: Place, opened: Place) -> Database:
    """Puts the record that `db` still holds at its path again, durably, and gives a connection to it.

    What another program put in its place is kept beside it. Raises `NotStored`, and then `db` is as it was.
    """
    draft = _beside(path, ".draft")
    try:
        _copy(db, draft)
        if now.record not in (None, opened.record):
            _set_aside(path, own_wal=now.wal == opened.wal)
        for ending in ("-wal", "-shm"):
            # Of the old file; SQLite would read it as the end of the new one.
            _beside(path, ending).unlink(missing_ok=True)
        draft.replace(path)
        _sync(path.parent)
        fresh = database.open_existing(path)
    except (OSError, sqlite3.DatabaseError, Damaged, NoSuchRecord) as error:
        raise NotStored(_STAYS_AWAY.format(path.name)) from error
    db.close()
    return fresh


def _copy(db: Database, draft: Path) -> None:
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        db.execute("VACUUM INTO ?", [str(draft)])
        _sync(draft)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _set_aside(path: Path, own_wal: bool) -> None:
    aside = _beside(path, _ASIDE)
    path.replace(aside)
    if not own_wal and _beside(path, "-wal").exists():
        _beside(path, "-wal").replace(_beside(aside, "-wal"))


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():  # Windows has no handle on a folder to sync.
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


def _identity(found: os.stat_result | None) -> Identity:
    return None if found is None else (found.st_dev, found.st_ino)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
