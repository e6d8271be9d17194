"""The same conditions on two evenings, side by side: never subtracted, and never with a cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from werksessie.programme.model import say
from werksessie.session.disclosure import FEW, LARGE, Shown, ShownRow
from werksessie.session.past import Earlier, Rated, Rating

NO_CAUSE = "Er waren misschien andere mensen. Deze cijfers zeggen niet waardoor iets anders is."
"""Stands wherever two evenings stand side by side."""
TOO_SMALL = "Te klein om te vergelijken."
OFF_BY = 2
"""What is rounded to the nearest five may be this much lower."""


@dataclass(frozen=True)
class Pair:
    """A condition on the evening before and on this one, in the words of now."""

    then: Rated
    now: Rated


@dataclass(frozen=True)
class Comparison:
    """Two evenings by their dates (ISO). `too_small` are the conditions of both of which nothing may be compared;
    `words` are those of the steps then."""

    then: str
    now: str
    words: Mapping[str, str]
    pairs: tuple[Pair, ...]
    too_small: tuple[str, ...]


def rated(shown: Shown, steps: Sequence[str]) -> tuple[Rated, ...]:
    """What may be compared of an activity, from what the summary shows of it and nothing else: a row for each
    condition; none when it weighed none. `steps` are the names of the counts of a row that says how it is now."""
    now = {row.id: row for row in shown.rows}
    return tuple(
        _rated(row, now.get(f"now-{row.id}"), shown.rounded, steps) for row in shown.rows if "important" in row.counts
    )


def _rated(row: ShownRow, now: ShownRow | None, rounded: bool, steps: Sequence[str]) -> Rated:
    bare = Rated(row.id, say(row.text, "nl"))
    of, raters = _enough(row, rounded), _enough(now, rounded) if now else 0
    if not of or (now and not raters):
        return bare
    counts = {step: now.counts[step] for step in steps} if now else {}
    return replace(bare, important=row.counts["important"], of=of, now=counts, raters=raters)


def _enough(row: ShownRow, rounded: bool) -> int:
    """How many people answered where that is enough for certain, as far as the shown figure tells; else 0. Where a
    count is kept back, so is this figure."""
    answered = row.answered or 0
    return answered if answered - (OFF_BY if rounded else 0) >= LARGE else 0


def compare(earlier: Sequence[Earlier], activity: str, rows: Sequence[Rated], date: str) -> Comparison | None:
    """These rows beside the last evening that weighed any of the same conditions; None when there is none. The same is
    what has the same id, else the same words."""
    for evening in reversed(earlier):
        for rating in sorted(evening.ratings, key=lambda one: one.activity != activity):
            both = [Pair(then, now) for now in rows if (then := _same(rating, now)) is not None]
            if both:
                told = tuple(pair for pair in both if pair.then.is_told and pair.now.is_told)
                small = tuple(pair.now.text for pair in both if pair not in told)
                return Comparison(evening.date, date, rating.words, told, small)
    return None


def _same(rating: Rating, now: Rated) -> Rated | None:
    by_id = next((one for one in rating.rows if one.id == now.id), None)
    return by_id or next((one for one in rating.rows if _words(one) == _words(now)), None)


def _words(one: Rated) -> str:
    return " ".join(one.text.casefold().split())


def as_data(found: Comparison | None, words: Mapping[str, str]) -> dict[str, Any]:
    """The comparison as plain data for the Summary; {} when there is none. `words` are those of the steps now."""
    if found is None:
        return {}
    rows = [
        {"text": pair.now.text, "then": _figures(pair.then, found.words), "now": _figures(pair.now, words)}
        for pair in found.pairs
    ]
    return {"then": found.then, "now": found.now, "rows": rows, "too_small": list(found.too_small)}


def _figures(one: Rated, words: Mapping[str, str]) -> dict[str, Any]:
    steps = [{"word": words[step], "number": _cell(number)} for step, number in one.now.items()]
    return {"important": _cell(one.important), "of": one.of, "steps": steps, "raters": one.raters}


def _cell(number: int | None) -> int | str:
    return FEW if number is None else number
