"""Our server in three ways, each in a fresh folder: on files, on Redis, and on Redis in two processes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

from bench.houses import HOST, KEY, DidNotStart
from bench.machine import cpu_seconds

PATIENCE = 60.0
OURS = (20_000, 32_000)
SAFE = (
    "--appendonly",
    "yes",
    "--appendfsync",
    "always",
    "--save",
    "",
    "--port",
    "0",
    "--maxmemory-policy",
    "noeviction",
)
"""What the server asks of Redis: see deploy/redis.conf."""


class Installation:
    """`processes` of our server, on files when `redis` is false. Nothing is pinned: all share the machine with the
    phones, as a real one does not. Raises DidNotStart."""

    def __init__(self, name: str, processes: int, redis: bool) -> None:
        self.name = name
        self.folder = Path(mkdtemp(prefix="bench-"))
        self.port = _free(processes)
        self.ports = range(self.port, self.port + processes)
        self._redis = self._start_redis() if redis else None
        self._server = self._start_server(processes)

    def port_of(self, number: int) -> int:
        """The process that this session stays on, as a proxy decides it by the code."""
        return self.ports[number % len(self.ports)]

    def link(self, number: int) -> str:
        """The facilitator's link at that process."""
        return f"http://{HOST}:{self.port_of(number)}/sessions?key={KEY}"

    def cpu(self) -> tuple[float, float]:
        """Seconds of processor time until now: of our processes together, and of Redis."""
        served = sum(cpu_seconds(pid) for pid in self._pids())
        return served, cpu_seconds(self._redis.pid) if self._redis else 0.0

    def stored(self, name: str) -> dict[str, int]:
        """The number in the log of every answer of a session, by its id. Raises AssertionError for one kept twice."""
        found: dict[str, int] = {}
        for seq, event in self._log(name):
            if event["type"] == "ideas.sent":
                assert event["answer_id"] not in found, "an answer is kept twice"
                found[event["answer_id"]] = seq
        return found

    def said(self) -> str:
        """The last that it said of itself; the link with the key stands further up."""
        return "\n".join((self.folder / "said.txt").read_text("utf-8").splitlines()[10:][-20:])

    def stop(self) -> None:
        """Ends all of it, and takes the folder away."""
        self._end(self._server)

    def _end(self, server: subprocess.Popen[bytes]) -> None:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        if self._redis is not None:
            self._redis.kill()
            self._redis.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _log(self, name: str) -> list[tuple[int, dict[str, str]]]:
        if self._redis is None:
            record = self.folder / "sessions" / f"{name}.db"
            with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as db:
                rows = db.execute("SELECT seq, type, data FROM events ORDER BY seq").fetchall()
            return [(seq, {"type": type_, **json.loads(data)}) for seq, type_, data in rows]
        from werksessie.record.redis_streams import open_store

        with closing(open_store(self._url)) as store:
            return store.open(name).read()

    @property
    def _url(self) -> str:
        return f"unix://{self.folder}/s"

    def _start_redis(self) -> subprocess.Popen[bytes]:
        where = ("--dir", str(self.folder), "--unixsocket", str(self.folder / "s"))
        process = subprocess.Popen(["redis-server", *where, *SAFE], stdout=subprocess.DEVNULL)
        _until((self.folder / "s").exists, process)
        return process

    def _start_server(self, processes: int) -> subprocess.Popen[bytes]:
        address = ["--host", HOST, "--port", str(self.port), "--public-url", f"http://{HOST}:{self.port}"]
        store = ["--store", self._url] if self._redis else ["--sessions", str(self.folder / "sessions")]
        command = [sys.executable, "-m", "werksessie", "serve", "--no-browser", *address, *store]
        clean = {name: value for name, value in os.environ.items() if not name.startswith("WERKSESSIE_")}
        with (self.folder / "said.txt").open("wb") as said:
            process = subprocess.Popen(
                [*command, "--workers", str(processes)],
                env={**clean, "WERKSESSIE_KEY": KEY}, stdout=said, stderr=subprocess.STDOUT,
            )  # fmt: skip
        try:
            _until(lambda: all(_listens(port) for port in self.ports), process)
        except DidNotStart as trouble:
            words = (self.folder / "said.txt").read_text("utf-8")
            self._end(process)
            raise DidNotStart(words) from trouble
        return process

    def _pids(self) -> list[int]:
        if len(self.ports) == 1:
            return [self._server.pid]
        parent = self._server.pid
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()]


def _until(there: object, process: subprocess.Popen[bytes]) -> None:
    assert callable(there)
    begun = time.perf_counter()
    while not there():
        if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
            raise DidNotStart(str(process.args))
        time.sleep(0.02)


def _free(number: int) -> int:
    """The first of so many ports in a row that nobody has, below those that the system gives to whoever calls."""
    while True:
        port = random.randrange(*OURS)
        if not any(_listens(port + each) for each in range(number)):
            return port


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True
