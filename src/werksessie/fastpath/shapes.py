"""What two phones' own pieces have in common, apart from the words that only one of them wrote."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

SHORTEST = 16
ID = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")
"""What we or a phone's script draw by chance: ids of cards and answers, pseudonyms."""


class Words:
    """The words in which this phone's piece differs, each with the gap that stands for it. `typed` are words that may
    be such; what looks drawn by chance is one always."""

    def __init__(self, gaps: tuple[str, ...], typed: frozenset[str]) -> None:
        self._gaps, self._typed = gaps, typed
        self.found: dict[str, str] = {}

    def gap(self, word: str) -> str:
        """The gap for this word, or the word itself. Raises IndexError when there are too many."""
        if word in self.found:
            return self.found[word]
        if word not in self._typed and (len(word) < SHORTEST or not ID.fullmatch(word)):
            return word
        self.found[word] = self._gaps[len(self.found)]
        return self.found[word]


def shape(value: Any, words: Words) -> Hashable:
    """All that `value` is, with gaps for words."""
    kind = type(value)
    if kind is str:
        return words.gap(value)
    if kind is bool or kind is int or value is None:
        return cast(Hashable, value)
    if kind is tuple or kind is list:
        return tuple([shape(one, words) for one in value])
    if kind is dict or isinstance(value, Mapping):
        return tuple([(name, shape(one, words)) for name, one in value.items()])
    if is_dataclass(kind):
        return (kind, *[shape(part, words) for part in vars(value).values()])
    return cast(Hashable, words.gap(value) if isinstance(value, str) else value)


def with_gaps(value: Any, words: Words) -> Any:
    """The same thing, with gaps in the place of words."""
    if isinstance(value, str):
        return words.gap(value)
    if isinstance(value, (tuple, list)):
        return type(value)([with_gaps(one, words) for one in value])
    if isinstance(value, Mapping):
        return {name: with_gaps(one, words) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: with_gaps(getattr(value, one.name), words) for one in fields(value)})
    return value
