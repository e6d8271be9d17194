"""The agreements of one evening by date, for the facilitator: how it goes, and as a list to print and to remind by."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from werksessie.live.links import CONTACTS, works
from werksessie.session.progress import promises
from werksessie.web.find import scene_at, the_host, today
from werksessie.web.library import facilitator_only

bp = Blueprint("reminders", __name__, url_prefix="/sessions/<name>/agreements")
bp.before_request(facilitator_only)


@bp.get("")
def page(name: str) -> Any:
    """What is still open first, each by its date."""
    scene = scene_at(name)
    made = sorted(promises(scene.state), key=lambda one: (not one.is_open, one.when, one.number))
    keys = the_host().keys(scene.name)
    return render_template(
        "summary/reminders.html", scene=scene, state=scene.state, promises=made, today=today(), language="nl",
        linked={side for link, side in CONTACTS.items() if works(keys, link, today())},
    )  # fmt: skip
