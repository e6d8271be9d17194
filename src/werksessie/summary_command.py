"""`werksessie summary`: the Summary of a kept session as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rich.console import Console

from werksessie.files import state_in, write
from werksessie.record.promise import Damaged, NoSuchRecord
from werksessie.session.codec import UnknownEvent
from werksessie.session.state import EMPTY
from werksessie.settings import CannotStart
from werksessie.summary.build import Summary, build
from werksessie.summary.formats import FORMATS, Format


def export(record: str, to: str, output: str | None, today: date) -> int:
    """Writes the Summary of the record file `record` in the format `to`: into `output`, beside where one is when that
    is None, on standard output for "-". Raises CannotStart with a Dutch sentence."""
    if to not in FORMATS:
        raise CannotStart(f"Kies bij --to uit: {', '.join(FORMATS)}.")
    path = Path(record)
    summary = _summary(path)
    content = _made(FORMATS[to], summary, today)
    return write(content, output, Path(f"verslag-{path.stem}.{FORMATS[to].ending}"))


def _summary(path: Path) -> Summary:
    try:
        state = state_in(path)
    except NoSuchRecord:
        raise CannotStart(f"Het bestand {path} is er niet.") from None
    except (Damaged, UnknownEvent) as trouble:
        raise CannotStart(str(trouble)) from trouble
    if state.phase == EMPTY:
        raise CannotStart(f"In het bestand {path} is nog niets bewaard.")
    return build(state)


def _made(format: Format, summary: Summary, today: date) -> bytes:
    """The file, with a word on the terminal as long as it takes."""
    with Console(stderr=True).status(f"{format.title} maken…"):
        return format.make(summary, today.isoformat())
