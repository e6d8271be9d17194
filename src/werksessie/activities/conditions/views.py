"""What each surface sees of conditions: the two scales side by side, under the small-number rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from immutables import Map

from werksessie.activities import glass
from werksessie.activities.conditions import comparing
from werksessie.activities.conditions.facts import Content
from werksessie.activities.glass import PASSES, STEPS
from werksessie.activities.paging import lines, spread
from werksessie.programme.model import Plan, say
from werksessie.session.compare import NO_CAUSE
from werksessie.session.disclosure import Row, Shown, ShownRow, Tally, disclose, gathered
from werksessie.session.state import OPEN, SHUT, Activity, Option, State

ROWS_A_PAGE, TEXT_WIDTH, WIDE_TEXT, TABLE_ROOM = 5, 24, 34, 44.6


def pages(state: State, plan: Plan, activity: Activity) -> int:
    shown = _shown(state, plan, activity)
    beside = comparing.paged(_compared(state, plan, activity, shown))
    return len(_pages(activity, shown)) + bool(_wanting(activity, shown)) + len(beside)


def tally(plan: Plan, activity: Activity) -> Tally:
    return _count(plan, activity, activity.content.important.cast, activity.content.now.cast, dict(activity.passed))


def _count(
    plan: Plan, activity: Activity, important: Mapping[str, Any], now: Mapping[str, Any], passed: Mapping[str, str]
) -> Tally:
    """A row for each option with how often it is important, then one for each that is rated, with the four steps:
    whether there are enough answers to show is another matter for each of the two."""
    content: Content = activity.content
    chosen = [option for mine in important.values() for option in mine]
    most = plan.settings.get("choices", 3)
    rows = [
        Row(one.id, one.text, {"important": chosen.count(one.id)}, len(important), vote="important", picks=most)
        for one in activity.options
    ]
    counts = glass.count(content.items, now)
    for one in asked(activity):
        for how in PASSES:
            counts[one.id][how] += list(passed.values()).count(how)
        rows.append(Row(f"now-{one.id}", one.text, counts[one.id], glass.raters(counts[one.id])))
    first = list({**content.passed, **({} if content.items else passed)}.values())
    return Tally(len(important), first.count("unsure"), first.count("skip"), tuple(rows))


def asked(activity: Activity) -> list[Option]:
    return [one for one in activity.options if one.id in activity.content.items]


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    wanting = {row.id for row in _wanting(activity, shown)}
    compared = _compared(state, plan, activity, shown)
    return {
        **({"compared": compared} if compared else {}),
        "counts": {step: f"nu: {word}" for step, word in glass.named(plan).items()},
        "wanting": [say(row.text, "nl") for row in _wanting(activity, shown)],
        "rows": [
            {"scale": "now", "divided": glass.divided(row.counts), "wanting": row.id in wanting}
            if "important" not in row.counts
            else {"scale": "important"}
            for row in shown.rows
        ],
    }


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    content: Content = activity.content
    mine = content.important.cast.get(person, frozenset())
    return {
        "important": [one.id for one in activity.options if one.id in mine],
        "items": asked(activity),
        "ratings": content.now.cast.get(person, Map()),
    }


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still, content = activity.stage != SHUT, activity.content
    shown = _shown(state, plan, activity)
    rating = still and bool(content.items)
    first = [row for row in shown.rows if "important" in row.counts]
    uncounted = all(row.counts["important"] is None for row in first)
    paged = _pages(activity, shown)
    wanting = _wanting(activity, shown)
    compared = _compared(state, plan, activity, shown)
    beside = comparing.paged(compared)
    pages = len(paged) + bool(wanting) + len(beside)
    page = min(activity.page, pages - 1)
    rows = paged[page] if page < len(paged) else ()
    now = _now(shown)
    silent = all(row.counts[step] is None for row in now.values() for step in STEPS)
    came = content.now if rating else content.important
    return {
        "kicker": f"Kies er {plan.settings.get('choices', 3)}",
        "rating": rating,
        "question": plan.settings.get("now_text") if rating else plan.text or plan.title,
        "hidden": _hides(activity),
        "gathering": still and (silent if rating else uncounted),
        "too_few": not still and uncounted,
        "asked": asked(activity),
        "rows": rows,
        "compared": not silent and any(row.id in now for row in rows),
        "most": max((row.counts["important"] or 0 for row in first), default=0),
        "columns": {} if silent else {item: glass.columns(plan, row.counts) for item, row in now.items()},
        "thin": {item for item, row in now.items() if all(row.counts[step] is None for step in STEPS)},
        "divided": set() if still else {item for item, row in now.items() if glass.divided(row.counts)},
        "wanting": wanting if page == len(paged) else (),
        "beside": beside[page - pages] if page >= pages - len(beside) else (),
        "no_cause": NO_CAUSE,
        "dates": (compared.get("then", ""), compared.get("now", "")),
        "plain": still,
        "gathered": gathered(len(came.cast), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": pages,
    }


def _compared(state: State, plan: Plan, activity: Activity, shown: Shown) -> Mapping[str, Any]:
    """This evening beside one before, once everybody has answered."""
    return comparing.compared(state, plan, shown) if activity.stage == SHUT else {}


def _hides(activity: Activity) -> bool:
    return activity.stage != SHUT and (activity.hidden or activity.reveal == "after_close")


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now. Once "nu" is asked nobody chooses any more, so what is important shows whole."""
    content: Content = activity.content
    important, now, passed = content.important.cast, content.now.cast, dict(activity.passed)
    if activity.stage != SHUT:
        important, now, passed = important if content.items else content.important.shown, content.now.shown, {}
    if _hides(activity):
        important, now = Map(), Map()
    counted = _count(plan, activity, important, now, passed)
    return disclose(counted, sensitive=plan.sensitive, people=state.crowd)


