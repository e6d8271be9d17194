"""Wat is er gedaan? Every agreement of before comes back, and where the room consents its word counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.session.evening import DETAILS, Evening, refused
from tests.session.three_evenings import DAYS, agree, began, consent, how, recall, second
from werksessie.session.earlier import still_open, told
from werksessie.session.past import Agreed, Earlier
from werksessie.session.returning import Returning, day_of, returning, unsaid
from werksessie.session.state import Progress
from werksessie.session.statuses import DONE, ROOM, RUNNING, STUCK


def agreed(what: str, progress: Progress | None = None) -> Agreed:
    return Agreed(what, "De gemeente", "2027-02-10", progress)


def before(*agreements: Agreed) -> Earlier:
    return Earlier("Een avond", "2026-11-10", "De Linde", 12, agreements=agreements)


def sentence(what: str, why: str) -> str:
    """What the room is asked about this agreement, which is done."""
    return Returning("e1-1", agreed(what), DONE, why).sentence


def test_the_room_is_asked_about_every_agreement_in_one_sentence_each() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": STUCK})
    evening.press("open:gedaan")
    assert [one.text["nl"] for one in evening["gedaan"].options] == [
        "Plaats een lamp (De gemeente, 10 februari 2027): gedaan. Het wachten is op geld.",
        "Bel de school (De gemeente, 20 februari 2027): lukt niet. Het wachten is op geld.",
    ]


@pytest.mark.parametrize(
    ("why", "end"),
    [
        ("", "gedaan."),
        ("Hij brandt", "gedaan. Hij brandt."),
        ("Hij brandt.", "gedaan. Hij brandt."),
        ("Hij brandt!", "gedaan. Hij brandt!"),
        ("Brandt hij?", "gedaan. Brandt hij?"),
    ],
)
def test_the_sentence_ends_as_a_sentence_does(why: str, end: str) -> None:
    assert sentence("Plaats een lamp", why) == f"Plaats een lamp (De gemeente, 10 februari 2027): {end}"


def test_a_sentence_that_grows_too_long_to_answer_to_leaves_out_why() -> None:
    rest = len(sentence("", "Hij brandt"))
    assert sentence("x" * (280 - rest), "Hij brandt").endswith("gedaan. Hij brandt.")
    assert sentence("x" * (281 - rest), "Hij brandt").endswith("2027): gedaan.")


def test_all_of_the_last_evening_comes_back_and_of_before_what_is_open_and_was_not_agreed_again() -> None:
    done = Progress(DONE, "", ROOM, DAYS[0])
    first = (agreed("Lamp", done), agreed("School"), agreed("Rooster"))
    last = (agreed("Bank", done), agreed(" school "), agreed("Pad"))
    evening = began(3, (before(*first), before(*last)))
    assert [(one.id, one.agreed.what) for one in returning(evening.state)] == [
        ("e1-3", "Rooster"),
        ("e2-1", "Bank"),
        ("e2-2", " school "),
        ("e2-3", "Pad"),
    ]
    assert [(one.status, one.why) for one in unsaid(evening.state)] == [("", "")] * 3


def test_what_the_room_says_bears_the_day_filled_in_or_else_that_of_the_evening_itself() -> None:
    evening = second()
    assert day_of(evening.state) == DAYS[1]
    evening.state = replace(evening.state, details=replace(evening.state.details, date=""))
    assert day_of(evening.state) == "2027-01-12"
    evening.clock += timedelta(days=1)
    evening.close()
    assert day_of(evening.state) == "2027-01-13"
    assert day_of(Evening(details=replace(DETAILS, date="")).state) == ""


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
