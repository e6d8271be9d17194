"""The small-number rules from phone to page, JSON and CSV: what may be said of a few people, and what may not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import KEY
from tests.summary.reading import OPTIONS, Read, programme, question, read, vote
from tests.web.room import Room
from werksessie.session.disclosure import FEW

FIGURE = re.compile(r"\d+")


def opinions(app: Flask, sensitive: bool, people: int = 40, **voters: int) -> Read:
    """An evening with one card."""
    room = Room(app, programme(question("opinions", options=OPTIONS[:1], sensitive=sensitive)), people)
    vote(room, "opinions", **voters)
    return read(app, room.name)


def dots(app: Flask, sensitive: bool, people: int = 40, **voters: int) -> Read:
    """An evening with one vote over three options, one choice each."""
    settings = {"choices": 1}
    room = Room(app, programme(question("dots", options=OPTIONS, sensitive=sensitive, settings=settings)), people)
    vote(room, "dots", **voters)
    return read(app, room.name)


def test_a_plain_vote_is_told_as_it_is(app: Flask) -> None:
    told = dots(app, sensitive=False, a=9, b=3, unsure=2, skip=1)
    part = told.part("dots")
    assert [(row["text"], row["dots"]) for row in part["rows"]] == [("Keuze A", 9), ("Keuze B", 3), ("Keuze C", 0)]
    assert (part["answered"], part["unsure"], part["skipped"]) == (12, 2, 1)
    assert "Mensen die antwoordden 12 · Weet ik niet 2 · Sla over 1" in told.section("dots").words
    assert told.cells["dots", "Keuze C", "keer gekozen"] == "0"


def test_fewer_than_five_answers_to_a_plain_question_give_no_distribution(app: Flask) -> None:
    told = dots(app, sensitive=False, a=3, b=1)
    assert {row["dots"] for row in told.part("dots")["rows"]} == {"te weinig antwoorden"}
    assert told.cells["dots", "Keuze A", "keer gekozen"] == "te weinig antwoorden"
    assert "Keuze A te weinig antwoorden" in told.section("dots").words
    assert '<svg class="bar' not in told.page.html


def test_small_counts_of_a_sensitive_question_read_fewer_than_five(app: Flask) -> None:
    told = opinions(app, sensitive=True, agree=12, disagree=5, unsure=3)
    row = told.part("opinions")["rows"][0]
    assert (row["agree"], row["disagree"], row["unsure"], row["skip"]) == (12, 5, FEW, FEW)
    words = told.section("opinions").words
    assert f"12 eens · 5 oneens · {FEW} weet niet · {FEW} overgeslagen" in words
    assert told.cells["opinions", "Keuze A", "weet niet"] == FEW


@pytest.mark.parametrize("hidden", range(5))
def test_nobody_can_tell_none_from_four(app: Flask, hidden: int) -> None:
    told = dots(app, sensitive=True, a=12, b=hidden)
    first = dots(app, sensitive=True, a=12, b=0)
    assert told.part("dots") == first.part("dots")
    assert told.cells == first.cells
    assert told.section("dots") == first.section("dots")


def test_no_total_stands_beside_a_hidden_count(app: Flask) -> None:
    told = dots(app, sensitive=True, a=12, b=3)
    part = told.part("dots")
    assert part["answered"] == "niet getoond"
    assert {row["answered"] for row in part["rows"]} == {"niet getoond"}
    assert told.cells["dots", "", "mensen, op vijf afgerond"] == "niet getoond"
    assert "Mensen die antwoordden niet getoond" in told.section("dots").words
    assert set(FIGURE.findall(told.section("dots").words.replace(FEW, ""))) == {"12"}


def test_totals_of_a_sensitive_question_are_rounded_to_fives(app: Flask) -> None:
    told = opinions(app, sensitive=True, agree=6, disagree=6, unsure=5, skip=6)
    part = told.part("opinions")
    assert (part["answered"], part["rows"][0]["answered"], part["totals_rounded_to_fives"]) == (25, 15, True)
    assert told.cells["opinions", "", "mensen, op vijf afgerond"] == "25"
    assert "Mensen die antwoordden 25" in told.section("opinions").words
    assert "op vijf afgerond" in told.section("opinions").words


def test_that_nobody_answered_a_sensitive_question_is_a_small_count_too(app: Flask) -> None:
    nobody, few = dots(app, sensitive=True), dots(app, sensitive=True, a=4)
    assert nobody.part("dots") == few.part("dots")
    assert nobody.part("dots")["status"] == "asked"


def test_there_are_no_percentages(app: Flask) -> None:
    for told in (dots(app, sensitive=True, a=12, b=9, c=7), opinions(app, sensitive=False, agree=9, disagree=8)):
        assert all("%" not in section.words for section in told.page.sections)
        assert "%" not in json.dumps(told.data)
        assert b"%" not in told.table


# A small conversation


def small(app: Flask, people: int) -> Read:
    """Everything is asked of this many people: three questions with answers, one without."""
    asked = (
        question("ideas"), question("dots", options=OPTIONS), question("opinions", options=OPTIONS[:1]),
        question("agreements"),
    )  # fmt: skip
    room = Room(app, programme(*asked), people)
    room.open("ideas")
    cards = tuple(room.idea("ideas", f"Een plek voor {who}") for who in ("ouders", "jongeren"))
    room.act("ideas", "make-theme", name="Plekken", card=cards)
    room.act("ideas", "hide", card=room.idea("ideas", "Een naam", shown=False), reason="person")
    room.shut("ideas")
    vote(room, "dots", a=2, b=1)
    vote(room, "opinions", agree=2, disagree=1)
    vote(room, "agreements", fine=2, objection=1)
    return read(app, room.name)


def figures(value: Any, name: str = "") -> list[tuple[str, int]]:
    """Every number in JSON data, with the name it stands under."""
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in figures(one, key)]
    if isinstance(value, list):
        return [found for one in value for found in figures(one, name)]
    return [(name, value)] if isinstance(value, int) and not isinstance(value, bool) else []


def test_a_small_conversation_gives_no_count_anywhere(app: Flask) -> None:
    told = small(app, people=4)
    assert figures(told.data) == [("format", 1)]
    assert (told.data["people"], told.data["small_session"]) == (None, True)
    assert set(told.cells.values()) == {"klein gesprek: geen aantallen"}
    for section in told.page.sections:
        assert not FIGURE.search(section.words), section.words
        assert "Klein gesprek: geen aantallen." in section.words
    assert "klein gesprek" in told.page.html
    assert not re.search(r"\d+ mensen", told.page.html)


def test_a_small_conversation_still_says_what_was_said_and_why_something_is_not_shown(app: Flask) -> None:
    told = small(app, people=4)
    assert {"Een plek voor ouders", "Een plek voor jongeren", "Plekken"} <= set(told.section("ideas").typed)
    assert "Niet getoond: persoon herkenbaar." in told.section("ideas").words
    assert told.part("ideas")["not_shown"] == {"persoon herkenbaar": None}


def test_from_five_people_on_there_are_counts(app: Flask) -> None:
    told = small(app, people=5)
    assert told.data["people"] == 5
    assert told.part("dots")["answered"] == "niet getoond", "three who answered are too few to count"
    assert "Niet getoond: persoon herkenbaar 1." in told.section("ideas").words


# Objections


def consent(app: Flask, objections: int) -> tuple[Read, dict[str, Any]]:
    """The municipality's Summary and the facilitator's tally of an evening where so many of ten people object."""
    room = Room(app, programme(question("agreements")), people=12)
    room.show("agreements")
    room.act("agreements", "make", what="Sportzaal openen", who="Gemeente", when="2027-04-03")
    vote(room, "agreements", fine=10 - objections, objection=objections)
    facilitator = app.test_client()
    facilitator.get(f"/sessions?key={KEY}")
    return read(app, room.name), facilitator.get(f"/sessions/{room.name}/tally.json").get_json()["activities"][0]


def test_objections_are_counted_nowhere(app: Flask) -> None:
    (one, tally_of_one), (six, tally_of_six) = consent(app, 1), consent(app, 6)
    assert one.part("agreements")["outcome"] == six.part("agreements")["outcome"] == "objection"
    assert one.part("agreements") == six.part("agreements")
    assert one.cells == six.cells
    assert one.section("agreements") == six.section("agreements")
    assert "Er is bezwaar: we praten verder." in one.section("agreements").words
    for tally in (tally_of_one, tally_of_six):
        # The agreement itself is another one on another evening, with an id of its own.
        tally["agreements"] = [{**one, "id": ""} for one in tally["agreements"]]
    assert tally_of_one == tally_of_six


def test_without_an_objection_that_is_all_that_is_said(app: Flask) -> None:
    told, _ = consent(app, 0)
    assert told.part("agreements")["outcome"] == "none"
    assert "Geen bezwaar." in told.section("agreements").words


def test_the_words_of_an_objection_are_not_in_the_summary(app: Flask) -> None:
    told, _ = consent(app, 2)
    assert "het gaat te snel" not in told.everything
