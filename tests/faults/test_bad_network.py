"""Forty phones on a network that loses one request in five, is slow, and cuts sockets: what a phone says is received
is in the record, exactly once."""

from __future__ import annotations

import gc
import random
import secrets
import socket
import threading
import warnings
from collections import Counter
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import DETAILS, KEY
from tests.faults.bad_network import AFTER, BEFORE, SPEED, THROUGH, Network
from tests.faults.disk import folded, log
from tests.serving.running import Serve
from werksessie.rehearsal.ears import Deaf, Ears
from werksessie.rehearsal.people import Facilitator, Form, Phone, Reply
from werksessie.rehearsal.screens import Screen, read_screen
from werksessie.summary.tally import whole

pytestmark = pytest.mark.process

PEOPLE, IDEAS_EACH, VOTES_EACH = 40, 10, 3
PAUSES = (1, 2, 4, 8, 16, 30)
THINKING, POLL = 2.0, 5.0
"""Seconds in life, as in outbox.js and live.js."""

LONG = 120
"""Seconds by the clock that the room may take on a busy machine."""

PROGRAMME = """
format = 1
id = "bereik"
version = "1"
title.nl = "Slecht bereik"

[[activities]]
id = "wens"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wensen jullie?"
max = 100

[[activities]]
id = "stem"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat kiezen jullie?"
choices = 2
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }, { id = "c", text.nl = "Sport" }]
"""


class Room:
    """What all phones together were told, for whoever waits for it; `over` sends everybody home."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()
        self.troubles: list[str] = []
        self.over = threading.Event()
        self._news = threading.Condition()

    def tell(self, what: str) -> None:
        with self._news:
            self.told[what] += 1
            self._news.notify_all()

    def complain(self, trouble: str) -> None:
        with self._news:
            self.troubles.append(trouble)
            self._news.notify_all()

    def wait(self, enough: Callable[[Counter[str]], bool]) -> None:
        """Until enough was told; fails when somebody is in trouble."""
        with self._news:
            assert self._news.wait_for(lambda: self.troubles or enough(self.told), LONG), self.told
            assert not self.troubles


class Person(threading.Thread):
    """Somebody whose phone keeps an answer until the server took it or finally refused it, as outbox.js does.

    `sent`, `received` and `refused` are answer ids with the form that went with them, in order.
    """

    def __init__(self, address: str, code: str, number: int, room: Room) -> None:
        super().__init__(daemon=True)
        self.phone, self.room = Phone(address, code), room
        self.chance = random.Random(number)
        self.name = f"buur {number}"
        self.sent: dict[str, Form] = {}
        self.received: dict[str, Form] = {}
        self.refused: dict[str, Form] = {}
        self._ears: Ears | None = None
        self._screen, self._seq = Screen(), -1

    def run(self) -> None:
        try:
            for number in range(IDEAS_EACH):
                self._answer("wens", {"text": f"Wens {number} van {self.name}"})
            self.room.tell("wishes done")
            for _ in range(VOTES_EACH):
                self._answer("stem", {f"dots-{option}": "1" for option in self.chance.sample("abc", 2)})
            self.room.tell("votes done")
        except Exception as trouble:
            self.room.complain(f"{self.name}: {trouble!r}")
        finally:
            self._hang_up()

    def _answer(self, activity: str, form: Form) -> None:
        while (self._screen.activity, self._screen.stage) != (activity, "open"):
            self._listen(POLL)
        self._listen(self.chance.uniform(0, THINKING))
        answer_id = secrets.token_hex(12)
        self.sent[answer_id] = form
        reply = self._insist(lambda: self.phone.answer(activity, form, answer_id))
        if reply.status == 200:
            self.received[answer_id] = form
            self.room.tell(f"received {activity}")
        elif reply.status == 409 and "Deze vraag is gesloten" in reply.text:
            self.refused[answer_id] = form
            self.room.tell("refused")
            self._catch_up()
        else:
            raise AssertionError(reply.status, reply.text)

    def _insist(self, ask: Callable[[], Reply]) -> Reply:
        """Again and again, with growing pauses, until there is a reply that is the server's own."""
        tries = 0
        while True:
            try:
                reply = ask()
                if reply.status < 500 and reply.status != 429:
                    return reply
            except (OSError, HTTPException):
                pass
            pause = PAUSES[min(tries, len(PAUSES) - 1)] * self.chance.uniform(0.7, 1.3)
            tries += 1
            if self.room.over.wait(pause / SPEED):
                raise InterruptedError

    def _listen(self, seconds: float) -> None:
        """Hears what is pushed meanwhile; whoever lost the socket asks, and opens another."""
        try:
            if self._ears is None:
                self._ears = Ears(self.phone.address, {"code": self.phone.code, "lang": "nl"})
            heard = self._ears.hear(seconds / SPEED)
        except Deaf:
            self._hang_up()
            self._catch_up()
            return
        if heard is None:
            return
        name, message = heard
        if name == "pieces" and message["prev"] <= self._seq:
            self._show(message)
        elif message["seq"] > self._seq:
            self._catch_up()

    def _catch_up(self) -> None:
        reply = self._insist(lambda: self.phone.get(f"/{self.phone.code}/pieces?since={self._seq}"))
        if reply.status == 200:
            self._show(reply.json())

    def _show(self, message: Any) -> None:
        if message["seq"] >= self._seq:
            self._screen, self._seq = read_screen("".join(message["pieces"])), message["seq"]

    def _hang_up(self) -> None:
        if self._ears is not None:
            self._ears.close()
        self._ears = None
        self.phone.close()


