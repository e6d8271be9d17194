"""Forty rehearsed evenings of eight municipalities, from 3 to 60 people each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from tests.overview.evenings import FIRST, LONG, SHORT, evening, told
from werksessie.overview.evening import Evening, evening_of, key_of
from werksessie.session.state import State
from werksessie.summary.build import Summary, build

MUNICIPALITIES = tuple(f"Gemeente {name}" for name in ("Aalvoort", "Beekrijk", "Cedel", "Dorpel", "Esdonk", "Fluit",
                                                       "Geerwold", "Hulsem"))  # fmt: skip
"""None of them is there."""
SIZES, MOST, LARGE = (3, 5, 7, 9, 11, 14, 18, 4, 8, 12, 6), 60, 20
"""How many people; of every size in every programme, and one evening with many."""


@dataclass(frozen=True)
class Rehearsed:
    """A sealed evening with its Summary; what its own municipality reads of it, and what others may."""

    state: State
    summary: Summary
    own: Evening
    shared: Evening


@pytest.fixture(scope="session")
def forty() -> tuple[Rehearsed, ...]:
    """Five of each of eight municipalities."""
    return tuple(map(_rehearsed, range(40)))


@pytest.fixture(scope="session")
def ten() -> tuple[Rehearsed, ...]:
    """The first ten of them: the first two municipalities have two evenings each."""
    return tuple(map(_rehearsed, range(10)))


@cache
def _rehearsed(number: int) -> Rehearsed:
    programme = LONG if number % 8 == 1 else FIRST if number % 4 == 3 else SHORT
    people = MOST if number == LARGE else SIZES[number * 3 % len(SIZES)]
    title = f"Klaverdag {number:02}"
    state = evening(MUNICIPALITIES[number % 8], title, people, programme, shift=number, rehearsal=True)
    summary = build(state)
    return Rehearsed(state, summary, evening_of(summary, key_of(state)), told(state))
