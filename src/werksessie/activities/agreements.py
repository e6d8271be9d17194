"""agreements: who does what, and when. The facilitator types with the room watching; the room consents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from immutables import Map

from werksessie.activities.agreed import tell as tell
from werksessie.activities.agreement import (
    Agreement,
    AgreementChanged,
    AgreementDropped,
    AgreementMade,
    ConsentGiven,
    came_about,
    made_of,
)  # fmt: skip
from werksessie.activities.ballots import Ballots
from werksessie.activities.drafts import LENGTH, WORDS, drafts, goals, who_could
from werksessie.activities.kind import Deed
from werksessie.activities.objections import given, told, typed
from werksessie.activities.objections import outcome as outcome_of
from werksessie.activities.pads import Pads
from werksessie.activities.paging import ROOM, lines, span, spread
from werksessie.programme.model import Plan, say
from werksessie.programme.settings import CHOSEN_GOALS, CHOSEN_ROLES, Setting
from werksessie.session.commands import Act, Answer, Refusal
from werksessie.session.disclosure import Tally
from werksessie.session.events import Event
from werksessie.session.state import SHUT, Activity, Option, State

NAME = "agreements"
TITLE = "Afspraken"
PURPOSE = "Wat spreken we af, wie doet het, wanneer?"
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {}
OPTIONS = frozenset[str]()
GIVES = frozenset[str]()
READY = "Die staan klaar als je een afspraak opschrijft."
SETTINGS: Mapping[str, Setting] = {
    "goals_from": Setting("id", "", takes=CHOSEN_GOALS, label="Neem gekozen doelen mee uit", help=READY),
    "roles_from": Setting("id", "", takes=CHOSEN_ROLES, label="Neem gekozen rollen mee uit", help=READY),
}
ROWS_A_PAGE = 4
SHORT_WHAT, SHORT_WHO, OUTCOME_ROOM = 44, 25, 5.6


@dataclass(frozen=True)
class Content:
    """`consent` maps a person to (value, text)."""

    agreements: Map[str, Agreement] = field(default_factory=Map)
    consent: Ballots = field(default_factory=Ballots)


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case AgreementMade() | AgreementChanged():
            known = content.agreements.get(event.agreement)
            last = max((one.number for one in content.agreements.values()), default=0)
            number = known.number if known else last + 1
            one = made_of(event, number, known, answered=bool(content.consent.cast))
            return Content(content.agreements.set(event.agreement, one))
        case AgreementDropped():
            if event.agreement not in content.agreements:
                return content
            return Content(content.agreements.delete(event.agreement))
        case ConsentGiven():
            vote = (event.value, event.text)
            return replace(content, consent=content.consent.put(event.person, vote))
        case _:
            return content


def drop(content: Content, person: str, about: str) -> Content:
    return replace(content, consent=content.consent.drop(person))


def forget(content: Content, person: str) -> Content:
    return replace(content, consent=content.consent.drop(person))


def pads(plan: Plan, activity: Activity) -> Pads:
    return typed([{}])


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    value, text = given(command.value("value"), command.value("text"))
    return (ConsentGiven(plan.id, command.person, command.answer_id, value, text, command.group),)


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.consent.cast)


def listed(content: Content) -> tuple[Agreement, ...]:
    """The agreements in the order they were made."""
    return tuple(sorted(content.agreements.values(), key=lambda one: one.number))


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(_pages(activity))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    return ()


def tally(plan: Plan, activity: Activity) -> Tally:
    """How many people answered. Objections are never counted, not even here."""
    passed = list(activity.passed.values())
    return Tally(len(activity.content.consent.cast), passed.count("unsure"), passed.count("skip"))


def outcome(activity: Activity) -> str:
    """ "none" (no objection), "objection", or "" while nobody answered or people still can."""
    votes = activity.content.consent.cast
    return outcome_of(value for value, _ in votes.values()) if activity.stage == SHUT else ""


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    rows = [
        {"id": one.id, "what": one.what, "who": one.who, "when": one.when, "goal": one.goal}
        for one in listed(activity.content)
    ]
    return {"agreements": rows, "outcome": outcome(activity)}


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    goals_from = plan.settings.get("goals_from", "")
    source = state.at(goals_from)
    words = {one.id: say(one.text, "nl") for one in source[1].options} if source else {}
    rows = [
        {
            "what": one.what,
            "who": one.who,
            "when": one.when,
            "goal": words.get(one.goal, ""),
            "source": one.goal if one.goal in words else "",
            "source_in": goals_from if one.goal in words else "",
            # That a sensitive question was answered at all is a count.
            "came_about": "" if plan.sensitive else came_about(one, asked_again=bool(activity.content.consent.cast)),
        }
        for one in listed(activity.content)
    ]
    asked = activity.stage == SHUT
    return {"agreements": rows, "outcome": told(outcome(activity), asked=asked, sensitive=plan.sensitive)}


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    value, text = activity.content.consent.cast.get(person, ("", ""))
    return {"value": value, "text": text, "said": [text] if text else []}


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    paged = _pages(activity)
    page = min(activity.page, len(paged) - 1)
    return {
        "early": True,
        "agreements": paged[page],
        "long": {one.id for one in paged[page] if _long(one)},
        "first": sum(len(earlier) for earlier in paged[:page]) + 1,
        "outcome": outcome(activity),
        "page": page + 1,
        "pages": len(paged),
    }


def _pages(activity: Activity) -> Sequence[tuple[Agreement, ...]]:
    return spread(listed(activity.content), _height, ROWS_A_PAGE, ROOM - OUTCOME_ROOM)


def _height(one: Agreement) -> float:
    """One line of columns when it fits; else what people do above who does it and when."""
    if not _long(one):
        return 11.5
    return 5.1 * lines(one.what, 40) + 4.7 * lines(one.who, 30) + 3.4


def _long(one: Agreement) -> bool:
    return span(one.what) > SHORT_WHAT or span(one.who) > SHORT_WHO


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    votes = activity.content.consent.cast
    objections = sorted(text for value, text in votes.values() if value == "objection" and text)
    return {
        "agreements": listed(activity.content),
        "goals": goals(state, plan),
        "drafts": drafts(state, plan, {one.goal for one in activity.content.agreements.values()}),
        "who": who_could(state, plan),
        "outcome": outcome(activity),
        "objections": objections if activity.stage == SHUT else (),
        # People said what they thought of other words.
        "changed_since": activity.stage == SHUT and bool(activity.seen) and not votes and not activity.passed,
    }


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    made = [
        AgreementMade(activity, one.id, one.what, one.who, one.when, one.goal, one.changed) for one in listed(content)
    ]
    votes = sorted((renamed[person], *vote) for person, vote in content.consent.cast.items())
    given = [ConsentGiven(activity, who, f"sealed-{who}", value, text) for who, value, text in votes]
    return (*made, *given)


def _typed(state: State, plan: Plan, command: Act) -> tuple[str, str, str, str]:
    """What, who, when and the goal, as the form says it. Raises Refusal."""
    what, who = (" ".join(command.value(name).split()) for name in ("what", "who"))
    if not what or not who:
        raise Refusal(422, "Vul in wat jullie afspreken en wie het doet.")
    if len(what.split()) > WORDS:
        raise Refusal(422, "Maak de afspraak korter: hoogstens {n} woorden.", n=WORDS)
    if max(len(what), len(who)) > LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=LENGTH)
    when, goal = command.value("when").strip(), command.value("goal")
    try:
        date.fromisoformat(when)
    except ValueError:
        raise Refusal(422, "Kies een datum. Zonder datum is het geen afspraak.") from None
    known = {option.id for option in goals(state, plan)}
    return what, who, when, goal if goal in known else ""


def _make(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (AgreementMade(plan.id, command.fresh, *_typed(state, plan, command)),)


def _change(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    agreement = _known(activity, command)
    return (AgreementChanged(plan.id, agreement, *_typed(state, plan, command)),)


def _drop(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (AgreementDropped(plan.id, _known(activity, command)),)


def _known(activity: Activity, command: Act) -> str:
    agreement = command.value("agreement")
    if agreement not in activity.content.agreements:
        raise Refusal(404, "Deze afspraak is er niet meer.")
    return agreement


DEEDS: Mapping[str, Deed] = {"make": _make, "change": _change, "drop": _drop}
