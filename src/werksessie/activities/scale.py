"""scale: how full is the glass, for one question or for a few items. All four counts, never a mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from immutables import Map

from werksessie.activities import glass
from werksessie.activities.about import ABOUT_FROM, Apart, head_takes, row_id, row_text, subject, subjects, told
from werksessie.activities.blocks import Block, Result, Results, Section
from werksessie.activities.glass import PASSES, STEPS, VALUES
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Pads, one_of_each
from werksessie.activities.showing import hides, in_sight
from werksessie.activities.telling import DIVIDES, Told, result
from werksessie.programme.model import Plan, Text, say
from werksessie.programme.settings import Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import Row, Shown, Tally, disclose, gathered
from werksessie.session.events import ActivityClosed, AnswerPassed, Event, event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "scale"
TITLE = "Schaal"
PURPOSE = "Mensen vullen een glas: van leeg tot vol."
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {
    "0": "nee", "1": "een beetje", "2": "bijna helemaal", "3": "helemaal", "unsure": "weet niet",
    "skip": "overgeslagen",
}  # fmt: skip
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {"divided": DIVIDES}
DIVIDED = 5.8
"""How high the line is that says we think differently, in percent of the wall's height."""
OPTIONS = frozenset[str]()
GIVES = frozenset[str]()
SETTINGS: Mapping[str, Setting] = {
    "words": glass.WORDS,
    "items": Setting("items", (), label="Wat mensen een glas geven", help="Leeg als het om de vraag zelf gaat."),
    "about_from": ABOUT_FROM,
}


@event("scale.rated", votes=("ratings",))
class ScaleRated(Event):
    """How somebody rates one or more items: item -> one of VALUES. Other items keep what they had. Without items the
    question itself is rated, under the activity's own id. `about` is the goal or role it is about, if any."""

    activity: str
    person: str
    answer_id: str
    ratings: Mapping[str, str]
    group: str = ""
    about: str = ""


def empty() -> Apart:
    return Apart()


def apply(content: Apart, event: Any) -> Apart:
    if isinstance(event, ActivityClosed):
        return content.settled()
    if not isinstance(event, ScaleRated):
        return content
    earlier: Map[str, str] = content.of(event.about).cast.get(event.person, Map())
    return content.put(event.about, event.person, earlier.update(event.ratings))


def drop(content: Apart, person: str, about: str) -> Apart:
    return content.drop(about, person)


def forget(content: Apart, person: str) -> Apart:
    return content.forget(person)


def pads(plan: Plan, activity: Activity) -> Pads:
    """Without items the question itself has a "Weet ik niet" already."""
    several = bool(plan.settings.get("items"))
    asked = [(f"value-{item}" if several else "value", text) for item, text in items(plan)]
    words = glass.all_words(plan) if several or activity.about else glass.step_words(plan)
    found = [one_of_each(asked, words, about, headed=several) for about in subjects(activity)]
    return Pads(tuple(pad for some in found for pad in some))


def items(plan: Plan) -> tuple[tuple[str, Text], ...]:
    """(id, text) of everything to rate; without items that is the question itself."""
    listed = tuple((one["id"], one["text"]) for one in plan.settings.get("items") or ())
    return listed or ((plan.id, plan.text or plan.title),)


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    about = subject(activity, command)
    # Where answers are about a goal, `about` names that goal; else it may name one item of several.
    given = glass.listed(command, "value-") if about else glass.rated(command, "value-")
    several = bool(plan.settings.get("items"))
    if not several and command.value("value"):
        given = {plan.id: command.value("value")}
    if not {item for item, _ in items(plan)} >= given.keys():
        raise Refusal(422, "Deze vraag bestaat niet. Kies opnieuw.")
    if not given or not set(VALUES) >= set(given.values()):
        raise Refusal(422, "Kies een glas. Of tik op 'Weet ik niet'.")
    if not several and given[plan.id] in PASSES:
        return (AnswerPassed(plan.id, command.person, command.answer_id, given[plan.id], command.group, about),)
    return (ScaleRated(plan.id, command.person, command.answer_id, given, command.group, about),)


def answered(activity: Activity) -> frozenset[str]:
    people: frozenset[str] = activity.content.people()
    return people


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_asked(plan, activity))


def _asked(plan: Plan, activity: Activity) -> list[tuple[Option, str, Text]]:
    """(subject, item, text) of each wall page and each row: one subject after another."""
    return [(about, item, text) for about in subjects(activity) for item, text in items(plan)]


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def tally(plan: Plan, activity: Activity) -> Tally:
    return _count(plan, activity, lambda about: activity.content.of(about).cast)


