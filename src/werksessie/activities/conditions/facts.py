"""The events of conditions, and what they leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.session.events import EVERYONE, Event, event


@event("conditions.chosen", votes=("important",))
class ImportantChosen(Event):
    """What is important to somebody: their whole choice. It replaces their earlier one."""

    activity: str
    person: str
    answer_id: str
    important: tuple[str, ...]
    group: str = ""


@event("conditions.now-asked", EVERYONE)
class NowAsked(Event):
    """From here on these are rated, in the order in which they were listed, and what is important stands. Without
    any, people choose what is important again."""

    activity: str
    items: tuple[str, ...]


@event("conditions.passed", votes=("how",))
class ImportantPassed(Event):
    """Somebody had said "unsure" or "skip" to what is important when "nu" was asked."""

    activity: str
    person: str
    how: str


@event("conditions.rated", votes=("ratings",))
class NowRated(Event):
    """How it is now: item -> one of VALUES. Other items keep what they had."""

    activity: str
    person: str
    answer_id: str
    ratings: Mapping[str, str]
    group: str = ""


@dataclass(frozen=True)
class Content:
    """`items` are rated now, none while people choose what is important; `passed` maps a person to how they passed
    that choice."""

    important: Ballots = field(default_factory=Ballots)
    now: Ballots = field(default_factory=Ballots)
    items: tuple[str, ...] = ()
    passed: Map[str, str] = field(default_factory=Map)
