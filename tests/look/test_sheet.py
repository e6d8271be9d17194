"""The contact sheet leaves out no kind and no state, and shows what the app gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from struct import unpack

import pytest
from playwright.sync_api import Browser

from tests.access.house import House
from tests.activities.kinds_asked import CASES
from tests.look import rooms
from tests.look.camera import Camera
from tests.look.kinds import of_kind
from tests.look.sheet import file_name, write
from tests.look.shots import WALL, Shot
from tests.look.words import LONG_TITLE
from werksessie.activities import KINDS

STATES = {
    rooms.INTRO, rooms.EMPTY, rooms.FEW, rooms.FULL, rooms.CLOSED, rooms.ENDED, rooms.LONG, rooms.LONG_CLOSED,
    rooms.HIDDEN, rooms.TIED, rooms.SMALL, rooms.SENSITIVE, rooms.GROUPED,
}  # fmt: skip
ONE = "dots"


@pytest.fixture
def house() -> Iterator[House]:
    made = House()
    yield made
    made.close()


def size(png: bytes) -> tuple[int, int]:
    """Width and height, as a PNG says itself."""
    width, height = unpack(">II", png[16:24])
    return width, height


def test_no_kind_is_left_out() -> None:
    assert {CASES[name].kind if name in CASES else name for name in rooms.names()} == set(KINDS)
    assert {CASES[name].kind if name in CASES else name for name in rooms.firsts()} == set(KINDS)


def test_every_state_of_a_question_is_looked_at() -> None:
    assert {stop.state for stop in rooms.stops(ONE)} >= STATES


def test_the_longest_words_stand_in_the_very_same_evening() -> None:
    found = {stop.state: stop.log for stop in rooms.stops(ONE)}
    told, long = ([json.loads(line) for line in found[state]] for state in (rooms.CLOSED, rooms.LONG_CLOSED))
    assert long[0]["details"]["title"] == LONG_TITLE
    assert [event["type"] for event in told] == [event["type"] for event in long]


def test_every_surface_shows_the_question(house: House) -> None:
    shots = [shot for stop in rooms.stops(ONE) for shot in of_kind(house, stop)]
    surfaces = {"groot scherm", "console", "afstandsbediening", "telefoon nl", "telefoon ar", "papier", "draaiboek"}
    assert {shot.surface for shot in shots} == surfaces
    assert any(shot.dark for shot in shots)


def test_the_sheet_leads_to_every_picture(tmp_path: Path) -> None:
    shots = [Shot("console", "keuze <1>", "open", WALL), Shot("groot scherm", "keuze", "gesloten", WALL)]
    taken = [(shot, file_name(number, shot)) for number, shot in enumerate(shots)]
    page = write(tmp_path, taken).read_text("utf-8")
    assert [file for _, file in taken if f'<img src="{file}"' not in page] == []
    assert "keuze &lt;1&gt;" in page
    assert taken[1][1] == "0001-groot-scherm-keuze-gesloten-1920x1080.png"


@pytest.mark.browser
def test_a_picture_has_the_size_of_its_screen_and_shows_what_stands_there(house: House, browser: Browser) -> None:
    (full, *_) = (stop for stop in rooms.stops(ONE) if stop.state == rooms.FULL)
    (wall, *_) = (shot for shot in of_kind(house, full) if shot.size == WALL)
    camera = Camera(browser)
    try:
        light, dark = camera.take(wall), camera.take(wall.on(WALL, dark=True))
    finally:
        camera.close()
    assert size(light) == size(dark) == (960, 540)
    assert light != dark
