"""Pages about the site itself."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from werksessie.programme.dates import day
from werksessie.web.languages import NAMES
from werksessie.web.speaking import before_session

bp = Blueprint("about", __name__)

CHECKED, AXE = "2026-11-22", "4.14.1"
"""When what the accessibility page says was last compared with the tests, and which axe they ran."""


@bp.get("/healthz")
def healthz() -> Any:
    """Whether the server answers, for whoever watches over it."""
    return {"status": "ok"}


@bp.get("/accessibility")
def accessibility() -> Any:
    """What is known and tested about using this without sight, mouse or much reading."""
    language = before_session()
    checked = f"{day(CHECKED, language)} {CHECKED[:4]}"
    return render_template(
        "errors/accessibility.html", language=language, languages=list(NAMES.items()), checked=checked, axe=AXE
    )
