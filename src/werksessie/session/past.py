"""What is known in a session of an evening before it: only what the summary of that evening told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, TypeVar

from werksessie.session.disclosure import FLOOR, LARGE
from werksessie.session.statuses import DONE, SIDES, STATUSES, Progress

EVENINGS, ROWS = 24, 100
"""So many evenings are carried along, the last ones; and so many rows of whatever there is of one."""
LONGEST = 300
"""Characters of one text."""

T = TypeVar("T")


@dataclass(frozen=True)
class Agreed:
    """An agreement of that evening, and how it goes as far as anybody said."""

    what: str
    who: str
    when: str
    progress: Progress | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.progress is None or self.progress.status != DONE


@dataclass(frozen=True)
class Rated:
    """A condition as the summary showed it: how often it was `important` to so many people (`of`), and by step how it
    was `now`, as so many people rated it (`raters`). A count of None reads "minder dan 5"; `now` is empty where that
    was not asked. Too small to compare: nothing but its words, and `of` is 0."""

    id: str
    text: str
    important: int | None = None
    of: int = 0
    now: Mapping[str, int | None] = field(default_factory=dict)
    raters: int = 0

    @property
    def is_told(self) -> bool:
        """Whether there is anything to set beside another evening."""
        return self.of >= LARGE and (not self.now or self.raters >= LARGE)


@dataclass(frozen=True)
class Rating:
    """One activity in which conditions were weighed, with the Dutch words of its steps."""

    activity: str
    words: Mapping[str, str]
    rows: tuple[Rated, ...]


@dataclass(frozen=True)
class Earlier:
    """An evening before this one. `date` is ISO, `people` None in a small conversation; `goals` are those the room
    chose."""

    title: str
    date: str
    place: str
    people: int | None
    goals: tuple[str, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True)
class Recalled:
    """What the facilitator said tonight of an agreement of before, with the room."""

    status: str
    why: str


def to_data(one: Earlier) -> dict[str, Any]:
    """The evening as plain data, as it stands in the record."""
    return asdict(one)


def from_data(rows: Any) -> tuple[Earlier, ...]:
    """The evenings back from `to_data`; never raises. What a record cannot have been given is passed over, and no
    figure comes in that is too small to compare."""
    return tuple(_each(rows, _evening))[-EVENINGS:]


def iso(words: Any) -> str:
    """These words when they are an ISO date, else ""."""
    try:
        return words if date.fromisoformat(words).isoformat() == words else ""
    except (TypeError, ValueError):
        return ""


def _each(rows: Any, read: Callable[[Mapping[str, Any]], T | None]) -> list[T]:
    given = [one for one in rows if isinstance(one, Mapping)][:ROWS] if isinstance(rows, list | tuple) else []
    return [found for found in map(read, given) if found is not None]


def _evening(data: Mapping[str, Any]) -> Earlier:
    people, goals = data.get("people"), data.get("goals")
    return Earlier(
        title=_text(data, "title"),
        date=iso(data.get("date")),
        place=_text(data, "place"),
        people=people if type(people) is int and people >= FLOOR else None,
        goals=tuple(one[:LONGEST] for one in goals[:ROWS] if isinstance(one, str) and one)
        if isinstance(goals, list | tuple)
        else (),
        agreements=tuple(_each(data.get("agreements"), _agreed)),
        ratings=tuple(_each(data.get("ratings"), _rating)),
    )


def _agreed(data: Mapping[str, Any]) -> Agreed | None:
    what = _text(data, "what")
    return Agreed(what, _text(data, "who"), iso(data.get("when")), _progress(data.get("progress"))) if what else None


def _progress(data: Any) -> Progress | None:
    if not isinstance(data, Mapping):
        return None
    status, side, day = _text(data, "status"), _text(data, "side"), iso(data.get("day"))
    return Progress(status, _text(data, "why"), side, day) if status in STATUSES and side in SIDES and day else None


def _rating(data: Mapping[str, Any]) -> Rating | None:
    words = _words(data.get("words"))
    rows = tuple(_each(data.get("rows"), lambda row: _rated(row, words)))
    return Rating(_text(data, "activity"), words, rows) if rows and words else None


def _words(data: Any) -> dict[str, str]:
    found = list(data.items())[:9] if isinstance(data, Mapping) else []
    return {step: word[:LONGEST] for step, word in found if isinstance(step, str) and isinstance(word, str)}


def _rated(data: Mapping[str, Any], words: Mapping[str, str]) -> Rated | None:
    bare = Rated(_text(data, "id"), _text(data, "text"))
    if not bare.id or not bare.text:
        return None
    now = data.get("now")
    steps = {step: _count(now, step) for step in words} if isinstance(now, Mapping) and now else {}
    of, raters = _count(data, "of") or 0, _count(data, "raters") or 0
    found = Rated(bare.id, bare.text, _count(data, "important"), of, steps, raters)
    return found if found.is_told else bare


def _count(data: Mapping[str, Any], name: str) -> int | None:
    number = data.get(name)
    return number if type(number) is int and number >= 0 else None


def _text(data: Mapping[str, Any], name: str) -> str:
    words = data.get(name)
    return words[:LONGEST] if isinstance(words, str) else ""
