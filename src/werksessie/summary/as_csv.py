"""The Summary as CSV, as Dutch spreadsheets open it: UTF-8 with BOM and semicolons.

One table with a count on each line, or a zip with a file for each table.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator

from werksessie.summary.build import Summary
from werksessie.summary.parts import Part
from werksessie.summary.table import Cell, Table, readable
from werksessie.summary.tables import marks, notes, tables

HEAD = ("vraag", "tekst van de vraag", "woorden van de kennissessie", "keuze", "telling", "aantal")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = b"\xef\xbb\xbf"
"""Without it Excel reads UTF-8 as something else."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""When the files in a zip were made: nobody's business, and the same Summary gives the same zip."""
EXPLAINED = "LEESMIJ.txt"
HOW = "Open de bestanden met Excel of LibreOffice. De tekens zijn UTF-8, met een puntkomma tussen de kolommen."


def as_csv(summary: Summary) -> bytes:
    """The table as a file. A count that may not be shown reads the words that the page has there."""
    return _file(_lines(summary))


def as_csv_zip(summary: Summary) -> bytes:
    """A zip with every table as a file of its own, also those without rows, and LEESMIJ.txt that says what each is."""
    every = readable(tables(summary))
    files = {EXPLAINED: MARK + _explained(summary, every).encode()}
    files |= {f"{table.file}.csv": _file(_cells_of(table)) for table in every}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _file(rows: Iterable[Iterable[str]]) -> bytes:
    table = io.StringIO(newline="")
    # Every cell in quotes: a program that takes commas for separators must not find a formula behind one.
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([as_text(cell) for cell in row])
    return MARK + table.getvalue().encode()


def _cells_of(table: Table) -> Iterator[Iterable[str]]:
    yield [column.heading for column in table.columns]
    yield from ((_written(cell) for cell in row) for row in table.rows)


def _written(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _explained(summary: Summary, every: Iterable[Table]) -> str:
    """What stands in the zip, in lines that an old editor shows as lines."""
    files = [f"{table.file}.csv\n  {table.about}{'' if table.rows else ' Dit bestand is leeg.'}" for table in every]
    text = "\n\n".join((summary.title, *notes(summary), HOW, "In deze map:", *files))
    return text.replace("\n", "\r\n") + "\r\n"


def _lines(summary: Summary) -> Iterator[tuple[str, ...]]:
    yield HEAD
    yield from (("", mark, "", "", "", "") for mark in marks(summary))
    for part in summary.parts:
        for choice, name, number in _cells(part):
            yield part.plan.number or part.plan.id, part.question, part.plan.verbatim, choice, name, number
    yield from (("", "Parkeerplaats", "", text, "", "") for text in summary.parked)


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
