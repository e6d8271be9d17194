"""One municipality never sees another: in lists, links, files, programmes, sockets, nor in what the server does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.accounts import hosted
from tests.accounts.hosted import Town, make_app, town
from tests.security.test_sockets import listening, rooms_of
from werksessie.record.memory import MemoryStore

KEPT = ("wall", "console", "summary", "after")


@pytest.fixture(scope="module")
def _place() -> Iterator[Town]:
    made = town()
    yield made
    hosted.close(made.app)


@pytest.fixture
def place(_place: Town) -> Town:
    return _place


def console_socket(place: Town, role: str) -> Any:
    """A socket in the browser of this role that holds the console's link of the evening here."""
    token = place.app.extensions["host"].keys(place.evening.name)["console"]
    browser = place.people[role].browser if role in place.people else None
    return place.app.extensions["socketio"].test_client(
        place.app, query_string=f"?token={token}", flask_test_client=browser
    )


@pytest.mark.parametrize("role", ["facilitator", "colleague", "reader"])
def test_a_list_holds_the_evenings_of_ones_own_municipality(place: Town, role: str) -> None:
    listed = place.people[role].browser.get("/sessions").text
    assert "Een avond hier" in listed
    for words in ("Een avond daar", place.elsewhere.name, place.elsewhere.code):
        assert words not in listed


def test_no_page_of_ones_own_names_another_municipality(place: Town) -> None:
    pages = [
        "/sessions",
        "/accounts",
        "/accounts/audit",
        "/programmes",
        "/sessions/new",
        f"/sessions/{place.evening.name}",
    ]
    hidden = ["Gemeente Daar", "Otto", "Loes", "otto@", place.elsewhere.name, place.there, *_keys(place)]
    for path in pages:
        text = place.people["facilitator"].browser.get(path).text
        for words in hidden:
            assert words not in text, (path, words)


def _keys(place: Town) -> list[str]:
    keys = place.app.extensions["host"].keys(place.elsewhere.name)
    return [keys[one] for one in KEPT]


def test_own_programmes_are_of_the_municipality(place: Town) -> None:
    anna, otto = place.people["facilitator"], place.people["other_facilitator"]
    for somebody in (anna, otto):
        made = somebody.post("/programmes/copy", of="eerste-gesprek", title="Ons draaiboek")
        assert (made.status_code, made.location) == (303, "/programmes/ons-draaiboek")
    assert otto.post("/programmes/ons-draaiboek/rename", title="Het geheim van daar").status_code == 303
    for path in (
        "/programmes",
        "/sessions/new",
        "/programmes/ons-draaiboek",
        "/programmes/ons-draaiboek/programme.toml",
    ):
        assert "geheim van daar" not in anna.browser.get(path).text
    assert anna.post("/programmes/ons-draaiboek/delete", sure="yes").status_code == 303
    assert anna.browser.get("/programmes/ons-draaiboek").status_code == 404
    assert "geheim van daar" in otto.browser.get("/programmes").text
    for name in (f"{place.there}ons-draaiboek", place.there):
        assert anna.browser.get(f"/programmes/{name}").status_code == 404


def test_who_asks_for_an_evening_elsewhere_does_not_even_make_the_server_open_it() -> None:
    """So what it takes says nothing, and nothing can go wrong on the way."""
    store = MemoryStore()
    before = town_on(store)
    again = make_app(store)
    for role in ("other_facilitator", "other_reader", "host"):
        browser = again.test_client()
        cookie = before.people[role].browser.get_cookie("facilitator")
        assert cookie
        browser.set_cookie("facilitator", cookie.value)
        for path in ("", "/summary", "/summary/summary.json", "/tally.json", "/links", "/pieces", "/hand-over"):
            assert browser.get(f"/sessions/{before.evening.name}{path}").status_code == 404
    assert again.extensions["host"].at_hand() == []
    hosted.close(before.app)
    hosted.close(again)


def town_on(store: MemoryStore) -> Town:
    """A town whose app has this store."""
    return town(make_app(store))


HEARS = {
    "facilitator": True,
    "colleague": True,
    "reader": False,
    "other_facilitator": False,
    "other_reader": False,
    "host": False,
    "nobody": False,
}


@pytest.mark.parametrize("role", HEARS)
def test_the_consoles_own_link_opens_a_socket_for_facilitators_of_the_municipality_only(place: Town, role: str) -> None:
    socket = console_socket(place, role)
    assert socket.is_connected() is HEARS[role]
    if HEARS[role]:
        assert {room for room in rooms_of(place.app) if "/console/" in room} == {f"{place.evening.name}/console/nl"}
        socket.disconnect()


def test_an_account_that_is_closed_hears_nothing_more_at_once() -> None:
    place = town()
    socket = console_socket(place, "colleague")
    assert socket.is_connected()
    place.people["facilitator"].post(f"/accounts/people/{place.account('colleague')}/close")
    assert not socket.is_connected()
    assert not console_socket(place, "colleague").is_connected()
    hosted.close(place.app)


def test_wall_and_phones_need_no_account(place: Town) -> None:
    wall = place.app.extensions["host"].keys(place.evening.name)["wall"]
    for query in ({"token": wall}, {"code": place.evening.code, "lang": "nl"}):
        socket = listening(place.app, **query)
        assert socket.is_connected()
        socket.disconnect()
    assert place.app.test_client().get(f"/wall/{wall}").status_code == 200
    assert place.app.test_client().get(f"/{place.evening.code}").status_code == 200


def test_a_link_to_the_summary_needs_no_account(place: Town) -> None:
    token = place.app.extensions["host"].keys(place.evening.name)["summary"]
    assert place.app.test_client().get(f"/summary/{token}").status_code == 200


def test_pretend_people_do_not_come_where_there_are_accounts(place: Town) -> None:
    place.app.extensions["own_address"] = "http://127.0.0.1:1"
    assert place.people["facilitator"].post("/sessions/rehearse").status_code == 409
    assert "Oefenen" not in place.people["facilitator"].browser.get("/sessions").text
    del place.app.extensions["own_address"]
