"""An ordinary request that came in whole, read in one go: a phone's is one packet."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, NamedTuple

from werksessie.fastpath.heads import HEADER, MOST

FIRST = re.compile(rb"(GET|POST) (/[A-Za-z0-9/_.-]{0,200})(?:\?([A-Za-z0-9_=&-]{0,200}))? HTTP/1\.1")

KEPT, LONGEST = 2048, 160
"""Header lines that are remembered with what they mean, and how long one may be: phones say the same each time."""

SHARED = frozenset(
    {
        "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE",
        "HTTP_CONNECTION", "HTTP_HOST", "HTTP_HX_REQUEST", "HTTP_ORIGIN",
    }
)  # fmt: skip
"""The headers of those: nothing else that a phone says of itself stays here."""

ODD = frozenset({"HTTP_TRANSFER_ENCODING", "HTTP_EXPECT", "HTTP_UPGRADE"})
"""Headers of requests that are not ordinary."""

NAMES = {"HTTP_CONTENT_TYPE": "CONTENT_TYPE", "HTTP_CONTENT_LENGTH": "CONTENT_LENGTH"}

Environ = dict[str, Any]


class Whole(NamedTuple):
    """A request: its first line, what it adds to a WSGI environment, its body, and how many bytes it was."""

    line: str
    environ: Environ
    body: bytes
    size: int


class Body(BytesIO):
    """A body that was read already."""

    def _discard(self) -> None:
        """What the web server calls to be ready for the next request: nothing is left."""


def whole(held: bytes) -> Whole | None:
    """The first request in these bytes, or None when it is not whole or not quite ordinary."""
    end = held.find(b"\r\n\r\n")
    if end < 0:
        return None
    first, *lines = held[:end].split(b"\r\n")
    found = FIRST.fullmatch(first)
    environ = _headers(lines)
    if found is None or environ is None:
        return None
    length = environ.get("CONTENT_LENGTH", "0")
    if not (length.isascii() and length.isdigit()) or len(length) > 5:
        return None
    size = end + 4 + int(length)
    if size > len(held):
        return None
    method, path, query = (part.decode() if part else "" for part in found.groups())
    environ |= {"REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query}
    return Whole(first.decode(), environ, held[end + 4 : size], size)


def _headers(lines: list[bytes]) -> Environ | None:
    try:
        named = [_known.get(line) or _read(line) for line in lines]
    except ValueError:
        return None
    environ = dict(named)
    odd = len(environ) != len(lines) or len(lines) > MOST or not ODD.isdisjoint(environ)
    # Who wants the connection closed, or something else of it, is answered by the web server itself.
    return None if odd or environ.get("HTTP_CONNECTION", "keep-alive").lower() != "keep-alive" else environ


def _read(line: bytes) -> tuple[str, str]:
    """The name of a header in a WSGI environment, and its value. Raises ValueError."""
    found = HEADER.fullmatch(line + b"\r\n")
    if found is None or b"_" in found[1]:
        raise ValueError("no ordinary header")
    long = "HTTP_" + found[1].decode("latin-1").replace("-", "_").upper()
    name = NAMES.get(long, long)
    read = name, found[2].decode("latin-1")
    if name in SHARED and len(line) <= LONGEST:
        if len(_known) >= KEPT:
            _known.clear()
        _known[line] = read
    return read


_known: dict[bytes, tuple[str, str]] = {}
