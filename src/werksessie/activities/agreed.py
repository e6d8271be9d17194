"""What the Summary tells of agreements: who does what, and when; and whether somebody objected, never how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from werksessie.activities.blocks import NOTE, OUTCOME, Block, Cell, Line, Paragraph, Table, Words, plain
from werksessie.activities.telling import OUTCOMES, Told
from werksessie.programme.dates import full_day


def tell(part: Told) -> Sequence[Block]:
    """The agreements as a table."""
    made, outcome = part.report.get("agreements", ()), part.report.get("outcome")
    rows = tuple(
        (Cell(plain(one["what"]), _belongs(one)), Cell(plain(one["who"])), Cell(plain(full_day(one["when"]))))
        for one in made
    )
    table: Block = Table(("Wat", "Wie", "Wanneer"), rows) if rows else Paragraph(plain("Nog geen afspraken."), NOTE)
    return (table, *((Paragraph(plain(OUTCOMES[outcome]), OUTCOME),) if outcome else ()))


def _belongs(one: Mapping[str, Any]) -> tuple[Line, ...]:
    """The goal that it helps, and what happened to it since."""
    goal = ((Words("Doel: "), Words(one["goal"], link=one.get("source", ""))),) if one.get("goal") else ()
    about = (one.get("came_about"), _goes(one) if one.get("status") else "")
    return (*goal, *(plain(words) for words in about if words))


def _goes(one: Mapping[str, Any]) -> str:
    """How it goes with it since: "Lukt niet: de zaal is dicht (volgens de gemeente, 3 maart 2027)"."""
    said = f"{one['status'].capitalize()}: {one['why']}" if one["why"] else one["status"].capitalize()
    return f"{said} (volgens {one['told_by']}, {full_day(one['told_on'])})"
