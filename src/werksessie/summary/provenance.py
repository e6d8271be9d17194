"""Where each row of a vote comes from, and what happened to its words since. What happened to themes and agreements,
their kinds tell themselves."""

from __future__ import annotations

from dataclasses import replace

from werksessie.session.state import Activity, Option
from werksessie.summary.parts import Part

REWORDED = "later anders verwoord"


def with_origins(part: Part, activity: Activity) -> Part:
    """The part with `came_about`, `source` (the id of the theme, goal or option it comes from) and `source_in` (the
    activity in which that stands) in every row that is a frozen option; unchanged when nothing is known of any."""
    options = {one.id: one for one in activity.options if one.source or one.reworded}
    if not part.counted or not options:
        return part
    rows = [{**told, **_origin(part, options.get(row.id))} for row, told in part.rows]
    return replace(part, report={**part.report, "rows": rows})


def _origin(part: Part, option: Option | None) -> dict[str, str]:
    if option is None:
        return {}
    return {
        "came_about": REWORDED if option.reworded else "",
        "source": option.source,
        "source_in": part.plan.options_from if option.source else "",
    }
