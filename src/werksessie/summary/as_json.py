"""The Summary as JSON data."""

from __future__ import annotations

from typing import Any

from werksessie.session.disclosure import FEW, ShownRow
from werksessie.summary.build import Part, Summary


def as_json(summary: Summary) -> dict[str, Any]:
    """`{format, title, …, activities: [{id, question, …, rows: [{text, answered, <count>: n or "minder dan 5"}]}]}`.

    Texts are exactly as people sent them. A hidden count is the words, a total that would give one away is null.
    """
    return {
        "format": 1,
        "title": summary.title,
        "place": summary.place,
        "date": summary.date,
        "municipality": summary.municipality,
        "community": summary.community,
        "also_present": summary.also_present,
        "ladder": summary.ladder,
        "people": summary.people,
        "small_session": summary.people is None,
        "provisional": summary.provisional,
        "programme": summary.programme,
        "credit": summary.credit,
        "activities": [_part(part) for part in summary.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    plan, shown = part.plan, part.shown
    return {
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
        "answered": shown.answered,
        "unsure": _cell(shown.unsure, shown.small),
        "skipped": _cell(shown.skipped, shown.small),
        "totals_rounded_to_fives": shown.rounded,
        "rows": [_row(row, shown.small) for row in shown.rows],
        **part.report,
    }


def _row(row: ShownRow, small: bool) -> dict[str, Any]:
    counts = {name: _cell(number, small) for name, number in row.counts.items()}
    return {"text": row.text.get("nl", ""), "answered": row.answered, **counts}


def _cell(number: int | None, small: bool) -> int | str | None:
    if number is not None:
        return number
    return None if small else FEW
