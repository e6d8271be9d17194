"""One activity as others may read it, made from the state through the small-number rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.programme.model import Plan, say
from werksessie.session import state as st
from werksessie.session.disclosure import Shown, ShownRow, Tally, disclose, is_small
from werksessie.session.evenings import comes_later
from werksessie.session.kept import report_of, tally_of
from werksessie.session.state import Activity, State
from werksessie.summary import words
from werksessie.summary.without_phone import without_phone

ASKED, EMPTY, OPEN, LATER, NOT_ASKED, TOLD = "asked", "empty", "open", "later", "not-asked", "told"
NOTHING = Shown(None, None, None)


@dataclass(frozen=True)
class Part:
    """One activity of the evening. `status` is asked, empty (asked, and nobody answered), open (people still answer),
    later, not-asked, or told (a slide: nobody is asked anything).

    Only a part that was asked or empty has counts (`shown`) and a `report`, a part that was told only a report;
    `said` is what the room said, in the facilitator's words, `conclusion` the facilitator's one sentence about it,
    `without_phone` how many answered on paper or by hand.
    """

    plan: Plan
    question: str
    status: str
    shown: Shown = NOTHING
    counts: Mapping[str, str] = Map()
    report: Mapping[str, Any] = Map()
    said: str = ""
    without_phone: Mapping[str, int | str] = Map()
    conclusion: str = ""

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

    def in_turn(self) -> tuple[tuple[ShownRow, Mapping[str, Any]], ...]:
        """The rows in the `order` that the kind reports."""
        turn = {row: place for place, row in enumerate(self.report.get("order", ()))}
        return tuple(sorted(self.rows, key=lambda row: turn.get(row[0].id, 0)))

    def side(self, told: Mapping[str, Any]) -> str:
        """What was asked about a row, in a kind that asks more than one thing, else "". An older report says it as
        `scale` or `about`."""
        asked = told.get("asked") or told.get("scale") or told.get("about", "")
        return KINDS[self.plan.kind].SIDES.get(asked, "")

    def remarks(self, told: Mapping[str, Any]) -> tuple[str, ...]:
        """What there is to say of a row beside its counts, in words."""
        known = KINDS[self.plan.kind].REMARKS
        return tuple(said.format(**told) for name, said in known.items() if told.get(name) or told.get("found") == name)

    def cell(self, number: int | None) -> int | str:
        """A count of a row, or of "Weet ik niet" or "Sla over": the figure, or the words that stand there."""
        return words.cell(number, self.shown)

    def uncounted(self, row: ShownRow) -> str:
        """What is said instead of all counts of a row when none of them may be shown for want of answers, or ""."""
        whole = self.shown.withheld or not self.shown.rounded
        nothing = whole and any(number is None for number in row.counts.values())
        return str(self.cell(None)) if nothing else ""

    def total(self, number: int | None) -> int | str:
        """A number of people: the figure, or the words that stand there."""
        return words.total(number, self.shown)


def part_of(state: State, plan: Plan, activity: Activity) -> Part:
    """What may be read of this activity now."""
    kind, people, said = KINDS[plan.kind], state.crowd, state.notes.get(plan.id, "")
    question = say(plan.text, "nl") or say(plan.title, "nl")
    tally = tally_of(plan, activity)
    status = _status(state, plan, activity, tally)
    if status == TOLD:
        return Part(plan, question, status, report=report_of(state, plan, activity), said=said)
    if status not in (ASKED, EMPTY):
        return Part(plan, question, status)
    shown = disclose(tally, sensitive=plan.sensitive, people=people)
    report = report_of(state, plan, activity)
    counts = {**kind.COUNTS, **report.get("counts", {})}
    return Part(
        plan, question, status, shown, counts, report, said, without_phone(state, plan, activity, shown)
    )  # fmt: skip


def _status(state: State, plan: Plan, activity: Activity, tally: Tally) -> str:
    """Where this activity stands for a reader. While people can still answer nobody reads along: every answer that
    came in would show by itself."""
    kind, over = KINDS[plan.kind], state.phase in (st.CLOSED, st.SEALED) and not comes_later(state, plan)
    if not kind.ASKS:
        return TOLD if activity.stage in (st.INTRO, st.SHUT) else NOT_ASKED if over else LATER
    answers = tally.answered + tally.unsure + tally.skipped
    held = answers or activity.kept or activity.content != kind.empty()
    if activity.stage == st.SHUT or (over and held):
        # That nobody answered is a count as well.
        secret = plan.sensitive or is_small(state.crowd)
        return ASKED if answers or secret else EMPTY
    if over or activity.stage == st.SKIPPED:
        return NOT_ASKED
    return OPEN if activity.stage == st.OPEN else LATER
