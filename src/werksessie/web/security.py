"""What every response carries, and what every post must show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.routing import RequestRedirect

HOST = re.compile(r"[A-Za-z0-9.:\[\]-]{1,253}")
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{sockets}; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # Not no-referrer: with it browsers send "Origin: null" on our own forms.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)

StartResponse = Callable[..., Any]


def protect(app: Flask) -> CSRFProtect:
    """Headers on every response, and a token on every facilitator's post. Never the answers of a debugger, whatever
    the environment says."""
    app.debug = False
    app.after_request(_headers)
    app.before_request(_named_fields)
    return CSRFProtect(app)


def _named_fields() -> None:
    """Refuses a form with a field without a name: no browser sends one, and whoever reads forms expects none."""
    if None in request.form:
        abort(400)


def dress(app: Flask) -> None:
    """Puts the headers on what Socket.IO says to whoever opens no websocket, too: that is said beside Flask."""
    inner: Any = app.wsgi_app

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            kept = [("Content-Security-Policy", POLICY.format(sockets="")), ("Cache-Control", "no-store")]
            return start_response(status, [*headers, *ALWAYS.items(), *kept], *more)

        beside = environ.get("PATH_INFO", "").startswith("/socket.io/")
        replies: Iterable[bytes] = inner(environ, start if beside else start_response)
        return replies

    app.wsgi_app = answer  # type: ignore[method-assign]


def same_origin() -> None:
    """Refuses a phone's post that another site started. Phones' pieces are the same bytes for everybody, so they
    hold no token; SameSite=Lax keeps the cookie at home and this check is the second lock. A browser so old that
    it sends no Origin has only the first."""
    origin = request.headers.get("Origin")
    if request.method == "POST" and origin is not None and origin.partition("://")[2] != request.host:
        abort(403)


def _headers(response: Response) -> Response:
    if isinstance(request.routing_exception, RequestRedirect):
        # An address with a slash too many: Werkzeug names the host that the visitor named.
        path = request.routing_exception.new_url.partition("://")[2].partition("/")[2]
        response.headers["Location"] = "/" + path.lstrip("/\\")
        response.set_data("")
    # Older Safari does not count ws:// as 'self', so our own host is named as well.
    named = request.host if HOST.fullmatch(request.host) else ""
    sockets = f" ws://{named} wss://{named}" if named else ""
    response.headers["Content-Security-Policy"] = POLICY.format(sockets=sockets)
    response.headers.update(ALWAYS)
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response
