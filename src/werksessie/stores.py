"""Opening the store that the settings name: a folder of files, or a server that several processes share."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor

from werksessie.record.folder import FolderUnusable
from werksessie.record.owner import one_thread
from werksessie.record.promise import Store
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import SQLITE, CannotStart, Settings

MISSING = "Voor deze opslag is nog iets nodig: installeer werksessie met pip install 'werksessie[hosted]'."


def opened(settings: Settings, executor: Callable[[], Executor] = one_thread) -> Store:
    """The store; `executor` gives the thread on which a record of files waits for the disk. Raises `CannotStart`."""
    if settings.store != SQLITE:
        return _shared(settings.store)
    try:
        return SqliteStore(settings.sessions, executor)
    except FolderUnusable as error:
        raise CannotStart(str(error)) from error


def _shared(url: str) -> Store:
    try:
        from werksessie.record.redis_connection import StoreUnusable
        from werksessie.record.redis_streams import open_store
    except ModuleNotFoundError as error:
        raise CannotStart(MISSING) from error
    try:
        return open_store(url)
    except StoreUnusable as error:
        raise CannotStart(str(error)) from error
