"""Two evenings in one session: between them it is closed, and waits with everything in it."""

from __future__ import annotations

from datetime import datetime, timedelta

from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session.state import State


def to_come(state: State) -> int:
    """The number of the evening that is still to come, 0 when there is none. One that was begun by mistake, so that
    nothing of it happened, is still to come."""
    last = len(state.programme.minutes)
    untouched = all(
        one.stage in (st.PLANNED, st.SKIPPED) for plan, one in state.each() if state.programme.evening(plan) == last
    )
    return last if last > 1 and (state.evening < last or untouched) else 0


def comes_later(state: State, plan: Plan) -> bool:
    """Whether this activity belongs to an evening for which a closed session waits."""
    return state.phase == st.CLOSED and state.programme.evening(plan) == to_come(state)


def waits_until(state: State) -> datetime | None:
    """Until when a closed session waits for its second evening: as long as single answers may be kept. None when it
    is not closed, or there is no evening to wait for."""
    if state.phase != st.CLOSED or not to_come(state):
        return None
    return datetime.fromisoformat(state.closed_at) + timedelta(days=state.details.retention_days)
