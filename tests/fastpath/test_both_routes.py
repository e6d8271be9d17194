"""The fast path says what the plain route says, and does what it does: every case here is asked of both."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fastpath.both import OURS, Pair, Room, rooms_of


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Room, Room]]:
    """Two evenings that just began."""
    yield from rooms_of(monkeypatch)


@pytest.fixture(scope="module")
def open_rooms() -> Iterator[tuple[Room, Room]]:
    """Two evenings at the first question, for all tests that leave it open."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        for made in rooms_of(monkeypatch):
            for room in made:
                room.evening.until("open:1")
            yield made


@pytest.fixture
def phone(rooms: tuple[Room, Room]) -> Pair:
    """Somebody who did not join yet."""
    return Pair(rooms, (rooms[0].app.test_client(), rooms[1].app.test_client()))


@pytest.fixture
def joined(open_rooms: tuple[Room, Room]) -> Pair:
    """Somebody who takes part, at the first question."""
    phone = Pair(open_rooms, (open_rooms[0].app.test_client(), open_rooms[1].app.test_client()))
    phone.ask("GET", "/CODE", True)
    phone.ask("POST", "/CODE/join", True)
    return phone


@pytest.fixture
def moving(phone: Pair) -> Pair:
    """Somebody who takes part, at the first question of an evening that goes on."""
    phone.ask("GET", "/CODE", True)
    phone.ask("POST", "/CODE/join", True)
    phone.until("open:1")
    return phone


def test_coming_in_and_joining_and_the_evening(phone: Pair) -> None:
    assert phone.ask("GET", "/CODE", True).status_code == 200
    assert phone.ask("GET", "/CODE", True).status_code == 200
    assert phone.ask("POST", "/CODE/join", True, data={"group": "community"}).status_code == 303
    assert phone.ask("POST", "/CODE/join", True).status_code == 303
    assert phone.ask("GET", "/CODE", True).status_code == 200
    assert phone.ask("GET", "/CODE/own", True).status_code == 200


def test_every_page_of_a_question(moving: Pair) -> None:
    for _ in range(6):
        moving.ask("GET", "/CODE", True)
        moving.ask("GET", "/CODE/own", True)
        for room in moving.rooms:
            room.evening.next()


@pytest.mark.parametrize("encoding", ["gzip", "identity", "gzip;q=0", "br, gzip;q=0.5", ""])
def test_the_page_in_every_language_and_encoding(joined: Pair, encoding: str) -> None:
    for language in ("nl", "en-GB,en;q=0.9", "tr", "xx", ""):
        headers = {"Accept-Encoding": encoding, "Accept-Language": language}
        joined.ask("GET", "/CODE", True, headers=headers)
        joined.ask("GET", "/CODE/own", True, headers=headers)


@pytest.mark.parametrize("since", ["0", "-1", "999999"])
def test_catching_up(joined: Pair, since: str) -> None:
    for encoding in ("gzip", "identity"):
        joined.ask("GET", f"/CODE/pieces?since={since}", True, headers={"Accept-Encoding": encoding})


@pytest.mark.parametrize("query", ["", "?since=", "?since=x", "?since=1&lang=en", "?since=1.5", "?since=%31"])
def test_catching_up_from_nowhere_goes_the_plain_way(joined: Pair, query: str) -> None:
    joined.ask("GET", f"/CODE/pieces{query}", False)


def test_a_phone_that_catches_up_sees_the_next_question(moving: Pair) -> None:
    for _ in range(3):
        moving.ask("GET", "/CODE/pieces?since=1", True)
        for room in moving.rooms:
            room.evening.next()


def test_the_language_that_was_chosen_on_the_phone(joined: Pair) -> None:
    assert joined.ask("GET", "/CODE?lang=en", False).status_code == 303
    assert 'lang="en"' in gzip.decompress(joined.ask("GET", "/CODE", True).data).decode()


@pytest.mark.parametrize(
    "text",
    ["Een buurthuis", "<b>&amp;</b> \"'", "  spaties  ", "أهلا وسهلا", "🏡 samen", "x" * 140, "a\r\nb", "seq OWN", "0"],
)
def test_an_answer_with_any_words(joined: Pair, text: str) -> None:
    assert joined.answer(True, text=text).status_code == 200
    joined.ask("GET", "/CODE", True)
    joined.ask("GET", "/CODE/own", True)


def test_an_answer_sent_twice_is_one_answer(joined: Pair) -> None:
    before = len(joined.ideas())
    assert joined.answer(True).status_code == 200
    assert joined.answer(True).status_code == 200
    assert len(joined.ideas()) == before + 1


def test_an_answer_that_is_changed_and_taken_back(joined: Pair) -> None:
    joined.answer(True)
    joined.answer(True, answer_id="twee", replaces="een", text="Iets anders")
    joined.answer(True, answer_id="drie", withdraw="twee", text="")


def test_not_knowing_and_passing_on(joined: Pair) -> None:
    joined.answer(True, unsure="1", text="")
    joined.answer(True, answer_id="twee", skip="1", text="")


def test_what_the_door_refuses_is_said_by_the_plain_route(moving: Pair) -> None:
    assert moving.answer(False, text="").status_code == 422
    assert moving.answer(False, answer_id="niet goed!").status_code == 422
    assert moving.answer(False, activity="geen").status_code == 404
    assert moving.answer(False, text="x" * 141).status_code == 422
    assert moving.answer(False, text="Bel Jan Jansen op 06-12345678", warn="1").status_code == 422
    moving.until("close:1")
    late = moving.answer(False)
    assert late.status_code == 409
    assert late.headers["X-Late"] == "1"
    assert moving.answer(True, late="1").status_code == 200


