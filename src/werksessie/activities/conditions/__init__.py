"""conditions: which are important, then how it is now for the five most chosen. Two scales, never subtracted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from immutables import Map

from werksessie.activities import glass
from werksessie.activities.conditions.deeds import ask_important, ask_now
from werksessie.activities.conditions.facts import Content, ImportantChosen, ImportantPassed, NowAsked, NowRated
from werksessie.activities.conditions.telling import tell
from werksessie.activities.conditions.views import board, own, pages, report, tally, wall
from werksessie.activities.glass import VALUES
from werksessie.activities.kind import Deed
from werksessie.activities.pads import Pads, chosen_from, one_of_each
from werksessie.activities.telling import DIVIDES
from werksessie.programme.model import Plan
from werksessie.programme.settings import OWN, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.events import ActivityClosed, Event
from werksessie.session.state import OPEN, Activity, Option, State

__all__ = [
    "ASKS", "COUNTS", "DEEDS", "DONE", "GIVES", "NAME", "OPTIONS", "PURPOSE", "REMARKS", "SETTINGS", "SIDES",
    "TITLE", "answer", "answered", "apply", "board", "detail", "distil", "drop", "empty", "forget", "offers", "own",
    "pads", "pages", "report", "tally", "tell", "wall",
]  # fmt: skip

NAME = "conditions"
TITLE = "Voorwaarden"
PURPOSE = "Wat is belangrijk, en hoe is het nu?"
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {
    "important": "keer gekozen als belangrijk", "0": "nu: nee", "1": "nu: een beetje", "2": "nu: bijna helemaal",
    "3": "nu: helemaal", "unsure": "nu: weet niet", "skip": "nu: overgeslagen",
}  # fmt: skip
ASKS = True
SIDES: Mapping[str, str] = {"important": "wat is belangrijk", "now": "hoe is het nu"}
REMARKS: Mapping[str, str] = {"divided": DIVIDES, "wanting": "belangrijk, en nu nog niet geregeld"}
OPTIONS = frozenset({OWN, TAKEN})
GIVES = frozenset[str]()
SETTINGS: Mapping[str, Setting] = {
    "choices": Setting("int", 3, low=1, high=10, label="Hoeveel iemand er mag kiezen"),
    "now": Setting(
        "bool",
        True,
        shorter=False,
        label="Vraag daarna: hoe is het nu?",
        help="Over de vijf die het meest zijn gekozen.",
    ),
    "now_text": Setting(
        "text", {"nl": "Is dit nu goed geregeld?", "en": "Is this in place now?"}, label="De vraag over nu"
    ),
    "words": glass.WORDS,
}


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case ImportantChosen():
            important = content.important.put(event.person, frozenset(event.important))
            return replace(content, important=important, passed=_without(content, event.person))
        case NowAsked():
            return replace(content, items=tuple(event.items))
        case ImportantPassed():
            return replace(content, passed=content.passed.set(event.person, event.how))
        case NowRated():
            earlier: Map[str, str] = content.now.cast.get(event.person, Map())
            return replace(content, now=content.now.put(event.person, earlier.update(event.ratings)))
        case ActivityClosed():
            return replace(content, important=content.important.settled(), now=content.now.settled())
        case _:
            return content


def _without(content: Content, person: str) -> Map[str, str]:
    return content.passed.delete(person) if person in content.passed else content.passed


def drop(content: Content, person: str, about: str) -> Content:
    """Who passes "nu" still finds important what they chose."""
    if content.items:
        return replace(content, now=content.now.drop(person))
    return replace(content, important=content.important.drop(person), passed=_without(content, person))


def forget(content: Content, person: str) -> Content:
    left = replace(content, important=content.important.drop(person), now=content.now.drop(person))
    return replace(left, passed=_without(content, person))


def pads(plan: Plan, activity: Activity) -> Pads:
    rated = activity.content.items
    if not rated:
        votes = [("important", one.id, one.text) for one in activity.options]
        return chosen_from(votes, plan.settings.get("choices", 3))
    asked = [(f"now-{one.id}", one.text) for one in activity.options if one.id in rated]
    return Pads(one_of_each(asked, glass.all_words(plan)), round="now")


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    if activity.content.items:
        return _rate(plan, activity, command)
    return _choose(plan, activity, command)


def _choose(plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    chosen = {option for option in command.fields.get("important", ()) if option}
    if any(activity.option(option) is None for option in chosen):
        raise Refusal(422, "Deze keuze bestaat niet. Kies opnieuw.")
    most = plan.settings.get("choices", 3)
    if len(chosen) > most:
        raise Refusal(422, "Kies er hoogstens {n}.", n=most)
    if not chosen:
        raise Refusal(422, "Kies er minstens 1. Of tik op 'Weet ik niet'.")
    important = tuple(sorted(chosen))
    return (ImportantChosen(plan.id, command.person, command.answer_id, important, command.group),)


def _rate(plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    if command.fields.get("important"):
        raise Refusal(409, "Deze vraag is gesloten.")
    given = glass.rated(command, "now-")
    if not set(activity.content.items) >= given.keys():
        raise Refusal(422, "Deze vraag bestaat niet. Kies opnieuw.")
    if not given or not set(VALUES) >= set(given.values()):
        raise Refusal(422, "Kies een glas. Of tik op 'Weet ik niet'.")
    return (NowRated(plan.id, command.person, command.answer_id, given, command.group),)


def answered(activity: Activity) -> frozenset[str]:
    """While "nu" is asked: who answered that. Else everybody who is in what came in."""
    content: Content = activity.content
    if content.items and activity.stage == OPEN:
        return frozenset(content.now.cast)
    return frozenset(content.important.cast) | frozenset(content.now.cast) | frozenset(content.passed)


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {"now": list(activity.content.items), "words": glass.named(plan)}


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    chosen = sorted((renamed[person], tuple(sorted(mine))) for person, mine in content.important.cast.items())
    events: list[Event] = [ImportantChosen(activity, who, f"sealed-{who}", mine) for who, mine in chosen]
    if content.items:
        events.append(NowAsked(activity, content.items))
    passed = sorted((renamed[person], how) for person, how in content.passed.items())
    events += [ImportantPassed(activity, who, how) for who, how in passed]
    rated = sorted(((renamed[person], dict(mine)) for person, mine in content.now.cast.items()), key=lambda one: one[0])
    return (*events, *(NowRated(activity, who, f"sealed-now-{who}", mine) for who, mine in rated))


DEEDS: Mapping[str, Deed] = {"ask-now": ask_now, "ask-important": ask_important}
