"""scale: how full is the glass, for one question or for a few items. All four counts, never a mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from immutables import Map

from werksessie.activities import glass
from werksessie.activities.ballots import Ballots
from werksessie.activities.glass import PASSES, STEPS, VALUES
from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan, Text, say
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import Row, Shown, Tally, disclose, gathered
from werksessie.session.events import AnswerPassed, Event, event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "scale"
TITLE = "Schaal"
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {
    "0": "nee", "1": "een beetje", "2": "bijna helemaal", "3": "helemaal", "unsure": "weet niet",
    "skip": "overgeslagen",
}  # fmt: skip
ASKS = True
SETTINGS: Mapping[str, Setting] = {"words": glass.WORDS, "items": Setting("items", ())}


@event("scale.rated")
class ScaleRated(Event):
    """How somebody rates one or more items: item -> one of VALUES. Other items keep what they had. Without items the
    question itself is rated, under the activity's own id."""

    activity: str
    person: str
    answer_id: str
    ratings: Mapping[str, str]
    group: str = ""


def empty() -> Ballots:
    return Ballots()


def apply(content: Ballots, event: Any) -> Ballots:
    if not isinstance(event, ScaleRated):
        return content
    earlier: Map[str, str] = content.cast.get(event.person, Map())
    return content.put(event.person, earlier.update(event.ratings))


def drop(content: Ballots, person: str) -> Ballots:
    return content.drop(person)


def items(plan: Plan) -> tuple[tuple[str, Text], ...]:
    """(id, text) of everything to rate; without items that is the question itself."""
    listed = tuple((one["id"], one["text"]) for one in plan.settings.get("items") or ())
    return listed or ((plan.id, plan.text or plan.title),)


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    given = glass.rated(command, "value-")
    several = bool(plan.settings.get("items"))
    if not several and command.value("value"):
        given = {plan.id: command.value("value")}
    if not {item for item, _ in items(plan)} >= given.keys():
        raise Refusal(422, "Deze vraag bestaat niet. Kies opnieuw.")
    if not given or not set(VALUES) >= set(given.values()):
        raise Refusal(422, "Kies een glas. Of tik op 'Weet ik niet'.")
    if not several and given[plan.id] in PASSES:
        return (AnswerPassed(plan.id, command.person, command.answer_id, given[plan.id], command.group),)
    return (ScaleRated(plan.id, command.person, command.answer_id, given, command.group),)


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.cast)


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(items(plan))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def tally(plan: Plan, activity: Activity) -> Tally:
    return _count(plan, activity, activity.content.cast)


def _count(plan: Plan, activity: Activity, cast: Map[str, Any]) -> Tally:
    """With several items each has a "Weet ik niet" and "Sla over" of its own; with one they are the question's."""
    counts = glass.count((item for item, _ in items(plan)), cast)
    names = VALUES if plan.settings.get("items") else STEPS
    rows = tuple(
        Row(item, text, {name: counts[item][name] for name in names}, glass.raters(counts[item]))
        for item, text in items(plan)
    )
    passed = list(activity.passed.values())
    return Tally(len(cast), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"words": glass.named(plan)}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=len(state.people))
    return {
        "counts": glass.named(plan),
        "rows": [{"divided": glass.divided(row.counts)} for row in shown.rows],
    }


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    mine: Map[str, str] = activity.content.cast.get(person, Map())
    return {"ratings": mine, "several": bool(plan.settings.get("items")), "items": items(plan)}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    several = items(plan)
    shown = _shown(state, plan, activity)
    page = min(activity.page, len(several) - 1)
    row = shown.rows[page]
    uncounted = all(row.counts[step] is None for step in STEPS)
    return {
        "kicker": say(plan.text, "nl") if len(several) > 1 else "",
        "question": row.text,
        "hidden": _hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "columns": glass.columns(plan, row.counts),
        "place": page,
        "divided": not still and glass.divided(row.counts),
        "unsure": None if still or uncounted else row.counts.get("unsure", shown.unsure),
        "gathered": gathered(len(activity.content.cast), sensitive=plan.sensitive, people=len(state.people)),
        "page": page + 1,
        "pages": len(several),
    }


def _hides(activity: Activity) -> bool:
    return activity.stage != SHUT and (activity.hidden or activity.reveal == "after_close")


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now: while open only the ratings that `Ballots` let through, nothing when hidden."""
    ballots: Ballots = activity.content
    seen = Map() if _hides(activity) else ballots.cast if activity.stage == SHUT else ballots.shown
    return disclose(_count(plan, activity, seen), sensitive=plan.sensitive, people=len(state.people))


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    counted = tally(plan, activity)
    return {
        "tally": counted,
        "words": glass.words(plan),
        "several": bool(plan.settings.get("items")),
        "divided": {row.id for row in counted.rows if glass.divided(row.counts)},
    }


def distil(activity: str, content: Ballots, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted(((renamed[person], dict(mine)) for person, mine in content.cast.items()), key=lambda one: one[0])
    return tuple(ScaleRated(activity, person, f"sealed-{person}", mine) for person, mine in cast)


DEEDS: Mapping[str, Deed] = {}
