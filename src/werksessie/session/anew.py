"""`dataclasses.replace` for the state: a record of ten thousand events is one call of it after another."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")


def replace(thing: T, **changes: Any) -> T:
    """The same frozen dataclass with other values for some fields, several times as fast as `dataclasses.replace`,
    which looks at every field and calls `__init__`. For classes whose instances hold their fields and nothing else.
    Raises TypeError for a field that there is not."""
    held = thing.__dict__
    if not held.keys() >= changes.keys():
        raise TypeError(f"{type(thing).__name__} has no {', '.join(changes.keys() - held.keys())}")
    made: T = object.__new__(type(thing))
    made.__dict__.update(held)
    made.__dict__.update(changes)
    return made
