"""Where in a record words stand that somebody thought up, and the same record with other words there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werksessie.session.codec import decode, encode
from werksessie.session.events import Event

ANSWER, THEME, GOAL, OPTION, AGREEMENT, PROPOSAL, NOTE, PARKED, PROFILE, CONCLUSION, DETAILS = (
    "answer", "theme", "goal", "option", "agreement", "proposal", "note", "parked", "profile", "conclusion", "details",
)  # fmt: skip
"""The sorts of words: what people wrote themselves, and what the facilitator wrote."""

SORTS: Mapping[str, str] = {
    ANSWER: "Antwoorden van mensen", THEME: "Thema's", GOAL: "Doelen", OPTION: "Keuzes bij een vraag",
    AGREEMENT: "Afspraken", PROPOSAL: "Voorstellen", NOTE: "Wat de zaal zei", PARKED: "Parkeerplaats",
    PROFILE: "Samenwerkingsprofiel", CONCLUSION: "Zinnen per vraag", DETAILS: "Gegevens van de avond",
}  # fmt: skip
LONGEST: Mapping[str, int] = {
    ANSWER: 500, THEME: 60, GOAL: 120, OPTION: 140, AGREEMENT: 120, PROPOSAL: 280, NOTE: 1000, PARKED: 140,
    PROFILE: 222, CONCLUSION: 280, DETAILS: 200,
}  # fmt: skip

_CHOICES = {"programme.activities.*.options.*.text.*": OPTION}
_TOLD = {"title": DETAILS, "place": DETAILS, "community": DETAILS, "also_present": DETAILS, "mandate": DETAILS}
_ASK = {"contact_municipality": DETAILS, "contact_community": DETAILS, "talk_to": DETAILS, "feedback_how": DETAILS}
_KEPT = {
    "**.quotes.*": ANSWER, "**.also_said.*": ANSWER, "**.said.*": ANSWER, "**.notes.*": ANSWER, "**.goal": GOAL,
    "**.what": AGREEMENT, "**.who": AGREEMENT, "**.text": PROPOSAL, "**.text.*": OPTION, "**.goals.*": GOAL,
}  # fmt: skip

_EARLIER = {
    "evenings.*.title": DETAILS, "evenings.*.place": DETAILS, "evenings.*.goals.*": GOAL,
    "evenings.*.agreements.*.what": AGREEMENT, "evenings.*.agreements.*.who": AGREEMENT,
    "evenings.*.agreements.*.progress.why": AGREEMENT, "evenings.*.ratings.*.rows.*.text": OPTION,
}  # fmt: skip

WORDS: Mapping[str, Mapping[str, str]] = {
    "session.prepared": {**_CHOICES, **{f"details.{name}": sort for name, sort in (_TOLD | _ASK).items()}},
    "ideas.sent": {"text": ANSWER},
    "ideas.side-added": {"text": ANSWER},
    "choice.made": {"text": ANSWER},
    "consent.given": {"text": ANSWER},
    "consent.answered": {"objections.*.text": ANSWER},
    "theme.made": {"name": THEME},
    "goal.worded": {"goal": GOAL},
    "activity.opened": {"options.*.text.*": OPTION, "about.*.text.*": OPTION},
    "agreement.made": {"what": AGREEMENT, "who": AGREEMENT},
    "agreement.progressed": {"why": AGREEMENT},
    "proposal.made": {"text": PROPOSAL},
    "proposal.reworded": {"text": PROPOSAL},
    "proposal.tried": {"text": PROPOSAL},
    "note.written": {"text": NOTE},
    "parking.added": {"text": PARKED},
    "profile.written": {"text": PROFILE},
    "conclusion.written": {"text": CONCLUSION},
    "version.fixed": {"profile.*": PROFILE, "conclusions.*": CONCLUSION},
    "session.followed": _EARLIER,
    "earlier.recalled": {"why": AGREEMENT},
    "result.kept": _KEPT,
}
"""By the name of an event in a sealed record: where in it words stand, and of which sort. `*` is any one step, `**` any
steps; the first that fits counts."""

DROPPED = {"note.written", "parking.added", "profile.written", "conclusion.written"}
"""Events that say nothing without their words."""
TAKEN_AWAY = "(weggehaald)"


@dataclass(frozen=True)
class Place:
    """Words in a record: their sort, the activity they belong to ("" for none), and the whole text."""

    sort: str
    activity: str
    text: str


def places(events: Sequence[Event]) -> Iterator[Place]:
    """All words of a sealed log, in its order."""
    for event in events:
        data = encode(event)
        for path, text in _texts(data):
            sort = _sort(event.TYPE, path)
            if sort and text.strip():
                yield Place(sort, data.get("activity", ""), text)


def standing(events: Sequence[Event], was: str) -> tuple[Place, ...]:
    """Where these words stand: whole words, in small letters or capitals."""
    found = pattern(was)
    return tuple(place for place in places(events) if found.search(place.text))


def pattern(was: str) -> re.Pattern[str]:
    """Finds these words, however they are spaced and capitalised, and no part of a longer word."""
    words = r"\s+".join(map(re.escape, was.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def reworded(events: Sequence[Event], was: str, text: str, sorts: frozenset[str]) -> list[Event]:
    """The same log with `text` instead of `was` in words of these sorts; TAKEN_AWAY where that is "", and nothing at
    all where they were all that somebody had written beside the answers."""
    found = pattern(was)

    def mended(event: Event) -> Event | None:
        data = encode(event)
        if not any(found.search(words) and _sort(event.TYPE, path) in sorts for path, words in _texts(data)):
            return event
        changed = _mended(event.TYPE, (), data, found, text, sorts)
        if event.TYPE in DROPPED and changed["text"] == TAKEN_AWAY:
            return None
        return decode({**changed, "rewritten": True})

    return [one for one in map(mended, events) if one is not None]


def _mended(
    type_: str, path: tuple[str, ...], data: Any, found: re.Pattern[str], text: str, sorts: frozenset[str]
) -> Any:
    if isinstance(data, Mapping):
        return {key: _mended(type_, (*path, str(key)), value, found, text, sorts) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_mended(type_, (*path, str(at)), value, found, text, sorts) for at, value in enumerate(data)]
    if isinstance(data, str) and _sort(type_, path) in sorts:
        return found.sub(lambda _: text or TAKEN_AWAY, data)
    return data


def _texts(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """(path, text) of every text in plain data."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(data, (list, tuple)):
        for at, value in enumerate(data):
            yield from _texts(value, (*path, str(at)))


def _sort(type_: str, path: tuple[str, ...]) -> str:
    known = WORDS.get(type_, {})
    return next((sort for steps, sort in known.items() if _fits(steps.split("."), path)), "")


def _fits(steps: list[str], path: tuple[str, ...]) -> bool:
    if steps[0] == "**":
        steps, path = steps[1:], path[1 - len(steps) :]
    return len(steps) == len(path) and all(step in ("*", at) for step, at in zip(steps, path, strict=True))
