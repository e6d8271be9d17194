"""The real app on real files, so that what stands on the disk can be looked at beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY
from werksessie.app import create_app
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the records stand."""
    return tmp_path / "sessions"


@pytest.fixture
def app(folder: Path) -> Iterator[Flask]:
    """The app on that folder."""
    made = opened(folder)
    yield made
    shut(made)


def opened(folder: Path) -> Flask:
    """The app as `serve` makes it, after its first look at what lies idle."""
    made = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(folder))
    made.testing = False
    made.extensions["host"].tend(datetime.now(UTC))
    return made


def shut(app: Flask) -> None:
    """Lets go of the folder."""
    app.extensions["host"].close()
    app.extensions["host"].store.close()
