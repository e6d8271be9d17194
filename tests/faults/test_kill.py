"""kill -9 in the middle of an open vote under load: what was acknowledged is there, once, and the evening goes on."""

from __future__ import annotations

import random
import signal
import threading
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.conftest import DETAILS, KEY
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = pytest.mark.process

PEOPLE = 12
PROGRAMME = """
format = 1
id = "stemmen"
version = "1"
title.nl = "Stemmen"

[[activities]]
id = "stem"
kind = "dots"
title.nl = "Kiezen"
text.nl = "Wat kiezen jullie?"
choices = 2
options = [{ id = "a", text.nl = "Plek" }, { id = "b", text.nl = "Ouders" }, { id = "c", text.nl = "Sport" }]
"""


class Voter(threading.Thread):
    """Somebody who changes their mind until the server is gone; `sure` is the last vote that was acknowledged,
    `perhaps` the one that was on its way when the answer did not come."""

    def __init__(self, link: str, code: str, number: int) -> None:
        super().__init__(daemon=True)
        self.phone = Phone(link, code)
        self.chance = random.Random(number)
        self.sure: tuple[str, ...] = ()
        self.perhaps: tuple[str, ...] | None = None
        self.votes = 0

    def run(self) -> None:
        try:
            while True:
                choice = tuple(sorted(self.chance.sample("abc", 2)))
                self.perhaps = choice
                reply = self.phone.answer("stem", {f"dots-{option}": "1" for option in choice})
                assert reply.status in (200, 429), reply.text
                if reply.status == 200:
                    self.sure, self.perhaps, self.votes = choice, None, self.votes + 1
        except (OSError, HTTPException):
            self.phone.close()


def test_every_acknowledged_vote_survives_a_kill_in_the_middle_of_voting(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        facilitator = Facilitator(server.link)
        code = facilitator.prepare({**DETAILS, "programme_text": PROGRAMME})
        facilitator.until("open:stem")
        voters = [Voter(server.link, code, number) for number in range(PEOPLE)]
        for voter in voters:
            assert voter.phone.join().status == 303
        for voter in voters:
            voter.start()
        while min(voter.votes for voter in voters) < 3:
            assert all(voter.is_alive() or voter.votes >= 3 for voter in voters)
            threading.Event().wait(0.01)
        server.stop(signal.SIGKILL)
        for voter in voters:
            voter.join(30)
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as again:
        back = Facilitator(again.link)
        back.session = facilitator.session
        tally = back.tally()
        rows = {row["id"]: row["dots"] for row in tally["activities"][0]["rows"]}
        assert tally["people"] == PEOPLE
        assert tally["activities"][0]["answered"] == PEOPLE
        assert sum(rows.values()) == 2 * PEOPLE
        for option, dots in rows.items():
            # A vote without an answer may be there or not; an acknowledged one must be.
            surely = sum(option in voter.sure for voter in voters if voter.perhaps is None)
            unsure = sum(voter.perhaps is not None for voter in voters)
            assert surely <= dots <= surely + unsure
        for voter in voters:
            phone = Phone(again.link, code)
            phone.cookies = voter.phone.cookies
            page = phone.get(f"/{code}/own").text
            marks = [option for option in "abc" if f'dots-{option}' in page]
            assert marks == list(voter.sure) or marks == list(voter.perhaps or ())
            assert phone.answer("stem", {"dots-a": "1", "dots-c": "1"}).status == 200
        rows = {row["id"]: row["dots"] for row in back.tally()["activities"][0]["rows"]}
        assert rows == {"a": PEOPLE, "b": 0, "c": PEOPLE}


def test_a_second_kill_right_after_the_start_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        facilitator = Facilitator(server.link)
        facilitator.prepare({**DETAILS, "programme_text": PROGRAMME})
        facilitator.until("open:stem")
        before = facilitator.tally()
        server.stop(signal.SIGKILL)
    for _ in range(3):
        with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
            server.stop(signal.SIGKILL)
    with Serve(folder, variables={"WERKSESSIE_KEY": KEY}) as server:
        back = Facilitator(server.link)
        back.session = facilitator.session
        assert back.tally() == before
