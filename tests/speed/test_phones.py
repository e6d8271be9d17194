"""The phones of the bench do what real ones do: else every figure is of something else."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from bench.phones import Phone, Place, Sent
from bench.room import Room, percentile
from bench.wires import Broken, masked

from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.process
PHONES = 5
T = TypeVar("T")


def played(scene: Coroutine[Any, Any, T]) -> T:
    """What the scene gives. On a thread of its own: in this one the loop of a browser test may still be running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, scene).result()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    with Serve(tmp_path_factory.mktemp("bench") / "sessions") as started:
        yield started


@pytest.fixture(scope="module")
def desk(server: Serve) -> Iterator[Facilitator]:
    """A facilitator whose evening waits at its first open question."""
    facilitator = Facilitator(server.link)
    facilitator.prepare({**DETAILS, "programme": "weerbaarheid"})
    facilitator.until("start")
    assert facilitator.do("go-to", {"activity": "4"}).status == 204
    yield facilitator
    facilitator.close()


async def _evening(desk: Facilitator, server: Serve) -> tuple[Room, list[float], int, list[Sent], int]:
    room = Room(Place("127.0.0.1", server.port, str(desk.tally()["code"]), own=True))
    room.fill(PHONES)
    await room.join(within=0.1)
    loop = asyncio.get_running_loop()
    opens = lambda: loop.run_in_executor(None, desk.do, "next", {"expected": "open:4"})  # noqa: E731
    arrived, size = await room.pushed(opens, 10)
    sent = await room.answer("4")
    connected = sum(phone.connected for phone in room.phones)
    room.close()
    return room, arrived, size, sent, connected


def test_a_room_of_phones_joins_hears_of_the_question_and_answers_it(server: Serve, desk: Facilitator) -> None:
    room, arrived, size, sent, connected = played(_evening(desk, server))
    assert room.errors == []
    assert connected == PHONES
    assert len(arrived) == PHONES
    assert size > 1000
    assert all(one.acknowledged for one in sent), sent
    assert _kept(server.folder) == {one.id for one in sent}


def test_an_answer_that_is_refused_is_not_acknowledged(server: Serve, desk: Facilitator) -> None:
    async def stranger() -> Sent:
        phone = Phone(Place("127.0.0.1", server.port, str(desk.tally()["code"])))
        sent = await phone.send(phone.write("4"))
        phone.close()
        return sent

    sent = played(stranger())
    assert not sent.acknowledged
    assert sent.trouble.startswith("409 ")


def test_a_socket_without_a_code_is_broken_at_once(server: Serve) -> None:
    async def lost() -> None:
        await Phone(Place("127.0.0.1", server.port, "")).listen()

    with pytest.raises(Broken):
        played(asyncio.wait_for(lost(), 10))


@pytest.mark.parametrize("text", [b"", b"3", b"40" + b"x" * 123, b"42" + b"y" * 3000])
def test_a_frame_is_masked_and_can_be_read_again(text: bytes) -> None:
    frame = masked(text)
    size = frame[1] & 0x7F
    start = 2 if size < 126 else 4
    key, hidden = frame[start : start + 4], frame[start + 4 :]
    assert frame[0] == 0x81
    assert frame[1] & 0x80
    assert (size if size < 126 else int.from_bytes(frame[2:4], "big")) == len(text)
    assert bytes(one ^ key[at % 4] for at, one in enumerate(hidden)) == text


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([5, 1, 4, 2, 3], 0.95) == 5
    assert percentile([1, 2, 3, 4], 0.5) == 3


def _kept(folder: Path) -> set[str]:
    (record,) = folder.glob("*.db")
    with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT data FROM events WHERE type = 'ideas.sent'").fetchall()
    return {found for (data,) in rows for found in re.findall(r'"answer_id": ?"([0-9a-f]+)"', data)}
