"""The door of a running evening: lock it, another code, and a device of which everything must go."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import cards, pieces
from werksessie.live.host import Host
from werksessie.record.memory import MemoryStore
from werksessie.web.find import by_code, codes

WRONG = "Deze code klopt niet"
REMOVED = "De begeleider haalde weg wat deze telefoon stuurde."


def do(evening: Evening, verb: str, **form: Any) -> None:
    reply = evening.facilitator.do(verb, **form)
    assert reply.status_code == 204, reply.text


def changed(evening: Evening) -> str:
    """Changes the code; gives the new one."""
    do(evening, "new-code")
    return str(evening.state.code)


# Locked


def test_behind_a_locked_door_a_newcomer_reads_why_and_who_takes_part_goes_on(evening: Evening) -> None:
    (inside,) = evening.join()
    do(evening, "lock", locked="yes")
    assert 'aria-pressed="true">Deur dicht' in pieces(evening)["side"]
    late = evening.app.test_client().post(f"/{evening.code}/join")
    assert late.status_code == 409
    assert "Er kan niemand meer bij." in late.text
    door = evening.app.test_client().get(f"/{evening.code}").text
    assert "Er kan niemand meer bij." in door
    assert "Doe mee" not in door
    evening.until("open:1")
    assert evening.answer(inside, "1", text="Ik mag nog").status_code == 200
    do(evening, "lock", locked="no")
    evening.join()
    assert len(evening.state.people) == 2


# Another code


def test_wall_console_and_qr_follow_another_code(evening: Evening) -> None:
    old, new = evening.code, changed(evening)
    assert new != old
    assert re.fullmatch("[1-9]{6}", new)
    rooms = evening.app.extensions["rooms"]
    for piece in (rooms.current(evening.name, "wall", "nl")[1]["wall"], *pieces(evening).values()):
        assert old not in piece.replace(evening.name, "")
    assert f"{new[:3]} {new[3:]}" in rooms.current(evening.name, "wall", "nl")[1]["wall"]


def test_under_the_old_code_nobody_new_comes_in_and_under_the_new_one_everybody(evening: Evening) -> None:
    old, new = evening.code, changed(evening)
    stranger = evening.app.test_client()
    for reply in (stranger.get(f"/{old}"), stranger.post(f"/{old}/join"), stranger.get(f"/?code={old}")):
        assert reply.status_code == 404
        assert WRONG in reply.text
    assert stranger.get(f"/{old}/pieces").status_code == 404
    assert stranger.post(f"/{new}/join").status_code == 303
    assert len(evening.state.people) == 1


def test_who_is_in_goes_along_as_the_same_person(evening: Evening) -> None:
    (phone,) = evening.join()
    evening.until("open:1")
    old, new = evening.code, changed(evening)
    reply = phone.get(f"/{old}")
    assert (reply.status_code, reply.location) == (303, f"/{new}")
    evening.code = new
    assert evening.answer(phone, "1", text="Onder de nieuwe code").status_code == 200
    assert len(evening.state.people) == 1


def test_what_is_on_its_way_to_the_old_path_still_arrives(evening: Evening) -> None:
    (phone,) = evening.join()
    evening.until("open:1")
    first = evening.code
    changed(evening)
    changed(evening)
    assert evening.answer(phone, "1", text="Nog onder de eerste code").status_code == 200
    assert phone.get(f"/{first}/pieces?since=-1").status_code == 200
    assert phone.get(f"/{first}/own").status_code == 200


def test_after_a_restart_the_new_code_is_found_and_the_old_one_is_not(
    app: Flask, evening: Evening, facilitator: Facilitator
) -> None:
    old, new = evening.code, changed(evening)
    store = app.extensions["host"].store
    assert isinstance(store, MemoryStore)
    again = Host(store)
    assert by_code(again, new) == evening.name
    assert by_code(again, old) is None
    assert {old, new} <= codes(again)


def test_two_sessions_are_told_apart_by_the_code_they_have_now(
    app: Flask, evening: Evening, facilitator: Facilitator
) -> None:
    changed(evening)
    host = app.extensions["host"]
    mine, code = evening.name, evening.state.code
    prepare(app, facilitator, title="Een andere avond")
    assert by_code(host, facilitator.name[-6:]) == facilitator.name
    assert by_code(host, code) == mine


# A device of which everything must go


@pytest.fixture
def rowdy(evening: Evening) -> FlaskClient:
    """A phone that sent nonsense to two questions, beside one that did not."""
    phone, other = evening.join(2)
    evening.until("open:1")
    evening.answer(phone, "1", text="Onzin bij vraag een")
    evening.answer(other, "1", text="Een goed antwoord")
    evening.until("open:4")
    evening.answer(phone, "4", text="Onzin bij vraag vier")
    do(evening, "mark-devices", activity="4", card=cards(evening, "4")["Onzin bij vraag vier"])
    return phone


def test_at_once_it_is_gone_here_and_the_console_says_what_still_waits(evening: Evening, rowdy: FlaskClient) -> None:
    assert cards(evening, "4") == {}
    assert set(cards(evening, "1")) == {"Onzin bij vraag een", "Een goed antwoord"}
    assert "nog 1 toestel niet gezien" in pieces(evening)["side"]


@pytest.mark.parametrize("request_of_that_phone", ["page", "own", "answer"])
def test_at_the_next_request_of_that_phone_the_rest_goes_and_it_reads_why(
    evening: Evening, rowdy: FlaskClient, request_of_that_phone: str
) -> None:
    reply = {
        "page": lambda: rowdy.get(f"/{evening.code}"),
        "own": lambda: rowdy.get(f"/{evening.code}/own"),
        "answer": lambda: evening.answer(rowdy, "4", text="Nog meer onzin"),
    }[request_of_that_phone]()
    assert REMOVED in reply.text
    assert set(cards(evening, "1")) == {"Een goed antwoord"}
    assert cards(evening, "4") == {}
    assert len(evening.state.people) == 1
    assert "niet gezien" not in pieces(evening)["side"]


def test_a_phone_without_a_socket_is_led_to_the_page_that_says_why(evening: Evening, rowdy: FlaskClient) -> None:
    reply = rowdy.get(f"/{evening.code}/pieces?since=0")
    assert (reply.status_code, reply.location) == (303, f"/{evening.code}")
    assert REMOVED in rowdy.get(reply.location).text


def test_a_phone_that_only_listens_is_told_to_ask_as_soon_as_one_is_marked(evening: Evening) -> None:
    rooms = evening.app.extensions["rooms"]
    phone = evening.join(2)[0]
    evening.until("open:1")
    evening.answer(phone, "1", text="Onzin")
    before = rooms.current(evening.name, "phone", "nl")[1]["activity"]
    do(evening, "mark-devices", activity="1", card=cards(evening, "1")["Onzin"])
    marked = rooms.current(evening.name, "phone", "nl")[1]["activity"]
    assert marked == before.replace(" data-asks>", ' data-asks data-marked="1">') != before
    assert REMOVED in phone.get(f"/{evening.code}/own").text
    assert rooms.current(evening.name, "phone", "nl")[1]["activity"] == before


def test_one_device_that_was_marked_twice_is_not_said_to_be_two(evening: Evening) -> None:
    phone, other = evening.join(2)
    evening.until("open:1")
    evening.answer(phone, "1", text="Onzin bij vraag een")
    evening.answer(other, "1", text="Ook onzin")
    evening.until("open:4")
    evening.answer(phone, "4", text="Onzin bij vraag vier")
    here, there = cards(evening, "4"), cards(evening, "1")
    do(evening, "mark-devices", activity="4", card=here["Onzin bij vraag vier"])
    do(evening, "mark-devices", activity="1", card=there["Onzin bij vraag een"])
    assert "nog hooguit 2 toestellen niet gezien" in pieces(evening)["side"]
    assert REMOVED in phone.get(f"/{evening.code}").text
    assert "niet gezien" not in pieces(evening)["side"]


def test_two_devices_at_one_question_are_two(evening: Evening) -> None:
    phones = evening.join(2)
    evening.until("open:1")
    for number, phone in enumerate(phones):
        evening.answer(phone, "1", text=f"Onzin {number}")
    do(evening, "mark-devices", activity="1", card=list(cards(evening, "1").values()))
    assert "nog 2 toestellen niet gezien" in pieces(evening)["side"]


def test_it_may_take_part_again_as_somebody_new_unless_the_door_is_locked(evening: Evening, rowdy: FlaskClient) -> None:
    assert "Opnieuw meedoen" in rowdy.get(f"/{evening.code}").text
    assert rowdy.post(f"/{evening.code}/join").status_code == 303
    assert len(evening.state.people) == 2
    assert evening.answer(rowdy, "4", text="Nu serieus").status_code == 200


def test_behind_a_locked_door_it_stays_out(evening: Evening, rowdy: FlaskClient) -> None:
    do(evening, "lock", locked="yes")
    reply = rowdy.get(f"/{evening.code}")
    assert "Opnieuw meedoen" not in reply.text
    assert "Er kan niemand meer bij." in reply.text
    assert rowdy.post(f"/{evening.code}/join").status_code == 409


def test_another_phone_notices_nothing(evening: Evening, rowdy: FlaskClient) -> None:
    other = evening.phones[1]
    assert REMOVED not in other.get(f"/{evening.code}").text
    assert other.get(f"/{evening.code}/pieces?since=-1").status_code == 200
    assert evening.answer(other, "4", text="Ik ben er nog").status_code == 200


def test_from_a_late_answer_too(evening: Evening) -> None:
    (phone,) = evening.join()
    evening.until("close:1")
    evening.answer(phone, "1", text="Te late onzin", late="1")
    (late,) = evening.state.activities["1"].late
    assert f'id="device-{late}"' in pieces(evening)["board"]
    do(evening, "mark-devices", activity="1", written=late)
    assert REMOVED in phone.get(f"/{evening.code}").text
    assert not evening.state.activities["1"].late
    assert not evening.state.people
