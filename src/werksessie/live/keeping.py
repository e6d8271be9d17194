"""How what happened is put in the record: added to the log, or the log written anew, with the plain tables of a sealed
session beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from werksessie.record.promise import Moved, NotStored, Record
from werksessie.session import state as st
from werksessie.session.codec import encode
from werksessie.session.correcting import as_sealed
from werksessie.session.events import Event
from werksessie.session.plain import plain_tables
from werksessie.session.spoiled import whole
from werksessie.session.state import State

Keep = Callable[[Record, Sequence[Event], State, State], State]
"""As `keep`."""


def folded(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> State:
    """The state that a log gives. Raises UnknownEvent."""
    return whole(rows)


def keep(record: Record, facts: Sequence[Event], before: State, after: State) -> State:
    """Puts the facts that lead from one state to the other in the record, durably; the state as it is then. What erases
    is not added to the log: it is written anew. Raises Moved or NotStored."""
    if any(event.ERASES for event in facts):
        return rewrite(record, as_sealed(after), before.seq)
    data = [encode(event) for event in facts]
    if after.phase == st.SEALED:
        record.append(data, after=before.seq, tables=plain_tables(after))
    else:
        record.append(data, after=before.seq)
    return after


def rewrite(record: Record, events: Sequence[Event], after: int) -> State:
    """Puts these events of a sealed session in the place of the whole log; the state they give. Raises Moved or
    NotStored, and then the original is whole."""
    data = [encode(event) for event in events]
    record.rewrite(data, after=after, tables=plain_tables(folded(enumerate(data, after + 1))))
    return folded(record.read())


def complete(record: Record, state: State) -> bool:
    """Gives a record that an older version sealed the plain tables of this one, and says whether it did. They wait when
    that cannot be."""
    if state.phase != st.SEALED:
        return False
    tables = plain_tables(state)
    if record.tables() != {one.name: [dict(row) for row in one.rows] for one in tables if not one.select}:
        with suppress(Moved, NotStored):
            record.append([], after=state.seq, tables=tables)
            return True
    return False
