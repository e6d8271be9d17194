"""Who is there: with a socket, or by asking again and again. And nothing by which to know anybody again."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from werksessie.live.presence import LATELY, Presence
from werksessie.session.events import CONSOLE, PHONE, WALL


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def presence(clock: Clock) -> Presence:
    return Presence(clock)


def test_phones_walls_and_consoles_are_counted_apart_in_each_session(presence: Presence) -> None:
    presence.arrive("a", "one", PHONE)
    presence.arrive("b", "one", PHONE)
    presence.arrive("c", "one", WALL)
    presence.arrive("d", "other", WALL)
    counts = [presence.count("one", audience) for audience in (PHONE, WALL, CONSOLE)]
    assert counts == [2, 1, 0]
    assert presence.count("one") == 2, "phones, when nothing is said"
    assert presence.count("other") == 0


def test_who_leaves_is_no_longer_counted_and_cannot_leave_twice(presence: Presence) -> None:
    presence.arrive("a", "one", WALL)
    assert presence.here("one", WALL)
    assert presence.leave("a") == "one"
    assert not presence.here("one", WALL)
    assert presence.leave("a") is None
    assert presence.count("one", WALL) == 0


def test_who_asks_again_and_again_is_there_without_a_socket(presence: Presence, clock: Clock) -> None:
    presence.ask("one", WALL)
    for _ in range(4):
        clock.now += 5
        assert presence.here("one", WALL)
        presence.ask("one", WALL)
    assert presence.count("one", WALL) == 0
    assert not presence.here("one", PHONE)
    assert not presence.here("other", WALL)


def test_who_stops_asking_is_gone_after_a_while(presence: Presence, clock: Clock) -> None:
    presence.ask("one", WALL)
    clock.now += LATELY - 0.1
    assert presence.here("one", WALL)
    clock.now += 0.1
    assert not presence.here("one", WALL)


def test_that_a_phone_came_stays_true_when_it_leaves(presence: Presence) -> None:
    assert not presence.met("one")
    presence.meet("one")
    presence.arrive("a", "one", PHONE)
    presence.leave("a")
    assert presence.met("one")
    assert not presence.met("other")


@pytest.fixture
def prepared(app: Flask, facilitator: Facilitator) -> Evening:
    """An evening that has not begun."""
    return prepare(app, facilitator)


@pytest.mark.parametrize("link", [WALL, CONSOLE])
def test_a_socket_counts_for_the_audience_of_its_token(prepared: Evening, link: str) -> None:
    presence, sockets = prepared.app.extensions["presence"], prepared.app.extensions["socketio"]
    token = prepared.app.extensions["host"].keys(prepared.name)[link]
    socket = sockets.test_client(prepared.app, query_string=f"?token={token}")
    assert [presence.count(prepared.name, one) for one in (PHONE, WALL, CONSOLE)] == [0, link == WALL, link == CONSOLE]
    assert not presence.met(prepared.name)
    socket.disconnect()
    assert not presence.here(prepared.name, link)


def test_the_console_counts_phones_only(prepared: Evening) -> None:
    sockets, keys = prepared.app.extensions["socketio"], prepared.app.extensions["host"].keys(prepared.name)
    for query in (f"?token={keys['wall']}", f"?token={keys['console']}", f"?code={prepared.code}"):
        sockets.test_client(prepared.app, query_string=query)
    assert prepared.app.extensions["scene_of"](prepared.name).connected == 1


def test_a_phones_socket_is_a_phone_and_the_facilitators_own_browser_is_none(prepared: Evening) -> None:
    presence, sockets = prepared.app.extensions["presence"], prepared.app.extensions["socketio"]
    own = prepared.facilitator.client
    sockets.test_client(prepared.app, query_string=f"?code={prepared.code}", flask_test_client=own)
    assert not presence.met(prepared.name)
    sockets.test_client(prepared.app, query_string=f"?code={prepared.code}")
    assert presence.met(prepared.name)


def test_there_is_nothing_in_it_by_which_to_know_a_phone_again(prepared: Evening) -> None:
    phone = prepared.app.test_client()
    known = {"User-Agent": "een-bijzonder-toestel", "X-Forwarded-For": "203.0.113.7"}
    here = {"REMOTE_ADDR": "198.51.100.23"}
    phone.get(f"/{prepared.code}", headers=known, environ_overrides=here)
    phone.get(f"/{prepared.code}/pieces", headers=known, environ_overrides=here)
    person = phone.get_cookie("person", path=f"/{prepared.code}")
    assert person is not None
    presence = prepared.app.extensions["presence"]
    assert presence.met(prepared.name)
    kept = repr(vars(presence))
    for telling in (person.value, "toestel", "203.0.113.7", "198.51.100.23"):
        assert telling not in kept
