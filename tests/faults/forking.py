"""Real servers to be killed, stopped and filled up; what they say goes into files."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.conftest import DETAILS, KEY
from tests.serving.forking import Forked
from tests.serving.running import environment
from tests.waiting import wait_until
from werksessie.rehearsal.people import Browser, Facilitator

PATIENCE = 30.0


class Server:
    """A server on this folder; it may not listen yet. It may have another `store`, and a clock that is `ahead` so many
    seconds."""

    def __init__(self, folder: Path, port: int = 0, *, store: str = "", ahead: str = "0") -> None:
        self._out = folder.parent / f"said-{time.monotonic_ns()}"
        self._err = self._out.with_suffix(".err")
        arguments = ["serve", "--host", "127.0.0.1", "--port", str(port), "--sessions", str(folder), "--no-browser"]
        self.process = Forked(
            "tests.faults.hindered",
            arguments + (["--store", store] if store else []),
            folder.parent,
            environment(WERKSESSIE_KEY=KEY, AHEAD=ahead),
            patched=True,
            files=(self._out, self._err),
        )
        self.guests: list[Browser] = []
        """Whose connections end with it."""

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *what: object) -> None:
        for guest in self.guests:
            guest.close()
        self.send(signal.SIGCONT)
        self.stop(signal.SIGKILL)

    @property
    def said(self) -> str:
        """All it put on the terminal."""
        return self._out.read_text()

    @property
    def complaints(self) -> str:
        """All it put on stderr."""
        return self._err.read_text()

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
        """Sends it a signal, unless it has ended."""
        self.process.send_signal(which)

    def stop(self, which: signal.Signals = signal.SIGINT) -> int:
        """Ends it; its exit status."""
        self.send(which)
        return self.process.wait()


def begun(server: Server, programme: str, step: str) -> tuple[Facilitator, str]:
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
