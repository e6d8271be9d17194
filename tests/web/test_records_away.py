"""Putting a whole session away at the desk, and ten minutes to put it back."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.accounts import hosted
from tests.accounts.hosted import town
from tests.conftest import Evening, Facilitator, prepare
from tests.web.whole_records import a_file, bring, host_of, outcomes, over, send
from werksessie.accounts.telling import told
from werksessie.live.away import GRACE
from werksessie.web import records

GONE = "Deze link werkt niet meer"


@pytest.fixture
def sealed(evening: Evening) -> Evening:
    return over(evening)


def test_putting_away_asks_once_and_says_what_goes(sealed: Evening) -> None:
    asked = sealed.facilitator.client.get(f"/sessions/{sealed.name}/remove").text
    assert "“Samen sterk” wegdoen?" in asked
    assert records.GOES in asked
    reply = send(sealed.facilitator, f"/sessions/{sealed.name}/remove")
    assert (reply.status_code, records.GOES in reply.text) == (200, True)
    assert host_of(sealed.facilitator).names() == [sealed.name]


def test_what_is_put_away_is_gone_from_the_list_and_behind_its_links(sealed: Evening) -> None:
    paths = [sealed.link(sort) for sort in ("wall", "summary", "after")]
    reply = send(sealed.facilitator, f"/sessions/{sealed.name}/remove", sure="yes")
    assert (reply.status_code, reply.location) == (303, "/sessions")
    anybody = sealed.app.test_client()
    for path in paths:
        gone = anybody.get(path)
        assert (gone.status_code, GONE in gone.text) == (404, True)
        assert gone.data == anybody.get(path[:-32] + "0" * 32).data
    for path in ("", "/summary", "/record.db", "/links", "/remove", "/details"):
        assert sealed.facilitator.client.get(f"/sessions/{sealed.name}{path}").status_code == 404
    assert sealed.facilitator.client.get("/healthz").status_code == 200


def test_the_list_offers_to_put_back_what_was_just_put_away(sealed: Evening) -> None:
    send(sealed.facilitator, f"/sessions/{sealed.name}/remove", sure="yes")
    page = sealed.facilitator.client.get("/sessions").text
    assert re.search(r"Weggedaan: <bdi>Samen sterk</bdi>. Terugzetten kan tot \d{1,2}\.\d\d uur", page)
    assert page.count(sealed.name) == 1
    assert f'action="/sessions/{sealed.name}/put-back"' in page
    send(sealed.facilitator, f"/sessions/{sealed.name}/put-back")
    assert "Weggedaan" not in sealed.facilitator.client.get("/sessions").text


def test_every_line_offers_what_can_be_done_with_it(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    deeds = ("copy", "record.db", "remove")

    def offered() -> list[str]:
        page = facilitator.client.get("/sessions").text
        return [deed for deed in deeds if f'"/sessions/{evening.name}/{deed}"' in page]

    assert offered() == ["copy", "remove"]
    evening.until("start")
    assert offered() == ["copy"]
    over(evening)
    assert offered() == ["copy", "record.db", "remove"]


def test_what_is_put_back_stands_there_again_with_the_links_it_had(sealed: Evening) -> None:
    path = sealed.link("summary")
    send(sealed.facilitator, f"/sessions/{sealed.name}/remove", sure="yes")
    reply = send(sealed.facilitator, f"/sessions/{sealed.name}/put-back")
    assert (reply.status_code, reply.location) == (303, "/sessions")
    assert sealed.app.test_client().get(path).status_code == 200
    assert sealed.facilitator.client.get(f"/sessions/{sealed.name}/summary").status_code == 200


def test_too_late_is_too_late(sealed: Evening) -> None:
    host = host_of(sealed.facilitator)
    send(sealed.facilitator, f"/sessions/{sealed.name}/remove", sure="yes")
    moment = host.now() + GRACE
    host.now = lambda: moment
    reply = send(sealed.facilitator, f"/sessions/{sealed.name}/put-back")
    assert (reply.status_code, "kan niet meer" in reply.text) == (409, True)
    host.tend(moment)
    assert send(sealed.facilitator, f"/sessions/{sealed.name}/put-back").status_code == 404
    assert host.store.names() == []


def test_an_evening_that_goes_on_cannot_be_put_away(evening: Evening) -> None:
    for reply in (
        evening.facilitator.client.get(f"/sessions/{evening.name}/remove"),
        send(evening.facilitator, f"/sessions/{evening.name}/remove", sure="yes"),
    ):
        assert (reply.status_code, "Deze avond is bezig." in reply.text) == (409, True)


def test_what_was_just_put_away_is_not_brought_again_beside_it(sealed: Evening) -> None:
    content = a_file(sealed)
    send(sealed.facilitator, f"/sessions/{sealed.name}/remove", sure="yes")
    assert outcomes(bring(sealed.facilitator, (content, "x.db")).text) == [f"x.db: {records.JUST_AWAY}"]


# Where there are accounts


def test_the_log_of_acts_says_who_put_an_evening_away_also_when_it_is_destroyed_later() -> None:
    place = town()
    own = place.people["facilitator"].facilitator()
    own.name = place.evening.name
    own.do("close")
    for deed in ("remove", "put-back", "remove"):
        send(own, f"/sessions/{own.name}/{deed}", sure="yes")
    host_of(own).tend(host_of(own).now() + GRACE)
    office = place.app.extensions["accounts"].office
    lines = [one for one in told(office.acts()) if one.session == own.name]
    assert [one.what for one in lines[:4]] == [
        "Sessie gewist", "Sessie weggedaan", "Sessie teruggezet", "Sessie weggedaan"
    ]  # fmt: skip
    assert {one.by for one in lines[:4]} == {place.account("facilitator")}
    assert {one.municipality for one in lines} == {place.here}
    assert own.name not in office.state.sessions
    hosted.close(place.app)


def test_what_one_municipality_put_away_another_neither_sees_nor_puts_back() -> None:
    place = town()
    own, elsewhere = (place.people[role].facilitator() for role in ("facilitator", "other_facilitator"))
    own.name = place.evening.name
    own.do("close")
    assert send(own, f"/sessions/{own.name}/remove", sure="yes").status_code == 303
    path = f"/sessions/{own.name}/put-back"
    assert send(elsewhere, path).status_code == 404
    assert send(place.people["reader"].facilitator(), path).status_code == 403
    assert host_of(own).names() == [place.elsewhere.name]
    with place.app.test_request_context("/sessions"):
        assert records.put_away() == []
    assert send(own, path).status_code == 303
    assert own.client.get(f"/sessions/{own.name}/details").status_code == 200
    hosted.close(place.app)
