"""Takes a picture of every kind in every state on every surface, and puts them on one page: the contact sheet.

    python -m tests.look [-o FOLDER] [--only WORD ...]

It needs Chromium and no server. `--only` keeps what has one of these words in its surface, kind, state or screen. What
cannot be taken is named at the end, and then it exits with 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Error, sync_playwright
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from tests.access.house import House
from tests.browser.conftest import chromium
from tests.look import evening, rooms
from tests.look.around import around
from tests.look.camera import Camera
from tests.look.kinds import of_kind
from tests.look.sheet import file_name, write
from tests.look.shots import Shot

FOLDER = Path("look")


@dataclass
class Sheet:
    """What was taken so far, in `folder`."""

    folder: Path
    camera: Camera
    only: list[str]
    taken: list[tuple[Shot, str]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def add(self, shot: Shot) -> None:
        """Takes this one, if it is wanted."""
        told = f"{shot.surface} {shot.caption} {shot.screen}"
        if self.only and not any(word in told for word in self.only):
            return
        file = file_name(len(self.taken) + 1, shot)
        try:
            (self.folder / file).write_bytes(self.camera.take(shot))
        except (Error, AssertionError) as trouble:
            self.troubles.append(f"{told}: {str(trouble).splitlines()[0]}")
        else:
            self.taken.append((shot, file))


def parts() -> list[tuple[str, Callable[[], Iterator[Shot]]]]:
    """Everything there is to take, in parts that each begin with nothing."""
    by_kind = [(name, lambda name=name: _kind(name)) for name in rooms.names()]
    return [("alles eromheen", around), *by_kind, ("een hele avond", _evening)]


def _kind(name: str) -> Iterator[Shot]:
    house = House()
    house.app.extensions["host"].now = lambda: rooms.NOW
    try:
        for stop in rooms.stops(name):
            yield from of_kind(house, stop)
    finally:
        house.close()


def _evening() -> Iterator[Shot]:
    with TemporaryDirectory() as folder:
        log = evening.rehearsed(Path(folder))
    house = House()
    try:
        for until in evening.steps(log):
            yield from evening.at_step(house, log, until)
        yield from evening.afterwards(house, log)
    finally:
        house.close()


def main() -> int:
    """Takes them, and says where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", type=Path, default=FOLDER, dest="folder", help="where the pictures go; it is emptied")
    parser.add_argument("--only", nargs="*", default=[], help="words of which one must be in what is taken")
    parser.add_argument("--part", nargs="*", default=[], help="words of which one must be in the name of the part")
    wishes = parser.parse_args()
    shutil.rmtree(wishes.folder, ignore_errors=True)
    wishes.folder.mkdir(parents=True)
    console = Console(highlight=False)
    wanted = [one for one in parts() if not wishes.part or any(word in one[0] for word in wishes.part)]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as started, started.chromium.launch(executable_path=chromium(), args=root) as browser:
        camera = Camera(browser)
        sheet = Sheet(wishes.folder, camera, wishes.only)
        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("", total=len(wanted))
            for name, shots in wanted:
                for shot in shots():
                    sheet.add(shot)
                    progress.update(task, description=f"{len(sheet.taken):4} platen · {name}")
                progress.advance(task)
        camera.close()
    for trouble in sheet.troubles:
        console.print(f"Niet gelukt: {trouble}")
    console.print(f"{len(sheet.taken)} platen: {write(wishes.folder, sheet.taken).absolute()}")
    return 1 if sheet.troubles else 0


if __name__ == "__main__":
    raise SystemExit(main())
