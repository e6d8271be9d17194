"""An installation as docs/hosting.md makes one, on loopback: a redis-server, two processes, and before them a proxy
with the very configuration that stands in deploy/."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.redis_server import RedisServer
from tests.serving.running import environment
from tests.waiting import wait_until

DEPLOY = Path(__file__).parents[2] / "deploy"
KEY = "een-sleutel-voor-de-proef"
ALICE = "127.0.0.7"
"""The address of somebody's phone: a proxy or a log that names it names somebody."""

AROUND_NGINX = """
{user}daemon off;
pid {folder}/nginx.pid;
worker_processes 1;
error_log {folder}/start.log;
events {{ worker_connections 1024; }}
http {{
    {temporary}
    include {folder}/site.conf;
}}
"""


def needed(program: str) -> str:
    """Where this program is. In CI it is there; elsewhere a test that needs it is passed over aloud."""
    # Debian has nginx where only root looks.
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{program} is missing: see .ci/servers")
        pytest.skip(f"{program} is missing: this was not tested (see .ci/servers)")
    return found


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with each of these changed, wherever it stands; it must stand there."""
    for old, new in changes:
        assert old in text, f"{old!r} is no longer in the configuration"
        text = text.replace(old, new)
    return text


def free_ports(number: int) -> int:
    """The first of so many ports in a row that nobody has, below those that the system gives to whoever calls."""
    while True:
        # Workers that run the tests in the same order would all get the same from `random`.
        port = random.SystemRandom().randrange(20_000, 32_000)
        if all(_is_free(port + each) for each in range(number)):
            return port


def _is_free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def listens(port: int) -> bool:
    """Whether anybody answers there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class Proxy:
    """A proxy in front of two processes on `upstream` and the port after it; `log` is all that it wrote."""

    def __init__(self, command: list[str], folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._out = (folder / "out.log").open("wb")
        home = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        self.process = subprocess.Popen(command, stdout=self._out, stderr=subprocess.STDOUT, env=home)
        wait_until(lambda: listens(port) or self.process.poll() is not None)
        assert self.process.poll() is None, self.log()

    def log(self) -> str:
        """Everything that it wrote down, whatever the file."""
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.suffix == ".log"]
        return "".join(path.read_text("utf-8", "replace") for path in files)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self._out.close()


def nginx_site(port: int, upstream: int, folder: Path) -> str:
    """The shipped configuration on loopback, without a certificate."""
    return changed(
        (DEPLOY / "nginx.conf").read_text("utf-8"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("127.0.0.1:8001", f"127.0.0.1:{upstream + 1}"),
        ("listen 80;", f"listen 127.0.0.1:{free_ports(1)};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("    ssl_certificate /etc/ssl/werksessie/fullchain.pem;\n", ""),
        ("    ssl_certificate_key /etc/ssl/werksessie/privkey.pem;\n", ""),
        ("/var/log/nginx/werksessie.log", f"{folder}/errors.log"),
        # Another port than the usual one is a part of the name that visitors call.
        ("Host $host;", "Host $http_host;"),
    )


def nginx_around(folder: Path) -> str:
    """What is around it on a real machine."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return AROUND_NGINX.format(folder=folder, temporary=temporary, user="user root;\n" if os.getuid() == 0 else "")


def nginx(folder: Path, port: int, upstream: int) -> Proxy:
    program = needed("nginx")
    (folder / "site.conf").write_text(nginx_site(port, upstream, folder))
    (folder / "nginx.conf").write_text(nginx_around(folder))
    return Proxy([program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")], folder, port)


def caddy(folder: Path, port: int, upstream: int) -> Proxy:
    program = needed("caddy")
    site = changed(
        (DEPLOY / "Caddyfile").read_text("utf-8"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("127.0.0.1:8001", f"127.0.0.1:{upstream + 1}"),
        ("werksessie.example {", f"http://127.0.0.1:{port} {{"),
        ("{\n\tlog", "{\n\tadmin off\n\tlog"),
    )
    (folder / "Caddyfile").write_text(site)
    return Proxy([program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")], folder, port)


class Installation:
    """All of it, once `turn_to` put a proxy before the processes; `link` is the facilitator's, through the proxy."""

    proxy: Proxy | None = None

    def __init__(self, redis: RedisServer, **variables: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="installation-"))
        self.port = free_ports(1)
        self.upstream = free_ports(2)
        self.home = f"http://127.0.0.1:{self.port}"
        self.link = f"{self.home}/sessions?key={KEY}"
        self.redis = redis
        self._variables = variables
        self.start()

    def turn_to(self, proxy: Callable[[Path, int, int], Proxy]) -> None:
        """From now on this proxy stands at the address, in the place of the one before it."""
        if self.proxy:
            self.proxy.stop()
        folder = self.folder / proxy.__name__
        folder.mkdir()
        self.proxy = proxy(folder, self.port, self.upstream)

    def start(self) -> None:
        """Starts the processes; also again, after they were stopped."""
        self.workers = workers(self.redis.url, self.upstream, self.home, self.folder, **self._variables)
        try:
            wait_until(lambda: all(listens(port) for port in self.ports) or self.workers.poll() is not None)
            assert self.workers.poll() is None, self.said()
        except BaseException:
            self.stop()
            raise

    @property
    def ports(self) -> tuple[int, int]:
        """Of the two processes."""
        return self.upstream, self.upstream + 1

    def pid_of(self, index: int) -> int:
        """The process on this port of the two; 0 while there is none."""
        parent = self.workers.pid
        for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split():
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            if words[-4:-2] == [b"--port", str(self.ports[index]).encode()]:
                return int(pid)
        return 0

    def written(self) -> tuple[str, str]:
        """All that the proxy wrote down, and what the processes said, on both streams."""
        assert self.proxy
        return self.proxy.log(), self.said()

    def said(self) -> str:
        """What the processes said, on both streams."""
        return (self.folder / "workers.out").read_text("utf-8")

    def stop(self) -> None:
        if self.workers.poll() is None:
            self.workers.send_signal(signal.SIGTERM)
            self.workers.wait(20)
        if self.proxy:
            self.proxy.stop()
        shutil.rmtree(self.folder)


def workers(store: str, port: int, home: str, folder: Path, **more: str) -> subprocess.Popen[bytes]:
    """`werksessie serve --workers 2`, as the documentation has it."""
    variables = environment(WERKSESSIE_STORE=store, WERKSESSIE_KEY=KEY, WERKSESSIE_LOG="json", **more)
    command = ["serve", "--workers", "2", "--host", "127.0.0.1", "--port", str(port), "--public-url", home]
    with (folder / "workers.out").open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "werksessie", *command], env=variables, stdout=out, stderr=out, cwd=folder
        )
