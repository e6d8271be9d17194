"""The follow-up evening: made from a sealed session, and what it knows of it on its own pages."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, redirect, render_template, request

from werksessie.activities import KINDS
from werksessie.live.prepare import prepare
from werksessie.programme.dates import short_day
from werksessie.programme.details import Details
from werksessie.programme.entries import ENTRIES, tidy
from werksessie.programme.follow_up import Offer, follow_up, offer
from werksessie.programme.place import ProgrammeError
from werksessie.record.promise import Damaged, NoSuchRecord, NotStored
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Refusal
from werksessie.session.earlier import Follow, snapshot, still_open
from werksessie.session.past import Earlier
from werksessie.session.returning import Returning, returning
from werksessie.session.state import State
from werksessie.web.accounts_seam import taken_in_hand
from werksessie.web.errors import refused
from werksessie.web.find import the_host, today, with_name
from werksessie.web.library import facilitator_only, now
from werksessie.web.records import again

bp = Blueprint("follow", __name__, url_prefix="/sessions/<name>/follow")
bp.before_request(facilitator_only)
bp.add_app_template_filter(short_day)
bp.add_app_template_global(still_open)

NUMBERED = re.compile(r"(.*) \((\d{1,3})\)")
ROOM = 75
"""Characters of a title with a number behind it."""
CONDITIONS = "8"
"""What is asked again by itself when the evening before weighed no conditions."""
NOT_YET = "Een vervolgavond maak je als deze avond verzegeld is."


@dataclass(frozen=True)
class Sheet:
    """The page: what stands in its fields, what can be chosen and what is, the evening before, the agreements that come
    back, and what is wrong by field ("" for the whole)."""

    name: str
    details: Details
    offer: Offer
    chosen: frozenset[str]
    evening: Earlier
    returning: tuple[Returning, ...]
    errors: dict[str, str]


@bp.get("")
def page(name: str) -> Any:
    """What the next evening is called, when it is, and what is asked."""
    name = with_name(name)
    state = the_host().state(name)
    if state.phase != st.SEALED:
        return _not_yet()
    details = replace(state.details, title=next_title(state.details.title), date=today())
    return _page(name, state, details, _again(snapshot(state)), {})


@bp.post("")
def make(name: str) -> Any:
    """Makes the session; or the page again with everything still there."""
    name = with_name(name)
    state = the_host().state(name)
    if state.phase != st.SEALED:
        return _not_yet()
    details, errors = _typed(state.details)
    chosen = frozenset(request.form.getlist("activity"))
    if errors:
        return _page(name, state, details, chosen, errors), 422
    try:
        returns = bool(_coming_back(snapshot(state)))
        programme = follow_up(state.programme, chosen, KINDS, returns=returns)
    except ProgrammeError as trouble:
        return _page(name, state, details, chosen, {"": str(trouble)}), 422
    try:
        made = taken_in_hand(prepare(the_host(), programme, details, now()))
        _follow(made, Follow(snapshot(state), name))
    except (NotStored, Refusal) as trouble:
        return _page(name, state, details, chosen, {"": str(trouble)}), 503
    return redirect(f"/sessions/{made}", 303)


def _follow(made: str, asked: Follow) -> None:
    """Without what came before it is no follow-up evening: then it is gone again."""
    try:
        the_host().ask(made, asked)
    except (NotStored, Refusal):
        with suppress(NotStored):
            the_host().delete(made)
        raise


def freshen(name: str) -> None:
    """What the contact persons said since a follow-up evening was made comes along until it begins."""
    host = the_host()
    state = host.state(name)
    if state.phase != st.PREPARED or not state.origin:
        return
    # The record it was taken from may be gone or damaged: then what is known stays.
    with suppress(Refusal, NotStored, Damaged, NoSuchRecord, UnknownEvent):
        host.ask(name, Follow(snapshot(host.state(state.origin)), state.origin))


def next_title(title: str) -> str:
    """ "Samen sterk (2)" after "Samen sterk", then "(3)"."""
    found = NUMBERED.fullmatch(title)
    return f"{found[1]} ({int(found[2]) + 1})" if found else f"{title[:ROOM]} (2)"


def _typed(before: Details) -> tuple[Details, dict[str, str]]:
    """The details of the next evening, and a sentence for each field that is wrong. It is a rehearsal when the evening
    before was."""
    found: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in ("title", "date"):
        typed = request.form.get(field, "")
        found[field] = tidy(typed)
        try:
            found[field] = ENTRIES[field](typed) if tidy(typed) else ""
        except ValueError as wrong:
            errors[field] = str(wrong)
    if not found["title"]:
        errors["title"] = "Geef de avond een titel."
    return replace(again(before), **found, rehearsal=before.rehearsal), errors


def _again(earlier: tuple[Earlier, ...]) -> frozenset[str]:
    """What is ticked by itself: the conditions, as that evening asked them."""
    return frozenset(one.activity for one in earlier[-1].ratings) or frozenset({CONDITIONS})


def _page(name: str, state: State, details: Details, chosen: frozenset[str], errors: dict[str, str]) -> str:
    offered = offer(state.programme, KINDS)
    earlier = snapshot(state)
    sheet = Sheet(name, details, offered, chosen, earlier[-1], _coming_back(earlier), errors)
    return render_template("library/follow.html", sheet=sheet, language="nl")


def _coming_back(earlier: tuple[Earlier, ...]) -> tuple[Returning, ...]:
    """The agreements that the next evening looks back on."""
    return returning(State(earlier=earlier))


def _not_yet() -> Any:
    return refused(Refusal(409, NOT_YET))
