"""The facilitator's list of sessions, and the page where one is prepared."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask_htmx import HTMX

from werksessie.activities import KINDS
from werksessie.live.host import REOPEN
from werksessie.live.prepare import prepare
from werksessie.programme.dates import clock
from werksessie.programme.details import LADDER, Details, missing_to_start, parse
from werksessie.programme.loader import loads, shipped
from werksessie.programme.model import Programme
from werksessie.programme.place import ProgrammeError
from werksessie.record.promise import NotStored
from werksessie.session.commands import ChangeDetails, Refusal
from werksessie.session.evenings import waits_until
from werksessie.session.state import State
from werksessie.web import visitor
from werksessie.web.accounts_seam import taken_in_hand
from werksessie.web.books import own_programmes
from werksessie.web.find import the_host, today, with_name
from werksessie.web.languages import NAMES
from werksessie.web.listing import elsewhere, listing
from werksessie.web.ours import ours
from werksessie.web.practice import can_rehearse

bp = Blueprint("library", __name__)
htmx = HTMX()
bp.add_app_template_filter(missing_to_start)
bp.add_app_template_filter(waits_until)


def now() -> datetime:
    """The moment that goes into commands."""
    return the_host().now()


def facilitator_only() -> None:
    """Every address of the facilitator: without the key a friendly 403."""
    if not visitor.is_facilitator():
        abort(403)


@bp.before_request
def _by_link() -> Any:
    """The facilitator comes in by `/sessions?key=…`; the key leaves the address bar at once."""
    key = request.args.get("key")
    if key is not None and request.method == "GET" and visitor.become_facilitator(key):
        return redirect(request.path, 303)
    return facilitator_only()


@bp.app_template_filter("until")
def reopen_until(state: State) -> str:
    """Until when a closed evening can be reopened, on the clock of this machine: "21.45 uur"."""
    return clock_of((datetime.fromisoformat(state.closed_at) + REOPEN).isoformat(), "nl")


@bp.app_template_filter("clock_of")
def clock_of(moment: str, language: str) -> str:
    """What the clock of this machine says at a moment (ISO 8601): "21.45 uur", in other languages "21:45"."""
    there = datetime.fromisoformat(moment).astimezone()
    return clock(f"{there.hour}.{there.minute:02}", language)


@bp.get("/sessions")
def sessions() -> Any:
    """The sessions that were looked for, the newest first. What htmx asks for gets the address to keep it by."""
    shown = listing()
    page = render_template(
        "library/sessions.html", shown=shown, today=today(), can_rehearse=can_rehearse(), elsewhere=elsewhere(),
        language="nl",
    )  # fmt: skip
    return (page, {"HX-Replace-Url": shown.at(shown.page.number)}) if htmx else page


def programmes() -> list[Programme]:
    """The programmes that can be chosen: ours, then one's own, the last written first. An own one that cannot be read
    any more says why where the programmes are."""
    mine = [programme for _, programme, _ in own_programmes() if programme]
    return [*(ours(name) for name in shipped()), *mine]


@bp.get("/sessions/new")
def new() -> Any:
    """The prepare page, with today filled in."""
    return _form(Details(date=today()), {})


@bp.post("/sessions/new")
def create() -> Any:
    """Makes the session, or the page again with a sentence beside what is wrong and everything still there."""
    details, errors = parse(request.form)
    chosen = None
    try:
        chosen = _programme()
    except ProgrammeError as trouble:
        errors["programme"] = str(trouble)
    if errors or chosen is None:
        return _form(details, errors), 422
    try:
        name = taken_in_hand(prepare(the_host(), chosen, details, now()))
    except (NotStored, Refusal) as trouble:
        return _form(details, {"": str(trouble)}), 503
    return redirect(f"/sessions/{name}", 303)


def _programme() -> Programme:
    """The programme that was chosen, or the facilitator's own as a TOML file. Raises ProgrammeError."""
    upload = request.files.get("programme_file")
    if _own_programme():
        return loads(_own_programme(), (upload.filename if upload else "") or "programma.toml", KINDS)
    chosen = next((one for one in programmes() if one.id == request.form.get("programme")), None)
    if chosen is None:
        raise ProgrammeError("Kies een programma.")
    return chosen


def _own_programme() -> str:
    """The facilitator's own programme, from a file or, the second time, as text; "" when there is none."""
    upload = request.files.get("programme_file")
    if upload is None or not upload.filename:
        return request.form.get("programme_text", "")
    upload.stream.seek(0)
    return str(upload.read(), "utf-8", "replace")


@bp.get("/sessions/<name>/details")
def details(name: str) -> Any:
    """The prepare page of an existing session."""
    name = with_name(name)
    return _form(the_host().state(name).details, {}, name)


@bp.post("/sessions/<name>/details")
def save(name: str) -> Any:
    """Saves the prepare page again."""
    name = with_name(name)
    changed, errors = parse(request.form)
    if errors:
        return _form(changed, errors, name), 422
    # An evening stays what it was made as: a rehearsal can be wiped with one button, another evening cannot.
    changed = replace(changed, rehearsal=the_host().state(name).details.rehearsal)
    try:
        the_host().ask(name, ChangeDetails(changed))
    except Refusal as refusal:
        return _form(changed, {"": str(refusal)}, name), refusal.status
    return redirect(f"/sessions/{name}", 303)


def _form(details: Details, errors: dict[str, str], name: str = "") -> str:
    programme = the_host().state(name).programme if name else None
    return render_template(
        "library/prepare.html", details=details, errors=errors, typed=request.form, name=name, programme=programme,
        programmes=programmes(), ladder=LADDER, languages=NAMES, missing=missing_to_start(details),
        chosen=request.values.get("programme", ""), own=_own_programme(), ours=len(shipped()), language="nl",
    )  # fmt: skip
