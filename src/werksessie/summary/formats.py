"""Every format that the Summary can leave in. The page, the command line and the archive all choose from this list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from werksessie.summary.build import Summary
from werksessie.summary.document import document_of

Make = Callable[[Summary, str], bytes]
"""Makes the file; the second argument is the ISO date that it bears."""

FILED = ("pdf", "html", "json")
"""What goes into the archive."""


@dataclass(frozen=True)
class Format:
    """`name` is what the command line calls it, `ending` that of its file, `title` what people read."""

    name: str
    ending: str
    mimetype: str
    title: str
    make: Make


def _writer(module: str, function: str = "") -> Any:
    """What writes this format. Looked up when it is needed: the libraries are large, and a server starts without."""
    return getattr(import_module(f"werksessie.summary.{module}"), function or module)


def _of_summary(module: str, function: str = "") -> Make:
    return lambda summary, made: cast(bytes, _writer(module, function)(summary))


def _of_document(module: str) -> Make:
    return lambda summary, made: cast(bytes, _writer(module)(document_of(summary), made=made))


def _archive(summary: Summary, made: str) -> bytes:
    files = {name: FORMATS[name].make(summary, made) for name in FILED}
    return cast(bytes, _writer("archive")(summary, files, made=made))


OFFICE = "application/vnd.openxmlformats-officedocument"
ALL = (
    Format("pdf", "pdf", "application/pdf", "PDF, om te lezen en te bewaren", _of_document("as_pdf")),
    Format("odt", "odt", "application/vnd.oasis.opendocument.text", "Tekst (ODT)", _of_document("as_odt")),
    Format("docx", "docx", f"{OFFICE}.wordprocessingml.document", "Word (DOCX)", _of_document("as_docx")),
    Format("html", "html", "text/html", "Webpagina (HTML)", _of_summary("as_html")),
    Format("xlsx", "xlsx", f"{OFFICE}.spreadsheetml.sheet", "Excel (XLSX)", _of_summary("as_xlsx")),
    Format("table", "csv", "text/csv", "Aantallen (CSV)", _of_summary("as_csv")),
    Format("csv", "csv.zip", "application/zip", "Alle tabellen (CSV)", _of_summary("as_csv", "as_csv_zip")),
    Format("json", "json", "application/json", "Gegevens (JSON)", _of_summary("as_json", "as_json_bytes")),
    Format("db", "db", "application/vnd.sqlite3", "Database (SQLite)", _of_summary("as_db")),
    Format("archive", "archief.zip", "application/zip", "Archiefpakket", _archive),
)
FORMATS = {one.name: one for one in ALL}
"""The formats by name, in the order in which they are offered."""


def by_ending(ending: str) -> Format | None:
    """The format whose files end so, or None."""
    return next((one for one in ALL if one.ending == ending), None)
