"""What stands on the disk, read without our own store: a copy of the files as the last write left them."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from werksessie.session.codec import decode
from werksessie.session.reducer import fold
from werksessie.session.state import State

Rows = list[tuple[int, dict[str, Any]]]


def log(folder: Path, name: str) -> Rows:
    """Every event of a record as (number, event), what is still in its WAL included."""
    with tempfile.TemporaryDirectory() as copy:
        for ending in (".db", ".db-wal"):
            file = folder / f"{name}{ending}"
            if file.exists():
                shutil.copy(file, copy)
        with closing(sqlite3.connect(Path(copy) / f"{name}.db")) as db:
            rows = db.execute("SELECT seq, type, data FROM events ORDER BY seq").fetchall()
    return [(seq, {"type": type_, **json.loads(data)}) for seq, type_, data in rows]


def folded(rows: Rows) -> State:
    """The state that this log gives."""
    return fold((seq, decode(event)) for seq, event in rows)


def every_byte(folder: Path) -> dict[str, bytes]:
    """The bytes of every file under a folder, hidden ones included."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
