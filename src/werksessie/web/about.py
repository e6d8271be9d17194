"""Pages about the site itself."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

bp = Blueprint("about", __name__)


@bp.get("/healthz")
def healthz() -> Any:
    """Whether the server answers, for whoever watches over it."""
    return {"status": "ok"}


@bp.get("/accessibility")
def accessibility() -> Any:
    """What is known and tested about using this without sight, mouse or much reading."""
    return render_template("errors/accessibility.html", language="nl")
