"""`werksessie overview`: the overview over kept records and packages that municipalities chose to share, as a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console

from werksessie.files import state_in, write
from werksessie.overview.across import Shared, across
from werksessie.overview.evening import evening_of, key_of
from werksessie.overview.formats import FORMATS, Told
from werksessie.overview.package import LARGEST, NoPackage, unpacked
from werksessie.record.promise import Damaged, NoSuchRecord
from werksessie.session.codec import UnknownEvent
from werksessie.session.state import EMPTY, SEALED
from werksessie.settings import CannotStart
from werksessie.summary.build import build
from werksessie.summary.public import public

TITLE = "Overzicht over gemeenten"
SQLITE = b"SQLite format 3\x00"
REHEARSAL = "dit is een oefensessie. Die telt alleen mee als alle avonden geoefend zijn."


class LeftOut(Exception):
    """A file does not take part. `str()` is one Dutch sentence, without its name."""


@dataclass(frozen=True)
class _Read:
    """One file that takes part."""

    path: Path
    shared: Shared

    @property
    def rehearsal(self) -> bool:
        return all(one.rehearsal for one in self.shared.evenings)


def overview(files: Sequence[str], to: str, output: str | None, named: bool, today: date) -> int:
    """Writes the overview of these files in the format `to`: into `output`, where one is when that is None, on standard
    output for "-". With `named` the municipalities of records are named. What cannot take part is told and left out.
    Raises CannotStart with a Dutch sentence."""
    if to not in FORMATS:
        raise CannotStart(f"Kies bij --to uit: {', '.join(FORMATS)}.")
    read, sentences = _all(list(dict.fromkeys(map(Path, files))), named)
    read, more = _without_rehearsals(read)
    for sentence in (*sentences, *more):
        print(sentence, file=sys.stderr)
    if not read:
        raise CannotStart("Er is geen bestand over dat mee kan tellen.")
    told = Told(across([one.shared for one in read]), TITLE)
    for note in told.overview.notes:
        print(note, file=sys.stderr)
    with Console(stderr=True).status(f"{FORMATS[to].title} maken…"):
        content = FORMATS[to].make(told, today.isoformat())
    return write(content, output, Path(f"overzicht-{today.isoformat()}.{to}"))


def _all(paths: Sequence[Path], named: bool) -> tuple[list[_Read], list[str]]:
    """The files that can be read, and a sentence for each that cannot; with a word on the terminal meanwhile."""
    read, sentences = [], []
    with Console(stderr=True).status("Lezen…") as status:
        for number, path in enumerate(paths, 1):
            status.update(f"{number} van {len(paths)} bestanden lezen…")
            try:
                read.append(_Read(path, _shared(path, named)))
            except LeftOut as trouble:
                sentences.append(f"{path} telt niet mee: {trouble}")
    return read, sentences


def _shared(path: Path, named: bool) -> Shared:
    try:
        with path.open("rb") as file:
            content = file.read(len(SQLITE))
            content += b"" if content == SQLITE else file.read(LARGEST + 1)
    except OSError:
        raise LeftOut("het bestand is er niet, of kan niet worden gelezen.") from None
    return _of_record(path, named) if content == SQLITE else _of_package(content)


def _of_package(content: bytes) -> Shared:
    try:
        package = unpacked(content)
    except NoPackage as trouble:
        raise LeftOut(_low(str(trouble))) from None
    if not package.evenings:
        raise LeftOut("er staat geen avond in.")
    return Shared(package.evenings, package.named)


def _of_record(path: Path, named: bool) -> Shared:
    try:
        state = state_in(path)
    except (Damaged, NoSuchRecord, UnknownEvent) as trouble:
        raise LeftOut(_low(str(trouble))) from None
    if state.phase == EMPTY:
        raise LeftOut("er is nog niets bewaard.")
    if state.phase != SEALED:
        raise LeftOut("deze avond is nog niet verzegeld.")
    return Shared((evening_of(public(build(state)), key_of(state)),), named)


def _low(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _without_rehearsals(read: list[_Read]) -> tuple[list[_Read], list[str]]:
    """Made-up evenings stand beside each other only."""
    if all(one.rehearsal for one in read):
        return read, []
    return (
        [one for one in read if not one.rehearsal],
        [f"{one.path} telt niet mee: {REHEARSAL}" for one in read if one.rehearsal],
    )
