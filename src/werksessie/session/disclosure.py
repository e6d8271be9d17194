"""The small-number rules: what may be shown of a tally, on the wall, in the summary and in every export alike.

The rules are this project's own (DESIGN.md 4): nothing of a distribution under FLOOR answers; in sensitive activities
counts under FLOOR read "minder dan 5" and totals are rounded to fives; fewer than FLOOR people in a session: no counts.
Figures that place everybody who is there say that a small count is nought: then a sensitive activity shows none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from werksessie.programme.model import Text
from werksessie.session.anew import replace

FLOOR = 5
FEW = "minder dan 5"
GROUP_NAMES = {"community": "gemeenschap", "professional": "professionals", "municipality": "gemeente"}
"""What wall and Summary call a group."""
LARGE = 10
"""People of every group from which a breakdown may have figures; with fewer it is in words."""


@dataclass(frozen=True)
class Row:
    """One line of a tally: an option with its counts by name, and how many people answered it.

    Of several counts of a row a person is in one at most. Where each row has one count, rows of the same `vote` are
    picked from by the same people, each of whom picks `picks` times at most, `each` of these the same row; a row
    without a `vote` counts no people.
    """

    id: str
    text: Text
    counts: Mapping[str, int]
    answered: int
    vote: str = ""
    picks: int = 1
    each: int = 1


@dataclass(frozen=True)
class Tally:
    """Every count of an activity, whole: for the facilitator only. With `ordered` others are told the order of the
    rows of each vote, and no count of them."""

    answered: int
    unsure: int
    skipped: int
    rows: tuple[Row, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class ShownRow:
    """A row as it may be shown: None is a count that stays hidden. `answered` is None when it would give one away."""

    id: str
    text: Text
    counts: Mapping[str, int | None]
    answered: int | None


@dataclass(frozen=True)
class Shown:
    """A tally as it may be shown. `rounded` says that totals are to the nearest five, `small` that the session is,
    `withheld` that what is None is kept back whether it is small or not."""

    answered: int | None
    unsure: int | None
    skipped: int | None
    rows: tuple[ShownRow, ...] = field(default=())
    rounded: bool = False
    small: bool = False
    withheld: bool = False


def is_small(people: int) -> bool:
    """Whether this is a "klein gesprek": no counts at all."""
    return people < FLOOR


def count(number: int, sensitive: bool) -> int | None:
    """One cell of a distribution that itself may be shown."""
    return None if sensitive and number < FLOOR else number


def total(number: int, sensitive: bool) -> int:
    """A total: as it is, or to the nearest five in sensitive activities."""
    return round(number / FLOOR) * FLOOR if sensitive else number


def words(shown: int | None) -> str:
    """A shown count in words: the figure, or that it is small."""
    return FEW if shown is None else str(shown)


def disclose(tally: Tally, *, sensitive: bool, people: int) -> Shown:
    """What may be shown of a tally in a session of this many people. Where only the order may be told the rows have no
    counts, and stand in that order."""
    shown = cells(tally, sensitive=sensitive, people=people)
    return _in_order(tally, shown) if tally.ordered else shown


def cells(tally: Tally, *, sensitive: bool, people: int) -> Shown:
    """The same with every count that may be known, also where only the order that follows from them is told."""
    if is_small(people):
        return _hidden(tally, Shown(None, None, None, rounded=sensitive, small=True))
    rows = tuple(_row(row, sensitive, people) for row in tally.rows)
    answered = gathered(tally.answered, sensitive=sensitive, people=people)
    unsure, skipped = count(tally.unsure, sensitive), count(tally.skipped, sensitive)
    # A total beside a hidden cell narrows that cell down, even when it is rounded; nor may another row say it: in a
    # vote it is the same people.
    if sensitive and not tally.ordered and _has_hidden(rows):
        answered, rows = None, tuple(ShownRow(row.id, row.text, row.counts, None) for row in rows)
    shown = Shown(answered, unsure, skipped, rows, sensitive)
    if sensitive and (tally.ordered or not tally.rows):
        return _uncounted(tally, shown, people)
    if sensitive and placed(tally, shown) >= people:
        return _hidden(tally, Shown(None, None, None, rounded=True, withheld=True))
    return shown


def _uncounted(tally: Tally, shown: Shown, people: int) -> Shown:
    """Where no row has a count to tell: how many answered, and what an order may follow from. Not how many passed, for
    beside so few figures that would say much; and nothing where a vote has small counts only."""
    nothing = Shown(None, None, None, shown.rows, rounded=True, withheld=True)
    told = all(any(map(_seen, vote)) for vote in _votes(tally.rows, shown.rows))
    if not told or placed(tally, replace(nothing, answered=shown.answered)) >= people:
        return _hidden(tally, nothing)
    return replace(nothing, answered=shown.answered)


def placed(tally: Tally, shown: Shown) -> int:
    """How many different people the figures that are shown account for, at least."""
    several = [
        sum(number for number in row.counts.values() if number >= FLOOR) for row in tally.rows if len(row.counts) > 1
    ]
    votes = [_voters(vote, tally.ordered) for vote in _votes(tally.rows, shown.rows)]
    total = max(FLOOR, shown.answered - FLOOR // 2) if shown.answered else 0
    return max([total, *several, *votes]) + (shown.unsure or 0) + (shown.skipped or 0)


Pair = tuple[Row, ShownRow]


def _votes(rows: Iterable[Row], shown: Iterable[ShownRow]) -> list[list[Pair]]:
    """The rows that are picked from, vote by vote, each with what may be shown of it."""
    found: dict[str, list[Pair]] = {}
    for row, seen in zip(rows, shown, strict=True):
        if row.vote:
            found.setdefault(row.vote, []).append((row, seen))
    return list(found.values())


def _voters(vote: Sequence[Pair], ordered: bool) -> int:
    counts = [number for _, seen in vote for number in seen.counts.values() if number]
    if not counts:
        return 0
    if ordered:
        # One voter more than the order tells of, so that the least of its counts may be one higher too.
        return _behind(vote, _at_least(vote)) - 1
    return _behind(vote, counts)


def _behind(vote: Sequence[Pair], counts: Sequence[int]) -> int:
    picks, each = vote[0][0].picks, vote[0][0].each
    return max(FLOOR, -(-max(counts) // each), -(-sum(counts) // picks))


def _at_least(vote: Sequence[Pair]) -> list[int]:
    """The counts that follow from an order when the least of them is one over the floor: what stands above a row that
    is listed earlier has at least one more."""
    places = [place for place, (_, seen) in enumerate(vote) if weight(seen)]
    least_first = sorted(places, key=lambda place: (weight(vote[place][1]), -place))
    return list(accumulate((above > below for below, above in pairwise(least_first)), initial=FLOOR + 1))


def _seen(pair: Pair) -> bool:
    return None not in pair[1].counts.values()


def _has_hidden(rows: Iterable[ShownRow]) -> bool:
    return any(None in row.counts.values() for row in rows)


def _hidden(tally: Tally, shown: Shown) -> Shown:
    """No count of any row."""
    rows = tuple(ShownRow(row.id, row.text, dict.fromkeys(row.counts), None) for row in tally.rows)
    return replace(shown, rows=rows)


def _in_order(tally: Tally, shown: Shown) -> Shown:
    """The most picked of each vote first, without their counts."""
    places = list(dict.fromkeys(row.vote for row in tally.rows))
    pairs = sorted(
        zip(tally.rows, shown.rows, strict=True), key=lambda pair: (places.index(pair[0].vote), -weight(pair[1]))
    )
    return replace(shown, rows=tuple(replace(row, counts={}) for _, row in pairs))


def weight(row: ShownRow) -> int:
    """The count of a row that has one, as far as an order may follow from it: what is small has no place of its own."""
    number = next(iter(row.counts.values()))
    return number if number and number >= FLOOR else 0


def gathered(number: int, *, sensitive: bool, people: int) -> int | None:
    """How many people answered, as wall and summary may say it; None, under FLOOR or in a small session, is nothing."""
    return None if is_small(people) or number < FLOOR else _heads(number, sensitive, people)


def _heads(number: int, sensitive: bool, people: int) -> int:
    """A total that is never more than the fives there are: "23 of 23" would be an exact one after all."""
    return min(total(number, True), people // FLOOR * FLOOR) if sensitive else number


def _row(row: Row, sensitive: bool, people: int) -> ShownRow:
    if row.answered < FLOOR:
        return ShownRow(row.id, row.text, dict.fromkeys(row.counts), None)
    counts = {name: count(number, sensitive) for name, number in row.counts.items()}
    return ShownRow(row.id, row.text, counts, _heads(row.answered, sensitive, people))


def breakdown(groups: Mapping[str, str], answered: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Who answered, by group, or nothing when a breakdown is not allowed.

    Allowed with at least two groups, each (and whoever named none, if anybody) of FLOOR people or more: a smaller
    one could be worked out from the total. `groups` maps a person to a group, "" is none.
    """
    members: dict[str, set[str]] = {}
    for person in answered:
        members.setdefault(groups.get(person, ""), set()).add(person)
    if any(len(some) < FLOOR for some in members.values()):
        return {}
    named = {group: frozenset(some) for group, some in sorted(members.items()) if group}
    return named if len(named) > 1 else {}


