"""In which order a room puts options: counted by place, and each two compared.

Two options are compared as Condorcet did (Essai sur l'application de l'analyse, 1785): how many people put the one
above the other. Who is above most others, less those above them, stands higher (A. H. Copeland, A "reasonable" social
welfare function, 1951), never above what beats it. A difference of one or two people decides nothing here, and where
people go round in a circle (A above B, B above C, C above A) no order is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate, combinations, permutations

from werksessie.activities.showing import CLOSE_CALL

Ballot = Sequence[str]
"""What somebody put in order, the first first. What is not in it stands below all that is."""

Pair = tuple[str, str]


def places(options: Sequence[str], ballots: Iterable[Ballot], most: int) -> dict[str, list[int]]:
    """Option -> how many people put it first, second, … up to the `most`-th."""
    found = {option: [0] * most for option in options}
    for ballot in ballots:
        for place, option in enumerate(ballot[:most]):
            if option in found:
                found[option][place] += 1
    return found


def preferred(options: Sequence[str], ballots: Iterable[Ballot]) -> dict[Pair, int]:
    """(one, other) -> how many people put the one above the other. Who put neither in order is in neither count."""
    found, every = dict.fromkeys(permutations(options, 2), 0), frozenset(options)
    for ballot in ballots:
        known = [option for option in ballot if option in every]
        below = every.difference(known)
        for pair in (*combinations(known, 2), *((one, other) for one in known for other in below)):
            found[pair] += 1
    return found


@dataclass(frozen=True)
class Standing:
    """`steps` are the options that share a place, the highest first. `ties` are those of which it is about equal which
    stands higher, in the order of the steps; `circles` those that have no order among them."""

    steps: tuple[tuple[str, ...], ...] = ()
    ties: tuple[frozenset[str], ...] = ()
    circles: tuple[frozenset[str], ...] = ()

    @cached_property
    def order(self) -> tuple[str, ...]:
        return tuple(option for step in self.steps for option in step)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Option -> its place from 1; options in one step have the same."""
        starts = accumulate(map(len, self.steps), initial=1)
        return {one: start for start, step in zip(starts, self.steps, strict=False) for one in step}

    @cached_property
    def equal(self) -> frozenset[str]:
        return frozenset().union(*self.ties)

    @cached_property
    def circling(self) -> frozenset[str]:
        return frozenset().union(*self.circles)


def standing(options: Sequence[str], above: Mapping[Pair, int]) -> Standing:
    """The order that follows from each two compared, `above` as `preferred` counts them."""
    beats = {one: {other for other in options if other != one and _beats(above, one, other)} for one in options}
    parties = _parties(options, beats)
    circles = [party.members for party in parties if len(party.members) > 1]
    steps: list[tuple[str, ...]] = []
    while parties:
        left = frozenset(one for party in parties for one in party.members)
        free = [party for party in parties if party.foes.isdisjoint(left)]
        best = max(party.score for party in free)
        first = {one for party in free if party.score == best for one in party.members}
        steps.append(tuple(option for option in options if option in first))
        parties = [party for party in parties if not party.members & first]
    turn = {option: place for place, option in enumerate(option for step in steps for option in step)}
    circles.sort(key=lambda circle: min(turn[option] for option in circle))
    return Standing(tuple(steps), tuple(_ties(steps, frozenset().union(*circles), beats)), tuple(circles))


def _beats(above: Mapping[Pair, int], one: str, other: str) -> bool:
    return above[one, other] - above[other, one] > CLOSE_CALL


Beats = Mapping[str, set[str]]
"""Option -> those that it beats."""


@dataclass(frozen=True)
class Party:
    """Options that beat each other round and round, or one option. `foes` are those that beat one of them, `score` is
    how many others each of them beats, less how many beat it."""

    members: frozenset[str]
    foes: frozenset[str]
    score: Fraction


def _parties(options: Sequence[str], beats: Beats) -> list[Party]:
    reach = {one: set(beats[one]) for one in options}
    for middle in options:
        for one in options:
            if middle in reach[one]:
                reach[one] |= reach[middle]
    every = dict.fromkeys(frozenset({one, *(other for other in reach[one] if one in reach[other])}) for one in options)
    return [_party(members, beats) for members in every]


def _party(members: frozenset[str], beats: Beats) -> Party:
    foes = [one for one in beats for member in members if member in beats[one] and one not in members]
    won = sum(len(beats[member] - members) for member in members)
    return Party(members, frozenset(foes), Fraction(won - len(foes), len(members)))


def _ties(steps: Iterable[Sequence[str]], circling: frozenset[str], beats: Beats) -> Iterable[frozenset[str]]:
    """Neighbours of which none beats another: a long row of small steps is not one tie."""
    group: list[str] = []
    for step in steps:
        alone = [option for option in step if option not in circling]
        apart = any(other in beats[one] for one in group for other in alone)
        if apart or not alone:
            yield from _named(group)
            group = []
        group += alone
        if len(alone) < len(step):
            yield from _named(group)
            group = []
    yield from _named(group)


def _named(group: Sequence[str]) -> Iterable[frozenset[str]]:
    return [frozenset(group)] if len(group) > 1 else []
