"""Far more than people can send: the room goes on, it costs no more than it may, and the facilitator can stop it.

Counts and bounds only. How fast the others stay is measured in tests/soak.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening
from werksessie.live.doorstep import EACH, LOBBY, STRAYS, has_room
from werksessie.live.floods import ANSWERS, EVERY, JOINS, MINUTE, SOCKETS, Flood, Floods
from werksessie.session.state import RUNNING, State
from werksessie.web.limits import MANY, Bucket, buckets, turned_away

TOKEN = "0123456789abcdef" * 2


def console(evening: Evening) -> str:
    """The facilitator's page."""
    page: str = evening.facilitator.client.get(f"/sessions/{evening.name}").text
    return page


def limit(app: Flask, name: str, burst: int) -> None:
    """A smaller limit, so that a test is over soon."""
    app.extensions["limits"][name] = Bucket(burst=burst, a_second=0)


def knock(evening: Evening, times: int, held: str = "") -> set[int]:
    """What one more person hears who wants to come in, so many times."""
    with evening.app.test_request_context():
        return {turned_away(evening.name, held) for _ in range(times)}


def test_one_device_that_keeps_joining_is_sent_to_the_page_and_makes_no_more_people(evening: Evening) -> None:
    limit(evening.app, "strangers", 5)
    script = evening.app.test_client(use_cookies=False)
    replies = [script.post(f"/{evening.code}/join") for _ in range(20)]
    assert {(reply.status_code, reply.location) for reply in replies} == {(303, f"/{evening.code}")}
    assert len(evening.state.people) == 5
    assert knock(evening, 5_000) == {303}
    assert buckets()["strangers"].burst <= 100


def test_who_was_sent_to_the_page_comes_in_from_there(evening: Evening) -> None:
    limit(evening.app, "strangers", 0)
    phone = evening.app.test_client()
    phone.post(f"/{evening.code}/join")
    assert not evening.state.people
    phone.get(f"/{evening.code}")
    assert phone.post(f"/{evening.code}/join").status_code == 303
    assert len(evening.state.people) == 1


def test_two_thousand_phones_behind_one_address_all_come_in_in_the_same_second(evening: Evening) -> None:
    assert knock(evening, 2_000, TOKEN) == {0}


def test_five_thousand_with_made_up_cookies_are_not_all_taken_in(evening: Evening) -> None:
    assert knock(evening, 5_000, TOKEN) == {0, 429}
    assert buckets()["joins"].burst < 5_000


