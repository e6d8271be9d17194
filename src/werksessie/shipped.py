"""Where the folders that belong to the program are."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Where a folder of ours lives: inside the installed wheel, or at the top of a checkout."""
    inside_wheel = PACKAGE / folder
    return inside_wheel if inside_wheel.is_dir() else PACKAGE.parents[1] / folder
