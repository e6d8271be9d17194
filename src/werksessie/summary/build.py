"""The Summary: all that leaves the evening for others, made from the state through the small-number rules.

The page, JSON and CSV show this one object and nothing else, so that no format can say more than another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.programme.details import ladder_sentence
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Plan, say
from werksessie.session import state as st
from werksessie.session.disclosure import Shown, ShownRow, disclose, is_small
from werksessie.session.state import Activity, State
from werksessie.summary import words

ASKED, EMPTY, OPEN, LATER, NOT_ASKED, TOLD = "asked", "empty", "open", "later", "not-asked", "told"
NOTHING = Shown(None, None, None)


@dataclass(frozen=True)
class Part:
    """One activity of the evening. `status` is asked, empty (asked, and nobody answered), open (people still answer),
    later, not-asked, or told (a slide: nobody is asked anything).

    Only a part that was asked or empty has counts (`shown`) and a `report`, a part that was told only a report.
    """

    plan: Plan
    question: str
    status: str
    shown: Shown = NOTHING
    counts: Mapping[str, str] = Map()
    report: Mapping[str, Any] = Map()

    @property
    def counted(self) -> bool:
        """Whether there is a result to show."""
        return self.status in (ASKED, EMPTY)

    @property
    def note(self) -> str:
        """What is said of a part without answers; "" when there are some."""
        return words.STATUS.get(self.status, "")

    @property
    def rows(self) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]:
        """Every row of the tally with what the kind tells about it."""
        told = self.report.get("rows") or [{} for _ in self.shown.rows]
        return tuple(zip(self.shown.rows, told, strict=True))

    def ranked(self, name: str) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]:
        """The rows with the highest count of this name first; what may not be shown stays in its own order."""
        return tuple(sorted(self.rows, key=lambda row: -(row[0].counts.get(name) or 0)))

    def cell(self, number: int | None) -> int | str:
        """A count of a row, or of "Weet ik niet" or "Sla over": the figure, or the words that stand there."""
        return words.cell(number, self.shown)

    def uncounted(self, row: ShownRow) -> str:
        """What is said instead of all counts of a row when none of them may be shown for want of answers, or ""."""
        nothing = not self.shown.rounded and any(number is None for number in row.counts.values())
        return str(self.cell(None)) if nothing else ""

    def total(self, number: int | None) -> int | str:
        """A number of people: the figure, or the words that stand there."""
        return words.total(number, self.shown)


@dataclass(frozen=True)
class Summary:
    """The evening for the municipality. Dates are ISO, "" when unknown; `readable_from` is the day it was closed.

    `people` is None in a small conversation; `provisional` until it is sealed. All answers of a
    `rehearsal` are made up.
    """

    title: str
    place: str
    date: str
    municipality: str
    community: str
    also_present: str
    mandate: str
    ladder: str
    ladder_name: str
    feedback_date: str
    feedback_how: str
    contact_municipality: str
    contact_community: str
    readable_from: str
    people: int | None
    provisional: bool
    rehearsal: bool
    programme: str
    credit: str
    parts: tuple[Part, ...]


def build(state: State) -> Summary:
    """The Summary of a session at any moment; before sealing it is provisional."""
    details = state.details
    people = len(state.people)
    rung = LADDER.get(details.ladder)
    return Summary(
        title=details.title,
        place=details.place,
        date=details.date,
        municipality=details.municipality,
        community=details.community,
        also_present=details.also_present,
        mandate=details.mandate,
        ladder=ladder_sentence(details, "nl"),
        ladder_name=rung.name if rung else "",
        feedback_date=details.feedback_date,
        feedback_how=details.feedback_how,
        contact_municipality=details.contact_municipality,
        contact_community=details.contact_community,
        readable_from=_day(state.closed_at),
        people=None if is_small(people) else people,
        provisional=state.phase != st.SEALED,
        rehearsal=details.rehearsal,
        programme=say(state.programme.title, "nl"),
        credit=state.programme.credit,
        parts=tuple(_part(state, plan, activity) for plan, activity in state.each()),
    )


def _day(moment: str) -> str:
    """The day of a moment, here."""
    return datetime.fromisoformat(moment).astimezone().date().isoformat() if moment else ""


def _part(state: State, plan: Plan, activity: Activity) -> Part:
    kind, people = KINDS[plan.kind], len(state.people)
    question = say(plan.text, "nl") or say(plan.title, "nl")
    status = _status(state, plan, activity)
    if status == TOLD:
        return Part(plan, question, status, report=kind.report(state, plan, activity))
    if status not in (ASKED, EMPTY):
        return Part(plan, question, status)
    shown = disclose(kind.tally(plan, activity), sensitive=plan.sensitive, people=people)
    report = kind.report(state, plan, activity)
    return Part(plan, question, status, shown, {**kind.COUNTS, **report.get("counts", {})}, report)


def _status(state: State, plan: Plan, activity: Activity) -> str:
    """Where this activity stands for a reader. While people can still answer nobody reads along: every answer that
    came in would show by itself."""
    kind, over = KINDS[plan.kind], state.phase in (st.CLOSED, st.SEALED)
    if not kind.ASKS:
        return TOLD if activity.stage in (st.INTRO, st.SHUT) else NOT_ASKED if over else LATER
    tally = kind.tally(plan, activity)
    answers = tally.answered + tally.unsure + tally.skipped
    held = answers or activity.content != kind.empty()
    if activity.stage == st.SHUT or (over and held):
        # That nobody answered is a count as well.
        secret = plan.sensitive or is_small(len(state.people))
        return ASKED if answers or secret else EMPTY
    if over or activity.stage == st.SKIPPED:
        return NOT_ASKED
    return OPEN if activity.stage == st.OPEN else LATER
