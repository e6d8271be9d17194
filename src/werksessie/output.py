"""Where a command puts the file that it made."""

from __future__ import annotations

import sys
from pathlib import Path

from werksessie.settings import CannotStart


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
