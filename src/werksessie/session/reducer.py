"""State and event to the next state. Never raises, never decides: who reads the same log has the same state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from immutables import Map

from werksessie.activities import KINDS
from werksessie.activities.kind import Kind
from werksessie.programme.details import from_dict as details_from
from werksessie.programme.model import Plan
from werksessie.programme.model import from_dict as programme_from
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.activity_reducer import ACTIVITY
from werksessie.session.anew import replace
from werksessie.session.correcting import corrected
from werksessie.session.corrections import Corrected
from werksessie.session.events import Event
from werksessie.session.planning import reveal_of as reveal_of
from werksessie.session.state import Activity, Before, Option, State
from werksessie.session.topics import TOPICS


def fold(rows: Iterable[tuple[int, Event]], state: State | None = None) -> State:
    """The state after a log of (seq, event), from the beginning or from an earlier state."""
    state = state or State()
    for seq, event in rows:
        state = apply(state, event, seq)
    return state


def apply(state: State, event: Event, seq: int) -> State:
    """The state after one event with this number."""
    change = SESSION.get(type(event))
    if change is not None:
        return replace(change(state, event), seq=seq)
    return _in_activity(state, event, seq)


def _in_activity(state: State, event: Any, seq: int) -> State:
    found = state.at(event.activity)
    if found is None:
        return replace(state, seq=seq)
    plan, activity = found
    change = ACTIVITY.get(type(event))
    kind = KINDS[plan.kind]
    if change is not None:
        activity = change(activity, event)
        if isinstance(event, ev.AnswerPassed):
            activity = _pass(kind, activity, event)
    else:
        activity = replace(activity, content=kind.apply(activity.content, event))
        # Who speaks for another side takes nothing back of what they said for themselves.
        if hasattr(event, "person") and not event.TAKES_BACK and not getattr(event, "side", ""):
            activity = _unpass(activity, event.person)
    if hasattr(event, "answer_id"):
        activity = _noted(activity, event)
    return replace(state, activities=state.activities.set(event.activity, activity), seq=seq)


def _pass(kind: Kind, activity: Activity, event: ev.AnswerPassed) -> Activity:
    """Where answers are about one goal or role, passing takes back what was said about that one only; who answered
    about another did not pass on the whole question."""
    if event.about or not activity.about:
        activity = replace(activity, content=kind.drop(activity.content, event.person, event.about))
    if activity.about and event.person in kind.answered(activity):
        return activity
    return replace(activity, passed=activity.passed.set(event.person, event.how))


def _noted(activity: Activity, event: Any) -> Activity:
    """The answer id is seen, and the group remembered, until sealing. An answer that waits counts in no group yet."""
    seen = activity.seen.get(event.person, frozenset()) | {event.answer_id}
    group = "" if isinstance(event, ev.AnswerLate) else getattr(event, "group", "")
    groups = activity.groups.set(event.person, group) if group else activity.groups
    return replace(activity, seen=activity.seen.set(event.person, seen), groups=groups)


def _unpass(activity: Activity, person: str) -> Activity:
    if person not in activity.passed:
        return activity
    return replace(activity, passed=activity.passed.delete(person))


def _prepared(state: State, event: ev.SessionPrepared) -> State:
    programme, details = programme_from(event.programme), details_from(event.details)
    # A kind that only a newer version knows is passed over; the codec has said so already.
    programme = replace(programme, activities=tuple(one for one in programme.activities if one.kind in KINDS))
    return State(
        phase=st.PREPARED,
        programme=programme,
        details=details,
        code=event.code,
        activities=Map(
            {
                plan.id: Activity(
                    content=KINDS[plan.kind].empty(),
                    stage=st.SKIPPED if plan.off else st.PLANNED,
                    reveal=reveal_of(plan, details),
                )
                for plan in programme.activities
            }
        ),
    )


def _details(state: State, event: ev.DetailsChanged) -> State:
    details = details_from(event.details)
    activities = {
        plan.id: replace(one, reveal=reveal_of(plan, details))
        if one.stage == st.PLANNED and one.reveal == reveal_of(plan, state.details)
        else one
        for plan, one in state.each()
    }
    return replace(state, details=details, activities=Map(activities))


def _introduced(state: State, event: ev.ActivityIntroduced) -> State:
    if event.activity not in state.activities:
        return state
    moved = replace(
        _remember(state, event.activity, event.at), current=event.activity, black=False, test_card=False, timer=None,
        pause="", parking_shown=False, began_at=state.began_at or event.at,
        planned=state.planned if state.began_at else state.programme.lasts(state.evening),
    )  # fmt: skip
    return _with(moved, event.activity, stage=st.INTRO, page=0, since=event.at)


def _opened(state: State, event: ev.ActivityOpened) -> State:
    found = state.at(event.activity)
    if found is None:
        return state
    plan, before = found
    options, about = _options(event.options, before.options), _options(event.about, before.about)
    moved = replace(_remember(state, event.activity, event.at), current=event.activity, pause="", parking_shown=False)
    again = _asked_anew(plan, before, event) if before.stage == st.SHUT else {}
    return _with(moved, event.activity, stage=st.OPEN, options=options, about=about, hidden=False, page=0, **again)


def _options(frozen: Iterable[Mapping[str, Any]], before: Iterable[Option]) -> tuple[Option, ...]:
    """The frozen options; one that stood there `before` in the same words still knows that it was reworded."""
    known = {(one.id, one.text.get("nl")): one for one in before}
    return tuple(_frozen(one, known.get((one["id"], one["text"].get("nl")))) for one in frozen)


def _frozen(data: Mapping[str, Any], before: Option | None) -> Option:
    was_reworded = before.reworded if before else bool(data.get("reworded"))
    return Option(data["id"], data["text"], data.get("source", ""), was_reworded, before.first if before else {})


def _asked_anew(plan: Plan, activity: Activity, event: ev.ActivityOpened) -> dict[str, Any]:
    """What changes when a closed activity opens again. Most kinds go on with the answers they have; one that begins
    another round has other content after hearing of it, and then who passed is asked anew as well."""
    content = KINDS[plan.kind].apply(activity.content, event)
    if content is activity.content:
        return {}
    return {
        "content": content, "passed": Map(), "groups": Map(), "paper": Map(), "cards": (), "counted": Map(),
        "earlier": activity,
    }  # fmt: skip


def _returned(state: State, event: ev.ActivityReturned) -> State:
    if event.activity not in state.activities:
        return state
    moved = replace(
        _remember(state, event.activity, event.at), current=event.activity, black=False, timer=None, pause="",
        parking_shown=False,
    )  # fmt: skip
    return _heard(moved, event.activity, event, page=0)


def _heard(state: State, activity: str, event: Event, **changes: Any) -> State:
    """The activity with these changes, after its kind heard that the wall shows something else of it."""
    found = state.at(activity)
    if found is None:
        return state
    plan, one = found
    return _with(state, activity, content=KINDS[plan.kind].apply(one.content, event), **changes)


def _shut(state: State, event: ev.ActivityClosed) -> State:
    timed = state.timer is not None and state.timer.activity == event.activity
    state = replace(state, timer=None) if timed else state
    return _heard(_remember(state, event.activity, event.at), event.activity, event, stage=st.SHUT, page=0)


def _skipped(state: State, event: ev.ActivitySkipped) -> State:
    return _with(_remember(state, event.activity, event.at), event.activity, stage=st.SKIPPED)


def _paged(state: State, event: ev.ActivityPaged) -> State:
    return _heard(_remember(state, event.activity, event.at), event.activity, event, page=event.page)


def _undone(state: State, event: ev.StepUndone) -> State:
    for activity, stage in event.stages.items():
        state = _as_before(state, activity, stage)
        state = _heard(state, activity, event, stage=stage, page=event.pages.get(activity, 0))
        if stage in (st.PLANNED, st.INTRO) and activity in state.activities and not state.activities[activity].seen:
            state = _with(state, activity, options=(), about=())
    return replace(state, current=event.current, before=None)


def _as_before(state: State, activity: str, stage: str) -> State:
    """An opening that asked people anew is taken back: what they said before counts again, unless somebody has
    answered since."""
    one = state.activities.get(activity)
    if one is None or one.earlier is None or (one.stage, stage) != (st.OPEN, st.SHUT) or one.seen != one.earlier.seen:
        return state
    return replace(state, activities=state.activities.set(activity, one.earlier))


def _remember(state: State, activity: str, at: str) -> State:
    """Keeps how things stood before a Volgende; the events of one press share their moment and stay together."""
    one = state.activities.get(activity)
    if one is None or not at:
        return state
    earlier = state.before if state.before and state.before.at == at else None
    if earlier and activity in earlier.stages:
        return state
    before = Before(
        current=earlier.current if earlier else state.current,
        stages={**(earlier.stages if earlier else {}), activity: one.stage},
        pages={**(earlier.pages if earlier else {}), activity: one.page},
        at=at,
    )
    return replace(state, before=before)


def _evening(state: State, event: ev.EveningBegun) -> State:
    attended = (*state.attended, state.present) if state.present else state.attended
    return replace(
        state, phase=st.RUNNING, evening=event.evening, people=Map(), without_phone=0, tables=Map(), attended=attended,
        current="", closed_at="", began_at="", planned=0, black=False,
    )  # fmt: skip


def _with(state: State, activity: str, **changes: Any) -> State:
    one = state.activities.get(activity)
    if one is None:
        return state
    return replace(state, activities=state.activities.set(activity, replace(one, **changes)))


def _written(profile: Map[str, str], event: ev.ProfileWritten) -> Map[str, str]:
    if event.text:
        return profile.set(event.row, event.text)
    return profile.delete(event.row) if event.row in profile else profile


SESSION: dict[type[Event], Callable[[State, Any], State]] = {
    ev.SessionPrepared: _prepared,
    ev.DetailsChanged: _details,
    ev.SessionStarted: lambda state, event: replace(state, phase=st.RUNNING, started_at=event.at, test_card=False),
    ev.PersonJoined: lambda state, event: replace(state, people=state.people.set(event.person, event.group)),
    ev.ActivityIntroduced: _introduced,
    ev.ActivityOpened: _opened,
    ev.ActivityClosed: _shut,
    ev.ActivityReturned: _returned,
    ev.ActivitySkipped: _skipped,
    ev.ActivityPaged: _paged,
    ev.StepUndone: _undone,
    ev.WallTestShown: lambda state, event: replace(state, test_card=event.shown),
    ev.ProfileWritten: lambda state, event: replace(state, profile=_written(state.profile, event)),
    ev.ProfileIncluded: lambda state, event: replace(
        state,
        included=state.included | {event.activity} if event.included else state.included - {event.activity},
    ),
    ev.WallBlanked: lambda state, event: replace(state, black=event.black),
    ev.SessionClosed: lambda state, event: replace(
        state, phase=st.CLOSED, closed_at=event.at, before=None, black=False, timer=None, pause="", parking_shown=False
    ),
    ev.SessionReopened: lambda state, event: replace(state, phase=st.RUNNING, closed_at=""),
    ev.EveningBegun: _evening,
    **{event: applies for topic in TOPICS for event, applies in topic.APPLIES.items()},
    Corrected: lambda state, event: corrected(state, event, fold),
    ev.SessionSealed: lambda state, event: replace(state, phase=st.SEALED, sealed_at=event.at),
}
