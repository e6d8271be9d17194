"""The pictures of every kind: on the wall, the console, the remote, phones in two languages, paper and the editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from flask.testing import FlaskClient
from playwright.sync_api import Error, Page

from tests.access.house import House
from tests.access.moments import Moment
from tests.activities.crowds import ASKED
from tests.activities.kinds_asked import CASES
from tests.conftest import Evening
from tests.look import rooms
from tests.look.rooms import Stop
from tests.look.shots import DESK, OLD_WALL, PHONE, SMALL_PHONE, WALL, Shot, Size
from tests.web.pairs import paired
from werksessie.activities import KINDS

OLD = (rooms.CLOSED, rooms.LONG, rooms.LONG_CLOSED)
ON_CONSOLE = (rooms.EMPTY, rooms.FULL, rooms.CLOSED, rooms.LONG_CLOSED)
PHONES: tuple[tuple[str, Size], ...] = (("nl", PHONE), ("ar", SMALL_PHONE))
PAGED = (rooms.FULL, rooms.CLOSED, rooms.LONG_CLOSED, rooms.LINES_SHOWN)
OF_EVERY_WAY = (rooms.EMPTY, rooms.AGAIN, rooms.FULL, rooms.CLOSED, rooms.LONG_CLOSED)
MOST_PAGES = 2
SEND = "#answer .button--primary"


def of_kind(house: House, stop: Stop) -> Iterator[Shot]:
    """Every picture of one way of asking in one state. Of the other ways of the same kind: what is theirs alone."""
    if stop.case not in rooms.firsts() and stop.state not in OF_EVERY_WAY:
        return
    evening = house.evening(stop.log)
    yield from _walls(house, evening, stop)
    if stop.state in ON_CONSOLE:
        yield Shot("console", stop.case, stop.state, DESK, house.desk, f"/sessions/{evening.name}")
    if stop.state in (rooms.FULL, rooms.CLOSED):
        remote = paired(evening)
        yield Shot("afstandsbediening", stop.case, stop.state, PHONE, remote.client, f"{remote.path}/now")
    if stop.case in CASES:
        yield from _phones(house, evening, stop)
    if stop.state == rooms.INTRO:
        planned = f"/sessions/{house.evening(stop.log[:1]).name}/programme/activities/{ASKED}"
        yield Shot("draaiboek", stop.case, stop.state, DESK, house.desk, planned, whole=True)
    if stop.state == rooms.EMPTY:
        yield Shot("papier", stop.case, stop.state, DESK, house.desk, f"/sessions/{evening.name}/paper/{ASKED}")


def _walls(house: House, evening: Evening, stop: Stop) -> Iterator[Shot]:
    for page in range(_pages(evening) if stop.state in PAGED else 1):
        if page:
            evening.facilitator.do("page", activity=ASKED, page=str(page))
        state = f"{stop.state}{f', bladzijde {page + 1}' if page else ''}"
        wall = Shot("groot scherm", stop.case, state, WALL, house.app.test_client(), evening.link("wall"))
        yield wall
        if stop.state in OLD:
            yield wall.on(OLD_WALL)
        if stop.state == rooms.CLOSED and not page:
            yield wall.on(WALL, dark=True)


def _pages(evening: Evening) -> int:
    """How many pages the wall has now."""
    state = evening.state
    planned = state.programme.plan(ASKED)
    return min(MOST_PAGES, KINDS[planned.kind].pages(state, planned, state.activities[ASKED]))


def _phones(house: House, evening: Evening, stop: Stop) -> Iterator[Shot]:
    for language, size in PHONES:
        surface = f"telefoon {language}"
        if stop.state in (rooms.EMPTY, rooms.CLOSED, rooms.AGAIN):
            yield _phone(surface, stop, size, house.phone(evening, language), evening)
        if stop.state == rooms.EMPTY:
            yield _phone(surface, stop, size, house.phone(evening, language), evening, "geweigerd", refused)
        if stop.state == rooms.FULL and CASES[stop.case].later is None:
            answered = house.answered(evening, Moment(stop.case, CASES[stop.case].kind, "", ()), language)
            yield _phone(surface, stop, size, answered, evening, "beantwoord")
    if stop.state == rooms.LONG:
        yield _phone("telefoon nl", stop, SMALL_PHONE, house.phone(evening), evening)


def _phone(
    surface: str, stop: Stop, size: Size, phone: FlaskClient, evening: Evening, state: str = "", does: object = None
) -> Shot:
    act = refused if does is refused else None
    return Shot(surface, stop.case, state or stop.state, size, phone, f"/{evening.code}", whole=True, does=act)


def refused(page: Page) -> None:
    """Sends a form in which nothing was filled in."""
    with suppress(Error):
        page.locator(SEND).first.click(timeout=1000)
        page.locator(".notice--stop:visible").first.wait_for(timeout=2000)
