"""The one-page profile: the rows in which the facilitator writes. Its elements are those of the deck's conclusion."""

from __future__ import annotations

ELEMENTS = (
    "behoefte",
    "gedeelde doelstelling en oplossing",
    "kenmerken",
    "inzetbaarheid",
    "rolverdeling",
    "capaciteit",
)
"""What the effect of cooperation depends on, in the words and the order of the deck's conclusion."""

PRESENT, MISSING, FORM, EXPECTED, OPEN_QUESTIONS, NEXT = (
    "present", "missing", "form", "municipality", "open", "next",
)  # fmt: skip
"""What else the facilitator writes: who was there, who was missing, the form of cooperation in the room's own words,
what the municipality expects, what is still open, the next date."""

ROWS = (*ELEMENTS, PRESENT, MISSING, FORM, EXPECTED, OPEN_QUESTIONS, NEXT)
LONGEST, MOST_LINES = 222, 4
"""Characters and lines in one row: the profile is one page, also in capitals."""
