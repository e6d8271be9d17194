"""What the Summary tells of ideas: themes with their goal and a few answers, what was said beside them, what the
municipality says, and what was kept back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.blocks import GOAL, QUIET, Block, Box, Paragraph, Words, plain, quoted
from werksessie.activities.telling import Told, came_about, counted, kept_back
from werksessie.programme.model import say
from werksessie.session.disclosure import ShownRow


def tell(part: Told) -> Sequence[Block]:
    """Themes, or without themes what was said about each goal or role."""
    themes = [_theme(part, row, told) for row, told in part.rows]
    texts = part.report["also_said"]
    heading = "Ook gezegd" if themes else "Gezegd"
    also = [Box(heading, (quoted(texts, part.report["also_said_remarks"]),), framed=True)] if texts else []
    return (*themes, *also, *_other_side(part), *_from_tables(part), *kept_back(part))


def _theme(part: Told, row: ShownRow, told: Mapping[str, Any]) -> Box:
    blocks: list[Block] = []
    if not part.shown.small:
        one = (Words("1", strong=True), Words(" idee"))
        blocks += [Paragraph(one if row.counts["ideas"] == 1 else counted(part, row), QUIET)]
    if told["goal"]:
        blocks += [Paragraph((Words("We willen dat "), Words(told["goal"])), GOAL)]
    if told["quotes"]:
        blocks += [quoted(told["quotes"], told["remarks"])]
    if came_about(told):
        blocks += [Paragraph(came_about(told), QUIET)]
    return Box(say(row.text, "nl"), tuple(blocks), mark=row.id)


def _other_side(part: Told) -> tuple[Block, ...]:
    other = part.report.get("other_side")
    if not other:
        return ()
    said: Block = quoted(other["said"], other.get("remarks", ()))
    if not other["asked"]:
        said = Paragraph(plain("De gemeente is nog niet gevraagd."))
    elif not other["said"]:
        said = Paragraph(plain("De gemeente is gevraagd. Er is niets getoond."))
    return (Box(say(part.plan.settings["other_side"], "nl"), (said,), framed=True),)


def _from_tables(part: Told) -> tuple[Block, ...]:
    number = part.report.get("from_tables")
    line = (Words("Waarvan van een hele tafel: "), Words(str(number), strong=True), Words("."))
    return (Paragraph(line, QUIET),) if number else ()
