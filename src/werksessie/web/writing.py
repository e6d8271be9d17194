"""Beside the profile: one sentence for each question, which answers are quoted, and fixing it all as a version."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask_htmx import HTMX

from werksessie.activities import KINDS
from werksessie.live.scene import Scene
from werksessie.programme.model import Plan
from werksessie.session import state as st
from werksessie.session import versions
from werksessie.session.commands import Act
from werksessie.session.state import State, Version
from werksessie.session.writing import CONCLUSION_LENGTH, WriteConclusion, one_sentence
from werksessie.summary import words
from werksessie.summary.build import Summary, build, written
from werksessie.summary.gist import gist
from werksessie.summary.parts import Part
from werksessie.web.errors import refused
from werksessie.web.find import asked, scene_at
from werksessie.web.library import facilitator_only, now

bp = Blueprint("writing", __name__, url_prefix="/sessions/<name>/profile")
bp.before_request(facilitator_only)
htmx = HTMX()


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A form in which something is written. `text` stands in the field, `was` marks what was saved when the form was
    made. `said` is how it went ("saved", "taken" or ""), `trouble` a refusal; when somebody else `changed` it, `theirs`
    stands there now."""

    text: str
    was: str
    said: str = ""
    trouble: str = ""
    changed: bool = False
    theirs: str = ""
    status: int = 200


@dataclass(frozen=True)
class Sentence(Writing):
    """The form of one question."""

    part: Part

    @property
    def start(self) -> str:
        """What came in, to write from; "" when that cannot be said in a sentence."""
        said = gist(self.part)
        return "" if said == words.NOTHING_TO_SHOW else said

    @property
    def count(self) -> int:
        """How many characters the sentence has as it would be saved."""
        return len(one_sentence(self.text))


@dataclass(frozen=True)
class Told:
    """A version in the list: what differs from the one before it, as (what, name)."""

    version: Version
    changes: tuple[tuple[str, str], ...]


def sentences(summary: Summary) -> list[Sentence]:
    """A form for each question that has a result."""
    return [Sentence(part, text=part.conclusion, was=part.conclusion) for part in summary.parts if part.counted]


def history(state: State) -> list[Told]:
    """Every version that was fixed, the last one first."""
    before = (None, *state.versions)
    told = [
        Told(one, versions.changes(state, earlier, one) if earlier else ())
        for earlier, one in zip(before, state.versions, strict=False)
    ]
    return told[::-1]


@bp.post("/conclusion/<activity>")
def write(name: str, activity: str) -> Any:
    """Saves one sentence; with `take` it puts what came in into the field and saves nothing yet."""
    scene = scene_at(name)
    found = next((one for one in sentences(written(scene.state)) if one.part.plan.id == activity), None)
    if found is None:
        abort(404)
    text, was = request.form.get("text", ""), one_sentence(request.form.get("was", ""))
    if request.form.get("take"):
        taken = f"{text.rstrip()} {found.start}" if text.strip() else found.start
        return _shown(scene, Sentence(found.part, text=taken, was=was, said="taken"))
    saved = found.part.conclusion
    if was != saved and one_sentence(text) != saved:
        return _shown(scene, Sentence(found.part, text=text, was=saved, changed=True, theirs=saved, status=409))
    refusal = asked(name, WriteConclusion(activity, text))
    if refusal:
        return _shown(scene, Sentence(found.part, text=text, was=was, trouble=str(refusal), status=refusal.status))
    if not htmx:
        return redirect(f"/sessions/{name}/profile#sentence-{activity}", 303)
    tidy = one_sentence(text)
    return _shown(scene_at(name), Sentence(found.part, text=tidy, was=tidy, said="saved"))


@bp.post("/quote/<activity>")
def quote(name: str, activity: str) -> Any:
    """The answer becomes a quote of its theme, or is none any more."""
    scene = scene_at(name)
    fields = {field: tuple(values) for field, values in request.form.lists()}
    refusal = asked(name, Act(activity, "quote", fields, secrets.token_hex(6)))
    theme = request.form.get("theme", "")
    if not htmx:
        if refusal:
            return _answers(scene, str(refusal)), refusal.status
        return redirect(f"/sessions/{name}/profile/answers#{activity}-{theme}", 303)
    scene = scene_at(name)
    plan, view = _theme(scene, activity, theme)
    html = render_template(
        "profile/_theme.html", scene=scene, plan=plan, theme=view, trouble=str(refusal or ""), language="nl"
    )
    return html, refusal.status if refusal else 200


@bp.post("/fix")
def fix(name: str) -> Any:
    """Stel vast: others read from now on what is written."""
    refusal = asked(name, versions.FixVersion(now().astimezone().date().isoformat()))
    return refused(refusal) if refusal else redirect(f"/sessions/{name}/profile#versions", 303)


@bp.get("/version/<int:number>")
def version(name: str, number: int) -> Any:
    """An earlier version, as others read it then."""
    scene = scene_at(name)
    found = next((one for one in scene.state.versions if one.number == number), None)
    if found is None:
        abort(404)
    return render_template(
        "profile/version.html", scene=scene, summary=build(scene.state, found), language="nl"
    )  # fmt: skip


@bp.get("/answers")
def answers(name: str) -> Any:
    """Every theme, goal and agreement with all released answers beneath it, as long as these are kept."""
    return _answers(scene_at(name))


def _answers(scene: Scene, trouble: str = "") -> str:
    boards = {plan.id: KINDS[plan.kind].board(scene.state, plan, one) for plan, one in scene.state.each()}
    return render_template(
        "profile/answers.html", scene=scene, state=scene.state, summary=written(scene.state), trouble=trouble,
        boards={activity: board for activity, board in boards.items() if "loose" in board}, language="nl",
    )  # fmt: skip


def _theme(scene: Scene, activity: str, theme: str) -> tuple[Plan, Any]:
    """The plan of this question and its theme with all released answers; a 404 page when there is none."""
    plan, one = scene.state.at(activity) or abort(404)
    board = KINDS[plan.kind].board(scene.state, plan, one)
    found = next((view for view in board.get("themes", ()) if view.id == theme), None)
    return plan, found or abort(404)


def _shown(scene: Scene, sentence: Sentence) -> Any:
    """The form alone for htmx, without scripts a page with just this form."""
    template = "profile/_sentence.html" if htmx else "profile/sentence.html"
    return render_template(template, sentence=sentence, **common(scene)), sentence.status


def common(scene: Scene) -> Mapping[str, Any]:
    """What every piece of the writing page may use."""
    state = scene.state
    return {
        "scene": scene,
        "state": state,
        "language": "nl",
        "most": CONCLUSION_LENGTH,
        "sealed": state.phase == st.SEALED,
        "is_concept": versions.is_concept(state),
        "history": history(state),
        "number": versions.concept(state).number,
    }
