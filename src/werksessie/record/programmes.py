"""The facilitators' own programmes: one TOML text under each name, in memory or in a folder."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock

from werksessie.record import files
from werksessie.record.promise import NoSuchProgramme, NotStored, ProgrammeMoved

NAME = re.compile(r"[a-z0-9-]{1,40}")


class MemoryProgrammes:
    """Own programmes for as long as the process lives."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lock = Lock()

    def names(self) -> list[str]:
        return list(reversed(self._texts))

    def read(self, name: str) -> str:
        if name not in self._texts:
            raise NoSuchProgramme(name)
        return self._texts[name]

    def write(self, name: str, text: str, was: str | None) -> None:
        expect_name(name)
        with self._lock:
            if self._texts.get(name) != was:
                raise ProgrammeMoved(name)
            self._texts.pop(name, None)
            self._texts[name] = text

    def delete(self, name: str) -> None:
        with self._lock:
            if self._texts.pop(name, None) is None:
                raise NoSuchProgramme(name)


class FolderProgrammes:
    """Own programmes as files that can be read, copied and sent on: `<name>.toml`."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if needed and finish what a crash interrupted. Raises `OSError`."""
        folder.mkdir(exist_ok=True, mode=0o700)
        files.recover(folder)
        self._folder = folder
        self._lock = Lock()

    def names(self) -> list[str]:
        found = [path for path in self._folder.glob("*.toml") if NAME.fullmatch(path.stem)]
        return [path.stem for path in sorted(found, key=_written_at, reverse=True)]

    def read(self, name: str) -> str:
        found = self._read(name)
        if found is None:
            raise NoSuchProgramme(name)
        return found

    def write(self, name: str, text: str, was: str | None) -> None:
        expect_name(name)
        with self._lock:
            if self._read(name) != was:
                raise ProgrammeMoved(name)
            try:
                files.replace(self._path(name), text.encode())
            except OSError as error:
                raise NotStored(f"Het draaiboek {name} kon niet worden opgeslagen.") from error

    def delete(self, name: str) -> None:
        with self._lock:
            if self._read(name) is None:
                raise NoSuchProgramme(name)
            try:
                files.wipe(self._path(name))
            except OSError as error:
                raise NotStored(f"Het draaiboek {name} kan niet worden verwijderd.") from error

    def _read(self, name: str) -> str | None:
        """What stands there; a file that somebody put there by hand may hold anything."""
        if not NAME.fullmatch(name):
            return None
        try:
            # As bytes: reading as text would make other line ends of it.
            return self._path(name).read_bytes().decode("utf-8", "replace")
        except OSError:
            return None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.toml"


def expect_name(name: str) -> None:
    """Raises ValueError unless a programme can have this name."""
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a programme")


def _written_at(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.stem
    except OSError:
        return 0.0, path.stem
