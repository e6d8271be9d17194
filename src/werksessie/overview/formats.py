"""The formats that an overview can leave in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from werksessie.overview.merge import Overview
from werksessie.overview.tables import notes, tables
from werksessie.overview.telling import document_of

OFFICE = "application/vnd.openxmlformats-officedocument"
TITLE = "Overzicht van de avonden"


@dataclass(frozen=True)
class Told:
    """An overview with its `title`, and the `line` that says which evenings were chosen for it."""

    overview: Overview
    title: str = TITLE
    line: str = ""


@dataclass(frozen=True)
class Format:
    """`name` is what the command line calls it and how its file ends, `title` what people read. `make` makes the file,
    with the ISO date that it bears."""

    name: str
    mimetype: str
    title: str
    make: Callable[[Told, str], bytes]


# The libraries are large, and a server starts without.
def _html(told: Told, made: str) -> bytes:
    from werksessie.summary.as_html import written

    return written("overview/file.html", document=document_of(told.overview, told.title, told.line), level=1)


def _pdf(told: Told, made: str) -> bytes:
    from werksessie.summary.as_pdf import REPORT, as_pdf

    return as_pdf(document_of(told.overview, told.title, told.line), made=made, main=REPORT)


def _xlsx(told: Told, made: str) -> bytes:
    from werksessie.summary.as_xlsx import Workbook, written

    every = tables(told.overview, told.title, told.line)
    return written(Workbook(told.title, "", "", "", notes(told.overview), every))


FORMATS = {
    one.name: one
    for one in (
        Format("html", "text/html", "Webpagina (HTML)", _html),
        Format("pdf", "application/pdf", "PDF, om te lezen en te bewaren", _pdf),
        Format("xlsx", f"{OFFICE}.spreadsheetml.sheet", "Excel (XLSX)", _xlsx),
    )
}
