"""At the console: a code to pair a phone with, which phones are paired, and unpairing one."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from flask import Blueprint, current_app, render_template, request

from werksessie.record.promise import NotStored
from werksessie.session.state import PREPARED, RUNNING
from werksessie.web import pairing
from werksessie.web.find import the_host, the_rooms, with_name
from werksessie.web.library import facilitator_only, now

bp = Blueprint("remotes", __name__, url_prefix="/sessions/<name>/remotes")
bp.before_request(facilitator_only)

OVER = "De avond is afgesloten. Een afstandsbediening is niet meer nodig."


@bp.get("")
def listed(name: str) -> Any:
    """The paired phones, asked every few seconds while the dialog stands open; 204 when nothing changed."""
    name = with_name(name)
    return ("", 204) if request.args.get("seen") == _mark(name) else _dialog(name)


@bp.post("/code")
def code(name: str) -> Any:
    """A fresh code, for one phone."""
    name = with_name(name)
    if the_host().state(name).phase not in (PREPARED, RUNNING):
        return _dialog(name, sentence=OVER)
    try:
        made = pairing.offer(the_host().store.secrets, name, now())
    except NotStored as trouble:
        return _dialog(name, sentence=str(trouble))
    return _dialog(name, code=f"{current_app.config['ADDRESS']}/remote/{made}")


@bp.post("/<phone>/unpair")
def unpair(name: str, phone: str) -> Any:
    """This phone is no remote from now on, and says so at once."""
    name = with_name(name)
    if phone not in pairing.paired(the_host().store.secrets.of(name)):
        return _dialog(name)
    try:
        pairing.unpair(the_host().store.secrets, name, phone)
    except NotStored as trouble:
        return _dialog(name, sentence=str(trouble))
    the_rooms().dismiss(pairing.own_room(name, phone))
    return _dialog(name)


def _mark(name: str) -> str:
    """Changes when a phone comes or goes, or the code can no longer be scanned."""
    values = the_host().store.secrets.of(name)
    known = [*pairing.paired(values), str(pairing.offered(values, now()))]
    return sha256(" ".join(known).encode()).hexdigest()[:16]


def _dialog(name: str, code: str = "", sentence: str = "") -> str:
    phones = pairing.paired(the_host().store.secrets.of(name))
    running = the_host().state(name).phase in (PREPARED, RUNNING)
    return render_template(
        "console/_remotes.html", name=name, phones=phones, code=code, sentence=sentence, mark=_mark(name),
        running=running, language="nl",
    )  # fmt: skip
