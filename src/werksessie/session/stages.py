"""Where the evening stands and what the one big button, Volgende, will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from werksessie.activities import KINDS
from werksessie.programme.details import lines_to_show
from werksessie.programme.model import EARLIER, Plan, say
from werksessie.session import returning
from werksessie.session import state as st
from werksessie.session.commands import Refusal
from werksessie.session.events import (
    ActivityClosed,
    ActivityIntroduced,
    ActivityOpened,
    ActivityPaged,
    Event,
    SessionClosed,
    SessionStarted,
    StepUndone,
)  # fmt: skip
from werksessie.session.pause import PauseEnded
from werksessie.session.state import Activity, Option, State
from werksessie.session.timer import onward

UNDO_SECONDS = 15
WITH = {"2": "met z'n tweeën", "4": "met z'n vieren", "all": "met iedereen"}


@dataclass(frozen=True)
class Step:
    """The next sensible thing: a token that names it, the Dutch words on the button, and what would happen."""

    token: str
    label: str
    events: Sequence[Event]


def next_step(state: State, at: str = "") -> Step | None:
    """What Volgende does now, or None when the evening is over. Raises nothing: an opening without options is
    offered all the same, and refused with a reason when it is asked for."""
    if state.phase == st.PREPARED:
        return Step("start", "begin de avond", (SessionStarted(at),))
    if state.phase != st.RUNNING:
        return None
    if state.pause:
        return Step(f"resume:{state.pause}", "einde pauze", (PauseEnded(),))
    now = state.at(state.current)
    if now is None:
        return _onward(state, None, at)
    plan, activity = now
    together = onward(state, at)
    if together is not None:
        return Step(f"together:{plan.id}:{together.together}", WITH[together.together], (together,))
    kind = KINDS[plan.kind]
    if not kind.ASKS:
        if activity.page + 1 < kind.pages(state, plan, activity):
            return Step(
                f"page:{plan.id}:{activity.page + 1}",
                "volgende regel" if plan.settings.get("lines") else "volgende scherm",
                (ActivityPaged(plan.id, activity.page + 1, at),),
            )
        return _onward(state, plan, at)
    if activity.stage == st.INTRO:
        return Step(f"open:{plan.id}", "open de vraag", (opening(state, plan, at),))
    if activity.stage == st.OPEN:
        return Step(f"close:{plan.id}", "sluit de vraag", (ActivityClosed(plan.id, at),))
    return _onward(state, plan, at)


def _onward(state: State, plan: Plan | None, at: str) -> Step:
    """From one activity to the next one still planned, after it in the programme."""
    ids = [one.id for one in state.programme.activities]
    rest = ids[ids.index(plan.id) + 1 :] if plan else ids
    shut = () if plan is None or state.activities[plan.id].stage == st.SHUT else (ActivityClosed(plan.id, at),)
    for later in rest:
        following = state.programme.plan(later)
        if following is None or state.programme.evening(following) != state.evening or _says_nothing(state, following):
            continue
        if state.activities[later].stage in (st.PLANNED, st.INTRO):
            return Step(f"show:{later}", say(following.title, "nl"), (*shut, ActivityIntroduced(later, at)))
    which = "de eerste avond" if state.evening < len(state.programme.minutes) else "de avond"
    return Step("end", f"sluit {which} af", (*shut, SessionClosed(at)))


def _says_nothing(state: State, plan: Plan) -> bool:
    """Whether all its lines fall away because of what was not filled in for this evening."""
    lines = plan.settings.get("lines", ())
    return bool(lines) and not lines_to_show(lines, state.details)


def opening(state: State, plan: Plan, at: str) -> ActivityOpened:
    """The event that opens this activity now, with what freezes at that moment."""
    options = tuple(option.frozen() for option in options_for(state, plan))
    about = tuple(subject.frozen() for subject in subjects_for(state, plan))
    return ActivityOpened(plan.id, options, at, about)


def subjects_for(state: State, plan: Plan) -> tuple[Option, ...]:
    """What an answer can be about when this activity opens now: the goals or roles chosen in `about_from`. What froze
    at an earlier opening stays; nothing when answers are about the question itself."""
    frozen = state.activities[plan.id].about
    if frozen:
        return frozen
    found = state.at(plan.settings.get("about_from", ""))
    return KINDS[found[0].kind].offers(found[1], "chosen") if found else ()


def options_for(state: State, plan: Plan) -> tuple[Option, ...]:
    """What can be voted on when this activity opens now. Options frozen at an earlier opening stay."""
    frozen = state.activities[plan.id].options
    if frozen:
        return frozen
    if plan.options:
        return tuple(Option(choice.id, choice.text) for choice in plan.options)
    if plan.options_from == EARLIER:
        return returning.options(state)
    if not plan.options_from:
        return ()
    found = state.at(plan.options_from)
    return KINDS[found[0].kind].offers(found[1], plan.take) if found else ()


def check_open(state: State, plan: Plan) -> None:
    """Raises Refusal when there would be nothing to vote on, or nothing for answers to be about."""
    asks_about = plan.settings.get("about_from", "")
    if asks_about and not subjects_for(state, plan):
        source = state.programme.plan(asks_about)
        title = say(source.title, "nl") if source else asks_about
        raise Refusal(409, "Bij '{title}' is nog niets gekozen. Kies daar eerst met de groep.", title=title)
    if plan.options_from == EARLIER and not state.activities[plan.id].options:
        _check_returning(state)
    votes = plan.options or plan.options_from
    if votes and not options_for(state, plan):
        source = state.programme.plan(plan.options_from)
        title = say(source.title, "nl") if source else plan.options_from
        what = {"themes": "thema's", "goals": "doelen", "answers": "antwoorden"}.get(plan.take, "keuzes")
        raise Refusal(409, "Er zijn nog geen {what} uit '{title}'. Maak die eerst.", what=what, title=title)


def _check_returning(state: State) -> None:
    if not returning.returning(state):
        raise Refusal(409, "Er zijn geen afspraken van een eerdere avond. Sla deze vraag over.")
    waiting = returning.unsaid(state)
    if waiting:
        raise Refusal(409, "Zeg eerst hoe het gaat met: {what}.", what=waiting[0].agreed.what)


def leaning_on(state: State, plan: Plan) -> tuple[Plan, ...]:
    """The activities still planned that have nothing to ask about when this one is left out."""
    return tuple(
        later
        for later, activity in state.each()
        if plan.id in (later.options_from, later.settings.get("about_from")) and activity.stage == st.PLANNED
    )


def undo_step(state: State, at: str) -> Event:
    """The event that takes the last Volgende back. Raises Refusal when it is too long ago or there is none."""
    before = state.before
    if before is None or state.phase != st.RUNNING:
        raise Refusal(409, "Er is niets om ongedaan te maken.")
    if not _recent(before.at, at):
        raise Refusal(409, "Dit kan niet meer ongedaan. Je kunt wel teruggaan in het programma.")
    return StepUndone(before.current, dict(before.stages), dict(before.pages))


def _recent(then: str, now: str) -> bool:
    return (datetime.fromisoformat(now) - datetime.fromisoformat(then)).total_seconds() <= UNDO_SECONDS


def turnout(state: State, plan: Plan, activity: Activity) -> tuple[int, int]:
    """ "x van y": how many people sent something (an answer, "Weet ik niet" or "Sla over"), of how many take part."""
    people = KINDS[plan.kind].answered(activity) | frozenset(activity.passed)
    return len(people), max(state.present, len(people))
