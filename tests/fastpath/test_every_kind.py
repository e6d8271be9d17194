"""Whatever kind of question is asked, a phone hears from the fast path what it hears from the plain route."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.access.house import House
from tests.access.moments import INTRO, OPEN, Moment, moments
from tests.activities.crowds import ASKED, Way
from tests.activities.kinds_asked import CASES
from tests.fastpath.both import Pair, Room
from werksessie.live.links import fresh_keys

WAYS = tuple(Way(*way) for way in ((0, 0, 1, 2), (0, 1, 2, 3), (0, 0, 1, 2), (7, 1, 2, 3), (7, 2, 3, 0)))
"""What people answer: other things in one shape, so that a piece that was kept for one is filled in for another."""

ODD = ("ideas of two sides", "roles, who does it", "conditions, how it is now")
"""Where somebody is refused, which the plain route says."""


@pytest.fixture(scope="module")
def houses() -> Iterator[tuple[House, House]]:
    """One in front of Flask, one behind the plain route."""
    made = []
    with pytest.MonkeyPatch.context() as monkeypatch:
        for plain in ("", "all"):
            monkeypatch.setenv("WERKSESSIE_PLAIN", plain)
            made.append(House())
        yield made[0], made[1]
    for house in made:
        house.close()


def rooms(houses: tuple[House, House], moment: Moment) -> tuple[Room, Room]:
    """The same moment in both, with the same secret: who is who may decide on an order."""
    keys, made = fresh_keys(), []
    for house in houses:
        evening = house.evening(moment.log)
        house.app.extensions["host"].store.secrets.keep(evening.name, keys)
        made.append(Room(house.app, evening))
    return made[0], made[1]


def phone(houses: tuple[House, House], both: tuple[Room, Room]) -> Pair:
    """Somebody who takes part in both."""
    one, other = (house.app.test_client() for house in houses)
    pair = Pair(both, (one, other))
    one.get(f"/{both[0].evening.code}")
    token = one.get_cookie("person", path=f"/{both[0].evening.code}")
    assert token
    other.set_cookie("person", token.value, path=f"/{both[1].evening.code}")
    pair.ask("POST", "/CODE/join", True)
    return pair


@pytest.mark.parametrize(
    "moment",
    [one for one in moments() if one.stage in (INTRO, OPEN)],
    ids=lambda moment: f"{moment.case}-{moment.stage}",
)
def test_page_and_answers_are_the_same(houses: tuple[House, House], moment: Moment) -> None:
    both = rooms(houses, moment)
    for place, way in enumerate(WAYS):
        pair = phone(houses, both)
        pair.ask("GET", "/CODE", True)
        if moment.stage != OPEN:
            continue
        case = CASES[moment.case]
        form = {**(case.later or case.answer)(way), **({"about": "a"} if case.about else {}), "answer_id": str(place)}
        fields = {name: list(value) if isinstance(value, tuple) else value for name, value in form.items()}
        pair.ask("POST", f"/CODE/answer/{ASKED}", None if moment.case in ODD else True, data=fields)
        pair.ask("GET", "/CODE/own", True)