def _count(plan: Plan, activity: Activity, cast: Callable[[str], Map[str, Any]]) -> Tally:
    """With several items each has a "Weet ik niet" and "Sla over" of its own; with one they are the question's."""
    names = VALUES if plan.settings.get("items") else STEPS
    every = {one.id: cast(one.id) for one in subjects(activity)}
    counts = {about: glass.count((item for item, _ in items(plan)), given) for about, given in every.items()}
    rows = tuple(
        Row(
            row_id(about, item),
            row_text(about, text) if plan.settings.get("items") or not about.id else about.text,
            {name: counts[about.id][item][name] for name in names},
            glass.raters(counts[about.id][item]),
        )
        for about, item, text in _asked(plan, activity)
    )
    passed = list(activity.passed.values())
    people = {person for given in every.values() for person in given}
    return Tally(len(people), passed.count("unsure"), passed.count("skip"), rows)


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"words": glass.named(plan), "about": told(activity)}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    about = {"about": told(activity)} if activity.about else {}
    rows = zip(shown.rows, _asked(plan, activity), strict=True)
    return {
        "counts": glass.named(plan),
        **about,
        "rows": [
            {"divided": glass.divided(row.counts), **({"about": one.id, "item": say(text, "nl")} if about else {})}
            for row, (one, _, text) in rows
        ],
    }


def tell(part: Told) -> Sequence[Block]:
    """Every item with its four counts, never a mean. Goal by goal where there are goals."""
    about = part.report.get("about", ())
    if about:
        return tuple(Section(one["text"], (Results(_results(part, one["id"])),)) for one in about)
    return (Results(_results(part)),) if part.rows else ()


def _results(part: Told, about: str = "") -> tuple[Result, ...]:
    rows = [(row, told) for row, told in part.rows if told.get("about", "") == about]
    alone = "Alle antwoorden" if [row.id for row, _ in rows] == [part.plan.id] else ""
    return tuple(
        replace(result(part, row, told, text=told.get("item", "") or alone), marks=DIVIDES if told["divided"] else "")
        for row, told in rows
    )


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    """`ratings` of the question itself; `about`: (subject, ratings) of each goal or role that was rated."""
    content: Apart = activity.content
    mine = [(one, content.of(one.id).cast.get(person, Map())) for one in activity.about]
    return {
        "ratings": content.of("").cast.get(person, Map()),
        "about": [(one, ratings) for one, ratings in mine if ratings],
        "several": bool(plan.settings.get("items")),
        "items": items(plan),
    }


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    still = activity.stage != SHUT
    asked = _asked(plan, activity)
    shown = _shown(state, plan, activity)
    page = min(activity.page, len(asked) - 1)
    about, _, question = asked[page]
    row = shown.rows[page]
    uncounted = all(row.counts[step] is None for step in STEPS)
    divided = not still and glass.divided(row.counts)
    words = say(question, "nl")
    # Who does not know at all is no part of what was said about one goal.
    unsure = row.counts.get("unsure", None if about.id else shown.unsure)
    here = len(activity.content.of(about.id).cast)
    return {
        "kicker": say(plan.text, "nl") if len(items(plan)) > 1 else "",
        "subject": about.text,
        # As long as there is nothing to see of one item, the wall asks about all of them.
        "question": plan.text or plan.title if still and uncounted else question,
        "hidden": hides(activity),
        "gathering": still and uncounted,
        "too_few": not still and uncounted,
        "columns": glass.columns(plan, row.counts),
        "place": page,
        "divided": divided,
        "tight": len(words) > 60 or head_takes(words, about, DIVIDED * divided) > 2,
        "unsure": None if still or uncounted else unsure,
        "gathered": gathered(here, sensitive=plan.sensitive, people=state.crowd),
        "page": page + 1,
        "pages": len(asked),
    }


def _shown(state: State, plan: Plan, activity: Activity) -> Shown:
    """What the room may see now: while open only the ratings that `Ballots` let through, nothing when hidden."""
    content: Apart = activity.content
    counted = _count(plan, activity, lambda about: in_sight(activity, content.of(about)))
    return disclose(counted, sensitive=plan.sensitive, people=state.crowd)


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    counted = tally(plan, activity)
    return {
        "tally": counted,
        "words": glass.words(plan),
        "several": bool(plan.settings.get("items")),
        "titled": len(_asked(plan, activity)) > 1 or bool(activity.about),
        "divided": {row.id for row in counted.rows if glass.divided(row.counts)},
    }


def distil(activity: str, content: Apart, renamed: Mapping[str, str]) -> Sequence[Event]:
    cast = sorted(((renamed[person], about, dict(mine)) for person, about, mine in content.each()), key=lambda o: o[:2])
    return tuple(
        ScaleRated(activity, person, f"sealed-{number}-{person}", mine, about=about)
        for number, (person, about, mine) in enumerate(cast, 1)
    )


DEEDS: Mapping[str, Deed] = {}
