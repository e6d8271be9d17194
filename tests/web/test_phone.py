"""The phone: in by a code, one question at a time, own answers back after a reload."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from werksessie.live.pieces import PIECES
from werksessie.session.events import PHONE
from werksessie.web.limits import Bucket

PROMISE = "We vragen geen naam. De begeleider ziet niet wie wat schreef."
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def page(phone: FlaskClient, evening: Evening) -> str:
    return phone.get(f"/{evening.code}").text


def piece(html: str) -> str:
    """The live piece as it stands in a page."""
    found = re.search(r'<section class="phone__piece[^"]*" id="activity".*?</section>', html, re.DOTALL)
    assert found
    return found[0]


def goals(evening: Evening, *words: str) -> None:
    """Makes themes with a goal out of nothing, so that there is something to vote on."""
    for word in words:
        assert evening.facilitator.act("4", "make-theme", name=word).status_code == 204
        themes = evening.state.activities["4"].content.themes.values()
        made = next(theme.id for theme in themes if theme.name == word)
        assert evening.facilitator.act("4", "goal", theme=made, goal=word).status_code == 204


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    """Somebody who takes part."""
    return evening.join()[0]


# Coming in


def test_the_promise_stands_above_the_join_button(client: FlaskClient, evening: Evening) -> None:
    html = page(client, evening)
    assert html.index(PROMISE) < html.index("Doe mee</button>")
    assert "<input" not in html.split("<main")[1], "no name, no e-mail, no box to tick"


def test_joining_gives_a_cookie_for_this_evening_only(client: FlaskClient, evening: Evening) -> None:
    reply = client.post(f"/{evening.code}/join")
    assert reply.status_code == 303
    person = next(line for line in reply.headers.getlist("Set-Cookie") if line.startswith("person="))
    assert f"Path=/{evening.code}" in person
    assert "HttpOnly" in person
    assert "SameSite=Lax" in person
    assert "Je doet mee ✓" in page(client, evening)


def test_joining_twice_is_one_person(phone: FlaskClient, evening: Evening) -> None:
    phone.post(f"/{evening.code}/join")
    assert len(evening.state.people) == 1


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: f" {code[:3]} {code[3:]} ",
        lambda code: f"{code[:3]}-{code[3:]}",
        lambda code: code.translate(ARABIC),
        lambda code: f"{code[:3]} {code[3:]}".translate(PERSIAN),
    ],
    ids=["plain", "spaces", "dash", "arabic-indic", "persian"],
)
def test_a_code_may_be_typed_in_any_of_these_ways(client: FlaskClient, evening: Evening, typed: Any) -> None:
    reply = client.get("/", query_string={"code": typed(evening.code)})
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")


def test_a_code_in_arabic_indic_digits_works_in_the_address_too(client: FlaskClient, evening: Evening) -> None:
    reply = client.get(f"/{evening.code.translate(ARABIC)}?lang=en")
    assert (reply.status_code, reply.location) == (302, f"/{evening.code}?lang=en")


@pytest.mark.parametrize("typed", ["000000", "12345", "hallo", "1234567", "<b>", "１２３４５６"])
def test_an_unknown_code_keeps_what_was_typed_and_says_where_to_look(client: FlaskClient, typed: str) -> None:
    reply = client.get("/", query_string={"code": typed})
    assert reply.status_code == 404
    assert "Deze code klopt niet. Kijk op het grote scherm." in reply.text
    assert f'value="{typed.replace("<", "&lt;").replace(">", "&gt;")}"' in reply.text


def test_too_many_wrong_codes_slow_down_but_the_right_one_still_works(
    app: Flask, client: FlaskClient, evening: Evening
) -> None:
    app.extensions["limits"]["codes"] = Bucket(burst=1, a_second=0)
    assert client.get("/?code=111112").status_code == 404
    reply = client.get("/?code=111112")
    assert reply.status_code == 429
    assert "Dat ging te snel." in reply.text
    assert client.get(f"/?code={evening.code}").status_code == 303


def test_an_icon_that_a_browser_asks_for_is_no_wrong_code(app: Flask, client: FlaskClient) -> None:
    app.extensions["limits"]["codes"] = Bucket(burst=0, a_second=0)
    assert client.get("/favicon.ico").status_code == 404


@pytest.mark.parametrize("held", ["", "x", "0" * 32, "f" * 33, "../../etc", '"; drop'])
def test_a_forged_cookie_is_nobody(client: FlaskClient, evening: Evening, held: str) -> None:
    evening.until("open:1")
    client.set_cookie("person", held, path=f"/{evening.code}")
    assert PROMISE in page(client, evening)
    reply = evening.answer(client, "1", text="stiekem")
    assert reply.status_code == 409
    assert "Doe eerst mee." in reply.text
    assert not evening.state.activities["1"].content.ideas


def test_a_post_that_another_site_started_is_refused(phone: FlaskClient, evening: Evening) -> None:
    evening.until("open:1")
    reply = phone.post(f"/{evening.code}/answer/1", data={"text": "x"}, headers={"Origin": "https://elders.example"})
    assert reply.status_code == 403
    assert not evening.state.activities["1"].content.ideas


def test_before_the_evening_starts_the_page_waits(app: Flask, client: FlaskClient, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    html = page(client, evening)
    assert "De avond is nog niet begonnen." in html
    assert 'http-equiv="refresh"' in html
    assert client.post(f"/{evening.code}/join").status_code == 409


def test_the_group_is_asked_only_when_groups_are_on(
    app: Flask, client: FlaskClient, evening: Evening, facilitator: Facilitator
) -> None:
    assert "Waarom ben je hier?" not in page(client, evening)
    other = prepare(app, facilitator, groups="on")
    other.until("start")
    html = page(client, other)
    assert "Waarom ben je hier?" in html
    assert "Kleine groepen laten we niet zien." in html
    client.post(f"/{other.code}/join", data={"group": "professional"})
    assert set(other.state.people.values()) == {"professional"}


# The piece


@pytest.mark.parametrize("step", ["show:welkom", "show:1", "open:1", "close:1", "open:afspraken"])
def test_the_piece_is_the_same_bytes_for_everybody_in_page_and_push(evening: Evening, step: str) -> None:
    phones = evening.join(2)
    evening.until("open:1")
    evening.answer(phones[0], "1", text="Van de eerste")
    if step == "open:afspraken":
        goals(evening, "iedereen meedoet")
    if step in ("show:welkom", "show:1"):
        assert evening.facilitator.do("go-to", activity=step.partition(":")[2]).status_code == 204
    elif step != "open:1":
        evening.until(step)
    pushed = [phone.get(f"/{evening.code}/pieces").json["pieces"] for phone in phones]
    assert pushed[0] == pushed[1]
    assert [piece(page(phone, evening)) for phone in phones] == [pushed[0][0]] * 2
    assert len(pushed[0]) == len(PIECES[PHONE])
    assert "answer_id" not in pushed[0][0]
    assert "Van de eerste" not in pushed[0][0]


def test_nothing_changed_is_an_empty_answer(phone: FlaskClient, evening: Evening) -> None:
    seq = phone.get(f"/{evening.code}/pieces").json["seq"]
    assert phone.get(f"/{evening.code}/pieces?since={seq}").status_code == 204


def test_a_page_that_waits_refreshes_itself_without_scripts_and_a_form_does_not(
    phone: FlaskClient, evening: Evening
) -> None:
    evening.until("show:1")
    html = page(phone, evening)
    assert "Kijk naar het grote scherm" in html
    assert 'http-equiv="refresh"' in html
    evening.until("open:1")
    assert 'http-equiv="refresh"' not in page(phone, evening)


@pytest.mark.parametrize("activity", ["1", "4", "5a", "eens", "afspraken"])
def test_every_question_can_be_skipped_or_left_unsure(phone: FlaskClient, evening: Evening, activity: str) -> None:
    goals(evening, "iedereen meedoet")
    evening.until(f"open:{activity}")
    form = piece(page(phone, evening))
    assert 'name="unsure" value="1"' in form
    assert 'name="skip" value="1"' in form
    for how, words in (("unsure", "Weet ik niet"), ("skip", "Sla over")):
        reply = evening.answer(phone, activity, **{how: "1"})
        assert reply.status_code == 200
        assert words in reply.text
        assert "Ontvangen ✓" in reply.text
        assert list(evening.state.activities[activity].passed.values()) == [how]


def test_a_question_is_numbered_as_in_the_source(phone: FlaskClient, evening: Evening) -> None:
    goals(evening, "iedereen meedoet")
    evening.until("open:5a")
    assert "Vraag 5 van 10" in page(phone, evening)


# The end


def test_goodbye_says_when_people_hear_back_and_where(phone: FlaskClient, evening: Evening) -> None:
    assert evening.facilitator.do("close").status_code == 204
    html = page(phone, evening)
    assert "Op zondag 21 maart lees je hier wat er gebeurt." in html
    assert f'href="{evening.link("after")}?lang=nl"' in html
    assert "Bewaar deze pagina" in html


def test_after_sealing_the_phone_goes_to_the_page_for_participants(phone: FlaskClient, evening: Evening) -> None:
    evening.facilitator.do("close")
    evening.app.extensions["host"].seal(evening.name, "2027-03-14T22:00:00+00:00", lambda items: None)
    assert phone.get(f"/{evening.code}").location == evening.link("after")
    assert evening.app.test_client().get(f"/{evening.code}").status_code == 404


def test_the_evening_can_be_taken_off_the_phone_for_somebody_else(phone: FlaskClient, evening: Evening) -> None:
    reply = phone.post(f"/{evening.code}/leave")
    assert "Nu iemand anders op deze telefoon" in reply.text
    assert PROMISE in page(phone, evening)
    phone.post(f"/{evening.code}/join")
    assert len(evening.state.people) == 2


# What happens to my answers


def test_who_reads_first_is_true_for_this_evening(
    app: Flask, client: FlaskClient, facilitator: Facilitator, evening: Evening
) -> None:
    at_once = client.get(f"/{evening.code}/privacy").text
    assert "Op zondag 21 maart kunnen jullie het verslag lezen. De gemeente krijgt het dan ook." in at_once
    assert "Jullie zien het verslag eerst" not in at_once
    other = prepare(app, facilitator, participants_first="7")
    first = client.get(f"/{other.code}/privacy").text
    assert "Jullie zien het verslag eerst: op zondag 21 maart." in first
    assert "De gemeente krijgt het dan ook" not in first


def test_a_line_that_would_not_be_true_is_left_out(app: Flask, client: FlaskClient, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, feedback_date="", municipality="")
    html = client.get(f"/{evening.code}/privacy").text
    assert "De gemeente krijgt dat verslag." in html
    assert "Jullie zien" not in html
    assert "Waarom je hier bent" not in html
    assert "None" not in html
    assert "krijgt het dan ook" not in html
