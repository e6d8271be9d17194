"""The Summary as an Excel workbook: a first sheet that says what it is, then a sheet with a real table for each table.

What people wrote is text and stays text, whatever it begins with: no cell of it is ever a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from werksessie.summary.as_csv import FORMULA
from werksessie.summary.build import Summary
from werksessie.summary.table import DATE, Cell, Column, Row, Table, readable
from werksessie.summary.tables import notes, tables

AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
STYLE = "Table Style Light 1"
NARROWEST, WIDEST = 9, 60
"""Widths of a column, in characters. What is longer goes on the next line of its cell."""
FIRST_YEAR = 1900
"""Excel knows no day before it."""
NO_DATE = datetime(1980, 1, 1)
BARRED = {"results": "number", "themes": "ideas"}
"""The columns with a bar behind each figure: where figures under each other may be compared."""
BAR, SHADE = "#9CC3E5", "#E7E6E6"
INDEX = ("Bladen", "Wat er in dit bestand staat.", ("blad", "wat je er vindt"))
A4 = 9

Sheet = Any
Format = Any


@dataclass(frozen=True)
class Workbook:
    """What goes into a workbook. `notes` are what must be known first; `date` (ISO, "" for none) is when it was, and
    the first of the `tables` stands on the first sheet."""

    title: str
    author: str
    status: str
    date: str
    notes: Sequence[str]
    tables: Sequence[Table]


def as_xlsx(summary: Summary) -> bytes:
    """The workbook as a file; the same bytes for the same Summary."""
    status = summary.profile.status
    every = tables(summary)
    return written(Workbook(summary.title, summary.municipality, status, summary.date, notes(summary), every))


def written(workbook: Workbook) -> bytes:
    """The workbook as a file; the same bytes for the same contents. Tables without rows are left out."""
    file = io.BytesIO()
    every = [table for table in readable(workbook.tables) if table.rows]
    with xlsxwriter.Workbook(file, {**AS_TYPED, "default_format_properties": {"valign": "top"}}) as book:
        book.set_properties(_properties(workbook))
        book.set_custom_property("Language", "nl-NL")
        writer = _Writer(book)
        _first_sheet(writer, workbook, every)
        for table in every[1:]:
            sheet = writer.sheet(table.title)
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            writer.table(sheet, 0, table)
    return file.getvalue()


def _properties(workbook: Workbook) -> dict[str, Any]:
    return {
        "title": workbook.title,
        "author": workbook.author,
        "status": workbook.status,
        "comments": " ".join(workbook.notes),
        # When it was made is nobody's business, and would make every copy differ.
        "created": _moment(workbook.date) or NO_DATE,
    }


def _first_sheet(writer: _Writer, workbook: Workbook, every: list[Table]) -> None:
    """The title, what must be known first, the evening itself, and which sheets there are."""
    sheet = writer.sheet(every[0].title)
    writer.text(sheet, 0, 0, workbook.title, writer.large)
    sheet.set_row(0, 28)
    for row, note in enumerate(workbook.notes, 1):
        sheet.merge_range(row, 0, row, 1, "", writer.wrapped)
        writer.text(sheet, row, 0, note, writer.wrapped)
        sheet.set_row(row, 32)
    below = writer.table(sheet, len(workbook.notes) + 2, every[0])
    title, about, headings = INDEX
    columns = (Column("name", headings[0]), Column("about", headings[1]))
    others = tuple((table.title, table.about) for table in every[1:])
    writer.table(sheet, below + 1, Table("sheets", title, about, columns, others))
    for row, (name, _) in enumerate(others, below + 2):
        sheet.write_url(row, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", writer.link, name)
    sheet.set_column(0, 0, 38)
    sheet.set_column(1, 1, 80)


class _Writer:
    """A workbook with its formats. A format is made once: each of them costs a line of the styles of the file."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.large: Format = book.add_format({"bold": True, "font_size": 18})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.head: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": SHADE})
        self.number: Format = book.add_format({"num_format": "0", "valign": "top"})
        self.day: Format = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        self.link: Format = book.get_default_url_format()
        # As with an apostrophe in front: also after somebody opened the cell to change a letter it is no formula.
        self.quoted: Format = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self.same: Format = book.add_format({})

    def sheet(self, title: str) -> Sheet:
        sheet = self.book.add_worksheet(title)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P / &N")
        return sheet

    def table(self, sheet: Sheet, top: int, table: Table) -> int:
        """Writes it from this row on; gives the first row below it."""
        bottom, right = top + len(table.rows), len(table.columns) - 1
        sheet.add_table(
            top, 0, bottom, right,
            {
                "name": f"tabel_{table.name}",
                "title": table.title,
                "description": table.about,
                "style": STYLE,
                "columns": [{"header": column.heading, "header_format": self.head} for column in table.columns],
            },
        )  # fmt: skip
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(column, (row[place] for row in table.rows)))
            if column.name == BARRED.get(table.name):
                sheet.conditional_format(top + 1, place, bottom, place, _bars())
        for number, row in enumerate(table.rows, top + 1):
            self._row(sheet, number, table.columns, row)
        return bottom + 1

    def _row(self, sheet: Sheet, number: int, columns: tuple[Column, ...], row: Row) -> None:
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            moment = _moment(cell) if column.kind == DATE and isinstance(cell, str) else None
            if moment:
                sheet.write_datetime(number, place, moment, self.day)
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell, self.number)
            else:
                self.text(sheet, number, place, cell or "", self.wrapped)

    def text(self, sheet: Sheet, row: int, column: int, words: str, form: Format) -> None:
        """Words as they are."""
        quoted = self.quoted if words.startswith(FORMULA) else form
        if words.startswith("<r>") and words.endswith("</r>"):
            # The library takes these for its own markup and would put them into the file as they are.
            sheet.write_rich_string(row, column, words[:1], self.same, words[1:], quoted)
        else:
            sheet.write_string(row, column, words, quoted)


def _bars() -> dict[str, Any]:
    """A bar behind each figure; words have none."""
    return {
        "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": BAR, "min_type": "num",
        "min_value": 0,
    }  # fmt: skip


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """Room for the longest line of it, and for the arrow beside the heading."""
    lines = [line for cell in cells for line in str("" if cell is None else cell).splitlines()]
    longest = max((len(line) for line in lines), default=0)
    word = max(len(word) for word in column.heading.split())
    return max(NARROWEST, word + 4, min(longest + 2, WIDEST))


def _moment(iso: Any) -> datetime | None:
    try:
        found = date.fromisoformat(str(iso))
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day) if found.year >= FIRST_YEAR else None
