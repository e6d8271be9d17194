"""A pause at any moment: what stood open stays open, and Volgende ends it."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.pause import BeginPause, EndPause
from werksessie.session.stages import next_step
from werksessie.session.state import OPEN
from werksessie.session.timer import StartTimer


def at_work() -> Evening:
    evening = Evening(people=3)
    evening.open("wensen")
    return evening


def test_volgende_ends_a_pause_and_the_question_is_where_it_was() -> None:
    evening = at_work()
    evening.ask(BeginPause(10, "2027-01-12T20:00:00"))
    assert evening.state.pause == "2027-01-12T20:10:00"
    step = next_step(evening.state)
    assert step is not None
    assert step.label == "einde pauze"
    evening.press(step.token)
    assert evening.state.pause == ""
    assert evening["wensen"].stage == OPEN
    assert evening.replay() == evening.state


def test_an_answer_on_its_way_is_taken_in_during_a_pause() -> None:
    evening = at_work()
    evening.ask(BeginPause(10, evening.at))
    evening.idea("Ik was nog bezig")
    assert len(evening["wensen"].content.ideas) == 1


def test_a_pause_stops_the_timer_and_another_one_counts_from_then() -> None:
    evening = at_work()
    evening.ask(StartTimer(60, evening.at))
    evening.ask(BeginPause(5, "2027-01-12T20:00:00"))
    evening.ask(BeginPause(15, "2027-01-12T20:02:00"))
    assert evening.state.timer is None
    assert evening.state.pause == "2027-01-12T20:17:00"


def test_ending_twice_is_ending_once() -> None:
    evening = at_work()
    evening.ask(BeginPause(5, evening.at))
    assert len(evening.ask(EndPause())) == 1
    assert evening.ask(EndPause()) == ()


def test_going_elsewhere_ends_the_pause() -> None:
    for elsewhere in (lambda one: one.show("stapel"), lambda one: one.close()):
        evening = at_work()
        evening.ask(BeginPause(5, evening.at))
        elsewhere(evening)
        assert evening.state.pause == ""


@pytest.mark.parametrize("minutes", [0, -1, 61])
def test_a_pause_is_no_shorter_than_a_minute_and_no_longer_than_an_hour(minutes: int) -> None:
    with refused(422, "1 tot 60"):
        at_work().ask(BeginPause(minutes, "2027-01-12T20:00:00"))


def test_there_is_no_pause_outside_the_evening() -> None:
    evening = at_work()
    evening.close()
    with refused(409, "afgesloten"):
        evening.ask(BeginPause(5, evening.at))


@pytest.mark.parametrize(("minutes", "until"), [(1, "20:01:00"), (60, "21:00:00")])
def test_a_pause_may_be_one_minute_or_a_whole_hour(minutes: int, until: str) -> None:
    evening = at_work()
    evening.ask(BeginPause(minutes, "2027-01-12T20:00:00"))
    assert evening.state.pause == f"2027-01-12T{until}"
