"""kill -9 in the middle of an open vote under load: what was acknowledged is there, once, and the evening goes on."""

from __future__ import annotations

import random
import secrets
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path

import pytest
import socketio

from tests.faults.disk import folded, log
from tests.faults.forking import Server, begun
from tests.faults.voters import PROGRAMME, Vote, ballot
from werksessie.rehearsal.people import Facilitator, Phone
from werksessie.summary.tally import whole

pytestmark = pytest.mark.process

PEOPLE, VOTES_EACH = 12, 8


class Voter(threading.Thread):
    """Somebody who changes their mind until the server is gone: `sure` are the votes that were acknowledged, in
    order, and `perhaps` is the one that never got an answer."""

    def __init__(self, link: str, code: str, number: int) -> None:
        super().__init__(daemon=True)
        self.phone = Phone(link, code)
        self.chance = random.Random(number)
        self.sure: list[Vote] = []
        self.perhaps: Vote = ("", ())
        self.busy = threading.Event()
        self.refused = ""

    def run(self) -> None:
        try:
            while not self.refused:
                choice = tuple(sorted(self.chance.sample("abc", 2)))
                self.perhaps = (secrets.token_hex(12), choice)
                reply = self.phone.answer("stem", ballot(choice), self.perhaps[0])
                if reply.status != 200:
                    self.refused = reply.text
                self.sure.append(self.perhaps)
                if len(self.sure) == VOTES_EACH:
                    self.busy.set()
        except (OSError, HTTPException):
            self.phone.close()


@contextmanager
def back_at(link: str, facilitator: Facilitator) -> Iterator[Facilitator]:
    """The same facilitator at the server that was started again."""
    again = Facilitator(link)
    again.session = facilitator.session
    yield again
    again.close()


def voted_until_killed(folder: Path) -> tuple[Facilitator, list[Voter]]:
    """An evening whose server is killed while everybody votes as fast as they can."""
    with Server(folder) as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        voters = [Voter(server.link, code, number) for number in range(PEOPLE)]
        for voter in voters:
            assert voter.phone.join().status == 303
        for voter in voters:
            voter.start()
        for voter in voters:
            assert voter.busy.wait(30)
        server.stop(signal.SIGKILL)
        for voter in voters:
            voter.join(30)
            assert not voter.is_alive()
            assert not voter.refused
    return facilitator, voters


def test_every_acknowledged_vote_survives_a_kill_in_the_middle_of_voting(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    facilitator, voters = voted_until_killed(folder)
    rows = log(folder, facilitator.session)

    stored = [event for _, event in rows if event["type"] == "dots.placed"]
    assert len({vote["answer_id"] for vote in stored}) == len(stored)
    for voter in voters:
        tried = {answer for answer, _ in (*voter.sure, voter.perhaps)}
        mine = [(vote["answer_id"], tuple(vote["dots"])) for vote in stored if vote["answer_id"] in tried]
        assert mine in (voter.sure, [*voter.sure, voter.perhaps])
    assert len(stored) <= sum(len(voter.sure) + 1 for voter in voters)

    with (
        Server(folder) as again,
        back_at(again.link, facilitator) as back,
    ):
        tally = back.tally()
        assert tally == whole(facilitator.session, folded(rows))
        assert tally["people"] == tally["activities"][0]["answered"] == PEOPLE
        assert sum(row["dots"] for row in tally["activities"][0]["rows"]) == 2 * PEOPLE
        assert log(folder, facilitator.session) == rows
        the_evening_goes_on(again, back, voters)
    kept = Counter(event.get("answer_id") for _, event in log(folder, facilitator.session))
    assert all(kept[answer] == 1 for voter in voters for answer, _ in (*voter.sure, voter.perhaps))


def the_evening_goes_on(server: Server, facilitator: Facilitator, voters: list[Voter]) -> None:
    """Each phone is still the same person with its own vote, and sends again what got no answer."""
    for voter in voters:
        phone = Phone(server.link, voter.phone.code)
        phone.cookies = voter.phone.cookies
        own = phone.get(f"/{phone.code}/own").text
        marked = tuple(option for option in "abc" if f'data-field="dots-{option}"' in own)
        assert marked in (voter.sure[-1][1], voter.perhaps[1])
        answer, choice = voter.perhaps
        for _ in range(2):
            assert phone.answer("stem", ballot(choice), answer).status == 200
        phone.close()
    last = Counter(option for voter in voters for option in voter.perhaps[1])
    tally = facilitator.tally()
    assert {row["id"]: row["dots"] for row in tally["activities"][0]["rows"]} == {one: last[one] for one in "abc"}
    assert tally["people"] == PEOPLE
    hears_what_follows(server, facilitator, voters[0].phone.code)


def hears_what_follows(server: Server, facilitator: Facilitator, code: str) -> None:
    """A page that was up to date when the server went comes back with a socket only: it loads nothing again."""
    hello, pieces = threading.Event(), threading.Event()
    socket = socketio.Client(reconnection=False)
    socket.on("hello", lambda message: hello.set())
    socket.on("pieces", lambda message: pieces.set())
    socket.connect(f"http://127.0.0.1:{server.port}/?code={code}&lang=en", transports=["websocket"])
    try:
        assert hello.wait(10)
        assert facilitator.next() == "close:stem"
        assert pieces.wait(10)
    finally:
        socket.disconnect()


def test_a_server_that_is_killed_again_and_again_right_after_its_start_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    facilitator, _ = voted_until_killed(folder)
    rows = log(folder, facilitator.session)
    for _ in range(2):
        with Server(folder) as server:
            assert server.link
            server.stop(signal.SIGKILL)
    with (
        Server(folder) as server,
        back_at(server.link, facilitator) as back,
    ):
        assert back.tally() == whole(facilitator.session, folded(rows))
    assert log(folder, facilitator.session) == rows
