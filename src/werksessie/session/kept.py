"""What stays of an activity when its single answers are gone: every count, what may be told, and of people's own words
three of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.programme.model import Plan
from werksessie.session.disclosure import Row, Tally
from werksessie.session.state import Activity, Kept, State

MOST = 3
"""So many of people's own words stay with a theme, and so many that are in none."""
WORDS = frozenset({"quotes", "remarks", "also_said", "also_said_remarks", "said"})
"""What a kind calls the lists of people's own words in its report."""


def tally_of(plan: Plan, activity: Activity) -> Tally:
    """Every count of an activity, whole, whether its answers are there or not."""
    return activity.kept.tally if activity.kept else KINDS[plan.kind].tally(plan, activity)


def report_of(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """What the Summary tells beside the counts, whether the answers are there or not."""
    return activity.kept.report if activity.kept else KINDS[plan.kind].report(state, plan, activity)


def detail_of(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """What the kind adds to `tally.json`; when the answers are gone what is left of it, with `told` for its rows."""
    if activity.kept is None:
        return KINDS[plan.kind].detail(plan, activity)
    left = {name: value for name, value in activity.kept.report.items() if name not in ("rows", "counts")}
    return {**left, "told": activity.kept.report.get("rows", ())}


def without_answers(state: State) -> State:
    """A sealed state as it is once the single answers are gone. What was told of them stands in each `kept`."""
    bare = {plan.id: _bare(plan, activity) for plan, activity in state.each()}
    emptied = replace(state, activities=Map(bare))
    kept = {plan.id: replace(bare[plan.id], kept=_kept(state, emptied, plan)) for plan, _ in state.each()}
    return replace(state, activities=Map(kept))


def _bare(plan: Plan, activity: Activity) -> Activity:
    gone: Map[str, Any] = Map()
    return replace(activity, content=KINDS[plan.kind].empty(), passed=gone, groups=gone, seen=gone)


def _kept(state: State, emptied: State, plan: Plan) -> Kept | None:
    """What there is to tell of this activity; None when nothing is lost without its answers and those elsewhere."""
    kind, activity, bare = KINDS[plan.kind], state.activities[plan.id], emptied.activities[plan.id]
    if activity.kept:
        return activity.kept
    report = kind.report(state, plan, activity)
    if activity.content == bare.content and not activity.passed and report == kind.report(emptied, plan, bare):
        return None
    return Kept(_answers(plan, activity), kind.tally(plan, activity), _shortened(report))


def _answers(plan: Plan, activity: Activity) -> int:
    """How many single answers the record holds: every card, every vote, every "Weet ik niet"."""
    kind = KINDS[plan.kind]
    people = {person: person for person in kind.answered(activity) | frozenset(activity.passed)}
    given = kind.distil(plan.id, activity.content, people)
    return sum(hasattr(event, "person") for event in given) + len(activity.passed)


def _shortened(told: Any, name: str = "") -> Any:
    """The same as plain data, with no more than MOST of people's own words in one place."""
    if isinstance(told, Mapping):
        return {key: _shortened(value, key) for key, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [_shortened(one) for one in (told[:MOST] if name in WORDS else told)]
    return told


def data_of(tally: Tally) -> dict[str, Any]:
    """A tally as plain data."""
    rows = [
        {
            "id": row.id, "text": dict(row.text), "counts": dict(row.counts), "answered": row.answered,
            "vote": row.vote, "picks": row.picks, "each": row.each,
        }
        for row in tally.rows
    ]  # fmt: skip
    whole = {"answered": tally.answered, "unsure": tally.unsure, "skipped": tally.skipped, "rows": rows}
    return {**whole, "ordered": tally.ordered}


def tally_from(data: Mapping[str, Any]) -> Tally:
    """A tally back from `data_of`."""
    rows = tuple(
        Row(
            one["id"], one["text"], one["counts"], one["answered"], one.get("vote", ""), one.get("picks", 1),
            one.get("each", 1),
        )
        for one in data.get("rows", ())
    )  # fmt: skip
    counts = (data.get("answered", 0), data.get("unsure", 0), data.get("skipped", 0))
    return Tally(*counts, rows, ordered=data.get("ordered", False))
