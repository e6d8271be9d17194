"""Participants first: from what moment the municipality may read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.session.evening import DETAILS, Evening
from werksessie.session.reading_first import AT_ONCE, opens_at


def closed(days: int, told: str = "2027-01-13") -> Evening:
    """An evening of 12 January that is over; the room reads for so many days, and was told this date."""
    evening = Evening(details=replace(DETAILS, participants_first=days, feedback_date=told), people=3)
    evening.close()
    return evening


def ended(evening: Evening) -> datetime:
    return datetime.fromisoformat(evening.state.closed_at).astimezone()


def test_without_days_for_the_participants_the_municipality_reads_at_once() -> None:
    assert opens_at(Evening(people=3).state) == opens_at(closed(0).state) == AT_ONCE


def test_nobody_knows_when_while_the_evening_goes_on() -> None:
    assert opens_at(Evening(details=replace(DETAILS, participants_first=3), people=3).state) is None


@pytest.mark.parametrize("days", [3, 7])
def test_the_days_count_from_closing(days: int) -> None:
    evening = closed(days)
    assert opens_at(evening.state) == ended(evening) + timedelta(days=days)


def test_never_before_the_day_the_room_was_told() -> None:
    evening = closed(3, told="2027-01-20")
    assert opens_at(evening.state) == datetime(2027, 1, 20).astimezone()
    assert opens_at(closed(7, told="2027-01-18").state) != datetime(2027, 1, 18).astimezone()


def test_a_date_that_is_none_delays_nothing() -> None:
    evening = closed(3)
    odd = replace(evening.state, details=replace(evening.state.details, feedback_date="na de zomer"))
    assert opens_at(odd) == ended(evening) + timedelta(days=3)
