"""What stands where a count may not: the same words on the page, in JSON and in CSV."""

from __future__ import annotations

from werksessie.activities.telling import OUTCOMES as OUTCOMES
from werksessie.session.disclosure import FEW, Shown

SMALL = "klein gesprek: geen aantallen"
TOO_FEW = "te weinig antwoorden"
NOT_SAID = "niet getoond"
NOTHING_TO_SHOW = "Gevraagd. Zie het verslag."
STATUS = {
    "empty": "Deze vraag is gesteld. Niemand stuurde een antwoord.",
    "open": "Deze vraag is nu open. De uitslag komt na het sluiten.",
    "later": "Nog niet geweest.",
    "not-asked": "Niet gevraagd.",
}
"""What is said of a part without a result, or where nobody answered."""


def cell(number: int | None, shown: Shown) -> int | str:
    """One count of a row, or of "Weet ik niet" and "Sla over"."""
    if number is not None:
        return number
    return SMALL if shown.small else NOT_SAID if shown.withheld else FEW if shown.rounded else TOO_FEW


def total(number: int | None, shown: Shown) -> int | str:
    """How many people answered. A hidden total is not small: it would give a small count away."""
    if number is not None:
        return number
    return SMALL if shown.small else NOT_SAID
