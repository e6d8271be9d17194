"""Real servers that start at once, to be killed, stopped and filled up: forks of one process that read all the code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.conftest import DETAILS, KEY
from tests.serving.running import environment
from tests.waiting import wait_until
from werksessie.rehearsal.people import Browser, Facilitator

CHILD = Path(__file__).with_name("fork_child.py")
PATIENCE = 30.0


class Servers:
    """The process that forks."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
        )
        self._said()

    def start(self, folder: Path, port: int = 0, **more: str) -> Forked:
        """A server on this folder; it may not listen yet. `more` can be a `store` and how far it is `ahead`."""
        out = folder.parent / f"said-{time.monotonic_ns()}"
        asked = {"folder": str(folder), "port": port, "key": KEY, "out": str(out), "err": f"{out}.err", **more}
        return Forked(self, int(self.ask(asked)), out)

    def ask(self, what: dict[str, Any]) -> str:
        """One line to the process, and what it says."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._said()

    def close(self) -> None:
        """No more servers."""
        self._process.kill()
        self._process.communicate()

    def _said(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line
        return line.strip()


class Forked:
    """One server."""

    def __init__(self, servers: Servers, number: int, out: Path) -> None:
        self._servers, self.number, self._out = servers, number, out
        self._gone = False
        self.guests: list[Browser] = []
        """Whose connections end with it."""

    def __enter__(self) -> Forked:
        return self

    def __exit__(self, *what: object) -> None:
        for guest in self.guests:
            guest.close()
        if not self._gone:
            self.send(signal.SIGCONT)
            self.stop(signal.SIGKILL)

    @property
    def said(self) -> str:
        """All it put on the terminal."""
        return self._out.read_text() if self._out.exists() else ""

    @property
    def complaints(self) -> str:
        """All it put on stderr."""
        err = Path(f"{self._out}.err")
        return err.read_text() if err.exists() else ""

    @property
    def link(self) -> str:
        """The facilitator's link, once it listens."""
        until(lambda: "Stoppen:" in self.said or bool(self.complaints))
        lines = [line for line in self.said.splitlines() if line.startswith("Begeleider:")]
        assert lines, self.complaints
        return lines[0].partition(":")[2].strip()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.link.split("/")[2].rpartition(":")[2])

    def send(self, which: signal.Signals) -> None:
        """Sends it a signal."""
        with suppress(ProcessLookupError):
            os.kill(self.number, which)

    def stop(self, which: signal.Signals = signal.SIGINT) -> int:
        """Ends it; its exit status."""
        self.send(which)
        self._gone = True
        return int(self._servers.ask({"wait": self.number}))


def begun(server: Forked, programme: str, step: str) -> tuple[Facilitator, str]:
    """The facilitator of a new evening with this programme, at this step, and its code."""
    facilitator = Facilitator(server.link)
    code = facilitator.prepare({**DETAILS, "programme_text": programme})
    facilitator.until(step)
    facilitator.close()
    server.guests.append(facilitator)
    return facilitator, code


def until(true: Callable[[], bool]) -> None:
    """Waits for a condition."""
    wait_until(true, PATIENCE)
