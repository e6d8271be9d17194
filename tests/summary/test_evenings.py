"""The line through all evenings: the same in the document, the tables and the data; without persons for everybody."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from tests.session.three_evenings import chain, first
from werksessie.activities.blocks import Bullets, Paragraph, Section, Table
from werksessie.session.compare import NO_CAUSE, TOO_SMALL
from werksessie.session.past import Agreed, Earlier
from werksessie.session.state import Progress
from werksessie.session.statuses import RUNNING
from werksessie.summary.as_json import as_json
from werksessie.summary.build import Summary, build
from werksessie.summary.document import Chapter, document_of
from werksessie.summary.evenings import TITLE, evenings
from werksessie.summary.public import LEFT_OUT, public
from werksessie.summary.tables import tables


@lru_cache
def third() -> Summary:
    return build(chain()[2].state)


def chapter(summary: Summary, heading: str) -> Chapter:
    (found,) = (one for one in document_of(summary).chapters if one.heading == heading)
    return found


def words(thing: Any) -> str:
    """All that stands in a block, in its order."""
    if isinstance(thing, tuple):
        return " ".join(filter(None, map(words, thing)))
    if hasattr(thing, "text"):
        return str(thing.text)
    return words(tuple(vars(thing).values())) if hasattr(thing, "__dict__") else ""


def table(summary: Summary, name: str) -> list[dict[str, Any]]:
    (found,) = (one for one in tables(summary) if one.name == name)
    return [dict(zip([column.name for column in found.columns], row, strict=True)) for row in found.rows]


def test_one_evening_alone_has_no_line() -> None:
    summary = build(first().state)
    assert (evenings(summary), summary.earlier) == ((), ())
    assert TITLE not in [one.heading for one in document_of(summary).chapters]


def test_the_line_comes_first_and_holds_every_evening_this_one_last() -> None:
    assert document_of(third()).chapters[0].heading == TITLE
    sections = chapter(third(), TITLE).blocks
    assert [one.heading for one in sections if isinstance(one, Section)] == [
        "dinsdag 12 januari 2027 · Avond 1 · De Linde",
        "dinsdag 13 april 2027 · Avond 2 · De Linde",
        "dinsdag 14 september 2027 · Avond 3 · De Linde",
    ]


def test_each_evening_tells_its_people_its_goals_and_what_came_of_its_agreements() -> None:
    one = chapter(third(), TITLE).blocks[0]
    assert isinstance(one, Section)
    assert [type(block) for block in one.blocks] == [Paragraph, Paragraph, Bullets, Table]
    said = " ".join(words(one.blocks).split())
    assert said.startswith("12 mensen. Gekozen doelen We willen dat het licht is")
    assert "Plaats een lamp Gedaan : Het wachten is op geld. (volgens de zaal, dinsdag 13 april 2027)" in said


def test_what_this_evening_agreed_and_chose_stands_there_too() -> None:
    summary = replace(build(first().state), earlier=(Earlier("Ervoor", "2026-10-01", "", None),))
    before, own = evenings(summary)
    assert (before.title, own.goals) == ("Ervoor", ("We willen dat het licht is",))
    assert [one.what for one in own.agreements] == ["Plaats een lamp", "Bel de school"]
    said = words(chapter(summary, TITLE).blocks)
    assert said.startswith("Klein gesprek: geen aantallen. Geen afspraken.")


def test_the_tables_and_the_data_say_the_same() -> None:
    assert [(one["name"], one["date"], one["people"], one["goals"]) for one in table(third(), "earlier_evenings")] == [
        ("Avond 1", "2027-01-12", 12, "We willen dat het licht is"),
        ("Avond 2", "2027-04-13", 12, ""),
    ]
    rows = table(third(), "earlier_agreements")
    assert [(one["evening"], one["name"], one["status"], one["told_by"]) for one in rows] == [
        (1, "Plaats een lamp", "gedaan", "de zaal"),
        (1, "Bel de school", "lukt niet", "de zaal"),
        (2, "Bel de school", "gedaan", "de zaal"),
        (2, "Maak een rooster", "", ""),
    ]
    data = as_json(third())["earlier"]
    assert [agreed["what"] for one in data for agreed in one["agreements"]] == [one["name"] for one in rows]
    assert [agreed["status"] for one in data for agreed in one["agreements"]] == [one["status"] for one in rows]


def test_no_figure_of_an_evening_before_leaves_but_beside_the_same_question_of_now() -> None:
    assert [one.ratings for one in third().earlier] == [(), ()]
    assert "ratings" not in str(as_json(third())["earlier"])


def test_both_evenings_stand_in_a_table_with_a_remark_that_names_no_cause() -> None:
    rows = [one for one in table(third(), "compared") if one["name"] == "Voorwaarde 1"]
    assert [(one["date"], one["what"], one["number"], one["people"]) for one in rows][:2] == [
        ("2027-04-13", "belangrijk", 12, 12),
        ("2027-04-13", "nu: nee", 3, 12),
    ]
    assert len(rows) == 10
    assert {one["what"] for one in table(third(), "compared") if one["name"] == "Voorwaarde 2"} == {TOO_SMALL}
    (about,) = (one.about for one in tables(third()) if one.name == "compared")
    assert NO_CAUSE in about
    assert NO_CAUSE in words(chapter(third(), "Wat vind je van samen?").blocks)


def test_for_everybody_the_persons_of_an_evening_before_are_left_out() -> None:
    # The contact persons of that evening are named nowhere else in this Summary.
    agreed = (
        Agreed("Bel Jan Smit over de sleutel", "Gemeente, Sport", "2027-02-01", None),
        Agreed(
            "Maak een rooster", "Het buurthuis", "", Progress(RUNNING, "Bel 06-12345678.", "community", "2027-02-01")
        ),
    )
    summary = replace(third(), earlier=(replace(third().earlier[0], agreements=agreed),))
    told = public(summary)
    assert [(one.what, one.who) for one in told.earlier[0].agreements] == [
        (f"Bel {LEFT_OUT} over de sleutel", "Gemeente, Sport"),
        ("Maak een rooster", "Het buurthuis"),
    ]
    assert [one.progress.why for one in told.earlier[0].agreements if one.progress] == [f"Bel {LEFT_OUT}."]
    assert public(told) == told
