"""The Summary as one CSV table, a count on each line, as Dutch spreadsheets open it: UTF-8 with BOM and semicolons."""

from __future__ import annotations

import csv
import io

from werksessie.session.disclosure import FEW
from werksessie.summary.build import Part, Summary

HEAD = ("vraag", "tekst van de vraag", "woorden van de kennissessie", "keuze", "telling", "aantal")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SMALL = "klein gesprek: geen aantallen"


def as_csv(summary: Summary) -> bytes:
    """The table as a file. A count that stays hidden reads "minder dan 5"."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";")
    writer.writerow(HEAD)
    for part in summary.parts:
        for choice, name, number in _cells(part):
            row = (part.plan.number or part.plan.id, part.question, part.plan.verbatim, choice, name, number)
            writer.writerow([as_text(cell) for cell in row])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _cells(part: Part) -> list[tuple[str, str, str]]:
    shown = part.shown
    hidden = SMALL if shown.small else FEW
    about = "mensen, op vijf afgerond" if shown.rounded else "mensen"
    cells = [
        ("", about, hidden if shown.answered is None else str(shown.answered)),
        ("", "weet ik niet", hidden if shown.unsure is None else str(shown.unsure)),
        ("", "sla over", hidden if shown.skipped is None else str(shown.skipped)),
    ]
    for row in shown.rows:
        for name, number in row.counts.items():
            figure = hidden if number is None else str(number)
            cells.append((row.text.get("nl", ""), part.counts.get(name, name), figure))
    return cells
