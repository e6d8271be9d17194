"""A real redis-server in a process of its own, on a socket in a temporary folder, as a deployment must set it up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

SAFE = {"appendonly": "yes", "appendfsync": "always", "save": "", "port": "0"}


class RedisServer:
    """Starts at once; `url` is where it is. `settings` go over what makes a server safe."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.socket = folder / "s"
        self._settings = SAFE | {name.replace("_", "-"): value for name, value in settings.items()}
        self.start()

    @property
    def url(self) -> str:
        return f"unix://{self.socket}"

    def start(self) -> None:
        """Also again, after `stop`, with everything that was in its files."""
        options = [word for name, value in self._settings.items() for word in (f"--{name}", value)]
        self.process = subprocess.Popen(
            ["redis-server", "--dir", str(self.folder), "--unixsocket", str(self.socket), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while not self._answers():
            assert self.process.poll() is None, "redis-server did not start"
            assert time.monotonic() < end, "redis-server does not answer"
            time.sleep(0.01)

    def stop(self) -> None:
        """As a power cut would, or the kernel."""
        self.process.kill()
        self.process.wait()

    def client(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket), decode_responses=True, **self._password())

    def files(self) -> bytes:
        """All that is on its disk."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file())

    def _password(self) -> dict[str, str]:
        return {"password": self._settings["requirepass"]} if "requirepass" in self._settings else {}

    def _answers(self) -> bool:
        try:
            with self.client() as server:
                return bool(server.ping())
        except redis.RedisError:
            return False


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def needed() -> None:
    """In CI there is a redis-server; where there is none, these tests are passed over aloud."""
    if shutil.which("redis-server") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("redis-server is missing: see .ci/servers")
        pytest.skip("redis-server is missing: this was not tested (see .ci/servers)")


def running(**settings: str) -> Iterator[RedisServer]:
    """A server for as long as a test or a file of tests needs it."""
    needed()
    # A socket's path may not be long, and those of pytest are.
    folder = Path(tempfile.mkdtemp(prefix="redis-"))
    server = RedisServer(folder, **settings)
    yield server
    server.stop()
    shutil.rmtree(folder)
