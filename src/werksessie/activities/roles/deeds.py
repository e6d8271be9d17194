"""What the facilitator does with roles: ask who does them, and say how many people each one needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.activities.kind import Deed
from werksessie.activities.roles.content import RoleNeeded, WhoAsked
from werksessie.activities.roles.counts import tally
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, Refusal
from werksessie.session.disclosure import disclose
from werksessie.session.events import ActivityOpened, Event
from werksessie.session.state import RUNNING, SHUT, Activity, State


def most_picked(state: State, plan: Plan, activity: Activity) -> tuple[str, ...]:
    """The roles to ask "Wie doet dit?" about, in the order of the programme: the most picked, of those the facilitator
    ticked when there are any. Equal ones go by the order of the programme. What is asked of something sensitive follows
    from what may be shown: it must not tell which small count is higher."""
    counted = tally(plan, activity)
    shown = disclose(counted, sensitive=plan.sensitive, people=state.crowd)
    rows = shown.rows if plan.sensitive else counted.rows
    totals = {row.id: row.counts["picked"] or 0 for row in rows if "picked" in row.counts}
    any_role = plan.sensitive and not activity.chosen
    fitting = [role for role in totals if any_role or role in activity.chosen or (totals[role] and not activity.chosen)]
    top = sorted(fitting, key=lambda role: -totals[role])[: plan.settings.get("top", 4)]
    return tuple(role for role in totals if role in top)


def _ask_who(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """Freezes the roles and opens the question again, now with the other form."""
    if state.phase != RUNNING:
        raise Refusal(409, "Deze avond is afgesloten.")
    if activity.stage != SHUT or state.current != plan.id:
        raise Refusal(409, "Sluit eerst de vraag. Vraag daarna wie het doet.")
    if activity.content.views.cast:
        raise Refusal(409, "Mensen hebben hier al op geantwoord. Open de vraag opnieuw als er meer moet komen.")
    roles = most_picked(state, plan, activity)
    if not roles:
        raise Refusal(409, "Er is nog geen rol gekozen.")
    options = tuple(one.frozen() for one in activity.options)
    return (WhoAsked(plan.id, roles), ActivityOpened(plan.id, options))


def _need(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    role, typed = command.value("role"), command.value("people").strip()
    if activity.option(role) is None:
        raise Refusal(404, "Deze rol bestaat niet.")
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 3) and typed:
        raise Refusal(422, "Vul een getal in van 1 tot 999. Leeg haalt het weg.")
    people = int(typed or 0)
    return () if activity.content.needed.get(role, 0) == people else (RoleNeeded(plan.id, role, people),)


DEEDS: Mapping[str, Deed] = {"ask-who": _ask_who, "need": _need}
