"""Answers about chosen goals on every surface: the phone with and without scripts, wall, console, and every reader."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, quick, settle
from tests.summary.reading import read
from tests.web.desk import pieces
from werksessie.activities import KINDS
from werksessie.live.pieces import PIECES

__all__ = ["quick"]

PROGRAMME = """
id = "over"
version = "1"
title.nl = "Over doelen"
[[activities]]
id = "doel"
kind = "dots"
title.nl = "Doel kiezen"
text.nl = "Wat willen we bereiken?"
options = [
  { id = "plek", text = { nl = "We willen dat jongeren een plek hebben", en = "We want a place for the young" } },
  { id = "ouders", text.nl = "We willen dat ouders elkaar kennen" },
  { id = "sport", text.nl = "We willen dat de zaal open is" },
]
[[activities]]
id = "doen"
kind = "ideas"
title.nl = "Doen"
text = { nl = "Wat gaan we doen voor dit doel?", en = "What will we do for this goal?" }
max = 1
about_from = "doel"
[[activities]]
id = "past"
kind = "scale"
title.nl = "Past het?"
text.nl = "Past dit doel bij jullie?"
about_from = "doel"
items = [
  { id = "leven", text.nl = "Past dit bij jullie dagelijks leven?" },
  { id = "nut", text.nl = "Hebben jullie er iets aan?" },
]
[[activities]]
id = "nodig"
kind = "choice"
title.nl = "Nodig"
text.nl = "Wat heb je daarvoor nodig?"
choices = 2
other = true
about_from = "doel"
options = [{ id = "tijd", text.nl = "tijd" }, { id = "geld", text.nl = "geld" }]
"""
GOALS = ("plek", "ouders", "sport")


def chosen(app: Flask, facilitator: Facilitator, *goals: str, people: int = 9) -> Evening:
    """The vote is closed and these goals are chosen."""
    made = prepare(app, facilitator, programme="own", programme_text=PROGRAMME)
    made.until("start")
    made.join(people)
    made.until("close:doel")
    for goal in goals:
        assert made.facilitator.act("doel", "choose", option=goal, chosen="yes").status_code == 204
    return made


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    return chosen(app, facilitator, "plek", "ouders")


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    return evening.phones[0]


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text


def plain(phone: FlaskClient, evening: Evening, activity: str, **form: Any) -> Any:
    """A form of a browser without scripts."""
    fields = {**form.pop("fields", {}), **form}
    return phone.post(f"/{evening.code}/answer/{activity}", data={"answer_id": f"a-{len(str(fields))}", **fields})


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def wall(evening: Evening) -> str:
    return words(evening.app.extensions["rooms"].current(evening.name, "wall", "nl")[1]["wall"])


# The phone


@pytest.mark.parametrize("activity", ["doen", "past", "nodig"])
def test_a_form_begins_with_what_it_is_about(phone: FlaskClient, evening: Evening, activity: str) -> None:
    evening.until(f"open:{activity}")
    html = page(phone, evening)
    assert re.findall(r'type="radio" name="about" value="(\w+)">', html) == ["plek", "ouders"]
    form = html.partition('id="answer"')[2]
    first = re.search(r'name="(about|text|option|value-leven)"', form)
    assert first
    assert first[1] == "about"
    assert html.count('name="unsure"') == html.count('name="skip"') == 1


@pytest.mark.parametrize("activity", ["doen", "past", "nodig"])
def test_one_goal_stands_above_the_question_and_needs_no_choosing(
    app: Flask, facilitator: Facilitator, activity: str
) -> None:
    evening = chosen(app, facilitator, "sport")
    evening.until(f"open:{activity}")
    html = page(evening.phones[0], evening)
    assert re.search(r"We willen dat de zaal open is</bdi></p>\s*<h1", html)
    assert re.findall(r'<input type="hidden" name="about" value="(\w*)"', html) == ["sport"]
    assert 'type="radio" name="about"' not in html


def test_what_was_sent_stands_by_its_goal_after_a_reload(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:doen")
    reply = evening.answer(phone, "doen", about="ouders", text="Samen <eten>")
    for html in (reply.text, page(phone, evening)):
        own = html.partition('id="own"')[2]
        assert "We willen dat ouders elkaar kennen Samen &lt;eten&gt; Ontvangen ✓" in words(own)
        assert "Hier heb je al op geantwoord. Je kunt nog veranderen." in own
        assert re.findall(r'data-done="(\w+)" data-words="Al gestuurd ✓" data-full', own) == ["ouders"]
    assert "eten" not in page(evening.phones[1], evening)


def test_what_was_chosen_comes_back_goal_by_goal(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:past")
    evening.answer(phone, "past", about="plek", fields={"value-leven": "1", "value-nut": "unsure"})
    evening.answer(phone, "past", about="plek", fields={"value-leven": "3"})
    own = page(phone, evening).partition('id="own"')[2]
    assert re.findall(r'data-field="(\S+)" data-value="(\w+)" data-about="(\w+)"', own) == [
        ("value-leven", "3", "plek"), ("value-nut", "unsure", "plek")
    ]  # fmt: skip
    assert "Past dit bij jullie dagelijks leven? helemaal Hebben jullie er iets aan? Weet ik niet" in words(own)
    evening.until("open:nodig")
    evening.answer(phone, "nodig", about="ouders", fields={"option": ["geld", "other"]}, text="Een sleutel")
    own = page(phone, evening).partition('id="own"')[2]
    assert "We willen dat ouders elkaar kennen geld · Iets anders · Een sleutel" in words(own)


def test_without_scripts_plain_radios_are_enough(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:doen")
    for goal in ("plek", "ouders"):
        reply = plain(phone, evening, "doen", about=goal, text=f"Voor {goal}")
        assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    own = words(page(phone, evening).partition('id="own"')[2])
    assert re.findall(r"Voor \w+", own)[::2] == ["Voor plek", "Voor ouders"]


@pytest.mark.parametrize(
    ("activity", "fields", "kept"),
    [
        ("doen", {"text": "Samen eten"}, "Samen eten</textarea>"),
        ("past", {"value-leven": "2"}, 'name="value-leven" value="2"'),
        ("nodig", {"option": ["tijd", "geld"]}, 'value="geld" checked'),
    ],
)
def test_without_scripts_who_forgot_the_goal_chooses_it_after_all(
    phone: FlaskClient, evening: Evening, activity: str, fields: dict[str, Any], kept: str
) -> None:
    evening.until(f"open:{activity}")
    reply = plain(phone, evening, activity, fields=fields)
    assert reply.status_code == 422
    assert "Kies eerst waar je antwoord over gaat." in reply.text
    assert kept in reply.text
    assert re.findall(r'type="radio" name="about" value="(\w+)"', reply.text) == ["plek", "ouders"]
    assert plain(phone, evening, activity, fields={**fields, "about": "plek"}).status_code == 303
    assert KINDS[evening.state.programme.plan(activity).kind].answered(evening.state.activities[activity])


def test_in_english_it_is_english(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:doen")
    phone.get(f"/{evening.code}?lang=en")
    html = phone.get(f"/{evening.code}").text
    for said in ("What is this about?", "We want a place for the young", "First choose what"):
        assert said in html


# The wall and the console


def answered(evening: Evening) -> None:
    """Nine people about the first goal, four about the second."""
    for number, one in enumerate(evening.phones):
        for goal in GOALS[: 2 if number < 4 else 1]:
            fields = {
                "doen": {"text": f"{goal} {number}"},
                "past": {"value-leven": str(number % 2), "value-nut": "3"},
                "nodig": {"option": ["tijd", "other"][: 1 + number % 2], "text": f"{goal} anders {number}"},
            }[evening.state.current]
            assert evening.answer(one, evening.state.current, about=goal, fields=fields).status_code == 200


def test_the_wall_shows_one_goal_after_another(evening: Evening) -> None:
    evening.until("open:past")
    answered(evening)
    assert "Past dit bij jullie dagelijks leven? We willen dat jongeren een plek hebben" in wall(evening)
    assert "9 van 9 hierover · volgende" in wall(evening)
    evening.facilitator.do("page", activity="past", page="2")
    assert "We willen dat ouders elkaar kennen" in wall(evening)
    assert "Straks zien we samen de uitslag." in wall(evening), "four answers are too few to show"
    evening.next()
    evening.facilitator.do("page", activity="past", page="3")
    assert "Er zijn te weinig antwoorden om te tellen. We praten erover." in wall(evening)


def test_an_idea_stands_under_its_goal(evening: Evening) -> None:
    evening.until("open:doen")
    answered(evening)
    for card in evening.state.activities["doen"].content.ideas:
        evening.facilitator.act("doen", "release", card=card)
    assert len(re.findall(r"plek \d", wall(evening))) == 6
    assert not re.search(r"ouders \d", wall(evening))
    evening.facilitator.do("page", activity="doen", page="2")
    assert "We willen dat ouders elkaar kennen" in wall(evening)
    assert len(re.findall(r"ouders \d", wall(evening))) == 4


def test_the_console_says_what_each_answer_is_about(evening: Evening) -> None:
    assert evening.next() == "show:doen"
    assert "Hier gaan de antwoorden over We willen dat jongeren een plek hebben" in words(pieces(evening)["board"])
    evening.next()
    answered(evening)
    board = pieces(evening)["board"]
    assert words(board).count("We willen dat ouders elkaar kennen") == 4
    evening.until("open:nodig")
    answered(evening)
    board = words(pieces(evening)["board"])
    assert "We willen dat ouders elkaar kennen ouders anders 1 Tonen" in board
    assert re.search(r"We willen dat ouders elkaar kennen Keuze Keer gekozen Aanpassen tijd 4", board)


def test_before_a_goal_is_chosen_the_console_leads_to_the_vote(app: Flask, facilitator: Facilitator) -> None:
    evening = chosen(app, facilitator)
    assert evening.next() == "show:doen"
    assert "Bij ‘Doel kiezen’ is nog niets gekozen." in words(pieces(evening)["board"])
    reply = evening.facilitator.do("next", expected="open:doen")
    assert (reply.status_code, "nog niets gekozen" in reply.text) == (409, True)


# Every reader


def test_page_json_and_csv_tell_goal_by_goal_under_the_small_number_rules(app: Flask, evening: Evening) -> None:
    for activity in ("doen", "past", "nodig"):
        evening.until(f"open:{activity}")
        answered(evening)
        if activity == "doen":
            for card in evening.state.activities[activity].content.ideas:
                evening.facilitator.act(activity, "release", card=card)
        evening.next()
    told = read(app, evening.name)
    first, second = "We willen dat jongeren een plek hebben", "We willen dat ouders elkaar kennen"
    few = "te weinig antwoorden"
    assert [(row["text"], row["ideas"]) for row in told.part("doen")["rows"]] == [(first, 9), (second, few)]
    assert [row["answered"] for row in told.part("past")["rows"]] == [9, 9, "niet getoond", "niet getoond"]
    row = told.part("past")["rows"][0]
    assert (row["text"], row["about"], row["item"]) == (
        f"{first}: Past dit bij jullie dagelijks leven?", "plek", "Past dit bij jullie dagelijks leven?"
    )  # fmt: skip
    assert told.cells["nodig", f"{first}: tijd", "keer gekozen"] == "9"
    people = {(row["about"], row["item"]): row["people"] for row in told.part("nodig")["rows"]}
    assert people == {
        ("plek", "tijd"): 9, ("plek", "geld"): 0, ("plek", "Iets anders"): 4,
        ("ouders", "tijd"): few, ("ouders", "geld"): few, ("ouders", "Iets anders"): few,
    }  # fmt: skip
    section = told.section("past").words
    assert f"{first} Past dit bij jullie dagelijks leven? 5 nee · 4 een beetje" in section
    assert f"{second} Past dit bij jullie dagelijks leven? {few}" in section


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one(app: Flask, evening: Evening) -> None:
    followers = [Follower(app, evening, audience) for audience in PIECES] + [Follower(app, evening, "phone", "en")]
    while evening.step:
        if evening.next().startswith("open:"):
            answered(evening)
        settle(app)
        for follower in followers:
            follower.check()
    assert all(follower.pushed > 3 for follower in followers)
