"""A request as it came in, read without a framework; only the ordinary ones are understood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl

from werkzeug.datastructures import Accept, LanguageAccept
from werkzeug.http import parse_accept_header, parse_cookie

from werksessie.web.security import HOST
from werksessie.web.visitor import LANGUAGE, PERSON, TOKEN

PATH = re.compile(r"/([1-9]{6})(?:/(own)|/(join)|/answer/([A-Za-z0-9_.-]{1,64})|/(pieces))?")
SINCE = re.compile(r"since=(-?\d{1,9})", re.ASCII)
FORM = "application/x-www-form-urlencoded"
LONGEST = 16 * 1024
"""Bytes of a form; what is longer is no answer of a person."""

A_LINE = 200
"""Characters of what a browser says it accepts, which is kept with what it means."""

Form = Mapping[str, tuple[str, ...]]
Environ = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Who asks what: `activity` is "" unless it is an answer, `since` None unless it catches up, `token` the phone's or
    "", `language` what was chosen on it or ""."""

    host: str
    code: str
    own: bool
    joins: bool
    activity: str
    since: int | None
    token: str
    language: str
    accepts: str
    gzip: bool

    def speaks(self, offered: tuple[str, ...]) -> str:
        """Its language among those that are offered, as `speaking.of_session` finds it."""
        return self.language if self.language in offered else best_language(self.accepts, offered)


def asked(environ: Environ) -> Asked | None:
    """The request, or None when it is not quite ordinary."""
    found = PATH.fullmatch(environ["PATH_INFO"])
    host = environ.get("HTTP_HOST", "")
    if found is None or not HOST.fullmatch(host) or host.endswith((":80", ":443")):
        return None
    query = environ["QUERY_STRING"]
    since = SINCE.fullmatch(query) if found[5] else None
    if (since is None) if found[5] else query:
        return None
    posts = found[3] is not None or found[4] is not None
    if environ["REQUEST_METHOD"] != ("POST" if posts else "GET") or (posts and not _is_our_form(environ, host)):
        return None
    languages, encodings = environ.get("HTTP_ACCEPT_LANGUAGE", ""), environ.get("HTTP_ACCEPT_ENCODING", "")
    if max(len(languages), len(encodings)) > A_LINE:
        return None
    cookies = parse_cookie(environ)
    held = cookies.get(PERSON, "")
    return Asked(
        host, found[1], found[2] is not None, found[3] is not None, found[4] or "",
        int(since[1]) if since else None, held if TOKEN.fullmatch(held) else "", cookies.get(LANGUAGE, "")[:8],
        languages, takes_gzip(encodings),
    )  # fmt: skip


def _is_our_form(environ: Environ, host: str) -> bool:
    """Whether this is a form of our own page: the very checks of `same_origin`, but who sends no Origin goes the
    plain way."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if environ.get("HTTP_ORIGIN", "").partition("://")[2] != host or "HTTP_TRANSFER_ENCODING" in environ:
        return False
    ours = environ.get("CONTENT_TYPE", "") in (FORM, "")
    return ours and length.isascii() and length.isdigit() and int(length) <= LONGEST


def form_of(environ: Environ) -> Form | None:
    """The fields as Flask reads them; None when they are no ordinary ones. The body can be read once more after it."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = BytesIO(body)
    if not environ.get("CONTENT_TYPE"):
        return {} if not body else None
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError:
        return None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), value)
    return fields


@lru_cache(maxsize=256)
def best_language(accepts: str, offered: tuple[str, ...]) -> str:
    """The language that a browser asks for, among those offered; else Dutch."""
    header = parse_accept_header(accepts, LanguageAccept)
    return header.best_match(offered, default="nl") or "nl"


@lru_cache(maxsize=256)
def takes_gzip(accepts: str) -> bool:
    """Whether whoever asks can read it."""
    return parse_accept_header(accepts, Accept).quality("gzip") > 0
