"""The pictures of everything around the questions: coming in, waiting, the desk, and what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from playwright.sync_api import Page

from tests.access.around import TROUBLES
from tests.access.house import LANGUAGES, House
from tests.conftest import Evening, Facilitator, prepare
from tests.look.kinds import SEND
from tests.look.shots import DESK, OLD_WALL, PHONE, SMALL_PHONE, WALL, Shot
from tests.look.words import DETAILS, LONG_TITLE, usual
from tests.session.evening import Evening as Driver
from tests.session.evening import only, plan
from tests.web.pairs import paired
from werksessie.live.floods import JOINS

CROWDS = (0, 7, 34, 150, 300)
DEEDS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("timer", {"seconds": "90"}, "klok"),
    ("together", {}, "een, twee, vier, allen"),
    ("timer-stop", {}, ""),
    ("park", {"text": "De sleutel van de zaal"}, ""),
    ("parking", {"shown": "yes"}, "parkeerplaats"),
    ("parking", {"shown": "no"}, ""),
    ("pause", {"minutes": "10"}, "pauze"),
    ("pause-end", {}, ""),
    ("lock", {"locked": "yes"}, "deur dicht"),
    ("black", {"black": "yes"}, "zwart"),
)
"""What the facilitator does one after the other, and what is looked at then."""
MANY = 40
"""So many sessions are a long list."""


def around() -> Iterator[Shot]:
    """All of them, in a house of their own."""
    house = House()
    try:
        yield from _desk(house, "leeg")
        yield from _outside(house)
        yield from _lobbies(house)
        evening = prepare(house.app, Facilitator(house.desk), languages=list(LANGUAGES), groups="on")
        yield from _session(house, evening, "klaargezet")
        evening.facilitator.do("test-card", shown="yes")
        yield Shot("groot scherm", "zaal", "proefscherm", WALL, house.app.test_client(), evening.link("wall"))
        evening.until("start")
        yield from _in_the_room(house, evening, "inloop")
        evening.join(6)
        yield from _amiss(house, evening)
        evening.until("open:1")
        for language, size in zip(LANGUAGES, (PHONE, SMALL_PHONE), strict=True):
            phone = house.phone(evening, language)
            yield Shot(f"telefoon {language}", "zaal", "zonder internet", size, phone, f"/{evening.code}", does=offline)
        for verb, form, state in DEEDS:
            assert evening.facilitator.do(verb, **form).status_code == 204, verb
            if state:
                yield from _in_the_room(house, evening, state)
        yield from _desk(house, "een paar")
        evening.facilitator.do("close")
        house.seal(evening)
        yield from _session(house, evening, "klein gesprek, verzegeld")
        yield Shot("verslag", "klein gesprek", "verzegeld", DESK, house.desk, evening.link("summary"), whole=True)
        for _ in range(MANY):
            prepare(house.app, Facilitator(house.desk))
        yield from _desk(house, "veel")
    finally:
        house.close()


def offline(page: Page) -> None:
    """Sends an answer that does not get through."""
    page.route("**/answer/**", lambda route: route.abort())
    page.locator("textarea").fill("Een avond met eten erbij")
    page.locator(SEND).first.click()
    page.wait_for_selector("#notice .notice--warn", timeout=5000)


def _lobbies(house: House) -> Iterator[Shot]:
    for people in CROWDS:
        yield from _lobby(house, Driver(only(plan("een", "ideas")), people=people), f"{people} mensen")
    long = Driver(only(plan("een", "ideas")), replace(DETAILS, title=LONG_TITLE), people=34)
    yield from _lobby(house, long, "lange titel", LONG_TITLE)


def _lobby(house: House, driver: Driver, state: str, title: str = "") -> Iterator[Shot]:
    if not driver.state.people:
        driver.press("start")
    log = usual(driver.log)
    if title:
        first = json.loads(log[0])
        first["details"]["title"] = title
        log = (json.dumps(first), *log[1:])
    wall = house.evening(log).link("wall")
    shot = Shot("groot scherm", "inloop", state, WALL, house.app.test_client(), wall)
    yield shot
    yield shot.on(OLD_WALL)
    yield shot.on(WALL, dark=True)


def _amiss(house: House, evening: Evening) -> Iterator[Shot]:
    floods, troubles = house.app.extensions["floods"], house.app.extensions["troubles"]
    troubles.storing(evening.name, "De schijf is vol. Maak ruimte vrij.")
    yield from _both(house, evening, "schijf vol")
    troubles.storing(evening.name, "")
    floods.note(evening.name, JOINS)
    yield from _both(house, evening, "te veel mensen")
    floods.note_answers(evening.name, "1", "somebody")
    yield from _both(house, evening, "te veel antwoorden")


def _both(house: House, evening: Evening, state: str) -> Iterator[Shot]:
    yield Shot("console", "inloop", state, DESK, house.desk, f"/sessions/{evening.name}")
    remote = paired(evening)
    yield Shot("afstandsbediening", "inloop", state, PHONE, remote.client, f"{remote.path}/now")


def _in_the_room(house: House, evening: Evening, state: str) -> Iterator[Shot]:
    wall = Shot("groot scherm", "zaal", state, WALL, house.app.test_client(), evening.link("wall"))
    yield wall
    yield wall.on(OLD_WALL)
    yield from (replace(shot, group="zaal") for shot in _both(house, evening, state))
    for language, size in zip(LANGUAGES, (PHONE, SMALL_PHONE), strict=True):
        surface, at = f"telefoon {language}", f"/{evening.code}"
        if state in ("inloop", "pauze", "een, twee, vier, allen"):
            stranger = house.phone(evening, language, joined=False)
            yield Shot(surface, "meedoen", state, size, stranger, at, whole=True)
            yield Shot(surface, "wachten", state, size, house.phone(evening, language), at, whole=True)
        if state == "inloop":
            for page in ("privacy", "table"):
                yield Shot(surface, page, state, size, house.phone(evening, language), f"{at}/{page}", whole=True)


def _outside(house: House) -> Iterator[Shot]:
    for language, size in zip(LANGUAGES, (PHONE, SMALL_PHONE), strict=True):
        stranger = house.app.test_client()
        stranger.set_cookie("language", language)
        for path in ("/", "/?code=999999", "/accessibility"):
            yield Shot(f"telefoon {language}", "buiten", path, size, stranger, path, whole=True)
    stranger = house.app.test_client()
    for path in TROUBLES:
        yield Shot("bureau", "mis", path[:20], DESK, stranger, path)
    for path in ("/help", "/help/begeleider"):
        yield Shot("bureau", "uitleg", path, DESK, stranger, path)
    yield Shot("bureau", "mis", "zonder sleutel", DESK, stranger, "/sessions")


def _desk(house: House, state: str) -> Iterator[Shot]:
    yield Shot("bureau", "sessies", state, DESK, house.desk, "/sessions")
    if state != "veel":
        pages: Sequence[Any] = ("/sessions/new", "/sessions/import", "/programmes", "/programmes/weerbaarheid")
        for path in pages:
            yield Shot("bureau", path, state, DESK, house.desk, path, whole=True)


def _session(house: House, evening: Evening, state: str) -> Iterator[Shot]:
    at = f"/sessions/{evening.name}"
    for page in ("", "/details", "/programme", "/programme/add", "/links", "/print", "/check", "/profile"):
        reply = house.desk.get(f"{at}{page}")
        if reply.status_code == 200:
            yield Shot("bureau", page or "console", state, DESK, house.desk, f"{at}{page}", whole=bool(page))
    yield Shot("groot scherm", "zaal", state, WALL, house.app.test_client(), evening.link("wall"))
