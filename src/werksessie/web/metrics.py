"""What the server counts of itself, for whoever watches over it: sums over everybody, as Prometheus reads them.

No session, code, address or person stands in it. That is also why no library counts: what is counted
here has hardly a label, and a library's own counters would know more than we want to tell.
"""

from __future__ import annotations

import hmac
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, abort, current_app, request

from werksessie.live.host import Host
from werksessie.live.keeping import Keep
from werksessie.live.presence import Presence
from werksessie.session.events import EVERYONE

bp = Blueprint("metrics", __name__)

KIND = "text/plain; version=0.0.4; charset=utf-8"
HERE = frozenset({"127.0.0.1", "::1", "localhost"})
PASSED_ON = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")
"""What a proxy adds: a request that came through one comes from anywhere."""

TOLD = frozenset({"429", "503"})

Environ = dict[str, Any]
Line = tuple[str, str, dict[str, float]]
"""What is counted, as counter or gauge, and its values by label ("" for none)."""


class Meters:
    """The counters of this process, since it started."""

    def __init__(self) -> None:
        self.began = time.time()
        self.replies: Counter[str] = Counter()
        self.refused: Counter[str] = Counter(dict.fromkeys(TOLD, 0))
        self.answers = self.commits = self.events = self.pushes = 0
        self.storing = 0.0

    def note(self, environ: Environ, status: str) -> None:
        """One reply left; `status` is its whole status line."""
        code = status[:3]
        self.replies[f"{code[0]}xx"] += 1
        if code in TOLD:
            self.refused[code] += 1
        elif code in ("200", "303") and environ["REQUEST_METHOD"] == "POST" and "/answer/" in environ["PATH_INFO"]:
            self.answers += 1

    def timed(self, keep: Keep) -> Keep:
        """The same way to store a batch, counted and timed; what failed is no commit."""

        def kept(record: Any, facts: Any, before: Any, after: Any) -> Any:
            began = time.perf_counter()
            state = keep(record, facts, before, after)
            self.storing += time.perf_counter() - began
            self.commits += 1
            self.events += len(facts)
            return state

        return kept


def count(app: Flask) -> Meters:
    """Counts from now on what this app does; call it last, when nothing comes around the app any more."""
    meters = Meters()
    inner: Any = app.wsgi_app

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            meters.note(environ, status)
            return start_response(status, headers, *more)

        replies: Iterable[bytes] = inner(environ, start)
        return replies

    app.wsgi_app = answer  # type: ignore[method-assign]
    app.extensions["meters"] = meters
    host: Host = app.extensions["host"]
    host.keep = meters.timed(host.keep)
    app.extensions["rooms"].pushing = lambda: setattr(meters, "pushes", meters.pushes + 1)
    return meters


@bp.get("/metrics")
def metrics() -> Response:
    """Every figure of now. Without the token that was set, or from elsewhere when none was, there is no such page."""
    if not _may_look(current_app.config["METRICS_TOKEN"]):
        abort(404)
    return Response("".join(_told(_lines())), content_type=KIND)


def _may_look(token: str) -> bool:
    if token:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    called = urlsplit(f"//{request.host}").hostname
    return request.remote_addr in HERE and called in HERE and not any(name in request.headers for name in PASSED_ON)


def _lines() -> Iterator[Line]:
    meters: Meters = current_app.extensions["meters"]
    presence: Presence = current_app.extensions["presence"]
    there = presence.by_audience()
    yield "sessions_at_hand", "gauge", {"": len(current_app.extensions["host"].at_hand())}
    yield "sockets", "gauge", {f'audience="{one}"': there.get(one, 0) for one in sorted(EVERYONE)}
    yield "answers_acknowledged_total", "counter", {"": meters.answers}
    yield "commits_total", "counter", {"": meters.commits}
    yield "commit_seconds_total", "counter", {"": meters.storing}
    yield "events_total", "counter", {"": meters.events}
    yield "pushes_total", "counter", {"": meters.pushes}
    yield "replies_total", "counter", {f'status="{one}"': number for one, number in sorted(meters.replies.items())}
    yield "refused_total", "counter", {f'status="{one}"': number for one, number in sorted(meters.refused.items())}
    yield "process_start_time_seconds", "gauge", {"": meters.began}
    yield "process_cpu_seconds_total", "counter", {"": time.process_time()}
    memory = _memory()
    if memory:
        yield "process_resident_memory_bytes", "gauge", {"": memory}


def _told(lines: Iterable[Line]) -> Iterator[str]:
    for name, kind, values in lines:
        # These three are the names that every dashboard knows.
        whole = name if name.startswith("process_") else f"werksessie_{name}"
        yield f"# TYPE {whole} {kind}\n"
        for labels, value in values.items():
            yield f"{whole}{{{labels}}} {value!r}\n" if labels else f"{whole} {value!r}\n"


def _memory() -> int:
    """Bytes that this process has in memory; 0 on systems that do not say so in a file."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
