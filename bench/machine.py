"""What this machine is, and what a process on it costs."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

SERVER_CORE, PHONES_CORE = 0, 1
PACKAGES = (
    "flask", "flask-socketio", "python-socketio", "python-engineio", "gevent", "simple-websocket", "wsproto",
    "sqlite-utils", "uvloop",
)  # fmt: skip
PINNED = "import os, sys; os.sched_setaffinity(0, {}); os.execv(sys.argv[1], sys.argv[1:])"
"""Pins itself before the program starts, so that every thread of it is pinned."""


def pin(core: int) -> None:
    """This process runs on this core only, when there is more than one."""
    if hasattr(os, "sched_setaffinity") and core in os.sched_getaffinity(0):
        os.sched_setaffinity(0, {core})


def pinned(command: Sequence[str], core: int = SERVER_CORE) -> list[str]:
    """The same command on this core only."""
    if not hasattr(os, "sched_setaffinity") or core not in range(os.cpu_count() or 1):
        return list(command)
    return [sys.executable, "-c", PINNED.format(f"{{{core}}}"), *command]


def allow_many_connections() -> None:
    """As many open files as the system gives."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads of this process until now, the kernel's work for it included."""
    # The clock of another process, as clock_getcpuclockid(3) gives it.
    return time.clock_gettime((~pid << 3) | 2)


def memory_kb(pid: int) -> float:
    """Memory that this process holds, in kB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


def load() -> float:
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def describe() -> dict[str, str]:
    """Cores, kernel, Python and the versions that matter."""
    found = {
        "cores": str(os.cpu_count()),
        "processor": _processor(),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB",
        "kernel": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }
    for package in PACKAGES:
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def start(command: Sequence[str], output: Path, more: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """A server on its own core; what it says goes into this file."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("WERKSESSIE_")}
    with output.open("wb") as said:
        return subprocess.Popen(
            pinned(command), stdout=said, stderr=subprocess.STDOUT, env={**variables, "PYTHONUTF8": "1", **more}
        )


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()
