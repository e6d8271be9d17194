"""Every socket, for every role: where it may listen is decided when it comes, and it can say nothing."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening
from tests.security.houses import NO_TOKEN, ROLES, Person, Street

HANDLERS = {"connect", "disconnect"}
"""What the server listens to. Another message fails here until every role is tested with it."""

HEARS: dict[str, str] = {
    "nobody": "",
    "participant": "phone",
    "stranger": "phone elsewhere",
    "wall": "wall",
    "remote": "remote",
    "unpaired": "",
    "other_remote": "remote elsewhere",
    "reader": "",
    "public": "",
    "after": "",
    "contact": "",
    "console": "console",
    "expired": "",
    "revoked": "",
    "old_key": "",
    # The key opens pages; it is the console's own link, on such a page, by which it listens.
    "facilitator": "",
}
"""What each role hears of this session, or of the other one, by what it holds; "" is refused."""

MESSAGES = ("next", "join", "answer", "pieces", "message", "hello", "connect", "disconnect", "undo", "hide", "json")


def listening(app: Flask, **query: Any) -> Any:
    """A socket with these words in its query."""
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return app.extensions["socketio"].test_client(app, query_string=f"?{words}")


def shown(role: str, person: Person) -> dict[str, str]:
    """What the pages of this role put into the query of a socket."""
    if role in ("participant", "stranger"):
        return {"code": person.code, "lang": "nl"}
    return {"token": person.ear or person.token(role)} if person.ear or person.tokens else {}


def rooms_of(app: Flask) -> set[str]:
    return {str(room) for room in app.extensions["socketio"].server.manager.rooms.get("/", {}) if room and "/" in room}


def test_every_role_is_in_the_table() -> None:
    assert set(HEARS) == set(ROLES)


def test_the_server_listens_to_nothing_but_coming_and_going(street: Street) -> None:
    server = street.house.evening.app.extensions["socketio"].server
    assert set(server.handlers) == {"/"}
    assert set(server.handlers["/"]) == HANDLERS
    assert not server.namespace_handlers


@pytest.mark.parametrize("role", ROLES)
def test_where_a_role_may_listen(role: str, street: Street) -> None:
    house = street.house
    app, name = house.evening.app, house.evening.name
    socket = listening(app, **shown(role, house.people[role]))
    audience, _, elsewhere = HEARS[role].partition(" ")
    assert socket.is_connected() is bool(audience)
    rooms = rooms_of(app)
    if audience:
        assert [message["name"] for message in socket.get_received()] == ["hello"]
        socket.disconnect()
    here = {room for room in rooms if room.startswith(name)}
    own = {f"{name}/remote/{house.people[role].phone}"} if audience == "remote" else set()
    assert here == (set() if elsewhere or not audience else {f"{name}/{audience}/nl", *own})
    assert len(rooms) == {"": 0, "remote": 2}.get(audience, 1)


@pytest.mark.parametrize("role", [role for role, audience in HEARS.items() if audience])
def test_no_message_of_any_role_does_anything(role: str, street: Street) -> None:
    house, before = street.house, street.house.all_that_is_kept()
    name, app = house.evening.name, house.evening.app
    socket = listening(app, **shown(role, house.people[role]))
    rooms = rooms_of(app)
    said = {"room": f"{name}/console/nl", "activity": "1", "expected": house.evening.step, "text": "Hoi"}
    for message in MESSAGES:
        socket.emit(message, said)
        socket.emit(message, [said] * 3, "", None)
    socket.send("next")
    assert rooms_of(app) == rooms
    assert house.all_that_is_kept() == before
    if socket.is_connected():
        socket.disconnect()


@pytest.mark.parametrize("link", ["wall", "reader", "public", "after", "contact", "expired", "revoked"])
def test_a_token_that_opens_no_socket_is_not_made_up_for_by_the_code(link: str, street: Street) -> None:
    """A link that was taken back does not become a phone's place because the code is known as well."""
    house = street.house
    token = house.people[link].token("summary") if link != "wall" else NO_TOKEN
    assert not listening(house.evening.app, code=house.evening.code, token=token).is_connected()


@pytest.mark.parametrize("query", [{}, {"code": "111111"}, {"code": ""}, {"token": NO_TOKEN}, {"token": "wall"}])
def test_nobody_listens_without_a_code_or_token(query: dict[str, str], app: Flask, evening: Evening) -> None:
    assert not listening(app, **query).is_connected()


def test_a_token_is_only_good_for_what_it_was_given_for(street: Street) -> None:
    """What a remote posts by, or the code that it was paired with, opens no socket."""
    app, remote = street.house.evening.app, street.house.people["remote"]
    for token in (remote.csrf, f"{remote.phone}.{remote.csrf}", remote.phone, f"{remote.phone}.{NO_TOKEN}"):
        assert not listening(app, token=token).is_connected()
