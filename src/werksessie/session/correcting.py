"""Words that go from a sealed record, or are said otherwise: "er staat iets over mij in"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.corrections import REASONS, Corrected
from werksessie.session.events import Event
from werksessie.session.sealing import distil
from werksessie.session.sorts import LONGEST, SORTS
from werksessie.session.state import Correction, State
from werksessie.session.wording import Place, pattern, reworded, standing

WAS_AT_MOST = 1000

Fold = Callable[[Iterable[tuple[int, Event]]], State]


@dataclass(frozen=True)
class Correct(Command):
    """Say `text` instead of `was`, or take it away where `text` is "", in words of these `sorts`. `day` is today (ISO
    date)."""

    was: str
    text: str
    sorts: frozenset[str]
    reason: str
    day: str


def as_sealed(state: State) -> list[Event]:
    """The log that gives this sealed state again, people in the order they have."""
    return distil(state, state.sealed_at, list.sort)


def standing_in(state: State, was: str) -> tuple[Place, ...]:
    """Where these words stand in a sealed record; nowhere when there are none."""
    return tuple(dict.fromkeys(standing(as_sealed(state), was))) if was.split() else ()


def _correct(state: State, command: Correct) -> Sequence[Event]:
    if state.phase != st.SEALED:
        raise Refusal(409, "Dit kan als de avond verzegeld is. Tot dan kun je teksten verbergen of anders zeggen.")
    if command.reason not in REASONS:
        raise Refusal(422, "Kies waarom.")
    if not command.was.split() or len(command.was) > WAS_AT_MOST:
        raise Refusal(422, "Vul in welke woorden weg moeten.")
    if not command.sorts or not command.sorts <= SORTS.keys():
        raise Refusal(422, "Kies waar de woorden weg moeten.")
    here = [place for place in standing_in(state, command.was) if place.sort in command.sorts]
    if not here:
        raise Refusal(404, "Deze woorden staan er niet (meer).")
    text = " ".join(command.text.split())
    if text:
        _check_room(here, command.was, text)
    if text == command.was.strip():
        return ()
    sorts = tuple(sort for sort in SORTS if any(place.sort == sort for place in here))
    return (Corrected(sorts, command.reason, command.day[:10], command.was, text),)


def _check_room(here: Sequence[Place], was: str, text: str) -> None:
    for place in here:
        longer = pattern(was).sub(lambda _: text, place.text)
        if len(longer) > max(LONGEST[place.sort], len(place.text)):
            raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=LONGEST[place.sort])


def corrected(state: State, event: Corrected, fold: Fold) -> State:
    """The state after a correction; what is read back from a record has been corrected before."""
    done = Correction(tuple(event.sorts), event.reason, event.day)
    if event.was.split() and state.phase == st.SEALED:
        mended = reworded(as_sealed(state), event.was, event.text, frozenset(event.sorts))
        state = fold(enumerate(mended, 1))
    return replace(state, corrected=(*state.corrected, done))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {Correct: _correct}
