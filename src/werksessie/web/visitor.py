"""Who is at the other end: the one module that touches Flask's cookie.

A phone holds a random token in a cookie of its session's path. The server never stores it: what is stored is an HMAC
of it for joining and for each activity apart, so that one person's answers to two questions cannot be put together.
"""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

from flask import current_app, request
from flask import session as cookie
from werkzeug.wrappers import Response

TOKEN = re.compile(r"[0-9a-f]{32}")
PERSON, AFTER, LANGUAGE = "person", "after", "language"
A_DAY = 24 * 60 * 60
"""The evening, and twelve hours after it at least."""


def pseudonym(secret: str, token: str, activity: str) -> str:
    """The name under which this phone stands in one activity of the log; "join" is the one for joining."""
    return hmac.new(bytes.fromhex(secret), f"{token}/{activity}".encode(), sha256).hexdigest()[:32]


def token() -> str:
    """The phone's token, or "" when it has none that we could have given."""
    held = request.cookies.get(PERSON, "")
    return held if TOKEN.fullmatch(held) else ""


def new_token() -> str:
    """A token for a phone that joins."""
    return secrets.token_hex(16)


def give_token(response: Response, code: str) -> None:
    """A token for a phone that has none; it means nothing until somebody joins with it."""
    _keep(response, PERSON, new_token(), f"/{code}", httponly=True)


def remember_person(response: Response, code: str, held: str, after: str) -> None:
    """Puts the token into a cookie that only this session's addresses get, with the way to the page for afterwards:
    once the evening is sealed nothing on the server knows this phone any more."""
    _keep(response, PERSON, held, f"/{code}", httponly=True)
    _keep(response, AFTER, after, f"/{code}", httponly=True)


def after() -> str:
    """The token of the participants' page that this phone got when it joined, or ""."""
    held = request.cookies.get(AFTER, "")
    return held if TOKEN.fullmatch(held) else ""


def remember_language(response: Response, code: str, language: str) -> None:
    """The language stays on the phone; the record never hears of it."""
    _keep(response, LANGUAGE, language, f"/{code}", httponly=False)


def forget_person(response: Response, code: str) -> None:
    """ "Haal deze avond van mijn telefoon"."""
    for name in (PERSON, AFTER, LANGUAGE):
        response.delete_cookie(name, path=f"/{code}", samesite="Lax", secure=_secure())


def chosen_language() -> str:
    """The language this phone chose, or ""."""
    return request.cookies.get(LANGUAGE, "")[:8]


def become_facilitator(key: str) -> bool:
    """Whether the key is the right one; if so, this browser is the facilitator's from now on. With accounts no key
    opens anything."""
    if "accounts" in current_app.extensions:
        return False
    right: str = current_app.config["FACILITATOR_KEY"]
    if not hmac.compare_digest(key.encode(), right.encode()):
        return False
    cookie.clear()
    cookie["facilitator"] = _mark()
    cookie.permanent = True
    return True


def is_facilitator() -> bool:
    """Whether this browser came in by the facilitator's link, with the key that holds now; with accounts, whether
    whoever is signed in may see what is asked for."""
    if "accounts" in current_app.extensions:
        return bool(current_app.extensions["accounts"].let_in())
    return hmac.compare_digest(str(cookie.get("facilitator", "")), _mark())


def sign_in(account: str, mark: str) -> None:
    """This browser is theirs from now on; whatever was in its cookie before is worth nothing."""
    cookie.clear()
    cookie["account"], cookie["mark"] = account, mark
    cookie.permanent = True


def carry(**values: str) -> None:
    """What must be known when this browser comes back from where it signs in."""
    cookie["carried"] = values


def carried() -> dict[str, str]:
    """What was carried, once."""
    values = cookie.pop("carried", {})
    return values if isinstance(values, dict) else {}


def sign_out() -> None:
    """This browser is nobody's."""
    cookie.clear()


def signed_in() -> tuple[str, str]:
    """The account that this browser was signed in with and the mark it got then; "" for none."""
    return str(cookie.get("account", "")), str(cookie.get("mark", ""))


def _mark() -> str:
    """What a facilitator's cookie holds: no key, but useless once the key is another one."""
    return sha256(b"facilitator/" + current_app.config["FACILITATOR_KEY"].encode()).hexdigest()


def _secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _keep(response: Response, name: str, value: str, path: str, *, httponly: bool) -> None:
    response.set_cookie(name, value, max_age=A_DAY, path=path, httponly=httponly, samesite="Lax", secure=_secure())
