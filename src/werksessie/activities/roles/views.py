"""What the room sees of roles: who does each one, and which were picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from immutables import Map

from werksessie.activities import rows as on_wall
from werksessie.activities.paging import lines, spread
from werksessie.activities.roles.content import Content
from werksessie.activities.roles.counts import counted, part
from werksessie.activities.showing import hides, in_sight, ranked
from werksessie.programme.model import Plan, Text, say
from werksessie.session.disclosure import Shown, ShownRow, disclose, gathered
from werksessie.session.state import OPEN, SHUT, Activity, State

WHO_TEXT: Text = {"nl": "Wie doet dit?", "en": "Who does this?"}
ROLES_A_PAGE, NAME_WIDTH, LONG_NAME, LONG_WIDTH = 4, 20, 38, 52
WHO_ROOM = 45.0
"""What the words above the bars leave for rows, in percent of the wall's height."""


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
    near = on_wall.near(activity, shown, "picked")
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
        "long": _are_long(_who(shown)),
        "tight": on_wall.is_tight(rows, near),
        "colours": {one.id: number for number, one in enumerate(activity.options)},
        "plain": still,
        "about_equal": near,
        "level": on_wall.level(activity, shown, "picked"),
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
    near = on_wall.near(activity, shown, "picked")
    who = _who(shown)
    long = _are_long(who)
    picks = [row for row in shown.rows if "picked" in row.counts]
    order = ranked(picks, "picked") if activity.stage == SHUT else picks
    paged = spread(who, lambda row: _role_height(row, long), ROLES_A_PAGE, WHO_ROOM)
    first = [("who", rows) for rows in paged] if who else []
    if who and activity.stage != SHUT:
        return first
    return [*first, *(("picked", rows) for rows in on_wall.pages(order, near))]


def _who(shown: Shown) -> list[ShownRow]:
    return [row for row in shown.rows if "together" in row.counts]


def _are_long(who: Iterable[ShownRow]) -> bool:
    """With a long name among them all stand above their bars, and have the width of the wall."""
    return any(len(say(row.text, "nl")) > LONG_NAME for row in who)


def _role_height(row: ShownRow, long: bool) -> float:
    words = say(row.text, "nl")
    if long:
        return 5 * lines(words, LONG_WIDTH) + 9.5
    return max(11.0, 5 * lines(words, NAME_WIDTH) + 1)
