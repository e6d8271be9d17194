"""What phones fetch is small on the wire.

Only gzip, from the standard library: on a room's own network, which is no https, browsers ask for nothing better, so a
library that brings Brotli and Zstandard would add more than it saves.

Of what is made for one visitor, only what participants open is compressed. Whoever sees how long a compressed page is
and can put words of his own in it, finds out by many tries what else stands in it (BREACH). Anybody in the room can put
words on the facilitator's pages, where links stand that let people in. The token of its forms would hold, for it is
signed anew each second; the links stay the same. A participant's pages show nothing that the others in the room may not
know, except one's own answers, and beside those no words come in from elsewhere: see `same_origin`.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

BLUEPRINTS = frozenset({"phone", "passing", "tables", "about"})
ENDPOINTS = frozenset({"summary.after"})
"""What participants open."""

TYPES = frozenset({"text/html", "text/css", "text/javascript", "text/plain", "application/json", "image/svg+xml"})
"""Text; pictures, fonts and documents are compressed as they are."""

LEAST = 500
"""Bytes; what is shorter goes in one packet anyway."""

ONCE, EACH_TIME = 9, 5
"""Levels: of what is kept, and of what is made anew, where one level more takes longer and saves a few bytes."""


def compress(app: Flask) -> None:
    """Compresses the pages and pieces of participants, for whoever takes gzip.

    Call it before anything else registers an `after_request`: Flask runs the first one last."""
    app.after_request(_compressed)


def takes_gzip() -> bool:
    """Whether whoever asks can read it."""
    return request.accept_encodings.quality("gzip") > 0


def packed(body: bytes, level: int) -> bytes:
    """The same bytes in always give the same bytes out: no clock in it."""
    return gzip.compress(body, level, mtime=0)


def _compressed(response: Response) -> Response:
    if _may_be(response):
        body = response.get_data()
        response.vary.add("Accept-Encoding")
        if takes_gzip() and len(body) >= LEAST:
            response.set_data(packed(body, EACH_TIME))
            response.content_encoding = "gzip"
    return response


def _may_be(response: Response) -> bool:
    """Whether some browsers get this one compressed."""
    ours = request.blueprint in BLUEPRINTS or request.endpoint in ENDPOINTS
    whole = response.status_code not in (204, 206, 304) and not (
        response.direct_passthrough or response.content_encoding
    )
    return ours and whole and response.mimetype in TYPES
