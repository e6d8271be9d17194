"""Things a process can only do to itself: run out of disk, or lose its rights. Prints what it sees as JSON."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from werksessie.record.folder import FolderUnusable
from werksessie.record.promise import Damaged, NotStored
from werksessie.record.sqlite import SqliteRecord, SqliteStore

NAME = "2026-11-21-482913"


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes; Python leaves the signal for it ignored, so writing fails."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def events(count: int) -> list[dict[str, Any]]:
    return [{"type": "said", "text": "woord " * 50} for _ in range(count)]


def append_on_a_full_disk(folder: Path) -> dict[str, Any]:
    record = SqliteStore(folder).create(NAME)
    seq = 0
    with disk_of(200_000):
        try:
            while True:
                seq = record.append(events(7), seq)
        except NotStored as error:
            sentence = str(error)
        while_full = (record.last(), len(record.read()))
    after = record.append(events(7), seq)
    record.close()
    return {"seq": seq, "sentence": sentence, "while_full": while_full, "after": after - seq}


def rewrite_on_a_full_disk(folder: Path) -> dict[str, Any]:
    record = SqliteStore(folder).create(NAME)
    seq = record.append(events(300), 0)
    with disk_of((folder / f"{NAME}.db-wal").stat().st_size + 5000):
        try:
            record.rewrite(events(250), seq)
        except NotStored as error:
            sentence = str(error)
    original = record.read() == list(enumerate(events(300), 1))
    again = record.rewrite(events(250), seq)
    record.close()
    return {"sentence": sentence, "original": original, "again": again, "seq": seq}


def create_on_a_full_disk(folder: Path) -> dict[str, Any]:
    store = SqliteStore(folder)
    said = []
    with disk_of(2000):
        for attempt in (lambda: store.create(NAME), lambda: store.secrets.keep(NAME, {"wall": "x" * 3000})):
            try:
                attempt()
            except NotStored as error:
                said.append(str(error))
    store.create("2026-11-22-777777").close()
    return {"said": said, "names": store.names(), "kept": store.secrets.of(NAME)}


def without_rights(folder: Path) -> dict[str, Any]:
    store = SqliteStore(folder)
    for name in (NAME, "2026-11-22-777777"):
        record = store.create(name)
        record.append(events(1), 0)
        record.close()
    store.close()
    (folder / "2026-11-22-777777.db").chmod(0)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        (folder / f"{NAME}.db").chmod(0o644)
        os.seteuid(65534)
    said = []
    for attempt in (
        lambda: SqliteStore(folder),
        lambda: SqliteRecord(folder / "2026-11-22-777777.db"),
        lambda: SqliteRecord(folder / "nieuw.db", new=True),
    ):
        try:
            attempt()
        except (FolderUnusable, Damaged, NotStored) as error:
            said.append([type(error).__name__, str(error)])
    return {"said": said}


def read_only_file(folder: Path) -> dict[str, Any]:
    store = SqliteStore(folder)
    record = store.create(NAME)
    record.append(events(2), 0)
    record.close()
    (folder / f"{NAME}.db").chmod(0o444)
    if os.geteuid() == 0:
        folder.chmod(0o777)
        os.seteuid(65534)
    record = SqliteRecord(folder / f"{NAME}.db")
    try:
        record.append(events(1), 2)
    except NotStored as error:
        sentence = str(error)
    return {"sentence": sentence, "read": len(record.read())}


print(json.dumps(globals()[sys.argv[1]](Path(sys.argv[2]))))
