"""`werksessie serve --workers 2` on a real redis-server: starting, stopping, and a parent that is gone."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.installation import free_ports, listens, workers
from tests.redis_server import RedisServer, running
from tests.waiting import wait_until

pytestmark = [pytest.mark.process, pytest.mark.soak]
"""In every run of the tests `tests/deploy/test_installation.py` starts and stops two processes as well."""


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    yield from running()


class Two:
    """Two processes on ports in a row, once both listen."""

    def __init__(self, redis: RedisServer, folder: Path) -> None:
        self.folder = folder
        self.port = free_ports(2)
        self.parent = workers(redis.url, self.port, "https://avond.example", folder)
        wait_until(lambda: self.listening() == 2 or self.parent.poll() is not None)
        assert self.parent.poll() is None, self.said()

    def listening(self) -> int:
        return sum(listens(self.port + each) for each in (0, 1))

    def said(self) -> str:
        return (self.folder / "workers.out").read_text("utf-8")


@pytest.fixture
def two(redis: RedisServer) -> Iterator[Two]:
    with tempfile.TemporaryDirectory() as folder:
        made = Two(redis, Path(folder))
        yield made
        if made.parent.poll() is None:
            made.parent.terminate()
        made.parent.wait(20)
        wait_until(lambda: made.listening() == 0)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_them_all_and_that_is_a_good_end(two: Two, how: signal.Signals) -> None:
    assert two.said().count("Begeleider:  https://avond.example/sessions?key=") == 1
    two.parent.send_signal(how)
    assert two.parent.wait(20) == 0
    assert two.listening() == 0
    assert two.said().splitlines()[-1] == "Alle processen zijn gestopt."


def test_when_the_parent_is_killed_nobody_stays_behind(two: Two) -> None:
    os.kill(two.parent.pid, signal.SIGKILL)
    wait_until(lambda: two.listening() == 0)
