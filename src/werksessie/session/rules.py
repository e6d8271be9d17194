"""The rule book: a command on a state gives events, or a Refusal with a plain Dutch sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

from werksessie.activities import KINDS
from werksessie.programme.details import missing_to_start
from werksessie.programme.details import to_dict as details_data
from werksessie.programme.model import Plan
from werksessie.programme.model import to_dict as programme_data
from werksessie.session import commands as co
from werksessie.session import events as ev
from werksessie.session import state as st
from werksessie.session.commands import Command, Refusal
from werksessie.session.events import Event
from werksessie.session.stages import check_open, next_step, options_for, undo_step
from werksessie.session.state import Activity, State

ANSWER_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
GROUPS = ("", "community", "professional", "municipality")


def decide(state: State, command: Command) -> Sequence[Event]:
    """The events that the command leads to; empty when it was already done. Raises Refusal."""
    return _decide(command, state)


@singledispatch
def _decide(command: Any, state: State) -> Sequence[Event]:
    raise Refusal(422, "Dit begrijpen we niet.")


def _activity(state: State, activity: str) -> tuple[Plan, Activity]:
    found = state.at(activity)
    if found is None:
        raise Refusal(404, "Deze vraag bestaat niet.")
    return found


def _running(state: State) -> None:
    if state.phase == st.PREPARED:
        raise Refusal(409, "De avond is nog niet begonnen.")
    if state.phase != st.RUNNING:
        raise Refusal(409, "Deze avond is afgesloten.")


def _begun(state: State) -> None:
    """What may be mended until sealing, after closing too."""
    if state.phase != st.CLOSED:
        _running(state)


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
def _(command: co.Join, state: State) -> Sequence[Event]:
    _running(state)
    if command.person in state.people:
        return ()
    return (ev.PersonJoined(command.person, _group(state, command.group)),)


def _group(state: State, group: str) -> str:
    """The hat somebody says they wear, when this session asks for it."""
    return group if state.details.groups and group in GROUPS else ""


@_decide.register
def _(command: co.Next, state: State) -> Sequence[Event]:
    step = next_step(state, command.at)
    if step is None or step.token != command.expected:
        raise Refusal(409, "Al gedaan.")
    if step.token == "start":
        return decide(state, co.Start(command.at))
    if step.token.startswith("open:"):
        check_open(state, _activity(state, state.current)[0])
    return step.events


@_decide.register
def _(command: co.Undo, state: State) -> Sequence[Event]:
    return (undo_step(state, command.at),)


@_decide.register
def _(command: co.GoTo, state: State) -> Sequence[Event]:
    _running(state)
    _, activity = _activity(state, command.activity)
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
    _running(state)
    plan, activity = _activity(state, command.activity)
    if activity.stage != st.SHUT or not KINDS[plan.kind].ASKS:
        raise Refusal(409, "Al gedaan.")
    leave = _leave(state, command.at) if command.activity != state.current else ()
    options = tuple({"id": one.id, "text": dict(one.text), "source": one.source} for one in options_for(state, plan))
    return (*leave, ev.ActivityOpened(plan.id, options, command.at))


@_decide.register
def _(command: co.Skip, state: State) -> Sequence[Event]:
    _running(state)
    _, activity = _activity(state, command.activity)
    if activity.stage != st.PLANNED:
        raise Refusal(409, "Deze vraag is al geweest.")
    return (ev.ActivitySkipped(command.activity, command.at),)


@_decide.register
def _(command: co.Page, state: State) -> Sequence[Event]:
    _begun(state)
    plan, activity = _activity(state, command.activity)
    pages = KINDS[plan.kind].pages(state, plan, activity)
    if not 0 <= command.page < pages:
        raise Refusal(409, "Er is geen pagina meer.")
    return () if command.page == activity.page else (ev.ActivityPaged(command.activity, command.page),)


@_decide.register
def _(command: co.ChooseReveal, state: State) -> Sequence[Event]:
    if state.phase != st.PREPARED:
        _running(state)
    plan, activity = _activity(state, command.activity)
    if command.reveal not in ("live", "after_close"):
        raise Refusal(422, "Kies: meteen laten zien, of pas na het sluiten.")
    if activity.stage not in (st.PLANNED, st.INTRO):
        raise Refusal(409, "Dit kiezen kan alleen voordat de vraag opengaat.")
    if plan.sensitive and command.reveal == "live":
        raise Refusal(409, "Dit is een gevoelige vraag. De uitslag komt pas na het sluiten.")
    return () if activity.reveal == command.reveal else (ev.RevealChosen(plan.id, command.reveal),)


@_decide.register
def _(command: co.HideResults, state: State) -> Sequence[Event]:
    _running(state)
    _, activity = _activity(state, command.activity)
    if activity.stage != st.OPEN:
        raise Refusal(409, "Dit kan alleen als de vraag open is.")
    return () if activity.hidden == command.hidden else (ev.ResultsHidden(command.activity, command.hidden),)


@_decide.register
def _(command: co.Blank, state: State) -> Sequence[Event]:
    _begun(state)
    return () if state.black == command.black else (ev.WallBlanked(command.black),)


@_decide.register
def _(command: co.Close, state: State) -> Sequence[Event]:
    if state.phase != st.RUNNING:
        raise Refusal(409, "Al gedaan.")
    return (*_leave(state, command.at), ev.SessionClosed(command.at))


@_decide.register
def _(command: co.Reopen, state: State) -> Sequence[Event]:
    if state.phase == st.SEALED:
        raise Refusal(409, "Deze avond is verzegeld. Heropenen kan niet meer.")
    if state.phase != st.CLOSED:
        raise Refusal(409, "Al gedaan.")
    return (ev.SessionReopened(command.at),)


@_decide.register
def _(command: co.Answer, state: State) -> Sequence[Event]:
    plan, activity = _activity(state, command.activity)
    if not ANSWER_ID.fullmatch(command.answer_id):
        raise Refusal(422, "Er ging iets mis. Stuur je antwoord nog een keer.")
    if command.answer_id in activity.seen.get(command.person, frozenset()):
        return ()
    _running(state)
    command = replace(command, group=_group(state, command.group))
    kind = KINDS[plan.kind]
    if not kind.ASKS:
        raise Refusal(409, "Hier hoef je niets te sturen. Kijk naar het grote scherm.")
    if activity.stage != st.OPEN:
        early = activity.stage in (st.PLANNED, st.INTRO)
        raise Refusal(409, "Deze vraag is nog niet open." if early else "Deze vraag is gesloten.")
    how = "unsure" if command.value("unsure") else "skip" if command.value("skip") else ""
    if how and not command.value("about"):
        passed = ev.AnswerPassed(plan.id, command.person, command.answer_id, how, command.group)
        return (passed,)
    return kind.answer(state, plan, activity, command)


COMMON: dict[str, Callable[[State, Plan, Activity, co.Act], Sequence[Event]]] = {}
"""Verbs that every kind with options knows."""


@_decide.register
def _(command: co.Act, state: State) -> Sequence[Event]:
    plan, activity = _activity(state, command.activity)
    _begun(state)
    deed = KINDS[plan.kind].DEEDS.get(command.verb) or COMMON.get(command.verb)
    if deed is None:
        raise Refusal(404, "Dit kan hier niet.")
    return deed(state, plan, activity, command)


def _rename_option(state: State, plan: Plan, activity: Activity, command: co.Act) -> Sequence[Event]:
    text = command.value("text").strip()
    if activity.option(command.value("option")) is None:
        raise Refusal(404, "Deze keuze bestaat niet.")
    if not text or len(text) > 140:
        raise Refusal(422, "Schrijf een tekst van 1 tot 140 tekens.")
    return (ev.OptionRenamed(plan.id, command.value("option"), text),)


def _choose_option(state: State, plan: Plan, activity: Activity, command: co.Act) -> Sequence[Event]:
    option, chosen = command.value("option"), command.value("chosen") != "no"
    if activity.option(option) is None:
        raise Refusal(404, "Deze keuze bestaat niet.")
    if activity.stage != st.SHUT:
        raise Refusal(409, "Sluit eerst de vraag. Kies daarna met de groep.")
    if (option in activity.chosen) == chosen:
        return ()
    return (ev.OptionChosen(plan.id, option, chosen),)


COMMON.update({"rename-option": _rename_option, "choose": _choose_option})
