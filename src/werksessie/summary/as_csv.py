"""The Summary as one CSV table, a count on each line, as Dutch spreadsheets open it: UTF-8 with BOM and semicolons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from werksessie.summary.build import Summary
from werksessie.summary.parts import Part

HEAD = ("vraag", "tekst van de vraag", "woorden van de kennissessie", "keuze", "telling", "aantal")
REHEARSAL = "Oefensessie: deze antwoorden zijn verzonnen."
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(summary: Summary) -> bytes:
    """The table as a file. A count that may not be shown reads the words that the page has there."""
    table = io.StringIO(newline="")
    # Every cell in quotes: a program that takes commas for separators must not find a formula behind one.
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(HEAD)
    if summary.rehearsal:
        writer.writerow(("", REHEARSAL, "", "", "", ""))
    for part in summary.parts:
        for choice, name, number in _cells(part):
            row = (part.plan.number or part.plan.id, part.question, part.plan.verbatim, choice, name, number)
            writer.writerow([as_text(cell) for cell in row])
    for text in summary.parked:
        writer.writerow([as_text(cell) for cell in ("", "Parkeerplaats", "", text, "", "")])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _cells(part: Part) -> Iterator[tuple[str, str, str]]:
    """(option, name of the count, count or words) of each line; a slide has none."""
    shown = part.shown
    if part.note:
        yield "", part.note, ""
    if part.said:
        yield part.said, "wat zei de zaal", ""
    if not part.counted:
        return
    yield "", "mensen, op vijf afgerond" if shown.rounded else "mensen", str(part.total(shown.answered))
    yield from (("", f"waarvan {how}", str(number)) for how, number in part.without_phone.items())
    yield "", "weet ik niet", str(part.cell(shown.unsure))
    yield "", "sla over", str(part.cell(shown.skipped))
    for reason, number in part.report.get("not_shown", {}).items():
        yield "", f"niet getoond: {reason}", str(part.cell(None) if number is None else number)
    for row, _ in part.rows:
        for name, number in row.counts.items():
            yield row.text.get("nl", ""), part.counts.get(name, name), str(part.cell(number))
