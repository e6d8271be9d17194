"""An agreement as an appointment in somebody's own calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from icalendar import Calendar, Event

from werksessie.session.progress import Promise
from werksessie.summary.as_ical import BEFORE, as_ical

TOLD = datetime(2026, 11, 3, 21, 30, tzinfo=UTC)
ONE = Promise("afspraken", 1, "Plaats een lamp; bij de trap, links", "De gemeente", "2027-02-10", None)


def read(content: bytes) -> Event:
    [entry] = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(entry, Event)
    return entry


def test_it_is_a_whole_day_that_leaves_the_rest_of_the_day_free() -> None:
    entry = read(as_ical(ONE, "Samen sterk", TOLD))
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (date(2027, 2, 10), date(2027, 2, 11))
    assert entry["transp"] == "TRANSPARENT"


def test_it_says_what_who_and_of_which_evening() -> None:
    entry = read(as_ical(ONE, "Samen sterk", TOLD))
    assert (entry["summary"], entry["description"]) == (ONE.what, "De gemeente\nSamen sterk")


def test_a_calendar_warns_a_week_before() -> None:
    [alarm] = read(as_ical(ONE, "Samen sterk", TOLD)).walk("VALARM")
    assert alarm.decoded("trigger") == -BEFORE


def test_the_same_agreement_again_takes_its_own_place_and_no_other_one_does() -> None:
    mark = read(as_ical(ONE, "Samen sterk", TOLD))["uid"]
    assert read(as_ical(ONE, "Samen sterk", TOLD))["uid"] == mark
    assert read(as_ical(replace(ONE, number=2), "Samen sterk", TOLD))["uid"] != mark
    assert read(as_ical(ONE, "Samen verder", TOLD))["uid"] != mark


def test_without_a_date_it_is_no_appointment() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        as_ical(replace(ONE, when="in de lente"), "Samen sterk", TOLD)


@given(some.text(max_size=150), some.text(max_size=150), some.text(max_size=80))
def test_whatever_was_typed_it_is_one_appointment_on_that_day(what: str, who: str, title: str) -> None:
    content = as_ical(replace(ONE, what=what, who=who), title, TOLD)
    assert read(content).decoded("dtstart") == date(2027, 2, 10)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
