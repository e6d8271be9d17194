"""A letter and a shape for a theme that has no name yet."""

from __future__ import annotations

from typing import NamedTuple

from werksessie.activities.ideas.cards import Theme

SHAPES = (
    ("driehoek", "▲"), ("cirkel", "●"), ("vierkant", "■"), ("ruit", "◆"), ("ster", "★"), ("vijfhoek", "⬟"),
)  # fmt: skip
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Mark(NamedTuple):
    """`letter` is A for the first theme; `shape` the Dutch name of `sign`."""

    letter: str
    shape: str
    sign: str


def mark(number: int) -> Mark:
    """The mark of the theme with this number, counted from 1; after Z comes AA."""
    letters, left = "", number
    while left > 0:
        left, place = divmod(left - 1, len(LETTERS))
        letters = LETTERS[place] + letters
    return Mark(letters, *SHAPES[(number - 1) % len(SHAPES)])


def called(theme: Theme) -> str:
    """The name of a theme, or what it is called until it has one."""
    return theme.name or f"Groep {mark(theme.number).letter}"
