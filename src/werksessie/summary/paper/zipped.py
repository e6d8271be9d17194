"""A file that is a zip, the same bytes each time it is made."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip can name."""


def same_every_time(made: bytes) -> bytes:
    """The same zip without the moments at which its parts were written. What was not compressed stays so."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(again, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, FIRST)
            info.compress_type, info.external_attr = part.compress_type, 0o644 << 16
            new.writestr(info, old.read(part))
    return again.getvalue()


def moment(made: str) -> datetime:
    """An ISO date or moment, in UTC without saying so. Raises ValueError."""
    when = datetime.fromisoformat(made)
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
