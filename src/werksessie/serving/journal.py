"""What the server says about itself as JSON lines on stderr, for machines that collect it.

No line holds an address, a code, a token or a word that somebody typed: of an error only its kind and its place, and of
a session no name, since the code stands in it. There is no line for each request: it would be the time of an answer.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

import gevent

NAMES = re.compile(r"\b\d{4}-\d{2}-\d{2}-[1-9]{6}\b")
SOMEBODYS = re.compile(r"\b[1-9]{6}\b")


class Journal:
    """Writes to `stream`; `worker` says which of several processes this is, 0 when it is the only one."""

    def __init__(self, worker: int = 0, stream: TextIO | None = None) -> None:
        self._worker = worker
        self._stream = stream or sys.stderr

    def say(self, sentences: Sequence[str]) -> None:
        """What the server did by itself, or what is wrong."""
        for sentence in sentences:
            if sentence.strip():
                self._write("info", "said", text=SOMEBODYS.sub("······", NAMES.sub("sessie", sentence)))

    def started(self, port: int) -> None:
        """It listens."""
        self._write("info", "started", port=port)

    def fault(self, error: BaseException, where: str) -> None:
        """Something of ours went wrong. The words of the error stay away: they may hold what somebody typed."""
        frames = traceback.extract_tb(error.__traceback__)
        trace = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        self._write("error", "fault", kind=type(error).__name__, where=where, trace=trace)

    def _write(self, level: str, event: str, **more: Any) -> None:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        line = {"time": moment, "level": level, "event": event, "worker": self._worker, **more}
        print(json.dumps(line, ensure_ascii=False), file=self._stream, flush=True)


class Told(logging.Handler):
    """What libraries log, as a line of the journal: which one, how bad and where, without its words."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(logging.WARNING)
        self._journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        """One line."""
        error = record.exc_info[1] if record.exc_info else None
        self._journal.fault(error or RuntimeError(), f"{record.name} {record.funcName}:{record.lineno}")


def take_over(journal: Journal) -> None:
    """From now on what would be printed about errors of this process goes into the journal."""
    hub: Any = gevent.get_hub()

    def print_exception(context: Any, type_: Any, value: Any, tb: Any) -> None:
        error = value if isinstance(value, BaseException) else RuntimeError()
        journal.fault(error.with_traceback(tb), type(context).__name__)

    hub.print_exception = print_exception
    root = logging.getLogger()
    root.handlers = [Told(journal)]
    for name in ("engineio.server", "socketio.server"):
        logging.getLogger(name).handlers.clear()
