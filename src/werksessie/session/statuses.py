"""How it can go with an agreement, and who can say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RUNNING, DONE, STUCK = "running", "done", "stuck"
STATUSES: Mapping[str, str] = {RUNNING: "loopt", DONE: "gedaan", STUCK: "lukt niet"}
COMMUNITY, MUNICIPALITY, ROOM = "community", "municipality", "room"
SIDES: Mapping[str, str] = {COMMUNITY: "de gemeenschap", MUNICIPALITY: "de gemeente", ROOM: "de zaal"}
"""Who says it: a contact person, or the room of a later evening."""
LONGEST = 120
"""Characters of the line that says why."""


@dataclass(frozen=True)
class Progress:
    """How it goes with an agreement: one of STATUSES, why, which of SIDES said so and on which day (ISO date)."""

    status: str
    why: str
    side: str
    day: str
