"""A scale on every surface: the glass on the phone, four counts on the wall, the same figures for every reader."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, quick, settle
from tests.session.evening import only, plan
from tests.summary.reading import read
from tests.web.room import Room, figures
from werksessie.activities import KINDS
from werksessie.live.pieces import PIECES
from werksessie.programme.model import Programme
from werksessie.session.commands import HideResults, Page

__all__ = ["quick"]

PROGRAMME = """
id = "glas"
version = "1"
title.nl = "Glas"
[[activities]]
id = "past"
kind = "scale"
title.nl = "Past het?"
text = { nl = "Past dit bij jullie?", en = "Does this fit you?" }
[[activities]]
id = "twee"
kind = "scale"
title.nl = "Twee vragen"
text.nl = "Over dit doel"
words = [{ nl = "nooit" }, { nl = "soms" }, { nl = "vaak" }, { nl = "altijd" }]
items = [{ id = "leven", text.nl = "Past dit?" }, { id = "nut", text.nl = "Hebben jullie er iets aan?" }]
"""
ITEMS = [{"id": one, "text": {"nl": f"Vraag {one}?"}, "verbatim": ""} for one in ("a", "b")]


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """A started evening with two scales."""
    made = prepare(app, facilitator, programme="own", programme_text=PROGRAMME)
    made.until("start")
    return made


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    somebody = evening.join()[0]
    evening.until("open:past")
    return somebody


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text


def mine(evening: Evening, activity: str) -> dict[str, str]:
    return dict(next(iter(evening.state.activities[activity].content.of("").cast.values())))


def scale(**fields: Any) -> Programme:
    return only(plan("past", "scale", **fields))


def rated(room: Room, *numbers: int, item: str = "") -> None:
    """So many people for each step of the glass."""
    values = [str(step) for step, number in enumerate(numbers) for _ in range(number)]
    for number, value in enumerate(values):
        room.send("past", f"person-{number}", {f"value-{item}" if item else "value": value})


def counted(room: Room) -> list[str]:
    return re.findall(r'class="scale__(?:count|few)">([^<]*)<', room.wall)


# The phone


def test_four_glasses_with_their_words_can_be_chosen_and_both_ways_past_it(
    phone: FlaskClient, evening: Evening
) -> None:
    html = page(phone, evening)
    cards = re.findall(r'name="value" value="(\d)".*?glass-(\d).*?<bdi>([^<]*)</bdi>', html, re.DOTALL)
    words = ["nee", "een beetje", "bijna helemaal", "helemaal"]
    assert cards == [(str(step), str(step), word) for step, word in enumerate(words)]
    assert ('name="unsure"' in html, 'name="skip"' in html) == (True, True)


def test_an_answer_with_scripts_comes_back_in_words_and_stays_after_a_reload(
    phone: FlaskClient, evening: Evening
) -> None:
    reply = evening.answer(phone, "past", value="1")
    assert reply.status_code == 200
    assert "een beetje" in reply.text
    assert 'data-field="value" data-value="1"' in page(phone, evening)
    assert 'data-value="1"' not in page(evening.join()[0], evening)


def test_without_scripts_a_plain_form_is_enough_and_a_second_one_replaces_it(
    phone: FlaskClient, evening: Evening
) -> None:
    for number, value in enumerate(("1", "3")):
        reply = phone.post(f"/{evening.code}/answer/past", data={"answer_id": f"a-{number}", "value": value})
        assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    assert mine(evening, "past") == {"past": "3"}


def test_several_items_come_one_by_one_or_in_one_plain_form(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:twee")
    html = page(phone, evening)
    assert html.count('type="radio" name="value-leven"') == 5
    assert re.search(r'<button class="button button--answer button--glass"[^>]*name="value" value="3"', html)
    evening.answer(phone, "twee", about="leven", value="3")
    evening.answer(phone, "twee", about="nut", unsure="1")
    assert mine(evening, "twee") == {"leven": "3", "nut": "unsure"}
    form = {"answer_id": "a-9", "value-leven": "0", "value-nut": "unsure"}
    assert phone.post(f"/{evening.code}/answer/twee", data=form).status_code == 303
    assert mine(evening, "twee") == {"leven": "0", "nut": "unsure"}
    html = page(phone, evening)
    assert 'data-field="value-leven" data-value="0"' in html
    assert "nooit ✓</span>" in html


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Kies een glas. Of tik op"),
        ({"value": "7"}, "Kies een glas. Of tik op"),
        ({"value-x": "1"}, "bestaat niet"),
    ],
)
def test_what_is_no_answer_or_comes_too_late_is_refused_with_one_sentence(
    phone: FlaskClient, evening: Evening, form: dict[str, str], sentence: str
) -> None:
    reply = evening.answer(phone, "past", fields=form)
    assert (reply.status_code, reply.headers["HX-Retarget"]) == (422, "#notice")
    assert sentence in reply.text
    assert phone.post(f"/{evening.code}/answer/past", data={"answer_id": "a-1", **form}).status_code == 422
    assert not evening.state.activities["past"].content.people()
    evening.until("close:past")
    assert evening.answer(phone, "past", value="1").status_code == 409


def test_a_phone_in_english_has_the_words_in_english(phone: FlaskClient, evening: Evening) -> None:
    html = phone.get(f"/{evening.code}", headers={"Accept-Language": "en"}).text
    assert "almost completely" in html
    assert "Does this fit you?" in html


# The wall


def test_before_the_fifth_answer_no_glass_has_a_count(app: Flask) -> None:
    room = Room(app, scale())
    room.show("past")
    assert "Denk eerst zelf." in room.words
    room.press()
    rated(room, 2, 2)
    assert "Straks zien we samen de uitslag." in room.words
    assert counted(room) == []


def test_every_count_stands_above_its_glass_with_a_plain_figure_for_everybody(app: Flask) -> None:
    room = Room(app, scale())
    room.open("past")
    rated(room, 1, 4, 0, 3)
    assert counted(room) == ["1", "4", "0", "3"]
    assert [figures(room.wall, f"rate-0-{step}") for step in range(4)] == [1, 4, 0, 3]
    assert "8 van 34 hebben geantwoord" in room.words


def test_after_closing_a_divided_room_says_so_and_who_does_not_know_is_counted(app: Flask) -> None:
    room = Room(app, scale())
    room.open("past")
    rated(room, 6, 9, 9, 5)
    room.send("past", "zed", {"unsure": "1"})
    assert "verschillend" not in room.words
    room.shut("past")
    assert "Hier denken we verschillend over." in room.words
    assert "30 van 34 · 1 weet het niet" in room.words


def test_every_item_has_its_own_page_under_its_own_question(app: Flask) -> None:
    room = Room(app, scale(settings={"items": ITEMS}))
    room.open("past")
    rated(room, 5, 1, item="a")
    assert "Vraag a?" in room.words
    assert "volgende" in room.words
    room.ask(Page("past", 1))
    assert ("Vraag b?" in room.words, counted(room)) == (False, [])
    rated(room, 0, 0, 6, item="b")
    room.shut("past")
    room.ask(Page("past", 1))
    assert ("Vraag b?" in room.words, counted(room)) == (True, ["0", "0", "6", "0"])


def test_hidden_and_sensitive_results_gather(app: Flask) -> None:
    room = Room(app, scale())
    room.open("past")
    rated(room, 9)
    room.ask(HideResults("past", True))
    assert (counted(room), figures(room.wall, "chosen")) == ([], 9)
    secret = Room(app, scale(sensitive=True, reveal="after_close"))
    secret.open("past")
    rated(secret, 6, 3)
    assert counted(secret) == []
    secret.shut("past")
    assert counted(secret) == ["6", "minder dan 5", "minder dan 5", "minder dan 5"]
    assert "van 34" not in secret.words


@pytest.mark.parametrize(("people", "secret"), [(4, False), (30, False), (30, True)])
def test_too_few_answers_are_talked_about(app: Flask, people: int, secret: bool) -> None:
    room = Room(app, scale(sensitive=secret), people=people)
    room.open("past")
    rated(room, 4)
    room.shut("past")
    why = "Deze aantallen laten we niet zien." if secret else "Er zijn te weinig antwoorden om te tellen."
    assert (counted(room), f"{why} We praten erover." in room.words) == ([], True)


# The console and the summary


def test_the_console_has_every_count_whole(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "past", value="2")
    board = evening.facilitator.client.get(f"/sessions/{evening.name}").text.partition('id="board"')[2]
    rows = re.findall(r'glass-\d.*?<bdi>([^<]*)</bdi>.*?results__number">(\d+)<', board, re.DOTALL)
    assert rows[:4] == [("nee", "0"), ("een beetje", "0"), ("bijna helemaal", "1"), ("helemaal", "0")]
    whole = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").json["activities"][0]
    assert (whole["rows"][0]["2"], whole["words"]["2"]) == (1, "bijna helemaal")


@pytest.mark.parametrize(
    ("people", "sensitive", "numbers", "said"),
    [
        (34, False, (6, 9, 9, 5), ["6", "9", "9", "5"]),
        (34, True, (6, 9, 3, 0), ["6", "9", "minder dan 5", "minder dan 5"]),
        (34, False, (2, 2, 0, 0), ["te weinig antwoorden"] * 4),
        (4, False, (2, 2, 0, 0), ["klein gesprek: geen aantallen"] * 4),
    ],
)
def test_page_json_and_csv_say_the_same_in_the_words_of_this_scale(
    app: Flask, people: int, sensitive: bool, numbers: tuple[int, ...], said: list[str]
) -> None:
    words = [{"nl": one} for one in ("bijna niemand", "een paar", "velen", "bijna iedereen")]
    room = Room(app, scale(settings={"words": words}, sensitive=sensitive), people=people)
    room.open("past")
    rated(room, *numbers)
    room.shut("past")
    told = read(app, room.name)
    row = told.part("past")["rows"][0]
    assert [str(row[step]) for step in "0123"] == said
    assert row["divided"] is (numbers == (6, 9, 9, 5))
    text = "Wat vind je van past?"
    assert [told.cells["past", text, one["nl"]] for one in words] == said
    if said[0].isdigit():
        line = " · ".join(f"{figure} {one['nl']}" for figure, one in zip(said, words, strict=True))
        assert line in told.section("past").words


# Live, and sealing


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one(app: Flask, evening: Evening) -> None:
    phones = evening.join(9)
    followers = [Follower(app, evening, audience) for audience in PIECES] + [Follower(app, evening, "phone", "en")]
    while evening.step:
        step = evening.next()
        if step.startswith("open:"):
            items = ("leven", "nut") if step.endswith("twee") else ()
            for number, one in enumerate(phones):
                fields = {f"value-{item}": str(number % 4) for item in items} or {"value": str(number % 4)}
                assert evening.answer(one, step.partition(":")[2], fields=fields).status_code == 200
        settle(app)
        for follower in followers:
            follower.check()
    assert all(follower.pushed > 3 for follower in followers)


def test_sealing_keeps_the_counts(app: Flask, evening: Evening) -> None:
    phones = evening.join(9)
    evening.until("open:past")
    for number, one in enumerate(phones):
        evening.answer(one, "past", value=str(number % 4))
    evening.until("open:twee")
    for one in phones:
        evening.answer(one, "twee", fields={"value-leven": "2", "value-nut": "skip"})
    evening.until("end")
    before = [KINDS["scale"].tally(*one) for one in evening.state.each()]
    assert evening.facilitator.do("seal").status_code == 204
    assert evening.state.phase == "sealed"
    assert [KINDS["scale"].tally(*one) for one in evening.state.each()] == before
