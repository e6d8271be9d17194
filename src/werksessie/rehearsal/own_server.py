"""A `werksessie serve` of its own, for as long as a rehearsal needs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

STEERING = ("WERKSESSIE_HOST", "WERKSESSIE_PORT", "WERKSESSIE_PUBLIC_URL")
PATIENCE = 20
"""Seconds that it gets to stop."""


class NoServer(Exception):
    """It did not start. `str()` is what it said, one Dutch sentence."""


class OwnServer:
    """A server on a free port; `link` is the facilitator's. With `open_to_all` phones in the room can reach it too.
    Raises NoServer."""

    def __init__(self, sessions: Path, open_to_all: bool) -> None:
        host = "0.0.0.0" if open_to_all else "127.0.0.1"
        command = [sys.executable, "-m", "werksessie", "serve", "--host", host, "--port", "0"]
        self._process = subprocess.Popen(
            [*command, "--sessions", str(sessions), "--no-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={name: value for name, value in os.environ.items() if name not in STEERING} | {"PYTHONUTF8": "1"},
            # Ctrl-C is for us: the server stops when the people have gone home.
            start_new_session=True,
        )
        self.link = self._read_link()
        threading.Thread(target=self._drain, daemon=True).start()

    def stop(self) -> None:
        """Stops it the way Ctrl-C does, so that every record is closed."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        self._process.wait(PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read_link(self) -> str:
        said = ""
        for line in self._process.stdout or ():
            said = line.strip() or said
            if line.startswith("Begeleider:"):
                return line.removeprefix("Begeleider:").strip()
        self._process.wait(PATIENCE)
        raise NoServer(said)

    def _drain(self) -> None:
        """A full pipe would hold the server up."""
        try:
            for _ in self._process.stdout or ():
                pass
        except ValueError:
            # Closed while it was read.
            return
