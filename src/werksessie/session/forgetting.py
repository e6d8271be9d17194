"""Taking away everything somebody sent to one question, wherever it went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from immutables import Map

from werksessie.activities import KINDS
from werksessie.programme.model import Plan
from werksessie.session.ballot import off_the_ballot
from werksessie.session.events import Event
from werksessie.session.state import Activity, State


def without(plan: Plan, activity: Activity, people: Collection[str]) -> Activity:
    """The activity as if these people had sent nothing: also of what waits for the facilitator, and of what an undo
    would bring back. Their answer ids stay known: what a phone sends again does not come back."""
    content = activity.content
    for person in people:
        content = KINDS[plan.kind].forget(content, person)
    return replace(
        activity,
        content=content,
        passed=_less(activity.passed, people),
        groups=_less(activity.groups, people),
        paper=_less(activity.paper, people),
        cards=tuple(card for card in activity.cards if card not in people),
        late=Map({id: one for id, one in activity.late.items() if one.person not in people}),
        earlier=without(plan, activity.earlier, people) if activity.earlier else None,
    )


def _less(among: Map[str, str], people: Collection[str]) -> Map[str, str]:
    return Map({person: how for person, how in among.items() if person not in people})


def off_ballots(state: State, plan: Plan, people: Collection[str]) -> Sequence[Event]:
    """What takes the words of these people's answers off later questions too, where they stand as options."""
    activity, kind = state.activities[plan.id], KINDS[plan.kind]
    before = {option.id for option in kind.offers(activity, "answers")}
    after = {option.id for option in kind.offers(without(plan, activity, people), "answers")}
    return off_the_ballot(state, before - after)
