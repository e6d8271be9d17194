"""How much two short answers are alike: for stacking what is nearly the same, and for "lijkt op".

Word by word, whatever the order, number, accents, capitals and signs, with room for a typing error. Distances between
letters were tried and see "meer politie" and "minder politie" as the same; here "geen", "niet" and "minder" count. It
sees words, not meaning: the facilitator decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from werksessie.reading.folding import word_set, words
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.roots import root

SAME = 0.8
"""From here on two answers are suggested as one."""

_AGAINST = word_set("niet geen niks niets nooit zonder minder stop tegen nee no not less")
_OPPOSED = 0.5
_LONG, _LONGEST = 6, 40
"""How many letters a word has in which a typing error is looked for."""
_SHORT = 4
_HALF = 3
_PIECE = 3


@dataclass(frozen=True)
class _Gist:
    """What an answer says: the roots of its words, whether it is against something, its letters in a row."""

    roots: frozenset[str]
    against: bool
    letters: str


@dataclass(frozen=True)
class _Ties:
    """How the roots of some texts hang together: which are one letter apart, which compound is made of which two."""

    near: Mapping[str, frozenset[str]]
    halves: Mapping[str, frozenset[str]]


_NONE: frozenset[str] = frozenset()


def likeness(one: str, other: str) -> float:
    """0.0 (no word in common) to 1.0 (the same words); the same both ways. Two texts without words are not alike."""
    mine, yours = _gist(one), _gist(other)
    return _alike(mine, yours, _ties(mine.roots | yours.roots))


def duplicates(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Groups of two or more places in `texts` of which every two are alike from SAME on; a place is in one group."""
    places: defaultdict[_Gist, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        gist = _gist(text)
        if gist.roots:
            places[gist].append(place)
    stacks = (sorted(place for gist in group for place in places[gist]) for group in _grouped(list(places)))
    return tuple(sorted(tuple(stack) for stack in stacks if len(stack) > 1))


def ordered(cards: Sequence[str], like: Sequence[str]) -> tuple[int, ...]:
    """The places of all `cards`, most like the theme first; `like` is the theme's name and its cards.

    What is said in few cards weighs more than what everyone says. Cards that are equally like it keep their order.
    """
    features = [Counter(_features(text)) for text in (*like, *cards)]
    spread = Counter(key for one in features for key in one)
    weight = {key: log(1 + len(features) / number) ** 2 for key, number in spread.items()}
    theme: Counter[str] = Counter()
    for one in features[: len(like)]:
        theme.update(one)
    scores = [_cosine(one, theme, weight) for one in features[len(like) :]]
    return tuple(sorted(range(len(cards)), key=lambda place: -scores[place]))


def _gist(text: str) -> _Gist:
    said = words(text)
    telling = [root(word) for word in said if word not in FUNCTION_WORDS] or list(said)
    return _Gist(frozenset(telling), not _AGAINST.isdisjoint(said), "".join(telling))


def _keys(gist: _Gist, ties: _Ties) -> frozenset[str]:
    """Another text shares one of these or is not alike."""
    said = gist.roots.union(*(ties.halves.get(key, _NONE) for key in gist.roots))
    return said.union({f"={gist.letters}"}, *(ties.near.get(key, _NONE) for key in said))


def _grouped(gists: Sequence[_Gist]) -> list[list[_Gist]]:
    """Each gist in the first group whose every member is alike enough, or in a new one."""
    ties = _ties(frozenset(key for gist in gists for key in gist.roots))
    groups: list[list[_Gist]] = []
    number_of: list[int] = []
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, gist in enumerate(gists):
        keys = _keys(gist, ties)
        shared = Counter(other for key in keys for other in holding[key])
        tried = sorted({number_of[other] for other, many in shared.items() if _may_be(many, gist, gists[other])})
        fits = (n for n in tried if all(_alike(gist, member, ties) >= SAME for member in groups[n]))
        number = next(fits, len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(gist)
        number_of.append(number)
        for key in keys:
            holding[key].append(place)
    return groups


def _may_be(shared: int, one: _Gist, other: _Gist) -> bool:
    """Whether these two, with so many keys in common, are worth comparing."""
    return one.letters == other.letters or 2 * shared >= SAME * (len(one.roots) + len(other.roots))


def _alike(one: _Gist, other: _Gist, ties: _Ties) -> float:
    if not one.roots or not other.roots:
        return 0.0
    if one.letters == other.letters:
        share = 1.0
    else:
        mine, yours = _opened(one.roots, other.roots, ties), _opened(other.roots, one.roots, ties)
        rest = yours - mine
        typed = sum(not ties.near.get(key, _NONE).isdisjoint(rest) for key in mine - yours)
        share = min(1.0, 2 * (len(mine & yours) + typed) / (len(mine) + len(yours)))
    return share * _OPPOSED if one.against != other.against or _opposed(one.roots, other.roots) else share


def _opened(mine: frozenset[str], yours: frozenset[str], ties: _Ties) -> frozenset[str]:
    """My roots, compounds opened when the other says both halves apart."""
    for key in sorted(mine - yours):
        both = ties.halves.get(key, _NONE)
        if both and both <= yours and not both <= mine:
            mine = mine - {key} | both
    return mine


def _opposed(mine: frozenset[str], yours: frozenset[str]) -> bool:
    """Whether one is "veilig" and the other "onveilig"."""
    only_mine, only_yours = mine - yours, yours - mine
    return any(f"on{key}" in only_yours for key in only_mine) or any(f"on{key}" in only_mine for key in only_yours)


def _ties(roots: frozenset[str]) -> _Ties:
    return _Ties(_near(roots), _halves(roots))


def _near(roots: frozenset[str]) -> dict[str, frozenset[str]]:
    """Which long roots are one letter apart, or one -e. The first letter is seldom typed wrong."""
    without: defaultdict[str, set[str]] = defaultdict(set)
    for key in roots:
        if _LONG <= len(key) <= _LONGEST:
            without[key].add(key)
            for place in range(1, len(key)):
                without[key[:place] + key[place + 1 :]].add(key)
    near: defaultdict[str, set[str]] = defaultdict(set)
    for keys in without.values():
        if len(keys) > 1:
            for key in keys:
                near[key] |= keys - {key}
    # "vaste" and "vast", but not "oudere" and "ouder".
    for key in roots:
        if key.endswith("e") and not key.endswith("ere") and len(key) > _SHORT and key[:-1] in roots:
            near[key].add(key[:-1])
            near[key[:-1]].add(key)
    return {key: frozenset(others) for key, others in near.items()}


def _halves(roots: frozenset[str]) -> dict[str, frozenset[str]]:
    """Which roots are put together from two others, with or without an s between."""
    found: dict[str, frozenset[str]] = {}
    for key in roots:
        for cut in range(_HALF, min(len(key), _LONGEST) - _HALF + 1):
            head, tail = key[:cut], key[cut:]
            if tail in roots and (head in roots or head.removesuffix("s") in roots):
                found[key] = frozenset((head if head in roots else head.removesuffix("s"), tail))
    return found


def _features(text: str) -> Iterator[str]:
    """The roots of a text, and pieces of three letters for what is bent or put together otherwise."""
    for word in words(text):
        if word not in FUNCTION_WORDS:
            key = root(word)
            yield key
            yield from (f"~{key[place : place + _PIECE]}" for place in range(len(key) - _PIECE + 1))


def _cosine(one: Counter[str], theme: Counter[str], weight: Mapping[str, float]) -> float:
    shared = sum(number * theme[key] * weight[key] for key, number in one.items() if key in theme)
    size = sqrt(sum(number * number * weight[key] for key, number in one.items()))
    return shared / size if size else 0.0
