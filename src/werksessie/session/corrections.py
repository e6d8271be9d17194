"""What a sealed record says of the corrections that were made in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.state import State

REASONS: Mapping[str, str] = {
    "asked": "iemand vroeg erom", "person": "persoon herkenbaar", "place": "adres of plek",
    "accusation": "beschuldiging", "insult": "beledigend", "mistake": "fout in de tekst",
}  # fmt: skip
"""Fixed ones: in words of one's own the same person would soon be named again."""


@event("record.corrected", EVERYONE)
class Corrected(Event):
    """On this day (ISO date) words of these sorts were taken away or said otherwise, for one of REASONS. `was` and
    `text` say which, and are never stored: the log is rewritten with it, and from then on they are ""."""

    ERASES = True

    sorts: tuple[str, ...]
    reason: str
    day: str
    was: str = ""
    text: str = ""


def distil(state: State) -> Sequence[Event]:
    """How often, of which sorts, why, and on which day."""
    return [Corrected(one.sorts, one.reason, one.day) for one in state.corrected]
