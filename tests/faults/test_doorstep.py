"""Sockets and connections that come and say nothing, at a real server."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.serving.running import started
from tests.waiting import wait_until
from tests.wire_client import Gone, RawClient
from werksessie.live.floods import SOCKETS
from werksessie.rehearsal.people import Browser

pytestmark = pytest.mark.process


@contextmanager
def small_server(folder: Path) -> Iterator[int]:
    """A real server with a small doorstep, and not much patience; its port. It never complains."""
    server = started([], folder, module="tests.faults.doorstep_server", patched=True)
    assert server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.send_signal(signal.SIGTERM)
        complaints = server.communicate()[1]
    assert complaints == ""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with small_server(tmp_path_factory.mktemp("server")) as started:
        yield started


def test_sockets_that_never_come_in_are_few_and_are_sent_away(port: int) -> None:
    browser = Browser(f"http://127.0.0.1:{port}")
    silent = [RawClient(port) for _ in range(20)]
    let_in = [one for one in silent if " 101 " in one.answer]
    assert len(let_in) == 5
    empty = {"waiting": 0, "sockets": 0, "told": SOCKETS}
    wait_until(lambda: browser.get("/doorstep").json() == empty)
    for one in let_in:
        assert one.text().startswith("0{")
        with pytest.raises(Gone):
            one.text()
    silent.append(RawClient(port))
    assert " 101 " in silent[-1].answer, "there is room again"
    for one in silent:
        one.close()
    browser.close()


def test_very_many_sockets_one_after_the_other_are_told_of_and_let_in(tmp_path: Path) -> None:
    told = []
    with small_server(tmp_path) as port, closing(Browser(f"http://127.0.0.1:{port}")) as browser:
        for _ in range(40):
            with closing(RawClient(port)) as one:
                assert " 101 " in one.answer
            wait_until(lambda: not browser.get("/doorstep").json()["waiting"])
            told.append(browser.get("/doorstep").json()["told"])
    assert (told[0], told[-1]) == ("", SOCKETS)


def test_a_connection_that_asks_nothing_is_closed_and_one_that_asked_stays(port: int) -> None:
    browser = Browser(f"http://127.0.0.1:{port}")
    assert browser.get("/healthz").status == 200
    with socket.create_connection(("127.0.0.1", port), timeout=10) as silent:
        assert silent.recv(1) == b""
    # On the same connection: this browser makes no other.
    assert browser._connection.sock is not None
    assert browser.get("/healthz").status == 200
    browser.close()
