"""One agreement for somebody's own calendar (iCalendar, RFC 5545): a whole day, with a word a week before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from werksessie.session.progress import Promise

BEFORE = timedelta(days=7)


def as_ical(promise: Promise, title: str, told: datetime) -> bytes:
    """The agreement of the evening with this title, as a file; `told` is when that evening was closed. The same again
    is the same appointment: a calendar puts it in the place of the one that it has. Raises ValueError when the
    agreement has no date."""
    day = date.fromisoformat(promise.when)
    entry = Event()
    entry.add("uid", f"{_mark(promise, title, told)}@werksessie")
    entry.add("dtstamp", told.astimezone(UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", promise.what)
    entry.add("description", "\n".join((promise.who, title)))
    entry.add("transp", "TRANSPARENT")
    entry.add_component(_word_before(promise))
    calendar = Calendar()
    calendar.add("prodid", "-//werksessie//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _word_before(promise: Promise) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -BEFORE)
    alarm.add("description", promise.what)
    return alarm


def _mark(promise: Promise, title: str, told: datetime) -> str:
    told_of = (title, told.isoformat(), promise.activity, str(promise.number))
    return sha256("\0".join(told_of).encode("utf-8", "replace")).hexdigest()[:32]
