"""What the Summary tells of conditions: what is important, all of it; then how it is now, never subtracted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from werksessie.activities.blocks import NOTE, OUTCOME, Block, Paragraph, Results, plain
from werksessie.activities.conditions import comparing
from werksessie.activities.telling import DIVIDES, Told, result
from werksessie.programme.model import say


def tell(part: Told) -> Sequence[Block]:
    """The most important first in both lists."""
    wanting = part.report.get("wanting") or ()
    lead = Paragraph(plain(f"Belangrijk, en nu nog niet geregeld: {'; '.join(wanting)}."), OUTCOME)
    important, now = _scale(part, "important"), _scale(part, "now")
    asked = Paragraph(plain(say(part.plan.settings["now_text"], "nl")), NOTE)
    beside = comparing.tell(part.report.get("compared", {}))
    return (*((lead,) if wanting else ()), important, *((asked, now) if now.results else ()), *beside)


def _scale(part: Told, scale: str) -> Results:
    rows = [(row, told) for row, told in part.ranked("important") if told["scale"] == scale]
    return Results(
        tuple(
            replace(result(part, row, told, "important"), marks=DIVIDES if told.get("divided") else "")
            for row, told in rows
        )
    )
