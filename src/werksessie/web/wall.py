"""The wall: one page without links, menus or forms, behind a link of its own."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, current_app, render_template
from markupsafe import Markup

from werksessie.session.events import WALL
from werksessie.web.find import with_token
from werksessie.web.phone import caught_up

bp = Blueprint("wall", __name__)


@bp.get("/wall/<token>")
def page(token: str) -> Any:
    """What the room sees."""
    name = with_token(WALL, token)
    seq, pieces = current_app.extensions["rooms"].current(name, WALL, "nl")
    scene = current_app.extensions["scene_of"](name)
    return render_template(
        "wall/page.html", scene=scene, language="nl", token=token, seq=seq, wall=Markup(pieces["wall"])
    )


@bp.get("/wall/<token>/pieces")
def pieces(token: str) -> Any:
    """Catching up."""
    return caught_up(with_token(WALL, token), WALL, "nl")
