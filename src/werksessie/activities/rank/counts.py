"""Counting an order: how often each option stood on each place, and how many people put each above each other one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from immutables import Map

from werksessie.activities.rank.standing import Ballot, Pair, Standing, places, preferred, standing
from werksessie.activities.telling import NEARLY
from werksessie.programme.model import Plan, Text, say
from werksessie.session.disclosure import Row, Tally, gathered
from werksessie.session.state import Activity, Option, State

ABOVE, BELOW = "above", "below"
"""Of a row about two options: who put the first above the second, and the other way round."""
FIRST = "place-1"
PAIRS = "pairs"
"""What the report says was asked about a row of two options."""
CIRCLE = "hier is geen duidelijke volgorde"
COMPARED = 12
"""Up to so many options each two are told: that is 66 rows. Of more only the order that follows."""

Cast = Map[str, Ballot]
"""Person -> the order they made."""


def ordered(plan: Plan, activity: Activity) -> int:
    """How many places there are to give."""
    top: int = plan.settings["top"]
    return min(top, len(activity.options))


def tally(plan: Plan, activity: Activity) -> Tally:
    """A row of each option with how often it stood on each place; then a row of each two, named `<one>:<other>`.

    In a sensitive activity only how often each stood first: the other figures are of the same people, and would say
    together what each of them keeps back."""
    cast: Cast = activity.content.cast
    passed = list(activity.passed.values())
    rows = first_places(activity, cast) if plan.sensitive else (*_placed(plan, activity), *_compared(activity, cast))
    return Tally(len(cast), passed.count("unsure"), passed.count("skip"), rows)


def first_places(activity: Activity, cast: Cast) -> tuple[Row, ...]:
    """How often each option stood first."""
    found = places(_ids(activity), cast.values(), 1)
    return tuple(Row(one.id, one.text, {FIRST: found[one.id][0]}, len(cast), vote=FIRST) for one in activity.options)


def _placed(plan: Plan, activity: Activity) -> tuple[Row, ...]:
    found, answered = placed(plan, activity), len(activity.content.cast)
    return tuple(
        Row(one.id, one.text, {f"place-{at}": number for at, number in enumerate(found[one.id], 1)}, answered)
        for one in activity.options
    )


def placed(plan: Plan, activity: Activity) -> Mapping[str, list[int]]:
    """Option -> how many people put it first, second, …: for the facilitator only."""
    return places(_ids(activity), activity.content.cast.values(), ordered(plan, activity))


def _compared(activity: Activity, cast: Cast) -> tuple[Row, ...]:
    if len(activity.options) > COMPARED:
        return ()
    above = preferred(_ids(activity), cast.values())
    return tuple(
        Row(
            f"{one.id}:{other.id}",
            _both(one.text, other.text),
            {ABOVE: above[one.id, other.id], BELOW: above[other.id, one.id]},
            len(cast),
        )
        for one, other in combinations(activity.options, 2)
    )


def _both(one: Text, other: Text) -> Text:
    """ "Meer licht / Een plein", in every language that either of the two has."""
    return {language: f"{say(one, language)} / {say(other, language)}" for language in (*one, *other)}


def above(activity: Activity) -> Mapping[Pair, int]:
    """(one, other) -> how many people put the one above the other: for the facilitator only."""
    return preferred(_ids(activity), activity.content.cast.values())


def stands(state: State, plan: Plan, activity: Activity) -> Standing:
    """The order of the room as far as it may be told: none of a few people, and none in a sensitive activity."""
    told = gathered(len(activity.content.cast), sensitive=False, people=state.crowd)
    return standing(_ids(activity), above(activity)) if told and not plan.sensitive else Standing()


def remark(found: Standing, option: str) -> str:
    """What there is to say of its place, or ""."""
    return CIRCLE if option in found.circling else NEARLY if option in found.equal else ""


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    """`order` and `places`: the options as they stand, and the place of each; nothing where that may not be told."""
    found = stands(state, plan, activity)
    return {
        "chosen": [say(one.text, "nl") for one in activity.options if one.id in activity.chosen],
        "order": list(found.order),
        "places": dict(found.places),
        "rows": [_told(activity, found, row.id) for row in tally(plan, activity).rows],
    }


def _told(activity: Activity, found: Standing, row: str) -> Mapping[str, Any]:
    if activity.option(row) is None:
        return {"asked": PAIRS}
    place = {"place": found.places[row]} if found.steps else {}
    return {
        "chosen": row in activity.chosen,
        **place,
        "about_equal": row in found.equal,
        "circle": row in found.circling,
    }


def _ids(activity: Activity) -> list[str]:
    return [option.id for option in activity.options]


def options(activity: Activity) -> Mapping[str, Option]:
    """Option by its id."""
    return {one.id: one for one in activity.options}
