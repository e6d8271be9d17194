"""What of a vote the room may see, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from immutables import Map

from werksessie.activities.ballots import Ballots
from werksessie.session.disclosure import Shown, ShownRow
from werksessie.session.state import SHUT, Activity

CLOSE_CALL = 2
"""Votes of difference that still read "ongeveer gelijk"."""

IN_THE_RUNNING = 3
"""Places from the top within which it matters who comes first: that many goals or roles are chosen."""


def hides(activity: Activity) -> bool:
    """Whether results wait: until closing, or until the facilitator puts them back."""
    return activity.stage != SHUT and (activity.hidden or activity.reveal == "after_close")


def in_sight(activity: Activity, ballots: Ballots) -> Map[str, Any]:
    """The votes that the wall may count now: all after closing, while open only what `Ballots` let through."""
    return Map() if hides(activity) else ballots.cast if activity.stage == SHUT else ballots.shown


def ranked(rows: Iterable[ShownRow], name: str) -> tuple[ShownRow, ...]:
    """The highest count of this name first; equal ones, and those without a count, in the order of the options."""
    return tuple(sorted(rows, key=lambda row: -(row.counts.get(name) or 0)))


def ties(shown: Shown, name: str) -> list[tuple[str, str]]:
    """Neighbours in the ranking that are about equal, the higher one first: both within two votes of the highest of
    their kind, so that a long row of small steps is not one tie, and only where it matters who comes first."""
    order = ranked([row for row in shown.rows if row.counts.get(name)], name)
    found, first = [], 0
    for place in range(1, len(order) + 1):
        if place < len(order) and _votes(order[first], name) - _votes(order[place], name) <= CLOSE_CALL:
            continue
        if first < IN_THE_RUNNING and _votes(order[first], name) > CLOSE_CALL:
            found += [(high.id, low.id) for high, low in pairwise(order[first:place])]
        first = place
    return found


def _votes(row: ShownRow, name: str) -> int:
    return row.counts[name] or 0


def about_equal(shown: Shown, name: str) -> frozenset[str]:
    """Options within two votes of their neighbour in the ranking: "ongeveer gelijk"."""
    return frozenset(option for tie in ties(shown, name) for option in tie)
