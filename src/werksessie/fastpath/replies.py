"""What leaves: the very headers that Flask gives, asked of it once for each name by which people reach us."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask
from werkzeug.exceptions import HTTPException

Headers = list[tuple[str, str]]
Start = Callable[..., Any]

MOST_HOSTS = 64
"""Names that are remembered: whoever asks chooses what stands in a Host header."""

LENGTH = "Content-Length"


class Replies:
    """The headers of a participant's page, for each Host."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._known: OrderedDict[str, Headers] = OrderedDict()

    def headers(self, host: str) -> Headers | None:
        """What every reply to this host carries, without its length; None when Flask would answer otherwise."""
        if host not in self._known:
            found = self._ask_flask(host)
            if found is None:
                return None
            self._known[host] = found
            if len(self._known) > MOST_HOSTS:
                self._known.popitem(last=False)
        return self._known[host]

    def _ask_flask(self, host: str) -> Headers | None:
        with self._app.test_request_context("/111111", headers={"Host": host}):
            try:
                if self._app.preprocess_request() is not None:
                    return None
            except HTTPException:
                return None
            reply = self._app.process_response(self._app.make_response(""))
            return [(name, value) for name, value in reply.headers if name not in (LENGTH, "Set-Cookie")]


def send(start: Start, status: str, headers: Iterable[tuple[str, str]], body: bytes) -> list[bytes]:
    """One whole reply."""
    start(status, [*headers, (LENGTH, str(len(body)))])
    return [body]


def nothing(start: Start, headers: Iterable[tuple[str, str]]) -> list[bytes]:
    """That there is nothing new."""
    start("204 NO CONTENT", [(name, "Cookie" if name == "Vary" else value) for name, value in headers])
    return []