def the_evening(server: Serve, network: Network) -> tuple[Facilitator, list[Person]]:
    """Everybody takes part while the network is good; then it turns bad. Gives the facilitator, and what each phone
    was told."""
    facilitator, room = Facilitator(server.link), Room()
    code = facilitator.prepare({**DETAILS, "programme_text": PROGRAMME})
    facilitator.until("start")
    people = [Person(network.address, code, number, room) for number in range(PEOPLE)]
    for person in people:
        assert person.phone.join().status == 303
    network.turn_bad()
    for person in people:
        person.start()
    try:
        walk(facilitator, room)
    finally:
        room.over.set()
        for person in people:
            person.join(LONG)
    return facilitator, people


def walk(facilitator: Facilitator, room: Room) -> None:
    """The first question closes when a third of the wishes is in, and opens again when enough phones were told so."""
    facilitator.until("open:wens")
    room.wait(lambda told: told["received wens"] >= PEOPLE * IDEAS_EACH // 3)
    assert facilitator.next() == "close:wens"
    room.wait(lambda told: told["refused"] >= PEOPLE // 2)
    assert facilitator.do("open-again", {"activity": "wens"}).status == 204
    room.wait(lambda told: told["wishes done"] == PEOPLE)
    facilitator.until("open:stem")
    room.wait(lambda told: told["votes done"] == PEOPLE)


def was_bad(network: Network) -> None:
    """The network did what it is for: to one answer in five, before and after the server saw it, and to sockets."""
    fates = network.fates
    failed = sum(fates[fate] for fate in (*BEFORE, *AFTER))
    assert all(fates[fate] for fate in (*BEFORE, *AFTER))
    assert failed > 0.15 * (failed + fates[THROUGH])
    assert network.cut_sockets > PEOPLE


def test_what_a_phone_says_is_received_is_in_the_record_exactly_once_on_a_bad_network(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        with Network(server.port, seed=1) as network:
            facilitator, people = the_evening(server, network)
        was_bad(network)
        tally = facilitator.tally()
        facilitator.close()
        assert "Traceback" not in server.stop()[2]
    rows = log(folder, facilitator.session)
    stored = {event["answer_id"]: event for _, event in rows if "answer_id" in event}
    assert len(stored) == sum("answer_id" in event for _, event in rows)

    everything_received_is_there_as_it_was_sent(people, stored)
    nothing_is_there_that_nobody_sent(people, stored, network.late)
    state = folded(rows)
    the_last_vote_that_was_received_stands(people, stored, state.activities["stem"].content.cast)

    assert tally == whole(facilitator.session, state)
    assert tally["people"] == PEOPLE
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as again:
        back = Facilitator(again.link)
        back.session = facilitator.session
        assert back.tally() == tally
        back.close()
    assert log(folder, facilitator.session) == rows


Stored = dict[str, dict[str, Any]]


def test_the_bad_network_hangs_up_on_whoever_never_said_a_word() -> None:
    with warnings.catch_warnings(record=True) as left_open:
        warnings.simplefilter("always")
        with Network(port=9, seed=1) as network:
            where = urlsplit(network.address)
            lines = [socket.create_connection((where.hostname, where.port), timeout=10) for _ in range(6)]
            lines[-1].sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert lines[-1].recv(1) == b"", "whoever came before it was let in before it"
        gc.collect()
    assert [line.recv(1) for line in lines] == [b""] * 6
    for line in lines:
        line.close()
    assert left_open == []


def content(event: dict[str, Any]) -> Form:
    """The form that leads to this event."""
    return {"text": event["text"]} if "text" in event else {f"dots-{option}": "1" for option in event["dots"]}


def everything_received_is_there_as_it_was_sent(people: list[Person], stored: Stored) -> None:
    for person in people:
        assert person.sent.keys() == person.received.keys() | person.refused.keys()
        assert {answer: content(stored[answer]) for answer in person.received} == person.received


def nothing_is_there_that_nobody_sent(people: list[Person], stored: Stored, late: list[bytes]) -> None:
    """An answer that a phone heard was refused may be there only when its first try arrived after that."""
    received = {answer for person in people for answer in person.received}
    refused = {answer for person in people for answer in person.refused}
    assert refused
    for answer in stored.keys() - received:
        assert answer in refused
        assert any(answer.encode() in request for request in late)


def the_last_vote_that_was_received_stands(people: list[Person], stored: Stored, cast: Any) -> None:
    """Whatever came late: an earlier vote that arrives again does not take the place of a later one."""
    assert len(cast) == PEOPLE
    for person in people:
        last = stored[list(person.received)[-1]]
        assert cast[last["person"]] == last["dots"]
