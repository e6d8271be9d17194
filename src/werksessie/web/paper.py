"""Where the facilitator enters what people without a phone say: cards typed one after the other, or votes counted."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask_htmx import HTMX

from werksessie.activities import KINDS
from werksessie.activities.pads import Count, Pad, Pads
from werksessie.live.scene import Scene
from werksessie.programme.model import Plan, say
from werksessie.session import paper
from werksessie.session import state as st
from werksessie.session.commands import Fields, Refusal
from werksessie.session.state import Activity, Counted
from werksessie.web.errors import came_from, refused
from werksessie.web.find import asked, scene_at
from werksessie.web.library import facilitator_only

bp = Blueprint("paper", __name__, url_prefix="/sessions/<name>/paper")
bp.before_request(facilitator_only)
htmx = HTMX()

NO_ANSWER = ("csrf_token", "entry", "card", "more")
"""Fields of the form that are no part of what stands on the card."""
LAST = 8
"""So many of the cards stand there at once; the others fold away."""


@dataclass(frozen=True)
class Card:
    """One typed card: its pseudonym, its place in the row, and what it says."""

    id: str
    number: int
    says: Sequence[str]


@dataclass(frozen=True)
class Form:
    """A form as it stands: what was `typed`, and a refusal (`trouble`), with what stands there now if that changed."""

    typed: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""
    theirs: Counted | None = None
    card: str = ""
    said: str = ""


@bp.get("/<activity>")
def page(name: str, activity: str) -> Any:
    """The page of one question."""
    return _page(scene_at(name), activity, Form(card=request.args.get("card", ""), said=request.args.get("said", "")))


@bp.post("")
def people(name: str) -> Any:
    """How many people take part without a phone."""
    command = paper.CountWithoutPhone(number(request.form.get("number", "")), number(request.form.get("was", "")))
    refusal = asked(name, command)
    if refusal:
        return refused(refusal)
    if request.headers.get("HX-Target") == "without-phone":
        return render_template("paper/_people.html", scene=scene_at(name), state=scene_at(name).state, paged=True)
    return ("", 204) if htmx else redirect(came_from() or f"/sessions/{name}", 303)


@bp.post("/<activity>/card")
def card(name: str, activity: str) -> Any:
    """One answer of a card."""
    fields = {one: tuple(values) for one, values in request.form.lists() if one not in NO_ANSWER}
    entered = paper.EnterPaper(
        activity, fields, request.form.get("entry", ""), secrets.token_hex(6), request.form.get("card", "")
    )
    refusal = asked(name, entered)
    if refusal:
        return _refused(name, activity, refusal, Form(_first(fields), str(refusal), card=entered.card))
    scene = scene_at(name)
    last = _last(scene.state.activities[activity], entered) if request.form.get("more") else ""
    if htmx:
        return render_template("paper/_entered.html", card=last, **_common(scene, activity))
    return redirect(f"/sessions/{name}/paper/{activity}" + (f"?card={last}" if last else ""), 303)


def _last(activity: Activity, entered: paper.EnterPaper) -> str:
    """The card that was typed on."""
    mine = [person for person, ids in activity.seen.items() if entered.entry in ids]
    return mine[0] if mine else ""


@bp.post("/<activity>/remove")
def remove(name: str, activity: str) -> Any:
    """Takes a card back."""
    refusal = asked(name, paper.RemovePaper(activity, request.form.get("paper", "")))
    if refusal:
        return _refused(name, activity, refusal, Form(trouble=str(refusal)))
    if htmx:
        return render_template("paper/_entered.html", card="", **_common(scene_at(name), activity))
    return redirect(f"/sessions/{name}/paper/{activity}", 303)


@bp.post("/<activity>/tally")
def tally(name: str, activity: str) -> Any:
    """Saves a count."""
    typed = {one: value.strip() for one, value in request.form.items()}
    refusal = asked(name, _tally_of(activity, typed))
    if refusal:
        theirs = _counted(scene_at(name), activity) if refusal.status == 409 else None
        form = Form(typed, str(refusal), theirs)
        if htmx:
            return render_template("paper/_tally.html", form=form, **_common(scene_at(name), activity)), refusal.status
        return _page(scene_at(name), activity, form), refusal.status
    if htmx:
        return render_template("paper/_tally.html", form=Form(said="saved"), **_common(scene_at(name), activity))
    return redirect(f"/sessions/{name}/paper/{activity}?said=saved", 303)


def _tally_of(activity: str, typed: Mapping[str, str]) -> paper.TallyPaper:
    pads = {one.removeprefix("pad-"): number(value) for one, value in typed.items() if one.startswith("pad-")}
    count = Count(
        number(typed.get("people", "")),
        number(typed.get("unsure", "")),
        number(typed.get("skip", "")),
        {key: value for key, value in pads.items() if value},
    )
    return paper.TallyPaper(
        activity, count, typed.get("how", paper.PAPER), number(typed.get("was", "")), secrets.token_hex(4)
    )


def number(typed: str) -> int:
    """A typed number; nothing is 0, and what is no number -1."""
    if typed.isascii() and typed.isdigit() and len(typed) < 5:
        return int(typed)
    return -1 if typed else 0


def _refused(name: str, activity: str, refusal: Refusal, form: Form) -> Any:
    """The sentence beside a form that stays as it is; without scripts the page again, with what was typed."""
    if htmx or scene_at(name).state.at(activity) is None:
        return refused(refusal)
    return _page(scene_at(name), activity, form), refusal.status


def _page(scene: Scene, activity: str, form: Form) -> str:
    return render_template("paper/page.html", form=form, card=form.card, **_common(scene, activity))


def _common(scene: Scene, name: str) -> Mapping[str, Any]:
    found = scene.state.at(name)
    if found is None or not KINDS[found[0].kind].ASKS:
        abort(404)
    plan, activity = found
    kind = KINDS[plan.kind]
    pads = kind.pads(plan, activity)
    cards = [Card(one, place, _says(plan, activity, one)) for place, one in enumerate(activity.cards, 1)]
    return {
        "scene": scene,
        "state": scene.state,
        "plan": plan,
        "activity": activity,
        "ready": activity.stage in (st.OPEN, st.SHUT) and scene.state.phase in (st.RUNNING, st.CLOSED),
        "pads": pads,
        "groups": groups(pads),
        "counted": activity.counted.get(pads.round),
        "own": kind.own(plan, activity, ""),
        "cards": list(reversed(cards)),
        "last": LAST,
        "papers": len(paper.standing(plan, activity)),
        "entry": secrets.token_hex(8),
        "questions": _questions(scene),
        "paged": True,
        "language": "nl",
    }


def groups(pads: Pads) -> list[tuple[tuple[str, ...], bool, list[Pad]]]:
    """(heading, whether one excludes the others, pads) of what is counted together, in the order it is asked."""
    together = groupby(pads.pads, key=lambda pad: (pad.about, pad.one_of))
    found = [list(some) for _, some in together]
    return [(tuple(say(one, "nl") for one in some[0].heading), bool(some[0].one_of), some) for some in found]


def _says(plan: Plan, activity: Activity, person: str) -> Sequence[str]:
    """What stands on a card, for whoever typed it."""
    texts: Sequence[str] = KINDS[plan.kind].own(plan, activity, person).get("said", ())
    how = {"unsure": "Weet ik niet", "skip": "Sla over"}.get(activity.passed.get(person, ""), "")
    return texts or [how or "(zonder tekst)"]


def _questions(scene: Scene) -> list[tuple[Plan, Activity, int]]:
    """The questions that were opened, each with how many people answered it without a phone."""
    return [
        (plan, activity, len(paper.standing(plan, activity)))
        for plan, activity in scene.state.each()
        if KINDS[plan.kind].ASKS and activity.stage in (st.OPEN, st.SHUT)
    ]


def _counted(scene: Scene, name: str) -> Counted | None:
    found = scene.state.at(name)
    return found[1].counted.get(KINDS[found[0].kind].pads(*found).round) if found else None


def _first(fields: Fields) -> Mapping[str, str]:
    return {name: values[0] if values else "" for name, values in fields.items()}
