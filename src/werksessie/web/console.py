"""The console: the facilitator's own page of one session. Every button is one command at the one door."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from random import SystemRandom
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, request
from flask_htmx import HTMX
from markupsafe import Markup

from werksessie.activities import KINDS
from werksessie.reading.flags import REASONS
from werksessie.session import commands as co
from werksessie.session.clock import clock
from werksessie.session.commands import Act, Command, Refusal
from werksessie.session.devices import unseen
from werksessie.session.disclosure import is_small
from werksessie.session.events import CONSOLE
from werksessie.session.planning import MakeShorter
from werksessie.session.stages import leaning_on
from werksessie.summary.tally import whole
from werksessie.web import room
from werksessie.web.errors import came_from, refused
from werksessie.web.find import scene_at, scene_of, the_host, the_rooms, with_name
from werksessie.web.follow import freshen
from werksessie.web.library import facilitator_only, now
from werksessie.web.phone import caught_up
from werksessie.web.room import Make, number

bp = Blueprint("console", __name__, url_prefix="/sessions/<name>")
bp.before_request(facilitator_only)
htmx = HTMX()

COMMANDS: Mapping[str, Make] = {
    "next": lambda form: co.Next(form.get("expected", ""), now().isoformat()),
    "undo": lambda form: co.Undo(now().isoformat()),
    "go-to": lambda form: co.GoTo(form.get("activity", ""), now().isoformat()),
    "open-again": lambda form: co.OpenAgain(form.get("activity", ""), now().isoformat()),
    "skip": lambda form: co.Skip(form.get("activity", ""), now().isoformat()),
    "shorten": lambda form: MakeShorter(form.get("activity", "")),
    "page": lambda form: co.Page(form.get("activity", ""), number(form.get("page", ""))),
    "reveal": lambda form: co.ChooseReveal(form.get("activity", ""), form.get("reveal", "")),
    "results": lambda form: co.HideResults(form.get("activity", ""), form.get("hidden") == "yes"),
    "black": lambda form: co.Blank(form.get("black") == "yes"),
    "test-card": lambda form: co.ShowTestCard(form.get("shown") == "yes"),
    "close": lambda form: co.Close(now().isoformat()),
    "reopen": lambda form: co.Reopen(now().isoformat()),
    "begin-evening": lambda form: co.BeginEvening(now().isoformat()),
    **room.COMMANDS,
}


bp.add_app_template_global(unseen, "devices_unseen")
bp.add_app_template_global(leaning_on)
bp.add_app_template_filter(is_small)


@bp.app_template_filter("what_to_ask")
def what_to_ask(flag: str) -> str:
    """The question about a mark in an answer: "Staat hier een naam?"."""
    return REASONS[flag]


@bp.get("")
def page(name: str) -> Any:
    """The whole console."""
    name = with_name(name)
    freshen(name)
    seq, pieces = the_rooms().current(name, CONSOLE, "nl")
    scene = scene_of(name)
    html = {piece: Markup(one) for piece, one in pieces.items()}
    return render_template(
        "console/page.html", scene=scene, state=scene.state, language="nl", seq=seq, pieces=html, now=now().isoformat()
    )


@bp.get("/pieces")
def pieces(name: str) -> Any:
    """Catching up."""
    return caught_up(with_name(name), CONSOLE, "nl")


@bp.get("/tally.json")
def tally(name: str) -> Any:
    """Every count, whole, for the facilitator only."""
    return whole(with_name(name), the_host().state(name))


@bp.get("/clock")
def running_clock(name: str) -> Any:
    """How far behind the plan the evening is at this moment, and what can be left out. No live piece: time passes
    without anything happening."""
    name = with_name(name)
    state = the_host().state(name)
    return render_template("console/_clock.html", clock=clock(state, now().isoformat()), name=name, language="nl")


@bp.post("/timer-over")
def timer_over(name: str) -> Any:
    """The console says that the time is over; the server's own clock decides whether it is."""
    name = with_name(name)
    room.let_timer(the_host(), name, now())
    return _done(name)


@bp.get("/editor/<activity>/<form>")
def editor(name: str, activity: str, form: str) -> Any:
    """A small form of this activity's kind (rename, reword, change), beside the live pieces."""
    scene = scene_at(name)
    found = scene.state.at(activity)
    if found is None:
        return refused(Refusal(404, "Deze vraag bestaat niet."))
    template = f"activities/{found[0].kind}/editor/{form}.html"
    if template not in current_app.jinja_env.list_templates():
        return refused(Refusal(404, "Dit kan hier niet."))
    board = KINDS[found[0].kind].board(scene.state, *found)
    return render_template(
        template, scene=scene, plan=found[0], activity=found[1], board=board, asked=request.args, language="nl"
    )


@bp.post("/<verb>")
def command(name: str, verb: str) -> Any:
    """One of the buttons that every activity has."""
    make = COMMANDS.get(verb)
    if make is None:
        return refused(Refusal(404, "Dit kan hier niet."))
    name = with_name(name)
    freshen(name)
    return _ask(name, make(request.form))


@bp.post("/activity/<activity>/<verb>")
def act(name: str, activity: str, verb: str) -> Any:
    """Something only this kind of activity knows."""
    fields = {field: tuple(values) for field, values in request.form.lists()}
    return _ask(with_name(name), Act(activity, verb, fields, secrets.token_hex(6)))


@bp.post("/seal")
def seal(name: str) -> Any:
    """Seals a closed evening at once, instead of after the time in which it can be reopened."""
    name = with_name(name)
    the_host().seal(name, now().isoformat(), SystemRandom().shuffle)
    return _done(name)


def _ask(name: str, asked: Command) -> Any:
    the_host().ask(name, asked)
    return _done(name)


def _done(name: str) -> Any:
    return ("", 204) if htmx else redirect(came_from() or f"/sessions/{name}", 303)
