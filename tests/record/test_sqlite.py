"""What the shared promise does not say: what is on the disk, and that others can read it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from werksessie.record.promise import NotStored, Store
from werksessie.record.sqlite import SqliteRecord, SqliteStore, records_written

from .administration_contract import AdministrationContract
from .contract import NAME, RecordContract, said, texts_in
from .secrets_contract import SecretsContract
from .tables_contract import TablesContract


class _OnDisk:
    @pytest.fixture
    def store(self, sqlite_store: SqliteStore) -> Store:
        return sqlite_store


class TestSqliteRecord(_OnDisk, RecordContract):
    pass


class TestSqliteTables(_OnDisk, TablesContract):
    pass


class TestSqliteSecrets(_OnDisk, SecretsContract):
    pass


class TestSqliteAdministration(_OnDisk, AdministrationContract):
    pass


@pytest.fixture
def record(sqlite_store: SqliteStore) -> Iterator[SqliteRecord]:
    record = sqlite_store.create(NAME)
    yield record
    record.close()


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_any_sqlite_tool_can_read_along(record: SqliteRecord, folder: Path) -> None:
    record.append(said("één"), after=0)
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        assert other.execute("SELECT * FROM events").fetchall() == [(1, "idea.said", '{"text":"één"}')]
        assert other.execute("SELECT * FROM meta").fetchall() == [("format", "1")]


def test_the_file_has_no_place_for_a_time(record: SqliteRecord, folder: Path) -> None:
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        tables = other.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        columns = other.execute("SELECT name, type FROM pragma_table_info('events')").fetchall()
    assert tables == [("events",), ("meta",)]
    assert columns == [("seq", "INTEGER"), ("type", "TEXT"), ("data", "TEXT")]


@pytest.mark.parametrize("reopened", [False, True])
def test_every_commit_reaches_the_disk_and_deleted_text_is_overwritten(
    sqlite_store: SqliteStore, record: SqliteRecord, reopened: bool
) -> None:
    if reopened:
        record.close()
        record = sqlite_store.open(NAME)
    pragmas = ("journal_mode", "synchronous", "secure_delete", "temp_store", "fullfsync")
    found = record._owner.run(lambda: [record._db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas])
    assert found == ["wal", 2, 1, 2, 1]
    record.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_the_files(record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
    assert modes.pop("sessions") == modes.pop(".secrets") == modes.pop("programmes") == 0o700
    assert len(modes) >= 6
    assert set(modes.values()) == {0o600}


def test_a_closed_record_is_one_file(record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    record.close()
    assert [path.name for path in folder.glob("2026*")] == [f"{NAME}.db"]


def test_after_a_rewrite_the_old_words_are_nowhere_in_the_files(record: SqliteRecord, folder: Path) -> None:
    for batch in range(60):
        record.append(said(*(f"geheimwoord {batch} {n} " + "x" * 40 * n for n in range(5))), after=batch * 5)
    assert b"geheimwoord" in everything_in(folder)
    assert len(everything_in(folder)) > 100_000
    record.rewrite(said("kort", "krachtig"), after=300)
    assert b"geheimwoord" not in everything_in(folder)
    assert texts_in(record) == [(301, "kort"), (302, "krachtig")]
    record.close()
    assert b"geheimwoord" not in everything_in(folder)
    assert b"krachtig" in everything_in(folder)
    assert (folder / f"{NAME}.db").stat().st_size < 20_000


def test_what_a_reader_keeps_from_being_tidied_is_tidied_at_closing(record: SqliteRecord, folder: Path) -> None:
    record.append(said("geheimwoord"), after=0)
    record._owner.run(lambda: record._db.execute("PRAGMA busy_timeout = 20"))
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM events").fetchone() == (1,)
        assert record.rewrite(said("kort"), after=1) == 2
        assert b"geheimwoord" in everything_in(folder)
    assert record.append(said("verder"), after=2) == 3
    record.close()
    assert b"geheimwoord" not in everything_in(folder)
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as tidied:
        assert tidied.execute("SELECT * FROM meta").fetchall() == [("format", "1")]
        assert tidied.execute("SELECT data FROM events").fetchall() == [('{"text":"kort"}',), ('{"text":"verder"}',)]


def test_after_deletion_the_words_are_nowhere_in_the_folder(
    sqlite_store: SqliteStore, record: SqliteRecord, folder: Path
) -> None:
    sqlite_store.secrets.keep(NAME, {"wall": "geheimwoord"})
    record.append(said("geheimwoord"), after=0)
    record.close()
    sqlite_store.delete(NAME)
    assert list(folder.glob("2026*")) == []
    assert b"geheimwoord" not in everything_in(folder)


def test_a_program_that_keeps_the_file_to_itself_is_named_as_the_cause(record: SqliteRecord, folder: Path) -> None:
    record._owner.run(lambda: record._db.execute("PRAGMA busy_timeout = 20"))
    with closing(sqlite3.connect(folder / f"{NAME}.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotStored, match="Een ander programma"):
            record.append(said("een"), after=0)
    assert record.append(said("een"), after=0) == 1


def test_within_a_date_the_last_written_comes_first(sqlite_store: SqliteStore, folder: Path) -> None:
    for name in ("2026-11-21-111111", "2026-11-21-999999", "2026-11-21-555555"):
        sqlite_store.create(name).close()
    for age, name in enumerate(("2026-11-21-555555", "2026-11-21-111111", "2026-11-21-999999")):
        os.utime(folder / f"{name}.db", (1_000_000 - age, 1_000_000 - age))
    assert sqlite_store.names() == ["2026-11-21-555555", "2026-11-21-111111", "2026-11-21-999999"]


def test_other_files_in_the_folder_are_no_records(sqlite_store: SqliteStore, folder: Path) -> None:
    sqlite_store.create(NAME).close()
    (folder / "notities.txt").write_text("hoi")
    (folder / ".verborgen.db").write_text("hoi")
    (folder / "map.db").mkdir()
    assert list(records_written(folder)) == [NAME]


def test_opening_does_not_count_as_a_change(sqlite_store: SqliteStore, record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    record.close()
    os.utime(folder / f"{NAME}.db", (1_000_000, 1_000_000))
    again = sqlite_store.open(NAME)
    again.read()
    assert again.changed_at() == 1_000_000
    again.close()
    assert (folder / f"{NAME}.db").stat().st_mtime == 1_000_000


def test_what_lies_in_the_wal_keeps_its_time_when_it_is_moved_into_the_file(record: SqliteRecord, folder: Path) -> None:
    record.append(said("een"), after=0)
    os.utime(folder / f"{NAME}.db", (1_000_000, 1_000_000))
    os.utime(folder / f"{NAME}.db-wal", (2_000_000, 2_000_000))
    assert record.changed_at() == 2_000_000
    record.close()
    assert (folder / f"{NAME}.db").stat().st_mtime == 2_000_000


def test_under_gevent_a_write_lets_others_run_and_an_error_prints_nothing(folder: Path) -> None:
    script = Path(__file__).with_name("gevent_child.py")
    child = subprocess.run([sys.executable, script, folder], capture_output=True, text=True, timeout=60, check=False)
    assert child.stderr == ""
    assert child.stdout.split() == ["moved", "ticked", "100"]
