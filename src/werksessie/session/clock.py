"""The running clock: how far behind the plan the evening is, and what can be left out with the least harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session.state import Activity, State

WORTH_SAYING = 5
"""Minutes behind from which the console says so: less is no news."""

AT_MOST = 3


@dataclass(frozen=True)
class Clock:
    """`behind` in whole minutes, negative when early; `skips` are at most three activities still planned that the
    programme can miss best, the least harmful first."""

    behind: int
    skips: tuple[Plan, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it is worth saying."""
        return self.behind >= WORTH_SAYING


def clock(state: State, now: str) -> Clock | None:
    """Where the evening stands at this moment (ISO 8601), or None before the first activity and after the evening.

    Behind is when it would end if all that is still to come took as long as planned, less when it was to end: leaving
    something out wins its minutes back.
    """
    current = state.programme.plan(state.current)
    if state.phase != st.RUNNING or not state.began_at or current is None:
        return None
    whole = sum(plan.minutes for plan, _ in _tonight(state) if not plan.off)
    ahead = sum(
        plan.minutes for plan, activity in _tonight(state) if activity.stage == st.PLANNED and plan.id != state.current
    )
    here = state.activities[state.current]
    busy = here.stage in (st.INTRO, st.OPEN)
    left = max(0.0, current.minutes - _minutes(here.since, now)) if busy and here.since else 0.0
    behind = int(_minutes(state.began_at, now) + left + ahead - whole)
    return Clock(behind, _spare(state) if behind >= WORTH_SAYING else ())


def _tonight(state: State) -> Iterator[tuple[Plan, Activity]]:
    return ((plan, one) for plan, one in state.each() if state.programme.evening(plan) == state.evening)


def _spare(state: State) -> tuple[Plan, ...]:
    waiting = [plan for plan, activity in _tonight(state) if activity.stage == st.PLANNED and plan.spare]
    return tuple(sorted(waiting, key=lambda plan: plan.spare)[:AT_MOST])


def _minutes(since: str, now: str) -> float:
    return (datetime.fromisoformat(now) - datetime.fromisoformat(since)).total_seconds() / 60
