"""Spreading rows over wall pages, so that long texts stay whole and legible from the back of the room.

Heights are in percent of the wall's height, reckoned for the narrowest projector (4:3).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")

ROOM = 52.0
"""What the question and the bottom line leave for rows."""


def span(words: str) -> int:
    """How wide the words are, in average letters: capitals and wide scripts take more than one."""
    wide = 0 if words.isascii() else sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return len(words) + wide + sum(map(str.isupper, words)) * 3 // 10


def lines(words: str, width: int) -> int:
    """How many lines of `width` average letters the words take; at least 1. Only a word that is wider than a line is
    broken."""
    full, left = 1, width
    for word in words.split():
        needed = span(word)
        if needed > left:
            broken = -(-needed // width)
            full, left = full + broken - (left == width), width * broken
        left -= needed + 1
    return full


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
