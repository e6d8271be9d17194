"""The rule book: a command on a state gives events, or a Refusal with a plain Dutch sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme.details import missing_to_start
from werksessie.programme.details import to_dict as details_data
from werksessie.programme.model import to_dict as programme_data
from werksessie.session import commands as co
from werksessie.session import correcting, profile, versions, writing
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.answering import answer
from werksessie.session.commands import Command, Refusal
from werksessie.session.evenings import to_come
from werksessie.session.events import Event
from werksessie.session.phases import activity_of, begun, profiled, running
from werksessie.session.stages import check_open, next_step, opening, undo_step
from werksessie.session.state import State
from werksessie.session.topics import TOPICS
from werksessie.session.verbs import COMMON


def decide(state: State, command: Command) -> Sequence[Event]:
    """The events that the command leads to; empty when it was already done. Raises Refusal."""
    return _decide(command, state)


@singledispatch
def _decide(command: Any, state: State) -> Sequence[Event]:
    raise Refusal(422, "Dit begrijpen we niet.")


@_decide.register
def _(command: co.Prepare, state: State) -> Sequence[Event]:
    if state.phase != st.EMPTY:
        raise Refusal(409, "Deze sessie bestaat al.")
    programme, details = programme_data(command.programme), details_data(command.details)
    return (ev.SessionPrepared(programme, details, command.code, command.at),)


@_decide.register
def _(command: co.ChangeDetails, state: State) -> Sequence[Event]:
    if state.phase not in (st.PREPARED, st.RUNNING):
        raise Refusal(409, "Deze avond is afgesloten.")
    if state.phase == st.RUNNING and missing_to_start(command.details):
        raise Refusal(422, missing_to_start(command.details)[0])
    return () if command.details == state.details else (ev.DetailsChanged(details_data(command.details)),)


@_decide.register
def _(command: co.Start, state: State) -> Sequence[Event]:
    if state.phase != st.PREPARED:
        raise Refusal(409, "Al gedaan.")
    missing = missing_to_start(state.details)
    if missing:
        raise Refusal(409, " ".join(missing))
    return (ev.SessionStarted(command.at),)


@_decide.register
def _(command: co.Next, state: State) -> Sequence[Event]:
    step = next_step(state, command.at)
    if step is None or step.token != command.expected:
        raise Refusal(409, "Al gedaan.")
    if step.token == "start":
        return decide(state, co.Start(command.at))
    if step.token.startswith("open:"):
        check_open(state, activity_of(state, state.current)[0])
    return step.events


@_decide.register
def _(command: co.Undo, state: State) -> Sequence[Event]:
    return (undo_step(state, command.at),)


@_decide.register
def _(command: co.GoTo, state: State) -> Sequence[Event]:
    running(state)
    _, activity = activity_of(state, command.activity)
    if command.activity == state.current:
        return ()
    to = ev.ActivityReturned if activity.stage == st.SHUT else ev.ActivityIntroduced
    return (*_leave(state, command.at), to(command.activity, command.at))


def _leave(state: State, at: str) -> Sequence[Event]:
    """Whatever stands open is closed before the room goes elsewhere."""
    now = state.at(state.current)
    if now is None or now[1].stage == st.SHUT:
        return ()
    if now[1].stage == st.OPEN or not KINDS[now[0].kind].ASKS:
        return (ev.ActivityClosed(state.current, at),)
    return ()


@_decide.register
def _(command: co.OpenAgain, state: State) -> Sequence[Event]:
    running(state)
    plan, activity = activity_of(state, command.activity)
    if activity.stage != st.SHUT or not KINDS[plan.kind].ASKS:
        raise Refusal(409, "Al gedaan.")
    return (*_leave(state, command.at), opening(state, plan, command.at))


@_decide.register
def _(command: co.Skip, state: State) -> Sequence[Event]:
    running(state)
    _, activity = activity_of(state, command.activity)
    if activity.stage != st.PLANNED:
        raise Refusal(409, "Deze vraag is al geweest.")
    return (ev.ActivitySkipped(command.activity, command.at),)


@_decide.register
def _(command: co.Page, state: State) -> Sequence[Event]:
    begun(state)
    plan, activity = activity_of(state, command.activity)
    pages = KINDS[plan.kind].pages(state, plan, activity)
    if not 0 <= command.page < pages:
        raise Refusal(409, "Er is geen pagina meer.")
    return () if command.page == activity.page else (ev.ActivityPaged(command.activity, command.page),)


@_decide.register
def _(command: co.ChooseReveal, state: State) -> Sequence[Event]:
    if state.phase != st.PREPARED:
        running(state)
    plan, activity = activity_of(state, command.activity)
    if command.reveal not in ("live", "after_close"):
        raise Refusal(422, "Kies: meteen laten zien, of pas na het sluiten.")
    if activity.stage not in (st.PLANNED, st.INTRO):
        raise Refusal(409, "Dit kiezen kan alleen voordat de vraag opengaat.")
    if plan.sensitive and command.reveal == "live":
        raise Refusal(409, "Dit is een gevoelige vraag. De uitslag komt pas na het sluiten.")
    return () if activity.reveal == command.reveal else (ev.RevealChosen(plan.id, command.reveal),)


@_decide.register
def _(command: co.HideResults, state: State) -> Sequence[Event]:
    running(state)
    _, activity = activity_of(state, command.activity)
    if activity.stage != st.OPEN:
        raise Refusal(409, "Dit kan alleen als de vraag open is.")
    return () if activity.hidden == command.hidden else (ev.ResultsHidden(command.activity, command.hidden),)


@_decide.register
def _(command: co.Blank, state: State) -> Sequence[Event]:
    begun(state)
    return () if state.black == command.black else (ev.WallBlanked(command.black),)


@_decide.register
def _(command: co.ShowTestCard, state: State) -> Sequence[Event]:
    if state.phase not in (st.PREPARED, st.RUNNING) or state.current:
        raise Refusal(409, "Het testbeeld kan alleen voordat de avond begint.")
    return () if state.test_card == command.shown else (ev.WallTestShown(command.shown),)


@_decide.register
def _(command: co.WriteProfile, state: State) -> Sequence[Event]:
    profiled(state)
    text = "\n".join(line.strip() for line in command.text.strip().splitlines())
    if command.row not in profile.ROWS:
        raise Refusal(404, "Deze regel staat niet in het profiel.")
    if len(text) > profile.LONGEST:
        raise Refusal(422, "Dat is te lang. Maak het korter dan {n} tekens.", n=profile.LONGEST)
    if text.count("\n") >= profile.MOST_LINES:
        raise Refusal(422, "Dat zijn te veel regels. Gebruik er hooguit {n}.", n=profile.MOST_LINES)
    return () if state.profile.get(command.row, "") == text else (ev.ProfileWritten(command.row, text),)


@_decide.register
def _(command: co.IncludeInProfile, state: State) -> Sequence[Event]:
    profiled(state)
    plan, _ = activity_of(state, command.activity)
    if not plan.sensitive:
        raise Refusal(409, "Alleen een gevoelige vraag kun je kiezen. De andere staan er altijd op.")
    known = plan.id in state.included
    return () if known == command.included else (ev.ProfileIncluded(plan.id, command.included),)


@_decide.register
def _(command: co.Close, state: State) -> Sequence[Event]:
    if state.phase != st.RUNNING:
        raise Refusal(409, "Al gedaan.")
    return (*_leave(state, command.at), ev.SessionClosed(command.at))


@_decide.register
def _(command: co.BeginEvening, state: State) -> Sequence[Event]:
    if state.phase != st.CLOSED or not to_come(state):
        raise Refusal(409, "Al gedaan." if state.phase == st.RUNNING else "Er is geen tweede avond.")
    return (ev.EveningBegun(to_come(state), command.at),)


@_decide.register
def _(command: co.Reopen, state: State) -> Sequence[Event]:
    if state.phase == st.SEALED:
        raise Refusal(409, "Deze avond is verzegeld. Heropenen kan niet meer.")
    if state.phase != st.CLOSED:
        raise Refusal(409, "Al gedaan.")
    return (ev.SessionReopened(command.at),)


@_decide.register
def _(command: co.Answer, state: State) -> Sequence[Event]:
    return answer(state, command)


@_decide.register
def _(command: co.Act, state: State) -> Sequence[Event]:
    plan, activity = activity_of(state, command.activity)
    profiled(state) if command.verb in writing.AFTER_SEALING else begun(state)
    deed = KINDS[plan.kind].DEEDS.get(command.verb) or COMMON.get(command.verb)
    if deed is None:
        raise Refusal(404, "Dit kan hier niet.")
    return deed(state, plan, activity, command)


for topic in (*TOPICS, versions, correcting):
    for asked, rule in topic.DECIDES.items():
        _decide.register(asked, lambda command, state, rule=rule: rule(state, command))
