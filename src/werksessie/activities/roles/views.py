"""What the room sees of roles: who does each one, and which were picked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from immutables import Map

from werksessie.activities.paging import lines, spread
from werksessie.activities.roles.content import Content
from werksessie.activities.roles.counts import counted, part
from werksessie.activities.showing import about_equal, hides, in_sight, ranked, ties
from werksessie.programme.model import Plan, Text, say
from werksessie.session.disclosure import Shown, ShownRow, disclose, gathered
from werksessie.session.state import OPEN, SHUT, Activity, State

WHO_TEXT: Text = {"nl": "Wie doet dit?", "en": "Who does this?"}
ROWS_A_PAGE, FEW_ROWS, TEXT_WIDTH, NEAR_WIDTH = 5, 4, 50, 36
ROLES_A_PAGE, NAME_WIDTH = 4, 20


def who_text(plan: Plan) -> Text:
    """The question of the second round."""
    return plan.settings.get("who_text") or WHO_TEXT


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(state, plan, activity))


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    still, asked = activity.stage != SHUT, bool(content.asked)
    now = content.views.cast if asked else content.picks.cast
    paged = _pages(state, plan, activity)
    page = min(activity.page, len(paged) - 1)
    about, rows = paged[page]
    shown = _shown(state, plan, activity)
    near = _near(activity, shown)
    uncounted = all(value is None for row in shown.rows for value in row.counts.values())
    return {
        "kicker": "" if about == "who" else f"Kies er {plan.settings.get('choices', 3)}",
        "about": about,
        "question": say(who_text(plan), "nl") if about == "who" else say(plan.text, "nl") or say(plan.title, "nl"),
        "hidden": hides(activity),
        "gathering": still and uncounted and not asked,
        "too_few": not still and all(value is None for row in rows for value in row.counts.values()),
        "rows": rows,
        "helping": _helping(activity, shown) if not still else {},
        "tight": len(rows) > FEW_ROWS or any(_lines(row, near) > 1 for row in rows),
        "colours": {one.id: number for number, one in enumerate(activity.options)},
        "plain": still,
        "about_equal": near,
        "level": frozenset() if still else frozenset(first for first, _ in ties(shown, "picked")),
        "chosen": activity.chosen,
        "gathered": gathered(len(now), sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(paged),
    }


def _helping(activity: Activity, shown: Shown) -> dict[str, tuple[int, int]]:
    """(willing, needed) of each `who:` row where enough people want to help; needed is 0 when nobody typed it. Below
    that nothing stands there: no empty figure that presses people."""
    found = {}
    for row in shown.rows:
        willing = row.counts.get("help")
        role = part(activity, row.id)[1]
        if willing:
            found[f"who:{role}"] = (willing, activity.content.needed.get(role, 0))
    return found


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now of both questions: while one is open only that one."""
    content: Content = activity.content
    picks = Map() if content.asked and activity.stage == OPEN else in_sight(activity, content.picks)
    seen = counted(plan, activity, picks, in_sight(activity, content.views))
    return disclose(seen, sensitive=plan.sensitive, people=state.crowd)


def _pages(state: State, plan: Plan, activity: Activity) -> Sequence[tuple[str, tuple[ShownRow, ...]]]:
    """("who" or "picked", rows) of each wall page. Who does it comes first; the roles picked return after closing."""
    shown = _shown(state, plan, activity)
    near = _near(activity, shown)
    who = [row for row in shown.rows if "together" in row.counts]
    picks = [row for row in shown.rows if "picked" in row.counts]
    order = ranked(picks, "picked") if activity.stage == SHUT else picks
    first = [("who", rows) for rows in spread(who, _role_height, ROLES_A_PAGE)] if who else []
    if who and activity.stage != SHUT:
        return first
    return [*first, *(("picked", rows) for rows in spread(order, lambda row: _height(row, near), ROWS_A_PAGE))]


def _near(activity: Activity, shown: Shown) -> frozenset[str]:
    return about_equal(shown, "picked") if activity.stage == SHUT else frozenset()


def _height(row: ShownRow, near: frozenset[str]) -> float:
    return 4.6 * _lines(row, near) + 5.6


def _lines(row: ShownRow, near: frozenset[str]) -> int:
    """How many lines the words of a row take beside "ongeveer gelijk", if that stands there."""
    return lines(say(row.text, "nl"), NEAR_WIDTH if row.id in near else TEXT_WIDTH)


def _role_height(row: ShownRow) -> float:
    return max(11.0, 5 * lines(say(row.text, "nl"), NAME_WIDTH) + 1)
