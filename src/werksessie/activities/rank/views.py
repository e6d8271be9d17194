"""What the room and the facilitator see of an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from werksessie.activities import rows as on_wall
from werksessie.activities.paging import ROOM, lines, spread
from werksessie.activities.rank.comparing import Compared, compared, letter, sentence
from werksessie.activities.rank.counts import (
    COMPARED,
    FIRST,
    above,
    first_places,
    options,
    placed,
    remark,
    stands,
    tally,
)
from werksessie.activities.rank.standing import Standing, standing
from werksessie.activities.showing import hides, in_sight, ranked
from werksessie.programme.model import Plan, say
from werksessie.session.disclosure import Shown, ShownRow, Tally, disclose, gathered
from werksessie.session.state import SHUT, Activity, State

FEW_ROWS, PLACE_WIDTH, PAIR_WIDTH = 3, 46, 42
LINE, BAR, LEGEND = 4.8, 7.2, 6.0
"""Heights in percent of the wall's: of a line of words, of the bar beneath them, of what the colours mean."""


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_leaves(state, plan, activity)[2])


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    shown, found, leaves = _leaves(state, plan, activity)
    page = min(activity.page, len(leaves) - 1)
    rows, pairs = leaves[page]
    uncounted = all(row.counts[FIRST] is None for row in shown.rows)
    close = on_wall.near(activity, shown, FIRST)
    return {
        "kicker": "Op volgorde",
        "hidden": hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "plain": still,
        "rows": rows,
        "pairs": pairs,
        "ordered": bool(found.steps),
        "place": found.places,
        "remarks": {row.id: remark(found, row.id) for row in rows},
        "level": _level(found) if found.steps else on_wall.level(activity, shown, FIRST),
        "about_equal": close,
        "tight": _is_tight(found, rows) if found.steps else on_wall.is_tight(rows, close),
        "colours": {one.id: number for number, one in enumerate(activity.options)},
        "chosen": activity.chosen,
        "gathered": gathered(len(activity.content.cast), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(leaves),
    }


Leaf = tuple[Sequence[ShownRow], Sequence[Compared]]


def _leaves(state: State, plan: Plan, activity: Activity) -> tuple[Shown, Standing, Sequence[Leaf]]:
    """What the room may see, and how it is spread over wall pages: the options, then each next to the one below it."""
    shown = _shown(state, plan, activity)
    found = stands(state, plan, activity) if activity.stage == SHUT else Standing()
    if not found.steps:
        rows = ranked(shown.rows, FIRST) if activity.stage == SHUT else shown.rows
        return shown, found, [(page, ()) for page in on_wall.pages(rows, on_wall.near(activity, shown, FIRST))]
    by_id = {row.id: row for row in shown.rows}
    in_turn = [by_id[option] for option in found.order]
    told = [(page, ()) for page in spread(in_turn, lambda row: _taken(found, row), FEW_ROWS, ROOM - LEGEND)]
    pairs = spread(compared(activity, found), _height_of_pair, FEW_ROWS + 1)
    return shown, found, [*told, *(((), page) for page in pairs if page)]


def _is_tight(found: Standing, rows: Sequence[ShownRow]) -> bool:
    return any(lines(say(row.text, "nl"), _width(found, row.id)) > 1 for row in rows)


def _taken(found: Standing, row: ShownRow) -> float:
    return LINE * lines(say(row.text, "nl"), _width(found, row.id)) + BAR


def _width(found: Standing, option: str) -> int:
    """Room for its words on a line, beside what there is to say of its place."""
    return PLACE_WIDTH - len(remark(found, option)) * 3 // 4


def _height_of_pair(pair: Compared) -> float:
    return LINE * lines(sentence(pair), PAIR_WIDTH) + 3.0


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """While people answer: how often each stands first, of the votes that `Ballots` lets through. Then every place."""
    if activity.stage == SHUT:
        whole = tally(plan, activity)
        counted = replace(whole, rows=whole.rows[: len(activity.options)])
    else:
        seen = in_sight(activity, activity.content)
        counted = Tally(len(seen), 0, 0, first_places(activity, seen))
    return disclose(counted, sensitive=plan.sensitive, people=state.crowd)


def _level(found: Standing) -> frozenset[str]:
    """Options between which and the next one nothing is decided."""
    groups = (*found.ties, *found.circles)
    return frozenset(one for one, other in pairwise(found.order) if any({one, other} <= group for group in groups))


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    cast, ids = activity.content.cast, [one.id for one in activity.options]
    count = above(activity) if activity.stage == SHUT and cast else {}
    found = standing(ids, count) if count else Standing()
    known = options(activity)
    return {
        "tally": tally(plan, activity),
        "answered": len(cast),
        "rows": [known[one] for one in found.order or ids],
        "placed": placed(plan, activity),
        "above": count,
        "compared": 0 < len(count) <= COMPARED * COMPARED,
        "place": found.places,
        "remarks": {one: remark(found, one) for one in ids},
        "letters": [letter(number) for number in range(len(ids))],
        "colours": {one: number for number, one in enumerate(ids)},
        "chosen": activity.chosen,
        "options": activity.options,
    }
