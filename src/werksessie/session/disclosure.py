"""The small-number rules: what may be shown of a tally, on the wall, in the summary and in every export alike.

The rules are this project's own (DESIGN.md 4): nothing of a distribution under FLOOR answers; in sensitive activities
counts under FLOOR read "minder dan 5" and totals are rounded to fives; fewer than FLOOR people in a session: no counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from werksessie.programme.model import Text

FLOOR = 5
FEW = "minder dan 5"
GROUP_NAMES = {"community": "gemeenschap", "professional": "professionals", "municipality": "gemeente"}
"""What wall and Summary call a group."""
LARGE = 10
"""People of every group from which a breakdown may have figures; with fewer it is in words."""


@dataclass(frozen=True)
class Row:
    """One line of a tally: an option with its counts by name, and how many people answered it."""

    id: str
    text: Text
    counts: Mapping[str, int]
    answered: int


@dataclass(frozen=True)
class Tally:
    """Every count of an activity, whole: for the facilitator only."""

    answered: int
    unsure: int
    skipped: int
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class ShownRow:
    """A row as it may be shown: None is a count that stays hidden. `answered` is None when it would give one away."""

    id: str
    text: Text
    counts: Mapping[str, int | None]
    answered: int | None


@dataclass(frozen=True)
class Shown:
    """A tally as it may be shown. `rounded` says that totals are to the nearest five, `small` that the session is."""

    answered: int | None
    unsure: int | None
    skipped: int | None
    rows: tuple[ShownRow, ...] = field(default=())
    rounded: bool = False
    small: bool = False


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
    """What may be shown of a tally in a session of this many people."""
    if is_small(people):
        rows = tuple(ShownRow(row.id, row.text, dict.fromkeys(row.counts), None) for row in tally.rows)
        return Shown(None, None, None, rows, sensitive, small=True)
    rows = tuple(_row(row, sensitive, people) for row in tally.rows)
    # A total beside a hidden cell narrows that cell down, even when it is rounded.
    whole = not sensitive or all(None not in row.counts.values() for row in rows)
    if not whole:
        # Nor may another row say it: in a vote it is the same people.
        rows = tuple(replace(row, answered=None) for row in rows)
    return Shown(
        answered=gathered(tally.answered, sensitive=sensitive, people=people) if whole else None,
        unsure=count(tally.unsure, sensitive),
        skipped=count(tally.skipped, sensitive),
        rows=rows,
        rounded=sensitive,
    )


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
    answered = None if None in counts.values() else _heads(row.answered, sensitive, people)
    return ShownRow(row.id, row.text, counts, answered)


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
