"""Where in a record words stand that somebody thought up, and the same record with other words there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werksessie.session.codec import decode, encode
from werksessie.session.events import Event

DROPPED = {"note.written", "parking.added", "profile.written", "conclusion.written"}
"""Events that say nothing without their words."""
TAKEN_AWAY = "(weggehaald)"


@dataclass(frozen=True)
class Place:
    """Words in a record: their sort, the activity they belong to ("" for none), and the whole text."""

    sort: str
    activity: str
    text: str


def places(events: Sequence[Event]) -> Iterator[Place]:
    """All words of a sealed log, in its order."""
    for event in events:
        data = encode(event)
        for path, text in _texts(data):
            sort = _sort(event.WORDS, path)
            if sort and text.strip():
                yield Place(sort, data.get("activity", ""), text)


def standing(events: Sequence[Event], was: str) -> tuple[Place, ...]:
    """Where these words stand: whole words, in small letters or capitals."""
    found = pattern(was)
    return tuple(place for place in places(events) if found.search(place.text))


def pattern(was: str) -> re.Pattern[str]:
    """Finds these words, however they are spaced and capitalised, and no part of a longer word."""
    words = r"\s+".join(map(re.escape, was.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def reworded(events: Sequence[Event], was: str, text: str, sorts: frozenset[str]) -> list[Event]:
    """The same log with `text` instead of `was` in words of these sorts; TAKEN_AWAY where that is "", and nothing at
    all where they were all that somebody had written beside the answers."""
    found = pattern(was)

    def mended(event: Event) -> Event | None:
        data = encode(event)
        if not any(found.search(words) and _sort(event.WORDS, path) in sorts for path, words in _texts(data)):
            return event
        changed = _mended(event.WORDS, (), data, found, text, sorts)
        if event.TYPE in DROPPED and changed["text"] == TAKEN_AWAY:
            return None
        return decode({**changed, "rewritten": True})

    return [one for one in map(mended, events) if one is not None]


def _mended(
    known: Mapping[str, str], path: tuple[str, ...], data: Any, found: re.Pattern[str], text: str, sorts: frozenset[str]
) -> Any:
    if isinstance(data, Mapping):
        return {key: _mended(known, (*path, str(key)), value, found, text, sorts) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_mended(known, (*path, str(at)), value, found, text, sorts) for at, value in enumerate(data)]
    if isinstance(data, str) and _sort(known, path) in sorts:
        return found.sub(lambda _: text or TAKEN_AWAY, data)
    return data


def _texts(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """(path, text) of every text in plain data."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _texts(value, (*path, str(at)))


def _sort(known: Mapping[str, str], path: tuple[str, ...]) -> str:
    return next((sort for steps, sort in known.items() if _fits(steps.split("."), path)), "")


def _fits(steps: list[str], path: tuple[str, ...]) -> bool:
    if steps[0] == "**":
        steps, path = steps[1:], path[1 - len(steps) :]
    return len(steps) == len(path) and all(step in ("*", at) for step, at in zip(steps, path, strict=True))
