"""The running clock: behind the plan, and what can be left out."""

from __future__ import annotations

from dataclasses import replace

from tests.session.evening import PROGRAMME, Evening, plan
from werksessie.session.clock import clock
from werksessie.session.commands import Skip

TIMED = replace(
    PROGRAMME,
    activities=(
        plan("een", "ideas", minutes=10),
        plan("twee", "ideas", minutes=10, spare=2),
        plan("drie", "ideas", minutes=10, spare=1),
        plan("vier", "ideas", minutes=10),
        plan("vijf", "ideas", minutes=10, spare=4),
        plan("zes", "ideas", minutes=10, spare=3),
        plan("extra", "ideas", minutes=30, off=True, spare=5),
    ),
)


def after(evening: Evening, minutes: float) -> int:
    evening.wait(60 * minutes - 1)
    found = clock(evening.state, evening.at)
    assert found is not None
    return found.behind


def begun() -> Evening:
    evening = Evening(TIMED, people=1)
    evening.show("een")
    return evening


def test_there_is_no_clock_in_the_lobby() -> None:
    evening = Evening(TIMED, people=1)
    evening.wait(3600)
    assert clock(evening.state, evening.at) is None


def test_within_its_minutes_an_activity_is_on_time() -> None:
    assert after(begun(), 9) == 0


def test_what_takes_longer_puts_the_evening_behind() -> None:
    assert after(begun(), 18) == 7


def test_a_quick_activity_wins_time() -> None:
    evening = begun()
    evening.wait(120)
    evening.open("twee")
    assert after(evening, 1) == -7


def test_leaving_something_out_wins_its_minutes_back() -> None:
    evening = begun()
    assert after(evening, 20) == 9
    evening.ask(Skip("drie", evening.at))
    assert after(evening, 1) == 0


def test_from_five_minutes_behind_the_least_harmful_are_offered_first() -> None:
    evening = begun()
    evening.wait(60 * 13)
    early = clock(evening.state, evening.at)
    assert early is not None
    assert (early.late, early.skips) == (False, ())
    evening.wait(60 * 4)
    late = clock(evening.state, evening.at)
    assert late is not None
    assert late.late
    assert [one.id for one in late.skips] == ["drie", "twee", "zes"]


def test_after_the_evening_there_is_no_clock() -> None:
    evening = begun()
    evening.close()
    assert clock(evening.state, evening.at) is None
