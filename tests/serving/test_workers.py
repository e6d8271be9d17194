"""Several processes: who starts them, what is said, and how they end. The processes are real, the server in them is a
small one; `test_workers_on_redis.py` has the real one."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.serving.test_server import refusal
from tests.waiting import wait_until
from werksessie.serving.workers import Heard, Worker, Workers

pytestmark = pytest.mark.process

SERVER = """
import os, sys, time
number, folder = sys.argv[1], sys.argv[2]
print(f"Ik ben {number}")
print("Stoppen:     Ctrl+C", flush=True)
open(f"{folder}/{number}-{os.getpid()}", "w").close()
time.sleep(60)
"""


class House:
    """Three small servers and their parent, which runs in a thread of the test."""

    def __init__(self, folder: Path, server: str = SERVER) -> None:
        self.folder = folder
        self.heard: SimpleQueue[Heard] = SimpleQueue()
        self.said: list[str] = []
        self.status: int | None = None
        command = [sys.executable, "-c", server]
        workers = [Worker(each, [*command, str(each), str(folder)], self.heard) for each in (1, 2, 3)]
        self._run: Callable[[], int] = Workers(workers, self.heard, self.said.append).run
        self._thread = threading.Thread(target=self._go)
        self._thread.start()

    def _go(self) -> None:
        self.status = self._run()

    def pids(self, number: int) -> list[int]:
        """The processes that served as this one, in any order."""
        return [int(path.name.partition("-")[2]) for path in self.folder.glob(f"{number}-*")]

    def stop(self) -> int | None:
        """As a signal does it."""
        self.heard.put(None)
        self._thread.join(20)
        return self.status


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    wait_until(lambda: all(made.pids(each) for each in (1, 2, 3)))
    yield made
    made.stop()


def alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_only_the_first_says_where_it_can_be_found(house: House) -> None:
    assert house.said == ["Ik ben 1", "Stoppen:     Ctrl+C"]


def test_one_that_dies_is_started_again_and_the_others_stay(house: House) -> None:
    (first,), (second,) = house.pids(1), house.pids(2)
    os.kill(second, signal.SIGKILL)
    wait_until(lambda: len(house.pids(2)) == 2)
    assert not alive(second)
    assert house.pids(1) == [first]
    assert alive(first)
    assert house.said[-1] == "Proces 2 viel om (status -9) en start over 1 seconden opnieuw."


def test_one_that_keeps_dying_is_waited_for_longer_each_time(tmp_path: Path) -> None:
    worker = Worker(1, [sys.executable, "-c", ""], SimpleQueue())
    worker.start()
    assert worker.status() == 0
    assert [worker.pause() for _ in range(7)] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


def test_at_the_end_all_of_them_are_gone(house: House) -> None:
    pids = [pid for each in (1, 2, 3) for pid in house.pids(each)]
    house.stop()
    assert [pid for pid in pids if alive(pid)] == []
    assert house.said[-1] == "Alle processen zijn gestopt."


def test_one_that_does_not_want_to_stop_is_ended_and_that_is_no_good_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("werksessie.serving.workers.PATIENCE", 0.3)
    house = House(tmp_path, "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SERVER)
    wait_until(lambda: all(house.pids(each) for each in (1, 2, 3)))
    pids = [pid for each in (1, 2, 3) for pid in house.pids(each)]
    began = time.monotonic()
    assert house.stop() == 1
    assert time.monotonic() - began < 5
    assert [pid for pid in pids if alive(pid)] == []


def test_when_the_first_cannot_start_the_others_are_never_tried(tmp_path: Path) -> None:
    house = House(tmp_path, "import sys; sys.exit(2)")
    wait_until(lambda: house.status is not None)
    assert house.status == 2
    assert house.said == []


URL = ("--public-url", "https://avond.example")


def test_several_processes_need_a_store_that_they_can_share(tmp_path: Path) -> None:
    assert "--store redis://" in refusal(tmp_path / "sessions", "--workers", "2", "--port", "8765", *URL)


@pytest.mark.parametrize("number", ["0", "65", "twee"])
def test_the_number_of_processes_is_a_number(tmp_path: Path, number: str) -> None:
    said = refusal(tmp_path / "sessions", WERKSESSIE_WORKERS=number)
    assert said == "Bij WERKSESSIE_WORKERS hoort een getal van 1 tot en met 64."
