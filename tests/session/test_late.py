"""Answers that come after closing: set aside, taken in or left out, and until then they count for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.crowds import ASKED, CHOICES, Case, Way
from tests.activities.kinds_asked import CASES
from tests.session.evening import DETAILS, Evening, counts, only, plan, refused
from werksessie.activities import KINDS
from werksessie.session.answering import LATE_AT_MOST
from werksessie.session.events import CONSOLE, WALL
from werksessie.session.stages import turnout
from werksessie.session.state import Late
from werksessie.summary.tally import whole

ONE, TWO = {"dots-plek-1": "1"}, {"dots-plek-2": "1"}
NOTHING_LATE = {"waiting": 0, "left_out": 0}

NOT_ABOUT = {name: case for name, case in CASES.items() if not case.about}
"""The ways of asking in which an answer is about the question itself."""


def late(evening: Evening, activity: str, person: str, fields: Mapping[str, Any], answer_id: str = "") -> str:
    """An answer sent as one that came too late; the id under which it waits."""
    before = set(evening[activity].late)
    evening.send(activity, person, {**fields, "late": "1"}, answer_id)
    return next(iter(set(evening[activity].late) - before), "")


def closed(activity: str = "stapel", **more: Any) -> Evening:
    """An evening in which this question was asked and closed."""
    evening = Evening(people=3, **more)
    evening.open(activity)
    evening.shut(activity)
    return evening


def told(evening: Evening, activity: str) -> dict[str, int]:
    """What tally.json says of late answers to this question."""
    found: dict[str, int] = next(one for one in whole("x", evening.state)["activities"] if one["id"] == activity)[
        "late"
    ]
    return found


# Waiting


def test_a_late_answer_waits_and_counts_nowhere() -> None:
    evening = closed()
    before = (evening.tally("stapel"), evening.wall("stapel"), evening.board("stapel"), evening.own("stapel", "ann"))
    late(evening, "stapel", "ann", ONE)
    assert before == (
        evening.tally("stapel"), evening.wall("stapel"), evening.board("stapel"), evening.own("stapel", "ann"),
    )  # fmt: skip
    assert turnout(evening.state, evening.plan("stapel"), evening["stapel"])[0] == 0
    assert told(evening, "stapel") == {"waiting": 1, "left_out": 0}


def test_it_waits_under_a_random_id_with_what_was_sent_and_nothing_of_how() -> None:
    evening = closed()
    waiting = late(evening, "stapel", "ann", ONE, "a1")
    assert dict(evening["stapel"].late) == {waiting: Late("ann", "a1", {"dots-plek-1": ("1",)})}


def test_without_saying_so_an_answer_after_closing_is_still_refused() -> None:
    evening = closed()
    with refused(409, "gesloten"):
        evening.send("stapel", "ann", ONE)
    assert told(evening, "stapel") == NOTHING_LATE


def test_it_is_news_for_wall_and_console_and_for_no_phone() -> None:
    evening = closed()
    (waits,) = evening.send("stapel", "ann", {**ONE, "late": "1"})
    assert set(waits.TOUCHES) == {WALL, CONSOLE}


def test_the_same_late_answer_again_is_one_answer_before_and_after_it_was_settled() -> None:
    evening = closed()
    waiting = late(evening, "stapel", "ann", ONE, "a1")
    for settle in (lambda: None, lambda: evening.act("stapel", "take-late", late=waiting)):
        settle()
        before = evening.state
        for fields in (ONE, {**ONE, "late": "1"}, {**TWO, "late": "1"}):
            assert evening.send("stapel", "ann", fields, "a1") == ()
        assert evening.state is before


def test_what_was_left_out_does_not_come_back_by_sending_it_again() -> None:
    evening = closed()
    evening.act("stapel", "leave-late", late=late(evening, "stapel", "ann", ONE, "a1"))
    assert evening.send("stapel", "ann", {**ONE, "late": "1"}, "a1") == ()
    assert told(evening, "stapel") == {"waiting": 0, "left_out": 1}


def test_an_answer_that_was_in_time_does_not_wait_when_it_is_sent_again_as_late() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, "a1")
    evening.shut("stapel")
    assert evening.send("stapel", "ann", {**ONE, "late": "1"}, "a1") == ()


def test_while_the_question_is_open_a_late_answer_is_an_ordinary_one() -> None:
    evening = closed()
    evening.open_again("stapel")
    assert late(evening, "stapel", "ann", ONE) == ""
    assert evening.tally("stapel").answered == 1


def test_before_it_was_asked_nothing_can_be_late() -> None:
    evening = Evening()
    with refused(409, "nog niet begonnen"):
        evening.send("stapel", "ann", {**ONE, "late": "1"})
    evening.press("start")
    with refused(409, "nog niet open"):
        evening.send("stapel", "ann", {**ONE, "late": "1"})
    evening.show("welkom")
    with refused(409, "grote scherm"):
        evening.send("welkom", "ann", {"text": "Hoi", "late": "1"})


def test_after_the_evening_answers_may_be_late_until_it_is_sealed() -> None:
    evening = Evening(people=3)
    evening.open("stapel")
    evening.close()
    waiting = late(evening, "stapel", "ann", ONE)
    evening.act("stapel", "take-late", late=waiting)
    assert evening.tally("stapel").answered == 1
    evening.state = evening.sealed()[0]
    for fields in (ONE, {**ONE, "late": "1"}):
        with refused(409, "afgesloten"):
            evening.send("stapel", "bob", fields)


@pytest.mark.parametrize(
    ("activity", "fields", "sentence"),
    [
        ("wensen", {"text": " "}, "Schrijf eerst iets op"),
        ("wensen", {"text": "x" * 41}, "te lang"),
        ("stapel", {"dots-plek-1": "9"}, "hoogstens"),
        ("stapel", {}, "Kies"),
    ],
)
def test_what_would_have_been_refused_in_time_is_refused_late(
    activity: str, fields: Mapping[str, Any], sentence: str
) -> None:
    evening = closed(activity)
    with refused(422, sentence):
        late(evening, activity, "ann", fields)
    assert told(evening, activity) == NOTHING_LATE


def test_twenty_of_one_person_may_wait_and_then_no_more() -> None:
    evening = closed()
    ids = [late(evening, "stapel", "ann", ONE) for _ in range(LATE_AT_MOST)]
    assert len(set(ids)) == LATE_AT_MOST == 20
    with refused(409, "gesloten"):
        late(evening, "stapel", "ann", ONE)
    assert late(evening, "stapel", "bob", ONE)
    evening.act("stapel", "leave-late", late=ids[0])
    assert late(evening, "stapel", "ann", ONE)
    assert told(evening, "stapel") == {"waiting": 21, "left_out": 1}


# Taken in, or left out


def opened(case: Case) -> Evening:
    """An evening of three people who are asked in this way."""
    asked = plan(ASKED, case.kind, options=CHOICES if case.listed else (), settings=case.settings)
    evening = Evening(only(asked), people=3)
    evening.show(ASKED)
    case.begin(evening)
    evening.press(f"open:{ASKED}")
    return evening


@pytest.mark.parametrize("name", NOT_ABOUT)
def test_what_is_taken_in_counts_as_if_it_had_been_in_time(name: str) -> None:
    case = NOT_ABOUT[name]
    in_time, too_late, fields = opened(case), opened(case), case.answer(Way(0, 0, 1, 2))
    in_time.send(ASKED, "ann", fields)
    in_time.shut(ASKED)
    too_late.shut(ASKED)
    assert too_late.tally(ASKED).answered == 0
    too_late.act(ASKED, "take-late", late=late(too_late, ASKED, "ann", fields))
    assert too_late.tally(ASKED) == in_time.tally(ASKED)
    assert too_late.tally(ASKED).answered == 1
    assert told(too_late, ASKED) == NOTHING_LATE


def test_every_kind_that_asks_is_tried() -> None:
    assert {case.kind for case in NOT_ABOUT.values()} == {name for name, kind in KINDS.items() if kind.ASKS}


def test_an_idea_that_is_taken_in_is_looked_at_before_the_room_sees_it() -> None:
    evening = closed("wensen")
    evening.act("wensen", "take-late", late=late(evening, "wensen", "ann", {"text": "Een bankje"}))
    assert [card["text"] for card in evening.detail("wensen")["waiting"]] == ["Een bankje"]
    assert evening.detail("wensen")["shown"] == []


@pytest.mark.parametrize("verb", ["take-late", "leave-late"])
@pytest.mark.parametrize("again", ["take-late", "leave-late"])
def test_what_was_settled_cannot_be_settled_again(verb: str, again: str) -> None:
    evening = closed()
    waiting = late(evening, "stapel", "ann", ONE)
    evening.act("stapel", verb, late=waiting)
    before = evening.state
    with refused(404, "is er niet meer"):
        evening.act("stapel", again, late=waiting)
    assert evening.state is before


def test_what_is_left_out_is_a_number_and_no_more() -> None:
    evening = closed()
    evening.act("stapel", "leave-late", late=late(evening, "stapel", "ann", ONE))
    assert evening.tally("stapel").answered == 0
    assert told(evening, "stapel") == {"waiting": 0, "left_out": 1}


def test_a_late_vote_replaces_the_earlier_one_only_when_it_is_taken_in() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE)
    evening.shut("stapel")
    waiting = late(evening, "stapel", "ann", TWO)
    votes = [row["dots"] for row in counts(evening.tally("stapel")).values()]
    assert votes[:2] == [1, 0]
    evening.act("stapel", "take-late", late=waiting)
    votes = [row["dots"] for row in counts(evening.tally("stapel")).values()]
    assert votes[:2] == [0, 1]


@pytest.mark.parametrize("how", ["skip", "unsure"])
def test_passing_late_takes_the_vote_back_only_when_it_is_taken_in(how: str) -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE)
    evening.shut("stapel")
    waiting = late(evening, "stapel", "ann", {how: "1"})
    assert evening.tally("stapel").answered == 1
    evening.act("stapel", "take-late", late=waiting)
    tally = evening.tally("stapel")
    assert (tally.answered, tally.unsure, tally.skipped) == (0, how == "unsure", how == "skip")


def test_changing_or_taking_back_an_idea_late_waits_as_well() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    evening.send("wensen", "ann", {"text": "Een bankje"}, "a1")
    evening.shut("wensen")
    changed = late(evening, "wensen", "ann", {"text": "Twee bankjes", "replaces": "a1"}, "a2")
    gone = late(evening, "wensen", "ann", {"withdraw": "a1"})
    assert [card["text"] for card in evening.detail("wensen")["waiting"]] == ["Een bankje"]
    evening.act("wensen", "take-late", late=changed)
    assert [card["text"] for card in evening.detail("wensen")["waiting"]] == ["Twee bankjes"]
    evening.act("wensen", "take-late", late=gone)
    assert evening.tally("wensen").answered == 0


def test_nobody_gets_more_ideas_by_being_late() -> None:
    evening = closed("wensen")
    waiting = [late(evening, "wensen", "ann", {"text": f"Idee {number}"}) for number in range(4)]
    for one in waiting[:3]:
        evening.act("wensen", "take-late", late=one)
    with refused(409, "past er niet meer bij"):
        evening.act("wensen", "take-late", late=waiting[3])
    assert told(evening, "wensen") == {"waiting": 1, "left_out": 0}
    evening.act("wensen", "leave-late", late=waiting[3])


def test_the_group_somebody_named_comes_along() -> None:
    evening = closed(details=replace(DETAILS, groups=True))
    evening.send("stapel", "ann", {**ONE, "late": "1"}, group="community")
    assert dict(evening["stapel"].groups) == {}
    evening.act("stapel", "take-late", late=next(iter(evening["stapel"].late)))
    assert dict(evening["stapel"].groups) == {"ann": "community"}
