"""Three hours of evenings, one after the other, on one server: nothing goes wrong and nothing piles up."""

from __future__ import annotations

import json
import random
import socket
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import KEY
from tests.faults.desks import Desk, Remote, pieces
from tests.faults.disk import folded, log
from tests.faults.screens import Screen
from tests.serving.running import Serve
from tests.soak.watching import Memory, statuses
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.ears import Deaf, Ears
from werksessie.rehearsal.evening import prepare_form, walk
from werksessie.rehearsal.people import Browser, Facilitator, Phone
from werksessie.summary.tally import whole

pytestmark = [pytest.mark.soak, pytest.mark.process]

SPEED = 75.0
HOURS = 3
PEOPLE, PASSERS_BY = 60, 6

AN_HOUR = 6.0
"""MB that an hour of evenings may leave behind in memory. Their records stay at hand, which is what most of it is."""


class PasserBy(threading.Thread):
    """Takes part, listens for a moment and is gone: with or without a word, as the same person or as another."""

    def __init__(self, address: str, code: str, seed: int) -> None:
        super().__init__(daemon=True)
        self._address, self._code, self._chance = address, code, random.Random(seed)
        self._over = threading.Event()
        self.visits = 0
        self.start()

    def run(self) -> None:
        phone = Phone(self._address, self._code)
        while not self._over.wait(self._chance.random()):
            if self._chance.random() < 0.1:
                phone.close()
                phone = Phone(self._address, self._code)
            phone.join()
            try:
                ears = Ears(self._address, {"code": self._code, "lang": self._chance.choice(["nl", "ar"])})
                ears.hear(self._chance.random())
            except Deaf:
                continue
            if self._chance.random() < 0.5:
                ears.close()
            else:
                # The battery is empty: no goodbye.
                with suppress(OSError):
                    ears._client.sock.shutdown(socket.SHUT_RDWR)
                ears.close()
            self.visits += 1
        phone.close()

    def go(self) -> None:
        self._over.set()
        self.join(10)


class Quiet:
    """Nobody watches the progress."""

    def ask(self, question: str, people: int) -> None:
        pass

    def answered(self, number: int) -> None:
        pass

    def say(self, words: str) -> None:
        pass


def settled(check: Callable[[], bool], patience: float = 15) -> bool:
    """Whether this became so in time."""
    until = time.monotonic() + patience
    while not check() and time.monotonic() < until:
        time.sleep(0.1)
    return check()


def played(server: Serve, number: int) -> int:
    """One evening with two walls, two consoles and a remote; how often somebody came by for a moment."""
    facilitator = Facilitator(server.link)
    code = facilitator.prepare(prepare_form("weerbaarheid", date.today()))
    name, home = facilitator.session, server.home
    desk = Desk(server.link, name, number, 0)
    remote = Remote(desk, number, 0)
    desk.facilitator.close()
    phone = Browser(home)
    phone.cookies = dict(remote.browser.cookies)
    wall, console = facilitator.link("wall"), f"/sessions/{name}"
    with ExitStack() as leaving:
        shown = [
            *(Screen(Browser(home), wall, wall) for _ in range(2)),
            *(Screen(Facilitator(server.link), console, console) for _ in range(2)),
            Screen(phone, remote.at, f"{remote.at}/now"),
        ]
        for screen in shown:
            leaving.callback(screen.close)
        crowd = Crowd(server.link, code, PEOPLE, SPEED)
        leaving.callback(crowd.stop)
        passing = [PasserBy(facilitator.address, code, 100 * number + one) for one in range(PASSERS_BY)]
        for one in passing:
            leaving.callback(one.go)
        crowd.start()
        walk(facilitator, crowd, Quiet(), SPEED, date.today())
        for one in passing:
            one.go()
        for screen in shown:
            assert settled(lambda at=screen: "".join(at.html.values()) == pieces(at.browser, at.at)), screen.at
            assert screen.pushes > 20
    rows = log(server.folder, name)
    assert facilitator.tally() == json.loads(json.dumps(whole(name, folded(rows))))
    assert not crowd.ledger.astray(event for _, event in rows)
    facilitator.close()
    remote.browser.close()
    return sum(one.visits for one in passing)


def test_three_hours_of_evenings_leave_nothing_behind_and_nothing_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = statuses(monkeypatch)
    with Serve(tmp_path / "sessions", variables={"WERKSESSIE_KEY": KEY}, anew=True) as server:
        memory = Memory(server.process.pid)
        began, warm, evenings, visits = time.monotonic(), 0.0, 0, 0
        while (passed := time.monotonic() - began) * SPEED < HOURS * 3600 or evenings < 2:
            evenings += 1
            visits += played(server, evenings)
            warm = warm or time.monotonic() - began
        memory.stop()
        status, _, stderr = server.stop()
    slope = memory.slope(warm) * 3600 / SPEED
    with capsys.disabled():
        print(
            f"\n{evenings} evenings in {passed:.0f} s, {sum(heard.values())} requests, {visits} visits; "
            f"{memory.samples[-1][1]:.0f} MB, {slope:+.1f} MB an hour of session time after the first evening"
        )
    assert (status, stderr) == (0, "")
    assert not {one for one in heard if one >= 500}, heard
    assert visits > 100
    assert slope < AN_HOUR
