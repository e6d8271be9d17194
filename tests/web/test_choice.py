"""choice on every surface: the phone with and without scripts, the wall, the console and what the municipality gets."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, settle
from tests.session.evening import only, plan
from tests.web.desk import editor, pieces
from tests.web.room import Room, choices
from werksessie.live import rooms as rooms_module
from werksessie.live.pieces import PIECES
from werksessie.programme.model import Programme
from werksessie.session.commands import Page

DRAAIBOEK = """
id = "proef"
version = "1"
title.nl = "Proef"

[[activities]]
id = "nodig"
kind = "choice"
title.nl = "Nodig"
text = { nl = "Wat heb je daarvoor nodig?", en = "What do you need for that?" }
choices = 2
other = true
[[activities.options]]
id = "tijd"
text = { nl = "tijd", en = "time" }
[[activities.options]]
id = "geld"
text = { nl = "geld", en = "money" }
[[activities.options]]
id = "plek"
text = { nl = "een plek", en = "a place" }
"""


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """The question is open, and six people take part."""
    made = prepare(app, facilitator, programme="own", programme_text=DRAAIBOEK)
    made.until("open:nodig")
    made.join(6)
    return made


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    return evening.phones[0]


def plainly(phone: FlaskClient, evening: Evening, **fields: object) -> object:
    """A form of a browser without scripts."""
    return phone.post(f"/{evening.code}/answer/nodig", data={"answer_id": "a-1", **fields})


def needs(number: int = 4, **fields: object) -> Programme:
    return only(plan("nodig", "choice", options=choices(number), **fields))


def voted(room: Room, *votes: str) -> None:
    """One person for each: "01" picks options 0 and 1."""
    for number, vote in enumerate(votes):
        room.send("nodig", f"person-{number}", {"option": tuple(f"o{one}" for one in vote)})


# The phone


def test_the_form_ticks_options_and_has_room_for_something_else(phone: FlaskClient, evening: Evening) -> None:
    page = phone.get(f"/{evening.code}").text
    assert re.findall(r'type="checkbox" name="option" value="(\w+)"', page) == ["tijd", "geld", "plek", "other"]
    assert 'data-most="2"' in page
    assert 'name="text"' in page
    assert page.count('name="unsure"') == page.count('name="skip"') == 1


def test_one_choice_is_a_radio(app: Flask) -> None:
    room = Room(app, needs())
    room.open("nodig")
    html = app.extensions["rooms"].current(room.name, "phone", "nl")[1]["activity"]
    assert html.count('type="radio"') == 4
    assert "data-most" not in html


def test_an_answer_comes_back_after_a_reload(phone: FlaskClient, evening: Evening) -> None:
    reply = evening.answer(phone, "nodig", fields={"option": ["tijd", "other"]}, text="Een <sleutel>")
    for html in (reply.text, phone.get(f"/{evening.code}").text):
        assert re.findall(r'data-field="option" data-value="(\w+)"', html) == ["tijd", "other"]
        assert 'data-field="text" data-value="Een &lt;sleutel&gt;"' in html
        assert "Je koos er 2" in html


def test_without_scripts_an_answer_is_the_same(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, option=["geld", "plek"])
    assert reply.status_code == 303
    page = phone.get(f"/{evening.code}").text
    assert re.findall(r"<li><bdi>([^<]*)</bdi></li>", page) == ["geld", "een plek"]


def test_without_scripts_too_many_come_back_ticked_so_that_one_can_go(phone: FlaskClient, evening: Evening) -> None:
    reply = plainly(phone, evening, option=["tijd", "geld", "other"], text="Een sleutel")
    assert reply.status_code == 422
    assert "Kies er hoogstens 2." in reply.text
    assert re.findall(r'name="option" value="(\w+)" checked', reply.text) == ["tijd", "geld"]
    assert '<input type="hidden" name="option" value="other">' in reply.text
    assert "Een sleutel</textarea>" in reply.text


def test_in_english_it_is_english(phone: FlaskClient, evening: Evening) -> None:
    phone.get(f"/{evening.code}?lang=en")
    page = phone.get(f"/{evening.code}").text
    for words in ("time", "Something else", "You may choose 2.", "With 'Something else'"):
        assert words in page


# The wall


def test_before_the_fifth_answer_nobody_sees_what_was_chosen(app: Flask) -> None:
    room = Room(app, needs())
    room.open("nodig")
    voted(room, "0", "0", "1", "0")
    assert "Plek" not in room.words
    voted(room, "0", "0", "1", "0", "0")
    assert "Plek 0" in room.words
    assert "row__count" not in room.wall


def test_after_closing_the_most_chosen_comes_first_with_its_number(app: Flask) -> None:
    room = Room(app, needs(settings={"choices": 2}))
    room.open("nodig")
    voted(room, *["2"] * 9, *["01"] * 5)
    room.shut("nodig")
    assert re.findall(r'row__text"><bdi>([^<]*)', room.wall) == ["Plek 2", "Plek 0", "Plek 1", "Plek 3"]
    assert re.findall(r'row__count">(\d+)', room.wall) == ["9", "5", "5", "0"]


def test_in_order_of_choice_the_wall_has_no_number_and_no_figure(app: Flask) -> None:
    room = Room(app, needs(sensitive=True, reveal="after_close", settings={"choices": 4, "ordered": True}))
    room.open("nodig")
    voted(room, *["2"] * 9, *["1"] * 7, *["3"] * 4)
    room.shut("nodig")
    assert re.findall(r'row__text"><bdi>([^<]*)', room.wall) == ["Plek 2", "Plek 1", "Plek 0", "Plek 3"]
    assert room.words.count("weinig of niet gekozen") == 2
    body = room.wall.split('class="wall__body"')[1]
    assert 'class="figure' not in body
    assert not re.search(r"\d", re.sub(r"<[^>]*>|Plek \d", "", body))


def test_a_released_text_stands_on_a_page_of_its_own(app: Flask) -> None:
    room = Room(app, needs(settings={"other": True}))
    room.open("nodig")
    for number in range(6):
        sent = room.send("nodig", f"person-{number}", {"option": "other", "text": f"Een <b>{number}</b>"})
        if number < 2:
            room.act("nodig", "release", note=sent[0].note)
    room.shut("nodig")
    assert ("Een" in room.words, "volgende" in room.words) == (False, True)
    room.act("nodig", "hide", note=sent[0].note, reason="person")
    room.ask(Page("nodig", 1))
    assert room.wall.count('<li class="card') == 2
    assert "Een &lt;b&gt;0" in room.wall


# The console


def test_the_board_shows_all_counts_and_what_waits_to_be_looked_at(evening: Evening, phone: FlaskClient) -> None:
    evening.answer(phone, "nodig", fields={"option": ["tijd", "other"]}, text="Een sleutel")
    board = pieces(evening)["board"]
    assert re.findall(r'results__number">(\d+)', board) == ["1", "0", "0", "1"]
    note = re.search(r'id="text-([\w-]+)">Een sleutel', board)
    assert note
    assert "Een sleutel" in editor(evening, "nodig", "hide", note=note[1]).text
    assert evening.facilitator.act("nodig", "release", note=note[1]).status_code == 204
    assert "Op het scherm na het sluiten" in pieces(evening)["board"]
    assert evening.facilitator.act("nodig", "hide", note=note[1], reason="person").status_code == 204
    assert "Toch tonen" in pieces(evening)["board"]
    assert "andere woorden" in editor(evening, "nodig", "option", option="tijd").text.lower()


def test_from_what_somebody_wrote_everything_of_that_device_goes(evening: Evening, phone: FlaskClient) -> None:
    for number, one in enumerate((phone, evening.phones[1])):
        evening.answer(one, "nodig", fields={"option": ["tijd", "other"]}, text=f"Onzin {number}")
    board = pieces(evening)["board"]
    for status in ("new", "shown", "hidden"):
        note = re.search(r'id="text-([\w-]+)">Onzin 0', board)
        assert note
        assert f'id="device-{note[1]}"' in board, status
        verb = {"new": "release", "shown": "hide"}.get(status)
        assert not verb or evening.facilitator.act("nodig", verb, note=note[1], reason="insult").status_code == 204
        board = pieces(evening)["board"]
    assert evening.facilitator.do("mark-devices", activity="nodig", written=note[1]).status_code == 204
    assert "Onzin 0" not in pieces(evening)["board"]
    assert "Onzin 1" in pieces(evening)["board"]
    assert "haalde weg wat deze telefoon stuurde" in phone.get(f"/{evening.code}").text
    assert len(evening.state.people) == 5


def test_the_vote_is_ticked_after_closing(evening: Evening) -> None:
    assert "choose-tijd" not in pieces(evening)["board"]
    evening.until("close:nodig")
    assert "choose-tijd" in pieces(evening)["board"]
    assert evening.facilitator.act("nodig", "choose", option="tijd").status_code == 204
    assert "✓ gekozen" in pieces(evening)["board"]


# What the municipality gets


def texts(app: Flask, room: Room) -> tuple[str, str, dict[str, object]]:
    """The summary page, the CSV and this activity of the JSON."""
    link = f"/summary/{room.host.keys(room.name)['summary']}"
    browser = app.test_client()
    told = browser.get(f"{link}/summary.json").json["activities"][0]
    return browser.get(link).text, browser.get(f"{link}/summary.csv").text, told


def test_the_summary_has_the_counts_and_the_released_texts_only(app: Flask) -> None:
    room = Room(app, needs(settings={"other": True}))
    room.open("nodig")
    voted(room, *["2"] * 9)
    for words, reason in (("Het mag", ""), ("Bij Jan", "person"), ("Wacht nog", "later")):
        note = room.send("nodig", f"writer-{words}", {"option": "other", "text": words})[0].note
        if reason != "later":
            room.act("nodig", "hide" if reason else "release", note=note, reason=reason)
    room.shut("nodig")
    page, csv, told = texts(app, room)
    assert told["also_said"] == ["Het mag"]
    assert told["not_shown"] == {"persoon herkenbaar": 1, "niet nagekeken": 1}
    assert {row["text"]: row["people"] for row in told["rows"]}["Iets anders"] == 3
    for text in (page, csv, str(told)):
        assert "Bij Jan" not in text
        assert "Wacht nog" not in text
    assert "Het mag" in page
    assert '"Plek 2";"keer gekozen";"9"' in csv


def test_in_order_of_choice_no_file_has_a_number_of_an_option(app: Flask) -> None:
    room = Room(app, needs(sensitive=True, reveal="after_close", settings={"choices": 4, "ordered": True}))
    room.open("nodig")
    voted(room, *["2"] * 9, *["1"] * 7, *["3"] * 4)
    room.shut("nodig")
    page, csv, told = texts(app, room)
    assert [(row["text"], row["few"]) for row in told["rows"]] == [
        ("Plek 2", False), ("Plek 1", False), ("Plek 0", True), ("Plek 3", True),
    ]  # fmt: skip
    assert all("people" not in row for row in told["rows"])
    assert "Plek" not in csv
    assert page.count("weinig of niet gekozen") == 2
    assert "<b>9</b>" not in page


def test_a_small_session_gives_no_counts(app: Flask) -> None:
    room = Room(app, needs(), people=4)
    room.open("nodig")
    voted(room, "0", "0", "0", "1")
    room.shut("nodig")
    page, csv, told = texts(app, room)
    assert {row["people"] for row in told["rows"]} == {"klein gesprek: geen aantallen"}
    assert '"3"' not in csv
    assert "result__counts" not in page


def test_a_followed_page_equals_a_fresh_one(app: Flask, evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_module, "PAUSE", 0)
    followers = [Follower(app, evening, audience) for audience in PIECES]
    followers.append(Follower(app, evening, "phone", "en"))

    def check() -> None:
        settle(app)
        for follower in followers:
            follower.check()

    for number, one in enumerate(evening.phones):
        evening.answer(one, "nodig", fields={"option": ["geld", "other"][: 1 + number % 2]}, text=f"iets {number}")
    check()
    notes = sorted(evening.state.activities["nodig"].content.notes)
    evening.facilitator.act("nodig", "release", note=notes[0])
    evening.facilitator.act("nodig", "hide", note=notes[1], reason="person")
    check()
    evening.next()
    check()
    evening.facilitator.do("page", activity="nodig", page="1")
    evening.facilitator.act("nodig", "choose", option="geld")
    check()
