"""The head of a request, read line by line: what is not exactly a header ends the request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n\0]*?)[ \t]*\r?\n")
LONGEST, MOST = 16_384, 100
"""Bytes of one header; headers of one request."""

ONCE = frozenset({"content-length", "transfer-encoding", "host"})
"""Headers of which two would mean that someone between us and the phone reads another request than we do."""


class Heads:
    """The headers of one request, in the shape in which gevent's web server expects them."""

    status = ""

    def __init__(self, source: Any) -> None:
        """Reads them from `source`, to the empty line. Raises ValueError."""
        self._lines: list[str] = []
        self._first: dict[str, str] = {}
        while (line := source.readline(LONGEST + 1)) not in (b"\r\n", b"\n", b""):
            found = HEADER.fullmatch(line)
            if found is None or len(self._lines) >= MOST:
                raise ValueError("no header")
            name, value = found[1].decode("latin-1"), found[2].decode("latin-1")
            low = name.lower()
            if low in ONCE and low in self._first:
                raise ValueError("twice the same header")
            self._first.setdefault(low, value)
            self._lines.append(f"{name}: {value}\r\n")

    @property
    def headers(self) -> Iterator[str]:
        """Every header as one line."""
        return iter(self._lines)

    def get(self, name: str, default: str | None = None) -> str | None:
        """The first one of this name."""
        return self._first.get(name.lower(), default)

    getheader = get

    @property
    def typeheader(self) -> str | None:
        """The media type of the body."""
        return self.get("content-type")

    def __delitem__(self, name: str) -> None:
        """Takes out every header of this name. Raises KeyError."""
        low = name.lower()
        del self._first[low]
        self._lines = [line for line in self._lines if not line.lower().startswith(f"{low}:")]
