"""Counting a choice: what could be picked, how often it was, and what may follow from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from immutables import Map

from werksessie.activities.about import row_id, row_text, subjects
from werksessie.programme.model import Plan
from werksessie.session.disclosure import FLOOR, Row, Tally
from werksessie.session.state import Activity, Option

OTHER = Option("other", {"nl": "Iets anders", "en": "Something else"})

Cast = Map[str, tuple[str, ...]]
"""Person -> the options they picked, about one goal or role."""


def options(plan: Plan, activity: Activity) -> tuple[Option, ...]:
    """What can be picked: the options, and "Iets anders" in the programme's own words when it lists `other` itself."""
    extra = plan.settings.get("other") and activity.option(OTHER.id) is None
    return (*activity.options, OTHER) if extra else activity.options


def counted(plan: Plan, activity: Activity, about: Option, cast: Cast) -> tuple[Row, ...]:
    """A row of each option, in the order of the programme."""
    totals = dict.fromkeys((option.id for option in options(plan, activity)), 0)
    for picked in cast.values():
        for option in picked:
            totals[option] = totals.get(option, 0) + 1
    return tuple(
        Row(row_id(about, one.id), row_text(about, one.text), {"people": totals[one.id]}, len(cast))
        for one in options(plan, activity)
    )


def whole(plan: Plan, activity: Activity) -> Tally:
    """Every count, in the order of the programme: for the facilitator only."""
    return total(activity, lambda about: counted(plan, activity, about, cast_of(activity, about)))


def tally(plan: Plan, activity: Activity) -> Tally:
    """Every count; where only the order may be told the rows have none, and stand in that order."""
    if not plan.settings.get("ordered"):
        return whole(plan, activity)

    def nameless(about: Option) -> Iterable[Row]:
        rows = in_order(counted(plan, activity, about, cast_of(activity, about)))
        return (replace(row, counts={}) for row in rows)

    return total(activity, nameless)


def total(activity: Activity, rows: Callable[[Option], Iterable[Row]]) -> Tally:
    """The tally of these rows for each subject, one subject after another."""
    passed = list(activity.passed.values())
    every = tuple(row for about in subjects(activity) for row in rows(about))
    return Tally(len(activity.content.choices.people()), passed.count("unsure"), passed.count("skip"), every)


def cast_of(activity: Activity, about: Option) -> Cast:
    """What everybody picked about this."""
    cast: Cast = activity.content.choices.of(about.id).cast
    return cast


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The most picked first; what is small has no place of its own."""
    return sorted(rows, key=lambda row: -weight(row.counts["people"], row.answered))


def weight(number: int | None, answered: int | None) -> int:
    """A count as far as an order may follow from it: what is small weighs nothing."""
    return number if number and number >= FLOOR and (answered is None or answered >= FLOOR) else 0


def hardly(plan: Plan, activity: Activity) -> frozenset[str]:
    """The rows that nobody or hardly anybody picked."""
    rows = whole(plan, activity).rows
    return frozenset(row.id for row in rows if not weight(row.counts["people"], row.answered))
