"""What stands on the facilitator's list: one page of the sessions that were looked for, and what needs somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from flask import current_app, request

from werksessie.live.attention import FOR_READERS, HANDFUL, Need, needs
from werksessie.live.catalogue import Catalogue, Entry
from werksessie.live.finding import NEEDS, STATES, Page, Wish, choices, found, page, wish_of
from werksessie.web.accounts_seam import keeper_of, only_reads, own_names
from werksessie.web.find import the_host

FEW = 8
"""From so many sessions on there is something to search in."""

BREATH = 0.02
"""Seconds for which others go first, after each record that is read in the background."""

ELSEWHERE = {
    "overview": "/sessions/overview",
    "import": "/sessions/import",
    "follow": "/sessions/<name>/follow",
    "help": "/help",
}
"""Pages that the list leads to, where they are there."""


@dataclass(frozen=True)
class Line:
    """One session in the list."""

    entry: Entry

    @property
    def name(self) -> str:
        """Its name."""
        return self.entry.name

    @property
    def keeper(self) -> str:
        """Which colleague has it in hand, where there are accounts."""
        return keeper_of(self.name)


@dataclass(frozen=True)
class Listing:
    """The page: its lines, how many sessions there are in `all` that this person may see, how many of these are still
    to be `read`, and a handful of what needs somebody, of so `many`."""

    wish: Wish
    page: Page
    lines: Sequence[Line]
    all: int
    read: int
    left: int
    places: Sequence[str]
    programmes: Sequence[str]
    now: datetime
    needs: Sequence[Need]
    many: int

    @property
    def states(self) -> dict[str, str]:
        """What can be chosen of how far a session is."""
        some = {NEEDS: "Vraagt aandacht"} if self.many else {}
        return {name: words for name, (words, _) in STATES.items()} | some

    @property
    def finds(self) -> bool:
        """Whether there is something to search in, or something was looked for."""
        return self.all >= FEW or not self.wish.is_any

    def at(self, number: int = 1) -> str:
        """The address of a page of what was looked for."""
        wish, page = self.wish, str(number) if number > 1 else ""
        asked = {"q": wish.words, "place": wish.place, "programme": wish.programme, "state": wish.state, "page": page}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"/sessions?{query}" if query else "/sessions"


def listing() -> Listing:
    """What the address of this request asks for. Raises Unreachable."""
    catalogue: Catalogue = current_app.extensions["catalogue"]
    entries, unread = catalogue.entries(own_names)
    if unread:
        _go_on_reading(catalogue, unread)
    wish = wish_of(request.args)
    now = the_host().now().astimezone()
    pressing = _pressing(entries, now)
    fitting = found(entries, wish, frozenset(need.entry.name for need in pressing))
    some = page(fitting, request.args.get("page", 1, type=int))
    return Listing(
        wish=wish,
        page=some,
        lines=[Line(one) for one in some.entries],
        all=len(entries) + len(unread),
        read=len(unread),
        left=sum(one.left for one in entries),
        places=choices((one.place for one in entries), wish.place),
        programmes=choices((one.programme for one in entries), wish.programme),
        now=now,
        needs=pressing[:HANDFUL] if wish.is_any and some.number == 1 else (),
        many=len(pressing),
    )


def _pressing(entries: Sequence[Entry], now: datetime) -> list[Need]:
    """Who reads for the municipality leads no evening, and only hears of agreements."""
    all_of = needs(entries, now)
    return [need for need in all_of if need.sort in FOR_READERS] if only_reads() else all_of


def _go_on_reading(catalogue: Catalogue, names: Sequence[str]) -> None:
    socketio: Any = current_app.extensions["socketio"]
    socketio.start_background_task(catalogue.fill, names, partial(socketio.sleep, BREATH))


def elsewhere() -> dict[str, str]:
    """The pages of ELSEWHERE that are there."""
    rules = {rule.rule for rule in current_app.url_map.iter_rules()}
    return {what: where for what, where in ELSEWHERE.items() if where in rules}
