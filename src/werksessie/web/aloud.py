"""The console's button that makes the wall read aloud for the whole room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, current_app, redirect
from flask_htmx import HTMX

from werksessie.live import aloud
from werksessie.session.commands import Refusal
from werksessie.web.errors import refused
from werksessie.web.find import with_name
from werksessie.web.library import facilitator_only

bp = Blueprint("aloud", __name__, url_prefix="/sessions/<name>")
bp.before_request(facilitator_only)
htmx = HTMX()

SENTENCES: Mapping[str, str] = {
    aloud.NO_WALL: "Het grote scherm is niet open.",
    aloud.NO_VOICE: "Het grote scherm heeft geen Nederlandse stem. Lees het zelf voor.",
    aloud.TAP_FIRST: "Klik eerst één keer op het grote scherm. Probeer het dan opnieuw.",
    aloud.NOTHING: "Er staat nu niets om voor te lezen.",
    aloud.SILENT: "Het grote scherm kon niet voorlezen. Lees het zelf voor.",
}
"""Why nothing is heard."""


@bp.post("/aloud")
def read(name: str) -> Any:
    """Reads, or stops reading; else one sentence that says why not."""
    name = with_name(name)
    sentence = SENTENCES.get(aloud.ask_to_read(current_app.extensions["socketio"], name))
    if sentence is None:
        return ("", 204) if htmx else redirect(f"/sessions/{name}", 303)
    return refused(Refusal(409, sentence))
