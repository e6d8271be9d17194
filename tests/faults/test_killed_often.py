"""kill -9 again and again, at random moments under load: what was received is there, once, and the evening goes on."""

from __future__ import annotations

import random
import signal
import threading
from pathlib import Path

import pytest

from tests.faults.disk import folded, log
from tests.faults.forking import Server, begun
from tests.faults.voters import PROGRAMME, Stubborn, Vote, check, more, received
from werksessie.rehearsal.people import Facilitator
from werksessie.summary.tally import whole

pytestmark = pytest.mark.process

PEOPLE = 4


SOAK = [pytest.param(50, seed, marks=pytest.mark.soak) for seed in range(1, 5)]


@pytest.mark.parametrize(("kills", "seed"), [(5, 0), *SOAK])
def test_what_was_received_survives_every_kill(tmp_path: Path, kills: int, seed: int) -> None:
    folder, chance = tmp_path / "sessions", random.Random(seed)
    server = Server(folder)
    facilitator, code = begun(server, PROGRAMME, "open:stem")
    link, port = server.link, server.port
    voters = [Stubborn(link, code, number) for number in range(PEOPLE)]
    for voter in voters:
        voter.start()
    for _ in range(kills):
        some_time_passes(chance, voters)
        assert server.stop(signal.SIGKILL) == -signal.SIGKILL
        sure = [list(voter.sure) for voter in voters]
        stored = {answer for answer, _ in votes(folder, facilitator.session)}
        assert all(answer in stored for mine in sure for answer, _ in mine)
        assert server.complaints == ""
        server = Server(folder, port)
    with server:
        more(received, voters, PEOPLE)
        for voter in voters:
            voter.enough()
        check(voters, votes(folder, facilitator.session))
        agrees(server, facilitator, folder)


def some_time_passes(chance: random.Random, voters: list[Stubborn]) -> None:
    """Until so many votes more were received, and then any moment of the next one; one time in four at once, so that a
    server is killed while it starts."""
    if chance.random() < 0.75:
        more(received, voters, chance.randint(1, 30))
    threading.Event().wait(chance.random() * 0.1)


def votes(folder: Path, name: str) -> list[Vote]:
    """The votes in the log, which has no gap and no number twice."""
    rows = log(folder, name)
    assert [seq for seq, _ in rows] == list(range(1, len(rows) + 1))
    return [(event["answer_id"], tuple(event["dots"])) for _, event in rows if event["type"] == "dots.placed"]


def agrees(server: Server, facilitator: Facilitator, folder: Path) -> None:
    """What the server shows is what its log gives."""
    again = Facilitator(server.link)
    again.session = facilitator.session
    tally = again.tally()
    assert tally == whole(facilitator.session, folded(log(folder, facilitator.session)))
    assert tally["people"] == tally["activities"][0]["answered"] == PEOPLE
    again.close()
