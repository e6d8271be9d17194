"""One SQLite file for each session: `sessions/<date>-<code>.db`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any

from werksessie.record import beside, database, files, place
from werksessie.record.encoding import decode, encode
from werksessie.record.folder import FolderLock, FolderUnusable, is_name
from werksessie.record.owner import Owner, one_thread
from werksessie.record.programmes import FolderProgrammes
from werksessie.record.promise import Damaged, Event, Moved, NoSuchRecord, NotStored, Table
from werksessie.record.secrets import FileSecrets

SECRETS, PROGRAMMES, ADMINISTRATION = ".secrets", "programmes", "administration"


class SqliteRecord:
    """The log of one session. Its connection lives on one thread of `executor`, from opening to closing."""

    def __init__(self, path: Path, executor: Callable[[], Executor] = one_thread, *, new: bool = False) -> None:
        """Raises `NoSuchRecord` or `Damaged`; with `new`, `NameTaken` or `NotStored`."""
        self.name = path.stem
        self._path = path
        self._owner = Owner(executor())
        self._closed = False
        try:
            self._db = self._owner.run(partial(database.create if new else database.open_existing, path))
            self._place = place.look(path)
            self._last_seen = self.last()
            self._changed_at = _written_at(path)
        except BaseException:
            self._owner.stop()
            raise

    def append(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        rows = _numbered(events, after)
        return self._owner.run(partial(self._append, rows, after, tables))

    def read(self, after: int = 0) -> list[tuple[int, dict[str, Any]]]:
        return self._owner.run(partial(self._read, after))

    def last(self) -> int:
        return self._owner.run(self._last)

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        return self._owner.run(self._tables)

    def rewrite(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        rows = _numbered(events, after)
        if not rows:
            raise ValueError("a rewritten log holds at least one event")
        return self._owner.run(partial(self._rewrite, rows, after, tables or ()))

    def changed_at(self) -> float:
        with suppress(OSError):
            self._changed_at = _written_at(self._path)
        return self._changed_at

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            try:
                self._owner.run(self._close)
            finally:
                self._owner.stop()

    def _append(self, rows: list[dict[str, Any]], after: int, tables: Sequence[Table] | None) -> int:
        with self._transaction(after):
            database.add_events(self._db, rows)
            if tables is not None:
                beside.replace(self._db, tables)
        return after + len(rows)

    def _tables(self) -> dict[str, list[dict[str, Any]]]:
        with database.reading(self._path):
            return beside.read(self._db)

    def _rewrite(self, rows: list[dict[str, Any]], after: int, tables: Sequence[Table]) -> int:
        with self._transaction(after):
            self._db.table("events").delete_where()
            self._db.table("events").insert_all(rows)
            beside.replace(self._db, tables)
            database.mark_leftovers(self._db)
        database.tidy(self._db)
        return after + len(rows)

    def _read(self, after: int) -> list[tuple[int, dict[str, Any]]]:
        with database.reading(self._path):
            rows = self._db.execute("SELECT seq, type, data FROM events WHERE seq > ? ORDER BY seq", [after]).fetchall()
        try:
            return [(seq, decode(type_, data)) for seq, type_, data in rows]
        except (ValueError, TypeError) as error:
            raise Damaged(f"In het bestand {self._path.name} is een regel niet te lezen.") from error

    def _last(self) -> int:
        with database.reading(self._path):
            return database.last_number(self._db)

    def _close(self) -> None:
        changed_at = self.changed_at()
        database.tidy(self._db)
        self._db.close()
        with suppress(OSError):  # Closing moves the WAL into the file; that is no change of the log.
            os.utime(self._path, (changed_at, changed_at))

    @contextmanager
    def _transaction(self, after: int) -> Iterator[None]:
        self._expect_our_files()
        try:
            with database.storing(self._path), database.writing(self._db):
                last = database.last_number(self._db)
                if last < self._last_seen:
                    raise NotStored(place.OLDER.format(self._path.name))
                if last != after:
                    raise Moved(last)
                yield
                last = database.last_number(self._db)
        finally:
            # Our own commit may have moved the WAL into the file.
            written = place.look(self._path).written
            self._place = replace(self._place, written=written)
        self._expect_our_files()
        self._last_seen = last

    def _expect_our_files(self) -> None:
        now = place.look(self._path)
        if now == self._place:
            return
        if now.is_ours(self._place):
            self._db = place.looked_again(self._db, self._path, self._last_seen)
            self._place = now
            return
        # SQLite would go on writing to a file that was deleted or moved: stored, acknowledged and lost.
        self._db = place.put_back(self._db, self._path, now, self._place)
        self._place = place.look(self._path)
        raise NotStored(place.PUT_BACK.format(self._path.name))


class SqliteStore:
    """A folder of records, held by this process until `close`."""

    def __init__(self, folder: Path, executor: Callable[[], Executor] = one_thread) -> None:
        """Make the folder if needed and take it. Raises `FolderUnusable`, or `FolderInUse` when it is taken."""
        self.folder = folder
        self._executor = executor
        self._lock = FolderLock(folder)
        try:
            self.secrets = FileSecrets(folder / SECRETS)
            self.programmes = FolderProgrammes(folder / PROGRAMMES)
        except OSError as error:
            self._lock.release()
            raise FolderUnusable(folder, error) from error

    @property
    def administration(self) -> SqliteRecord:
        folder = self.folder / ADMINISTRATION
        path = folder / f"{ADMINISTRATION}.db"
        try:
            folder.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise NotStored(f"De map {ADMINISTRATION} kan niet worden gemaakt.") from error
        return SqliteRecord(path, self._executor, new=not path.exists())

    def names(self) -> list[str]:
        return list(self.written())

    def written(self) -> dict[str, float]:
        return records_written(self.folder)

    def create(self, name: str) -> SqliteRecord:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot be the name of a record")
        return SqliteRecord(self._path(name), self._executor, new=True)

    def open(self, name: str) -> SqliteRecord:
        if not is_name(name):
            raise NoSuchRecord(name)
        return SqliteRecord(self._path(name), self._executor)

    def delete(self, name: str) -> None:
        if name not in self.names():
            raise NoSuchRecord(name)
        path = self._path(name)
        self.secrets.forget(name)
        try:
            # The record itself last: a deletion that is interrupted can be seen, and done again.
            for file in (_beside(path, "-wal"), _beside(path, "-shm"), _beside(path, "-journal"), path):
                files.wipe(file)
        except OSError as error:
            raise NotStored(f"Het bestand {path.name} kan niet worden verwijderd.") from error

    def close(self) -> None:
        self._lock.release()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.db"


def records_written(folder: Path) -> dict[str, float]:
    """The records in a folder, newest date first, within a date the last written first; each with when that was, in
    seconds since the epoch."""
    records, logs = {}, {}
    with suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(".db"):
                records[name[:-3]] = entry
            elif name.endswith(".db-wal"):
                logs[name[:-7]] = entry
    found = {name: _when(entry, logs.get(name)) for name, entry in records.items() if is_name(name)}
    there = ((name, when) for name, when in found.items() if when is not None)
    return dict(sorted(there, key=lambda one: (one[0][:10], one[1]), reverse=True))


def _when(record: os.DirEntry[str], log: os.DirEntry[str] | None) -> float | None:
    """When the later of the two was written; None for what is no file, or went meanwhile. Opening a record makes an
    empty WAL; only what is in it was written."""
    stat, beside = _stat(record), _stat(log) if log else None
    if stat is None or not S_ISREG(stat.st_mode):
        return None
    return max(stat.st_mtime, beside.st_mtime) if beside and beside.st_size else stat.st_mtime


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:
        return None


def _written_at(path: Path) -> float:
    times = [path.stat().st_mtime]
    with suppress(FileNotFoundError):
        wal = _beside(path, "-wal").stat()
        # Opening a record makes an empty WAL; only what is in it was written.
        times += [wal.st_mtime] if wal.st_size else []
    return max(times)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _numbered(events: Sequence[Event], after: int) -> list[dict[str, Any]]:
    rows = enumerate(encode(events), after + 1)
    return [{"seq": seq, "type": type_, "data": data} for seq, (type_, data) in rows]
