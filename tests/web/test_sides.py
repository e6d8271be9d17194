"""A question with two sides on every surface: nobody speaks for the municipality unless they say so, and are told."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, quick, settle
from tests.summary.reading import read
from tests.web.desk import cards, editor, pieces
from werksessie.live.pieces import PIECES

__all__ = ["quick"]

PROGRAMME = """
id = "samen"
version = "1"
title.nl = "Samen"
[[activities]]
id = "verwacht"
kind = "ideas"
number = "10"
title.nl = "Verwachtingen"
text = { nl = "Wat verwachten jullie van de gemeente?", en = "What do you expect from the municipality?" }
other_side = { nl = "Wat verwacht de gemeente van jullie?", en = "What does the municipality expect of you?" }
max = 2
"""
THERE = {"side": "municipality"}
ANNOUNCED = "Dit komt op het grote scherm bij de gemeente."


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """The question is open to the community; nine people take part."""
    made = prepare(app, facilitator, programme="own", programme_text=PROGRAMME)
    made.until("start")
    made.join(9)
    made.until("open:verwacht")
    return made


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    return evening.phones[0]


def ask(evening: Evening) -> None:
    assert evening.facilitator.act("verwacht", "ask-other-side").status_code == 204


def say(evening: Evening, phone: FlaskClient, text: str, **fields: str) -> str:
    """Sends it and lets the room see it; gives the id of its card."""
    assert evening.answer(phone, "verwacht", text=text, **fields).status_code == 200
    card = cards(evening, "verwacht")[text]
    assert evening.facilitator.act("verwacht", "release", card=card).status_code == 204
    return card


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def wall(evening: Evening) -> str:
    return str(evening.app.extensions["rooms"].current(evening.name, "wall", "nl")[1]["wall"])


# The phone


def test_the_other_side_is_offered_once_it_is_asked(phone: FlaskClient, evening: Evening) -> None:
    assert 'name="side"' not in page(phone, evening)
    reply = evening.answer(phone, "verwacht", text="Kom langs", **THERE)
    assert (reply.status_code, "De gemeente is nog niet aan de beurt." in reply.text) == (409, True)
    ask(evening)
    html = page(phone, evening)
    assert re.search(r'type="checkbox" name="side" value="municipality">', html), (
        "unticked: nobody speaks for it unasked"
    )
    told = html.partition('data-with="municipality"')[2].partition("<textarea")[0]
    assert words("<p " + told).startswith(f"Wat verwacht de gemeente van jullie? {ANNOUNCED}")


def test_without_scripts_it_is_one_box_to_tick(phone: FlaskClient, evening: Evening) -> None:
    ask(evening)
    for number, fields in enumerate(({}, THERE)):
        form: dict[str, Any] = {"answer_id": f"a-{number}", "text": f"Zin {number}", **fields}
        assert phone.post(f"/{evening.code}/answer/verwacht", data=form).status_code == 303
    sides = {one.text: one.side for one in evening.state.activities["verwacht"].content.ideas.values()}
    assert sides == {"Zin 0": "", "Zin 1": "municipality"}
    own = words(page(phone, evening).partition('id="own"')[2])
    assert "Zin 1 Voor de gemeente Ontvangen ✓" in own
    assert "Zin 0 Ontvangen ✓" in own


def test_without_scripts_a_statement_that_is_changed_stays_with_the_municipality(
    phone: FlaskClient, evening: Evening
) -> None:
    ask(evening)
    evening.answer(phone, "verwacht", "a-1", text="Kom langs", **THERE)
    own = page(phone, evening).partition('id="own"')[2]
    form = own.partition('name="replaces" value="a-1"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="side" value="municipality">' in form
    assert 'data-field="side" data-value="municipality"' in own, "the next statement begins on the same side"


def test_in_english_it_is_english(phone: FlaskClient, evening: Evening) -> None:
    ask(evening)
    phone.get(f"/{evening.code}?lang=en")
    html = phone.get(f"/{evening.code}").text
    for said in (
        "I answer for the municipality",
        "What does the municipality expect of you?",
        "under the municipality",
    ):
        assert said in html


# The console


def test_one_button_gives_the_municipality_its_turn_and_one_takes_it_back(evening: Evening) -> None:
    board = pieces(evening)["board"]
    assert "Nu de gemeente" in board
    assert 'id="ask-other-side"' in board
    ask(evening)
    board = pieces(evening)["board"]
    assert ("Nu de gemeente" in board, "Terug: eerst de gemeenschap" in board) == (False, True)
    assert evening.facilitator.act("verwacht", "ask-community").status_code == 204
    assert "Nu de gemeente" in pieces(evening)["board"]


def test_what_comes_from_the_municipality_says_so_and_is_looked_at_first(evening: Evening, phone: FlaskClient) -> None:
    ask(evening)
    evening.answer(phone, "verwacht", text="Kom langs", **THERE)
    assert "De gemeente Kom langs Tonen" in words(pieces(evening)["board"])
    assert "Kom langs" not in wall(evening)
    card = cards(evening, "verwacht")["Kom langs"]
    assert evening.facilitator.act("verwacht", "release", card=card).status_code == 204
    assert "De gemeente zegt Kom langs Niet tonen" in words(pieces(evening)["board"])
    assert "Kom langs" in editor(evening, "verwacht", "hide", card=card).text
    assert evening.facilitator.act("verwacht", "hide", card=card, reason="person").status_code == 204
    assert "Kom langs" not in wall(evening)


def test_the_facilitator_can_type_it(evening: Evening) -> None:
    tools = pieces(evening)["tools"]
    assert re.search(r'hx-post="[^"]*/verwacht/add-other-side"', tools)
    assert evening.facilitator.act("verwacht", "add-other-side", text="Zeg het <ook>").status_code == 204
    assert "Zeg het &lt;ook&gt;" in wall(evening)


# The wall


def test_before_the_municipality_has_its_turn_the_wall_is_as_any_other(evening: Evening, phone: FlaskClient) -> None:
    say(evening, phone, "Eén vast gezicht")
    assert 'class="sides"' not in wall(evening)
    assert "Wat verwachten jullie van de gemeente?" in wall(evening)


def test_both_sides_stand_beside_each_other_without_any_number(evening: Evening, phone: FlaskClient) -> None:
    say(evening, phone, "Eén vast gezicht")
    ask(evening)
    assert "Wat de gemeente van jullie verwacht Nu is de gemeente aan de beurt." in words(wall(evening))
    for number, one in enumerate(evening.phones[1:8]):
        say(evening, one, f"Kom langs, {'xyzuvwq'[number]}", **THERE)
    said = words(wall(evening))
    assert "Wat jullie van de gemeente verwachten Eén vast gezicht" in said
    assert "Wat de gemeente van jullie verwacht Kom langs, q" in said
    assert said.endswith("volgende")
    body = wall(evening).partition('class="wall__body"')[2]
    assert not re.search(r"\d", re.sub(r"<[^>]*>", "", body)), "statements in a role are not counted"


# Every reader


def test_every_reader_is_told_the_two_sides_apart(app: Flask, evening: Evening) -> None:
    for number, one in enumerate(evening.phones[:6]):
        say(evening, one, f"Van ons {number}")
    evening.until("close:verwacht")
    before = read(app, evening.name)
    assert before.part("verwacht")["other_side"] == {"asked": False, "said": []}
    assert "De gemeente is nog niet gevraagd." in before.section("verwacht").words
    ask(evening)
    for one in evening.phones[6:]:
        say(evening, one, f"Van daar {evening.phones.index(one)}", **THERE)
    hidden = say(evening, evening.phones[6], "Jan", **THERE)
    evening.facilitator.act("verwacht", "hide", card=hidden, reason="person")
    evening.until("close:verwacht")
    told = read(app, evening.name)
    part = told.part("verwacht")
    assert part["other_side"]["asked"] is True
    assert sorted(part["other_side"]["said"]) == [f"Van daar {number}" for number in (6, 7, 8)]
    assert sorted(part["also_said"]) == [f"Van ons {number}" for number in range(6)]
    assert (part["answered"], part["not_shown"]) == (6, {})
    assert told.cells == before.cells, "no count says how many spoke for the municipality"
    section = told.section("verwacht").words
    assert "Wat verwacht de gemeente van jullie? Van daar" in section
    assert "Jan" not in str(part) + section
    whole = evening.facilitator.client.get(f"/sessions/{evening.name}/tally.json").json["activities"][0]
    assert whole["not_shown"] == {"person": 1}


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one(app: Flask, evening: Evening) -> None:
    followers = [Follower(app, evening, audience) for audience in PIECES] + [Follower(app, evening, "phone", "en")]

    def check() -> None:
        settle(app)
        for follower in followers:
            follower.check()

    say(evening, evening.phones[0], "Eén vast gezicht")
    check()
    ask(evening)
    check()
    for number, one in enumerate(evening.phones[1:7]):
        say(evening, one, f"Kom langs {number}", **THERE)
    check()
    evening.facilitator.act(
        "verwacht", "make-theme", name="Contact", card=cards(evening, "verwacht")["Eén vast gezicht"]
    )
    evening.facilitator.act("verwacht", "add-other-side", text="Bel ons")
    evening.facilitator.do("page", activity="verwacht", page="1")
    check()
    evening.next()
    check()
    assert [follower.pushed > 1 for follower in followers] == [True] * len(followers)
