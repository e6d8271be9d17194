"""How it goes with agreements that a later evening came back to: the last word counts, wherever it was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from werksessie.overview.evening import Deal, Evening


def up_to_date(evenings: Iterable[Evening]) -> tuple[Evening, ...]:
    """The same evenings, each agreement with the last that any of them says of it; the same again when it is done
    twice."""
    every = tuple(evenings)
    last: dict[tuple[str, ...], Deal] = {}
    for one in (one for evening in every for one in evening.returned):
        id = (one.date, one.title, *_words(one.deal))
        if one.deal.status and one.deal.day >= (last[id].day if id in last else ""):
            last[id] = one.deal
    return tuple(replace(one, deals=tuple(_now(one, deal, last) for deal in one.deals)) for one in every)


def _now(evening: Evening, deal: Deal, last: dict[tuple[str, ...], Deal]) -> Deal:
    said = last.get((evening.date, evening.title, *_words(deal)))
    return replace(deal, status=said.status, why=said.why, day=said.day) if said and said.day >= deal.day else deal


def _words(deal: Deal) -> tuple[str, str, str]:
    return deal.what.casefold(), deal.who.casefold(), deal.when
