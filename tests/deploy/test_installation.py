"""Two processes behind the shipped configuration of nginx and of Caddy: what people notice of it, which is nothing."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.deploy.installation import ALICE, KEY, Installation, caddy, listens, needed, nginx
from tests.redis_server import running
from tests.waiting import wait_until
from werksessie.rehearsal.ears import Ears
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = pytest.mark.process

DETAILS = {"title": "Samen", "programme": "eerste-gesprek", "date": "2027-03-14", "time": "19.30", "place": "De Linde",
           "municipality": "Voorbeeld", "ladder": "meewerken", "feedback_date": "2027-03-21"}  # fmt: skip


@pytest.fixture(scope="module")
def processes() -> Iterator[Installation]:
    """The same two for all tests of this file."""
    for redis in running():
        made = Installation(redis)
        yield made
        made.stop()


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def behind_proxy(request: pytest.FixtureRequest, processes: Installation) -> Installation:
    """They behind this proxy."""
    needed(request.param.__name__)
    processes.turn_to(request.param)
    return processes


@pytest.fixture
def installation(behind_proxy: Installation) -> Installation:
    """One that runs; each test has an evening of its own."""
    if behind_proxy.workers.poll() is not None:
        behind_proxy.start()
    return behind_proxy


class Evening:
    """An evening at its open first question, with one phone in it, all through the proxy."""

    def __init__(self, installation: Installation) -> None:
        self.home = installation.home
        self.facilitator = Facilitator(installation.link)
        self.facilitator.prepare(DETAILS)
        self.facilitator.until("start")
        self.code = self.facilitator.session[-6:]
        self.phones: list[Phone] = []
        self.phone = self.somebody()
        wait_until(lambda: self.phone.join().status == 303)
        self.facilitator.until("open:1")

    def somebody(self) -> Phone:
        """One phone more, not in it yet."""
        self.phones.append(Phone(self.home, self.code))
        return self.phones[-1]

    def close(self) -> None:
        for browser in (self.facilitator, *self.phones):
            browser.close()


@pytest.fixture
def evening(installation: Installation) -> Iterator[Evening]:
    with closing(Evening(installation)) as made:
        yield made


def figures(port: int) -> dict[str, float]:
    """What one of the processes counted."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=20) as reply:
        lines = reply.read().decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def answers(installation: Installation) -> list[float]:
    return [figures(port)["werksessie_answers_acknowledged_total"] for port in installation.ports]


def test_a_phone_comes_in_answers_and_asks_every_five_seconds(installation: Installation, evening: Evening) -> None:
    page = evening.phone.get(f"/{evening.code}")
    seq = re.search(r'data-seq="(\d+)"', page.text)
    assert page.status == 200
    assert seq
    assert evening.phone.get(f"/{evening.code}/pieces?since={seq[1]}").status == 204
    assert evening.phone.answer("1", {"text": "Een plek voor jongeren"}).status in (200, 303)
    assert evening.facilitator.tally()["activities"]


def test_the_wall_and_the_phones_are_pushed_to(installation: Installation, evening: Evening) -> None:
    console = evening.facilitator.get(f"/sessions/{evening.facilitator.session}").text
    token = re.findall(r"/wall/([0-9a-f]{32})", console)[0]
    asked = {"code": evening.code, "lang": "nl"}
    with (
        closing(Ears(installation.home, asked | {"token": token})) as wall,
        closing(Ears(installation.home, asked)) as phone,
    ):
        assert [one.hear(10)[0] for one in (wall, phone)] == ["hello", "hello"]
        evening.facilitator.next()
        assert [one.hear(10)[0] for one in (wall, phone)] == ["pieces", "pieces"]


def test_one_evening_stays_on_one_process(installation: Installation, evening: Evening) -> None:
    before = answers(installation)
    for number in range(6):
        other = evening.somebody()
        assert other.join().status == 303
        assert other.answer("1", {"text": f"Idee {number}"}).status in (200, 303)
    assert sorted(after - was for after, was in zip(answers(installation), before, strict=True)) == [0, 6]


def test_many_evenings_are_spread_over_both(installation: Installation) -> None:
    def eight_more() -> list[float]:
        before = answers(installation)
        for _ in range(8):
            with closing(Evening(installation)) as one:
                assert one.phone.answer("1", {"text": "Een idee"}).status in (200, 303)
        grown = [after - was for after, was in zip(answers(installation), before, strict=True)]
        assert sum(grown) == 8
        return grown

    # For three seconds a proxy passes over a process that fell over, as in another test here.
    wait_until(lambda: min(eight_more()) > 0)


def test_what_watches_over_it_is_not_seen_from_outside(installation: Installation) -> None:
    with closing(Phone(installation.home, "111111")) as visitor:
        assert [visitor.get(path).status for path in ("/metrics", "/healthz/ready", "/healthz")] == [404, 404, 200]


def test_too_much_in_one_request_is_refused(installation: Installation, evening: Evening) -> None:
    assert evening.phone.answer("1", {"text": "x" * 600_000}).status == 413


def test_when_a_process_is_killed_its_phones_go_on_at_the_other_and_nothing_is_lost(
    installation: Installation, evening: Evening
) -> None:
    before = answers(installation)
    assert evening.phone.answer("1", {"text": "Voor de klap"}).status in (200, 303)
    (index,) = (n for n, (after, was) in enumerate(zip(answers(installation), before, strict=True)) if after > was)
    victim, fell = installation.pid_of(index), f"Proces {index + 1} viel om (status -9)"
    fell_before = installation.said().count(fell)
    os.kill(victim, signal.SIGKILL)
    began = time.monotonic()
    other = evening.somebody()
    wait_until(lambda: other.join().status == 303)
    assert other.answer("1", {"text": "Na de klap"}).status in (200, 303)
    assert time.monotonic() - began < 5
    told = evening.facilitator.get(f"/sessions/{evening.facilitator.session}/tally.json").text
    assert told.count("Voor de klap") == told.count("Na de klap") == 1
    wait_until(lambda: installation.said().count(fell) == fell_before + 1)
    wait_until(lambda: installation.pid_of(index) not in (0, victim) and listens(installation.ports[index]))


def test_nobody_wrote_down_who_came_by(installation: Installation, evening: Evening) -> None:
    assert evening.phone.answer("1", {"text": "Idee van iemand"}).status in (200, 303)
    with socket.create_connection(("127.0.0.1", installation.port), source_address=(ALICE, 0)) as alice:
        alice.sendall(b"GET /111111 HTTP/1.1\r\nHost: elders\r\nX-Geheim: ja\r\nConnection: close\r\n\r\n")
        assert alice.recv(100).startswith(b"HTTP/1.1 ")
    for written in installation.written():
        assert ALICE not in written
        assert "111111" not in written
        assert KEY not in written.replace(installation.link, "")
        assert "Idee" not in written
        # A part of a second is no code.
        assert not re.search(r"(?<!\.)\b[1-9]{6}\b", written.replace(str(installation.port), ""))


def test_one_signal_stops_them_all_and_that_is_a_good_end(installation: Installation) -> None:
    installation.workers.send_signal(signal.SIGTERM)
    assert installation.workers.wait(20) == 0
    assert [port for port in installation.ports if listens(port)] == []
    assert installation.said().splitlines()[-1] == "Alle processen zijn gestopt."
