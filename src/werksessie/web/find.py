"""Finding a session and being allowed to: the only way a route or socket gets one."""

from __future__ import annotations

from typing import NoReturn

from flask import abort, current_app

from werksessie.live.host import Host
from werksessie.record.promise import Damaged, NoSuchRecord
from werksessie.session import state as st
from werksessie.session.codec import UnknownEvent

DIGITS = {ord(one): str(number) for zero in "٠۰" for number, one in enumerate(chr(ord(zero) + n) for n in range(10))}


def tidy_code(typed: str) -> str:
    """The code as we write it: Arabic-Indic and Persian digits and spaces are welcome. "" when it is no code."""
    code = "".join(typed.translate(DIGITS).replace("-", " ").split())
    return code if len(code) == 6 and code.isascii() and code.isdigit() else ""


def the_host() -> Host:
    """The host of this app."""
    host: Host = current_app.extensions["host"]
    return host


def by_code(host: Host, code: str) -> str | None:
    """The session with this code that people can still be in: the newest one, not sealed."""
    code = tidy_code(code)
    # The folder is only searched for a session that nobody in this process has asked for yet.
    for names in (host.at_hand, host.names) if code else ():
        for name in names():
            if name.endswith(f"-{code}") and _phase(host, name) not in ("", st.EMPTY, st.SEALED):
                return name
    return None


def by_token(host: Host, link: str, token: str) -> str | None:
    """The session whose link of this sort has this token."""
    return host.store.secrets.names_by(link, token) if token else None


def with_token(link: str, token: str) -> str:
    """The session behind a link; a friendly 404 page when there is none."""
    name = by_token(the_host(), link, token)
    return name if name is not None else _not_found()


def with_name(name: str) -> str:
    """The facilitator's session of this name; a friendly 404 page when there is none."""
    host = the_host()
    return name if _phase(host, name) not in ("", st.EMPTY) else _not_found()


def _phase(host: Host, name: str) -> str:
    try:
        return host.state(name).phase
    except (Damaged, NoSuchRecord, UnknownEvent):
        return ""


def _not_found() -> NoReturn:
    abort(404)
