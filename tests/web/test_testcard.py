"""The test card: what the room should be able to see and hear, before the evening and never during it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.test_selftest import now, page


@pytest.fixture
def prepared(app: Flask, facilitator: Facilitator) -> Evening:
    """An evening that has not begun."""
    return prepare(app, facilitator)


def wall(evening: Evening) -> str:
    found = re.search(r'<section id="wall".*</section>', evening.app.test_client().get(evening.link("wall")).text, re.S)
    assert found
    return found[0]


def card(evening: Evening, shown: str, **more: Any) -> Any:
    return evening.facilitator.do("test-card", shown=shown, **more)


def test_the_card_comes_and_goes_with_the_button(prepared: Evening) -> None:
    assert card(prepared, "yes").status_code == 204
    assert "wall--test-card" in wall(prepared)
    assert now(prepared)["card"]
    assert '<button class="button" id="card-button" type="submit" name="shown" value="no" aria-pressed="true"' in page(
        prepared
    )
    assert card(prepared, "no").status_code == 204
    assert "We beginnen zo" in wall(prepared)
    assert not now(prepared)["card"]


def test_the_card_shows_everything_that_has_to_be_looked_at(prepared: Evening) -> None:
    card(prepared, "yes")
    html = wall(prepared)
    words = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    code = f"{prepared.code[:3]} {prepared.code[3:]}"
    for said in ("Testbeeld", "Samen sterk", "oranje", "blauw", "groen", "paars", code, "werksessie.test",
                 "Is de cirkel rond?", "Hoor je de toon?", "Kun je dit achteraan lezen?"):  # fmt: skip
        assert said in words
    assert html.count("test-card__corner--") == 4
    assert html.count('class="qr__svg"') == 1
    assert "<circle" in html
    assert not re.search(r"<(a|button|form|input)\b|\sstyle=", html)


def test_the_card_is_the_same_in_the_page_and_in_the_push(prepared: Evening) -> None:
    token = prepared.link("wall").rpartition("/")[2]
    _, before = prepared.app.extensions["rooms"].current(prepared.name, "wall", "nl")
    card(prepared, "yes")
    caught_up = prepared.app.test_client().get(f"/wall/{token}/pieces?since=0").json
    assert caught_up["pieces"] == [wall(prepared)] != [before["wall"]]


def test_the_card_is_gone_once_the_evening_shows_something_and_cannot_come_back(prepared: Evening) -> None:
    card(prepared, "yes")
    prepared.until("start")
    assert now(prepared)["card_possible"]
    prepared.next()
    assert "wall--test-card" not in wall(prepared)
    reply = card(prepared, "yes")
    assert (reply.status_code, reply.text) == (409, "Het testbeeld kan alleen voordat de avond begint.")
    assert not now(prepared)["card_possible"]
    assert re.search(r'<form id="card"[^>]* hidden>', page(prepared))


def test_a_black_wall_stays_black(evening: Evening) -> None:
    card(evening, "yes")
    evening.facilitator.do("black", black="yes")
    assert wall(evening) == '<section id="wall" class="wall wall--black"></section>'


def test_phones_hear_nothing_of_the_card(prepared: Evening) -> None:
    phone = prepared.app.test_client()
    seq = prepared.state.seq
    card(prepared, "yes")
    assert phone.get(f"/{prepared.code}/pieces?since={seq}").status_code == 204


def test_without_scripts_the_button_leads_back_to_the_same_page(prepared: Evening) -> None:
    here = f"http://localhost/sessions/{prepared.name}/check"
    form = {"shown": "yes", "csrf_token": prepared.facilitator.token()}
    path = f"/sessions/{prepared.name}/test-card"
    reply = prepared.facilitator.client.post(path, data=form, headers={"Referer": here})
    assert (reply.status_code, reply.location) == (303, f"/sessions/{prepared.name}/check")
    reply = prepared.facilitator.client.post(path, data=form)
    assert (reply.status_code, reply.location) == (303, f"/sessions/{prepared.name}")


def test_a_long_title_is_only_set_smaller(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, title="<b>" + "x" * 70)
    card(evening, "yes")
    assert "test-card__title--long" in wall(evening)
    assert "&lt;b&gt;xxx" in wall(evening)


def test_a_rehearsals_card_says_what_it_is(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, rehearsal="on")
    card(evening, "yes")
    assert "Oefensessie · Testbeeld" in wall(evening)
