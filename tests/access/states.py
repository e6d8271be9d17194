"""The list of states: every surface at every moment of every kind, and the pages around it. It writes itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from tests.access.around import pages
from tests.access.house import LANGUAGES, House
from tests.access.moments import ANSWERED, ENDED, INTRO, Moment, moments
from tests.activities.crowds import ASKED
from tests.conftest import Evening
from werksessie.activities import KINDS


@dataclass(frozen=True)
class State:
    """A page as the app gives it. `where` says which, for whoever reads that it fails."""

    surface: str
    where: str
    html: str

    @property
    def sheets(self) -> tuple[str, ...]:
        """What styles it."""
        return tuple(re.findall(r'rel="stylesheet" href="([^"]+)"', self.html))

    @property
    def parts(self) -> set[tuple[str, str]]:
        """What of it can fail: its elements, each with the one before it, without the words and numbers of one
        evening."""
        html = re.sub(r'<script[^>]*></script>|<meta[^>]*>|(value|href|action|data-[\w-]+|d)="[^"]*"', "", self.html)
        html = re.sub(r">\s*[^<>\s][^<>]*<", ">words<", html)
        elements = re.sub(r"[0-9a-f]{12,}|\d+", "0", html).split("<")
        return set(pairwise(elements))


def states(house: House) -> Iterator[State]:
    """Every state that shows something which no state of its surface before it showed."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for state in chain(_around(house), _of_kinds(house)):
        known = seen.setdefault(state.surface, set())
        before = len(known)
        known |= state.parts
        if len(known) > before:
            yield state


def _around(house: House) -> Iterator[State]:
    yield from (State(*page) for page in pages(house))


def _of_kinds(house: House) -> Iterator[State]:
    for moment in moments():
        evening = house.evening(moment.log)
        for surface, html in _surfaces(house, evening, moment):
            yield State(surface, f"{moment.case}, {moment.stage}", html)


def _surfaces(house: House, evening: Evening, moment: Moment) -> Iterator[tuple[str, str]]:
    yield "wall", house.page(evening.link("wall"))
    yield "console", house.page(f"/sessions/{evening.name}")
    if moment.stage == ENDED:
        yield from _afterwards(house, evening)
        return
    yield "remote", house.remote(evening)
    if KINDS[moment.kind].ASKS:
        yield "paper", house.page(f"/sessions/{evening.name}/paper/{ASKED}")
    for language in LANGUAGES:
        answers = moment.stage == ANSWERED
        phone = house.answered(evening, moment, language) if answers else house.phone(evening, language)
        yield f"phone {language}", house.page(f"/{evening.code}", phone)
    if moment.stage == INTRO:
        yield from _planned(house, house.evening(moment.log[:1]))


def _planned(house: House, evening: Evening) -> Iterator[tuple[str, str]]:
    for page in (f"activities/{ASKED}", f"preview/{ASKED}?as=phone", f"preview/{ASKED}?as=wall"):
        yield "editor", house.page(f"/sessions/{evening.name}/programme/{page}")


def _afterwards(house: House, evening: Evening) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield f"phone {language}", house.page(f"/{evening.code}", house.phone(evening, language, joined=False))
    yield "profile", house.page(f"/sessions/{evening.name}/profile")
    house.seal(evening)
    yield "console", house.page(f"/sessions/{evening.name}")
    for page in ("summary", "profile", "correct", "retention", "links"):
        yield page, house.page(f"/sessions/{evening.name}/{page}")
    for link in ("summary", "after"):
        yield link, house.page(evening.link(link), house.app.test_client())
