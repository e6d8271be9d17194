"""The timer: silent, for the question on the wall, and never in charge."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.state import OPEN
from werksessie.session.timer import AddMinute, StartTimer, StopTimer


def at_work() -> Evening:
    """An evening in which people are writing."""
    evening = Evening(people=3)
    evening.open("wensen")
    return evening


def test_a_timer_ends_so_many_seconds_from_now() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, "2027-01-12T20:00:00", "1"))
    timer = evening.state.timer
    assert timer is not None
    assert (timer.activity, timer.seconds, timer.ends, timer.together) == ("wensen", 90, "2027-01-12T20:01:30", "1")


@pytest.mark.parametrize(("pressed", "ends"), [("20:00:30", "20:02:30"), ("20:05:00", "20:06:00")])
def test_a_minute_more_counts_from_the_end_or_from_now_when_it_was_over(pressed: str, ends: str) -> None:
    evening = at_work()
    evening.ask(StartTimer(90, "2027-01-12T20:00:00", "4"))
    evening.ask(AddMinute(f"2027-01-12T{pressed}"))
    timer = evening.state.timer
    assert timer is not None
    assert (timer.ends, timer.together) == (f"2027-01-12T{ends}", "4")


def test_a_minute_more_without_a_timer_is_a_timer_of_one_minute() -> None:
    evening = at_work()
    evening.ask(AddMinute("2027-01-12T20:00:00"))
    assert evening.state.timer is not None
    assert evening.state.timer.seconds == 60


def test_the_end_of_a_timer_closes_nothing() -> None:
    evening = at_work()
    evening.ask(StartTimer(10, evening.at))
    evening.wait(600)
    assert evening["wensen"].stage == OPEN
    evening.idea("Nog net")


def test_closing_the_question_or_going_elsewhere_takes_the_timer_away() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, evening.at))
    evening.shut("wensen")
    assert evening.state.timer is None
    evening.open_again("wensen")
    evening.ask(StartTimer(90, evening.at))
    evening.show("doelen")
    assert evening.state.timer is None


def test_a_timer_can_be_stopped_and_stopping_nothing_is_nothing() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, evening.at))
    evening.ask(StopTimer())
    assert evening.state.timer is None
    assert evening.ask(StopTimer()) == ()


@pytest.mark.parametrize(("seconds", "together"), [(9, ""), (3601, ""), (90, "5"), (-60, "")])
def test_a_timer_is_between_ten_seconds_and_an_hour(seconds: int, together: str) -> None:
    with refused(422, "10 seconden"):
        at_work().ask(StartTimer(seconds, "2027-01-12T20:00:00", together))


def test_there_is_no_timer_in_the_lobby_or_after_closing() -> None:
    evening = Evening(people=3)
    with refused(409, "klok loopt"):
        evening.ask(StartTimer(90, evening.at))
    evening.open("wensen")
    evening.shut("wensen")
    with refused(409, "klok loopt"):
        evening.ask(AddMinute(evening.at))


def test_a_sealed_record_knows_no_timer() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, evening.at))
    evening.close()
    assert "timer" not in evening.sealed()[1]
