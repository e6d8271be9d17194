"""A municipality that does not want to be named is nowhere: no name, no place, no date, no word of its people."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.overview.conftest import MUNICIPALITIES, Rehearsed
from tests.overview.evenings import evening, told
from tests.summary.spreadsheets import members
from werksessie.activities import KINDS
from werksessie.overview.across import Shared, across, letters
from werksessie.overview.formats import FORMATS, Told
from werksessie.overview.merge import Overview
from werksessie.overview.package import packed
from werksessie.overview.unnamed import unnamed
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Choice, Programme

AALVOORT = MUNICIPALITIES[0]
OF_ITS_OWN = ("Zaal van", "Buurt van", "Klaverdag", "Eigen thema", "Idee ", "Reden van", "Open de zaal", "doel 0")


def words(overview: Overview, format: str) -> str:
    """All text in the file."""
    made = FORMATS[format].make(Told(overview, "Overzicht over gemeenten"), "2028-01-01")
    if format == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    if format == "xlsx":
        return " ".join(file.decode() for name, file in members(made).items() if name.endswith(".xml"))
    return re.sub(r"<style>.*?</style>", "", made.decode(), flags=re.DOTALL)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_of_many_evenings_says_which_municipality_they_are_of(ten: tuple[Rehearsed, ...], format: str) -> None:
    text = words(across([Shared((one.shared,), False) for one in ten]), format)
    assert "Gemeente A" in text
    for own in (*OF_ITS_OWN, *(name.removeprefix("Gemeente ") for name in MUNICIPALITIES)):
        assert own.casefold() not in text.casefold(), own
    assert not re.search(r"\d{1,2}[\s\u00a0](januari|februari|maart|april|mei|juni)[\s\u00a0]2027", text)


def test_only_who_agreed_is_named(ten: tuple[Rehearsed, ...]) -> None:
    shared = [Shared((one.shared,), one.summary.municipality == AALVOORT) for one in ten]
    overview = across(shared)
    text = words(overview, "html")
    assert overview.municipalities[AALVOORT] == 2
    assert AALVOORT in text
    assert "Eigen thema 0 van Klaverdag 00" in text
    for name in MUNICIPALITIES[1:]:
        assert name.removeprefix("Gemeente ") not in text
    assert "Klaverdag 01" not in text


def test_what_a_programme_of_its_own_asks_stays_at_home() -> None:
    shipped = load_shipped("weerbaarheid-kort", KINDS)
    state = evening("Gemeente Oost", "Avond", 12, _with_own_words(shipped))
    bare = unnamed(told(state))
    text = json.dumps(json.loads(packed([told(state)], named=False)), ensure_ascii=False)
    assert "Buurthuis De Linde vaker open" in repr(told(state))
    for own in ("Buurthuis", "Hoe heet onze wijk", "Ons eigen programma", "Oost"):
        assert own not in repr(bare)
        assert own not in text
    assert [one.text for one in bare.questions if one.id == "8"] == [
        "Samenwerken met de gemeente: wat is het belangrijkst? Kies er 3."
    ]


def _with_own_words(programme: Programme) -> Programme:
    """With a condition and a question that only this municipality has, and another wording."""
    plans = []
    for plan in programme.activities:
        if plan.id == "8":
            own = Choice("linde", {"nl": "Buurthuis De Linde vaker open"})
            plan = replace(plan, options=(*plan.options, own), text={"nl": "Hoe heet onze wijk?"})
        if plan.id == "1":
            plans.append(replace(plan, id="eigen", number="", text={"nl": "Hoe heet onze wijk?"}))
        plans.append(plan)
    return replace(programme, title={"nl": "Ons eigen programma"}, activities=tuple(plans))


def test_taking_the_names_away_twice_takes_no_more(ten: tuple[Rehearsed, ...]) -> None:
    for one in ten[:8]:
        assert unnamed(unnamed(one.shared)) == unnamed(one.shared)


def test_letters_go_on_after_z() -> None:
    assert [letters(turn) for turn in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip


def test_letters_follow_neither_name_nor_size(ten: tuple[Rehearsed, ...]) -> None:
    """They follow from what evenings are known by, which tells nothing."""
    other = [
        replace(one.shared, municipality=f"Gemeente {chr(ord('Z') - MUNICIPALITIES.index(one.summary.municipality))}")
        for one in ten
    ]
    before = across([Shared((one.shared,), False) for one in ten])
    after = across([Shared((one,), False) for one in other])
    assert before.names == after.names
