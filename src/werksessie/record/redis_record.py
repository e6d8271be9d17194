"""The log of one session as a Redis stream: a batch is one entry, its id the number of its last event."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import redis

from werksessie.record.encoding import encode
from werksessie.record.promise import Damaged, Event, Moved, NotStored, Table
from werksessie.record.redis_connection import Safety, reading, storing
from werksessie.record.redis_erasing import MARK, Erasing

NEWS_KEPT = 10_000
"""So many pieces of news are kept for whoever follows; who missed more looks at everything again."""

NEWS = f"redis.call('XADD', KEYS[{{}}], 'MAXLEN', '~', {NEWS_KEPT}, '*', 'name', ARGV[1])"
"""How a script tells every process to look again at a session."""

# Everything is checked before anything is written: Redis does not undo half a script. What takes something away comes
# first: a server whose memory is full still does that, and then the rest of the script.
_LAST = """
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return {2, 0} end
local top, last = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1), 0
if top[1] then last = tonumber(string.match(top[1][1], '^%d+')) end
if last ~= tonumber(ARGV[2]) then return {1, last} end
"""
_TABLES = """
redis.call('DEL', KEYS[3])
for i = 6, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1]) end
"""
_WRITTEN = """
local now = redis.call('TIME')
redis.call('ZADD', KEYS[1], now[1] .. '.' .. string.format('%06d', tonumber(now[2])), ARGV[1])
return {0, tonumber(ARGV[3])}
"""
_ADD = "if ARGV[4] ~= '' then redis.call('XADD', KEYS[2], ARGV[3] .. '-0', 'events', ARGV[4]) end"

_APPEND = f"{_LAST}{_ADD}\nif ARGV[5] == '1' then {_TABLES} {NEWS.format(4)} end{_WRITTEN}"
_REWRITE = f"{_LAST} redis.call('DEL', KEYS[2]) {_TABLES} {_ADD} {NEWS.format(4)} {MARK.format(5)} {_WRITTEN}"

_OLDER = "De opslag is teruggezet naar een ouder moment. Start werksessie opnieuw. Dit is niet opgeslagen."
_SPOILED = "In de opslag is een regel van sessie {} niet te lezen."
_GAP = "In de opslag ontbreken stukken van sessie {}. Zet een kopie terug als je die hebt."


@dataclass(frozen=True)
class Keys:
    """Where a record stands: among which records, its log, its tables, and what is told beside it."""

    records: str
    log: str
    tables: str
    news: str
    leftovers: str

    def all(self) -> list[str]:
        """In the order in which the scripts know them."""
        return [self.records, self.log, self.tables, self.news, self.leftovers]


class RedisRecord:
    """The log of one session. Any number of processes may hold it at the same time."""

    def __init__(self, name: str, server: redis.Redis, keys: Keys, erasing: Erasing, safety: Safety) -> None:
        self.name = name
        self._server, self._keys, self._erasing, self._safety = server, keys, erasing, safety
        self._append, self._rewrite = server.register_script(_APPEND), server.register_script(_REWRITE)
        self._seen = 0

    def append(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        batch = _batch(events)
        with_tables = "0" if tables is None else "1"
        args: list[Any] = [self.name, after, after + len(events), batch, with_tables, *_kept(tables or ())]
        seen = self._seen
        self._expect_safe()
        with storing():
            outcome: Any = self._append(keys=self._keys.all(), args=args)
        return self._settled(seen, *outcome)

    def rewrite(self, events: Sequence[Event], after: int, tables: Sequence[Table] | None = None) -> int:
        batch = _batch(events)
        if not batch:
            raise ValueError("a rewritten log holds at least one event")
        args: list[Any] = [self.name, after, after + len(events), batch, "1", *_kept(tables or ())]
        seen = self._seen
        self._expect_safe()
        with storing():
            outcome: Any = self._rewrite(keys=self._keys.all(), args=args)
        last = self._settled(seen, *outcome)
        self._erasing.sweep_soon()
        return last

    def read(self, after: int = 0) -> list[tuple[int, dict[str, Any]]]:
        with reading():
            # A batch ends at its own number, so this one may begin before `after`.
            entries: Any = self._server.xrange(self._keys.log, min=f"({after}-0")
        rows = [row for row in _rows(entries, self.name) if row[0] > after]
        self._seen = max(self._seen, rows[-1][0] if rows else 0)
        return rows

    def last(self) -> int:
        with reading():
            top: Any = self._server.xrevrange(self._keys.log, count=1)
        return number(top[0][0]) if top else 0

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        with reading():
            found: Any = self._server.hgetall(self._keys.tables)
        return {name: json.loads(rows) for name, rows in found.items()}

    def changed_at(self) -> float:
        with reading():
            score: Any = self._server.zscore(self._keys.records, self.name)
        return float(score or 0.0)

    def close(self) -> None:
        pass

    def _expect_safe(self) -> None:
        if self._safety.trouble:
            raise NotStored(f"{self._safety.trouble} Dit is niet opgeslagen.")

    def _settled(self, seen: int, refused: int, last: int) -> int:
        """The last number, of a log that was at `seen` or beyond when it was asked. Raises NotStored or Moved."""
        if refused == 2:
            raise NotStored(f"De sessie {self.name} is verwijderd. Dit is niet opgeslagen.")
        if last < seen:
            raise NotStored(_OLDER)
        if refused:
            raise Moved(last)
        self._seen = max(self._seen, last)
        return last


def number(entry: str) -> int:
    """The number of the last event in the entry with this id."""
    return int(entry.partition("-")[0])


def _batch(events: Sequence[Event]) -> str:
    """What stands in one entry, "" for no events. Raises ValueError."""
    rows = [f"[{json.dumps(type_, ensure_ascii=False)},{data}]" for type_, data in encode(events)]
    return f"[{','.join(rows)}]" if rows else ""


def _rows(entries: Iterable[tuple[str, dict[str, str]]], name: str) -> list[tuple[int, dict[str, Any]]]:
    rows: list[tuple[int, dict[str, Any]]] = []
    try:
        for entry, fields in entries:
            batch = json.loads(fields["events"])
            if not batch or not isinstance(batch, list):
                raise ValueError("not a batch")
            first = number(entry) - len(batch) + 1
            if rows and first != rows[-1][0] + 1:
                raise Damaged(_GAP.format(name))
            rows += [(seq, {"type": type_, **rest}) for seq, (type_, rest) in enumerate(batch, first)]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(_SPOILED.format(name)) from error
    return rows


def _kept(tables: Sequence[Table]) -> list[str]:
    """Each table's name and its rows, one after the other."""
    kept: list[str] = []
    for one in tables:
        if not one.select:
            kept += [one.name, json.dumps([{name: row.get(name) for name in one.columns} for row in one.rows])]
    return kept
