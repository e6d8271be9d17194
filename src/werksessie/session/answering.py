"""A phone's answer: in time, too late, or "Weet ik niet"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from werksessie.activities import KINDS
from werksessie.programme.model import Plan
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.anew import replace
from werksessie.session.commands import Answer, Refusal
from werksessie.session.door import group_of
from werksessie.session.events import Event
from werksessie.session.phases import activity_of, begun, running
from werksessie.session.state import Activity, State
from werksessie.session.tables import CARDS_ONLY

ANSWER_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")

LATE_AT_MOST = 20
"""Answers of one person to one closed question that may wait: more is no answer but a flood."""


def answer(state: State, command: Answer) -> Sequence[Event]:
    """What a phone's post leads to; nothing when it was already taken in. Raises Refusal."""
    plan, activity = activity_of(state, command.activity)
    if not ANSWER_ID.fullmatch(command.answer_id):
        raise Refusal(422, "Er ging iets mis. Stuur je antwoord nog een keer.")
    if command.answer_id in activity.seen.get(command.person, frozenset()):
        return ()
    late = bool(command.value("late")) and activity.stage == st.SHUT
    begun(state) if late else running(state)
    command = replace(command, group=group_of(state, command.group))
    if not KINDS[plan.kind].ASKS:
        raise Refusal(409, "Hier hoef je niets te sturen. Kijk naar het grote scherm.")
    if activity.stage != st.OPEN and not late:
        early = activity.stage in (st.PLANNED, st.INTRO)
        raise Refusal(409, "Deze vraag is nog niet open." if early else "Deze vraag is gesloten.")
    if command.table:
        _cards_only(plan, activity, command, late)
    events = taken_in(state, plan, activity, command)
    return _set_aside(activity, command) if late and events else events


def _cards_only(plan: Plan, activity: Activity, command: Answer, late: bool) -> None:
    """A whole table sends what it wrote together. It chooses nothing and passes on nothing: people do."""
    if late:
        raise Refusal(409, "Deze vraag is gesloten.")
    card = KINDS[plan.kind].pads(plan, activity).card
    if card is None or not card.table or command.value("unsure") or command.value("skip"):
        raise Refusal(409, CARDS_ONLY)


def taken_in(state: State, plan: Plan, activity: Activity, command: Answer) -> Sequence[Event]:
    """What the answer leads to, whether the question is open or not. Raises Refusal."""
    how = "unsure" if command.value("unsure") else "skip" if command.value("skip") else ""
    about = command.value("about")
    # Some kinds have cards of their own that one can pass on; those they settle themselves.
    if not how or (about and not any(about == one.id for one in activity.about)):
        return KINDS[plan.kind].answer(state, plan, activity, command)
    return (ev.AnswerPassed(plan.id, command.person, command.answer_id, how, command.group, about),)


def _set_aside(activity: Activity, command: Answer) -> Sequence[Event]:
    if sum(one.person == command.person for one in activity.late.values()) >= LATE_AT_MOST:
        raise Refusal(409, "Deze vraag is gesloten.")
    fields = {name: values for name, values in command.fields.items() if name not in ("answer_id", "late")}
    return (ev.AnswerLate(command.activity, command.person, command.answer_id, command.fresh, fields, command.group),)
