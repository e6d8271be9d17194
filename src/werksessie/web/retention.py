"""Until when single answers are kept, another term, destroying them by hand, and the proof that they are gone."""

from __future__ import annotations

from random import SystemRandom
from typing import Any

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request

from werksessie.live.scene import Scene
from werksessie.programme.dates import full_day
from werksessie.programme.entries import RETENTION_DAYS
from werksessie.record.promise import NotStored
from werksessie.session import state as st
from werksessie.session.commands import Refusal
from werksessie.session.retention import ChangeTerm, is_over
from werksessie.summary.build import gone_on
from werksessie.summary.proof import Proof, as_data, as_text, proof_of
from werksessie.web.find import scene_at, the_host
from werksessie.web.library import facilitator_only, now
from werksessie.web.room import number

bp = Blueprint("retention", __name__, url_prefix="/sessions/<name>")
bp.before_request(facilitator_only)
bp.add_app_template_filter(gone_on)
bp.add_app_template_filter(full_day)


@bp.get("/retention")
def page(name: str) -> Any:
    """Until when the single answers are there, or the proof that they are gone."""
    return _page(scene_at(name))


@bp.post("/retention")
def change(name: str) -> Any:
    """Another term, counted from the evening. When it is over already, the answers go within half a minute."""
    scene = scene_at(name)
    try:
        the_host().ask(scene.name, ChangeTerm(number(request.form.get("days", ""))))
    except Refusal as refusal:
        return _page(scene, refusal, request.form.get("days", "")), refusal.status
    return redirect(f"/sessions/{scene.name}/retention", 303)


@bp.post("/prune")
def prune(name: str) -> Any:
    """Destroys the single answers of a sealed evening now."""
    scene = scene_at(name)
    early = not is_over(scene.state, now())
    try:
        the_host().prune(scene.name, now(), SystemRandom().shuffle, early=early)
    except Refusal as refusal:
        return _page(scene, refusal), refusal.status
    except NotStored as trouble:
        return _page(scene, Refusal(503, str(trouble))), 503
    return redirect(f"/sessions/{scene.name}/retention", 303)


@bp.get("/destroyed")
def as_page(name: str) -> Any:
    """The proof as a text to file."""
    scene = scene_at(name)
    return _as_file(Response(as_text(_proof(scene)), mimetype="text/plain"), scene, "txt")


@bp.get("/destroyed.json")
def as_json(name: str) -> Any:
    """The same as data."""
    scene = scene_at(name)
    return _as_file(jsonify(as_data(_proof(scene))), scene, "json")


def _proof(scene: Scene) -> Proof:
    return proof_of(scene.name, scene.state) or abort(404)


def _as_file(reply: Response, scene: Scene, ending: str) -> Response:
    reply.headers["Content-Disposition"] = f'attachment; filename="vernietiging-{scene.name}.{ending}"'
    return reply


def _page(scene: Scene, refusal: Refusal | None = None, typed: str = "") -> str:
    low, high = RETENTION_DAYS
    return render_template(
        "retention/page.html", scene=scene, state=scene.state, proof=proof_of(scene.name, scene.state),
        over=scene.state.phase in (st.CLOSED, st.SEALED), refusal=refusal, low=low, high=high,
        days=typed or scene.state.details.retention_days, language="nl",
    )  # fmt: skip
