"""A real `werksessie serve` in a process of its own, for as long as a test needs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tests.serving.forking import POSSIBLE, Forked

OURS = ("WERKSESSIE_", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


def environment(**more: str) -> dict[str, str]:
    """This process's variables without those that would steer the server, and `more`."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)} | more


Process = subprocess.Popen[str] | Forked


def started(
    arguments: Sequence[str],
    folder: Path,
    variables: Mapping[str, str] | None = None,
    *,
    python: str = "",
    anew: bool = False,
    module: str = "werksessie.__main__",
    patched: bool = False,
) -> Process:
    """`werksessie`, or the `main` of another module, with these arguments in this folder: a fork that starts at once.
    With `anew`, or another `python`, it is started as a person does: in a Python of its own. A fork is `patched` by
    gevent, as a server is, or not."""
    around = environment(**(variables or {}))
    if POSSIBLE and not (python or anew):
        return Forked(module, arguments, folder, around, patched=patched)
    return subprocess.Popen(
        [python or sys.executable, "-m", module.removesuffix(".__main__"), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=around,
    )


class Refused(Exception):
    """The server did not start: its exit status and what it said."""

    def __init__(self, status: int, stdout: str, stderr: str) -> None:
        super().__init__(status, stdout, stderr)
        self.status, self.stdout, self.stderr = status, stdout, stderr


class Serve:
    """A server that listens; `link` is the facilitator's (or whose `entry` names), `home` the phones', `said` its first
    lines. See `started` for the others.

    Raises `Refused` when it stops before it gives its addresses.
    """

    def __init__(
        self,
        folder: Path,
        *options: str,
        variables: Mapping[str, str] | None = None,
        python: str = "",
        entry: str = "Begeleider:",
        anew: bool = False,
    ) -> None:
        self.folder = folder
        arguments = ("serve", "--host", "127.0.0.1", "--port", "0", "--sessions", str(folder), *options)
        self.process = started(arguments, folder.parent, variables, python=python, anew=anew, patched=True)
        self.said: list[str] = []
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            if line.startswith("Stoppen:"):
                break
        else:
            stdout, stderr = self.process.communicate()
            raise Refused(self.process.wait(), "\n".join(self.said) + stdout, stderr)
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
        return self.process.wait(), stdout, stderr
