"""What the shipped programmes say themselves: the words that tell nothing of one community, wherever they come back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from werksessie.activities import KINDS
from werksessie.activities.glass import words
from werksessie.activities.telling import OTHER
from werksessie.programme.loader import load_shipped, shipped
from werksessie.programme.model import Plan, Programme, say

FIRST = "weerbaarheid"
"""The programme that has every question; its order is that of an overview."""


@dataclass(frozen=True)
class Standard:
    """A question as the shipped programmes ask it. `lines` are all that an answer can be about, `labels` what its
    counts can be called."""

    title: str
    text: str
    factor: str
    lines: frozenset[str]
    labels: frozenset[str]


@cache
def standards() -> dict[tuple[str, str], Standard]:
    """Every question by its id and kind, in the order of an overview."""
    found: dict[tuple[str, str], Standard] = {}
    for plan in (plan for programme in _programmes() for plan in programme.activities if KINDS[plan.kind].ASKS):
        id = (plan.number or plan.id, plan.kind)
        known = found.get(id) or Standard(say(plan.title, "nl"), _text(plan), plan.factor, frozenset(), frozenset())
        lines, labels = known.lines | _lines(plan), known.labels | _labels(plan)
        found[id] = Standard(known.title, known.text, known.factor, lines, labels)
    return found


@cache
def lines() -> frozenset[str]:
    """All that an answer can be about, of whichever question."""
    return frozenset().union(*(one.lines for one in standards().values()))


@cache
def titles() -> frozenset[str]:
    """What the shipped programmes are called."""
    return frozenset(say(one.title, "nl") for one in _programmes())


def factors() -> tuple[str, ...]:
    """The factors of the source, in the order in which its questions come."""
    return tuple(dict.fromkeys(one.factor for one in standards().values() if one.factor))


@cache
def sides() -> frozenset[str]:
    """What can be asked about a line in a kind that asks more than one thing."""
    return frozenset(("", *(side for kind in KINDS.values() for side in kind.SIDES.values())))


def _programmes() -> list[Programme]:
    names = sorted(shipped(), key=lambda name: (name != FIRST, name))
    return [load_shipped(name, KINDS) for name in names]


def _text(plan: Plan) -> str:
    return say(plan.text, "nl") or say(plan.title, "nl")


def _lines(plan: Plan) -> frozenset[str]:
    items = [say(item["text"], "nl") for item in plan.settings.get("items") or ()]
    return frozenset(("", say(OTHER.text, "nl"), *(say(one.text, "nl") for one in plan.options), *items))


def _labels(plan: Plan) -> frozenset[str]:
    steps = [say(word, "nl") for word in words(plan)]
    return frozenset((*KINDS[plan.kind].COUNTS.values(), *steps, *(f"nu: {step}" for step in steps)))
