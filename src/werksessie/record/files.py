"""Small files that hold secrets: written so that a crash loses nothing, replaced so that nothing stays behind."""

from __future__ import annotations

import os
from pathlib import Path

_DRAFT = ".draft"
_NEW = ".new"


def replace(path: Path, content: bytes) -> None:
    """Put `content` at `path`, durably, and overwrite the bytes that stood there. Raises `OSError`.

    A crash leaves the old content, or a finished new file beside it that `recover` puts in place.
    """
    draft = _beside(path, _DRAFT)
    _write(draft, content)
    draft.replace(_beside(path, _NEW))
    _sync_folder(path.parent)
    _put_in_place(path)


def recover(folder: Path) -> None:
    """Finish what a crash interrupted in `folder`. Raises `OSError`."""
    for draft in folder.glob(f"*{_DRAFT}"):
        wipe(draft)
    for new in folder.glob(f"*{_NEW}"):
        _put_in_place(new.with_name(new.name.removesuffix(_NEW)))


def wipe(path: Path) -> None:
    """Overwrite the bytes of a file, then remove it. A missing file is fine. Raises `OSError`."""
    try:
        with path.open("r+b") as file:
            _fill_with_zeros(file.fileno())
    except FileNotFoundError:
        return
    path.unlink()
    _sync_folder(path.parent)


def is_wiped(content: bytes) -> bool:
    """Whether this is what `wipe` leaves when it is interrupted."""
    return not content.strip(b"\0")


def _put_in_place(path: Path) -> None:
    wipe(path)
    _beside(path, _NEW).replace(path)
    _sync_folder(path.parent)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _write(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _fill_with_zeros(file: int) -> None:
    left = os.fstat(file).st_size
    while left > 0:
        left -= os.write(file, bytes(min(left, 1 << 20)))
    os.fsync(file)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to sync; it orders these writes itself.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
