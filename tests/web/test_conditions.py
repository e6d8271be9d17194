"""Conditions on every surface: what is important, then how it is now, side by side."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.live.test_pieces import Follower, quick, settle
from tests.summary.reading import read
from tests.web.room import Room
from tests.web.test_wall_conditions import VOTES, chosen, conditions, rated
from werksessie.activities import KINDS
from werksessie.live.pieces import PIECES

__all__ = ["quick"]

PROGRAMME = """
id = "samen"
version = "1"
title.nl = "Samen"
[[activities]]
id = "samen"
kind = "conditions"
title.nl = "Voorwaarden"
text = { nl = "Wat is het belangrijkst?", en = "What matters most?" }
options = [
  { id = "v1", text.nl = "Elkaar vertrouwen", verbatim = "Vertrouwen & gelijkwaardigheid" },
  { id = "v2", text.nl = "Genoeg geld" }, { id = "v3", text.nl = "Steeds dezelfde mensen" },
  { id = "v4", text.nl = "Een plan" }, { id = "v5", text.nl = "Zorgen dat het blijft" },
  { id = "v6", text.nl = "Samen kijken" },
]
"""


@pytest.fixture
def evening(app: Flask, facilitator: Facilitator) -> Evening:
    """A started evening with six conditions, the question open."""
    made = prepare(app, facilitator, programme="own", programme_text=PROGRAMME)
    made.until("open:samen")
    return made


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    return evening.join()[0]


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}", headers={"Accept-Language": "nl"}).text


def plainly(phone: FlaskClient, evening: Evening, **form: Any) -> Any:
    """The form as a browser without scripts sends it."""
    return phone.post(f"/{evening.code}/answer/samen", data={"answer_id": "a-1", **form})


# The phone


def test_what_is_important_is_chosen_with_and_without_scripts(phone: FlaskClient, evening: Evening) -> None:
    html = page(phone, evening)
    assert re.findall(r'type="checkbox" name="important" value="(v\d)"', html) == [f"v{one}" for one in range(1, 7)]
    reply = evening.answer(phone, "samen", fields={"important": ["v1", "v2"]})
    assert (reply.status_code, "Je koos er 2" in reply.text) == (200, True)
    assert (plainly(phone, evening, important=["v3"]).status_code, "Je koos er 1" in page(phone, evening)) == (
        303,
        True,
    )
    assert 'data-field="important" data-value="v3"' in page(phone, evening)
    assert 'data-field="important"' not in page(evening.join()[0], evening)


def test_then_how_it_is_now_is_asked_one_by_one_or_in_one_plain_form(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "samen", fields={"important": ["v1", "v2"]})
    assert evening.facilitator.act("samen", "ask-now").status_code == 204
    html = page(phone, evening)
    assert ("Is dit nu goed geregeld?" in html, 'data-round="now"' in html, 'name="important"' in html) == (
        True, True, False,
    )  # fmt: skip
    assert html.count('type="radio" name="now-v1"') == 5
    assert evening.answer(phone, "samen", about="v1", value="2").status_code == 200
    assert evening.answer(phone, "samen", about="v2", unsure="1").status_code == 200
    html = page(phone, evening)
    assert 'data-field="now-v1" data-value="2"' in html
    assert 'data-field="now-v2" data-value="unsure"' in html
    assert plainly(phone, evening, **{"now-v1": "0"}).status_code == 303
    assert "nee ✓</span>" in page(phone, evening)


def test_a_phone_in_english_has_both_questions_in_english(phone: FlaskClient, evening: Evening) -> None:
    english = {"Accept-Language": "en"}
    assert "What matters most?" in phone.get(f"/{evening.code}", headers=english).text
    evening.answer(phone, "samen", fields={"important": "v1"})
    evening.facilitator.act("samen", "ask-now")
    html = phone.get(f"/{evening.code}", headers=english).text
    assert ("Is this in place now?" in html, "almost completely" in html) == (True, True)


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({}, 422, "Kies er minstens 1."),
        ({"important": ["v1", "v2", "v3", "v4"]}, 422, "Kies er hoogstens 3."),
        ({"important": "v99"}, 422, "Deze keuze bestaat niet."),
    ],
)
def test_a_choice_that_does_not_fit_is_refused_and_kept(
    phone: FlaskClient, evening: Evening, form: dict[str, Any], status: int, sentence: str
) -> None:
    reply = evening.answer(phone, "samen", fields=form)
    assert (reply.status_code, reply.headers["HX-Retarget"], sentence in reply.text) == (status, "#notice", True)
    reply = plainly(phone, evening, **form)
    assert (reply.status_code, sentence in reply.text) == (status, True)
    wanted = form.get("important", [])
    for option in wanted if len(wanted) > 3 else []:
        assert re.search(rf'type="checkbox" name="important" value="{option}" checked', reply.text)


def test_a_choice_after_now_was_asked_is_too_late(phone: FlaskClient, evening: Evening) -> None:
    evening.answer(phone, "samen", fields={"important": "v1"})
    evening.facilitator.act("samen", "ask-now")
    reply = evening.answer(phone, "samen", fields={"important": "v2"})
    assert (reply.status_code, "Deze vraag is gesloten." in reply.text) == (409, True)
    assert evening.answer(phone, "samen", fields={"now-v2": "1"}).status_code == 422
    assert evening.answer(phone, "samen", fields={"now-v1": "5"}).status_code == 422


# The console and the summary


def test_the_facilitator_asks_now_with_one_button_and_can_take_that_back(phone: FlaskClient, evening: Evening) -> None:
    def board() -> str:
        return evening.facilitator.client.get(f"/sessions/{evening.name}").text

    assert 'id="ask-now"' in board()
    early = evening.facilitator.act("samen", "ask-now")
    assert (early.status_code, early.text) == (409, "Nog niemand heeft gekozen. Wacht even.")
    evening.answer(phone, "samen", fields={"important": "v1"})
    assert evening.facilitator.act("samen", "ask-now").status_code == 204
    assert ('id="ask-now"' in board(), 'id="ask-important"' in board()) == (False, True)
    evening.answer(phone, "samen", fields={"now-v1": "1"})
    assert ('id="ask-important"' in board(), "1 mens antwoordde tot nu toe" in board()) == (False, True)
    renamed = evening.facilitator.act("samen", "rename-option", option="v1", text="Vertrouwen")
    assert (renamed.status_code, "Vertrouwen" in board()) == (204, True)


def test_page_json_and_csv_keep_the_two_apart(app: Flask) -> None:
    room = Room(app, conditions())
    room.open("samen")
    chosen(room, *VOTES)
    room.act("samen", "ask-now")
    rated(room, "o0", 5, 3)
    rated(room, "o1", 1, 1)
    room.shut("samen")
    told = read(app, room.name)
    data = told.part("samen")
    assert [(row["scale"], row["text"]) for row in data["rows"]][8:10] == [
        ("important", "Voorwaarde 8"), ("now", "Voorwaarde 0"),
    ]  # fmt: skip
    assert data["wanting"] == ["Voorwaarde 0"]
    assert told.cells["samen", "Voorwaarde 0", "keer gekozen als belangrijk"] == "6"
    assert told.cells["samen", "Voorwaarde 0", "nu: nee"] == "5"
    assert told.cells["samen", "Voorwaarde 1", "nu: nee"] == "te weinig antwoorden"
    words = told.section("samen").words
    assert "Belangrijk, en nu nog niet geregeld: Voorwaarde 0." in words
    assert "5 nu: nee · 3 nu: een beetje · 0 nu: bijna helemaal · 0 nu: helemaal" in words


# Live, and sealing


def everybody(evening: Evening, phones: list[FlaskClient], settled: Any = lambda: None) -> None:
    """What is important, then how it is now."""
    for number, one in enumerate(phones):
        fields = {"important": ["v1", f"v{number % 5 + 2}"]}
        assert evening.answer(one, "samen", fields=fields).status_code == 200
    settled()
    assert evening.facilitator.act("samen", "ask-now").status_code == 204
    settled()
    for number, one in enumerate(phones):
        fields = {"now-v1": str(number % 4), "now-v2": "unsure"} if number else {"skip": "1"}
        assert evening.answer(one, "samen", fields=fields).status_code == 200
    settled()


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one_in_both(app: Flask, evening: Evening) -> None:
    phones = evening.join(9)
    followers = [Follower(app, evening, audience) for audience in PIECES] + [Follower(app, evening, "phone", "en")]

    def settled() -> None:
        settle(app)
        for follower in followers:
            follower.check()

    everybody(evening, phones, settled)
    while evening.step:
        evening.next()
        settled()
    assert all(follower.pushed > 1 for follower in followers)


def test_sealing_keeps_the_counts_of_both(app: Flask, evening: Evening) -> None:
    everybody(evening, evening.join(9))
    evening.until("end")
    (planned, before), kind = next(evening.state.each()), KINDS["conditions"]
    assert evening.facilitator.do("seal").status_code == 204
    _, after = next(evening.state.each())
    assert kind.tally(planned, after) == kind.tally(planned, before)
    assert kind.detail(planned, after) == kind.detail(planned, before)
