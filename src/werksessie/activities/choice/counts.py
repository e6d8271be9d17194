"""Counting a choice: what could be picked, how often it was, and what may follow from that."""

from __future__ import annotations

from collections.abc import Callable

from immutables import Map

from werksessie.activities.about import row_id, row_text, subjects
from werksessie.activities.telling import OTHER
from werksessie.programme.model import Plan
from werksessie.session.disclosure import Row, Shown, Tally, cells, weight
from werksessie.session.state import Activity, Option, State

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
    most = plan.settings.get("choices", 1)
    return tuple(
        Row(
            row_id(about, one.id), row_text(about, one.text), {"people": totals[one.id]}, len(cast),
            vote=f"about:{about.id}", picks=most,
        )
        for one in options(plan, activity)
    )  # fmt: skip


def tally(plan: Plan, activity: Activity) -> Tally:
    """Every count, in the order of the programme."""
    return total(plan, activity, lambda about: cast_of(activity, about))


def total(plan: Plan, activity: Activity, cast: Callable[[Option], Cast]) -> Tally:
    """The tally of these choices, one subject after another."""
    passed = list(activity.passed.values())
    every = [(about, cast(about)) for about in subjects(activity)]
    people = {person for _, picked in every for person in picked}
    rows = tuple(row for about, picked in every for row in counted(plan, activity, about, picked))
    ordered = bool(plan.settings.get("ordered"))
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows, ordered)


def cast_of(activity: Activity, about: Option) -> Cast:
    """What everybody picked about this."""
    cast: Cast = activity.content.choices.of(about.id).cast
    return cast


def hardly(state: State, plan: Plan, activity: Activity) -> frozenset[str]:
    """The rows that nobody or hardly anybody picked, as far as that may be told."""
    shown: Shown = cells(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    return frozenset(row.id for row in shown.rows if row.answered and not weight(row))
