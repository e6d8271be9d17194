"""Reading a log that a failing disk, another program or a person may have spoiled: whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from werksessie.activities import KINDS
from werksessie.session.codec import UnknownEvent, decode
from werksessie.session.events import Event
from werksessie.session.reducer import fold
from werksessie.session.state import State

SPOILED = "Dit verslag is beschadigd: wat erin staat, is niet meer te begrijpen. Zet een kopie terug als je die hebt."

Fits = Callable[[Any], bool]


def whole(rows: Iterable[tuple[int, Mapping[str, Any]]]) -> State:
    """The state that a log gives. Raises UnknownEvent with a Dutch sentence for whatever stands in it."""
    try:
        state = fold((seq, _sound(decode(data))) for seq, data in rows)
        programme: Any = type(state.programme)
        if not _of(programme)(state.programme):
            raise UnknownEvent(SPOILED)
        for moment in _moments(state):
            datetime.fromisoformat(moment)
        for plan, activity in state.each():
            # What a kind keeps in its settings only the kind understands.
            KINDS[plan.kind].tally(plan, activity)
            KINDS[plan.kind].detail(plan, activity)
    except UnknownEvent:
        raise
    except Exception as wrong:
        # No list of these can be complete: any value may stand anywhere.
        raise UnknownEvent(SPOILED) from wrong
    return state


def _sound(event: Event) -> Event:
    kind: Any = type(event)
    for name, fits in _fields(kind):
        if not fits(getattr(event, name)):
            raise UnknownEvent(SPOILED)
    return event


def _moments(state: State) -> Iterable[str]:
    """What must be a moment wherever it is read (ISO 8601)."""
    ends = state.timer.ends if state.timer else ""
    before = state.before.at if state.before else ""
    found = (state.started_at, state.began_at, state.closed_at, state.sealed_at, state.pause, ends, before)
    said = (*state.versions, *state.corrected, *state.progress.values())
    days = (*(one.day for one in said), state.destroyed_on)
    return (moment for moment in (*found, *days) if moment)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Fits], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _of(hints[field.name])) for field in fields(kind))


@cache
def _of(hint: Any) -> Fits:
    """Whether a value is of this type; what is inside a mapping counts too."""
    origin, inside = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: isinstance(value, hint) and all(fits(getattr(value, name)) for name, fits in _fields(hint))
    if origin is tuple:
        each = _of(inside[0])
        # Lists inside a mapping stay what JSON makes of them.
        return lambda value: isinstance(value, tuple | list) and all(map(each, value))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, of = map(_of, inside)
        return lambda value: isinstance(value, Mapping) and all(key(one) and of(value[one]) for one in value)
    if hint is int:
        return lambda value: type(value) is int
    if hint is Any:
        return lambda value: True
    return lambda value: isinstance(value, hint)
