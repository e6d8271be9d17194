"""A phone for a whole table: chosen by a big number, good for cards, counted as nobody."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import pieces
from werksessie.session.door import LockJoining


def table(evening: Evening, number: Any = 3) -> FlaskClient:
    """A phone that takes part for this table."""
    phone: FlaskClient = evening.app.test_client()
    phone.get(f"/{evening.code}")
    assert phone.post(f"/{evening.code}/table", data={"table": number}).status_code == 303
    return phone


def send(evening: Evening, phone: FlaskClient, activity: str, **fields: str) -> Any:
    return phone.post(f"/{evening.code}/answer/{activity}", data={"answer_id": "tafel", **fields})


def test_the_way_in_leads_to_twelve_big_numbers(evening: Evening) -> None:
    phone = evening.app.test_client()
    assert f"/{evening.code}/table" in phone.get(f"/{evening.code}").text
    page = phone.get(f"/{evening.code}/table").text
    assert page.count('name="table"') == 12
    assert 'aria-label="Tafel 12"' in page


def test_a_table_phone_says_which_table_it_is_and_is_nobody(evening: Evening) -> None:
    evening.until("open:4")
    phone = table(evening)
    assert "Tafel 3" in phone.get(f"/{evening.code}").text
    assert not evening.state.people
    assert "1 tafel" in pieces(evening)["programme"]


def test_what_it_sends_stands_on_the_console_as_a_card(evening: Evening) -> None:
    evening.until("open:4")
    phone = table(evening)
    assert send(evening, phone, "4", text="Samen koken").status_code == 303
    assert "Samen koken" in pieces(evening)["board"]
    assert "Samen koken" in phone.get(f"/{evening.code}").text, "the table sees its own card"
    assert "0 van 0" not in pieces(evening)["head"]


def test_it_does_not_vote_and_says_how_people_can(evening: Evening) -> None:
    evening.until("open:1")
    phone = table(evening)
    reply = send(evening, phone, "1", skip="1")
    assert reply.status_code == 409
    assert "Kies zelf met je eigen telefoon of op papier" in reply.text


def test_behind_a_locked_door_there_is_no_table_either(evening: Evening) -> None:
    evening.app.extensions["host"].ask(evening.name, LockJoining(True))
    phone = evening.app.test_client()
    assert f"/{evening.code}/table" not in phone.get(f"/{evening.code}").text
    reply = phone.post(f"/{evening.code}/table", data={"table": "3"})
    assert reply.status_code == 409
    assert "Er kan niemand meer bij" in reply.text


def test_no_number_is_a_plain_sentence_in_the_language_of_the_phone(evening: Evening) -> None:
    phone = evening.app.test_client()
    for number in ("", "0", "13", "drie"):
        reply = phone.post(f"/{evening.code}/table", data={"table": number}, headers={"Accept-Language": "en"})
        assert reply.status_code == 422
        assert "Choose the number of your table." in reply.text


def test_before_the_doors_open_there_is_no_table_to_choose(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    phone = evening.app.test_client()
    assert phone.get(f"/{evening.code}/table").headers["location"] == f"/{evening.code}"
    assert phone.get("/999999/table").headers["location"] == "/"
