"""The shortest list of ordinary events that gives the same state, with nothing in it that leads to a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.programme.details import Details
from werksessie.programme.details import to_dict as details_data
from werksessie.programme.model import Plan
from werksessie.programme.model import to_dict as programme_data
from werksessie.session import corrections, earlier, notebook, paper, progress, retention, writing
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.disclosure import breakdown
from werksessie.session.events import Event
from werksessie.session.planning import reveal_of
from werksessie.session.state import Activity, Option, State

Shuffle = Callable[[list[str]], None]
"""Puts a list in random order, in place."""


def distil(state: State, at: str, shuffle: Shuffle) -> list[Event]:
    """The sealed log of a closed session: people renumbered in random order for joining and for each activity apart,
    answers in that order, groups only where a breakdown may be shown, no moment of any step. `at` is now."""
    details = replace(state.details, wifi_name="", wifi_password="")
    events: list[Event] = [
        ev.SessionPrepared(programme_data(state.programme), details_data(details), state.code, state.started_at),
        ev.SessionStarted(state.started_at),
    ]
    for number in state.attended or (0,) * (state.evening - 1):
        events += [ev.PersonJoined(f"p{one:04}") for one in range(1, number + 1)]
        events.append(ev.EveningBegun(state.evening))
    events += [ev.PersonJoined(name) for name in sorted(_renamed(state.people, shuffle).values())]
    events += [paper.WithoutPhoneCounted(state.without_phone)] if state.without_phone else []
    for plan, activity in state.each():
        events += _activity(plan, activity, details, shuffle)
    events += [ev.ProfileWritten(row, text) for row, text in sorted(state.profile.items())]
    events += [ev.ProfileIncluded(activity, True) for activity in sorted(state.included)]
    events += [*notebook.distil(state), *writing.distil(state)]
    events += [ev.SessionClosed(state.closed_at), ev.SessionSealed(at)]
    events += [*retention.distil(state), *corrections.distil(state), *progress.distil(state)]
    return [*events, *earlier.distil(state)]


def _renamed(people: Any, shuffle: Shuffle) -> dict[str, str]:
    order = sorted(people)
    shuffle(order)
    return {person: f"p{number:04}" for number, person in enumerate(order, 1)}


def _activity(plan: Plan, activity: Activity, details: Details, shuffle: Shuffle) -> Iterator[Event]:
    kind = KINDS[plan.kind]
    if plan.practice:
        activity = replace(activity, content=kind.empty(), passed=Map(), late=Map(), left_out=0)
    bare = activity.content == kind.empty() and not activity.passed and not activity.options and not activity.kept
    if activity.stage != st.SHUT and (bare or not kind.ASKS):
        if activity.stage == st.SKIPPED:
            yield ev.ActivitySkipped(plan.id)
        return
    if activity.reveal != reveal_of(plan, details):
        yield ev.RevealChosen(plan.id, activity.reveal)
    if kind.ASKS:
        options, about = tuple(map(_frozen, activity.options)), tuple(map(_frozen, activity.about))
        yield ev.ActivityOpened(plan.id, options, about=about)
    if activity.kept:
        yield retention.of_activity(plan.id, activity.kept)
    answered = kind.answered(activity)
    renamed = _renamed(answered | frozenset(activity.passed), shuffle)
    groups = {
        renamed[person]: group for group, members in breakdown(activity.groups, answered).items() for person in members
    }
    for event in kind.distil(plan.id, activity.content, renamed):
        yield _grouped(event, groups)
    for name, person in sorted((renamed[person], person) for person in activity.passed):
        yield ev.AnswerPassed(plan.id, name, f"sealed-{name}", activity.passed[person])
    yield from paper.distil(plan, activity)
    if activity.late or activity.left_out:
        yield ev.LateLeft(plan.id, len(activity.late) + activity.left_out)
    yield _ending(plan, activity)
    yield from (ev.OptionChosen(plan.id, option, True) for option in sorted(activity.chosen))


def _frozen(option: Option) -> dict[str, Any]:
    return {**option.frozen(), "reworded": True} if option.reworded else option.frozen()


def _ending(plan: Plan, activity: Activity) -> Event:
    """The event that leaves the activity in the stage it had; what came in stays whatever that was."""
    if activity.stage == st.SHUT:
        return ev.ActivityClosed(plan.id)
    return ev.ActivitySkipped(plan.id) if activity.stage == st.SKIPPED else ev.ActivityIntroduced(plan.id)


def _grouped(event: Any, groups: Mapping[str, str]) -> Event:
    grouped: Event = replace(event, group=groups.get(event.person, "")) if hasattr(event, "group") else event
    return grouped
