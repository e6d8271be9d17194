"""What every response carries, and what every post must show."""

from __future__ import annotations

import re

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect

HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,253}")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{sockets}; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


def protect(app: Flask) -> CSRFProtect:
    """Headers on every response, and a token on every facilitator's post."""
    app.after_request(_headers)
    return CSRFProtect(app)


def same_origin() -> None:
    """Refuses a phone's post that another site started. Phones' pieces are the same bytes for everybody, so they
    hold no token; SameSite=Lax keeps the cookie at home and this check is the second lock. A browser so old that
    it sends no Origin has only the first."""
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin is not None and origin.partition("://")[2] != request.host:
        abort(403)


def _headers(response: Response) -> Response:
    # Older Safari does not count ws:// as 'self', so our own host is named as well.
    named = request.host if HOST.fullmatch(request.host) else ""
    sockets = f" ws://{named} wss://{named}" if named else ""
    response.headers["Content-Security-Policy"] = POLICY.format(sockets=sockets)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    # Not no-referrer: with it browsers send "Origin: null" on our own forms.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
