"""The wall: one page without links, menus or forms, behind a link of its own. And what only its templates say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template
from markupsafe import Markup

from werksessie.activities.paging import lines, spread
from werksessie.live.scene import Scene
from werksessie.programme.dates import clock
from werksessie.programme.model import say
from werksessie.session.disclosure import gathered, is_small
from werksessie.session.events import WALL
from werksessie.session.kept import report_of
from werksessie.session.state import SHUT, State
from werksessie.web.find import by_token, scene_of, the_host, the_rooms, with_token
from werksessie.web.languages import NAMES
from werksessie.web.phone import caught_up

bp = Blueprint("wall", __name__)

THE_TEN = re.compile(r"([1-9]|10)[a-z]?")
"""A question of the source's ten; 5a and 5b are both the fifth."""


@bp.get("/wall/<token>")
def page(token: str) -> Any:
    """What the room sees."""
    name = with_token(WALL, token)
    seq, pieces = the_rooms().current(name, WALL, "nl")
    scene = scene_of(name)
    return render_template(
        "wall/page.html", scene=scene, language="nl", token=token, seq=seq, wall=Markup(pieces["wall"])
    )


@bp.get("/wall/<token>/pieces")
def pieces(token: str) -> Any:
    """Catching up. A wall whose link was taken back is sent to the page that says so."""
    name = by_token(the_host(), WALL, token)
    return redirect(f"/wall/{token}", 303) if name is None else caught_up(name, WALL, "nl")


@bp.app_template_global("wall_kicker")
def kicker(scene: Scene, view: Mapping[str, Any]) -> str:
    """The line above the question: which of the ten it is, else how to answer (unless the question says so itself),
    else its title."""
    plan = scene.plan
    if plan is None:
        return ""
    number = THE_TEN.fullmatch(plan.number)
    if number:
        return f"Vraag {number[1]} van 10"
    asked = view.get("question") or plan.text
    words, own = asked if isinstance(asked, str) else say(asked, "nl"), str(view.get("kicker", ""))
    return own if own and own not in words else say(plan.title, "nl") if plan.text else ""


@bp.app_template_global("wall_turnout")
def turnout(scene: Scene) -> str:
    """ "26 van 34", or "" when that may not be said. After a sensitive question a total beside counts that stay
    hidden would give them away."""
    if scene.plan is None or scene.activity is None or (scene.plan.sensitive and scene.activity.stage == SHUT):
        return ""
    answered, people = scene.turnout
    return of_everyone(scene, gathered(answered, sensitive=scene.plan.sensitive, people=people))


@bp.app_template_global("wall_here")
def here(scene: Scene, view: Mapping[str, Any]) -> str:
    """The same for the one goal or role that this page is about; a view has it as `gathered`."""
    closed = scene.activity is None or scene.activity.stage == SHUT
    if scene.plan is None or (scene.plan.sensitive and closed):
        return ""
    return of_everyone(scene, view.get("gathered"))


@bp.app_template_global("wall_of_everyone")
def of_everyone(scene: Scene, number: int | None) -> str:
    """So many of those who take part, in words; "" when there is no number to say."""
    if number is None:
        return ""
    people = scene.turnout[1]
    about = "ongeveer " if scene.plan and scene.plan.sensitive else ""
    return f"{about}{min(number, people)} van {people}"


@bp.app_template_global("wall_people")
def people(scene: Scene) -> str:
    """How many take part; "" in a small session."""
    number = scene.state.present
    return "" if is_small(number) else str(number)


@bp.app_template_global("wall_languages")
def languages(state: State) -> list[tuple[str, str]]:
    """The languages of this evening, each under its own name."""
    return [(code, name) for code, name in NAMES.items() if code in state.details.languages]


@bp.app_template_global("wall_time")
def time(state: State) -> str:
    """When it begins: "19.30 uur"."""
    return clock(state.details.time, "nl")


@dataclass(frozen=True)
class Parked:
    """What waits for later, as far as it fits on one wall; `more` is how many do not."""

    lines: tuple[str, ...]
    more: int


@bp.app_template_global("wall_parked")
def parked(state: State) -> Parked:
    """The parking lot, in the order of random ids: that of arrival would be time."""
    everything = [text for _, text in sorted(state.parked.items())]
    fits = spread(everything, lambda text: 5 * lines(text, 50) + 1.4, most=9, room=52)[0]
    return Parked(tuple(fits), len(everything) - len(fits))


@dataclass(frozen=True)
class Kept:
    """What the room takes home, as far as it fits on one wall; `more` is what does not."""

    goals: tuple[str, ...]
    agreements: tuple[str, ...]
    more: int


@bp.app_template_global("wall_kept")
def kept(state: State) -> Kept:
    """The goals that were chosen and what was agreed; what was agreed comes first when there is too much."""
    chosen = [(plan, one) for plan, now in state.each() for one in now.options if one.id in now.chosen]
    # Where goals were chosen those are what the room takes home; ways and roles stand in the report.
    worded = [(plan, one) for plan, one in chosen if plan.options_from and plan.take == "goals"]
    goals = dict.fromkeys(say(one.text, "nl") for _, one in worded or chosen)
    reports = (report_of(state, plan, activity) for plan, activity in state.each())
    agreed = [str(one["what"]) for report in reports for one in report.get("agreements", ())]
    everything = [(False, what) for what in agreed] + [(True, goal) for goal in goals]
    fits = spread(everything, lambda one: 5 * lines(one[1], 40) + 1.4, most=8, room=44)[0]
    return Kept(
        goals=tuple(words for goal, words in fits if goal),
        agreements=tuple(words for goal, words in fits if not goal),
        more=len(everything) - len(fits),
    )
