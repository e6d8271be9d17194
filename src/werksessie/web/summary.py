"""The summary for the municipality and the page for participants, each behind a link of its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template

from werksessie.live.scene import Scene
from werksessie.session import state as st
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build
from werksessie.web import visitor
from werksessie.web.find import with_token

bp = Blueprint("summary", __name__)


def _scene(link: str, token: str) -> Scene:
    scene: Scene = current_app.extensions["scene_of"](with_token(link, token))
    return scene


def opens_at(scene: Scene) -> datetime | None:
    """When the municipality may read: at once, or so many days after closing; None while that is not known yet."""
    days = scene.state.details.participants_first
    if not days:
        return datetime.min.replace(tzinfo=UTC)
    if not scene.state.closed_at:
        return None
    return datetime.fromisoformat(scene.state.closed_at) + timedelta(days=days)


def _too_early(scene: Scene) -> Any:
    """The page that says participants read first, or None when the visitor may read; the facilitator always may."""
    opens = opens_at(scene)
    if visitor.is_facilitator() or (opens is not None and opens <= datetime.now(UTC)):
        return None
    return render_template("summary/not_yet.html", scene=scene, opens=opens, language="nl"), 403


@bp.get("/summary/<token>")
def page(token: str) -> Any:
    """The evening, activity by activity."""
    scene = _scene("summary", token)
    return _too_early(scene) or render_template(
        "summary/page.html", summary=build(scene.state), scene=scene, token=token, language="nl"
    )


@bp.get("/summary/<token>/summary.json")
def download_json(token: str) -> Any:
    """The same as data."""
    scene = _scene("summary", token)
    return _too_early(scene) or _as_file(jsonify(as_json(build(scene.state))), scene, "json")


@bp.get("/summary/<token>/summary.csv")
def download_csv(token: str) -> Any:
    """The same as a table."""
    scene = _scene("summary", token)
    reply = Response(as_csv(build(scene.state)), mimetype="text/csv")
    return _too_early(scene) or _as_file(reply, scene, "csv")


def _as_file(reply: Response, scene: Scene, ending: str) -> Response:
    reply.headers["Content-Disposition"] = f'attachment; filename="verslag-{scene.name}.{ending}"'
    return reply


@bp.get("/after/<token>")
def after(token: str) -> Any:
    """For participants, when the code is gone: the date, what was agreed, the summary once it is there."""
    scene = _scene("after", token)
    ready = scene.state.phase in (st.CLOSED, st.SEALED)
    summary = build(scene.state) if ready else None
    return render_template("summary/after.html", scene=scene, summary=summary, token=token, language="nl")
