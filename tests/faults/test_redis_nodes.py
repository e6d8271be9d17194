"""Several processes on one Redis: people at one are seen at the other, and one that dies, sleeps, or has another clock
loses nothing of theirs."""

from __future__ import annotations

import random
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import pytest
import socketio

from tests.faults.forking import Server, begun, until
from tests.faults.voters import PROGRAMME, Stubborn, Vote, ballot, check, more, received
from tests.redis_server import RedisServer, running
from werksessie.record.redis_streams import open_store
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = pytest.mark.process

TO_ANOTHER = 5.0
"""Seconds in which a phone is at another process."""


@pytest.fixture(scope="module")
def redis_server() -> Iterator[RedisServer]:
    yield from running()


@pytest.fixture(scope="module")
def store(redis_server: RedisServer) -> str:
    """The address of the store."""
    return redis_server.url


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, store: str) -> Iterator[tuple[Server, Server]]:
    """Two processes on it."""
    folder = tmp_path_factory.mktemp("nodes") / "sessions"
    with Server(folder, store=store) as one, Server(folder, store=store) as two:
        yield one, two


def votes(store: str, name: str) -> list[Vote]:
    """The votes in the log."""
    kept = open_store(store)
    rows = kept.open(name).read()
    kept.close()
    return [(one["answer_id"], tuple(one["dots"])) for _, one in rows if one["type"] == "dots.placed"]


def at(server: Server, facilitator: Facilitator) -> Facilitator:
    """The same facilitator at another process."""
    again = Facilitator(server.link)
    again.session = facilitator.session
    server.guests.append(again)
    return again


@dataclass
class Ear:
    """A socket, and the pieces that were pushed to it."""

    socket: socketio.Client
    pieces: list[str] = field(default_factory=list)


@contextmanager
def listening(server: Server, **place: str) -> Iterator[Ear]:
    """A socket at this process."""
    hello = threading.Event()
    socket = socketio.Client(reconnection=False)
    ear = Ear(socket)
    socket.on("hello", lambda message: hello.set())
    socket.on("pieces", lambda message: ear.pieces.extend(message["pieces"]))
    query = "&".join(f"{name}={value}" for name, value in place.items())
    socket.connect(f"http://127.0.0.1:{server.port}/?{query}", transports=["websocket"])
    try:
        assert hello.wait(10)
        yield ear
    finally:
        socket.disconnect()


def test_what_people_do_at_one_process_is_pushed_to_the_wall_and_the_phones_of_the_other(
    pair: tuple[Server, Server],
) -> None:
    one, two = pair
    facilitator, code = begun(one, PROGRAMME, "open:stem")
    wall = facilitator.link("wall").rpartition("/")[2]
    voters = [Stubborn(one.link, code, number) for number in range(6)]
    with listening(two, token=wall) as on_the_wall, listening(two, code=code, lang="nl") as on_the_phone:
        for voter in voters:
            voter.start()
        more(received, voters, 20)
        for voter in voters:
            voter.enough()
        until(lambda: any("6 van 6" in piece for piece in on_the_wall.pieces))
        # And the other way around.
        assert at(two, facilitator).next() == "close:stem"
        until(lambda: bool(on_the_phone.pieces))
        until(lambda: facilitator.tally()["activities"][0]["stage"] == "closed")
    assert facilitator.tally() == at(two, facilitator).tally()
    assert one.complaints == two.complaints == ""


def test_a_link_that_is_taken_back_at_one_process_works_at_none(pair: tuple[Server, Server]) -> None:
    one, two = pair
    facilitator, _ = begun(one, PROGRAMME, "open:stem")
    wall = facilitator.link("wall")
    other = at(two, facilitator)
    assert other.get(wall).status == 200
    with listening(two, token=wall.rpartition("/")[2]) as heard:
        assert facilitator.press(f"/sessions/{facilitator.session}/links/wall/new").status == 303
        # Whoever listened by the old one is sent away.
        until(lambda: not heard.socket.connected)
    assert other.get(wall).status == 404
    until(lambda: other.link("wall") == facilitator.link("wall") != wall)


def test_an_evening_that_is_sealed_at_one_process_is_so_at_the_other_and_its_secret_is_in_no_file(
    pair: tuple[Server, Server], store: str, redis_server: RedisServer
) -> None:
    one, two = pair
    facilitator, code = begun(one, PROGRAMME, "open:stem")
    voters = [Stubborn(server.link, code, number) for number, server in enumerate(pair * 3)]
    for voter in voters:
        voter.start()
    more(received, voters, 12)
    for voter in voters:
        voter.enough()
    kept = open_store(store)
    secret, (answer, _) = kept.secrets.of(facilitator.session)["secret"], voters[0].sure[-1]
    kept.close()
    assert secret.encode() in redis_server.files()
    other = at(two, facilitator)
    assert other.do("close").status == 204
    assert facilitator.do("seal").status == 204
    until(lambda: words_in(redis_server.files(), secret, answer) == set())
    until(lambda: other.tally() == facilitator.tally())
    assert other.get(f"/{code}").status == facilitator.get(f"/{code}").status
    assert other.get(facilitator.link("summary")).status == 200
    assert one.complaints == two.complaints == ""


def words_in(content: bytes, *words: str) -> set[bytes]:
    """Those of the words that stand in it."""
    return {word.encode() for word in words if word.encode() in content}


