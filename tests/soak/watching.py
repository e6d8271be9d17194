"""What is looked at from outside while a server is kept busy: its memory, and what it answers."""

from __future__ import annotations

import subprocess
import threading
import time
from collections import Counter
from typing import Any

import pytest

from werksessie.rehearsal.people import Browser, Reply


def memory(process: int) -> float:
    """MB that this process holds in memory."""
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", str(process)])) / 1024


class Memory(threading.Thread):
    """Looks every second, until `stop`; `samples` are (seconds since the beginning, MB)."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._over = process, threading.Event()
        self._began = time.monotonic()
        self.samples: list[tuple[float, float]] = []
        self.start()

    def run(self) -> None:
        while not self._over.wait(1):
            self.samples.append((time.monotonic() - self._began, memory(self._process)))

    def stop(self) -> None:
        self._over.set()
        self.join()

    def slope(self, after: float) -> float:
        """MB a second, by least squares over everything seen after so many seconds."""
        seen = [one for one in self.samples if one[0] > after]
        middle = sum(at for at, _ in seen) / len(seen)
        mean = sum(size for _, size in seen) / len(seen)
        return sum((at - middle) * (size - mean) for at, size in seen) / sum((at - middle) ** 2 for at, _ in seen)


def statuses(patch: pytest.MonkeyPatch) -> Counter[int]:
    """Counts what every browser of this process is answered from now on."""
    counted: Counter[int] = Counter()
    asked = Browser._ask

    def ask(browser: Browser, *how: Any) -> Reply:
        reply = asked(browser, *how)
        counted[reply.status] += 1
        return reply

    patch.setattr(Browser, "_ask", ask)
    return counted
