"""consent: goed zo, kan ermee leven, bezwaar. In rounds; between them the proposals get other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2s
from typing import Any

from werksessie.activities.consent.deeds import DEEDS
from werksessie.activities.consent.rounds import (
    HIDDEN,
    SHOWN,
    ConsentAnswered,
    Content,
    ObjectionHidden,
    ObjectionReleased,
    ProposalDropped,
    ProposalMade,
    ProposalReworded,
    ProposalTried,
    apply,
    drop,
    empty,
    forget,
)  # fmt: skip
from werksessie.activities.consent.telling import tell
from werksessie.activities.consent.views import (
    ahead,
    asked,
    earlier,
    outcome_of,
    outcome_of_all,
    proposals,
    shown,
    waiting,
)  # fmt: skip
from werksessie.activities.consent.views import pages as wall_pages
from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas.views import card_size
from werksessie.activities.objections import given, told, typed
from werksessie.activities.pads import Pads
from werksessie.programme.model import EARLIER, Plan, say
from werksessie.programme.settings import CHOSEN, OWN, RETURNED, TAKEN, Setting
from werksessie.session.commands import Answer, Refusal
from werksessie.session.disclosure import Tally, gathered
from werksessie.session.events import AnswerPassed, Event
from werksessie.session.returning import Returning, returning
from werksessie.session.state import OPEN, SHUT, Activity, Option, State

__all__ = ["DEEDS", "apply", "drop", "empty", "forget", "tell"]

NAME = "consent"
TITLE = "Kunnen we hiermee leven?"
PURPOSE = "Goed zo, kan ermee leven, of bezwaar. Over een voorstel."
DONE = "hebben geantwoord"
COUNTS: Mapping[str, str] = {}
ASKS = True
SIDES: Mapping[str, str] = {}
REMARKS: Mapping[str, str] = {}
OPTIONS = frozenset({OWN, TAKEN, RETURNED})
GIVES = frozenset({CHOSEN})
SETTINGS: Mapping[str, Setting] = {}
PASSES = ("unsure", "skip")


def answer(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    known = [one.id for one in proposals(activity)]
    if not known:
        raise Refusal(409, "Er zijn nog geen voorstellen.")
    if command.value("round") not in ("", str(activity.content.round)):
        raise Refusal(409, "Er is een nieuwe ronde. Kies opnieuw.")
    views, texts = _views(known, command)
    if len(known) == 1 and views[known[0]] in PASSES:
        return (AnswerPassed(plan.id, command.person, command.answer_id, views[known[0]], command.group),)
    said: dict[str, Mapping[str, str]] = {}
    for proposal, value in views.items():
        text = "" if value in PASSES else given(value, texts.get(proposal, ""))[1]
        if text.strip():
            said[proposal] = {"id": _id(command.fresh, proposal), "text": text}
    return (ConsentAnswered(plan.id, command.person, command.answer_id, views, said, command.group),)


def _views(known: Sequence[str], command: Answer) -> tuple[dict[str, str], dict[str, str]]:
    """(views, texts) by proposal, from `value` with `about`, or from `value-<proposal>`."""
    views = {name[6:]: command.value(name) for name in sorted(command.fields) if name.startswith("value-")}
    texts = {name[5:]: command.value(name) for name in command.fields if name.startswith("text-")}
    about = command.value("about") or (known[0] if len(known) == 1 and not views else "")
    if about:
        passed = next((how for how in PASSES if command.value(how)), "")
        views[about] = passed or command.value("value")
        texts[about] = command.value("text")
    if not views:
        raise Refusal(422, "Kies 1 van de 3 antwoorden.")
    if not set(views) <= set(known):
        raise Refusal(422, "Dit voorstel is er niet meer. Kies opnieuw.")
    return views, texts


def _id(fresh: str, proposal: str) -> str:
    """The public id of what must change; from the ids of two objections nobody sees that one person wrote both."""
    return blake2s(f"{fresh}/{proposal}".encode(), digest_size=8).hexdigest()


def answered(activity: Activity) -> frozenset[str]:
    return frozenset(activity.content.views)


def pads(plan: Plan, activity: Activity) -> Pads:
    return typed([one.text for one in proposals(activity)] or [{}])


def pages(state: State, plan: Plan, activity: Activity) -> int:
    return len(wall_pages(ahead(state, plan, activity)))


def offers(activity: Activity, take: str) -> tuple[Option, ...]:
    """The proposals that nobody objects to, in the words of now."""
    agreed = [one for one in proposals(activity) if outcome_of(activity, one.id) == "none"]
    return tuple(replace(one, source=one.id) for one in agreed)


def tally(plan: Plan, activity: Activity) -> Tally:
    """How many people answered in this round. Objections are never counted, not even here."""
    stands = {person: set(views.values()) for person, views in activity.content.views.items()}
    # Who passed every proposal one by one answered as little as who passed them all at once.
    passed = ["unsure" if "unsure" in some else "skip" for some in stands.values() if some <= set(PASSES)]
    answered = len(stands) - len(passed)
    passed += activity.passed.values()
    return Tally(answered, passed.count("unsure"), passed.count("skip"))


def detail(plan: Plan, activity: Activity) -> Mapping[str, Any]:
    return {
        "round": activity.content.round,
        "outcome": outcome_of_all(activity),
        "proposals": [{"id": one.id, **_story(activity, one)} for one in proposals(activity)],
    }


def report(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    stories: list[dict[str, Any]] = []
    before = {one.id: {"id": one.id, "status": one.status} for one in _returning(state, plan)}
    for one in proposals(activity):
        story, asked = _story(activity, one), activity.stage == SHUT and one.id not in content.reworded
        outcome = told(story["outcome"], asked=asked, sensitive=plan.sensitive)
        stories.append({**before.get(one.id, {}), **story, "outcome": outcome})
    outcomes = {story["outcome"] for story in stories}
    every = "objection" if "objection" in outcomes else "none" if outcomes == {"none"} else ""
    return {"outcome": every, "proposals": stories}


def _returning(state: State, plan: Plan) -> Sequence[Returning]:
    """The agreements of before that this activity asks about."""
    return returning(state) if plan.options_from == EARLIER else ()


def _story(activity: Activity, one: Option) -> dict[str, Any]:
    """A proposal with how it stands, and the words it had in earlier rounds."""
    past = [{"round": was.round, "text": was.text, "outcome": was.outcome} for was in earlier(activity, one.id)]
    return {"text": say(one.text, "nl"), "outcome": outcome_of(activity, one.id), "earlier": past}


def own(plan: Plan, activity: Activity, person: str) -> Mapping[str, Any]:
    said = {one.proposal: one.text for one in activity.content.objections.values() if one.person == person}
    return {
        "proposals": proposals(activity),
        "round": activity.content.round,
        "views": dict(activity.content.views.get(person, {})),
        "texts": said,
        "said": [text for text in said.values() if text],
    }


def wall(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    activity = ahead(state, plan, activity)
    every = proposals(activity)
    paged = wall_pages(activity)
    page = min(activity.page, len(paged) - 1)
    people = state.crowd
    return {
        "early": bool(every),
        "kicker": "Kun je hiermee leven?",
        "alone": len(every) == 1,
        "proposals": paged[page].proposals,
        "about": paged[page].about,
        "objections": paged[page].objections,
        "sizes": {one.id: card_size(one.text) for one in paged[page].objections},
        "outcomes": {one.id: outcome_of(activity, one.id) for one in every},
        "gathered": gathered(len(activity.content.views), sensitive=plan.sensitive, people=people)
        if activity.stage == OPEN
        else None,
        "page": page + 1,
        "pages": len(paged),
    }


def board(state: State, plan: Plan, activity: Activity) -> Mapping[str, Any]:
    content: Content = activity.content
    shut = activity.stage == SHUT
    hidden = sorted((one for one in content.objections.values() if one.status == HIDDEN), key=lambda one: one.id)
    return {
        "proposals": proposals(activity),
        "round": content.round,
        "outcomes": {one.id: outcome_of(activity, one.id) for one in proposals(activity)},
        "outcome": outcome_of_all(activity),
        "reworded": content.reworded,
        "asked": {one.id: asked(activity, one) for one in proposals(activity)},
        "earlier": {one.id: earlier(activity, one.id) for one in proposals(activity)},
        "waiting": waiting(content) if shut else (),
        "shown": shown(content) if shut else (),
        "hidden": tuple(hidden) if shut else (),
        "reasons": REASONS,
        "returning": _returning(state, plan),
    }


def distil(activity: str, content: Content, renamed: Mapping[str, str]) -> Sequence[Event]:
    before = {one.proposal: one.text for one in content.tried if one.round == content.round}
    words = {one: before.get(one, text) for one, text in sorted(content.words.items())}
    events: list[Event] = [ProposalMade(activity, one, words[one]) for one in content.typed]
    events += [
        ProposalReworded(activity, one, text) for one, text in words.items() if text and one not in content.typed
    ]
    events += [
        ProposalTried(activity, one.round, one.proposal, one.text, one.outcome)
        for one in content.tried
        if one.round < content.round
    ]
    for person, name in sorted(renamed.items(), key=lambda one: one[1]):
        if person in content.views:
            said = {
                one.proposal: {"id": one.id, "text": "" if one.status == HIDDEN else one.text}
                for one in sorted(content.objections.values(), key=lambda one: one.id)
                if one.person == person
            }
            events.append(ConsentAnswered(activity, name, f"sealed-{name}", dict(content.views[person]), said))
    # In the order of the random ids: the order of release is nearly that of reading.
    every = sorted(content.objections.values(), key=lambda one: one.id)
    events += [ObjectionReleased(activity, one.id) for one in every if one.status == SHOWN]
    events += [ObjectionHidden(activity, one.id, one.reason) for one in every if one.status == HIDDEN]
    events += [ProposalReworded(activity, one, content.words[one]) for one in sorted(content.reworded)]
    events += [ProposalDropped(activity, one) for one in sorted(content.dropped)]
    return events
