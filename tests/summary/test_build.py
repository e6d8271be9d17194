"""What the Summary tells of each activity, and when."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from flask import Flask

from tests.summary.reading import OPTIONS, programme, question, read, vote
from tests.web.room import Room
from werksessie.session.commands import Close, OpenAgain, Skip, Undo
from werksessie.session.state import State
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build

EVENING = (
    question("slide", settings={"rules": [{"nl": "Eén praat", "when": "", "picture": ""}]}),
    question("ideas", source="deck", verbatim="Wat verstaat men hieronder?", factor="Doel", element="behoefte"),
    question("dots", options=OPTIONS),
    question("opinions", options=OPTIONS[:1]),
    question("agreements", settings={"goals_from": "dots"}),
)


def statuses(room: Room) -> dict[str, str]:
    """Where each activity stands, for a reader."""
    return {part.plan.id: part.status for part in build(room.state).parts}


def results(state: State) -> tuple[object, bytes]:
    """Everything but whether it is provisional."""
    data = as_json(build(state))
    return {**data, "provisional": ""}, as_csv(replace(build(state), provisional=True))


@pytest.fixture
def room(app: Flask) -> Room:
    """Twelve people, and one activity of each kind."""
    return Room(app, programme(*EVENING), people=12)


def test_what_is_not_reached_yet_comes_later_and_at_the_end_was_not_asked(room: Room) -> None:
    assert set(statuses(room).values()) == {"later"}
    room.ask(Close(room.clock.isoformat()))
    assert set(statuses(room).values()) == {"not-asked"}


def test_an_activity_that_was_skipped_was_not_asked(room: Room, app: Flask) -> None:
    room.ask(Skip("dots", room.clock.isoformat()))
    assert statuses(room)["dots"] == "not-asked"
    told = read(app, room.name)
    assert "Niet gevraagd." in told.section("dots").words
    assert told.cells["dots", "", "Niet gevraagd."] == ""
    assert "rows" not in told.part("dots")


def test_a_question_that_nobody_answered_says_so(room: Room, app: Flask) -> None:
    vote(room, "dots")
    assert statuses(room)["dots"] == "empty"
    told = read(app, room.name)
    assert "Deze vraag is gesteld. Niemand stuurde een antwoord." in told.section("dots").words
    assert {row["text"] for row in told.part("dots")["rows"]} == {"Keuze A", "Keuze B", "Keuze C"}


def test_only_dont_know_is_an_answer_too(room: Room) -> None:
    vote(room, "dots", unsure=2)
    assert statuses(room)["dots"] == "asked"


def test_while_people_still_answer_nobody_reads_along(room: Room, app: Flask) -> None:
    room.open("dots")
    for _ in range(8):
        room.send("dots", f"person-{room.fresh()}", {"dots-a": "1"})
    told = read(app, room.name)
    assert told.part("dots")["status"] == "open"
    assert {"answered", "rows", "chosen"} & set(told.part("dots")) == set()
    assert "De uitslag komt na het sluiten." in told.section("dots").words
    assert not [figure for (name, _, _), figure in told.cells.items() if name == "dots" and figure]


@pytest.mark.parametrize("again", [OpenAgain, Undo])
def test_a_question_that_is_opened_again_hides_its_result_again(room: Room, app: Flask, again: type) -> None:
    vote(room, "dots", a=8)
    assert read(app, room.name).part("dots")["answered"] == 8
    at = room.clock.isoformat()
    room.ask(OpenAgain("dots", at) if again is OpenAgain else Undo(at))
    assert "answered" not in read(app, room.name).part("dots")


def test_answers_to_a_question_that_was_taken_back_are_told_at_the_end(room: Room) -> None:
    room.open("dots")
    for _ in range(6):
        room.send("dots", f"person-{room.fresh()}", {"dots-a": "1"})
    room.ask(Undo(room.clock.isoformat()))
    assert statuses(room)["dots"] == "later"
    room.ask(Close(room.clock.isoformat()))
    assert statuses(room)["dots"] == "asked"


def test_the_decks_own_words_stand_with_the_question(room: Room, app: Flask) -> None:
    told = read(app, room.name)
    words = told.section("ideas").words
    assert "Uit de kennissessie: “Wat verstaat men hieronder?”" in words
    assert "Factor: Doel · Onderdeel: behoefte" in words
    assert "Eigen vraag" in told.section("dots").words
    assert told.table.decode("utf-8-sig").count("Wat verstaat men hieronder?") == 1


def test_a_slide_tells_what_was_said_and_counts_nothing(room: Room, app: Flask) -> None:
    room.show("slide")
    told = read(app, room.name)
    assert (told.part("slide")["status"], told.part("slide")["rules"]) == ("told", ["Eén praat"])
    assert "Eén praat" in told.section("slide").typed
    assert not [key for key in told.cells if key[0] == "slide"]


def test_a_break_is_no_part_of_what_the_evening_brought(app: Flask) -> None:
    pause = question("slide", settings={"countdown": True})
    room = Room(app, programme(pause, question("ideas")), people=8)
    room.show("slide")
    assert list(statuses(room)) == ["ideas"]


def test_themes_have_their_goal_and_at_most_three_answers_and_the_rest_was_also_said(room: Room, app: Flask) -> None:
    room.open("ideas")
    cards = tuple(room.idea("ideas", f"Idee {number}") for number in range(5))
    theme = room.act("ideas", "make-theme", name="Een plek", card=cards)
    room.act("ideas", "goal", theme=theme, goal="iedereen een plek heeft")
    room.idea("ideas", "Iets heel anders")
    room.shut("ideas")
    told = read(app, room.name)
    row = told.part("ideas")["rows"][0]
    assert (row["text"], row["ideas"], row["goal"]) == ("Een plek", 5, "iedereen een plek heeft")
    assert len(row["quotes"]) == 3
    assert told.part("ideas")["also_said"] == ["Iets heel anders"]
    words = told.section("ideas").words
    assert "Een plek 5 ideeën We willen dat iedereen een plek heeft" in words
    assert "Ook gezegd Iets heel anders" in words


def test_what_the_room_chose_and_what_is_about_equal_is_marked(room: Room, app: Flask) -> None:
    vote(room, "dots", a=6, b=5)
    room.act("dots", "choose", option="b")
    told = read(app, room.name)
    rows = {row["text"]: (row["chosen"], row["about_equal"]) for row in told.part("dots")["rows"]}
    assert rows == {"Keuze A": (False, True), "Keuze B": (True, True), "Keuze C": (False, False)}
    words = told.section("dots").words
    assert words.index("Keuze A") < words.index("Keuze B") < words.index("Keuze C")
    assert "Keuze B gekozen door de zaal · ongeveer gelijk" in words


@pytest.mark.parametrize(
    ("agree", "disagree", "found", "words"),
    [
        (9, 1, "shared", "dit delen we"),
        (6, 5, "divided", "hier denken we verschillend over"),
        (7, 2, "", "Keuze A 7 eens"),
    ],
)
def test_a_card_says_what_the_room_thinks(
    room: Room, app: Flask, agree: int, disagree: int, found: str, words: str
) -> None:
    vote(room, "opinions", agree=agree, disagree=disagree)
    told = read(app, room.name)
    assert told.part("opinions")["rows"][0]["found"] == found
    assert words in told.section("opinions").words


def test_agreements_name_what_who_when_and_the_goal_they_serve(room: Room, app: Flask) -> None:
    vote(room, "dots", a=8)
    room.act("dots", "choose", option="a")
    room.show("agreements")
    room.act("agreements", "make", what="Sportzaal openen", who="Gemeente, Sport", when="2027-04-03", goal="a")
    vote(room, "agreements", fine=7)
    told = read(app, room.name)
    made = {"what": "Sportzaal openen", "who": "Gemeente, Sport", "when": "2027-04-03", "goal": "Keuze A"}
    origin = {"source": "a", "source_in": "dots", "came_about": ""}
    assert told.part("agreements")["agreements"] == [{**made, **origin}]
    words = told.section("agreements").words
    assert "Sportzaal openen Doel: Keuze A Gemeente, Sport zaterdag 3 april 2027" in words


def test_agreements_that_nobody_was_asked_about_are_kept_all_the_same(room: Room) -> None:
    room.show("agreements")
    room.act("agreements", "make", what="Sportzaal openen", who="Gemeente", when="2027-04-03")
    room.ask(Close(room.clock.isoformat()))
    part = next(part for part in build(room.state).parts if part.plan.id == "agreements")
    assert (part.status, len(part.report["agreements"])) == ("empty", 1)


def test_without_agreements_it_says_so(room: Room, app: Flask) -> None:
    vote(room, "agreements", fine=7)
    assert "Nog geen afspraken." in read(app, room.name).section("agreements").words


def test_sealing_changes_nothing_of_what_is_told_but_that_it_is_final(room: Room, app: Flask) -> None:
    room.open("ideas")
    cards = tuple(room.idea("ideas", f"Idee {number}") for number in range(7))
    room.act("ideas", "make-theme", name="Een plek", card=cards[:4])
    room.act("ideas", "hide", card=room.idea("ideas", "Een naam", shown=False), reason="person")
    room.shut("ideas")
    vote(room, "dots", a=6, b=5, unsure=1)
    room.act("dots", "choose", option="b")
    vote(room, "opinions", agree=8, disagree=2, skip=1)
    room.show("agreements")
    room.act("agreements", "make", what="Sportzaal openen", who="Gemeente", when="2027-04-03", goal="b")
    vote(room, "agreements", fine=6, objection=1)
    room.ask(Close(room.clock.isoformat()))
    before = results(room.state)
    assert build(room.state).provisional
    assert "voorlopig" in read(app, room.name).page.html
    room.host.seal(room.name, room.clock.isoformat(), Random(7).shuffle)
    assert results(room.state) == before
    assert not build(room.state).provisional
    assert "voorlopig" not in read(app, room.name).page.html
