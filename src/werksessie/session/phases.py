"""What must hold before a command is looked at: the evening runs, has begun, has this question."""

from __future__ import annotations

from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session.commands import Refusal
from werksessie.session.state import Activity, State


def activity_of(state: State, activity: str) -> tuple[Plan, Activity]:
    """The plan and state of this activity. Raises Refusal."""
    found = state.at(activity)
    if found is None:
        raise Refusal(404, "Deze vraag bestaat niet.")
    return found


def running(state: State) -> None:
    """Raises Refusal unless the evening is going on."""
    if state.phase == st.PREPARED:
        raise Refusal(409, "De avond is nog niet begonnen.")
    if state.phase != st.RUNNING:
        raise Refusal(409, "Deze avond is afgesloten.")


def begun(state: State) -> None:
    """Raises Refusal unless the evening goes on, or is closed and not sealed yet: what may be mended until then."""
    if state.phase != st.CLOSED:
        running(state)


def profiled(state: State) -> None:
    """Raises Refusal before the evening. The profile is written after it too, when the record is sealed."""
    if state.phase not in (st.RUNNING, st.CLOSED, st.SEALED):
        raise Refusal(409, "De avond is nog niet begonnen.")
