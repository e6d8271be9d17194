"""agreements: what the wall, the console and the Summary make of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.session.evening import Evening, only, plan
from werksessie.activities import agreements
from werksessie.activities.blocks import NOTE, OUTCOME, Cell, Paragraph, Table, Words, plain
from werksessie.programme.model import Choice
from werksessie.session.progress import TellProgress
from werksessie.session.statuses import COMMUNITY, DONE, MUNICIPALITY, STUCK
from werksessie.summary.going import with_progress
from werksessie.summary.parts import EMPTY, Part, part_of

GOALS = (Choice("ouders", {"nl": "We willen dat ouders elkaar kennen"}), Choice("plek", {"nl": "Een eigen plek"}))
PLAN = plan("afspraken", "agreements", settings={"goals_from": "kiezen"})
ROOM = {"what": "Zoek een zaal", "who": "Gemeente", "when": "2027-04-03"}


@pytest.fixture
def evening() -> Evening:
    """The room chose one of two goals, and makes agreements."""
    made = Evening(only(plan("kiezen", "dots", options=GOALS), PLAN), people=6)
    made.open("kiezen")
    made.shut("kiezen")
    made.act("kiezen", "choose", option="ouders")
    made.open("afspraken")
    return made


def sensitive() -> Evening:
    made = Evening(only(plan("afspraken", "agreements", sensitive=True)), people=6)
    made.open("afspraken")
    return made


def report(evening: Evening) -> Mapping[str, Any]:
    return agreements.report(evening.state, evening.plan("afspraken"), evening["afspraken"])


def told(evening: Evening) -> Any:
    """What the Summary makes of it now."""
    part = part_of(evening.state, evening.plan("afspraken"), evening["afspraken"])
    return agreements.tell(with_progress(part, evening.state))


# The Summary


def test_an_agreement_is_told_with_its_goal_what_happened_to_it_and_how_it_goes(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **ROOM, goal="ouders")
    evening.act("afspraken", "make", what="Bel de school", who="Bewoners", when="2027-05-01")
    evening.send("afspraken", "ann", {"value": "objection", "text": "Te laat"})
    evening.act("afspraken", "change", agreement=first, **{**ROOM, "what": "Zoek twee zalen"}, goal="ouders")
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.close()
    evening.state, _ = evening.sealed()
    evening.ask(TellProgress("afspraken", 1, DONE, "", COMMUNITY, "2027-05-02"))
    evening.ask(TellProgress("afspraken", 2, STUCK, "de school is dicht", MUNICIPALITY, "2027-06-03"))
    goal = (Words("Doel: "), Words("We willen dat ouders elkaar kennen", link="ouders"))
    changed = plain("veranderd nadat de zaal had geantwoord, daarna opnieuw gevraagd")
    done = plain("Gedaan (volgens de gemeenschap, zondag 2 mei 2027)")
    stuck = plain("Lukt niet: de school is dicht (volgens de gemeente, donderdag 3 juni 2027)")
    assert told(evening) == (
        Table(
            ("Wat", "Wie", "Wanneer"),
            (
                (
                    Cell(plain("Zoek twee zalen"), (goal, changed, done)),
                    Cell(plain("Gemeente")),
                    Cell(plain("zaterdag 3 april 2027")),
                ),
                (Cell(plain("Bel de school"), (stuck,)), Cell(plain("Bewoners")), Cell(plain("zaterdag 1 mei 2027"))),
            ),
        ),
        Paragraph(plain("Geen bezwaar."), OUTCOME),
    )


def test_where_nothing_was_agreed_that_is_told(evening: Evening) -> None:
    nothing = (Paragraph(plain("Nog geen afspraken."), NOTE),)
    evening.shut("afspraken")
    assert told(evening) == nothing
    assert agreements.tell(Part(PLAN, "Wat spreken we af?", EMPTY)) == nothing


def test_an_older_record_that_says_no_more_than_what_who_and_when_is_told_too() -> None:
    kept = Part(PLAN, "Wat spreken we af?", EMPTY, report={"agreements": [ROOM]})
    row = (Cell(plain("Zoek een zaal")), Cell(plain("Gemeente")), Cell(plain("zaterdag 3 april 2027")))
    assert agreements.tell(kept) == (Table(("Wat", "Wie", "Wanneer"), (row,)),)
    goal = Part(PLAN, "Wat spreken we af?", EMPTY, report={"agreements": [{**ROOM, "goal": "Een zaal"}]})
    (table,) = agreements.tell(goal)
    assert isinstance(table, Table)
    assert table.rows[0][0].under == ((Words("Doel: "), Words("Een zaal")),)


def test_an_agreement_leads_to_the_goal_it_serves_as_long_as_that_is_one(evening: Evening) -> None:
    evening.act("afspraken", "make", **ROOM, goal="ouders")
    evening.act("afspraken", "make", **ROOM)
    evening.shut("afspraken")
    assert [(one["goal"], one["source"], one["source_in"]) for one in report(evening)["agreements"]] == [
        ("We willen dat ouders elkaar kennen", "ouders", "kiezen"),
        ("", "", ""),
    ]


def test_of_a_sensitive_agreement_nobody_can_tell_whether_anybody_answered() -> None:
    evening = sensitive()
    first = evening.act("afspraken", "make", **ROOM)
    assert report(evening)["outcome"] == ""
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.act("afspraken", "change", agreement=first, **{**ROOM, "who": "Bewoners"})
    evening.shut("afspraken")
    assert (report(evening)["outcome"], report(evening)["agreements"][0]["came_about"]) == ("none", "")


def test_of_something_plain_it_is_told_that_nobody_took_a_stand(evening: Evening) -> None:
    evening.act("afspraken", "make", **ROOM)
    evening.shut("afspraken")
    assert report(evening)["outcome"] == ""


def test_the_same_words_once_more_are_no_change(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **ROOM)
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.act("afspraken", "change", agreement=first, **ROOM)
    assert report(evening)["agreements"][0]["came_about"] == ""
    evening.send("afspraken", "ann", {"value": "fine"})
    evening.act("afspraken", "change", agreement=first, **{**ROOM, "when": "2027-04-04"})
    assert report(evening)["agreements"][0]["came_about"].startswith("veranderd")


def test_the_figures_for_other_programs_name_every_agreement(evening: Evening) -> None:
    first = evening.act("afspraken", "make", **ROOM, goal="ouders")
    assert evening.detail("afspraken") == {
        "agreements": [{"id": first, **ROOM, "goal": "ouders"}],
        "outcome": "",
    }


# Phone and console


def test_a_phone_keeps_what_must_change(evening: Evening) -> None:
    evening.send("afspraken", "ann", {"value": "objection", "text": "Te laat"})
    assert evening.own("afspraken", "ann") == {"value": "objection", "text": "Te laat", "said": ["Te laat"]}


def test_not_knowing_and_skipping_are_counted_apart(evening: Evening) -> None:
    evening.send("afspraken", "ann", {"unsure": "1"})
    evening.send("afspraken", "bob", {"skip": "1"})
    evening.send("afspraken", "cor", {"skip": "1"})
    tally = evening.tally("afspraken")
    assert (tally.answered, tally.unsure, tally.skipped) == (0, 1, 2)


def test_an_objection_without_words_leaves_nothing_to_read(evening: Evening) -> None:
    evening.send("afspraken", "ann", {"value": "objection"})
    evening.shut("afspraken")
    assert (evening.board("afspraken")["objections"], evening.board("afspraken")["outcome"]) == ([], "objection")


def test_agreements_are_numbered_from_one_as_they_were_made(evening: Evening) -> None:
    for what in ("Een", "Twee"):
        evening.act("afspraken", "make", **{**ROOM, "what": what})
    board = evening.board("afspraken")
    assert [(one.number, one.what) for one in board["agreements"]] == [(1, "Een"), (2, "Twee")]


def test_what_and_who_may_be_as_long_as_a_hundred_and_twenty_letters(evening: Evening) -> None:
    evening.act("afspraken", "make", **{**ROOM, "what": "x" * 120, "who": "x" * 120})
    assert len(evening.detail("afspraken")["agreements"]) == 1


# The wall


def words(*lengths: int) -> str:
    return " ".join("x" * length for length in lengths)


SHORT = ("Zoek een zaal", "Gemeente")
ONE_LINE = ("Zoek een zaal", words(26))
TWO_LINES = (words(20, 24), words(26))


@pytest.mark.parametrize(
    ("made", "pages"),
    [
        ([SHORT] * 5, [4, 1]),
        ([ONE_LINE, ONE_LINE, TWO_LINES], [3]),
        ([(words(30, 30, 30), "Gemeente")] * 2, [1, 1]),
        ([(words(20, 20), words(26))] * 3, [2, 1]),
        ([("Zoek een zaal", words(15, 15))] * 3, [2, 1]),
    ],
    ids=["one line each", "just enough room", "just too high", "what wraps after 40", "who wraps after 30"],
)
def test_a_page_of_agreements_leaves_room_for_the_outcome(
    evening: Evening, made: list[tuple[str, str]], pages: list[int]
) -> None:
    for what, who in made:
        evening.act("afspraken", "make", what=what, who=who, when="2027-04-03")
    assert [len(wall["agreements"]) for wall in evening.walls("afspraken")] == pages


@pytest.mark.parametrize(
    ("what", "who", "long"),
    [
        (words(44), words(25), False),
        (words(45), "Bewoners", True),
        ("Bel de school", words(26), True),
    ],
)
def test_what_and_who_stand_beside_each_other_when_both_fit(evening: Evening, what: str, who: str, long: bool) -> None:
    made = evening.act("afspraken", "make", what=what, who=who, when="2027-04-03")
    assert evening.wall("afspraken")["long"] == ({made} if long else set())


def test_every_page_says_which_it_is_and_counts_on_from_the_one_before(evening: Evening) -> None:
    made = [evening.act("afspraken", "make", **{**ROOM, "what": f"Afspraak {number}"}) for number in range(6)]
    walls = evening.walls("afspraken")
    assert [(wall["first"], wall["page"], wall["pages"], wall["early"]) for wall in walls] == [
        (1, 1, 2, True),
        (5, 2, 2, True),
    ]
    last = replace(evening["afspraken"], page=1)
    evening.state = replace(evening.state, activities=evening.state.activities.set("afspraken", last))
    for one in made[3:]:
        evening.act("afspraken", "drop", agreement=one)
    wall = evening.wall("afspraken")
    assert (wall["page"], wall["first"], [one.what for one in wall["agreements"]]) == (
        1, 1, ["Afspraak 0", "Afspraak 1", "Afspraak 2"],
    )  # fmt: skip
