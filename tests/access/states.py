"""The list of states: every surface at every moment of every kind, and the pages around it. It writes itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, groupby, pairwise

from tests.access import accounts
from tests.access.around import pages
from tests.access.house import LANGUAGES, House
from tests.access.moments import ANSWERED, ENDED, INTRO, Moment, moments
from tests.activities.crowds import ASKED
from tests.conftest import Evening
from werksessie.activities import KINDS

PREVIEW = re.compile(r'(<div class="wall-preview"[^>]*>).*?</section>', re.DOTALL)
"""Nobody sees what is in it: a picture, as the auditor knows."""
PASSING = re.compile(r"""hx-headers='[^']*'|(value|href|action|data-[\w-]+|d)="[^"]*\"""")
UNSEEN = ("script", "/script", "meta")
"""Tags of which nothing is shown."""
OUTLINE = re.compile(r"^(?:h[1-6]|main|nav|header|footer|aside|section|dialog)\b")


@dataclass(frozen=True)
class State:
    """A page as the app gives it. `where` says which, for whoever reads that it fails; `kind` what is asked there."""

    surface: str
    where: str
    html: str
    kind: str = ""

    @cached_property
    def parts(self) -> set[tuple[str, ...]]:
        """What of it can fail: its elements, each with the one before it, without the words and numbers of one
        evening; and all of its headings and landmarks in their order."""
        elements = [_bare(one) for one in PREVIEW.sub(r"\1", self.html).split("<") if not one.startswith(UNSEEN)]
        outline = (one for one, _ in groupby(name for one in elements for name in OUTLINE.findall(one)))
        return {*pairwise(elements), ("outline", *outline)}


@cache
def _bare(element: str) -> str:
    """A tag and the words behind it, without what is of one evening: the same ones stand on page after page."""
    tag, end, words = PASSING.sub("", element).partition(">")
    return re.sub(r"[0-9a-f]{12,}|\d+", "0", tag + end + ("words" if words.strip() else ""))


def fewest(states: list[State]) -> list[State]:
    """As few of them as show every part and every kind that all of them show: what another one shows as well is seen
    there."""
    shows = {state: {*state.parts, (state.kind,)} for state in states}
    often = Counter(part for parts in shows.values() for part in parts)
    kept = []
    for state in sorted(states, key=lambda one: len(one.parts)):
        if min(often[part] for part in shows[state]) > 1:
            often.subtract(shows[state])
        else:
            kept.append(state)
    return kept


def states(house: House) -> Iterator[State]:
    """Every state that shows something which no state of its surface before it showed."""
    seen: dict[str, set[tuple[str, ...]]] = {}
    for state in chain(_around(house), _of_accounts(), _of_kinds(house)):
        known = seen.setdefault(state.surface, set())
        before = len(known)
        known |= state.parts
        if len(known) > before:
            yield state


def _around(house: House) -> Iterator[State]:
    yield from (State(*page) for page in pages(house))


def _of_accounts() -> Iterator[State]:
    yield from (State("accounts", where, html) for where, html in accounts.pages())


def _of_kinds(house: House) -> Iterator[State]:
    for moment in moments():
        evening = house.evening(moment.log)
        for surface, html in _surfaces(house, evening, moment):
            yield State(surface, f"{moment.case}, {moment.stage}", html, moment.kind)


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
