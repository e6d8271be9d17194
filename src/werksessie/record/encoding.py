"""How an event lies in the log: its type, and the rest of it as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from werksessie.record.promise import Event


def encode(events: Sequence[Event]) -> list[tuple[str, str]]:
    """Each event as `(type, data)`, ready to store.

    Any text goes in and comes out unchanged, NUL included. Raises `ValueError` for what JSON or UTF-8 cannot
    carry: NaN, infinity, other objects, a lone surrogate, an event without a type.
    """
    return [_encode(event) for event in events]


def decode(type_: str, data: str) -> dict[str, Any]:
    """The event again. Raises `ValueError` when `data` is not a JSON object."""
    try:
        rest = json.loads(data)
    except RecursionError as error:
        raise ValueError("too many layers to be an event") from error
    if not isinstance(rest, dict):
        raise ValueError("not an event")
    return {"type": type_, **rest}


def _encode(event: Event) -> tuple[str, str]:
    type_ = event.get("type")
    if not isinstance(type_, str) or not type_:
        raise ValueError("an event needs a type")
    rest = {key: value for key, value in event.items() if key != "type"}
    try:
        data = json.dumps(rest, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        # A lone surrogate would break every page and every download that shows it, for as long as the record lives.
        (type_ + data).encode()
    except (TypeError, UnicodeEncodeError, RecursionError) as error:
        raise ValueError(f"{type_} cannot be written as JSON") from error
    return type_, data
