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
"""Votes between neighbours that still read "ongeveer gelijk"."""


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
    """Neighbours in the ranking that are about equal, the higher one first."""
    order = ranked([row for row in shown.rows if row.counts.get(name)], name)
    return [
        (high.id, low.id)
        for high, low in pairwise(order)
        if (high.counts[name] or 0) - (low.counts[name] or 0) <= CLOSE_CALL
    ]


def about_equal(shown: Shown, name: str) -> frozenset[str]:
    """Options within two votes of their neighbour in the ranking: "ongeveer gelijk"."""
    return frozenset(option for tie in ties(shown, name) for option in tie)
