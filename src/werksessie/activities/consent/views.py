"""Looking at the proposals: their words now and before, how they stand, and what the wall makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from werksessie.activities.consent.rounds import NEW, SHOWN, Content, Objection, Tried, outcome_now
from werksessie.activities.ideas.views import CARDS_A_PAGE, ROWS, card_size
from werksessie.activities.paging import ROOM, lines, spread
from werksessie.programme.model import EARLIER, Plan, say
from werksessie.session import returning
from werksessie.session.state import SHUT, Activity, Option, State

ROWS_A_PAGE, ABOUT_ROOM = 3, 2
WIDTHS = {"": 57, "none": 41, "objection": 33}
"""How many letters of a proposal stand on one line beside its outcome."""
PEOPLE_ROOM = 9.0
"""What the figures of those who answered take, in percent of the wall's height."""


@dataclass(frozen=True)
class Page:
    """One wall: proposals, or what must change about one of them (`about`)."""

    proposals: tuple[Option, ...] = ()
    about: Option | None = None
    objections: tuple[Objection, ...] = ()


def proposals(activity: Activity) -> tuple[Option, ...]:
    """The proposals as they are worded now: the options first, then what the facilitator typed."""
    content: Content = activity.content
    options = [
        replace(one, text={"nl": content.words[one.id]}) if one.id in content.words else one for one in activity.options
    ]
    typed = [Option(one, {"nl": content.words[one]}) for one in content.typed]
    return tuple(one for one in (*options, *typed) if one.id not in content.dropped)


def ahead(state: State, plan: Plan, activity: Activity) -> Activity:
    """The activity with what it will ask about, where that is known before it opens: the agreements of before."""
    if plan.options_from != EARLIER or activity.options:
        return activity
    return replace(activity, options=returning.options(state))


def wording(activity: Activity, proposal: str) -> str:
    """The Dutch words now of a proposal that is there."""
    return next(say(one.text, "nl") for one in proposals(activity) if one.id == proposal)


def outcome_of(activity: Activity, proposal: str) -> str:
    """ "none" or "objection" once the round is closed; "" while people can answer, when nobody took a stand, and for
    words that nobody was asked about yet."""
    content: Content = activity.content
    if activity.stage != SHUT or proposal in content.reworded:
        return ""
    before = [one for one in content.tried if one.proposal == proposal][-1:]
    if not outcome_now(content, proposal) and before and before[0].text == content.words.get(proposal, ""):
        return before[0].outcome
    return outcome_now(content, proposal)


def outcome_of_all(activity: Activity) -> str:
    """ "objection" when there is one to any proposal, "none" when there is none to all, else ""."""
    found = {outcome_of(activity, one.id) for one in proposals(activity)}
    return "objection" if "objection" in found else "none" if found == {"none"} else ""


def earlier(activity: Activity, proposal: str) -> tuple[Tried, ...]:
    """The words and outcomes of a proposal before those of now, the first round first."""
    own = next((say(one.text, "nl") for one in activity.options if one.id == proposal), "")
    content: Content = activity.content
    past = [one for one in content.tried if one.proposal == proposal]
    return tuple(replace(one, text=one.text or own) for one in past)


def asked(activity: Activity, one: Option) -> Option:
    """A proposal in the words that this round asked about, which may have changed since it closed."""
    if one.id not in activity.content.reworded:
        return one
    return replace(one, text={"nl": earlier(activity, one.id)[-1].text})


def waiting(content: Content) -> tuple[Objection, ...]:
    """Objections not yet looked at, in the order of their random ids: order of arrival would be time."""
    return tuple(sorted((one for one in content.objections.values() if one.status == NEW), key=lambda one: one.id))


def shown(content: Content) -> tuple[Objection, ...]:
    """Released objections in the order of release."""
    return tuple(sorted((one for one in content.objections.values() if one.status == SHOWN), key=lambda one: one.place))


def pages(activity: Activity) -> Sequence[Page]:
    """The proposals over wall pages; after closing, what must change follows, proposal by proposal."""
    every = proposals(activity)
    shut = activity.stage == SHUT
    room = ROOM if shut else ROOM - PEOPLE_ROOM
    rows = spread(every, lambda one: _height(activity, one), ROWS_A_PAGE, room)
    found = [Page(proposals=page) for page in rows]
    for one in every if shut else ():
        about = [said for said in shown(activity.content) if said.proposal == one.id]
        cards = spread(about, lambda said: ROWS[card_size(said.text)], CARDS_A_PAGE, room=ABOUT_ROOM) if about else ()
        found += [Page(about=asked(activity, one), objections=page) for page in cards]
    return found


def _height(activity: Activity, one: Option) -> float:
    return 4.9 * lines(say(one.text, "nl"), WIDTHS[outcome_of(activity, one.id)]) + 4.7
