"""The files of a command: the record that it reads, and what it makes of it."""

from __future__ import annotations

import sys
from pathlib import Path

from werksessie.record.sqlite import SqliteRecord
from werksessie.session.spoiled import whole
from werksessie.session.state import State
from werksessie.settings import CannotStart


def state_in(path: Path) -> State:
    """The state that a record file gives. Raises Damaged, NoSuchRecord or UnknownEvent."""
    kept = SqliteRecord(path)
    try:
        return whole(kept.read())
    finally:
        kept.close()


def write(content: bytes, output: str | None, usual: Path) -> int:
    """Writes it into `output`, into the `usual` file when that is None, on standard output for "-"; the exit status.
    Raises CannotStart with a Dutch sentence."""
    if output == "-":
        sys.stdout.buffer.write(content)
        return 0
    target = Path(output) if output else usual
    try:
        target.write_bytes(content)
    except OSError as error:
        raise CannotStart(f"Het bestand {target} kan niet worden gemaakt.") from error
    print(f"Gemaakt: {target}")
    return 0
