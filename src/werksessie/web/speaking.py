"""In which language a phone is spoken to: the one that was chosen on it, else what its browser asks for. Only the phone
remembers: in a cookie of its session's path."""

from __future__ import annotations

from typing import Any

from flask import redirect, request

from werksessie.session.state import State
from werksessie.web import visitor
from werksessie.web.codes import tidy_code
from werksessie.web.languages import NAMES, choices


def before_session() -> str:
    """The language of a page that belongs to no session: the one that was just chosen there, else the browser's."""
    asked = request.values.get("lang", "") or visitor.chosen_language()
    return asked if asked in NAMES else _browser(list(NAMES))


def of_session(state: State) -> str:
    """The language of this phone among those that the session offers."""
    offered = [code for code, _ in choices(state)]
    chosen = request.values.get("lang", "") or visitor.chosen_language()
    return chosen if chosen in offered else _browser(offered)


def _browser(offered: list[str]) -> str:
    return request.accept_languages.best_match(offered, default="nl") or "nl"


def switch() -> Any:
    """Before a page of a session: `?lang=` makes its language the phone's, on the very same page."""
    code, chosen = (request.view_args or {}).get("code"), request.args.get("lang", "")
    if request.method != "GET" or not chosen or not code or code != tidy_code(code):
        return None
    reply = redirect(request.path, 303)
    if chosen in NAMES:
        visitor.remember_language(reply, code, chosen)
    return reply
