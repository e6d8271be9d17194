"""The same promise in plain objects, for tests and for trying things out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Lock
from typing import Any

from werksessie.record.encoding import decode, encode
from werksessie.record.folder import is_name
from werksessie.record.programmes import MemoryProgrammes
from werksessie.record.promise import Event, Moved, NameTaken, NoSuchRecord, NotStored, Table
from werksessie.record.secrets import MemorySecrets


class _Log:
    """What a file would hold. Events lie here encoded, so that no two readers share an object."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.before = 0
        self.events: list[tuple[str, str]] = []
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self.changed_at = time.time()
        self.deleted = False

    def last(self) -> int:
        return self.before + len(self.events)


class MemoryRecord:
    def __init__(self, name: str, log: _Log) -> None:
        self.name = name
        self._log = log

    def append(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        rows = encode(events)
        with self._log.lock:
            self._expect(after)
            self._log.events.extend(rows)
            if tables is not None:
                self._log.tables = _kept(tables)
            self._log.changed_at = time.time()
            return self._log.last()

    def read(self, after: int = 0) -> list[tuple[int, dict[str, Any]]]:
        with self._log.lock:
            numbered = list(enumerate(self._log.events, self._log.before + 1))
        return [(seq, decode(*row)) for seq, row in numbered if seq > after]

    def last(self) -> int:
        return self._log.last()

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        return {name: [dict(row) for row in rows] for name, rows in self._log.tables.items()}

    def rewrite(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        rows = encode(events)
        if not rows:
            raise ValueError("a rewritten log holds at least one event")
        with self._log.lock:
            self._expect(after)
            self._log.before, self._log.events = after, rows
            self._log.tables = _kept(tables or ())
            self._log.changed_at = time.time()
            return self._log.last()

    def changed_at(self) -> float:
        return self._log.changed_at

    def close(self) -> None:
        pass

    def _expect(self, after: int) -> None:
        if self._log.deleted:
            raise NotStored(f"De sessie {self.name} is verwijderd. Dit is niet opgeslagen.")
        if self._log.last() != after:
            raise Moved(self._log.last())


def _kept(tables: Sequence[Table]) -> dict[str, list[dict[str, Any]]]:
    return {
        one.name: [{name: row.get(name) for name in one.columns} for row in one.rows]
        for one in tables
        if not one.select
    }


class MemoryStore:
    def __init__(self) -> None:
        self.secrets = MemorySecrets()
        self.programmes = MemoryProgrammes()
        self._logs: dict[str, _Log] = {}
        self._acts = _Log()
        self._lock = Lock()

    @property
    def administration(self) -> MemoryRecord:
        return MemoryRecord("administration", self._acts)

    def names(self) -> list[str]:
        return list(self.written())

    def written(self) -> dict[str, float]:
        found = [(name, log.changed_at) for name, log in list(self._logs.items())]
        return dict(sorted(found, key=lambda one: (one[0][:10], one[1]), reverse=True))

    def create(self, name: str) -> MemoryRecord:
        if not is_name(name):
            raise ValueError(f"{name!r} cannot be the name of a record")
        with self._lock:
            if name in self._logs:
                raise NameTaken(name)
            self._logs[name] = _Log()
        return self.open(name)

    def open(self, name: str) -> MemoryRecord:
        if name not in self._logs:
            raise NoSuchRecord(name)
        return MemoryRecord(name, self._logs[name])

    def delete(self, name: str) -> None:
        if name not in self._logs:
            raise NoSuchRecord(name)
        self.secrets.forget(name)
        self._logs.pop(name).deleted = True

    def close(self) -> None:
        pass
