"""Own programmes, in memory and as files that a person can find."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.record.programmes_contract import TEXT, ProgrammesContract
from werksessie.record.memory import MemoryStore
from werksessie.record.programmes import FolderProgrammes
from werksessie.record.promise import NotStored, Store
from werksessie.record.sqlite import SqliteStore


class TestMemoryProgrammes(ProgrammesContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore()

    def test_the_last_written_comes_first(self, store: Store) -> None:
        for name in ("een", "twee"):
            store.programmes.write(name, "x", None)
        store.programmes.write("een", "y", "x")
        assert store.programmes.names() == ["een", "twee"]


class TestFolderProgrammes(ProgrammesContract):
    @pytest.fixture
    def store(self, sqlite_store: SqliteStore) -> Store:
        return sqlite_store

    def test_the_last_written_comes_first(self, store: Store, folder: Path) -> None:
        for second, name in enumerate(("een", "drie", "twee")):
            store.programmes.write(name, "x", None)
            os.utime(folder / "programmes" / f"{name}.toml", (second, second))
        assert store.programmes.names() == ["twee", "drie", "een"]

    def test_each_is_a_file_of_its_own(self, store: Store, folder: Path) -> None:
        store.programmes.write("tuin", TEXT, None)
        assert (folder / "programmes" / "tuin.toml").read_bytes() == TEXT.encode()

    def test_a_file_that_somebody_put_there_is_there(self, store: Store, folder: Path) -> None:
        (folder / "programmes" / "plein.toml").write_bytes(b"\xff geen toml")
        (folder / "programmes" / "Niet Van Ons.toml").write_bytes(b"x")
        assert store.programmes.names() == ["plein"]
        assert store.programmes.read("plein").endswith("geen toml")

    def test_a_write_that_a_crash_interrupted_is_finished(self, folder: Path) -> None:
        place = folder / "programmes"
        place.mkdir(parents=True)
        (place / "tuin.toml.new").write_text("nieuw")
        (place / "plein.toml.draft").write_text("half")
        assert FolderProgrammes(place).names() == ["tuin"]

    def test_a_folder_that_is_gone_is_said(self, store: Store, folder: Path) -> None:
        (folder / "programmes").rmdir()
        with pytest.raises(NotStored, match="kon niet"):
            store.programmes.write("tuin", TEXT, None)
