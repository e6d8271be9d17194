"""What two phones' own pieces have in common, apart from the words that only one of them wrote."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

SHORTEST = 16
ID = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}")
"""What we or a phone's script draw by chance: ids of cards and answers, pseudonyms."""


VALUE = re.compile(r"[a-z0-9_.-]{1,24}")
"""What may as well be a value: a template can do more with that than show it."""


class Words:
    """The words in which this phone's piece differs, each with the gap that stands for it. `texts` are what somebody
    wrote; what looks drawn by chance is one as well, unless it is among `shared`, by which templates find things."""

    def __init__(self, gaps: tuple[str, ...], texts: frozenset[str], shared: frozenset[str] = frozenset()) -> None:
        self._gaps, self._texts, self._shared = gaps, texts, shared
        self.found: dict[str, str] = {}

    def gap(self, word: str) -> str:
        """The gap for this word, or the word itself. Raises IndexError when there are too many."""
        if word in self.found:
            return self.found[word]
        if not (self._is_text(word) or self._is_drawn(word)):
            return word
        self.found[word] = self._gaps[len(self.found)]
        return self.found[word]

    def _is_text(self, word: str) -> bool:
        return word in self._texts and not VALUE.fullmatch(word)

    def _is_drawn(self, word: str) -> bool:
        return len(word) >= SHORTEST and ID.fullmatch(word) is not None and word not in self._shared


TEXT, TEXTS = "text", "texts"
"""Where each kind keeps what a person wrote."""


def written(value: Any) -> Iterator[str]:
    """What this phone's person wrote, wherever in `value` it stands."""
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from written(one)
        return
    parts = value if isinstance(value, Mapping) else vars(value) if is_dataclass(type(value)) else {}
    for name, one in parts.items():
        if name == TEXT and isinstance(one, str):
            yield one
        elif name == TEXTS and isinstance(one, Mapping):
            yield from one.values()
        else:
            yield from written(one)


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
