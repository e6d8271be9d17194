"""The Summary: all that leaves the evening for others, made from the state through the small-number rules.

The page, JSON and CSV show this one object and nothing else, so that no format can say more than another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme.details import ladder_sentence
from werksessie.programme.model import Plan, say
from werksessie.session import state as st
from werksessie.session.disclosure import Shown, disclose, is_small
from werksessie.session.state import Activity, State

ASKED, EMPTY, NOT_ASKED = "asked", "empty", "not-asked"


@dataclass(frozen=True)
class Part:
    """One activity of the evening. `status` is asked, empty (opened, nobody answered) or not-asked."""

    plan: Plan
    question: str
    status: str
    shown: Shown
    counts: Mapping[str, str]
    report: Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """The evening for the municipality. `people` is None in a small conversation; `provisional` until it is sealed."""

    title: str
    place: str
    date: str
    municipality: str
    community: str
    also_present: str
    ladder: str
    feedback_date: str
    contacts: tuple[str, str]
    people: int | None
    provisional: bool
    programme: str
    credit: str
    parts: tuple[Part, ...]


def build(state: State) -> Summary:
    """The Summary of a session at any moment; before sealing it is provisional."""
    details = state.details
    people = len(state.people)
    return Summary(
        title=details.title,
        place=details.place,
        date=details.date,
        municipality=details.municipality,
        community=details.community,
        also_present=details.also_present,
        ladder=ladder_sentence(details, "nl"),
        feedback_date=details.feedback_date,
        contacts=(details.contact_municipality, details.contact_community),
        people=None if is_small(people) else people,
        provisional=state.phase != st.SEALED,
        programme=say(state.programme.title, "nl"),
        credit=state.programme.credit,
        parts=tuple(_part(plan, activity, people) for plan, activity in state.each() if KINDS[plan.kind].ASKS),
    )


def _part(plan: Plan, activity: Activity, people: int) -> Part:
    kind = KINDS[plan.kind]
    tally = kind.tally(plan, activity)
    asked = activity.stage in (st.OPEN, st.SHUT)
    status = NOT_ASKED if not asked else ASKED if tally.answered + tally.unsure + tally.skipped else EMPTY
    return Part(
        plan=plan,
        question=say(plan.text, "nl") or say(plan.title, "nl"),
        status=status,
        shown=disclose(tally, sensitive=plan.sensitive, people=people),
        counts=kind.COUNTS,
        report=kind.report(plan, activity),
    )
