"""For who watches over the installation from outside: whether it can store, and where to report a weakness."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app

from werksessie.record.promise import Damaged, NotStored, Store

bp = Blueprint("watching", __name__)

PROBE = "healthz"
"""The name under which something is stored to see whether that works; no session has it."""

A_LOOK = 5.0
"""Seconds for which one look counts: anybody may ask, and each look is a write."""

GOOD_FOR = timedelta(days=180)
"""How long whoever reads the contact may rely on it."""


class Readiness:
    """Whether the store takes what it is given."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looked = float("-inf")
        self._ready = False

    def now(self) -> bool:
        """As it was seen at most A_LOOK ago."""
        if time.monotonic() - self._looked >= A_LOOK:
            self._looked = time.monotonic()
            self._ready = self._look()
        return self._ready

    def _look(self) -> bool:
        try:
            self._store.names()
            self._store.secrets.keep(PROBE, {"looked": datetime.now(UTC).isoformat()})
        except (NotStored, Damaged, OSError):
            return False
        return True


def watch(app: Flask, store: Store, contact: str) -> None:
    """Adds these addresses to the app; `contact` is a `mailto:` or `https:` address, or "" for none."""
    app.extensions["readiness"] = Readiness(store)
    app.config["SECURITY_CONTACT"] = contact
    app.register_blueprint(bp)


@bp.get("/healthz/ready")
def ready() -> Any:
    """Whether answers can be stored right now."""
    if current_app.extensions["readiness"].now():
        return {"status": "ok"}
    return {"status": "not storing"}, 503


@bp.get("/.well-known/security.txt")
def security_txt() -> Response:
    """Where to report a weakness (RFC 9116); there is no such page while nobody said where."""
    contact = current_app.config["SECURITY_CONTACT"]
    if not contact:
        abort(404)
    expires = (datetime.now(UTC) + GOOD_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [f"Contact: {contact}", f"Expires: {expires}", "Preferred-Languages: nl, en"]
    if current_app.config["ADDRESS"].startswith("https:"):
        lines.append(f"Canonical: {current_app.config['ADDRESS']}/.well-known/security.txt")
    return Response("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
