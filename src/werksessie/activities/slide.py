"""slide: read and listen. Lines one at a time, ground rules as cards, the goals of an ideas activity in words, or a
break with the minutes that are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from werksessie.activities import ideas
from werksessie.activities.blocks import Block, Bullet, Bullets, plain
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Pads
from werksessie.activities.paging import lines
from werksessie.activities.telling import Told
from werksessie.programme.details import fill, lines_to_show
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import GOALS, Setting
from werksessie.session.commands import Act, Answer, Refusal
from werksessie.session.disclosure import Tally
from werksessie.session.events import Event
from werksessie.session.state import Activity, Option, State

NAME = "slide"
TITLE = "Uitleg"
PURPOSE = "Iets laten zien of vertellen: welkom, spelregels, pauze."
DONE = ""
COUNTS: Mapping[str, str] = {}
ASKS = False
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {}
SAID_LINES, SAID_WIDTH = 4, 44
"""The room for what was said before."""
OPTIONS = frozenset[str]()
GIVES = frozenset[str]()
SETTINGS: Mapping[str, Setting] = {
    "lines": Setting(
        "lines",
        (),
        label="Regels die je één voor één laat zien",
        help="Tussen haakjes vult de avond zelf in: {datum}, {wie erbij}.",
    ),
    "rules": Setting("lines", (), label="Spelregels, samen op het scherm"),
    "goals_of": Setting("id", "", takes=GOALS, label="Maak hier doelen van de thema’s uit"),
    "countdown": Setting("bool", False, label="Laat de minuten aftellen, als pauze"),
}


def empty() -> None:
    return None


def apply(content: None, event: Event) -> None:
    return content


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    raise Refusal(409, "Hier hoef je niets te sturen. Kijk naar het grote scherm.")


def answered(activity: Activity) -> frozenset[str]:
    return frozenset()


def drop(content: None, person: str, about: str) -> None:
    return content


def forget(content: None, person: str) -> None:
    return content


def pads(plan: Plan, activity: Activity) -> Pads:
    return Pads()


def pages(state: State, plan: Plan, activity: Activity) -> int:
    if plan.settings.get("goals_of"):
        return len(ideas.goal_pages(_source(state, plan)))
    return max(1, len(lines_to_show(plan.settings.get("lines", ()), state.details)))


def _source(state: State, plan: Plan) -> ideas.Content:
    found = state.at(plan.settings.get("goals_of", ""))
    return found[1].content if found else ideas.empty()


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def tally(plan: Plan, activity: Activity) -> Tally:
    return Tally(0, 0, 0)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    spoken = lines_to_show(plan.settings.get("lines", ()), state.details)
    worded = ideas.themes(_source(state, plan)) if plan.settings.get("goals_of") else ()
    return {
        "lines": [fill(say(line, "nl"), state.details, "nl") for line in spoken],
        "rules": [say(rule, "nl") for rule in plan.settings.get("rules", ())],
        "goals": [f"We willen dat {theme.goal}" for theme in worded if theme.goal],
    }


def tell(part: Told) -> Sequence[Block]:
    """What was told: lines, ground rules, or the goals that came out."""
    told = (*part.report["lines"], *part.report["rules"], *part.report["goals"])
    return (Bullets(tuple(Bullet(plain(words)) for words in told)),) if told else ()


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    return {}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    spoken = lines_to_show(plan.settings.get("lines", ()), state.details)
    page = min(activity.page, max(0, len(spoken) - 1))
    goals = bool(plan.settings.get("goals_of"))
    paged = ideas.goal_pages(_source(state, plan)) if goals else ((),)
    sheet = min(activity.page, len(paged) - 1)
    return {
        "line": spoken[page] if spoken else None,
        "said": _said(spoken[:page], state),
        "rules": plan.settings.get("rules", ()),
        "goals": goals,
        "until": until(plan, activity),
        "themes": paged[sheet],
        "page": sheet + 1,
        "pages": len(paged),
    }


def until(plan: Plan, activity: Activity) -> str:
    """When a break is over (ISO 8601): so many minutes after it came on the wall; "" when it has no end."""
    if not (plan.settings.get("countdown") and plan.minutes and activity.since):
        return ""
    return (datetime.fromisoformat(activity.since) + timedelta(minutes=plan.minutes)).isoformat()


def _said(lines_before: Sequence[Mapping[str, str]], state: State) -> list[str]:
    """What was said just before, as much as fits beside the way in."""
    said = [fill(say(line, "nl"), state.details, "nl") for line in lines_before]
    room, first = SAID_LINES, len(said)
    while first and (room := room - lines(said[first - 1], SAID_WIDTH)) >= 0:
        first -= 1
    return said[first:]


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    source = plan.settings.get("goals_of", "")
    return {
        "lines": lines_to_show(plan.settings.get("lines", ()), state.details),
        "rules": plan.settings.get("rules", ()),
        "source": source,
        "until": until(plan, activity),
        "themes": ideas.themes(_source(state, plan)) if source else (),
    }


def distil(activity: str, content: None, renamed: Mapping[str, str]) -> Sequence[Event]:
    return ()


def _goal(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    found = state.at(plan.settings.get("goals_of", ""))
    if found is None:
        raise Refusal(404, "Dit kan hier niet.")
    return ideas.DEEDS["goal"](state, *found, command)


DEEDS: Mapping[str, Deed] = {"goal": _goal}
