"""A real `werksessie serve` in a process of its own, for as long as a test needs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

OURS = ("WERKSESSIE_", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def environment(**more: str) -> dict[str, str]:
    """This process's variables without those that would steer the server, and `more`."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)} | more


def command(*options: str, python: str = sys.executable) -> list[str]:
    return [python, "-m", "werksessie", "serve", "--host", "127.0.0.1", "--port", "0", *options]


class Refused(Exception):
    """The server did not start: its exit status and what it said."""

    def __init__(self, status: int, stdout: str, stderr: str) -> None:
        super().__init__(status, stdout, stderr)
        self.status, self.stdout, self.stderr = status, stdout, stderr


class Serve:
    """A server that listens; `link` is the facilitator's (or whose `entry` names), `home` the phones', `said` its first
    lines.

    Raises `Refused` when it stops before it gives its addresses.
    """

    def __init__(
        self,
        folder: Path,
        *options: str,
        variables: Mapping[str, str] | None = None,
        python: str = sys.executable,
        entry: str = "Begeleider:",
    ) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            command("--sessions", str(folder), *options, python=python),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder.parent,
            env=environment(**(variables or {})),
        )
        self.said: list[str] = []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            if line.startswith("Stoppen:"):
                break
        else:
            stdout, stderr = self.process.communicate()
            raise Refused(self.process.returncode, "\n".join(self.said) + stdout, stderr)
        self.link = self._after(entry)
        self.home = self._after("Telefoons:")
        self.port = urlsplit(self.home).port or 80

    def _after(self, label: str) -> str:
        (line,) = (line for line in self.said if line.startswith(label))
        return line.removeprefix(label).strip()

    def __enter__(self) -> Serve:
        return self

    def __exit__(self, *what: object) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Ask it to stop; its exit status, and what it still said on stdout and stderr."""
        self.process.send_signal(how)
        stdout, stderr = self.process.communicate(timeout=20)
        return self.process.returncode, stdout, stderr
