"""Events to plain JSON data and back. Unknown fields are passed over and missing ones get their default,
so that older records always open in newer versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from werksessie.session.events import EVENTS, Event


class UnknownEvent(Exception):
    """The record holds an event that this version does not know: it was written by a newer one."""


def encode(event: Event) -> dict[str, Any]:
    """`{"type": name, field: value, …}`."""
    # Not by `vars`: that gives each event of the log a dict of its own to keep.
    return {"type": event.TYPE, **{name: getattr(event, name) for name in _fields(event.TYPE)}}


def decode(data: Mapping[str, Any]) -> Event:
    """The event back from `encode`. Raises UnknownEvent with a sentence that names it."""
    name = data.get("type")
    kind = EVENTS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise UnknownEvent(f"Dit verslag is gemaakt met een nieuwere versie: '{name}' is onbekend.")
    try:
        return kind(**{field: _frozen(data[field]) for field in _fields(kind.TYPE) if field in data})
    except TypeError:
        raise UnknownEvent(f"Dit verslag is beschadigd: bij '{name}' ontbreekt iets.") from None


@cache
def _fields(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(EVENTS[name]))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value
