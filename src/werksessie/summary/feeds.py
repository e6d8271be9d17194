"""Which questions feed which line of the profile, and how far an element was asked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from werksessie.activities import KINDS
from werksessie.session import profile as rows
from werksessie.summary.parts import ASKED, Part

ALL, PARTLY, NOT = "asked", "partly", "not-asked"
NEED, GOAL, TRAITS, AVAILABLE, ROLES, CAPACITY = rows.ELEMENTS
CONDITIONS, EXPECTED = "conditions", "expected"

FEEDS: Mapping[str, tuple[str, ...]] = {
    NEED: ("7", "9", "1", "2", "3"),
    GOAL: ("4", "5a", "5b", "13", "12"),
    TRAITS: (),
    AVAILABLE: (),
    ROLES: ("6",),
    CAPACITY: ("9", "7", "8"),
    CONDITIONS: ("8",),
    EXPECTED: ("10",),
    rows.EXPECTED: ("10",),
    rows.FORM: ("samen-verder-consent", "samen-verder"),
    rows.OPEN_QUESTIONS: ("nog-open",),
}
"""Line -> numbers (or ids) of the questions that feed it, the most telling first. The deck does not say which question
belongs to which element: this is our own reading. Other questions feed the element that their programme names."""

SELDOM = {"2", "3"}
"""Questions that are never missed: they are sensitive."""


def key(part: Part) -> str:
    """By what a question is known here: its number, else its id."""
    return part.plan.number or part.plan.id


def on_profile(parts: Sequence[Part], included: Collection[str]) -> tuple[Part, ...]:
    """The parts that may stand on the profile: of the sensitive ones only those that were chosen for it."""
    return tuple(part for part in parts if not part.plan.sensitive or part.plan.id in included)


def fed_by(row: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The questions that feed this line: those of the table in its order, then those that name the element."""
    table = FEEDS[row]
    known = sorted((part for part in parts if key(part) in table), key=lambda part: table.index(key(part)))
    named = [part for part in parts if part.plan.element.strip().casefold() == row and part not in known]
    return tuple(part for part in (*known, *named) if KINDS[part.plan.kind].ASKS)


def is_fed_by(part: Part, parts: Sequence[Part]) -> bool:
    """Whether this question feeds any line at all."""
    return any(part in fed_by(row, parts) for row in FEEDS)


def state_of(element: str, parts: Sequence[Part], written: str = "") -> str:
    """ALL when every question that feeds the element was asked, PARTLY when some were, else NOT. No question asks for
    the traits of a community: what the facilitator wrote down with the group is a part."""
    fed = [part for part in fed_by(element, parts) if part.counted or not part.plan.off]
    if not any(part.counted for part in fed):
        return PARTLY if written and not FEEDS[element] and not fed else NOT
    return ALL if all(_whole(part) for part in fed) and not _lacking(element, fed) else PARTLY


def _whole(part: Part) -> bool:
    """Whether it was asked to the end: people answered, and a second round was asked as well."""
    return part.status == ASKED and part.report.get("who_text") != ""


def _lacking(element: str, fed: Sequence[Part]) -> bool:
    """Whether a programme that follows the table leaves some of it out. A programme with only questions of its own
    for this element is measured by those."""
    known, table = {key(part) for part in fed}, set(FEEDS[element])
    return bool(known & table) and not table - SELDOM <= known
