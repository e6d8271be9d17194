"""Versions of the summary: fixing one, what others read meanwhile, and what was written since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.events import Event
from werksessie.session.reducer import apply
from werksessie.session.state import State, Version
from werksessie.session.writing import QuotesChosen, as_event

PROFILE, INCLUDED, CONCLUSION, QUOTES = "profile", "included", "conclusion", "quotes"
"""What can differ between two versions."""


@dataclass(frozen=True)
class FixVersion(Command):
    """Stel vast: what is written now is the version that others read. `day` is today (ISO date)."""

    day: str


def _fix(state: State, command: FixVersion) -> Sequence[Event]:
    if state.phase != st.SEALED:
        raise Refusal(409, "Vaststellen kan pas als de avond is verzegeld.")
    if not _is_day(command.day):
        raise Refusal(422, "Dit begrijpen we niet.")
    if not is_concept(state):
        raise Refusal(409, "Er is niets veranderd sinds versie {n}.", n=state.versions[-1].number)
    return (as_event(replace(concept(state), day=command.day)),)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def concept(state: State) -> Version:
    """All that is written now, as the version it would be; it has no day yet."""
    number = state.versions[-1].number + 1 if state.versions else 1
    return Version(number, "", dict(state.profile), state.included, dict(state.conclusions), _quotes(state))


def _quotes(state: State) -> dict[str, dict[str, tuple[str, ...]]]:
    """The ids of the quotes of every theme, chosen or not."""
    told = {plan.id: KINDS[plan.kind].detail(plan, activity).get("themes", ()) for plan, activity in state.each()}
    quoted = {
        activity: {theme["id"]: tuple(theme["quotes"]) for theme in themes if theme["quotes"]}
        for activity, themes in told.items()
    }
    return {activity: themes for activity, themes in quoted.items() if themes}


def is_concept(state: State) -> bool:
    """Whether what is written now differs from what others read."""
    return not state.versions or bool(changes(state, state.versions[-1], concept(state)))


def as_in(state: State, version: Version) -> State:
    """The state with the words of this version. What was hidden or destroyed since is no quote any more."""
    return replace(
        _quoting(state, version), profile=Map(version.profile), included=version.included,
        conclusions=Map(version.conclusions),
    )  # fmt: skip


def _quoting(state: State, version: Version) -> State:
    for activity, themes in version.quotes.items():
        for theme, cards in themes.items():
            state = apply(state, QuotesChosen(activity, theme, cards), state.seq)
    return state


def changes(state: State, before: Version, after: Version) -> tuple[tuple[str, str], ...]:
    """(PROFILE, row), (INCLUDED, activity), (CONCLUSION, activity) and (QUOTES, activity) of all that differs between
    two versions, in a fixed order."""
    then, now = (_quotes(as_in(state, version)) for version in (before, after))
    return (
        *((PROFILE, row) for row in _differ(before.profile, after.profile)),
        *((INCLUDED, activity) for activity in sorted(before.included ^ after.included)),
        *((CONCLUSION, activity) for activity in _differ(before.conclusions, after.conclusions)),
        *((QUOTES, activity) for activity in _differ(then, now)),
    )


def _differ(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def with_quotes_settled(state: State) -> State:
    """The state as it must be just before the single answers are destroyed: the quotes are those that others read, and
    no version names a card any more, so that what is told of them then holds for every version."""
    quoted = _quoting(state, state.versions[-1]) if state.versions else state
    return replace(quoted, versions=tuple(replace(one, quotes={}) for one in state.versions))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {FixVersion: _fix}
