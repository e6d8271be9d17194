"""Spreading rows over wall pages, so that long texts stay whole and legible from the back of the room.

Heights are in percent of the wall's height, reckoned for the narrowest projector (4:3).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

ROOM = 52.0
"""What the question and the bottom line leave for rows."""


def lines(words: str, width: int) -> int:
    """How many lines of `width` characters the words take; at least 1."""
    return max(1, -(-len(words) // width))


def spread(
    items: Iterable[Item], height: Callable[[Item], float], most: int, room: float = ROOM
) -> Sequence[tuple[Item, ...]]:
    """The items in their order, as pages of at most `most` that are together no higher than `room`.

    What is higher than a page stands on one alone. No items are one empty page.
    """
    pages: list[list[Item]] = [[]]
    left = room
    for item in items:
        needed = height(item)
        if pages[-1] and (len(pages[-1]) == most or needed > left):
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= needed
    return tuple(tuple(page) for page in pages)
