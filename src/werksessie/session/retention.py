"""How long single answers are kept: a term of days after closing, which can be changed until they are gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from werksessie.programme.entries import RETENTION_DAYS
from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.evenings import to_come
from werksessie.session.events import DESK, EVERYONE, Event, event
from werksessie.session.kept import data_of, tally_from
from werksessie.session.sorts import AGREEMENT, ANSWER, GOAL, OPTION, PROPOSAL
from werksessie.session.state import Activity, Kept, State


@event("retention.changed", DESK)
class TermChanged(Event):
    """Single answers are kept for so many days after closing."""

    days: int


@event(
    "result.kept",
    DESK,
    words={
        "**.quotes.*": ANSWER,
        "**.also_said.*": ANSWER,
        "**.said.*": ANSWER,
        "**.notes.*": ANSWER,
        "**.goal": GOAL,
        "**.what": AGREEMENT,
        "**.who": AGREEMENT,
        "**.text": PROPOSAL,
        "**.text.*": OPTION,
        "**.goals.*": GOAL,
    },
)
class ResultKept(Event):
    """What stays of this activity: how many single `answers` it had, every count (`tally`) and what may be told
    (`report`), as plain data."""

    activity: str
    answers: int
    tally: Mapping[str, Any]
    report: Mapping[str, Any]


@event("answers.destroyed", EVERYONE)
class AnswersDestroyed(Event):
    """On this day (ISO) the single answers were destroyed: when their term was over, or `early`, by hand."""

    day: str
    early: bool = False


@dataclass(frozen=True)
class ChangeTerm(Command):
    """Keep single answers for so many days after closing."""

    days: int


def gone_at(state: State) -> datetime | None:
    """When the single answers of an evening that is over are destroyed; None when that is not known yet (another
    evening is to come), or done."""
    waits = state.phase == st.CLOSED and to_come(state)
    if state.phase not in (st.CLOSED, st.SEALED) or waits or state.destroyed_on:
        return None
    try:
        return datetime.fromisoformat(state.closed_at) + timedelta(days=state.details.retention_days)
    except (ValueError, OverflowError):
        # A record may hold anything; what has no end is not destroyed by itself.
        return None


def is_over(state: State, now: datetime) -> bool:
    """Whether the term of a sealed record is over, and its single answers still there."""
    gone = gone_at(state)
    return state.phase == st.SEALED and gone is not None and now >= gone


def _change(state: State, command: ChangeTerm) -> Sequence[Event]:
    low, high = RETENTION_DAYS
    if state.destroyed_on:
        raise Refusal(409, "De losse antwoorden zijn al gewist.")
    if state.phase not in (st.CLOSED, st.SEALED):
        raise Refusal(409, "Dit vul je in bij de gegevens van de avond.")
    if not low <= command.days <= high:
        raise Refusal(422, "Vul een heel getal in van {low} tot en met {high}.", low=low, high=high)
    return () if command.days == state.details.retention_days else (TermChanged(command.days),)


def of_activity(activity: str, kept: Kept) -> Event:
    """The event that gives back what stays of this activity."""
    return ResultKept(activity, kept.answers, data_of(kept.tally), kept.report)


def distil(state: State) -> Sequence[Event]:
    """What a rewritten record says of it, at its end."""
    return (AnswersDestroyed(state.destroyed_on, state.destroyed_early),) if state.destroyed_on else ()


def _kept(state: State, event: ResultKept) -> State:
    activity = state.activities.get(event.activity)
    if activity is None:
        return state
    kept = Kept(event.answers, tally_from(event.tally), event.report)
    changed: Activity = replace(activity, kept=kept)
    return replace(state, activities=state.activities.set(event.activity, changed))


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {ChangeTerm: _change}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {
    TermChanged: lambda state, event: replace(state, details=replace(state.details, retention_days=event.days)),
    ResultKept: _kept,
    AnswersDestroyed: lambda state, event: replace(state, destroyed_on=event.day, destroyed_early=event.early),
}
