"""An evening of a municipality that does not want to be named: what of it may stand beside others.

A place, a date, a goal in a room's own words or one agreement tells who knows the region which community it was. So
these stay with the municipality. What goes along are figures, and the words of the programmes that everybody has; of
what people wrote themselves only how much there is. The date becomes its year.
"""

from __future__ import annotations

from dataclasses import replace

from werksessie.overview.evening import Deal, Evening, Goal, Question, Row
from werksessie.overview.standard import Standard, lines, sides, standards, titles


def unnamed(evening: Evening) -> Evening:
    """The evening without anything that is of its own; the same again when it is done twice."""
    year = evening.date[:4]
    return replace(
        evening,
        municipality="", community="", place="", title="", date=year if year.isdecimal() else "",
        programme=evening.programme if evening.programme in titles() else "",
        questions=tuple(
            _question(one, standards()[one.id, one.kind])
            for one in evening.questions if (one.id, one.kind) in standards()
        ),
        goals=tuple(Goal("") for _ in evening.goals),
        deals=tuple(Deal("", "", "", one.status) for one in evening.deals),
        returned=(),
        parked=(),
    )  # fmt: skip


def _question(question: Question, standard: Standard) -> Question:
    rows = [_row(row) for row in question.rows if _is_ours(row, standard)]
    return replace(
        question, title=standard.title, text=standard.text, factor=standard.factor, rows=tuple(rows), said=(),
        kept=question.kept + len(question.said),
    )  # fmt: skip


def _is_ours(row: Row, standard: Standard) -> bool:
    labels = {label for label, _ in row.counts}
    return not row.own and row.text in standard.lines and row.side in sides() and labels <= standard.labels


def _row(row: Row) -> Row:
    return row if row.about in lines() else replace(row, about="")
