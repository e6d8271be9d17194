"""Every format of the Summary: each is what it says it is, and none says less or more than another."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile

import pytest

from tests.session.evening import Evening
from tests.summary.whole import DETAILS, PROGRAMME, play
from werksessie.summary.build import Summary, build
from werksessie.summary.formats import ALL, FORMATS, by_ending

MADE = "2027-03-15"
PROMISED = ("html", "pdf", "docx", "odt", "xlsx", "csv", "json", "db")
BEGINS = {
    "pdf": b"%PDF-", "html": b"<!doctype html>", "json": b"{", "table": b"\xef\xbb\xbf", "db": b"SQLite format 3\0",
}  # fmt: skip


@pytest.fixture(scope="module")
def summary() -> Summary:
    evening = Evening(PROGRAMME, DETAILS, people=32)
    play(evening)
    return build(evening.state)


@pytest.fixture(scope="module")
def files(summary: Summary) -> dict[str, bytes]:
    return {one.name: one.make(summary, MADE) for one in ALL}


def test_every_promised_format_can_be_chosen_by_its_name() -> None:
    assert set(PROMISED) <= set(FORMATS)


def test_a_format_is_found_by_the_ending_of_its_files_and_no_other() -> None:
    assert [by_ending(one.ending) for one in ALL] == list(ALL)
    assert by_ending("exe") is None


@pytest.mark.parametrize("name", FORMATS)
def test_each_file_begins_as_its_sort_does(files: dict[str, bytes], name: str) -> None:
    assert files[name].startswith(BEGINS.get(name, b"PK\x03\x04"))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_summary_and_day_give_the_same_bytes(summary: Summary, files: dict[str, bytes], name: str) -> None:
    assert FORMATS[name].make(summary, MADE) == files[name]


def test_the_page_as_a_file_asks_nothing_of_anybody(files: dict[str, bytes]) -> None:
    page = files["html"].decode()
    assert "<script" not in page
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', page)
    assert "default-src 'none'" in page
    assert "We willen dat jongeren ’s avonds een eigen plek hebben" in page


def test_the_archive_holds_the_very_files_that_can_be_downloaded(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["archive"])) as archive:
        held = {name.rpartition(".")[2]: archive.read(name) for name in archive.namelist()}
    assert [held[name] for name in ("pdf", "html")] == [files["pdf"], files["html"]]


def test_data_and_database_name_the_same_questions(files: dict[str, bytes]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(files["db"])
    asked = [row[0] for row in db.execute("SELECT id FROM activities ORDER BY rowid")]
    assert asked == [one["id"] for one in json.loads(files["json"])["activities"]]
