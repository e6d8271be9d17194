"""The overview as it is read: the same words in every format, and what it never does."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.overview.conftest import Rehearsed
from tests.summary.spreadsheets import sheets
from werksessie.activities.blocks import Bullets, Paragraph, Section, Table
from werksessie.overview.evening import Evening
from werksessie.overview.formats import FORMATS, Told
from werksessie.overview.merge import Overview, merge
from werksessie.overview.telling import document_of
from werksessie.summary.document import Chapter, Document

Ten = tuple[Rehearsed, ...]


@pytest.fixture(scope="module")
def overview(ten: Ten) -> Overview:
    return own([one.own for one in ten])


def own(evenings: list[Evening]) -> Overview:
    return merge(evenings, {one.key: one.title for one in evenings})


@pytest.fixture(scope="module")
def document(overview: Overview) -> Document:
    return document_of(overview, "Overzicht")


def chapter(document: Document, heading: str) -> Chapter:
    return next(one for one in document.chapters if one.heading == heading)


def lines(block: object) -> list[str]:
    """Every line of words in a block."""
    match block:
        case Section() | Chapter():
            return [text for one in block.blocks for text in lines(one)]
        case Paragraph():
            return ["".join(one.text for one in block.line)]
        case Bullets():
            return ["".join(w.text for w in line) for one in block.bullets for line in (one.line, *one.under)]
        case Table():
            cells = [cell for row in block.rows for cell in row]
            return ["".join(w.text for w in line) for cell in cells for line in (cell.line, *cell.under)]
    return []


def test_the_chapters_stand_in_the_order_in_which_one_needs_them(document: Document) -> None:
    assert [one.heading for one in document.chapters] == [
        "Welke avonden", "Voorwaarden voor samenwerking", "Doelen die zijn gekozen", "Afspraken", "Wat er nodig is",
        "Wat we nog niet weten", "Bewustzijn problematiek", "Oplossingsgerichtheid", "Doel", "Activiteiten",
        "Rol en capaciteit", "Wederzijds verwachting", "Andere vragen",
    ]  # fmt: skip


def test_a_condition_has_its_figures_of_all_evenings_and_of_each(overview: Overview, document: Document) -> None:
    said = lines(chapter(document, "Voorwaarden voor samenwerking"))
    asked = next(one for one in overview.questions if one.kind == "conditions")
    assert "Vertrouwen" not in said
    together = next(place for place, text in enumerate(said) if text == "Genoeg geld")
    each = said[together + 2 : together + 2 + len(asked.asked)]
    assert [text.partition(":")[0] for text in each] == [one.title for one in asked.asked]
    assert any("klein gesprek" in text for text in each)


def test_every_agreement_says_how_it_goes_and_of_which_evening_it_is(overview: Overview, document: Document) -> None:
    said = lines(chapter(document, "Afspraken"))
    assert said[0].startswith("10 gemaakt: ")
    assert {one.title for one in overview.evenings} <= set(said)
    assert {"loopt", "gedaan", "lukt niet"} <= set(said)


def test_open_questions_stand_with_their_evening(ten: Ten, document: Document) -> None:
    said = lines(chapter(document, "Wat we nog niet weten"))
    asked = next(one.own for one in ten if any(q.id == "nog-open" and q.said for q in one.own.questions))
    assert asked.title in said
    assert f"Eigen thema 0 van {asked.title}: we willen dat doel 0 van {asked.title} lukt" in said


def test_what_was_not_asked_is_said(document: Document) -> None:
    said = lines(chapter(document, "Wat we nog niet weten"))
    assert any(text.startswith("Niet gevraagd: Klaverdag") for text in said)


def test_nothing_is_ranked(overview: Overview) -> None:
    """The lines stand in the order of the programme, whatever was chosen most."""
    conditions = next(one for one in overview.questions if one.kind == "conditions")
    important = [line.text for line in conditions.lines if "belangrijk" in line.side]
    assert important[0] == "Duidelijk praten, niets verbergen, samen plannen"
    assert important[-1] == "Zorgen dat het blijft"
    assert len(important) == 9


def test_a_rehearsal_says_so(document: Document) -> None:
    assert "verzonnen" in document.kicker


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_opens_and_has_the_same_figures(overview: Overview, format: str) -> None:
    made = FORMATS[format].make(Told(overview), "2027-12-31")
    assert made == FORMATS[format].make(Told(overview), "2027-12-31")
    people = str(overview.people)
    if format == "pdf":
        first = PdfReader(io.BytesIO(made)).pages[0].extract_text()
        assert people in " ".join(first.split())
    elif format == "xlsx":
        rows = sheets(made)["Overzicht"]
        assert ["Mensen, alle avonden samen", people] in rows
        assert len(sheets(made)["Avonden"]) == 11
    else:
        assert people in made.decode().replace("</b>", "")
        assert "<script" not in made.decode()


def test_an_overview_of_evenings_in_which_nothing_was_asked_can_be_read(ten: Ten) -> None:
    bare = replace(ten[0].own, questions=(), goals=(), deals=(), parked=(), rehearsal=False)
    document = document_of(own([bare]), "Overzicht")
    assert lines(chapter(document, "Afspraken")) == ["Op deze avonden zijn geen afspraken gemaakt."]
    assert lines(chapter(document, "Wat we nog niet weten"))[1:] == ["Op deze avonden is hier nog niet naar gevraagd."]
    assert FORMATS["pdf"].make(Told(own([bare])), "2027-12-31").startswith(b"%PDF")


def test_a_question_that_each_asked_in_other_words_stands_there_in_those_of_the_programme(ten: Ten) -> None:
    def with_words(evening: Evening, words: str) -> Evening:
        asked = [replace(one, text=words) if one.id == "4" else one for one in evening.questions]
        return replace(evening, questions=tuple(asked))

    same = own([with_words(one.own, "Wat helpt?") for one in ten[:2]])
    other = own([with_words(one.own, f"Wat helpt {one.own.title}?") for one in ten[:2]])
    words = [next(q.text for q in overview.questions if q.id == "4") for overview in (same, other)]
    assert words == ["Wat helpt?", "Jongeren worden soms gezocht door criminelen. Wat kan helpen? Wat moet er anders?"]


def test_counts_that_are_not_shown_are_said_once_for_a_line(document: Document) -> None:
    said = [text for text in lines(chapter(document, "Andere vragen")) if "kleine aantallen" in text]
    assert any("bijna helemaal" in text or "elke maand" in text for text in said)
    assert all(text.count("kleine aantallen") == 1 for text in said if not text.startswith("Gevraagd op"))


def test_a_factor_leads_to_its_questions_that_stand_elsewhere(document: Document) -> None:
    said = lines(chapter(document, "Wederzijds verwachting"))
    assert "Zie ook: Samenwerken met de gemeente: wat is het belangrijkst? Kies er 3." in said
