"""A record that somebody brings: understood whole, tried in every way in which it will be used, and then stored."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from werksessie.live.keeping import folded
from werksessie.programme.entries import ENTRIES, RETENTION_DAYS
from werksessie.record.bringing import as_file, events_in
from werksessie.record.folder import is_name
from werksessie.record.promise import Damaged
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent, encode
from werksessie.session.correcting import as_sealed
from werksessie.session.destroying import destroyed
from werksessie.session.plain import plain_tables
from werksessie.session.retention import is_over
from werksessie.session.sealing import distil
from werksessie.session.state import State
from werksessie.summary.build import build, written
from werksessie.summary.document import document_of

AT_MOST = 20.0
"""Seconds that understanding one record may take."""
LONGEST, LARGEST_NUMBER = 20_000, 1_000_000
"""Characters of a text, and how far a number is from zero, beyond which no session of ours goes."""
PEOPLE, EVENINGS = 10_000, 10
"""How many people, and how often they came, beyond which a record is no evening."""
LONGEST_DETAIL = 500
DAYS = ("date", "second_evening", "feedback_date")

SPOILED = "Dit verslag is beschadigd: wat erin staat, is niet te begrijpen. Heb je nog een andere kopie? Probeer die."
NOT_SEALED = "Deze avond is nog niet verzegeld. Doe dat eerst, op de computer waar zij nu staat."
TOO_LONG = "Dit verslag lezen duurt te lang. Er is niets teruggezet."

CODE = re.compile(r"[1-9]{6}")


class NotBrought(Exception):
    """It is not taken in. `str()` is a plain Dutch sentence."""


@dataclass(frozen=True)
class Brought:
    """What a file holds that can be taken in: the sealed state, the log that gives it and nothing else, as data, and
    the tables beside it."""

    state: State
    events: Sequence[Mapping[str, Any]]
    tables: Sequence[Any]

    @property
    def day(self) -> str:
        """The ISO date by which it is filed."""
        return self.state.details.date or self.state.closed_at[:10]


def understood(content: bytes, now: datetime) -> Brought:
    """What is in this file. Raises NotBrought for whatever else it may be. It may take seconds: not for the thread
    that serves a room."""
    try:
        rows = events_in(content)
        state = folded(enumerate(_in_time(map(_modest, rows), time.monotonic() + AT_MOST), 1))
        return _tried(state, now)
    except (NotBrought, Damaged) as trouble:
        raise NotBrought(str(trouble)) from trouble
    except Exception as wrong:
        # No list of these can be complete: any value may stand anywhere.
        raise NotBrought(_why(wrong)) from wrong


def same_evening(one: State, other: State) -> bool:
    """Whether both are records of the same evening, whatever was written, corrected or destroyed in either since."""
    return (one.code, one.started_at, one.sealed_at) == (other.code, other.started_at, other.sealed_at)


def may_be(name: str, brought: Brought, file_name: str) -> bool:
    """Whether the session of this name may be the evening in this file, so that it is worth a look."""
    return name[:10] == brought.day or name[-6:] == brought.state.code or name == file_name.removesuffix(".db")


def wanted_name(brought: Brought) -> str:
    """The name that it had, as far as that can be known; "" when it can have none like it."""
    name = f"{brought.day}-{brought.state.code}"
    return name if CODE.fullmatch(brought.state.code) and is_name(name) else ""


def _why(wrong: Exception) -> str:
    if isinstance(wrong.__cause__, NotBrought):
        return str(wrong.__cause__)
    return str(wrong) if isinstance(wrong, UnknownEvent) and "nieuwere" in str(wrong) else SPOILED


def _tried(read: State, now: datetime) -> Brought:
    """The state as it is once everything is left out that does not belong in a sealed record. Raises whatever comes up
    when it is used."""
    if read.phase != st.SEALED:
        raise NotBrought(NOT_SEALED)
    _of_an_evening(read)
    events = [encode(event) for event in as_sealed(read)]
    state = folded(enumerate(events, 1))
    if build(state) != build(read):
        raise NotBrought(SPOILED)
    tables = plain_tables(state)
    # What a page, a download, the clock and the retention term will do with it.
    as_file(events, tables)
    document_of(written(state))
    is_over(state, now)
    if not state.destroyed_on:
        later = distil(destroyed(state, now.date().isoformat()), state.sealed_at, list.sort)
        plain_tables(folded(enumerate(map(encode, later), 1)))
    return Brought(state, events, tables)


def _of_an_evening(state: State) -> None:
    details = state.details
    low, high = RETENTION_DAYS
    people = (state.without_phone, *state.attended)
    values = [getattr(details, field.name) for field in fields(details)]
    days = [(name, getattr(details, name)) for name in DAYS if getattr(details, name)]
    moments = map(datetime.fromisoformat, (state.started_at, state.closed_at, state.sealed_at))
    sound = (
        low <= details.retention_days <= high,
        len(people) <= EVENINGS and all(0 <= one <= PEOPLE for one in people),
        all(len(value) <= LONGEST_DETAIL for value in values if isinstance(value, str | tuple)),
        all(ENTRIES[name](value) == value for name, value in days),
        all(moment.tzinfo for moment in moments),
    )
    if not all(sound):
        raise NotBrought(SPOILED)


def _modest(value: Any) -> Any:
    """The same. Raises NotBrought for a text or a number that no session of ours holds."""
    if isinstance(value, str) and len(value) > LONGEST:
        raise NotBrought(SPOILED)
    if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
        raise NotBrought(SPOILED)
    if isinstance(value, dict):
        for name, one in value.items():
            _modest(name)
            _modest(one)
    elif isinstance(value, list):
        for one in value:
            _modest(one)
    return value


def _in_time(rows: Iterable[dict[str, Any]], end: float) -> Iterator[dict[str, Any]]:
    for row in rows:
        if time.monotonic() > end:
            raise NotBrought(TOO_LONG)
        name = row["type"]
        if not isinstance(name, str) or not name.isascii() or len(name) > LONGEST_DETAIL:
            raise NotBrought(SPOILED)
        yield row
