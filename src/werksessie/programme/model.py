"""What is planned for an evening: a programme of activities, each of one kind. Pure data, JSON-able both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Text = Mapping[str, str]
"""One text in several languages: language code -> words. Dutch ("nl") is always there."""


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
    """A block of the evening: "Deel B · Wat helpt"."""

    id: str
    title: Text


@dataclass(frozen=True)
class Plan:
    """One planned activity.

    `number` is the deck's question ("4", "5a"), empty when it is none of the ten. `verbatim` is the deck's own wording.
    `options_from` names an earlier activity whose `take` ("themes", "goals", "answers" or "chosen") become the options.
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
    options: tuple[Choice, ...] = ()
    options_from: str = ""
    take: str = "goals"
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Programme:
    """A whole evening as planned. `credit` is the line that names the source."""

    id: str
    version: str
    title: Text
    activities: tuple[Plan, ...]
    parts: tuple[Part, ...] = ()
    credit: str = ""

    def plan(self, activity: str) -> Plan | None:
        """The planned activity with this id, or None."""
        return next((plan for plan in self.activities if plan.id == activity), None)

    def part(self, part: str) -> Part | None:
        """The part with this id, or None."""
        return next((one for one in self.parts if one.id == part), None)


def to_dict(programme: Programme) -> dict[str, Any]:
    """The programme as plain dicts and lists, as it stands in the record's first event."""
    return asdict(programme)


def from_dict(data: Mapping[str, Any]) -> Programme:
    """The programme back from `to_dict`; fields it does not know (a newer record's) are passed over."""
    activities = tuple(
        _known(Plan, {**one, "options": tuple(_known(Choice, option) for option in one.get("options", ()))})
        for one in data["activities"]
    )
    parts = tuple(_known(Part, one) for one in data.get("parts", ()))
    programme: Programme = _known(Programme, {**data, "activities": activities, "parts": parts})
    return programme


def _known(kind: type[Any], data: Mapping[str, Any]) -> Any:
    return kind(**{name: value for name, value in data.items() if name in kind.__dataclass_fields__})
