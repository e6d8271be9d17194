"""What an agreement begins with: the goals and roles that the room chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from werksessie.programme.model import Plan, say
from werksessie.session.state import Option, State

LEAD_IN = "We willen dat "
WORDS, LENGTH = 12, 120
"""An agreement has so many words at most, and each of its fields so many characters."""


@dataclass(frozen=True)
class Draft:
    """An agreement still to make: the goal it serves, and words to begin with."""

    goal: Option
    what: str


def _chosen(state: State, activity: str) -> tuple[Option, ...]:
    found = state.at(activity)
    return tuple(one for one in found[1].options if one.id in found[1].chosen) if found else ()


def goals(state: State, plan: Plan) -> tuple[Option, ...]:
    """The goals the room chose, offered when an agreement is written."""
    return _chosen(state, plan.settings.get("goals_from", ""))


def drafts(state: State, plan: Plan, served: Collection[str]) -> tuple[Draft, ...]:
    """One for each chosen goal, but for those that an agreement serves."""
    return tuple(Draft(one, _begin(say(one.text, "nl"))) for one in goals(state, plan) if one.id not in served)


def _begin(goal: str) -> str:
    words = goal.removeprefix(LEAD_IN)
    return words if len(words.split()) <= WORDS and len(words) <= LENGTH else ""


def who_could(state: State, plan: Plan) -> tuple[str, ...]:
    """Who may do it: the roles the room chose, and the two sides that are always there."""
    roles = [say(one.text, "nl") for one in _chosen(state, plan.settings.get("roles_from", ""))]
    return tuple(dict.fromkeys([*roles, "De gemeenschap", "De gemeente", "Samen"]))
