"""The head of a reply as bytes: most of its lines are the same each time, and are checked and encoded once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache
from wsgiref.handlers import format_date_time

KEPT, LONGEST = 512, 300
"""Lines that are remembered, and how long the value in them is."""

SECRET = frozenset({"set-cookie", "location"})
"""What is never remembered: there are tokens in it."""

THEIRS = frozenset({"connection", "date", "transfer-encoding", "upgrade"})
"""What the web server decides on by itself; who says one of these goes its way."""

LENGTH = "content-length"


def heading(status: str, headers: Sequence[tuple[str, str]]) -> bytes | None:
    """Everything before the body, or None when it is not an ordinary whole reply. Raises ValueError."""
    lines = [
        _line(name, value) if len(value) > LONGEST or name.lower() in SECRET else _known(name, value)
        for name, value in headers
    ]
    names = {name for name, _ in lines}
    if LENGTH not in names or not THEIRS.isdisjoint(names) or not status.startswith(("200 ", "303 ")):
        return None
    first = b"HTTP/1.1 %s\r\n" % status.encode("latin-1")
    return b"".join([first, *(line for _, line in lines), _date(int(time.time())), b"\r\n"])


def _line(name: str, value: str) -> tuple[str, bytes]:
    whole = f"{name}: {value}"
    if "\r" in whole or "\n" in whole:
        raise ValueError("a header is one line")
    return name.lower(), f"{whole}\r\n".encode("latin-1")


_known = lru_cache(maxsize=KEPT)(_line)


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return f"Date: {format_date_time(second)}\r\n".encode("latin-1")
