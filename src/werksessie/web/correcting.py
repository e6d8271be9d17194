""" "Er staat iets over mij in": finding words in a sealed record, seeing where they stand, taking them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request

from werksessie.live.scene import Scene
from werksessie.programme.model import say
from werksessie.session import state as st
from werksessie.session.commands import Refusal
from werksessie.session.correcting import WAS_AT_MOST, Correct, standing_in
from werksessie.session.corrections import REASONS
from werksessie.session.sorts import SORTS
from werksessie.session.state import State
from werksessie.session.wording import TAKEN_AWAY, Place, pattern
from werksessie.web.find import scene_at, the_host, today
from werksessie.web.library import facilitator_only

bp = Blueprint("correcting", __name__, url_prefix="/sessions/<name>/correct")
bp.before_request(facilitator_only)


@dataclass(frozen=True)
class Spot:
    """One text that holds the words. `question` is the activity it belongs to, "" for none; `pieces` is the text cut
    up: (words, whether these are the ones)."""

    question: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Group:
    """All spots of one sort of words."""

    sort: str
    title: str
    spots: tuple[Spot, ...]


@bp.get("")
def page(name: str) -> Any:
    """The page; with `was` it shows where these words stand."""
    return _page(scene_at(name), done=bool(request.args.get("done")))


@bp.post("")
def correct(name: str) -> Any:
    """Takes the words away, or says them otherwise, where it was ticked."""
    scene, form = scene_at(name), request.form
    sorts, reason = frozenset(form.getlist("sort")), form.get("reason", "")
    try:
        the_host().ask(scene.name, Correct(_was(), form.get("text", ""), sorts, reason, today()))
    except Refusal as refusal:
        return _page(scene, str(refusal)), refusal.status
    return redirect(f"/sessions/{scene.name}/correct?done=1", 303)


def _was() -> str:
    return " ".join(request.values.get("was", "").split())


def _page(scene: Scene, trouble: str = "", done: bool = False) -> str:
    state, was = scene.state, _was()[:WAS_AT_MOST]
    sealed = state.phase == st.SEALED
    ticked = request.form.getlist("sort") if request.method == "POST" else list(SORTS)
    return render_template(
        "correcting/page.html", scene=scene, state=state, sealed=sealed, was=was, trouble=trouble, done=done,
        groups=_groups(state, was) if sealed and was else (), ticked=ticked, reasons=REASONS, away=TAKEN_AWAY,
        text=request.form.get("text", ""), reason=request.form.get("reason", ""), sorts=SORTS, language="nl",
    )  # fmt: skip


def _groups(state: State, was: str) -> tuple[Group, ...]:
    found = standing_in(state, was)
    every = ((sort, [one for one in found if one.sort == sort]) for sort in SORTS)
    return tuple(Group(sort, SORTS[sort], _spots(state, here, was)) for sort, here in every if here)


def _spots(state: State, here: Sequence[Place], was: str) -> tuple[Spot, ...]:
    """The same words twice in one question are shown once."""
    return tuple(Spot(_question(state, one), _cut(one.text, was)) for one in here)


def _question(state: State, place: Place) -> str:
    plan = state.programme.plan(place.activity)
    return say(plan.title, "nl") if plan else ""


def _cut(text: str, was: str) -> tuple[tuple[str, bool], ...]:
    pieces, at = [], 0
    for found in pattern(was).finditer(text):
        pieces += [(text[at : found.start()], False), (found[0], True)]
        at = found.end()
    return tuple((words, here) for words, here in (*pieces, (text[at:], False)) if words)
