"""Practising: a session in which pretend people answer, and wiping it afterwards."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, redirect, request
from flask_htmx import HTMX

from werksessie.live.prepare import prepare
from werksessie.programme.details import parse
from werksessie.programme.loader import DEFAULT, shipped
from werksessie.programme.model import say
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.evening import prepare_form
from werksessie.rehearsal.people import Facilitator
from werksessie.session.commands import Refusal
from werksessie.web import visitor
from werksessie.web.accounts_seam import dropped
from werksessie.web.errors import refused
from werksessie.web.find import the_host, the_rooms, with_name
from werksessie.web.ours import ours

bp = Blueprint("practice", __name__, url_prefix="/sessions")
htmx = HTMX()

PEOPLE, SPEED = 30, 2.0
"""As slow as a room, but not as slow as people who cannot find their glasses."""

_turn = threading.Lock()


@bp.before_request
def _facilitator_only() -> None:
    if not visitor.is_facilitator():
        abort(403)


def can_rehearse() -> bool:
    """Whether the server knows how to reach itself; behind another web server it does not. Pretend people come in by
    the key, which opens nothing where there are accounts."""
    return bool(current_app.extensions.get("own_address")) and "accounts" not in current_app.extensions


@bp.app_template_global("to_practise")
def to_practise() -> list[tuple[str, str]]:
    """What can be practised, as (id, title); what is practised when nobody chooses comes first."""
    return [(name, say(ours(name).title, "nl")) for name in shipped()]


@bp.post("/rehearse")
def rehearse() -> Any:
    """A fresh session, and pretend people who wait for it to begin. One at a time: they share the server's laptop."""
    if not can_rehearse():
        return refused(Refusal(409, "Oefenen kan alleen op de computer waar werksessie zelf draait."))
    programme = request.form.get("programme", DEFAULT)
    if programme not in shipped():
        return refused(Refusal(422, "Dit programma is er niet. Kies een ander."))
    with _turn:
        if _running():
            return refused(Refusal(409, "Er loopt al een oefensessie. Sluit of wis die eerst."))
        try:
            desk = _desk()
        except (OSError, HTTPException):
            return refused(Refusal(503, "De server bereikt zichzelf niet. Probeer het nog een keer."))
        now = datetime.now(UTC)
        details, _ = parse(prepare_form(programme, datetime.now().date()))
        name = prepare(the_host(), ours(programme), details, now)
        desk.session = name
        crowd = Crowd(desk.address, the_host().state(name).code, PEOPLE, SPEED, desk)
        current_app.extensions["rehearsal"] = (name, crowd)
        crowd.start()
    return redirect(f"/sessions/{name}", 303)


def _desk() -> Facilitator:
    """Somebody beside the facilitator, who types what is on paper."""
    key = quote(current_app.config["FACILITATOR_KEY"], safe="")
    return Facilitator(f"{current_app.extensions['own_address']}/sessions?key={key}")


@bp.post("/<name>/wipe")
def wipe(name: str) -> Any:
    """Destroys a rehearsal, record and links. Any other session is refused."""
    name = with_name(name)
    if not the_host().state(name).details.rehearsal:
        return refused(Refusal(409, "Dit is geen oefensessie. Alleen een oefensessie kun je zo wissen."))
    _send_home(name)
    the_rooms().forget(name)
    the_host().delete(name)
    dropped(name)
    if htmx:
        return Response("", 204, {"HX-Redirect": "/sessions"})
    return redirect("/sessions", 303)


def _running() -> bool:
    _, crowd = current_app.extensions.get("rehearsal", ("", None))
    return crowd is not None and crowd.here


def _send_home(name: str) -> None:
    """Nobody answers in a session while it is being wiped."""
    playing, crowd = current_app.extensions.get("rehearsal", ("", None))
    if crowd is not None and playing == name:
        crowd.stop()