def test_who_is_in_stays_in_and_answers_while_nobody_more_fits(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    limit(evening.app, "joins", 0)
    late = evening.app.test_client()
    late.get(f"/{evening.code}")
    refused = late.post(f"/{evening.code}/join", headers={"HX-Request": "true"})
    assert (refused.status_code, "Wacht even" in refused.text) == (429, True)
    assert phone.post(f"/{evening.code}/join").status_code == 303
    assert evening.answer(phone, "1", text="Een plek voor jongeren").status_code == 200
    assert len(evening.state.people) == 1


def test_a_phone_for_a_table_is_counted_as_somebody_who_comes_in(evening: Evening) -> None:
    limit(evening.app, "joins", 0)
    phone = evening.app.test_client()
    phone.get(f"/{evening.code}")
    assert phone.post(f"/{evening.code}/table", data={"table": "1"}).location == f"/{evening.code}"
    assert not evening.state.tables


def test_many_people_at_once_are_one_sentence_and_one_button_that_shuts_the_door(evening: Evening) -> None:
    assert 'id="flood"' not in console(evening)
    inside = evening.join()[0]
    knock(evening, MANY, TOKEN)
    page = console(evening)
    assert "Er komen heel veel aanmeldingen tegelijk." in page
    said = page.split('id="flood"')[1].split("</div>")[0]
    assert (said.count("<p>"), said.count("<button")) == (1, 1)
    assert 'name="locked" value="yes">Doe de deur dicht' in said
    assert evening.facilitator.do("lock", locked="yes").status_code == 204
    assert 'id="flood"' not in console(evening)
    assert evening.app.test_client().post(f"/{evening.code}/join").status_code == 409
    evening.until("open:1")
    assert evening.answer(inside, "1", text="Wij zijn er nog").status_code == 200


def test_a_shut_door_uses_up_nothing_so_that_people_can_come_in_when_it_opens(evening: Evening) -> None:
    limit(evening.app, "strangers", 1)
    evening.facilitator.do("lock", locked="yes")
    for _ in range(5):
        assert evening.app.test_client(use_cookies=False).post(f"/{evening.code}/join").status_code == 409
    evening.facilitator.do("lock", locked="no")
    evening.app.test_client(use_cookies=False).post(f"/{evening.code}/join")
    assert len(evening.state.people) == 1


def flooded(evening: Evening) -> Any:
    """A phone that sent more than it may; of what it sent, five were taken in."""
    phone = evening.join()[0]
    evening.until("open:1")
    limit(evening.app, "answers", 5)
    assert [evening.answer(phone, "1", unsure="1").status_code for _ in range(20)] == [200] * 5 + [429] * 15
    return phone


def test_one_phone_that_sends_hundreds_of_answers_is_held_back_and_nobody_else_is(evening: Evening) -> None:
    evening.join(3)
    flooded(evening)
    for other in evening.phones[:3]:
        assert evening.answer(other, "1", text="Een plek").status_code == 200


def test_the_button_takes_that_phone_away_and_tells_nobody_whose_it_is(evening: Evening) -> None:
    phone = flooded(evening)
    pseudonyms = {*evening.state.people, *evening.state.activities["1"].passed}
    page = console(evening)
    assert "Eén telefoon stuurt heel veel antwoorden." in page
    assert not any(one in page for one in pseudonyms)
    word = page.split('name="phone" value="')[1].split('"')[0]
    assert evening.facilitator.do("stop-phone", phone=word).status_code == 204
    assert 'id="flood"' not in console(evening)
    assert "haalde weg wat deze telefoon stuurde" in phone.get(f"/{evening.code}").text
    assert not evening.state.people
    again = evening.facilitator.do("stop-phone", phone=word)
    assert (again.status_code, again.text) == (409, "Al gedaan.")


def test_more_sockets_than_there_can_be_phones_are_refused_and_every_page_still_gets_everything(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("werksessie.live.doorstep.LOBBY", 2)
    sockets = evening.app.extensions["socketio"]
    opened = [sockets.test_client(evening.app, query_string=f"?code={evening.code}") for _ in range(4)]
    assert [one.is_connected() for one in opened] == [True, True, False, False]
    assert "Er komen heel veel verbindingen tegelijk" in console(evening)
    keys = evening.app.extensions["host"].keys(evening.name)
    assert sockets.test_client(evening.app, query_string=f"?token={keys['wall']}").is_connected()
    phone = evening.join()[0]
    evening.until("open:1")
    assert len(phone.get(f"/{evening.code}/pieces?since=-1").json["pieces"]) == 1


def test_a_full_room_has_its_sockets_twice_and_a_shut_door_leaves_none_for_strays() -> None:
    people = State().people.update({f"{one:032x}": "" for one in range(2_000)})
    assert has_room(State(), 2_000), "they wait for the beginning"
    assert has_room(State(people=people), EACH * 2_000)
    assert not has_room(State(), LOBBY)
    assert has_room(State(people=people, locked=True), EACH * 2_000)
    assert not has_room(State(people=people, locked=True), EACH * 2_000 + STRAYS)


class Later:
    """A clock and what waits for it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waiting: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, call: Callable[[], None]) -> None:
        self.waiting.append((self.now + seconds, call))

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        due, self.waiting = (
            [one for one in self.waiting if one[0] <= self.now],
            [one for one in self.waiting if one[0] > self.now],
        )
        for _, call in due:
            call()


@pytest.fixture
def later() -> Later:
    return Later()


def test_a_flood_is_told_when_it_begins_and_when_it_is_over_and_not_in_between(later: Later) -> None:
    told: list[str] = []
    floods = Floods(told.append, later, lambda: later.now)
    for _ in range(1_000):
        floods.note("avond", JOINS)
    later.pass_by(MINUTE - 1)
    floods.note("avond", JOINS)
    later.pass_by(2)
    assert told == ["avond"]
    assert floods.now("avond", State(phase=RUNNING)) == Flood(JOINS)
    later.pass_by(MINUTE)
    assert told == ["avond", "avond"]
    assert floods.now("avond", State(phase=RUNNING)) is None
    assert not later.waiting


def test_of_several_floods_one_is_spoken_of_and_it_is_the_one_that_something_can_be_done_about(later: Later) -> None:
    floods = Floods(lambda name: None, later, lambda: later.now)
    running, shut = State(phase=RUNNING), State(phase=RUNNING, locked=True)
    floods.note(EVERY, SOCKETS)
    assert floods.now("avond", running) == Flood(SOCKETS)
    floods.note("avond", JOINS)
    assert floods.now("avond", running) == Flood(JOINS)
    assert floods.now("avond", shut) is floods.now("avond", State()) is None
    floods.note_answers("avond", "stem", "iemand")
    floods.note_answers("avond", "stem", "iemand anders")
    flood = floods.now("avond", shut)
    assert flood is not None
    assert flood.what == ANSWERS
    assert floods.take(flood.phone) == ("stem", "iemand")
    assert floods.take(flood.phone) == ("", "")
    assert floods.now("ergens anders", shut) is None
