"""Who reads the report first: the participants, for some days, where the facilitator chose that."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from werksessie.programme.dates import day
from werksessie.session.state import State

AT_ONCE = datetime.min.replace(tzinfo=UTC)


def opens_at(state: State) -> datetime | None:
    """When the municipality may read: AT_ONCE, or so many days after closing, and never before the day on which the
    room was told that it reads first. None while that is not known yet. Raises OverflowError for a year 9999."""
    details = state.details
    if not details.participants_first:
        return AT_ONCE
    if not state.closed_at:
        return None
    after_closing = datetime.fromisoformat(state.closed_at).astimezone() + timedelta(days=details.participants_first)
    if not day(details.feedback_date, "nl"):
        return after_closing
    return max(after_closing, datetime.combine(date.fromisoformat(details.feedback_date), time()).astimezone())
