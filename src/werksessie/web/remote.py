"""The remote: the facilitator's own phone, paired once. Its buttons are commands at the same door as the console's."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request
from markupsafe import Markup

from werksessie.activities import KINDS
from werksessie.reading.flags import flags
from werksessie.record.promise import NotStored
from werksessie.session.commands import Act, Command, Refusal
from werksessie.session.events import REMOTE
from werksessie.session.state import State
from werksessie.web import pairing
from werksessie.web.console import COMMANDS
from werksessie.web.find import the_host, the_rooms
from werksessie.web.library import now
from werksessie.web.phone import caught_up
from werksessie.web.security import same_origin

bp = Blueprint("remote", __name__, url_prefix="/remote")
bp.before_request(same_origin)

COOKIE = "remote"
A_MONTH = timedelta(days=30)
"""An evening may be prepared, phone and all, weeks before."""

UNPAIRED = "Deze telefoon is geen afstandsbediening meer. Koppel hem opnieuw op de laptop."
DONE = "Al gedaan."

VERBS = ("next", "undo", "page", "black", "timer-minute", "pause-end")
DEEDS = ("release", "hide")
PLACES = frozenset({"address", "postcode"})


@bp.app_template_filter("kept_back_for")
def kept_back_for(written: Any) -> str:
    """Why the remote keeps this from the room, since it asks for no reason: what its marks say; the console can
    change it."""
    marks = set(getattr(written, "flags", ()))
    return "off-topic" if not marks else "place" if marks <= PLACES else "person"


@bp.app_template_filter("with_marks")
def with_marks(text: str) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it may point to a person."""
    parts, end = [], 0
    for flag in flags(text):
        parts += [(text[end : flag.start], False), (text[flag.start : flag.end], True)]
        end = flag.end
    return [part for part in (*parts, (text[end:], False)) if part[0]]


@bp.get("/<token>")
def pair(token: str) -> Any:
    """Pairs the phone that scanned the code, once."""
    # A browser that only looks ahead, or a HEAD, must not use the code up.
    looks = request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", "")
    try:
        made = None if looks else pairing.redeem(the_host().store.secrets, token, now())
    except NotStored:
        abort(503)
    if made is None:
        return render_template("remote/used.html", language="nl"), 409
    reply = redirect(f"/remote/{made.id}/now", 303)
    reply.set_cookie(
        COOKIE, made.token, max_age=A_MONTH, path=f"/remote/{made.id}", httponly=True, samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
    )  # fmt: skip
    return reply


def _held() -> str:
    return request.cookies.get(COOKIE, "")


def _session(phone: str) -> str | None:
    """The session that this phone is a remote of, or None."""
    return pairing.session_of(the_host().store.secrets, phone, _held())


@bp.get("/<phone>/now")
def page(phone: str) -> Any:
    """The remote, or the sentence that this phone is none."""
    name = _session(phone)
    if name is None:
        return render_template("remote/unpaired.html", language="nl", sentence=UNPAIRED), 403
    seq, pieces = the_rooms().current(name, REMOTE, "nl")
    return render_template(
        "remote/page.html", language="nl", at=f"/remote/{phone}", ear=pairing.ear(phone, _held()), seq=seq,
        remote=Markup(pieces["remote"]), now=now().isoformat(), token=pairing.derived(_held(), "post"),
    )  # fmt: skip


@bp.get("/<phone>/pieces")
def pieces(phone: str) -> Any:
    """Catching up. Who is no remote any more is sent to the page that says so."""
    name = _session(phone)
    return redirect(f"/remote/{phone}/now", 303) if name is None else caught_up(name, REMOTE, "nl")


@bp.post("/<phone>/<verb>")
def command(phone: str, verb: str) -> Any:
    """One of the buttons that are always there."""
    return _ask(phone, lambda _: _button(verb))


def _button(verb: str) -> Command:
    if verb not in VERBS:
        raise Refusal(404, "Dit kan hier niet.")
    return COMMANDS[verb](request.form)


@bp.post("/<phone>/activity/<activity>/<verb>")
def act(phone: str, activity: str, verb: str) -> Any:
    """Shows or hides what somebody wrote."""
    fields = {field: tuple(values) for field, values in request.form.lists()}
    asked = Act(activity, verb, fields, secrets.token_hex(6))
    return _ask(phone, lambda state: _not_yet(state, asked))


def _not_yet(state: State, asked: Act) -> Act:
    """The command, unless somebody at the console was first: what they hid is not shown by a late tap, and the reason
    they gave stays."""
    found = state.at(asked.activity)
    if found is None or asked.verb not in DEEDS or asked.verb not in KINDS[found[0].kind].DEEDS:
        raise Refusal(404, "Dit kan hier niet.")
    board = KINDS[found[0].kind].board(state, *found)
    written = {one for field, values in asked.fields.items() if field != "reason" for one in values}
    waiting, hidden = _ids(board.get("waiting", ())), _ids(board.get("hidden", ()))
    if not written <= waiting if asked.verb == "release" else written & hidden:
        raise Refusal(409, DONE)
    return asked


def _ids(listed: Iterable[Any]) -> set[str]:
    return {one.id for one in listed}


def _ask(phone: str, asked: Callable[[State], Command]) -> Any:
    name = _session(phone)
    if name is None:
        return _plain(403, UNPAIRED)
    given = request.headers.get("X-CSRFToken", "")
    if not hmac.compare_digest(given.encode(), pairing.derived(_held(), "post").encode()):
        return _plain(403, "Deze pagina is verlopen. Laad hem opnieuw.")
    host = the_host()
    try:
        host.ask(name, asked(host.state(name)))
    except Refusal as refusal:
        return _plain(refusal.status, str(refusal))
    return "", 204


def _plain(status: int, sentence: str) -> Response:
    """A sentence for remote.js, which says it above the buttons."""
    return make_response(sentence, status, {"Content-Type": "text/plain; charset=utf-8", "HX-Reswap": "none"})
