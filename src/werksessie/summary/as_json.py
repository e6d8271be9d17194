"""The Summary as JSON data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from werksessie.session.disclosure import ShownRow
from werksessie.summary.build import Part, Summary


def as_json(summary: Summary) -> dict[str, Any]:
    """`{format, title, …, activities: [{id, kind, question, status, …, rows: [{text, answered, <count>: n, …}]}]}`.

    Texts are exactly as people sent them. Where a count may not be shown stand the words that the page has there.
    """
    evening = {name: value for name, value in asdict(summary).items() if name != "parts"}
    return {
        "format": 1,
        **evening,
        "small_session": summary.people is None,
        "activities": [_part(part) for part in summary.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    plan = part.plan
    about = {
        "id": plan.id,
        "kind": plan.kind,
        "number": plan.number,
        "question": part.question,
        "source": plan.source,
        "verbatim": plan.verbatim,
        "factor": plan.factor,
        "element": plan.element,
        "sensitive": plan.sensitive,
        "status": part.status,
    }
    told = {name: value for name, value in part.report.items() if name != "rows"}
    return {**about, **(_counts(part) if part.counted else {}), **told}


def _counts(part: Part) -> dict[str, Any]:
    shown = part.shown
    return {
        "answered": part.total(shown.answered),
        "unsure": part.cell(shown.unsure),
        "skipped": part.cell(shown.skipped),
        "totals_rounded_to_fives": shown.rounded,
        "rows": [{**_row(row, part), **told} for row, told in part.rows],
    }


def _row(row: ShownRow, part: Part) -> dict[str, Any]:
    counts = {name: part.cell(number) for name, number in row.counts.items()}
    return {"text": row.text.get("nl", ""), "answered": part.total(row.answered), **counts}
