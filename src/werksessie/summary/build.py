"""The Summary: all that leaves the evening for others, made from the state through the small-number rules.

The page, JSON and CSV show this one object and nothing else, so that no format can say more than another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from werksessie.programme.dates import day
from werksessie.programme.details import ladder_sentence
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Plan, Source, say
from werksessie.session import state as st
from werksessie.session.disclosure import is_small
from werksessie.session.state import State
from werksessie.summary.parts import Part, part_of
from werksessie.summary.profile import Profile, profile_of


@dataclass(frozen=True)
class Summary:
    """The evening for the municipality. Dates are ISO, "" when unknown; `readable_from` is the day from which
    participants were told that they can read it, once it is closed.

    `parked` is what was left for later, in no order that tells anything.

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
    sources: tuple[Source, ...]
    profile: Profile
    parts: tuple[Part, ...]
    parked: tuple[str, ...]


def build(state: State, corrections: int = 0) -> Summary:
    """The Summary of a session at any moment; before sealing it is provisional. `corrections`: how often words of the
    profile were changed since."""
    details = state.details
    people = state.crowd
    rung = LADDER.get(details.ladder)
    parts = tuple(part_of(state, plan, activity) for plan, activity in state.each() if _told(plan))
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
        readable_from=_readable_from(state),
        people=None if is_small(people) else people,
        provisional=state.phase != st.SEALED,
        rehearsal=details.rehearsal,
        programme=say(state.programme.title, "nl"),
        credit=state.programme.credit,
        sources=state.programme.sources,
        profile=profile_of(state, parts, corrections),
        parts=parts,
        parked=tuple(text for _, text in sorted(state.parked.items())),
    )


def _told(plan: Plan) -> bool:
    """Practising and a break are no part of what was said."""
    return not plan.practice and not plan.settings.get("countdown")


def _readable_from(state: State) -> str:
    closed = _day(state.closed_at)
    told = state.details.feedback_date
    return max(closed, told) if closed and day(told, "nl") else closed


def _day(moment: str) -> str:
    """The day of a moment, here; "" when it is no moment."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return ""
