"""The zip of CSV files: a file for each table that every spreadsheet opens, and a text that says what each is."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import lru_cache

import pytest

from tests.faults.naughty import present, strings
from tests.summary.reading import rows_of
from tests.summary.spreadsheets import csv_files, members
from tests.summary.test_texts import EXACT, FORMULAS
from tests.summary.whole import a_whole_evening
from werksessie.summary.as_csv import FORMULA, as_csv, as_csv_zip, as_text
from werksessie.summary.build import Summary, build
from werksessie.summary.table import readable
from werksessie.summary.tables import tables


@lru_cache
def whole() -> Summary:
    return build(a_whole_evening().state)


def explained(archive: bytes) -> str:
    return members(archive)["LEESMIJ.txt"].decode("utf-8-sig")


def test_every_table_is_a_file_also_when_it_is_empty() -> None:
    files = csv_files(as_csv_zip(whole()))
    for table in readable(tables(whole())):
        rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
        assert files.pop(table.file) == [[column.heading for column in table.columns], *rows]
    assert files == {}


def test_the_text_beside_them_names_every_file_and_says_which_are_empty() -> None:
    archive = as_csv_zip(whole())
    told = explained(archive)
    for name, rows in csv_files(archive).items():
        about = told.partition(f"\r\n{name}.csv\r\n")[2].partition("\r\n")[0]
        assert about.endswith("Dit bestand is leeg.") is (len(rows) == 1), name
    assert told.startswith("Samen in het park\r\n")
    assert "\n" not in told.replace("\r\n", "")


def test_the_table_of_counts_says_too_that_it_can_change_and_for_whom_it_is() -> None:
    def marked(**fields: bool) -> list[str]:
        return [row[1] for row in rows_of(as_csv(replace(whole(), **fields)))[1:] if not row[0]]

    assert marked() == ["Voorlopig: dit verslag kan nog veranderen."]
    assert marked(provisional=False) == []
    assert marked(provisional=False, public=True) == ["Openbare versie: zonder contactpersonen."]


def test_the_text_says_that_it_can_change_and_that_a_rehearsal_is_made_up() -> None:
    assert "Voorlopig: dit verslag kan nog veranderen." in explained(as_csv_zip(whole()))
    practised = explained(as_csv_zip(replace(whole(), rehearsal=True, provisional=False)))
    assert "Oefensessie: deze antwoorden zijn verzonnen." in practised
    assert "Voorlopig" not in practised


@pytest.mark.parametrize("texts", [EXACT, FORMULAS], ids=["exact", "formulas"])
def test_what_people_typed_stands_there_and_is_never_a_formula(texts: list[str]) -> None:
    archive = as_csv_zip(replace(whole(), title=texts[0], parked=tuple(texts)))
    files = csv_files(archive)
    assert files["parkeerplaats"][1:] == [[as_text(text)] for text in texts]
    assert files["avond"][1] == ["titel", as_text(texts[0])]


@present
def test_no_naughty_string_is_a_formula() -> None:
    texts = [text for text in strings() if text]
    files = csv_files(as_csv_zip(replace(whole(), parked=tuple(texts))))
    assert len(files["parkeerplaats"]) == 1 + len(texts)
    assert not [cell for rows in files.values() for row in rows for cell in row if cell.startswith(FORMULA)]


def test_dutch_excel_opens_them_as_they_are() -> None:
    for name, content in members(as_csv_zip(whole())).items():
        assert content.startswith(b"\xef\xbb\xbf"), name
        if name.endswith(".csv"):
            first = content.decode("utf-8-sig").split("\r\n")[0]
            assert all(cell[0] == cell[-1] == '"' for cell in first.split(";"))


def test_nobody_reads_when_it_was_made() -> None:
    archive = as_csv_zip(whole())
    with zipfile.ZipFile(io.BytesIO(archive)) as zipped:
        assert {one.date_time for one in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive == as_csv_zip(whole())
