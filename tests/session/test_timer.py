"""The timer: silent, for the question on the wall; it closes a question only when it was told to."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.commands import Next
from werksessie.session.stages import next_step
from werksessie.session.state import OPEN, SHUT
from werksessie.session.timer import AddMinute, LetTimerClose, StartTimer, StopTimer, TalkTogether, due, onward


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


def parts(evening: Evening) -> str:
    """The part of 1-2-4-Allen that is on, "" when there is none."""
    return evening.state.timer.together if evening.state.timer else ""


def test_one_two_four_all_goes_on_with_volgende_and_says_so() -> None:
    evening = at_work()
    evening.ask(TalkTogether(evening.at))
    seen = [(parts(evening), evening.state.timer.seconds if evening.state.timer else 0)]
    for step, label in (("2", "met z'n tweeën"), ("4", "met z'n vieren"), ("all", "met iedereen")):
        promised = next_step(evening.state)
        assert promised is not None
        assert (promised.token, promised.label) == (f"together:wensen:{step}", label)
        evening.press(promised.token)
        assert evening.state.timer
        seen.append((parts(evening), evening.state.timer.seconds))
    assert seen == [("1", 60), ("2", 120), ("4", 240), ("all", 300)]
    evening.shut("wensen")
    assert evening.state.timer is None


def test_a_stale_press_does_not_skip_a_part() -> None:
    evening = at_work()
    evening.ask(TalkTogether(evening.at))
    evening.press("together:wensen:2")
    with refused(409, "Al gedaan"):
        evening.press("together:wensen:2")
    assert parts(evening) == "2"


def test_one_two_four_all_needs_an_open_question_and_begins_once() -> None:
    evening = Evening(people=3)
    evening.show("wensen")
    with refused(409, "Open eerst de vraag"):
        evening.ask(TalkTogether(evening.at))
    evening.press("open:wensen")
    evening.ask(TalkTogether(evening.at))
    with refused(409, "Al gedaan"):
        evening.ask(TalkTogether(evening.at))
    evening.ask(StopTimer())
    assert next_step(evening.state).token == "close:wensen"  # type: ignore[union-attr]


def test_only_a_timer_that_was_told_to_closes_and_only_when_it_is_over() -> None:
    evening = at_work()
    evening.ask(StartTimer(60, evening.at))
    evening.wait(61)
    assert due(evening.state, evening.at) is None
    evening.ask(AddMinute(evening.at))
    evening.ask(LetTimerClose(True, evening.at))
    assert due(evening.state, evening.at) is None
    evening.wait(61)
    assert due(evening.state, evening.at) == Next("close:wensen", evening.at)
    evening.ask(Next("close:wensen", evening.at))
    assert evening["wensen"].stage == SHUT
    assert due(evening.state, evening.at) is None


def test_a_minute_more_keeps_closing_and_it_can_be_switched_off() -> None:
    evening = at_work()
    evening.ask(StartTimer(60, evening.at))
    evening.ask(LetTimerClose(True, evening.at))
    evening.ask(AddMinute(evening.at))
    evening.wait(61)
    assert due(evening.state, evening.at) is None
    evening.wait(60)
    assert due(evening.state, evening.at) is not None
    evening.ask(LetTimerClose(False, evening.at))
    assert due(evening.state, evening.at) is None


def test_what_is_over_cannot_be_told_to_close() -> None:
    evening = at_work()
    with refused(409, "Er loopt geen klok"):
        evening.ask(LetTimerClose(True, evening.at))
    evening.ask(StartTimer(60, evening.at))
    evening.wait(60)
    with refused(409, "Er loopt geen klok"):
        evening.ask(LetTimerClose(True, evening.at))


def test_thinking_alone_never_closes_the_question() -> None:
    evening = at_work()
    evening.ask(TalkTogether(evening.at))
    evening.ask(LetTimerClose(True, evening.at))
    evening.wait(61)
    assert due(evening.state, evening.at) is None


# At its edges


def test_a_timer_may_be_a_whole_hour_and_a_minute_more_makes_it_show_no_more_than_that() -> None:
    evening = at_work()
    evening.ask(StartTimer(3600, "2027-01-12T20:00:00"))
    evening.ask(AddMinute("2027-01-12T20:00:10"))
    timer = evening.state.timer
    assert timer is not None
    assert (timer.seconds, timer.ends) == (3600, "2027-01-12T21:01:00")


def test_a_minute_more_makes_the_ring_a_minute_larger() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, evening.at))
    evening.ask(AddMinute(evening.at))
    assert evening.state.timer is not None
    assert evening.state.timer.seconds == 150


def test_which_end_is_later_is_told_by_the_clock_and_not_by_how_it_is_written() -> None:
    evening = at_work()
    evening.ask(StartTimer(90, "2027-01-12T19:00:00+00:00"))
    evening.ask(AddMinute("2027-01-12T20:00:30+01:00"))
    assert evening.state.timer is not None
    assert evening.state.timer.ends == "2027-01-12T19:02:30+00:00"


def test_it_closes_at_its_very_last_moment() -> None:
    evening = at_work()
    evening.ask(StartTimer(60, evening.at))
    evening.ask(LetTimerClose(True, evening.at))
    evening.wait(60)
    assert due(evening.state, evening.at) == Next("close:wensen", evening.at)


def test_without_a_timer_or_before_the_question_is_open_nothing_closes() -> None:
    evening = Evening(people=3)
    assert due(evening.state, evening.at) is None
    evening.show("wensen")
    evening.ask(StartTimer(60, evening.at))
    evening.ask(LetTimerClose(True, evening.at))
    evening.wait(61)
    assert due(evening.state, evening.at) is None
    evening.ask(StopTimer())
    evening.press("open:wensen")
    assert due(evening.state, evening.at) is None


def test_the_parts_of_one_two_four_all_wait_for_the_question_to_open() -> None:
    evening = Evening(people=3)
    evening.show("wensen")
    evening.ask(StartTimer(60, evening.at, "1"))
    assert next_step(evening.state).token == "open:wensen"  # type: ignore[union-attr]


def test_each_part_of_one_two_four_all_has_its_own_end_and_what_is_only_announced_has_none() -> None:
    evening = at_work()
    evening.ask(TalkTogether(evening.at))
    announced = onward(evening.state, "")
    assert announced is not None
    assert (announced.together, announced.ends) == ("2", "")
    evening.press("together:wensen:2")
    then = datetime.fromisoformat(evening.at)
    assert evening.state.timer is not None
    assert datetime.fromisoformat(evening.state.timer.ends) - then == timedelta(seconds=120)
