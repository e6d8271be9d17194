"""Words that come back in many answers, for one-tap filters: "jongeren 5x"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from werksessie.reading.first_names import SURE_NAMES
from werksessie.reading.folding import WORD, fold
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.roots import parts, root

_SHORTEST = 3
_AGAIN = 2


def frequent(texts: Sequence[str], most: int = 12) -> tuple[tuple[str, int], ...]:
    """At most `most` words and how many texts hold each, from two texts on; the word held by most texts first.

    Stop words and first names are left out; plural, diminutive and compound are one word ("jongere", "jongeren",
    "jongerenwerk"), written the way it is written most. Each number is what `holds` finds.
    """
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    held: Counter[str] = Counter()
    roots: dict[str, frozenset[str]] = {}
    for text in texts:
        found: set[str] = set()
        for word in WORD.findall(text):
            small = word.lower()
            if small not in roots:
                roots[small] = _roots(fold(word))
            if roots[small]:
                written[root(fold(word))][small] += 1
                found |= roots[small]
        held.update(found)
    again = [(key, number) for key, number in held.items() if number >= _AGAIN and key in written]
    shown = [(_usual(written[key]), number) for key, number in again if key not in SURE_NAMES]
    return tuple(sorted(shown, key=lambda one: (-one[1], one[0]))[:most])


def holds(text: str, word: str) -> bool:
    """Whether the text holds this word, in any number, as a diminutive, or as a part of another word."""
    return any(root(fold(word)) in _roots(fold(other)) for other in WORD.findall(text))


def places(texts: Sequence[str], words: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """For each of `words` the places in `texts` that hold it, rising. The same as `holds`, many times as quick."""
    roots: dict[str, frozenset[str]] = {}
    wanted = [root(fold(word)) for word in words]
    found: list[list[int]] = [[] for _ in words]
    for place, text in enumerate(texts):
        held: set[str] = set()
        for word in WORD.findall(text):
            if word not in roots:
                roots[word] = _roots(fold(word))
            held |= roots[word]
        for number, key in enumerate(wanted):
            if key in held:
                found[number].append(place)
    return tuple(tuple(one) for one in found)


def _roots(folded: str) -> frozenset[str]:
    """The root of a word and of its parts; empty for a word that says nothing."""
    return parts(folded) | {root(folded)} if _says_something(folded) else frozenset()


def _says_something(folded: str) -> bool:
    return len(folded) >= _SHORTEST and folded not in FUNCTION_WORDS and root(folded) not in FUNCTION_WORDS


def _usual(spellings: Counter[str]) -> str:
    """The spelling that is used most; of two, the one that comes first in the alphabet."""
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
