"""Searching and filtering the entries of many sessions, and one page of what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from werksessie.live.catalogue import Entry
from werksessie.reading.folding import fold
from werksessie.session import state as st

A_PAGE = 50
LONGEST, MOST_WORDS = 100, 10
"""Characters and words of one search that count."""
MOST_CHOICES = 60
"""Places and programmes to choose from; the search finds the others."""

NEEDS = "needs"
STATES: Mapping[str, tuple[str, Callable[[Entry], bool]]] = {
    "prepared": ("Nog niet begonnen", lambda one: one.phase == st.PREPARED),
    "running": ("Bezig", lambda one: one.phase == st.RUNNING),
    "closed": ("Afgesloten", lambda one: one.phase == st.CLOSED),
    "sealed": ("Verzegeld", lambda one: one.phase == st.SEALED),
    "open": ("Afspraken staan open", lambda one: one.left > 0),
}


@dataclass(frozen=True)
class Wish:
    """What somebody looks for: words, and a place, programme and state (one of STATES, or NEEDS); "" is any."""

    words: str = ""
    place: str = ""
    programme: str = ""
    state: str = ""

    @property
    def is_any(self) -> bool:
        """Whether everything is wanted."""
        return not (self.words or self.place or self.programme or self.state)


def wish_of(form: Mapping[str, str]) -> Wish:
    """What an address asks for. What no filter knows is passed over."""
    state = form.get("state", "")
    return Wish(
        " ".join(form.get("q", "")[:LONGEST].split()),
        form.get("place", ""),
        form.get("programme", ""),
        state if state in (*STATES, NEEDS) else "",
    )


def found(entries: Iterable[Entry], wish: Wish, needed: frozenset[str] = frozenset()) -> list[Entry]:
    """Those that fit, the newest first; `needed` are the names of those that need somebody."""
    words = fold(wish.words).split()[:MOST_WORDS]
    some = list(entries)
    for word in words:
        some = [one for one in some if word in one.words]
    if wish.place:
        some = [one for one in some if one.place == wish.place]
    if wish.programme:
        some = [one for one in some if one.programme == wish.programme]
    if wish.state == NEEDS:
        some = [one for one in some if one.name in needed]
    elif wish.state:
        some = list(filter(STATES[wish.state][1], some))
    return sorted(some, key=lambda one: one.day, reverse=True)


def choices(values: Iterable[str], chosen: str) -> list[str]:
    """What a filter can choose from: what occurs most, in the order of the alphabet, and what is chosen now."""
    all_of = list(filter(None, values))
    some = set(all_of)
    if len(some) > MOST_CHOICES:
        some = {value for value, _ in Counter(all_of).most_common(MOST_CHOICES)}
    return sorted(some | ({chosen} if chosen else set()), key=fold)


@dataclass(frozen=True)
class Page:
    """One page of what was found: its `number` (from 1) of so many `pages`, and how many were found."""

    entries: Sequence[Entry]
    number: int
    pages: int
    found: int

    @property
    def first(self) -> int:
        """The place of its first entry (from 1)."""
        return (self.number - 1) * A_PAGE + 1

    @property
    def last(self) -> int:
        """The place of its last."""
        return self.first + len(self.entries) - 1


def page(entries: Sequence[Entry], number: int) -> Page:
    """This page, or the nearest one that there is."""
    pages = max(1, -(-len(entries) // A_PAGE))
    number = min(max(number, 1), pages)
    return Page(entries[(number - 1) * A_PAGE : number * A_PAGE], number, pages, len(entries))
