"""What the facilitator does with conditions: ask how it is now, or go back."""

from __future__ import annotations

from collections.abc import Sequence

from werksessie.activities.conditions.facts import ImportantPassed, NowAsked
from werksessie.activities.conditions.views import tally
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.disclosure import disclose
from werksessie.session.events import Event
from werksessie.session.state import OPEN, Activity, State

ASKED_NOW = 5


def ask_now(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Freezes the most chosen, ties by listed order. Who passed what is important keeps that, apart from "nu". What is
    asked now of something sensitive follows from what may be shown: it must not tell which small count is higher."""
    if not plan.settings.get("now", True):
        raise Refusal(404, "Dit kan hier niet.")
    if activity.stage != OPEN:
        raise Refusal(409, "Open eerst de vraag.")
    if activity.content.items:
        raise Refusal(409, "Al gedaan.")
    shown = disclose(tally(plan, activity), sensitive=plan.sensitive, people=state.crowd)
    rows = shown.rows if plan.sensitive else tally(plan, activity).rows
    weights = [(row.counts["important"] or 0, row.id) for row in rows if "important" in row.counts]
    ranked = [item for weight, item in sorted(weights, key=lambda one: -one[0]) if weight or plan.sensitive]
    if not ranked:
        raise Refusal(409, "Nog niemand heeft gekozen. Wacht even.")
    items = tuple(one.id for one in activity.options if one.id in ranked[:ASKED_NOW])
    passed = sorted(activity.passed.items())
    return (*(ImportantPassed(plan.id, who, how) for who, how in passed), NowAsked(plan.id, items))


def ask_important(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Back to what is important, as long as nobody said how it is now."""
    if activity.stage != OPEN or not activity.content.items:
        raise Refusal(409, "Al gedaan.")
    if activity.content.now.cast or activity.passed:
        raise Refusal(409, "Er zijn al antwoorden. Teruggaan kan niet meer.")
    return (NowAsked(plan.id, ()),)
