"""Wat is er gedaan? Every agreement of before comes back, and where the room consents its word counts."""

from __future__ import annotations

import pytest

from tests.session.evening import refused
from tests.session.three_evenings import DAYS, agree, began, consent, how, recall, second
from werksessie.session.earlier import still_open, told
from werksessie.session.state import Progress
from werksessie.session.statuses import DONE, ROOM, RUNNING, STUCK


def test_the_room_is_asked_about_every_agreement_in_one_sentence_each() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": STUCK})
    evening.press("open:gedaan")
    assert [one.text["nl"] for one in evening["gedaan"].options] == [
        "Plaats een lamp (De gemeente, 10 februari 2027): gedaan. Het wachten is op geld.",
        "Bel de school (De gemeente, 20 februari 2027): lukt niet. Het wachten is op geld.",
    ]


def test_it_does_not_open_before_every_agreement_has_a_status() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE})
    with refused(409, "Bel de school"):
        evening.press("open:gedaan")


def test_without_an_earlier_evening_there_is_nothing_to_ask() -> None:
    evening = began(1)
    evening.show("gedaan")
    with refused(409, "geen afspraken"):
        evening.press("open:gedaan")


def test_before_it_opens_the_wall_shows_what_will_be_asked() -> None:
    evening = second()
    evening.show("gedaan")
    assert evening.wall("gedaan")["proposals"] == ()
    recall(evening, **{"e1-1": DONE})
    assert [one.id for one in evening.wall("gedaan")["proposals"]] == ["e1-1"]


def test_where_the_room_consents_its_word_counts_and_else_what_was_known() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "tolerable", "e1-2": "objection"})
    lamp, school = told(evening.state)[0].agreements
    assert lamp.progress == Progress(DONE, "Het wachten is op geld.", ROOM, DAYS[1])
    assert school.progress is None


def test_an_agreement_that_nobody_took_a_stand_on_stays_as_it_was() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "fine"})
    assert how(told(evening.state)) == [[DONE, ""]]


def test_after_an_objection_it_is_said_otherwise_and_asked_once_more() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "objection", "e1-2": "fine"})
    evening.act("gedaan", "recall", agreement="e1-1", status=RUNNING, why="")
    assert how(told(evening.state)) == [["", RUNNING]]
    evening.open_again("gedaan")
    evening.send("gedaan", "bob", {"value-e1-1": "fine"})
    evening.shut("gedaan")
    assert how(told(evening.state)) == [[RUNNING, RUNNING]]
    assert evening.detail("gedaan")["proposals"][0]["earlier"][0]["outcome"] == "objection"


def test_while_people_answer_what_they_answer_to_stays_as_it_is() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    evening.press("open:gedaan")
    with refused(409, "Sluit eerst"):
        evening.act("gedaan", "recall", agreement="e1-1", status=RUNNING)
    evening.shut("gedaan")
    with refused(409, "blijft staan"):
        evening.act("gedaan", "reword", proposal="e1-1", text="Iets heel anders")


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"agreement": "e9-1", "status": DONE}, 404, "is er niet"),
        ({"agreement": "e1-1", "status": "klaar"}, 422, "Kies hoe het gaat"),
        ({"agreement": "e1-1", "status": STUCK}, 422, "waarom het niet lukt"),
        ({"agreement": "e1-1", "status": DONE, "why": "x" * 121}, 422, "te lang"),
    ],
)
def test_what_nobody_can_mean_is_refused(fields: dict[str, str], status: int, words: str) -> None:
    evening = second()
    with refused(status, words):
        evening.act("gedaan", "recall", **fields)


def test_what_is_still_open_is_offered_for_taking_over_until_it_is_agreed_again() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "fine", "e1-2": "fine"})
    assert [one.agreed.what for one in still_open(evening.state)] == ["Bel de school"]
    agree(evening, ("Bel de school", "2027-05-01"))
    assert still_open(evening.state) == ()


def test_what_somebody_proposes_beside_it_is_nobody_s_status() -> None:
    evening = second()
    evening.show("gedaan")
    evening.act("gedaan", "propose", text="Morgen om zeven uur weer")
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "fine", "e1-2": "fine"})
    assert how(told(evening.state)) == [[DONE, RUNNING]]
