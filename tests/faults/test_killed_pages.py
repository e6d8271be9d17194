"""Power that goes at any moment, as the disk sees it: the record as it was, with a write-ahead log that stops anywhere
or of which some pages never came."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from werksessie.record.sqlite import SqliteRecord, SqliteStore

NAME = "2026-11-21-482913"
HEAD, FRAME = 32, 24 + 4096
"""Bytes of the head of a write-ahead log, and of one frame: a head of its own and a page."""

Log = list[tuple[int, dict[str, object]]]


class Written:
    """A record in the midst of an evening: its file as the last checkpoint left it, its write-ahead log, and `synced`:
    after each batch, how long that log was and the number that was acknowledged."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        store = SqliteStore(folder)
        record = store.create(NAME)
        self.synced = [(HEAD, 0)]
        for _ in range(40):
            _append(record, chance)
            self.synced.append(((folder / f"{NAME}.db-wal").stat().st_size, record.last()))
        self.file = (folder / f"{NAME}.db").read_bytes()
        self.wal = (folder / f"{NAME}.db-wal").read_bytes()
        self.whole = record.read()
        record.close()
        store.close()

    def acknowledged(self, size: int) -> int:
        """The last number that was acknowledged when the write-ahead log was so long."""
        return max((seq for length, seq in self.synced if length <= size), default=0)

    def commits(self) -> set[int]:
        """The numbers at which the log may end: never in the middle of a batch."""
        return {seq for _, seq in self.synced}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("written") / "sessions", random.Random(2026))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore(tmp_path / "sessions")
    yield made
    made.close()


SOAK = pytest.param(2000, marks=pytest.mark.soak)


@pytest.mark.parametrize("moments", [150, SOAK])
def test_a_write_ahead_log_that_stops_anywhere_holds_all_that_was_acknowledged(
    store: SqliteStore, written: Written, moments: int
) -> None:
    edges = [size + step for size, _ in written.synced for step in (-1, 0, 1)]
    inside = range(HEAD, len(written.wal), max(1, len(written.wal) // (moments - len(edges))))
    for size in sorted({*edges, *inside}):
        if size <= len(written.wal):
            log = reopened(store, written.file, written.wal[:size])
            assert log == written.whole[: written.acknowledged(size)]


@pytest.mark.parametrize("moments", [100, SOAK])
def test_pages_that_never_reached_the_disk_cost_nothing_that_was_synced_before_them(
    store: SqliteStore, written: Written, moments: int
) -> None:
    """Between two syncs a disk writes in any order: of the last batch some pages are there and some are not."""
    chance = random.Random(2026)
    for _ in range(moments):
        batch = chance.randrange(1, len(written.synced))
        (start, before), (end, after) = written.synced[batch - 1 : batch + 1]
        wal = bytearray(written.wal[:end])
        frames = range(start, end, FRAME)
        lost = chance.sample(frames, chance.randint(1, len(frames)))
        for frame in lost:
            wal[frame : frame + FRAME] = chance.choice([bytes(FRAME), chance.randbytes(FRAME)])
        assert reopened(store, written.file, bytes(wal)) == written.whole[:before]
        assert before < after


@pytest.mark.parametrize("moments", [40, pytest.param(300, marks=pytest.mark.soak)])
def test_a_record_goes_on_after_any_cut_and_is_cut_again(
    store: SqliteStore, tmp_path: Path, written: Written, moments: int
) -> None:
    """One record through many crashes: what came after a crash is as safe as what came before it."""
    chance, folder = random.Random(2026), tmp_path / "sessions"
    file, wal = written.file, b""
    sure: Log = []
    for _ in range(moments):
        put(folder, file, wal)
        record = store.open(NAME)
        log = record.read()
        assert log[: len(sure)] == sure
        assert [seq for seq, _ in log] == list(range(1, len(log) + 1))
        _append(record, chance)
        size = (folder / f"{NAME}.db-wal").stat().st_size
        sure = record.read()
        _append(record, chance)
        file, wal = (folder / f"{NAME}.db").read_bytes(), (folder / f"{NAME}.db-wal").read_bytes()
        wal = wal[: chance.randint(size, len(wal))]
        record.close()


def reopened(store: SqliteStore, file: bytes, wal: bytes) -> Log:
    """What a server reads from such files when it starts."""
    put(store.folder, file, wal)
    with closing(store.open(NAME)) as record:
        return record.read()


def put(folder: Path, file: bytes, wal: bytes) -> None:
    """The files as a crash left them; what SQLite shares in memory is gone."""
    (folder / f"{NAME}.db-shm").unlink(missing_ok=True)
    (folder / f"{NAME}.db").write_bytes(file)
    (folder / f"{NAME}.db-wal").write_bytes(wal)


def _append(record: SqliteRecord, chance: random.Random) -> int:
    """A batch as an evening makes them: some short answers, now and then a long one."""
    size = chance.choice([20, 60, 140, 140, 500, 9000])
    last = record.last()
    texts = ["".join(chance.choices("abcdefgh ", k=size)) for _ in range(chance.randint(1, 6))]
    return record.append([{"type": "idea.said", "text": text} for text in texts], last)
