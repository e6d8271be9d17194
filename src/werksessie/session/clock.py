"""The running clock: how far behind the plan the evening is, and what can be left out with the least harm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session.stages import leaning_on
from werksessie.session.state import Activity, State

WORTH_SAYING = 5
"""Minutes behind from which the console says so: less is no news."""

AT_MOST = 3


@dataclass(frozen=True)
class Spare:
    """An activity that can be missed, or made shorter: `changes` are the fields to change then, none when it is left
    out as a whole; it wins so many minutes."""

    plan: Plan
    wins: int
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Clock:
    """`behind` in whole minutes, negative when early; `skips` are at most three activities still planned that the
    programme can miss best, the least harmful first."""

    behind: int
    skips: tuple[Spare, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it is worth saying."""
        return self.behind >= WORTH_SAYING


def clock(state: State, now: str) -> Clock | None:
    """Where the evening stands at this moment (ISO 8601), or None before the first activity and after the evening.

    Behind is when it would end if all that is still to come took as long as planned, less when it was to end as it was
    planned when it began: leaving something out wins its minutes back.
    """
    current = state.programme.plan(state.current)
    if state.phase != st.RUNNING or not state.began_at or current is None:
        return None
    ahead = sum(
        plan.minutes for plan, activity in _tonight(state) if activity.stage == st.PLANNED and plan.id != state.current
    )
    here = state.activities[state.current]
    busy = here.stage in (st.INTRO, st.OPEN)
    left = max(0.0, current.minutes - _minutes(here.since, now)) if busy and here.since else 0.0
    behind = int(_minutes(state.began_at, now) + left + ahead - state.planned)
    return Clock(behind, _spare(state) if behind >= WORTH_SAYING else ())


def _tonight(state: State) -> Iterator[tuple[Plan, Activity]]:
    return ((plan, one) for plan, one in state.each() if state.programme.evening(plan) == state.evening)


def _spare(state: State) -> tuple[Spare, ...]:
    waiting = [plan for plan, activity in _tonight(state) if activity.stage == st.PLANNED and plan.spare]
    ways = [spare(plan) for plan in sorted(waiting, key=lambda plan: plan.spare)]
    harmless = (one for one in ways if one.changes or not leaning_on(state, one.plan))
    return tuple(one for one in harmless if one.wins > 0)[:AT_MOST]


def spare(plan: Plan) -> Spare:
    """How this activity wins time: left out, or shorter where its kind has a way to be."""
    ways = {name: one.shorter for name, one in KINDS[plan.kind].SETTINGS.items() if one.shorter is not None}
    if not ways:
        return Spare(plan, plan.minutes)
    half = (plan.minutes + 1) // 2
    done = all(plan.settings.get(name) == value for name, value in ways.items())
    return Spare(plan, 0 if done else plan.minutes - half, {**ways, "minutes": half})


def _minutes(since: str, now: str) -> float:
    return (datetime.fromisoformat(now) - datetime.fromisoformat(since)).total_seconds() / 60
