"""The workbook: real tables that open as they are, in which nothing that people typed can do anything."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from xml.etree import ElementTree

import pytest

from tests.faults.naughty import present, strings
from tests.summary.spreadsheets import MAIN, members, sheets
from tests.summary.test_texts import EXACT, FORMULAS
from tests.summary.whole import a_whole_evening
from werksessie.summary.as_xlsx import as_xlsx
from werksessie.summary.build import Summary, build
from werksessie.summary.table import readable
from werksessie.summary.tables import tables

MARKUP = ["<r><t>x</t></r>", "<r></r>", "<r>=1+1</r>", "</t></si></sst>", "_x003D_1+1", "{=1+1}", "http://voorbeeld.nl"]


@lru_cache
def whole() -> Summary:
    return build(a_whole_evening().state)


def typed(texts: list[str]) -> Summary:
    """The evening with these texts as title, as question, as what the room said and in the parking lot."""
    summary = replace(whole(), title=texts[0], municipality=texts[0], parked=tuple(texts))
    parts = [replace(part, question=text, said=text) for part, text in zip(summary.parts, texts, strict=False)]
    return replace(summary, parts=(*parts, *summary.parts[len(parts) :]))


def parked(workbook: bytes) -> list[str]:
    return [row[0] for row in sheets(workbook)["Parkeerplaats"][1:]]


@pytest.mark.parametrize("texts", [EXACT, FORMULAS, MARKUP], ids=["exact", "formulas", "markup"])
def test_what_people_typed_is_text_to_the_letter(texts: list[str]) -> None:
    workbook = as_xlsx(typed(texts))
    assert parked(workbook) == texts
    assert [row[1] for row in sheets(workbook)["Wat zei de zaal"][1:]] == texts[: len(whole().parts)]


@present
def test_no_naughty_string_is_a_formula_or_a_link() -> None:
    texts = [text for text in strings() if text]
    workbook = as_xlsx(typed(texts))
    assert parked(workbook) == texts
    files = members(workbook)
    assert not [name for name in files if "externalLink" in name or "connections" in name]
    for name, content in files.items():
        if not name.startswith("xl/worksheets/sheet"):
            continue
        assert b"<f>" not in content
        links = list(ElementTree.fromstring(content).iter(f"{MAIN}hyperlink"))
        assert all(link.get("location", "").endswith("!A1") for link in links)
    assert b'TargetMode="External"' not in b"".join(files.values())


def test_a_text_that_looks_like_a_formula_stays_text_when_somebody_edits_its_cell() -> None:
    files = members(as_xlsx(typed(["=1+1"])))
    styles = list(ElementTree.fromstring(files["xl/styles.xml"]).find(f"{MAIN}cellXfs") or ())
    quoted = {str(place) for place, style in enumerate(styles) if style.get("quotePrefix") == "1"}
    told = ElementTree.fromstring(files["xl/worksheets/sheet1.xml"])
    assert quoted
    assert next(told.iter(f"{MAIN}c")).get("s") in quoted


def test_every_table_with_rows_is_a_sheet_with_a_real_table_and_filters() -> None:
    workbook = as_xlsx(whole())
    every = [one for one in readable(tables(whole())) if one.rows]
    assert list(sheets(workbook)) == [one.title for one in every]
    names, heads = [], []
    for name, content in members(workbook).items():
        if name.startswith("xl/tables/"):
            found = ElementTree.fromstring(content)
            names.append(found.get("name"))
            heads.append([one.get("name") for one in found.iter(f"{MAIN}tableColumn")])
            assert found.find(f"{MAIN}autoFilter") is not None
    assert sorted(names) == sorted(["tabel_sheets", *(f"tabel_{one.name}" for one in every)])
    assert all([column.heading for column in one.columns] in heads for one in every)


def test_a_sheet_has_the_rows_of_its_table_under_a_head_that_stays() -> None:
    workbook = as_xlsx(whole())
    every = [one for one in readable(tables(whole())) if one.rows][1:]
    for one in every:
        rows = sheets(workbook)[one.title]
        assert rows[0] == [column.heading for column in one.columns]
        assert len(rows) == 1 + len(one.rows)
    content = members(workbook)["xl/worksheets/sheet2.xml"]
    assert re.search(rb'<pane ySplit="1" topLeftCell="A2"[^>]* state="frozen"', content)


def test_a_count_is_a_number_and_what_may_not_be_shown_the_words_of_the_page() -> None:
    numbers = [row[3] for row in sheets(as_xlsx(whole()))["Uitslagen"][1:]]
    assert 19 in numbers
    assert "te weinig antwoorden" in numbers


def test_a_day_is_a_day_for_excel() -> None:
    agreements = sheets(as_xlsx(whole()))["Afspraken"]
    assert agreements[0][3] == "wanneer"
    assert agreements[1][3] == 46480  # 3 April 2027, counted in days as Excel does.


def test_the_first_sheet_says_what_this_is() -> None:
    first = [row[0] for row in next(iter(sheets(as_xlsx(whole())).values())) if row]
    assert first[0] == "Samen in het park"
    assert "Voorlopig: dit verslag kan nog veranderen." in first
    assert any(words.startswith("Kleine aantallen laten we niet zien.") for words in first)
    assert not any("verzonnen" in words for words in first)
    practised = next(iter(sheets(as_xlsx(replace(whole(), rehearsal=True, provisional=False))).values()))
    assert [row[0] for row in practised if "verzonnen" in row[0]] == ["Oefensessie: deze antwoorden zijn verzonnen."]
    assert not any("Voorlopig" in row[0] for row in practised)


def test_the_file_says_its_title_status_and_language_and_not_when_it_was_made() -> None:
    files = members(as_xlsx(whole()))
    core, custom = files["docProps/core.xml"].decode(), files["docProps/custom.xml"].decode()
    assert ">Samen in het park<" in core
    assert ">Gemeente Voorbeeld<" in core
    assert ">voorlopig<" in core
    assert "nl-NL" in custom
    assert "1980-01-01" in core
    assert as_xlsx(whole()) == as_xlsx(whole())