def _now(shown: Shown) -> dict[str, ShownRow]:
    """What is rated: item -> its row."""
    return {row.id.removeprefix("now-"): row for row in shown.rows if "important" not in row.counts}


def _pages(activity: Activity, shown: Shown) -> Sequence[tuple[ShownRow, ...]]:
    """The options over wall pages: as listed while people choose, then the most important first. While "nu" is asked
    only what it is asked about."""
    rows = [row for row in shown.rows if "important" in row.counts]
    items = activity.content.items
    if items or activity.stage == SHUT:
        rows.sort(key=lambda row: -(row.counts["important"] or 0))
    if items and activity.stage != SHUT:
        rows = [row for row in rows if row.id in items]
    divided = {item for item, row in _now(shown).items() if activity.stage == SHUT and glass.divided(row.counts)}
    width = TEXT_WIDTH if items else WIDE_TEXT
    return spread(rows, lambda row: _height(row, width) + 5.0 * (row.id in divided), ROWS_A_PAGE, TABLE_ROOM)


def _height(row: ShownRow, width: int) -> float:
    return max(8.2, 4.46 * lines(say(row.text, "nl"), width))


def _wanting(activity: Activity, shown: Shown) -> tuple[ShownRow, ...]:
    """What is important and not arranged yet, once everybody has answered; the most important first."""
    if activity.stage != SHUT:
        return ()
    weight = {row.id: row.counts["important"] or 0 for row in shown.rows if "important" in row.counts}
    found = [(item, row) for item, row in _now(shown).items() if glass.lacking(row.counts)]
    return tuple(row for item, row in sorted(found, key=lambda one: -weight[one[0]]))


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    counted, content = tally(plan, activity), activity.content
    rows = [row for row in counted.rows if "important" in row.counts]
    settled = bool(content.items) or activity.stage == SHUT
    return {
        "compared": _compared(state, plan, activity, _shown(state, plan, activity)),
        "no_cause": NO_CAUSE,
        "tally": counted,
        "options": activity.options,
        "rows": sorted(rows, key=lambda row: -row.counts["important"]) if settled else rows,
        "now": [row for row in counted.rows if "important" not in row.counts],
        "words": glass.words(plan),
        "divided": {row.id for row in counted.rows if glass.divided(row.counts)},
        "can_ask": bool(plan.settings.get("now", True)) and activity.stage == OPEN and not content.items,
        "can_return": activity.stage == OPEN and bool(content.items) and not (content.now.cast or activity.passed),
        "rated": len(content.now.cast),
        "question": plan.settings.get("now_text"),
    }