@dataclass(frozen=True)
class Support:
    """How many of one group are behind something, as it may be said: `words`, and figures (`number` of `of`) only when
    every group shown has LARGE people; else None."""

    group: str
    words: str
    number: int | None = None
    of: int | None = None


def support(members: Mapping[str, frozenset[str]], behind: frozenset[str]) -> tuple[Support, ...]:
    """Who is behind it, for each group of a `breakdown`. As soon as one group is smaller than LARGE all of them are in
    words: a figure of one beside the total would give the figure of the other."""
    figures = all(len(some) >= LARGE for some in members.values())
    return tuple(
        Support(group, _share(len(some & behind), len(some)), *((len(some & behind), len(some)) if figures else ()))
        for group, some in members.items()
    )


def in_words(groups: Iterable[Support]) -> str:
    """ "gemeenschap: bijna allemaal · gemeente: weinig"; once for all groups when the same goes for each."""
    said = {GROUP_NAMES[one.group]: one.words if one.number is None else f"{one.number} van {one.of}" for one in groups}
    if len(said) > 1 and len(set(said.values())) == 1:
        return f"alle groepen: {next(iter(said.values()))}"
    return " · ".join(f"{group}: {words}" for group, words in said.items())


def _share(number: int, of: int) -> str:
    """Three words only: with more of them each would stand for one number in a group of five."""
    return "bijna allemaal" if 4 * number > 3 * of else "weinig" if 4 * number < of else "ongeveer de helft"


def carried(members: Mapping[str, frozenset[str]], behind: frozenset[str]) -> bool:
    """ "Gedragen door alle groepen": at least half of every group of a `breakdown`."""
    return bool(members) and all(2 * len(some & behind) >= len(some) for some in members.values())
