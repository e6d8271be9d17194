"""The version for everybody: whoever can be called is nowhere in it, and nothing else is different."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from tests.session.evening import plan
from werksessie.activities import KINDS
from werksessie.programme.details import Details, fill, lines_to_show
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Programme, say
from werksessie.session import state as st
from werksessie.session.commands import Prepare
from werksessie.session.reducer import apply
from werksessie.session.rules import decide
from werksessie.session.state import State
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import Summary, build
from werksessie.summary.formats import FORMATS
from werksessie.summary.public import LEFT_OUT, public

AT = "2027-03-14T21:30:00+01:00"
PROGRAMME = load_shipped("weerbaarheid", KINDS)
DETAILS = Details(
    title="Samen sterk in de Lindebuurt",
    place="Buurthuis De Linde",
    date="2027-03-14",
    municipality="Gemeente Voorbeeld",
    community="bewoners",
    mandate="wethouder Els de Wit",
    also_present="wijkagent Jan Bakker, een tolk",
    contact_municipality="Bouchra Amghar, 06 12 34 56 78",
    contact_community="Buurthuis De Linde",
    talk_to="Sanne van Dijk",
    feedback_date="2027-03-21",
)


def over(details: Details, programme: Programme) -> State:
    """A sealed evening at which every slide was told and nobody was asked anything."""
    state = apply(State(), next(iter(decide(State(), Prepare(programme, details, "482913", AT)))), 1)
    slides = [plan.id for plan, _ in state.each() if plan.kind == "slide"]
    told = {id: replace(state.activities[id], stage=st.SHUT) for id in slides}
    return replace(state, phase=st.SEALED, closed_at=AT, activities=state.activities.update(told))


def summary(details: Details = DETAILS, **more: Any) -> Summary:
    """A whole programme that was told, with these words in it."""
    return replace(told(details), **more)


@cache
def told(details: Details) -> Summary:
    return build(over(details, PROGRAMME))


def everything(made: Summary) -> str:
    return json.dumps(as_json(made), ensure_ascii=False) + as_csv(made).decode()


def test_the_programme_names_somebody_to_go_to_so_the_search_means_something() -> None:
    lines = [line for one in PROGRAMME.activities for line in one.settings.get("lines", ())]
    told = [fill(say(line, "nl"), DETAILS, "nl") for line in lines_to_show(lines, DETAILS)]
    assert any("Bouchra Amghar" in line for line in told)
    assert "Bouchra Amghar" in json.dumps([dict(part.report) for part in summary().parts])


def test_no_person_to_go_to_is_left() -> None:
    told = everything(public(summary()))
    names = ("Bouchra", "Amghar", "12 34 56 78", "Els de Wit", "Jan Bakker", "Sanne", "van Dijk")
    assert [name for name in names if name in told] == []


@cache
def words_of(file: bytes) -> str:
    """Everything in a file that can be read, also what is packed in it."""
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            return "".join(words_of(packed.read(name)) for name in packed.namelist())
    if file.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(file)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    return file.decode("utf-8", "replace")


@pytest.mark.parametrize("name", FORMATS)
def test_no_person_to_go_to_is_left_in_any_file(name: str) -> None:
    wanted = ("Bouchra Amghar", "Els de Wit", "Jan Bakker")
    told, kept = (words_of(FORMATS[name].make(one, "2027-03-22")) for one in (summary(), public(summary())))
    assert [one for one in ("Bouchra", "Amghar", "12 34 56 78", "Els de Wit", "Jan Bakker") if one in kept] == []
    assert "Samen sterk in de Lindebuurt" in kept or name == "table"
    # What is searched for is there where it may be; the table of counts never names anybody.
    assert [one for one in wanted if one in told] == ([] if name == "table" else list(wanted))


def test_functions_and_places_stay() -> None:
    made = public(summary())
    assert made.also_present == f"wijkagent {LEFT_OUT}, een tolk"
    assert made.place == "Buurthuis De Linde"
    assert made.municipality == "Gemeente Voorbeeld"


@pytest.mark.parametrize(
    ("written", "public_words"),
    [
        ("Bel Bouchra Amghar maar", f"Bel {LEFT_OUT} maar"),
        ("bel bouchra amghar, 0612345678", f"bel {LEFT_OUT}, {LEFT_OUT}"),
        ("06-12345678 of (06) 12 34 56 78", f"{LEFT_OUT} of {LEFT_OUT}"),
        ("Het huis van Els de Wit", f"Het huis van {LEFT_OUT}"),
        ("Buurthuis De Linde blijft open", "Buurthuis De Linde blijft open"),
        ("de wethouder en de wijkagent", "de wethouder en de wijkagent"),
        ("106123456789", "106123456789"),
    ],
)
def test_what_others_wrote_about_them_goes_too(written: str, public_words: str) -> None:
    assert public(summary(parked=(written,))).parked == (public_words,)


@pytest.mark.parametrize("words", ["Gemeente, 14 030", "Wijkteam, 030", "Buurthuis (Lindebuurt)", "Wijkagent; balie"])
def test_a_contact_that_is_no_person_takes_nothing_away(words: str) -> None:
    said = ("De Gemeente en het Wijkteam. Buurthuis in de Lindebuurt, Wijkagent.",)
    assert public(summary(replace(DETAILS, contact_municipality=words), parked=said)).parked == said


def test_a_first_name_alone_goes_and_the_word_that_looks_like_it_stays() -> None:
    made = summary(replace(DETAILS, contact_municipality="Wil, wijkteam"), parked=("Vraag Wil. Ik wil een plek.",))
    assert public(made).parked == (f"Vraag {LEFT_OUT}. Ik wil een plek.",)


def test_without_contacts_nothing_changes_but_that_it_is_public() -> None:
    plain = summary(Details(title="Samen sterk", community="bewoners"), parked=("Bel 030 000 00 00",))
    assert public(plain) == replace(plain, public=True)


def test_twice_is_once_and_the_first_is_left_as_it_was() -> None:
    made = summary()
    before = everything(made)
    once = public(made)
    assert public(once) == once
    assert everything(made) == before


def test_every_number_is_the_same() -> None:
    made = summary(people=34)
    kept = public(made)
    for field in fields(Summary):
        if isinstance(getattr(made, field.name), (int, bool)) and field.name != "public":
            assert getattr(kept, field.name) == getattr(made, field.name)
    assert [part.shown for part in kept.parts] == [part.shown for part in made.parts]
    assert [part.status for part in kept.parts] == [part.status for part in made.parts]


def test_a_line_of_ones_own_programme_that_names_the_contact_goes() -> None:
    spoken = ({"nl": "Ga naar {naam of functie}."}, {"nl": "Welkom allemaal."})
    mine = replace(plan("welkom", "slide"), settings={"lines": spoken})
    programme = Programme("p", "1", {"nl": "P"}, (mine,))
    made = replace(build(over(DETAILS, programme)), parked=("Sanne van Dijk weet ervan.",))
    assert made.parts[0].report["lines"] == ["Ga naar Sanne van Dijk.", "Welkom allemaal."]
    assert public(made).parts[0].report["lines"] == ["Welkom allemaal."]
    assert public(made).parked == (f"{LEFT_OUT} weet ervan.",)
