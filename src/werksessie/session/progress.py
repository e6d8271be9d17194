"""How it goes with the agreements after the evening, as the contact person of either side says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.events import EVERYONE, Event, event
from werksessie.session.kept import detail_of
from werksessie.session.sorts import AGREEMENT
from werksessie.session.state import State
from werksessie.session.statuses import DONE, LONGEST, SIDES, STATUSES, STUCK, Progress


@event("agreement.progressed", EVERYONE, words={"why": AGREEMENT})
class AgreementProgressed(Event):
    """How it goes with the agreement of this number (from 1): one of STATUSES, in one line why ("" for nothing), as one
    of SIDES says it on this day (ISO date)."""

    activity: str
    number: int
    status: str
    why: str
    side: str
    day: str


@dataclass(frozen=True)
class TellProgress(Command):
    """Say how it goes with an agreement; the fields are those of AgreementProgressed."""

    activity: str
    number: int
    status: str
    why: str
    side: str
    day: str


@dataclass(frozen=True)
class Promise:
    """One agreement of a session, by its activity and number there, and how it goes; None as long as nobody said."""

    activity: str
    number: int
    what: str
    who: str
    when: str
    progress: Progress | None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.progress is None or self.progress.status != DONE


def promises(state: State) -> tuple[Promise, ...]:
    """Every agreement of a session, in the order in which they were made."""
    return tuple(
        Promise(plan.id, number, one["what"], one["who"], one["when"], state.progress.get((plan.id, number)))
        for plan, activity in state.each()
        for number, one in enumerate(detail_of(plan, activity).get("agreements", ()), 1)
    )


def _tell(state: State, command: TellProgress) -> Sequence[Event]:
    if state.phase != st.SEALED:
        raise Refusal(409, "Dit kan als de avond verzegeld is.")
    here = (command.activity, command.number)
    known = next((one for one in promises(state) if (one.activity, one.number) == here), None)
    if known is None:
        raise Refusal(404, "Deze afspraak is er niet.")
    why = " ".join(command.why.split())
    if command.status not in STATUSES or command.side not in SIDES:
        raise Refusal(422, "Kies hoe het gaat met deze afspraak.")
    if len(why) > LONGEST:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=LONGEST)
    if command.status == STUCK and not why:
        raise Refusal(422, "Schrijf in één zin waarom het niet lukt.")
    if not _is_day(command.day):
        raise Refusal(422, "Dit begrijpen we niet.")
    if known.progress and (known.progress.status, known.progress.why) == (command.status, why):
        return ()
    return (AgreementProgressed(command.activity, command.number, command.status, why, command.side, command.day),)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _told(state: State, fact: AgreementProgressed) -> State:
    progress = Progress(fact.status, fact.why, fact.side, fact.day)
    return replace(state, progress=state.progress.set((fact.activity, fact.number), progress))


def distil(state: State) -> Sequence[Event]:
    """What a rewritten record says of it: how it goes now."""
    return [
        AgreementProgressed(activity, number, one.status, one.why, one.side, one.day)
        for (activity, number), one in sorted(state.progress.items())
    ]


DECIDES: Mapping[type, Callable[[State, Any], Sequence[Event]]] = {TellProgress: _tell}
APPLIES: Mapping[type[Event], Callable[[State, Any], State]] = {AgreementProgressed: _told}
