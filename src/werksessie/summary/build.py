"""The Summary: all that leaves the evening for others, made from the state through the small-number rules.

The page, JSON and CSV show this one object and nothing else, so that no format can say more than another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from werksessie.programme.dates import day
from werksessie.programme.details import ladder_sentence
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Plan, Source, say
from werksessie.session import earlier as before
from werksessie.session import state as st
from werksessie.session.disclosure import is_small
from werksessie.session.past import Earlier
from werksessie.session.progress import Promise, promises
from werksessie.session.retention import gone_at
from werksessie.session.state import Activity, State, Version
from werksessie.session.versions import as_in, concept, is_concept
from werksessie.summary.going import with_progress
from werksessie.summary.parts import Part, part_of
from werksessie.summary.profile import Profile, profile_of
from werksessie.summary.provenance import with_origins


@dataclass(frozen=True)
class Summary:
    """The evening for the municipality. Dates are ISO, "" when unknown; `readable_from` is the day from which
    participants were told that they can read it, once it is closed.

    Single answers are there until `answers_until`, "" when that is not known yet or over; they were destroyed on
    `answers_gone`, "" before that.

    `promises` are the agreements and how it goes with them since, which is no part of a fixed version: it is what is so
    now. `earlier` are the evenings before this one, without their figures. `parked` is what was left for later, in no
    order that tells anything.

    `public` is the version for everybody, without contact persons (see summary.public).

    `without_phone` is how many of the `people` had none that evening; both are None in a small conversation.
    It is `provisional` until it is sealed. All answers of a `rehearsal` are made up.
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
    without_phone: int | None
    provisional: bool
    rehearsal: bool
    programme: str
    credit: str
    sources: tuple[Source, ...]
    profile: Profile
    parts: tuple[Part, ...]
    promises: tuple[Promise, ...]
    parked: tuple[str, ...]
    earlier: tuple[Earlier, ...] = ()
    public: bool = False
    answers_until: str = ""
    answers_gone: str = ""


def build(state: State, version: Version | None = None) -> Summary:
    """The Summary of a session at any moment; before sealing it is provisional. Of what the facilitator wrote it has
    the `version` that is given, without one what others read now: the last that was fixed, or what is written as long
    as none was (see session.versions)."""
    fixed = state.versions[-1] if state.versions else None
    read = version or fixed or concept(state)
    state, details = as_in(state, read), state.details
    people = state.crowd
    rung = LADDER.get(details.ladder)
    parts = tuple(_part(state, plan, activity) for plan, activity in state.each() if _told(plan))
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
        without_phone=None if is_small(people) else state.without_phone,
        provisional=state.phase != st.SEALED,
        rehearsal=details.rehearsal,
        programme=say(state.programme.title, "nl"),
        credit=state.programme.credit,
        sources=state.programme.sources,
        profile=profile_of(state, parts, read),
        parts=parts,
        promises=promises(state),
        parked=tuple(text for _, text in sorted(state.parked.items())),
        earlier=tuple(replace(one, ratings=()) for one in before.told(state)),
        answers_until=gone_on(state),
        answers_gone=state.destroyed_on,
    )


def written(state: State) -> Summary:
    """The Summary with all that the facilitator wrote until now, whether it was fixed or not."""
    return build(state, concept(state) if is_concept(state) else None)


def _part(state: State, plan: Plan, activity: Activity) -> Part:
    part = with_progress(with_origins(part_of(state, plan, activity), activity), state)
    return replace(part, conclusion=state.conclusions.get(plan.id, ""))


def _told(plan: Plan) -> bool:
    """Practising and a break are no part of what was said."""
    return not plan.practice and not plan.settings.get("countdown")


def _readable_from(state: State) -> str:
    closed = day_of(state.closed_at)
    told = state.details.feedback_date
    return max(closed, told) if closed and day(told, "nl") else closed


def gone_on(state: State) -> str:
    """The day (ISO) on which the single answers are to be destroyed, here; "" when that is not known yet, or done."""
    gone = gone_at(state)
    return day_of(gone.isoformat()) if gone else ""


def day_of(moment: str) -> str:
    """The day of a moment, here; "" when it is no moment."""
    try:
        return datetime.fromisoformat(moment).astimezone().date().isoformat()
    except (ValueError, OverflowError):
        return ""
