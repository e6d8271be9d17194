"""Programs that start at once: forks of one process that has read all the code, instead of a new Python for each."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
POSSIBLE = sys.platform == "linux"
"""Elsewhere a fork of a process that has read so much is not safe, or not there."""

PATIENCE = 30.0
"""Seconds that a process gets to end."""


class ForkServer:
    """The process that forks, patched by gevent as the one that serves or not at all."""

    def __init__(self, patched: bool) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        how = ["gevent" if patched else "plain", str(theirs.fileno())]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.serving.fork_server", *how],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        self._turn = threading.Lock()
        atexit.register(self.close)

    def ask(self, what: Mapping[str, Any], streams: Sequence[int] = ()) -> Any:
        """What it answers to one request."""
        with self._turn:
            socket.send_fds(self._control, [json.dumps(what).encode()], streams)
            reply = self._control.recv(100)
        assert reply, "the process that forks is gone"
        return json.loads(reply)

    def close(self) -> None:
        """No more forks."""
        self._control.close()
        self._process.wait()


fork_server = cache(ForkServer)
"""One of each is enough for all the tests of this process."""


class Forked:
    """The `main` of a module in a process of its own, and as much of a `Popen` as tests use. Its streams are pipes, or
    go into the files that are given. `patched`: by gevent, before any code was read."""

    def __init__(
        self,
        module: str,
        arguments: Sequence[str],
        folder: Path,
        variables: Mapping[str, str],
        *,
        patched: bool,
        files: tuple[Path, Path] | None = None,
    ) -> None:
        self._server = fork_server(patched)
        self.returncode: int | None = None
        self.stdout: IO[str] | None = None
        self.stderr: IO[str] | None = None
        if files:
            streams = [os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) for file in files]
        else:
            (out, stdout), (err, stderr) = os.pipe(), os.pipe()
            self.stdout, self.stderr = os.fdopen(out, encoding="utf-8"), os.fdopen(err, encoding="utf-8")
            streams = [stdout, stderr]
        asked = {"module": module, "arguments": arguments, "folder": str(folder), "variables": dict(variables)}
        self.pid: int = self._server.ask(asked, streams)
        for stream in streams:
            os.close(stream)

    def poll(self) -> int | None:
        """How it ended; None while it goes on."""
        if self.returncode is None:
            self.returncode = self._server.ask({"ended": self.pid})
        return self.returncode

    def wait(self, timeout: float = PATIENCE) -> int:
        """How it ended."""
        wait_until(lambda: self.poll() is not None, timeout)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, which: signal.Signals) -> None:
        """Sends it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, which)

    def kill(self) -> None:
        """kill -9."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float = PATIENCE) -> tuple[str, str]:
        """What it still says on its two pipes, until it ends; it fails when that takes longer."""
        assert self.stdout is not None
        assert self.stderr is not None
        if self.stdout.closed:
            return "", ""
        late = threading.Timer(timeout, self.kill)
        late.start()
        with self.stdout as stdout, self.stderr as stderr, ThreadPoolExecutor(1) as beside:
            complaints = beside.submit(stderr.read)
            said = stdout.read(), complaints.result()
        in_time = late.is_alive()
        late.cancel()
        self.wait()
        assert in_time, said
        return said
