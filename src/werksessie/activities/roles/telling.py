"""What the Summary tells of roles: which were picked, who does them, and how many want to help as far as that may be
said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from werksessie.activities.blocks import QUIET, Block, Heading, Line, Paragraph, Result, Results, Words, plain
from werksessie.activities.telling import Told, counted, result
from werksessie.programme.model import say


def tell(part: Told) -> Sequence[Block]:
    """The most picked first; then who does it, by role."""
    picked = [result(part, row, told, "picked") for row, told in part.ranked("picked") if told["about"] == "picked"]
    blocks: list[Block] = [Results(tuple(picked))] if picked else []
    if part.report["who_text"]:
        blocks += [Heading(part.report["who_text"]), Results(tuple(_who(part))), *_passed(part)]
    return blocks


def _who(part: Told) -> Sequence[Result]:
    """Who does each role; the row after it in the tally says how many want to help."""
    found: list[Result] = []
    for row, told in part.rows:
        if told["about"] == "who":
            found.append(Result(say(row.text, "nl"), () if part.shown.small else (counted(part, row),)))
        elif told["about"] == "help" and row.counts["help"] is not None:
            found[-1] = replace(found[-1], counts=(*found[-1].counts, _helping(row.counts["help"], told)))
    return found


def _helping(number: int, told: Mapping[str, Any]) -> Line:
    needed = (Words(" · "), Words(str(told["needed"]), strong=True), Words(" nodig")) if told.get("needed") else ()
    return (Words(str(number), strong=True), Words(" willen helpen"), *needed)


def _passed(part: Told) -> tuple[Block, ...]:
    ways = part.report.get("passed_who") or {}
    if not ways or part.shown.small:
        return ()
    return (Paragraph(plain("Hierbij: " + " · ".join(f"{how} {number}" for how, number in ways.items())), QUIET),)
