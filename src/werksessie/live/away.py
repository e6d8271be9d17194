"""A session that was put away: nobody finds it any more, for a while it can be put back, and then it is destroyed.

When it was put away stands beside its record, with its links, so that it holds after a restart and everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from werksessie.session.state import State

GRACE = timedelta(minutes=10)
"""How long a session that was put away can be put back."""

AWAY, AWAY_SINCE = "away", "away-since"
YES = "yes"

RUNS = "Deze avond is bezig. Sluit eerst de avond af. Daarna kun je haar wegdoen."
TOO_LATE = "Terugzetten kan niet meer: deze avond is weg."


@dataclass(frozen=True)
class PutAway:
    """A session that was put away: its state, an empty one when its record cannot be read, and until when it can be
    put back."""

    name: str
    state: State
    until: datetime


def put_away(now: datetime) -> dict[str, str]:
    """What to keep of a session that is put away at this moment."""
    return {AWAY: YES, AWAY_SINCE: now.isoformat()}


def put_back() -> dict[str, str]:
    """What to keep of one that is there again."""
    return {AWAY: "", AWAY_SINCE: ""}


def is_away(keys: Mapping[str, str]) -> bool:
    """Whether the session that keeps this was put away."""
    return keys.get(AWAY) == YES


def until(keys: Mapping[str, str]) -> datetime:
    """Until when a session that was put away can be put back."""
    return datetime.fromisoformat(keys[AWAY_SINCE]) + GRACE
