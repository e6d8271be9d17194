"""A record that is taken away, replaced or overwritten while the server writes to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from werksessie.record.promise import Moved, NotStored
from werksessie.record.sqlite import SqliteRecord, SqliteStore

from .contract import NAME, said, texts_in


@pytest.fixture
def record(sqlite_store: SqliteStore) -> Iterator[SqliteRecord]:
    made = sqlite_store.create(NAME)
    yield made
    made.close()


def test_a_file_deleted_under_the_server_is_noticed_and_stands_there_again(
    sqlite_store: SqliteStore, record: SqliteRecord, folder: Path
) -> None:
    record.append(said("een"), after=0)
    (folder / f"{NAME}.db").unlink()
    with pytest.raises(NotStored, match=f"{NAME}.db was weg"):
        record.append(said("twee"), after=1)
    assert record.append(said("twee"), after=1) == 2
    record.close()
    again = sqlite_store.open(NAME)
    assert texts_in(again) == [(1, "een"), (2, "twee")]
    assert {path.name for path in folder.glob("2026*")} == {f"{NAME}.db", f"{NAME}.db-wal", f"{NAME}.db-shm"}
    again.close()


def test_a_deleted_wal_costs_nothing(sqlite_store: SqliteStore, record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    (folder / f"{NAME}.db-wal").unlink()
    with pytest.raises(NotStored, match="niet opgeslagen"):
        record.append(said("twee"), after=1)
    assert record.append(said("drie"), after=1) == 2
    record.close()
    again = sqlite_store.open(NAME)
    assert texts_in(again) == [(1, "een"), (2, "drie")]
    again.close()


def test_a_file_put_in_its_place_is_kept_beside_it_and_the_log_goes_on(
    record: SqliteRecord, folder: Path, tmp_path: Path
) -> None:
    path = folder / f"{NAME}.db"
    record.append(said("een"), after=0)
    path.rename(tmp_path / "elders.db")
    path.write_bytes(b"iets anders")
    with pytest.raises(NotStored, match="vervangen"):
        record.append(said("twee"), after=1)
    assert record.append(said("twee"), after=1) == 2
    assert (folder / f"{NAME}.db.vervangen").read_bytes() == b"iets anders"
    (tmp_path / "elders.db").rename(path)
    with pytest.raises(NotStored, match="vervangen"):
        record.append(said("drie"), after=2)
    assert record.append(said("drie"), after=2) == 3
    assert texts_in(record) == [(1, "een"), (2, "twee"), (3, "drie")]


def test_an_older_copy_written_over_the_file_is_refused_until_the_right_one_stands_there(
    sqlite_store: SqliteStore, record: SqliteRecord, folder: Path
) -> None:
    path = folder / f"{NAME}.db"
    copies = []
    for word in ("een", "twee"):
        record.append(said(word), after=record.last())
        record.close()
        copies.append(path.read_bytes())
        record = sqlite_store.open(NAME)
    path.write_bytes(copies[0])
    for _ in range(2):
        with pytest.raises(NotStored, match="ouder"):
            record.append(said("drie"), after=2)
    path.write_bytes(copies[1])
    assert record.append(said("drie"), after=2) == 3
    assert texts_in(record) == [(1, "een"), (2, "twee"), (3, "drie")]
    record.close()


def test_a_file_that_is_spoiled_under_the_server_is_refused_and_not_written_to(
    sqlite_store: SqliteStore, record: SqliteRecord, folder: Path
) -> None:
    path = folder / f"{NAME}.db"
    record.append(said(*("x" * 300 for _ in range(100))), after=0)
    record.close()
    record = sqlite_store.open(NAME)
    whole = path.read_bytes()
    spoiled = whole[:4096] + b"\xaa" * 4096 + whole[8192:]
    path.write_bytes(spoiled)
    with pytest.raises(NotStored, match="overschreven"):
        record.append(said("meer"), after=100)
    assert path.read_bytes() == spoiled
    path.write_bytes(whole)
    assert record.append(said("meer"), after=100) == 101
    record.close()


def test_what_another_program_added_in_good_order_is_no_trouble(record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        other.execute("INSERT INTO events VALUES (2, 'idea.said', '{\"text\":\"twee\"}')")
        other.commit()
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    with pytest.raises(Moved):
        record.append(said("drie"), after=1)
    assert record.append(said("drie"), after=2) == 3
    assert texts_in(record) == [(1, "een"), (2, "twee"), (3, "drie")]


def test_where_it_cannot_be_put_back_that_is_said_until_it_can(
    record: SqliteRecord, folder: Path, tmp_path: Path
) -> None:
    record.append(said("een"), after=0)
    folder.rename(tmp_path / "weg")
    for _ in range(2):
        with pytest.raises(NotStored, match="kan niet worden teruggezet"):
            record.append(said("twee"), after=1)
    assert texts_in(record) == [(1, "een")]
    folder.mkdir()
    with pytest.raises(NotStored, match="staat er weer"):
        record.append(said("twee"), after=1)
    assert record.append(said("twee"), after=1) == 2
    assert texts_in(record) == [(1, "een"), (2, "twee")]
