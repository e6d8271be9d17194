"""Proposals and the rounds in which the room looks at them: their events, their state, and the reducer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from immutables import Map

from werksessie.activities.objections import outcome
from werksessie.session.events import EVERYONE, ActivityOpened, Event, event
from werksessie.session.sorts import ANSWER, PROPOSAL

NEW, SHOWN, HIDDEN = "new", "shown", "hidden"


@event("proposal.made", EVERYONE, words={"text": PROPOSAL})
class ProposalMade(Event):
    """The facilitator typed a proposal, beside those that came from the programme or an earlier activity."""

    activity: str
    proposal: str
    text: str


@event("proposal.reworded", EVERYONE, words={"text": PROPOSAL})
class ProposalReworded(Event):
    """Other words for a proposal; what people said of the words before no longer counts."""

    activity: str
    proposal: str
    text: str


@event("proposal.dropped", EVERYONE)
class ProposalDropped(Event):
    """A proposal was taken back."""

    activity: str
    proposal: str


@event("proposal.tried", words={"text": PROPOSAL})
class ProposalTried(Event):
    """In a sealed record: the words and the outcome of an earlier round. `text` is "" for the option's own words."""

    activity: str
    round: int
    proposal: str
    text: str
    outcome: str


@event("consent.answered", words={"objections.*.text": ANSWER}, votes=("views",))
class ConsentAnswered(Event):
    """What somebody thinks of one or more proposals: proposal -> one of VALUES, "unsure" or "skip". `objections` says
    what must change: proposal -> {"id": public and random, "text"}. Other proposals keep what they had."""

    activity: str
    person: str
    answer_id: str
    views: Mapping[str, str]
    objections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    group: str = ""


@event("objection.released")
class ObjectionReleased(Event):
    """The facilitator let the room read what must change."""

    activity: str
    objection: str


@event("objection.hidden")
class ObjectionHidden(Event):
    """The facilitator keeps it from the room, for one of the REASONS (activities/hiding.py)."""

    activity: str
    objection: str
    reason: str


@dataclass(frozen=True)
class Objection:
    """What must change, in somebody's words. `place` is its turn on the wall (0 while not released)."""

    id: str
    person: str
    proposal: str
    text: str
    status: str = NEW
    reason: str = ""
    place: int = 0


@dataclass(frozen=True)
class Tried:
    """A proposal as an earlier round had it. `text` is "" for the option's own words."""

    round: int
    proposal: str
    text: str
    outcome: str


@dataclass(frozen=True)
class Content:
    """`typed` are the facilitator's own proposals in order, `words` what stands instead of an option's own text.

    `views` (person -> proposal -> value) and `objections` (by id) belong to this `round` only; `reworded` are the
    proposals that got other words since, so that those views no longer speak of them.
    """

    round: int = 1
    typed: tuple[str, ...] = ()
    words: Map[str, str] = field(default_factory=Map)
    dropped: frozenset[str] = frozenset()
    views: Map[str, Map[str, str]] = field(default_factory=Map)
    objections: Map[str, Objection] = field(default_factory=Map)
    reworded: frozenset[str] = frozenset()
    tried: tuple[Tried, ...] = ()
    released: int = 0


def empty() -> Content:
    return Content()


def apply(content: Content, event: Any) -> Content:
    match event:
        case ProposalMade():
            known = content.typed if event.proposal in content.typed else (*content.typed, event.proposal)
            return replace(content, typed=known, words=content.words.set(event.proposal, event.text))
        case ProposalReworded():
            return _reworded(content, event.proposal, event.text)
        case ProposalDropped():
            return replace(content, dropped=content.dropped | {event.proposal})
        case ProposalTried():
            tried = Tried(event.round, event.proposal, event.text, event.outcome)
            return replace(content, tried=(*content.tried, tried), round=max(content.round, event.round + 1))
        case ConsentAnswered():
            return _answered(content, event)
        case ObjectionReleased():
            place = content.released + 1
            shown = _change(content, event.objection, status=SHOWN, reason="", place=place)
            return replace(shown, released=place)
        case ObjectionHidden():
            return _change(content, event.objection, status=HIDDEN, reason=event.reason, place=0)
        case ActivityOpened():
            return _next_round(content)
        case _:
            return content


def drop(content: Content, person: str, about: str) -> Content:
    """The content after this person took back whatever they said in this round."""
    if person not in content.views:
        return content
    return replace(content, views=content.views.delete(person), objections=_without(content, person))


def forget(content: Content, person: str) -> Content:
    """What earlier rounds came to stays: of those only the outcome is known."""
    return drop(content, person, "")


def outcome_now(content: Content, proposal: str) -> str:
    """What this round says of the proposal: "objection", "none", or "" while nobody took a stand."""
    return outcome(views.get(proposal, "") for views in content.views.values())


def _answered(content: Content, event: ConsentAnswered) -> Content:
    views = content.views.get(event.person, Map()).update(event.views)
    kept = _without(content, event.person, event.views)
    for proposal, said in event.objections.items():
        before = next((one for one in content.objections.values() if _same(one, event.person, proposal, said)), None)
        one = before or Objection(said["id"], event.person, proposal, said["text"])
        kept = kept.set(one.id, one)
    return replace(content, views=content.views.set(event.person, views), objections=kept)


def _same(one: Objection, person: str, proposal: str, said: Mapping[str, str]) -> bool:
    """The same words sent once more stay released, or hidden."""
    return (one.person, one.proposal, one.text) == (person, proposal, said["text"])


def _without(content: Content, person: str, proposals: Iterable[str] | None = None) -> Map[str, Objection]:
    """The objections without this person's, on these proposals or on all."""
    about = None if proposals is None else frozenset(proposals)
    return Map(
        {
            one.id: one
            for one in content.objections.values()
            if one.person != person or (about is not None and one.proposal not in about)
        }
    )


def _change(content: Content, objection: str, **changes: Any) -> Content:
    one = content.objections.get(objection)
    if one is None:
        return content
    return replace(content, objections=content.objections.set(objection, replace(one, **changes)))


def _reworded(content: Content, proposal: str, text: str) -> Content:
    past = [] if proposal in content.reworded else _tried(content, [proposal])
    return replace(
        content,
        words=content.words.set(proposal, text),
        reworded=content.reworded | {one.proposal for one in past},
        tried=(*content.tried, *past),
    )


def _next_round(content: Content) -> Content:
    """Another round begins once somebody took a stand; until then the first one simply goes on."""
    asked = sorted({proposal for views in content.views.values() for proposal in views})
    if not any(outcome_now(content, proposal) for proposal in asked):
        return content
    past = _tried(content, [proposal for proposal in asked if proposal not in content.reworded])
    return replace(
        content,
        round=content.round + 1,
        views=Map(),
        objections=Map(),
        reworded=frozenset(),
        tried=(*content.tried, *past),
        released=0,
    )


def _tried(content: Content, proposals: Iterable[str]) -> list[Tried]:
    """How these proposals stand at the end of this round, those that nobody took a stand on left out."""
    found = [(one, outcome_now(content, one)) for one in proposals]
    return [Tried(content.round, one, content.words.get(one, ""), how) for one, how in found if how]
