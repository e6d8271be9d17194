"""Whole records at the facilitator's desk: a new session like an earlier one, a file to keep, putting away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import fakeredis
import pytest
from flask import Flask
from immutables import Map

from tests.accounts import hosted
from tests.accounts.hosted import town
from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from tests.web.whole_records import IDEA, a_file, bring, host_of, outcomes, over, send
from werksessie.app import create_app
from werksessie.live.bringing import NOT_SEALED, understood
from werksessie.record.bringing import NO_RECORD
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Store
from werksessie.record.redis_streams import RedisStore
from werksessie.record.sqlite import SqliteStore
from werksessie.session.state import PREPARED, SEALED
from werksessie.settings import Settings
from werksessie.web import records


def _redis() -> RedisStore:
    return RedisStore(fakeredis.FakeRedis(server=fakeredis.FakeServer(), decode_responses=True, version=(7, 0)), "w:")


@pytest.fixture(params=["memory"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Facilitator]:
    """The facilitator of another installation."""
    makes: dict[str, Any] = {"memory": MemoryStore, "files": lambda: SqliteStore(tmp_path / "s"), "redis": _redis}
    store: Store = makes[request.param]()
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    yield Facilitator(browser)
    app.extensions["host"].close()
    store.close()


@pytest.fixture
def sealed(evening: Evening) -> Evening:
    return over(evening)


# A new session like this one


def test_a_new_session_has_the_programme_and_what_holds_for_another_evening_too(
    app: Flask, facilitator: Facilitator
) -> None:
    lasting = {"community": "De Linde", "participants_first": "3", "languages": ["nl", "tr"], "retention_days": "14"}
    passing = {"also_present": "De wijkagent", "mandate": "Wethouder", "talk_to": "Sam", "wifi_password": "geheim-wifi",
               "wifi_name": "Gast", "feedback_how": "Met koffie", "controller": "", "second_evening": ""}  # fmt: skip
    evening = over_prepared(app, facilitator, **lasting, **passing)
    reply = send(facilitator, f"/sessions/{evening.name}/copy")
    name = reply.location.split("/")[2]
    assert (reply.status_code, reply.location) == (303, f"/sessions/{name}/details?copied=yes")
    before, state = evening.state, app.extensions["host"].state(name)
    assert (state.phase, state.programme, state.people) == (PREPARED, before.programme, Map())
    kept = ("title", "place", "municipality", "community", "participants_first", "languages", "retention_days")
    for field in kept:
        assert getattr(state.details, field) == getattr(before.details, field) != ""
    gone = ("date", "time", "second_evening", "feedback_date", "feedback_how", "also_present", "mandate", "talk_to",
            "wifi_name", "wifi_password", "ladder", "ladder_about")  # fmt: skip
    assert [getattr(state.details, field) for field in gone] == [""] * len(gone)
    assert state.code != before.code
    keys = app.extensions["host"].keys
    assert not set(keys(name).values()) & set(keys(evening.name).values())
    assert IDEA not in repr(app.extensions["host"].record(name).read())
    page = facilitator.client.get(reply.location).text
    assert "Dit is een nieuwe sessie met hetzelfde draaiboek" in page
    assert "Kies de dag waarop mensen iets terughoren." in page


def over_prepared(app: Flask, facilitator: Facilitator, **details: Any) -> Evening:
    evening = prepare(app, facilitator, **details)
    evening.until("start")
    return over(evening)


def test_a_new_session_of_a_rehearsal_is_no_rehearsal(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, rehearsal="on")
    name = send(facilitator, f"/sessions/{evening.name}/copy").location.split("/")[2]
    assert app.extensions["host"].state(name).details.rehearsal is False


def test_a_question_that_was_switched_off_for_this_evening_is_off_in_the_new_one(
    app: Flask, facilitator: Facilitator
) -> None:
    evening = prepare(app, facilitator)
    facilitator.post(f"/sessions/{evening.name}/programme/activities/eens/off", off="yes")
    name = send(facilitator, f"/sessions/{evening.name}/copy").location.split("/")[2]
    made = app.extensions["host"].state(name).programme
    assert made == evening.state.programme
    assert [one.id for one in made.activities if one.off] == ["eens"]


# Keeping it and bringing it back


def test_a_sealed_record_is_kept_as_one_file(sealed: Evening) -> None:
    reply = sealed.facilitator.client.get(f"/sessions/{sealed.name}/record.db")
    assert (reply.status_code, reply.mimetype) == (200, "application/vnd.sqlite3")
    assert reply.headers["Content-Disposition"] == f'attachment; filename="{sealed.name}.db"'
    brought = understood(reply.data, host_of(sealed.facilitator).now())
    assert brought.state.people == sealed.state.people
    links = host_of(sealed.facilitator).keys(sealed.name)
    assert not [token for token in links.values() if token and token.encode() in reply.data]


def test_an_evening_that_goes_on_is_not_kept_as_a_file(evening: Evening) -> None:
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/record.db")
    assert (reply.status_code, "als de avond is verzegeld" in reply.text) == (409, True)


@pytest.mark.parametrize("other", ["memory", "files", "redis"], indirect=True)
def test_what_is_brought_back_is_the_same_evening_with_other_links(sealed: Evening, other: Facilitator) -> None:
    reply = bring(other, (a_file(sealed), f"{sealed.name}.db"))
    assert (reply.status_code, outcomes(reply.text)) == (200, ["Teruggezet: Samen sterk. De links zijn nieuw."])
    host, before = host_of(other), sealed.state
    assert host.names() == [sealed.name]
    after = host.state(sealed.name)
    assert (after.phase, after.programme, after.code, after.people) == (
        SEALED, before.programme, before.code, before.people
    )  # fmt: skip
    assert [row["text"] for row in host.record(sealed.name).tables()["answers"]] == [IDEA] * 6
    assert "secret" not in host.keys(sealed.name)
    assert host.keys(sealed.name)["summary"] != host_of(sealed.facilitator).keys(sealed.name)["summary"]
    assert other.client.get(f"/sessions/{sealed.name}/summary").status_code == 200
    assert sealed.name in other.client.get("/sessions").text


def test_the_same_record_stands_there_once(sealed: Evening, other: Facilitator) -> None:
    content = a_file(sealed)
    reply = bring(other, (content, "een.db"), (content, "twee.db"))
    assert outcomes(reply.text)[1] == "twee.db: Dit verslag staat er al."
    assert outcomes(bring(other, (content, "een.db")).text) == ["een.db: Dit verslag staat er al."]
    assert host_of(other).names() == [sealed.name]


def test_an_older_copy_of_an_evening_does_not_bring_back_what_was_destroyed_since(sealed: Evening) -> None:
    content = a_file(sealed)
    assert send(sealed.facilitator, f"/sessions/{sealed.name}/prune").status_code == 303
    assert outcomes(bring(sealed.facilitator, (content, "oud.db")).text) == ["oud.db: Dit verslag staat er al."]


def test_a_name_that_is_taken_stays_with_who_has_it(sealed: Evening, other: Facilitator) -> None:
    put = host_of(other).store
    put.create(sealed.name).close()
    bring(other, (a_file(sealed), "een.db"))
    names = host_of(other).names()
    assert len(names) == 2
    assert sealed.name in names
    assert {name[:10] for name in names} == {sealed.name[:10]}


def test_every_file_gets_its_own_sentence_and_nothing_else_changes(sealed: Evening, other: Facilitator) -> None:
    good = a_file(sealed)
    reply = bring(
        other, (b"<!doctype html>", "<b>pagina.db"), (good[:9000], "/etc/half.db"), (good, "goed.db"),
        (b"", "leeg.db"),
    )  # fmt: skip
    said = outcomes(reply.text)
    assert said[0] == f"&lt;b&gt;pagina.db: {NO_RECORD}"
    assert said[1].startswith("half.db: ")
    assert said[2].startswith("Teruggezet: ")
    assert said[3] == f"leeg.db: {NO_RECORD}"
    assert host_of(other).names() == [sealed.name]
    assert host_of(other).tend(host_of(other).now()) == []


def test_an_evening_that_is_not_sealed_is_not_taken_in(tmp_path: Path, other: Facilitator) -> None:
    store = SqliteStore(tmp_path / "open")
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    name = prepare(app, Facilitator(browser)).name
    app.extensions["host"].close()
    store.close()
    reply = bring(other, ((tmp_path / "open" / f"{name}.db").read_bytes(), "open.db"))
    assert (reply.status_code, outcomes(reply.text)) == (422, [f"open.db: {NOT_SEALED}"])
    assert host_of(other).names() == []


def test_what_was_kept_too_long_goes_at_once(sealed: Evening, other: Facilitator) -> None:
    bring(other, (a_file(sealed), "een.db"))
    host = host_of(other)
    later = host.now() + timedelta(days=31)
    assert host.tend(later) == [f"{sealed.name}: 6 losse antwoorden gewist, na 30 dagen."]


def test_no_file_too_many_and_too_much_are_said(facilitator: Facilitator, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = bring(facilitator)
    assert (reply.status_code, records.NOTHING in reply.text) == (422, True)
    reply = bring(facilitator, *[(b"x", f"{number}.db") for number in range(21)])
    assert (reply.status_code, records.TOO_MANY in reply.text) == (422, True)
    monkeypatch.setattr(records, "ALL_FILES", 2_000)
    reply = bring(facilitator, (b"x" * 3_000, "groot.db"))
    assert (reply.status_code, records.TOO_MUCH in reply.text) == (413, True)


def test_a_file_larger_than_any_form_is_read_for_a_facilitator_only(app: Flask, facilitator: Facilitator) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="record"; filename="groot.db"\r\n\r\n'
    token = f'\r\n--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{facilitator.token()}\r\n--x--\r\n'
    body = head + b"x" * 1_000_000 + token.encode()
    said = [
        one.post("/sessions/import", data=body, content_type="multipart/form-data; boundary=x")
        for one in (facilitator.client, app.test_client())
    ]
    assert [one.status_code for one in said] == [422, 413]
    assert outcomes(said[0].text) == [f"groot.db: {NO_RECORD}"]


# Where there are accounts


def test_what_is_brought_belongs_to_who_brought_it_and_tells_of_nobody_elses(sealed: Evening) -> None:
    content, place = a_file(sealed), town()
    own, elsewhere = (place.people[role].facilitator() for role in ("facilitator", "other_facilitator"))
    before = set(host_of(own).names())
    assert outcomes(bring(own, (content, "x.db")).text)[0].startswith("Teruggezet")
    assert outcomes(bring(elsewhere, (content, "x.db")).text)[0].startswith("Teruggezet")
    assert outcomes(bring(own, (content, "x.db")).text) == ["x.db: Dit verslag staat er al."]
    mine, theirs = (
        next(
            name
            for name in set(host_of(own).names()) - before
            if one.client.get(f"/sessions/{name}").status_code == 200
        )
        for one in (own, elsewhere)
    )
    assert mine != theirs
    assert sealed.name not in (mine, theirs)
    assert own.client.get(f"/sessions/{theirs}/summary").status_code == 404
    hosted.close(place.app)
