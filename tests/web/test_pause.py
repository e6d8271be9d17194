"""A break on wall, phone and console; and the line of aftercare, which stays as long as its question is there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.session.evening import plan
from tests.web.room import DETAILS, Room, choices
from werksessie.programme.dates import clock
from werksessie.programme.model import Programme
from werksessie.web.assets import BUNDLES

PAUSE = replace(plan("pauze", "slide", minutes=10, settings={"countdown": True}), text={"nl": "Pauze", "en": "Break"})
AFTERCARE = {"nl": "Wil je hierover praten? Ga naar {naam of functie}.", "en": "Want to talk? Go to {naam of functie}."}
SEEN = plan("gezien", "choice", options=choices(3), sensitive=True, reveal="after_close", aftercare=AFTERCARE, part="a")
PROGRAMME = Programme("proef", "1", {"nl": "Proef"}, (PAUSE, SEEN))


def phone_of(room: Room, app: Flask, language: str = "nl") -> str:
    """What everybody's phone shows now."""
    visitor: FlaskClient = app.test_client()
    code = room.state.code
    visitor.get(f"/{code}?lang={language}")
    visitor.post(f"/{code}/join")
    found = re.search(r'<section class="phone__piece.*?</section>', visitor.get(f"/{code}").text, re.DOTALL)
    assert found
    return found[0]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def room(app: Flask) -> Room:
    return Room(app, PROGRAMME, 8, details=replace(DETAILS, talk_to="Sam, de huisarts.", languages=("nl", "en")))


def over(room: Room) -> datetime:
    """When the break that is on the wall now ends."""
    return room.clock + timedelta(minutes=10)


def at(moment: datetime, language: str) -> str:
    here = moment.astimezone()
    return clock(f"{here.hour}.{here.minute:02}", language)


# A break


def test_the_wall_says_until_when_there_is_a_break_and_keeps_the_way_in(room: Room) -> None:
    room.press()
    assert f"We gaan verder om {at(over(room), 'nl')}" in room.words
    assert "Pauze" in room.words
    assert "qr__code" in room.wall


def test_the_minutes_are_counted_down_by_a_script_from_a_moment_that_never_changes(room: Room) -> None:
    room.press()
    (moment,) = re.findall(r'data-countdown="([^"]+)"', room.wall)
    assert datetime.fromisoformat(moment) == over(room)
    room.clock += timedelta(minutes=3)
    room.join(1)
    assert re.findall(r'data-countdown="([^"]+)"', room.wall) == [moment]


def test_without_a_script_no_number_of_minutes_is_shown(room: Room) -> None:
    room.press()
    (counting,) = re.findall(r"<div data-countdown[^>]*>", room.wall)
    assert " hidden" in counting


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "We gaan verder om {}. Nog minuten"), ("en", "We go on at {}. Left:")],
)
def test_the_phone_says_it_in_its_own_language(room: Room, app: Flask, language: str, said: str) -> None:
    room.press()
    phone = phone_of(room, app, language)
    assert said.format(at(over(room), language)).removesuffix(" minuten") in words(phone)
    assert re.findall(r'data-countdown="([^"]+)"', phone) == re.findall(r'data-countdown="([^"]+)"', room.wall)
    assert 'data-one="minuut"' in phone if language == "nl" else 'data-one="minute"' in phone


def test_a_slide_that_is_no_break_counts_nothing_down(app: Flask) -> None:
    still = Room(app, replace(PROGRAMME, activities=(replace(PAUSE, settings={"countdown": False}),)))
    still.press()
    assert "data-countdown" not in still.wall + phone_of(still, app)


def test_the_script_comes_with_the_wall_and_with_the_evening_on_the_phone(room: Room, app: Flask) -> None:
    room.press()
    visitor = app.test_client()
    visitor.get(f"/{room.state.code}")
    visitor.post(f"/{room.state.code}/join")
    assert BUNDLES["wall.js"].count("countdown.js") == 1
    for script, page in (("bundle/wall", room.page), ("countdown", visitor.get(f"/{room.state.code}").text)):
        assert len(re.findall(rf'src="/static/{script}\.js\?v=\w+" defer', page)) == 1


def test_the_facilitator_reads_until_when(app: Flask, facilitator: Facilitator) -> None:
    evening: Evening = prepare(app, facilitator, programme="weerbaarheid")
    evening.until("start")
    evening.join(1)
    assert facilitator.do("go-to", activity="pauze").status_code == 204
    page = facilitator.client.get(f"/sessions/{evening.name}").text
    moment = datetime.fromisoformat(evening.state.activities["pauze"].since) + timedelta(minutes=10)
    assert f"Pauze tot {at(moment, 'nl')}." in page


# Aftercare


def said(words: str) -> bool:
    return "Wil je hierover praten? Ga naar Sam, de huisarts." in words


def test_the_line_of_aftercare_stays_from_the_question_to_after_closing(room: Room, app: Flask) -> None:
    room.press()
    room.press()
    stages = []
    while room.state.phase == "running":
        stages.append(room.state.activities["gezien"].stage)
        assert said(room.words), stages[-1]
        assert said(words(phone_of(room, app))), stages[-1]
        assert room.words.count("Wil je hierover praten") == 1
        room.press()
    assert stages == ["intro", "open", "closed"]


def test_the_phone_says_it_in_its_own_language_too(room: Room, app: Flask) -> None:
    room.open("gezien")
    assert "Want to talk? Go to Sam, de huisarts." in words(phone_of(room, app, "en"))


def test_without_somebody_to_go_to_there_is_no_such_line(app: Flask) -> None:
    alone = Room(app, PROGRAMME, 8)
    alone.open("gezien")
    assert "Wil je hierover praten" not in alone.words + words(phone_of(alone, app))
    assert "{" not in alone.words


def test_a_question_without_aftercare_has_the_part_of_the_evening_there(app: Flask) -> None:
    plain = Room(app, replace(PROGRAMME, activities=(replace(SEEN, aftercare={}),)))
    plain.open("gezien")
    assert DETAILS.title in plain.words