class Wanderer(Stubborn):
    """Somebody who is sent to another process when theirs is gone, as the proxy does; `lost` is the longest that it
    took before a vote was received again."""

    def __init__(self, address: str, code: str, number: int, other: str) -> None:
        super().__init__(address, code, number)
        self._other, self.lost, self._since = other, 0.0, time.monotonic()

    def _sent(self) -> bool:
        try:
            reply = self.phone.answer("stem", ballot(self.last[1]), self.last[0])
        except (OSError, HTTPException):
            there = Phone(self._other, self.phone.code)
            there.cookies = self.phone.cookies
            self.phone = there
            return False
        self.statuses[reply.status] += 1
        if reply.status == 200:
            self.sure.append(self.last)
            self.lost, self._since = max(self.lost, time.monotonic() - self._since), time.monotonic()
        return reply.status == 200


@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.soak)])
def test_a_process_that_is_killed_in_mid_vote_loses_nothing_and_its_phones_go_on_at_another(
    tmp_path: Path, store: str, times: int
) -> None:
    folder = tmp_path / "sessions"
    for _ in range(times):
        with Server(folder, store=store) as one, Server(folder, store=store) as two:
            facilitator, code = begun(one, PROGRAMME, "open:stem")
            voters = [Wanderer(one.link, code, number, two.link) for number in range(8)]
            for voter in voters:
                voter.start()
            more(received, voters, 40)
            one.stop(signal.SIGKILL)
            before = [len(voter.sure) for voter in voters]
            until(
                lambda before=before, voters=voters: all(  # type: ignore[misc]
                    len(voter.sure) > number + 1 for voter, number in zip(voters, before, strict=True)
                )
            )
            for voter in voters:
                voter.enough()
                assert set(voter.statuses) == {200}
            assert max(voter.lost for voter in voters) < TO_ANOTHER
            check(list(voters), votes(store, facilitator.session))
            tally = at(two, facilitator).tally()
            assert tally["people"] == tally["activities"][0]["answered"] == len(voters)
            assert two.complaints == ""


def test_a_process_that_stands_still_holds_nobody_up_and_catches_up_by_itself(pair: tuple[Server, Server]) -> None:
    one, two = pair
    facilitator, code = begun(one, PROGRAMME, "open:stem")
    slow = at(two, facilitator)
    voters = [Stubborn(one.link, code, number) for number in range(4)]
    two.send(signal.SIGSTOP)
    for voter in voters:
        voter.start()
    more(received, voters, 30)
    for voter in voters:
        voter.enough()
    two.send(signal.SIGCONT)
    until(lambda: slow.tally() == facilitator.tally())
    assert slow.tally()["activities"][0]["answered"] == len(voters)


class Racer(threading.Thread):
    """Somebody who votes until they are told that it is over: `sure` was received, `over` is what they were told."""

    def __init__(self, address: str, code: str, number: int) -> None:
        super().__init__(daemon=True)
        self.phone, self.chance = Phone(address, code), random.Random(number)
        self.sure: list[Vote] = []
        self.over = ""
        assert self.phone.join().status == 303

    def run(self) -> None:
        while not self.over:
            vote = (secrets.token_hex(12), tuple(sorted(self.chance.sample("abc", 2))))
            reply = self.phone.answer("stem", ballot(vote[1]), vote[0])
            if reply.status == 200:
                self.sure.append(vote)
            else:
                self.over = f"{reply.status} {reply.text}"
        self.phone.close()


def test_an_answer_at_one_process_while_another_closes_is_counted_or_refused_and_never_dropped(
    pair: tuple[Server, Server], store: str
) -> None:
    one, two = pair
    facilitator, code = begun(one, PROGRAMME, "open:stem")
    racers = [Racer(server.link, code, number) for number, server in enumerate((one, two) * 4)]
    for racer in racers:
        racer.start()
    until(lambda: all(len(racer.sure) > 5 for racer in racers))
    assert facilitator.next() == "close:stem"
    for racer in racers:
        racer.join(30)
        assert racer.over.startswith("409 ")
    stored = votes(store, facilitator.session)
    assert sorted(stored) == sorted(vote for racer in racers for vote in racer.sure)
    last = [racer.sure[-1][1] for racer in racers]
    tally = at(two, facilitator).tally()["activities"][0]
    assert {row["id"]: row["dots"] for row in tally["rows"]} == {
        one: sum(one in choice for choice in last) for one in "abc"
    }


@pytest.mark.parametrize("ahead", ["3600", pytest.param("-3600", marks=pytest.mark.soak)])
def test_a_process_whose_clock_is_an_hour_off_takes_the_time_of_the_store(
    tmp_path: Path, store: str, ahead: str
) -> None:
    folder = tmp_path / "sessions"
    with Server(folder, store=store) as one:
        facilitator, _ = begun(one, PROGRAMME, "open:stem")
        assert facilitator.do("timer", {"seconds": "300"}).status == 204
        forgotten, _ = begun(one, PROGRAMME, "open:stem")
        assert forgotten.do("close").status in (204, 303)
        with Server(folder, store=store, ahead=ahead) as two:
            # It looks at everything when it starts, and would seal this one and end the time of the other.
            assert at(two, forgotten).get(f"/sessions/{forgotten.session}").status == 200
            assert at(two, forgotten).do("reopen").status in (204, 303)
            assert at(two, facilitator).tally()["activities"][0]["stage"] == "open"
            assert one.complaints == two.complaints == ""
