"""A workbook, a zip of CSV files and a .db, read back as their readers do: {title or name: rows}, the head first."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from contextlib import closing
from typing import Any
from xml.etree import ElementTree

from tests.summary.reading import rows_of

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def members(archive: bytes) -> dict[str, bytes]:
    """Every file in a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def sheets(workbook: bytes) -> dict[str, list[list[Any]]]:
    """Every sheet, a number as int and words as str; a cell without anything is ""."""
    files = members(workbook)
    strings = [_string(one) for one in ElementTree.fromstring(files["xl/sharedStrings.xml"])]
    book = ElementTree.fromstring(files["xl/workbook.xml"])
    places = {one.get("Id"): one.get("Target") for one in ElementTree.fromstring(files["xl/_rels/workbook.xml.rels"])}
    return {
        sheet.get("name", ""): _rows(files[f"xl/{places[sheet.get(RELATION)]}"], strings)
        for sheet in book.iter(f"{MAIN}sheet")
    }


def _rows(sheet: bytes, strings: list[str]) -> list[list[Any]]:
    return [[_cell(cell, strings) for cell in row] for row in ElementTree.fromstring(sheet).iter(f"{MAIN}row")]


def _cell(cell: ElementTree.Element, strings: list[str]) -> int | str:
    value = cell.find(f"{MAIN}v")
    assert cell.find(f"{MAIN}f") is None, "a formula"
    if value is None or value.text is None:
        return ""
    return strings[int(value.text)] if cell.get("t") == "s" else int(value.text)


def _string(shared: ElementTree.Element) -> str:
    words = "".join(one.text or "" for one in shared.iter(f"{MAIN}t"))
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)


def csv_files(archive: bytes) -> dict[str, list[list[str]]]:
    """Every table in the zip by the name of its file, without ending."""
    files = members(archive)
    return {name.removesuffix(".csv"): rows_of(files[name]) for name in files if name.endswith(".csv")}


def records(database: bytes) -> dict[str, list[dict[str, Any]]]:
    """Every table and view."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        connection.row_factory = sqlite3.Row
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}
