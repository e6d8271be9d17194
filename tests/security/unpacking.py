"""What stands in a file, however it is wrapped: zips in zips, the streams of a PDF, every row of a database."""

from __future__ import annotations

import io
import re
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

SQLITE, ZIP, PDF = b"SQLite format 3\0", b"PK\x03\x04", b"%PDF"
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


def opened(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """These files, and everything that is in them, by a name that tells where it was."""
    return {name: content for one, whole in files.items() for name, content in _opened(one, whole)}


def _opened(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _opened(f"{name}/{inner}", archive.read(inner))
    elif content.startswith(PDF):
        yield f"{name}/streams", b"\n".join(_streams(content))
    elif content.startswith(SQLITE):
        yield f"{name}/dump", _dump(content)


def _streams(content: bytes) -> Iterator[bytes]:
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            yield packed


def _dump(content: bytes) -> bytes:
    """Every table, row by row, as `.dump` would write it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        path.write_bytes(content)
        with closing(sqlite3.connect(path)) as db:
            return "\n".join(db.iterdump()).encode()


def moments(files: Mapping[str, bytes], after: str, before: str) -> dict[str, set[str]]:
    """The files that hold a moment (ISO 8601) between these two, and which."""
    first, last = datetime.fromisoformat(after), datetime.fromisoformat(before)
    found = {name: {one.decode() for one in MOMENT.findall(content)} for name, content in files.items()}
    between = {name: {one for one in some if first < _moment(one, first) < last} for name, some in found.items()}
    return {name: some for name, some in between.items() if some}


def _moment(text: str, like: datetime) -> datetime:
    """A moment without a zone is taken to be in the zone of the other."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=like.tzinfo)
