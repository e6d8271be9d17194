"""What the kinds share when they tell their result in blocks: the counts of a row, its bar, what was kept back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from werksessie.activities.blocks import QUIET, Bar, Line, Paragraph, Result, Words, plain
from werksessie.programme.model import Plan, say
from werksessie.session.disclosure import Shown, ShownRow
from werksessie.session.state import Option

OUTCOMES = {"none": "Geen bezwaar.", "objection": "Er is bezwaar: we praten verder."}
"""The only two things that are ever said of objections: one and ten read the same."""

OTHER = Option("other", {"nl": "Iets anders", "en": "Something else"})
"""The option that says nothing by itself."""

NEARLY = "ongeveer gelijk"
"""What is said of options that so few votes are between that it may be chance."""

DIVIDES = "hier denken we verschillend over"
"""What is said of a question that splits the room."""


class Told(Protocol):
    """The part of the Summary that a kind tells about."""

    @property
    def plan(self) -> Plan: ...
    @property
    def shown(self) -> Shown: ...
    @property
    def report(self) -> Mapping[str, Any]: ...
    @property
    def counts(self) -> Mapping[str, str]: ...
    @property
    def rows(self) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]: ...
    def ranked(self, name: str) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]: ...
    def in_turn(self) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]: ...
    def cell(self, number: int | None) -> int | str: ...
    def uncounted(self, row: ShownRow) -> str: ...


def counted(part: Told, row: ShownRow) -> Line:
    """The counts of a row: "14 eens · minder dan 5 oneens", or that there were too few answers to count."""
    if part.uncounted(row):
        return plain(part.uncounted(row))
    line: list[Words] = []
    for name, number in row.counts.items():
        line += [
            *([Words(" · ")] if line else []),
            Words(str(part.cell(number)), strong=True),
            Words(f" {part.counts[name]}"),
        ]
    return tuple(line)


def longest(part: Told, name: str) -> int:
    """The highest shown count of this name: a full bar."""
    return max((row.counts.get(name) or 0 for row in part.shown.rows), default=0)


def kept_back(part: Told) -> tuple[Paragraph, ...]:
    """How much was not shown and why, never what it said."""
    reasons = part.report.get("not_shown") or {}
    line: list[Words] = [Words("Niet getoond: ")]
    for reason, number in reasons.items():
        line += [Words(f"{', ' if len(line) > 1 else ''}{reason}")]
        line += [Words(" "), Words(str(number), strong=True)] if number is not None else []
    return (Paragraph((*line, Words(".")), QUIET),) if reasons else ()


def result(part: Told, row: ShownRow, told: Mapping[str, Any], name: str = "", text: str = "") -> Result:
    """A row as a result: `name` is the count that its bar shows, `text` what it is called where that is not its own."""
    number = row.counts.get(name)
    return Result(
        text=text or say(row.text, "nl"),
        counts=() if part.shown.small else (counted(part, row),),
        chosen=bool(told.get("chosen")),
        marks=NEARLY if told.get("about_equal") else "",
        groups=told.get("groups", ""),
        under=came_about(told),
        bar=Bar(number, longest(part, name)) if number else None,
        mark=row.id,
    )


def came_about(told: Mapping[str, Any]) -> Line:
    """Where it comes from and what happened to it since: a line that leads there, or nothing."""
    lead = (Words("Komt uit: "), Words("", link=told["source"])) if told.get("source") else ()
    said = told.get("came_about", "")
    return (*lead, *plain(f"{' · ' if lead else ''}{said}" if said else ""))
