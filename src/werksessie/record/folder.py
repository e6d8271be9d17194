"""The folder the records stand in: usable, and used by one server only."""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
import weakref
from pathlib import Path

_NAME = re.compile(r"[^./\\:*?\"<>|\x00-\x1f\ud800-\udfff][^/\\:*?\"<>|\x00-\x1f\ud800-\udfff]{0,59}")

_REASONS = {
    errno.EACCES: "geen toegang",
    errno.EPERM: "geen toegang",
    errno.EROFS: "alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.ENOTDIR: "dit is geen map",
    errno.EEXIST: "dit is geen map",
    errno.ENOENT: "zo'n map kan daar niet staan",
    errno.ENAMETOOLONG: "die naam is te lang",
    errno.EINVAL: "die naam kan niet",
    errno.EIO: "de schijf werkt niet goed",
}


class FolderUnusable(Exception):
    """Records cannot be kept in this folder. `str()` is one Dutch sentence."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"In de map {folder} kunnen geen sessies staan ({reason(error)}): kies een andere met --sessions."
        )


class FolderInUse(FolderUnusable):
    """Another server has this folder. `str()` is one Dutch sentence."""

    def __init__(self, folder: Path) -> None:
        Exception.__init__(
            self, f"De map {folder} is al in gebruik: stop de andere werksessie, of kies een map met --sessions."
        )


class FolderLock:
    """Holds a folder for this process, until `release`, until nobody holds the lock any more, or until it dies."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if needed and take it. Raises `FolderInUse` or `FolderUnusable`."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            tempfile.TemporaryFile(dir=folder).close()
            file = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderUnusable(folder, error) from error
        try:
            _lock(file)
        except (BlockingIOError, PermissionError) as error:
            os.close(file)
            raise FolderInUse(folder) from error
        except OSError as error:
            os.close(file)
            raise FolderUnusable(folder, error) from error
        self._let_go = weakref.finalize(self, os.close, file)

    def release(self) -> None:
        """Let go of the folder. Safe to call twice."""
        self._let_go()


def reason(error: OSError) -> str:
    """Why the system refused, in a few Dutch words."""
    return _REASONS.get(error.errno or 0, f"fout {error.errno} van het systeem" if error.errno else "onbekende fout")


def is_name(name: str) -> bool:
    """Whether a record may have this name: one plain file name on every system."""
    return _NAME.fullmatch(name) is not None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
