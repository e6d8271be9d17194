"""Wrong codes, all of them together: whoever tries many is asked to wait, longer and longer. A right code never waits,
so nobody in the room notices; nothing is kept of who tried.

Every way to find out whether a code leads somewhere comes by here.
"""

from __future__ import annotations

import time

from flask import Response, current_app
from werkzeug.exceptions import TooManyRequests

from werksessie.web.find import tidy_code
from werksessie.web.limits import wrong_code

LONGEST = 60
"""Seconds that anybody is ever asked to wait."""


class Pauses:
    """How long to wait while there are too many: one second longer for each wrong code, and `a_second` less for each
    second that goes by."""

    def __init__(self, a_second: float = 1) -> None:
        self._a_second, self._owed, self._then = a_second, 0.0, 0.0

    def longer(self) -> int:
        """One more came; how many seconds to wait."""
        now = time.monotonic()
        self._owed = min(LONGEST, max(0.0, self._owed - (now - self._then) * self._a_second) + 1)
        self._then = now
        return max(1, round(self._owed))


def pause_after(typed: str) -> int:
    """Notes what was typed and leads nowhere; the seconds to wait before another try, 0 when there are few of them."""
    # Only what could be a code is a guess: browsers ask for icons here by themselves.
    if not tidy_code(typed) or not wrong_code():
        return 0
    pauses: Pauses = current_app.extensions["pauses"]
    return pauses.longer()


def slowed(reply: Response, pause: int) -> Response:
    """The reply to a wrong code, with the pause when there is one."""
    if pause:
        reply.status_code = 429
        reply.headers["Retry-After"] = str(pause)
    return reply


def note(typed: str) -> None:
    """Notes a wrong code; ends the request with a plain page when there are too many."""
    pause = pause_after(typed)
    if pause:
        raise TooManyRequests(retry_after=pause)
