"""When something goes wrong: a page in our own voice, never a stack of English."""

from __future__ import annotations

import sys
import traceback
from typing import Any

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_htmx import HTMX
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from werksessie.record.promise import Damaged, NoSuchRecord, NotStored, Unreachable
from werksessie.session.codec import UnknownEvent
from werksessie.session.commands import Refusal

htmx = HTMX()

WORDS = {
    400: ("Dit begrijpen we niet", "Ga terug en probeer het nog een keer."),
    403: (
        "Deze pagina is niet voor jou",
        "Ben je de begeleider? Open dan de link met de sleutel. Die kreeg je bij het starten.",
    ),
    404: ("Deze pagina is er niet", "Kijk of het adres klopt. De code staat op het grote scherm."),
    405: ("Dit kan hier niet", "Ga terug en probeer het nog een keer."),
    413: ("Dit is te veel in één keer", "Maak het korter en stuur het opnieuw."),
    429: ("Dat ging te snel", "Wacht even en probeer het dan opnieuw."),
    500: ("Er ging iets mis bij ons", "Wat we ontvingen, is bewaard. Probeer het nog een keer."),
    503: ("Het lukt nu even niet", "Wacht even. Probeer het dan nog een keer."),
}
WITH_ACCOUNTS = {
    403: ("Deze pagina is niet voor jou", "Met jouw account kun je hier niet bij. Meld je aan met een ander.")
}
EXPIRED = (
    "Deze pagina is verlopen",
    "Wat al bewaard was, is er nog. Ga terug, laad de pagina opnieuw en doe het nog een keer. "
    "Lukt dat niet? Open dan de link met de sleutel opnieuw.",
)
EXPIRED_ACCOUNT = (EXPIRED[0], EXPIRED[1].partition(" Lukt")[0] + " Lukt dat niet? Meld je dan opnieuw aan.")
UNREADABLE = "Dit verslag kunnen we niet lezen"


def answer_for(app: Flask) -> None:
    """Registers the pages."""
    app.add_template_global(came_from)
    app.register_error_handler(HTTPException, _wrong)
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(NoSuchRecord, _gone)
    app.register_error_handler(Unreachable, _not_now)
    app.register_error_handler(NotStored, _not_now)
    app.register_error_handler(Damaged, _unreadable)
    app.register_error_handler(UnknownEvent, _unreadable)
    app.register_error_handler(Exception, _broken)


def _wrong(error: HTTPException) -> Any:
    """What the visitor did could not be done."""
    accounts = "accounts" in current_app.extensions
    if isinstance(error, CSRFError):
        return _page(400, EXPIRED_ACCOUNT if accounts else EXPIRED)
    code = error.code or 500
    if code < 400:
        return error
    words = WORDS | WITH_ACCOUNTS if accounts else WORDS
    page = _page(code, words.get(code, words[500 if code >= 500 else 400]))
    page.headers.extend([one for one in error.get_headers() if one[0] in ("Allow", "Retry-After")])
    return page


def _gone(error: NoSuchRecord) -> Response:
    """Wiped while somebody asked for it."""
    return _page(404, WORDS[404])


def _not_now(error: Exception) -> Response:
    """The store is away for a moment, or full."""
    return refused(Refusal(503, str(error))) if htmx else _page(503, (WORDS[503][0], str(error)))


def _unreadable(error: Exception) -> Response:
    """A record that cannot be read says so itself."""
    return _page(500, (UNREADABLE, str(error)))


def _broken(error: Exception) -> Response:
    """Our own fault. The trace goes to the terminal, without anything of the request in it: no words of the error
    either, they may hold what somebody typed."""
    journal = current_app.extensions.get("journal")
    if journal is not None:
        journal.fault(error, str(request.endpoint))
        return _page(500, WORDS[500])
    trace = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in trace]
    print(f"{type(error).__name__} in {request.endpoint}", *lines, sep="\n", file=sys.stderr)
    return _page(500, WORDS[500])


def refused(refusal: Refusal) -> Response:
    """What was asked cannot be done now: the sentence, and the way back. For a script the sentence alone, as plain
    text: the button that asked may have been replaced by a push, so htmx could not find its way from there to the
    notice."""
    if htmx:
        return Response(str(refusal), refusal.status, {"HX-Reswap": "none"}, mimetype="text/plain")
    page = render_template("errors/refused.html", sentence=str(refusal), language="nl")
    return make_response(page, refusal.status)


def _page(code: int, words: tuple[str, str]) -> Response:
    title, sentence = words
    return make_response(render_template("errors/error.html", title=title, sentence=sentence, language="nl"), code)


def came_from() -> str:
    """The page of ours on which the form stood that was sent, or "" when nothing was sent or it is not known."""
    host, _, path = (request.referrer or "").partition("://")[2].partition("/")
    if request.method in ("GET", "HEAD") or host != request.host:
        return ""
    # One slash: two would make the rest of it a host, and browsers read a backslash as one.
    return "/" + path.partition("?")[0].partition("#")[0].lstrip("/\\")
