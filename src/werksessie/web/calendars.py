"""An agreement for one's own calendar, behind each link that shows the agreements."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from flask import Blueprint, Response, abort

from werksessie.live.scene import Scene
from werksessie.session import state as st
from werksessie.session.progress import promises
from werksessie.web.find import scene_at, scene_of, with_token
from werksessie.web.library import facilitator_only
from werksessie.web.promises import behind
from werksessie.web.summary import reader

bp = Blueprint("calendars", __name__)


@bp.get("/after/<token>/<activity>/<int:number>.ics")
def of_participants(token: str, activity: str, number: int) -> Response:
    """For whoever took part."""
    return _file(scene_of(with_token("after", token)), activity, number)


@bp.get("/agreements/<token>/<activity>/<int:number>.ics")
def of_contacts(token: str, activity: str, number: int) -> Response:
    """For the contact person of a side."""
    return _file(scene_of(behind(token)[1]), activity, number)


@bp.get("/summary/<token>/<activity>/<int:number>.ics")
def of_municipality(token: str, activity: str, number: int) -> Response:
    """For the municipality, as soon as it may read."""
    return _file(reader("summary", token).scene, activity, number)


@bp.get("/sessions/<name>/agreements/<activity>/<int:number>.ics")
def of_facilitator(name: str, activity: str, number: int) -> Response:
    """For the facilitator."""
    facilitator_only()
    return _file(scene_at(name), activity, number)


def _file(scene: Scene, activity: str, number: int) -> Response:
    state = scene.state
    found = [one for one in promises(state) if (one.activity, one.number) == (activity, number)]
    if state.phase not in (st.CLOSED, st.SEALED) or not found:
        abort(404)
    try:
        # The library is only loaded by whoever needs it: a server starts without.
        make = import_module("werksessie.summary.as_ical").as_ical
        content = make(found[0], state.details.title, datetime.fromisoformat(state.closed_at))
    except ValueError:
        abort(404)
    reply = Response(content, mimetype="text/calendar")
    reply.headers["Content-Disposition"] = f'attachment; filename="afspraak-{number}.ics"'
    return reply
