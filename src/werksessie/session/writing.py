"""What the facilitator writes from what came in: one sentence by question, which answers are quoted, and fixing it all
as a version. Also after the record is sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.session.commands import Command, Refusal
from werksessie.session.events import DESK, Event, event
from werksessie.session.phases import activity_of, profiled
from werksessie.session.sorts import CONCLUSION, PROFILE
from werksessie.session.state import State, Version

CONCLUSION_LENGTH = 280

AFTER_SEALING = frozenset({"quote"})
"""The verbs of kinds that choose what is told, not what was said: these go on when the record is sealed."""


@event("conclusion.written", DESK, words={"text": CONCLUSION})
class ConclusionWritten(Event):
    """The facilitator's one sentence about an activity; "" takes it away."""

    activity: str
    text: str


@event("quotes.chosen", DESK)
class QuotesChosen(Event):
    """These cards, and no others, are the quotes of this theme; without any the first ones are."""

    activity: str
    theme: str
    cards: tuple[str, ...]
    step: str = ""


@event("version.fixed", DESK, words={"profile.*": PROFILE, "conclusions.*": CONCLUSION})
class VersionFixed(Event):
    """All these words were fixed on `day` (ISO date): others read them until the next version. `quotes` are ids of
    cards by activity and theme."""

    number: int
    day: str
    profile: Mapping[str, str]
    included: tuple[str, ...]
    conclusions: Mapping[str, str]
    quotes: Mapping[str, Any]


@dataclass(frozen=True)
class WriteConclusion(Command):
    """The facilitator's one sentence about an activity; "" takes it away."""

    activity: str
    text: str


def _write(state: State, command: WriteConclusion) -> Sequence[Event]:
    profiled(state)
    activity_of(state, command.activity)
    text = one_sentence(command.text)
    if len(text) > CONCLUSION_LENGTH:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=CONCLUSION_LENGTH)
    if state.conclusions.get(command.activity, "") == text:
        return ()
    return (ConclusionWritten(command.activity, text),)


def one_sentence(text: str) -> str:
    """The text as it is kept: without line ends."""
    return " ".join(text.split())


def _written(state: State, event: ConclusionWritten) -> State:
    left = state.conclusions.delete(event.activity) if event.activity in state.conclusions else state.conclusions
    return replace(state, conclusions=left.set(event.activity, event.text) if event.text else left)


def _fixed(state: State, event: VersionFixed) -> State:
    fixed = Version(
        event.number, event.day, _texts(event.profile), frozenset(event.included), _texts(event.conclusions),
        {activity: _cards(themes) for activity, themes in event.quotes.items()},
    )  # fmt: skip
    return replace(state, versions=(*state.versions, fixed))


def _texts(told: Mapping[str, Any]) -> dict[str, str]:
    return {name: text for name, text in told.items() if isinstance(text, str)}


def _cards(themes: Any) -> dict[str, tuple[str, ...]]:
    """Whatever a record holds, only lists of ids are quotes."""
    held = themes.items() if isinstance(themes, Mapping) else ()
    return {theme: tuple(filter(_is_text, cards)) for theme, cards in held if isinstance(cards, (list, tuple))}


def _is_text(one: Any) -> bool:
    return isinstance(one, str)


def as_event(version: Version) -> VersionFixed:
    """The event that gives this version."""
    quotes = {
        activity: {theme: list(cards) for theme, cards in sorted(themes.items())}
        for activity, themes in sorted(version.quotes.items())
    }
    return VersionFixed(
        version.number, version.day, dict(sorted(version.profile.items())), tuple(sorted(version.included)),
        dict(sorted(version.conclusions.items())), quotes,
    )  # fmt: skip


def distil(state: State) -> Sequence[Event]:
    """What remains of it in a sealed record: all. Which cards are quoted, their own kind tells."""
    written = [ConclusionWritten(activity, text) for activity, text in sorted(state.conclusions.items())]
    return (*written, *map(as_event, state.versions))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {WriteConclusion: _write}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    ConclusionWritten: _written,
    VersionFixed: _fixed,
}
