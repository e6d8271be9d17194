"""The summary for the municipality and the page for participants, each behind a link of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template, request

from werksessie.live.scene import Scene
from werksessie.programme.dates import day
from werksessie.session import state as st
from werksessie.session.codec import decode
from werksessie.session.events import ProfileWritten, SessionSealed
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import Summary, build
from werksessie.summary.profile import corrections
from werksessie.web import visitor
from werksessie.web.find import the_host, with_token
from werksessie.web.languages import NAMES, offered

bp = Blueprint("summary", __name__)


def _scene(link: str, token: str) -> Scene:
    scene: Scene = current_app.extensions["scene_of"](with_token(link, token))
    return scene


def summary_of(scene: Scene) -> Summary:
    """The Summary, with how often its profile was corrected since it was sealed."""
    if scene.state.phase != st.SEALED:
        return build(scene.state)
    log = the_host().record(scene.name).read()
    told = (decode(data) for _, data in log if data["type"] in (ProfileWritten.TYPE, SessionSealed.TYPE))
    return build(scene.state, corrections(told))


def opens_at(scene: Scene) -> datetime | None:
    """When the municipality may read: at once, or so many days after closing, and never before the day on which
    the room was told that it reads first. None while that is not known yet."""
    details = scene.state.details
    if not details.participants_first:
        return datetime.min.replace(tzinfo=UTC)
    if not scene.state.closed_at:
        return None
    after_closing = datetime.fromisoformat(scene.state.closed_at) + timedelta(days=details.participants_first)
    if not day(details.feedback_date, "nl"):
        return after_closing
    return max(after_closing, datetime.combine(date.fromisoformat(details.feedback_date), time()).astimezone())


def _waits(scene: Scene) -> bool:
    """Whether only participants may read now."""
    opens = opens_at(scene)
    return opens is None or opens > datetime.now(UTC)


def _opening_day(scene: Scene, language: str = "nl") -> str:
    """The day from which the municipality may read; "" when that is now, or not known."""
    opens = opens_at(scene)
    return day(opens.astimezone().date().isoformat(), language) if opens and _waits(scene) else ""


def _too_early(scene: Scene) -> Any:
    """The page that says participants read first, or None when the visitor may read; the facilitator always may."""
    if visitor.is_facilitator() or not _waits(scene):
        return None
    return render_template("summary/not_yet.html", opens=_opening_day(scene), language="nl"), 403


@bp.get("/summary/<token>")
def page(token: str) -> Any:
    """The evening, activity by activity."""
    scene = _scene("summary", token)
    return _too_early(scene) or render_template(
        "summary/page.html", summary=summary_of(scene), opens=_opening_day(scene), token=token, language="nl"
    )


@bp.get("/summary/<token>/summary.json")
def download_json(token: str) -> Any:
    """The same as data."""
    scene = _scene("summary", token)
    return _too_early(scene) or _as_file(jsonify(as_json(summary_of(scene))), scene, "json")


@bp.get("/summary/<token>/summary.csv")
def download_csv(token: str) -> Any:
    """The same as a table."""
    scene = _scene("summary", token)
    return _too_early(scene) or _as_file(Response(as_csv(summary_of(scene)), mimetype="text/csv"), scene, "csv")


def _as_file(reply: Response, scene: Scene, ending: str) -> Response:
    reply.headers["Content-Disposition"] = f'attachment; filename="verslag-{scene.name}.{ending}"'
    return reply


@bp.get("/after/<token>")
def after(token: str) -> Any:
    """For participants, when the code is gone: the date, what was agreed, the summary once the evening is closed."""
    scene = _scene("after", token)
    wanted = request.args.get("lang") or request.accept_languages.best_match(NAMES, default="nl") or "nl"
    language = offered(scene.state, wanted)
    over = scene.state.phase in (st.CLOSED, st.SEALED)
    return render_template(
        "summary/after.html", state=scene.state, summary=summary_of(scene) if over else None,
        opens=_opening_day(scene, language), waits=_waits(scene), languages=scene.state.details.languages,
        names=NAMES, language=language,
    )  # fmt: skip
