"""Files that a crash, a full disk or a person left half: open at the last commit, or say so in Dutch."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from werksessie.record.promise import Damaged, Newer
from werksessie.record.sqlite import SqliteStore

from .contract import NAME, said

OTHER = "2026-11-22-777777"


def sql(*statements: str) -> Callable[[Path], object]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as db, db:
            for statement in statements:
                db.execute(statement)

    return run


def overwrite_a_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = b"\xaa" * 4096
    path.write_bytes(content)


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "is leeg"),
    "only zeros": (lambda path: path.write_bytes(bytes(8192)), "geen bewaarde sessie"),
    "garbage": (lambda path: path.write_bytes(b"\x8f\x02hallo" * 900), "geen bewaarde sessie"),
    "text": (lambda path: path.write_text("dag"), "geen bewaarde sessie"),
    "half": (lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), "beschadigd"),
    "a page overwritten": (overwrite_a_page, "beschadigd"),
    "killed before it had tables": (sql("DROP TABLE events", "DROP TABLE meta"), "geen bewaarde sessie"),
    "another program's": (sql("DROP TABLE events"), "geen bewaarde sessie"),
    "other columns": (sql("ALTER TABLE events RENAME COLUMN seq TO nr"), "niet te lezen"),
    "no format": (sql("DELETE FROM meta"), "geen bewaarde sessie"),
    "a strange format": (sql("UPDATE meta SET value = 'nieuw'"), "geen bewaarde sessie"),
    "an event missing": (sql("DELETE FROM events WHERE seq = 7"), "ontbreken stukken"),
}


@pytest.fixture
def path(sqlite_store: SqliteStore, folder: Path) -> Path:
    """A closed record of many pages, beside another one."""
    for name in (NAME, OTHER):
        record = sqlite_store.create(name)
        for batch in range(10):
            record.append(said(*(f"{n} " + "x" * 200 for n in range(10))), after=batch * 10)
        record.close()
    return folder / f"{NAME}.db"


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_record_says_so_and_leaves_the_others_usable(
    sqlite_store: SqliteStore, path: Path, kind: str
) -> None:
    damage, sentence = DAMAGE[kind]
    damage(path)
    content = path.read_bytes()
    with pytest.raises(Damaged, match=sentence) as damaged:
        sqlite_store.open(NAME)
    assert path.name in str(damaged.value)
    assert path.read_bytes() == content
    assert sorted(sqlite_store.names()) == [NAME, OTHER]
    other = sqlite_store.open(OTHER)
    assert other.append(said("gaat door"), after=100) == 101
    other.close()


def test_a_record_of_a_newer_version_is_left_alone(sqlite_store: SqliteStore, path: Path) -> None:
    sql("UPDATE meta SET value = '2'", "ALTER TABLE events RENAME TO happenings", "CREATE TABLE events (x)")(path)
    content = path.read_bytes()
    with pytest.raises(Newer, match="nieuwere versie"):
        sqlite_store.open(NAME)
    assert path.read_bytes() == content


def test_an_event_that_is_no_longer_json_is_named_when_it_is_read(sqlite_store: SqliteStore, path: Path) -> None:
    sql("UPDATE events SET data = '{\"text\":' WHERE seq = 3")(path)
    record = sqlite_store.open(NAME)
    with pytest.raises(Damaged, match=path.name):
        record.read()
    assert len(record.read(after=3)) == 97
    record.close()


def test_a_file_cut_off_anywhere_never_reads_as_something_else(sqlite_store: SqliteStore, path: Path) -> None:
    content = path.read_bytes()
    for size in range(0, len(content), len(content) // 40):
        path.write_bytes(content[:size])
        with pytest.raises(Damaged, match=path.name):
            sqlite_store.open(NAME)


def test_damage_inside_one_long_answer_is_found_at_opening(sqlite_store: SqliteStore, folder: Path) -> None:
    record = sqlite_store.create(NAME)
    record.append(said("x" * 30_000), after=0)
    record.close()
    path = folder / f"{NAME}.db"
    content = path.read_bytes()
    path.write_bytes(content[:-8192] + b"\xaa" * 4096 + content[-4096:])
    with pytest.raises(Damaged, match=path.name):
        sqlite_store.open(NAME)


def test_a_wal_cut_off_or_spoiled_anywhere_opens_at_a_commit_before_it(sqlite_store: SqliteStore, folder: Path) -> None:
    record = sqlite_store.create(OTHER)
    for seq in range(0, 60, 3):
        record.append(said(*(f"{seq + n} " + "x" * 300 for n in (1, 2, 3))), after=seq)
    db, wal = (folder / f"{OTHER}.db").read_bytes(), (folder / f"{OTHER}.db-wal").read_bytes()
    whole = record.read()
    record.close()

    lengths = set()
    step = len(wal) // 25
    spoiled = [wal[:size] for size in range(0, len(wal), step)]
    spoiled += [wal[:at] + b"\xaa" + wal[at + 1 :] for at in range(32, len(wal), step)]
    for number, half in enumerate(spoiled):
        name = f"2026-11-23-{number}"
        (folder / f"{name}.db").write_bytes(db)
        (folder / f"{name}.db-wal").write_bytes(half)
        copy = sqlite_store.open(name)
        log = copy.read()
        copy.close()
        assert log == whole[: len(log)]
        assert len(log) % 3 == 0
        lengths.add(len(log))
    assert len(lengths) > 10


def test_an_empty_file_does_not_cost_us_its_wal(sqlite_store: SqliteStore, folder: Path) -> None:
    record = sqlite_store.create(NAME)
    record.append(said("een"), after=0)
    shutil.copy(folder / f"{NAME}.db-wal", folder / f"{OTHER}.db-wal")
    record.close()
    (folder / f"{OTHER}.db").write_bytes(b"")
    with pytest.raises(Damaged, match="is leeg"):
        sqlite_store.open(OTHER)
    assert (folder / f"{OTHER}.db-wal").stat().st_size > 0
