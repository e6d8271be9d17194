"""What the facilitator can do with an activity of any kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werksessie.activities.kind import Deed
from werksessie.programme.model import Plan
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.answering import taken_in
from werksessie.session.commands import Act, Answer, Refusal
from werksessie.session.events import Event
from werksessie.session.state import Activity, Late, State


def _rename_option(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    text = command.value("text").strip()
    if not any(command.value("option") == one.id for one in (*activity.options, *activity.about)):
        raise Refusal(404, "Deze keuze bestaat niet.")
    if not text or len(text) > 140:
        raise Refusal(422, "Schrijf een tekst van 1 tot 140 tekens.")
    return (ev.OptionRenamed(plan.id, command.value("option"), text),)


def _choose_option(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    option, chosen = command.value("option"), command.value("chosen") != "no"
    if activity.option(option) is None:
        raise Refusal(404, "Deze keuze bestaat niet.")
    if activity.stage != st.SHUT:
        raise Refusal(409, "Sluit eerst de vraag. Kies daarna met de groep.")
    if (option in activity.chosen) == chosen:
        return ()
    return (ev.OptionChosen(plan.id, option, chosen),)


def _late(activity: Activity, command: Act) -> tuple[str, Late]:
    late = command.value("late")
    if late not in activity.late:
        raise Refusal(404, "Dit antwoord is er niet meer.")
    return late, activity.late[late]


def _take_late(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    """The late answer counts as if it had been in time."""
    late, one = _late(activity, command)
    given = Answer(plan.id, one.person, one.answer_id, one.fields, command.fresh, one.group)
    try:
        events = taken_in(state, plan, activity, given)
    except Refusal:
        # Its sentence is for the phone: too many, another round.
        raise Refusal(409, "Dit past er niet meer bij. Je kunt het alleen weglaten.") from None
    return (*events, ev.LateSettled(plan.id, late, True))


def _leave_late(state: State, plan: Plan, activity: Activity, command: Act) -> Sequence[Event]:
    return (ev.LateSettled(plan.id, _late(activity, command)[0], False),)


COMMON: Mapping[str, Deed] = {
    "rename-option": _rename_option,
    "choose": _choose_option,
    "take-late": _take_late,
    "leave-late": _leave_late,
}
"""The verbs of every kind, by name."""
