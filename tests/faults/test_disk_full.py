"""The disk fills up in the middle of a vote and is emptied again: plain sentences, and nothing received is lost."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.faults.disk import log
from tests.faults.forking import Server, begun, until
from tests.faults.small_disk import SmallDisk, small_disk
from tests.faults.voters import PROGRAMME, Stubborn, Vote, check, more, received, refused
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.process

FULL = "De schijf is vol. Maak ruimte vrij."
KEPT = "Antwoorden worden nu niet opgeslagen. De telefoons bewaren ze en sturen ze vanzelf opnieuw."


def trouble(facilitator: Facilitator) -> str:
    """What the console says by itself, in words."""
    page = facilitator.get(f"/sessions/{facilitator.session}").text
    found = re.search(r'id="trouble"[^>]*>([^<]*)</p>', page)
    assert found
    return html.unescape(found[1])


def votes(folder: Path, name: str) -> list[Vote]:
    """The votes in the log."""
    return [(one["answer_id"], tuple(one["dots"])) for _, one in log(folder, name) if one["type"] == "dots.placed"]


@pytest.mark.parametrize("times", [1, pytest.param(10, marks=pytest.mark.soak)])
def test_a_full_disk_is_said_and_the_evening_goes_on_when_there_is_room(tmp_path: Path, times: int) -> None:
    with small_disk(tmp_path / "disk") as disk, Server(disk.folder / "sessions") as server:
        facilitator, code = begun(server, PROGRAMME, "open:stem")
        voters = [Stubborn(server.link, code, number) for number in range(3)]
        for voter in voters:
            voter.start()
        for time in range(1, times + 1):
            more(received, voters, 20)
            disk.fill(server)
            more(refused, voters, 5)
            until(lambda: trouble(facilitator) != "")
            assert trouble(facilitator).endswith(KEPT)
            reply = facilitator.do("timer", {"seconds": "60"})
            assert (reply.status, reply.text.rpartition(". ")[2]) == (503, "Dit is niet opgeslagen.")
            if type(disk) is SmallDisk:
                assert trouble(facilitator) == f"{FULL} {KEPT}"
                assert reply.text.startswith(FULL)
            disk.free(server)
            more(received, voters, 10)
            assert trouble(facilitator) == ""
            told = [line.partition(": ")[2] for line in server.said.splitlines() if facilitator.session in line]
            assert len(told) == 2 * time
            assert told[-2].endswith(KEPT)
            assert told[-1] == "opslaan lukt weer."
        for voter in voters:
            voter.enough()
            assert set(voter.statuses) <= {200, 503}
        check(voters, votes(disk.folder / "sessions", facilitator.session))
        assert server.complaints == ""
