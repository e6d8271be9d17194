"""roles on every surface: both questions on the phone, the wall, the console and what the municipality gets."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, settle
from tests.session.evening import only, plan
from tests.summary.reading import read
from tests.web.desk import editor, pieces
from tests.web.room import Room, choices, figures
from werksessie.live import rooms as rooms_module
from werksessie.live.pieces import PIECES
from werksessie.session.commands import Page

DRAAIBOEK = """
id = "proef"
version = "1"
title.nl = "Proef"

[[activities]]
id = "rollen"
kind = "roles"
title.nl = "Rollen"
number = "6"
text = { nl = "Wat wil jullie gemeenschap zelf doen? Kies er 2.", en = "What would your community like to take on?" }
choices = 2
top = 2
[[activities.options]]
id = "rolmodel"
text = { nl = "Rolmodel zijn", en = "Being a role model" }
[[activities.options]]
id = "actie"
text = { nl = "Samen een actie doen", en = "A joint action" }
[[activities.options]]
id = "geen"
text = { nl = "Nu geen rol", en = "No role now" }
"""


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """The question is open, and six people take part."""
    made = prepare(
        app, facilitator, programme="own", programme_text=DRAAIBOEK, contact_community="Sam van het buurthuis"
    )
    made.until("open:rollen")
    made.join(6)
    return made


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    return evening.phones[0]


def ask_who(evening: Evening) -> None:
    """Everybody picks two roles, the question closes, and phones ask who does them."""
    for one in evening.phones:
        evening.answer(one, "rollen", fields={"role": ["rolmodel", "actie"]})
    evening.until("close:rollen")
    assert evening.facilitator.act("rollen", "ask-who").status_code == 204


def played(app: Flask, said: int = 30, helping: int = 7, people: int = 34, **fields: Any) -> Room:
    """A room where everybody picked and so many said who does it; still open."""
    options = choices(5, "Rol")
    room = Room(app, only(plan("rollen", "roles", options=options, settings={"top": 3}, **fields)), people)
    room.open("rollen")
    for number in range(said):
        room.send("rollen", f"person-{number}", {"role": ("o0", "o1", "o2") if number % 3 else ("o0", "o3")})
    room.shut("rollen")
    room.act("rollen", "ask-who")
    for number in range(said):
        who = ["community", "together", "municipality"][number % 3]
        helps = {"help-o0": "yes"} if number < helping else {}
        room.send(
            "rollen", f"person-{number}", {"who-o0": who, "who-o1": "together", "who-o2": "municipality", **helps}
        )
    room.act("rollen", "need", role="o0", people="6")
    return room


# The phone


def test_the_first_question_ticks_roles(phone: FlaskClient, evening: Evening) -> None:
    page = phone.get(f"/{evening.code}").text
    assert re.findall(r'type="checkbox" name="role" value="(\w+)"', page) == ["rolmodel", "actie", "geen"]
    assert 'data-most="2"' in page
    reply = evening.answer(phone, "rollen", fields={"role": ["actie", "geen"]})
    assert re.findall(r'data-field="role" data-value="(\w+)"', reply.text) == ["actie", "geen"]


def test_without_scripts_too_many_come_back_ticked(phone: FlaskClient, evening: Evening) -> None:
    form = {"answer_id": "a-1", "role": ["rolmodel", "actie", "geen"]}
    reply = phone.post(f"/{evening.code}/answer/rollen", data=form)
    assert reply.status_code == 422
    assert re.findall(r'name="role" value="(\w+)" checked', reply.text) == ["rolmodel", "actie", "geen"]


def test_the_second_question_asks_who_and_offers_help(phone: FlaskClient, evening: Evening) -> None:
    ask_who(evening)
    page = phone.get(f"/{evening.code}").text
    assert "Wie doet dit?" in page
    assert "Zeg het straks tegen Sam van het buurthuis." in page
    assert 'name="role"' not in page
    for role in ("rolmodel", "actie"):
        assert re.findall(rf'type="radio" name="who-{role}" value="(\w+)"', page) == [
            "community", "together", "municipality",
        ]  # fmt: skip
        assert f'type="checkbox" name="help-{role}" value="yes"' in page
    assert "who-geen" not in page


def test_what_somebody_said_comes_back_after_a_reload(phone: FlaskClient, evening: Evening) -> None:
    ask_who(evening)
    reply = evening.answer(phone, "rollen", fields={"who-actie": "together", "help-actie": "yes"})
    for html in (reply.text, phone.get(f"/{evening.code}").text):
        assert 'data-field="who-actie" data-value="together"' in html
        assert 'data-field="help-actie" data-value="yes"' in html
    plain = phone.post(f"/{evening.code}/answer/rollen", data={"answer_id": "a-2", "who-rolmodel": "community"})
    assert plain.status_code == 303
    assert "<li><bdi>Rolmodel zijn</bdi> · wij</li>" in phone.get(f"/{evening.code}").text


def test_in_english_it_is_english(phone: FlaskClient, evening: Evening) -> None:
    ask_who(evening)
    phone.get(f"/{evening.code}?lang=en")
    page = phone.get(f"/{evening.code}").text
    for words in (
        "Who does this?",
        "A joint action",
        "the municipality",
        "I want to help",
        "Tell Sam van het buurthuis",
    ):
        assert words in page


@pytest.mark.parametrize(("fields", "status"), [({}, 422), ({"who-geen": "community"}, 422), ({"role": "actie"}, 409)])
def test_a_refusal_is_one_sentence_in_the_notice(
    phone: FlaskClient, evening: Evening, fields: dict[str, str], status: int
) -> None:
    ask_who(evening)
    reply = evening.answer(phone, "rollen", fields=fields)
    assert (reply.status_code, reply.headers["HX-Retarget"]) == (status, "#notice")


# The wall


def test_picks_are_figures_and_then_numbers(app: Flask) -> None:
    room = Room(app, only(plan("rollen", "roles", options=choices(3, "Rol"))))
    room.open("rollen")
    for number in range(4):
        room.send("rollen", f"person-{number}", {"role": "o1"})
    assert "Rol 1" not in room.words
    room.send("rollen", "person-4", {"role": "o1"})
    assert figures(room.wall, "vote-o1") == 5
    room.shut("rollen")
    assert re.findall(r'row__count">(\d+)', room.wall) == ["5", "0", "0"]


def test_while_people_say_who_the_bars_have_no_numbers(app: Flask) -> None:
    room = played(app)
    assert "Wie doet dit?" in room.words
    assert room.wall.count('class="stacked"') == 3
    assert "<text" not in room.wall
    assert "willen" not in room.words
    assert "30 van 34 hebben gekozen" in room.words


def test_before_anybody_said_who_only_the_roles_stand_there(app: Flask) -> None:
    room = Room(app, only(plan("rollen", "roles", options=choices(3, "Rol"))))
    room.open("rollen")
    for number in range(6):
        room.send("rollen", f"person-{number}", {"role": "o1"})
    room.shut("rollen")
    room.act("rollen", "ask-who")
    assert "Rol 1" in room.words
    assert "stacked" not in room.wall
    assert "van 34" not in room.words


def test_after_closing_willing_and_needed_stand_side_by_side(app: Flask) -> None:
    room = played(app)
    room.shut("rollen")
    assert re.findall(r">(\d+)</text>", room.wall) == ["10", "10", "10", "30", "30"]
    assert re.findall(r'role__help">([^<]*)<', room.wall) == ["7&nbsp;willen · 6&nbsp;nodig"]
    room.ask(Page("rollen", 1))
    assert "row__count" in room.wall


def test_fewer_than_five_who_want_to_help_leave_no_trace(app: Flask) -> None:
    room = played(app, helping=4)
    room.shut("rollen")
    assert "willen" not in room.words
    assert "nodig" not in room.words


def test_a_sensitive_question_shows_words_where_a_number_is_small(app: Flask) -> None:
    room = played(app, said=12, sensitive=True, reveal="after_close")
    room.shut("rollen")
    assert "12 samen" in room.words
    assert "stacked" not in room.wall
    assert "van 34" not in room.words


# The console


def test_the_board_asks_who_once_the_question_is_closed(evening: Evening) -> None:
    for one in evening.phones:
        evening.answer(one, "rollen", fields={"role": ["rolmodel", "actie"]})
    assert "ask-who" not in pieces(evening)["board"]
    evening.until("close:rollen")
    assert 'id="ask-who"' in pieces(evening)["board"]
    assert evening.facilitator.act("rollen", "ask-who").status_code == 204
    assert evening.step == "close:rollen"
    assert 'id="ask-who"' not in pieces(evening)["board"]


def test_the_board_shows_who_and_how_many_are_needed(evening: Evening, phone: FlaskClient) -> None:
    ask_who(evening)
    evening.answer(phone, "rollen", fields={"who-actie": "together", "help-actie": "yes"})
    assert 'name="people"' in editor(evening, "rollen", "need", role="actie").text
    assert "bestaat niet" in editor(evening, "rollen", "need", role="weg").text
    assert evening.facilitator.act("rollen", "need", role="actie", people="8").status_code == 204
    assert evening.facilitator.act("rollen", "need", role="actie", people="veel").status_code == 422
    row = pieces(evening)["board"].split('id="asked-actie"')[1].split("</tr>")[0]
    assert re.findall(r'results__number">(\d*)<', row) == ["0", "1", "0", "1", "8"]


# What the municipality gets


def test_the_summary_tells_both_questions(app: Flask) -> None:
    room = played(app)
    room.shut("rollen")
    told = read(app, room.name)
    rows = told.part("rollen")["rows"]
    assert [row["about"] for row in rows] == ["picked"] * 5 + ["who", "help"] * 3
    assert (rows[5]["community"], rows[6]["help"], rows[6]["needed"], rows[8]["help"]) == (
        10,
        7,
        6,
        "te weinig antwoorden",
    )
    words = told.section("rollen").words
    assert "7 willen helpen · 6 nodig" in words
    assert words.count("willen helpen") == 1


def test_a_small_session_gives_no_counts(app: Flask) -> None:
    room = played(app, said=4, helping=4, people=4)
    room.shut("rollen")
    rows = read(app, room.name).part("rollen")["rows"]
    counted = [row[name] for row in rows for name in row if name in ("picked", "community", "together", "help")]
    assert set(counted) == {"klein gesprek: geen aantallen"}
    assert not re.search(r">\d+</text>|row__count|\d willen", room.wall)


def test_a_followed_page_equals_a_fresh_one(app: Flask, evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_module, "PAUSE", 0)
    followers = [Follower(app, evening, audience) for audience in PIECES]
    followers.append(Follower(app, evening, "phone", "en"))

    def check() -> None:
        settle(app)
        for follower in followers:
            follower.check()

    check()
    ask_who(evening)
    check()
    for number, one in enumerate(evening.phones):
        evening.answer(one, "rollen", fields={"who-actie": ["community", "together"][number % 2], "help-actie": "yes"})
    check()
    evening.facilitator.act("rollen", "need", role="actie", people="8")
    evening.next()
    check()
    evening.facilitator.do("page", activity="rollen", page="1")
    evening.facilitator.act("rollen", "choose", option="actie")
    check()
