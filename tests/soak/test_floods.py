"""Floods at full size: the others' answers reach the wall about as fast as before, and memory stays bounded.

Speed is a ratio between two parts of the same run; nothing here is a number of milliseconds.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import KEY
from tests.faults.disk import log
from tests.serving.running import Serve
from tests.soak.watching import memory
from werksessie.rehearsal.ears import Deaf, Ears
from werksessie.rehearsal.evening import prepare_form
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = [pytest.mark.soak, pytest.mark.process]

HERE = Path(__file__).parents[2]
PEOPLE = 60
"""Who answer in each part, once each: that is what the wall shows."""

SPREAD = 3.0
"""Seconds in which they do, so that the wall is pushed to all the time."""

AT_MOST = 2.0
MB = {"joins": 15.0, "answers": 15.0, "sockets": 250.0}
"""What each flood may take: 3,000 people who do not exist; the answers that were taken in; 1,600 sockets that are left
open, half of which never came in."""


class Wall(threading.Thread):
    """The projector: when which seq was pushed."""

    def __init__(self, address: str, token: str) -> None:
        super().__init__(daemon=True)
        self._ears = Ears(address, {"token": token})
        self.pushed: list[tuple[float, int]] = []
        self.start()

    def run(self) -> None:
        try:
            while True:
                heard = self._ears.hear(60)
                if heard is not None and heard[0] == "pieces":
                    self.pushed.append((time.monotonic(), heard[1]["seq"]))
        except Deaf:
            return

    def close(self) -> None:
        self._ears.close()
        self.join(5)


class Room:
    """An evening with the first question open, and a wall."""

    def __init__(self, server: Serve) -> None:
        self.server = server
        self.facilitator = Facilitator(server.link)
        self.code = self.facilitator.prepare(prepare_form("eerste-gesprek", date.today()))
        self.facilitator.until("open:1")
        self.wall = Wall(self.facilitator.address, self.facilitator.link("wall").rpartition("/")[2])

    def people(self) -> list[Phone]:
        phones = [Phone(self.server.link, self.code) for _ in range(PEOPLE)]
        for phone in phones:
            assert phone.join().status == 303
        return phones

    def to_the_wall(self, phones: list[Phone]) -> list[float]:
        """Seconds from each phone's answer to the first push of the wall that has it."""
        left: dict[str, float] = {}
        for number, phone in enumerate(phones):
            answer = f"{id(phone):x}-{number}"
            left[answer] = time.monotonic()
            assert phone.answer("1", {"text": f"Idee {answer}"}, answer).status == 200
            time.sleep(max(0.0, left[answer] + SPREAD / PEOPLE - time.monotonic()))
            phone.close()
        time.sleep(1)
        numbers = {event.get("answer_id"): seq for seq, event in log(self.server.folder, self.facilitator.session)}
        return [
            next(at for at, seq in self.wall.pushed if seq >= numbers[answer]) - then for answer, then in left.items()
        ]

    def console(self) -> str:
        return self.facilitator.get(f"/sessions/{self.facilitator.session}").text

    def close(self) -> None:
        self.wall.close()
        self.facilitator.close()


@contextmanager
def flood(kind: str, room: Room) -> Iterator[subprocess.Popen[str]]:
    """A device that does this, as long as it takes."""
    command = [sys.executable, "-m", "tests.soak.flood", kind, room.facilitator.address, room.code]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as device:
        assert device.stdout is not None
        try:
            assert device.stdout.readline() == "begun\n"
            yield device
        finally:
            device.kill()


@pytest.mark.parametrize("kind", ["joins", "answers", "sockets"])
def test_a_flood_of_one_device_does_not_keep_the_others_from_the_wall(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Serve(tmp_path / "sessions", variables={"WERKSESSIE_KEY": KEY}, anew=True) as server:
        room = Room(server)
        warming, *parts = (room.people() for _ in range(5))
        room.to_the_wall(warming)
        calm = min(median(room.to_the_wall(people)) for people in parts[:2])
        before = most = memory(server.process.pid)
        with flood(kind, room) as device:
            flooded = median(room.to_the_wall(parts[2]))
            assert device.poll() is None, "the flood was over before it was measured"
            again = median(room.to_the_wall(parts[3]))
            if device.poll() is None:
                # Whatever else this machine is busy with only adds.
                flooded = min(flooded, again)
            while device.poll() is None:
                most = max(most, memory(server.process.pid))
                time.sleep(0.5)
            assert device.stdout is not None
            said = device.stdout.read().strip()
        people = room.facilitator.tally()["people"]
        page = room.console()
        room.close()
        status, _, stderr = server.stop()
    ratio = flooded / calm
    with capsys.disabled():
        print(
            f"\n{kind}: answer to wall {1000 * calm:.0f} ms calm, {1000 * flooded:.0f} ms in the flood "
            f"({ratio:.2f}x); {most - before:+.0f} MB; {people} people; told {said}"
        )
    assert (status, stderr) == (0, "")
    assert ratio < AT_MOST
    assert most - before < MB[kind]
    assert page.count('id="flood"') == 1
    assert people < 4_000
