"""A disk that fills up and is emptied again: a small one where that may be made, else a limit for the server."""

from __future__ import annotations

import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.forking import Server

SIZE = 4 * 1024 * 1024


class SmallDisk:
    """A file system of a few megabytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, server: Server) -> None:
        """Nothing more fits on it."""
        with (self.folder / "ballast").open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                return

    def free(self, server: Server) -> None:
        """There is room again."""
        (self.folder / "ballast").unlink()


class Limit(SmallDisk):
    """No file of this server may grow: what a full disk is to it."""

    def fill(self, server: Server) -> None:
        self._hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, self._hard))

    def free(self, server: Server) -> None:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (self._hard, self._hard))


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Such a disk at this folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield Limit(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
