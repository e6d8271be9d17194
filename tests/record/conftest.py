from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from werksessie.record.sqlite import SqliteStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


@pytest.fixture
def sqlite_store(folder: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(folder)
    yield store
    store.close()
