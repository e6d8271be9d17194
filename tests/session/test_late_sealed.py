"""Late answers later on: when the question opens again, when the record is replayed, and when it is sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import DETAILS, PLACES, Evening, only, plan, refused
from tests.session.full_evening import assert_same
from tests.session.test_late import ONE, closed, late, told
from tests.strategies import of_numbers
from werksessie.session.commands import Refusal
from werksessie.session.state import OPEN, SEALED, SHUT


def test_what_waits_still_waits_when_the_question_opens_again_and_when_that_is_undone() -> None:
    evening = closed()
    waiting = late(evening, "stapel", "ann", ONE)
    evening.open_again("stapel")
    assert (evening["stapel"].stage, list(evening["stapel"].late)) == (OPEN, [waiting])
    evening.undo()
    assert (evening["stapel"].stage, list(evening["stapel"].late)) == (SHUT, [waiting])
    evening.open_again("stapel")
    evening.act("stapel", "take-late", late=waiting)
    assert evening.tally("stapel").answered == 1


def test_a_late_answer_to_an_earlier_round_is_not_taken_into_the_next_one() -> None:
    evening = Evening(only(plan("samen", "consent", options=PLACES[:1])), people=3)
    evening.open("samen")
    objects = {"about": "plek-1", "value": "objection", "text": "Waar komt de lamp?", "round": "1"}
    evening.send("samen", "bob", {**objects, "value": "fine"})
    evening.shut("samen")
    waiting = late(evening, "samen", "ann", objects)
    evening.open_again("samen")
    with refused(409, "past er niet meer bij"):
        evening.act("samen", "take-late", late=waiting)
    evening.act("samen", "leave-late", late=waiting)
    assert told(evening, "samen") == {"waiting": 0, "left_out": 1}


def test_of_late_answers_that_still_wait_sealing_keeps_their_number_only() -> None:
    evening = closed("wensen")
    evening.act("wensen", "take-late", late=late(evening, "wensen", "ann", {"text": "Vlierbessen, meegenomen"}))
    evening.act("wensen", "leave-late", late=late(evening, "wensen", "bob", {"text": "Wolfsmelk, weggelaten"}))
    late(evening, "wensen", "cas", {"text": "Brandnetel, nog niet bekeken"})
    evening.close()
    kept = "\n".join(evening.log)
    after, sealed = evening.sealed()
    for gone in ("Wolfsmelk", "Brandnetel", "answer.late", "late.settled", '"ann"', '"bob"', '"cas"'):
        assert gone in kept
        assert gone not in sealed
    assert "Vlierbessen" in sealed
    evening.state = after
    assert told(evening, "wensen") == {"waiting": 0, "left_out": 2}
    assert (evening.tally("wensen").answered, evening["wensen"].stage) == (1, SHUT)


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_late_answer_is_counted_at_sealing_whether_it_was_looked_at_or_not(looked_at: bool) -> None:
    evening = closed()
    waiting = late(evening, "stapel", "ann", ONE)
    if looked_at:
        evening.act("stapel", "leave-late", late=waiting)
    evening.close()
    assert evening.sealed()[0].activities["stapel"].left_out == 1


def test_without_late_answers_the_sealed_record_says_nothing_of_them() -> None:
    evening = closed()
    evening.close()
    assert "late" not in evening.sealed()[1]


def test_a_group_that_came_with_a_late_answer_nobody_took_in_is_forgotten() -> None:
    evening = closed(details=replace(DETAILS, groups=True))
    evening.send("stapel", "ann", {**ONE, "late": "1"}, group="community")
    evening.close()
    named = '"group": "community"'
    assert named in "".join(evening.log)
    assert named not in evening.sealed()[1]


ASKED = ("wensen", "stapel", "veilig")
PEOPLE = ("ann", "bob", "cas")
HOW = ("late", "late", "late", "again", "take", "take", "leave", "open", "shut", "undo")
deeds = st.lists(
    of_numbers(lambda how, asked, number: (HOW[how], ASKED[asked], number), len(HOW), len(ASKED), 10), max_size=30
)


def answer_to(activity: str, number: int) -> Mapping[str, Any]:
    """A made-up answer; one in five passes on the question."""
    if number % 5 == 4:
        return {("skip", "unsure")[number % 2]: "1"}
    given: dict[str, Mapping[str, Any]] = {
        "wensen": {"text": f"Wens {number}"},
        "stapel": {f"dots-plek-{1 + number % 3}": "1"},
        "veilig": {"about": f"plek-{1 + number % 2}", "value": ("agree", "disagree")[number % 2]},
    }
    return given[activity]


def do(evening: Evening, what: str, activity: str, number: int) -> None:
    """What somebody does; raises Refusal when it is too late or too early for it."""
    waiting = sorted(evening[activity].late)
    one = waiting[number % len(waiting)] if waiting else "weg"
    if what in ("late", "again"):
        answer_id = f"{activity}-{number}" if what == "again" else ""
        evening.send(activity, PEOPLE[number % 3], {**answer_to(activity, number), "late": "1"}, answer_id)
    elif what in ("take", "leave"):
        evening.act(activity, f"{what}-late", late=one)
    elif what == "open":
        evening.open_again(activity)
    elif what == "undo":
        evening.undo()
    else:
        evening.shut(activity)


def played(taken: list[tuple[str, str, int]]) -> Evening:
    """Three questions that were asked and closed, and whatever people and the facilitator then do."""
    evening = all_asked().again()
    for deed in taken:
        try:
            do(evening, *deed)
        except Refusal:
            continue
    return evening


@cache
def all_asked() -> Evening:
    evening = Evening(people=len(PEOPLE))
    for activity in ASKED:
        evening.open(activity)
        evening.send(activity, "ann", answer_to(activity, 0), "in-time")
        evening.shut(activity)
    return evening


@given(deeds)
def test_whatever_happens_to_late_answers_the_state_is_what_its_log_gives(taken: list[tuple[str, str, int]]) -> None:
    evening = played(taken)
    assert evening.replay() == evening.state


@given(deeds)
def test_whatever_happens_to_late_answers_each_is_waiting_taken_in_or_left_out(
    taken: list[tuple[str, str, int]],
) -> None:
    evening = played(taken)
    events = [json.loads(line) for line in evening.log]
    for activity in ASKED:
        mine = [event for event in events if event.get("activity") == activity]
        came = {event["late"] for event in mine if event["type"] == "answer.late"}
        assert set(evening[activity].late) <= came
        assert len(evening[activity].late) + evening[activity].left_out <= len(came)
        if not any(event["type"] == "step.undone" for event in events):
            settled = {event["late"] for event in mine if event["type"] == "late.settled"}
            left = [event for event in mine if event["type"] == "late.settled" and not event["taken"]]
            assert set(evening[activity].late) == came - settled
            assert evening[activity].left_out == len(left)


@given(deeds)
def test_whatever_happens_to_late_answers_sealing_keeps_every_count(taken: list[tuple[str, str, int]]) -> None:
    evening = played(taken)
    evening.close()
    after, sealed = evening.sealed()
    assert_same(evening.state, after)
    assert after.phase == SEALED
    for activity in ASKED:
        before = told(evening, activity)
        assert after.activities[activity].left_out == before["waiting"] + before["left_out"]
        assert not after.activities[activity].late
    assert [person for person in PEOPLE if f'"{person}"' in sealed] == []
