"""What is planned for an evening: a programme of activities, each of one kind. Pure data, JSON-able both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Text = Mapping[str, str]
"""One text in several languages: language code -> words. Dutch ("nl") is always there."""


EARLIER = "earlier"
"""In `options_from`: what is voted on are the agreements of the evenings before this one."""


def say(text: Text, language: str) -> str:
    """The words in `language`, else in Dutch, else nothing."""
    return text.get(language) or text.get("nl", "")


@dataclass(frozen=True)
class Choice:
    """A fixed option of a vote, as the programme lists it."""

    id: str
    text: Text
    verbatim: str = ""


@dataclass(frozen=True)
class Part:
    """A block of the evening: "Deel B · Wat helpt". `evening` is 2 when it belongs to the second of two evenings."""

    id: str
    title: Text
    evening: int = 1


@dataclass(frozen=True)
class Source:
    """Words of a source to the letter: a heading and what stands beneath it; `origin` says in our words which one."""

    heading: str
    texts: tuple[str, ...]
    origin: str = ""


@dataclass(frozen=True)
class Plan:
    """One planned activity.

    `number` is the deck's question ("4", "5a"), empty when it is none of the ten. `verbatim` is the deck's own wording.
    An activity that is `off` is passed over unless the facilitator asks for it; `spare` is its turn to be left out when
    time runs short (1 first, 0 never). In one for `practice` people try how answering works: it is in no result, and
    sealing leaves nothing of it. `aftercare` is a line that stays on wall and phone as long as the activity is there,
    after closing too.
    `options_from` names an earlier activity whose `take` ("themes", "goals", "answers" or "chosen") become the options,
    or it is EARLIER.
    `settings` holds the fields that only this kind has, checked by the loader against the kind's own list.
    """

    id: str
    kind: str
    title: Text
    text: Text = field(default_factory=dict)
    help: Text = field(default_factory=dict)
    part: str = ""
    number: str = ""
    source: str = "own"
    verbatim: str = ""
    factor: str = ""
    element: str = ""
    sensitive: bool = False
    reveal: str = "live"
    note: str = ""
    minutes: int = 0
    off: bool = False
    spare: int = 0
    practice: bool = False
    aftercare: Text = field(default_factory=dict)
    options: tuple[Choice, ...] = ()
    options_from: str = ""
    take: str = "goals"
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Programme:
    """An evening, or two, as planned. `description` tells the facilitator what it is for, `credit` is the line that
    names the source, `sources` are its own words."""

    id: str
    version: str
    title: Text
    activities: tuple[Plan, ...]
    parts: tuple[Part, ...] = ()
    credit: str = ""
    description: Text = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    def plan(self, activity: str) -> Plan | None:
        """The planned activity with this id, or None."""
        return next((plan for plan in self.activities if plan.id == activity), None)

    def part(self, part: str) -> Part | None:
        """The part with this id, or None."""
        return next((one for one in self.parts if one.id == part), None)

    def evening(self, plan: Plan) -> int:
        """On which evening the activity is planned: 1 or 2."""
        part = self.part(plan.part)
        return part.evening if part else 1

    @property
    def minutes(self) -> tuple[int, ...]:
        """How long each evening is planned to take, without what is off."""
        last = max((self.evening(plan) for plan in self.activities), default=1)
        return tuple(self.lasts(evening) for evening in range(1, last + 1))

    def lasts(self, evening: int) -> int:
        """How many minutes this evening is planned to take."""
        return sum(plan.minutes for plan in self.activities if self.evening(plan) == evening and not plan.off)


def to_dict(programme: Programme) -> dict[str, Any]:
    """The programme as plain dicts and lists, as it stands in the record's first event."""
    plain: dict[str, Any] = _plain(programme)
    return plain


def from_dict(data: Mapping[str, Any]) -> Programme:
    """The programme back from `to_dict`; fields it does not know (a newer record's) are passed over."""
    activities = tuple(plan_from_dict(one) for one in data["activities"])
    parts = tuple(_known(Part, one) for one in data.get("parts", ()))
    sources = tuple(_known(Source, {**one, "texts": tuple(one["texts"])}) for one in data.get("sources", ()))
    programme: Programme = _known(Programme, {**data, "activities": activities, "parts": parts, "sources": sources})
    return programme


def plan_to_dict(plan: Plan) -> dict[str, Any]:
    """One planned activity as plain dicts and lists, the same after a round trip through JSON."""
    return {**_plain(plan), "options": [_plain(option) for option in plan.options]}


def plan_from_dict(data: Mapping[str, Any]) -> Plan:
    """The planned activity back from `plan_to_dict`; unknown fields are passed over."""
    options = tuple(_known(Choice, option) for option in data.get("options", ()))
    plan: Plan = _known(Plan, {**data, "options": options})
    return plan


def _plain(thing: Any) -> Any:
    """`dataclasses.asdict`, but what cannot change is not copied: a programme is words for the greater part."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, (list, tuple)):
        return type(thing)(_plain(one) for one in thing)
    if isinstance(thing, dict):
        return {name: _plain(value) for name, value in thing.items()}
    names = getattr(thing, "__dataclass_fields__", ())
    return {name: _plain(getattr(thing, name)) for name in names} if names else thing


def _known(kind: type[Any], data: Mapping[str, Any]) -> Any:
    return kind(**{name: value for name, value in data.items() if name in kind.__dataclass_fields__})