def test_too_fast_is_too_fast_on_both(moving: Pair) -> None:
    for room in moving.rooms:
        limit = room.app.extensions["limits"]["answers"]
        # Nothing comes back while a busy machine takes its time.
        limit.burst, limit.a_second = 1, 0
    moving.answer(True)
    assert moving.answer(False, answer_id="twee").status_code == 429


def test_a_locked_door(phone: Pair) -> None:
    for room in phone.rooms:
        room.evening.facilitator.do("lock", locked="yes")
    phone.ask("GET", "/CODE", True)
    assert phone.ask("POST", "/CODE/join", False).status_code == 409


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elders.test"},
        {"Origin": "null"},
        {"Origin": ""},
        {"HX-Request": ""},
        {"Host": "elders.test"},
        {"Host": "localhost:80", "Origin": "http://localhost:80"},
    ],
)
def test_what_is_not_quite_ordinary_goes_the_plain_way(joined: Pair, headers: dict[str, str]) -> None:
    joined.answer(False, headers=headers)


@pytest.mark.parametrize(
    "body", ["text=%ff%fe&answer_id=a", "text=a&answer_id=b&speak=en", "text=a&answer_id=b&lang=en", "&&&", "text"]
)
def test_odd_bodies_go_the_plain_way_or_end_the_same(joined: Pair, body: str) -> None:
    before = joined.rooms[0].served
    for room, one in zip(joined.rooms, joined.phones, strict=True):
        reply = one.post(
            room.path("/CODE/answer/1"), data=body, headers=OURS, content_type="application/x-www-form-urlencoded"
        )
        assert reply.status_code in (200, 303, 422)
    assert joined.rooms[0].served == before
    assert joined.rooms[0].stored() == joined.rooms[1].stored()


def test_a_huge_body_goes_the_plain_way(joined: Pair) -> None:
    assert joined.answer(False, text="x" * 20_000).status_code == 422
    assert joined.answer(False, text="x" * 600_000).status_code == 413


def test_a_form_in_parts_goes_the_plain_way(joined: Pair) -> None:
    data = {"answer_id": "een", "text": "Een buurthuis"}
    reply = joined.ask("POST", "/CODE/answer/1", False, data=data, content_type="multipart/form-data")
    assert reply.status_code == 200


@pytest.mark.parametrize("path", ["/111111", "/CODE/", "/CODE/privacy", "/12345", "/CODE?said=late", "/١٢٣٤٥٦"])
def test_other_addresses_are_not_touched(joined: Pair, path: str) -> None:
    before = joined.rooms[0].served
    replies = [p.get(r.path(path), headers=OURS) for r, p in zip(joined.rooms, joined.phones, strict=True)]
    assert replies[0].status_code == replies[1].status_code
    assert joined.rooms[0].served == before


def test_who_did_not_join_is_told_so(phone: Pair) -> None:
    phone.until("open:1")
    phone.ask("GET", "/CODE", True)
    assert phone.answer(False).status_code == 409


@pytest.mark.parametrize("cookie", ["geen-token", "f" * 32, "F" * 32, ""])
def test_a_foreign_cookie_is_nobody(rooms: tuple[Room, Room], cookie: str) -> None:
    pair = Pair(rooms, (rooms[0].app.test_client(), rooms[1].app.test_client()))
    for room, one in zip(rooms, pair.phones, strict=True):
        one.set_cookie("person", cookie, path=f"/{room.evening.code}")
    pair.ask("GET", "/CODE", True)
    assert pair.answer(False).status_code == 409


def test_a_device_that_is_to_be_removed_goes_the_plain_way(moving: Pair) -> None:
    moving.answer(True)
    for room in moving.rooms:
        (card,) = room.evening.state.activities["1"].content.ideas
        room.evening.facilitator.do("mark-devices", activity="1", written=card)
    assert moving.ask("GET", "/CODE", False).status_code == 200


def test_a_phone_that_found_its_way_is_seen_and_the_facilitators_browser_is_not(phone: Pair) -> None:
    for room in phone.rooms:
        room.app.extensions["presence"]._met.clear()
        room.evening.facilitator.client.get(room.path("/CODE"), headers=OURS)
        assert not room.app.extensions["presence"].met(room.evening.name)
    phone.ask("GET", "/CODE", True)
    assert all(room.app.extensions["presence"].met(room.evening.name) for room in phone.rooms)


def test_nothing_happens_before_or_after_a_plain_request_that_the_fast_path_knows_nothing_of(phone: Pair) -> None:
    app = phone.rooms[0].app
    before = {one.__name__ for part in (None, "phone") for one in app.before_request_funcs[part]}
    after = {one.__name__ for part in (None, "phone") for one in app.after_request_funcs.get(part, ())}
    assert before == {"_named_fields", "csrf_protect", "see_who_comes", "same_origin", "switch"}
    assert after == {"_compressed", "_headers"}


def test_a_trouble_of_our_own_is_left_to_the_plain_route(joined: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    before = len(joined.ideas())
    monkeypatch.setattr(joined.rooms[0].app.extensions["fastpath"]._pages, "own", broken)
    assert joined.answer(False).status_code == 200
    assert len(joined.ideas()) == before + 1
