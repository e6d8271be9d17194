"""What the events that every kind knows do to one activity. Like the reducer: never raises, never decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werksessie.session import events as ev
from werksessie.session.anew import replace
from werksessie.session.events import Event
from werksessie.session.state import Activity, Late, Option


def _renamed(activity: Activity, event: ev.OptionRenamed) -> Activity:
    def reworded(options: tuple[Option, ...]) -> tuple[Option, ...]:
        return tuple(_reworded(one, event.text) if one.id == event.option else one for one in options)

    return replace(activity, options=reworded(activity.options), about=reworded(activity.about))


def _reworded(option: Option, text: str) -> Option:
    first = option.first or option.text
    return replace(option, text={"nl": text}, reworded=first.get("nl") != text, first=first)


def _chosen(activity: Activity, event: ev.OptionChosen) -> Activity:
    return replace(
        activity,
        chosen=activity.chosen | {event.option} if event.chosen else activity.chosen - {event.option},
    )


def _late(activity: Activity, event: ev.AnswerLate) -> Activity:
    # A record gives lists back for what was sent as tuples.
    fields = {name: tuple(values) for name, values in event.fields.items() if isinstance(values, (list, tuple))}
    waiting = Late(event.person, event.answer_id, fields, event.group)
    return replace(activity, late=activity.late.set(event.late, waiting))


def _settled(activity: Activity, event: ev.LateSettled) -> Activity:
    if event.late not in activity.late:
        return activity
    left_out = activity.left_out + (not event.taken)
    return replace(activity, late=activity.late.delete(event.late), left_out=left_out)


ACTIVITY: dict[type[Event], Callable[[Activity, Any], Activity]] = {
    ev.RevealChosen: lambda activity, event: replace(activity, reveal=event.reveal),
    ev.ResultsHidden: lambda activity, event: replace(activity, hidden=event.hidden),
    ev.OptionRenamed: _renamed,
    ev.OptionChosen: _chosen,
    ev.AnswerPassed: lambda activity, event: activity,
    ev.AnswerLate: _late,
    ev.LateSettled: _settled,
    ev.LateLeft: lambda activity, event: replace(activity, left_out=activity.left_out + event.number),
}
