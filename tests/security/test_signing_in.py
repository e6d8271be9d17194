"""The facilitator's way in, and every cookie there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from tests.conftest import KEY, Evening, Facilitator, prepare
from tests.security.houses import Street
from tests.security.test_who_may import GET, TABLE, filled
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings
from werksessie.web import pairing

MORSEL = ("httponly", "samesite", "secure", "path")


def given(reply: Any) -> dict[str, dict[str, Any]]:
    """The cookies of a reply, by name, with their flags."""
    found: dict[str, dict[str, Any]] = {}
    for line in reply.headers.getlist("Set-Cookie"):
        for name, one in SimpleCookie(line).items():
            found[name] = {flag: one[flag] for flag in MORSEL}
    return found


@pytest.fixture(params=["http", "https"])
def site(request: pytest.FixtureRequest) -> Iterator[tuple[Flask, bool]]:
    """The app as it is reached in the room, and behind a certificate."""
    app = create_app(Settings(public_url=f"{request.param}://werksessie.test", key=KEY), MemoryStore())
    # A proxy speaks https to the browser and http to us: so nobody asks for a referrer.
    app.config.update(PREFERRED_URL_SCHEME=request.param, WTF_CSRF_SSL_STRICT=False)
    yield app, request.param == "https"
    app.extensions["host"].close()


def test_every_cookie_is_out_of_reach_of_scripts_and_other_sites_and_secure_behind_a_certificate(
    site: tuple[Flask, bool],
) -> None:
    app, secure = site
    browser, phone, remote = app.test_client(), app.test_client(), app.test_client()
    entered = browser.get(f"/sessions?key={KEY}")
    evening = prepare(app, Facilitator(browser))
    evening.until("start")
    code, kept = evening.code, app.extensions["host"].store.secrets
    paired = remote.get(f"/remote/{pairing.offer(kept, evening.name, datetime.now(UTC))}")
    cookies = {
        **given(entered),
        **given(phone.get(f"/{code}")),
        **given(phone.post(f"/{code}/join")),
        **given(phone.get(f"/{code}?lang=en")),
        **given(paired),
    }
    assert set(cookies) == {"facilitator", "person", "after", "language", "remote"}
    for name, flags in cookies.items():
        # Which language somebody reads in is no secret; a script of ours looks at it.
        assert bool(flags["httponly"]) is (name != "language"), name
        assert flags["samesite"] == "Lax", name
        assert bool(flags["secure"]) is secure, name
    paths = {name: flags["path"] for name, flags in cookies.items()}
    here = dict.fromkeys(("person", "after", "language"), f"/{code}")
    assert paths == {"facilitator": "/", "remote": paired.location.removesuffix("/now"), **here}
    for name, flags in given(phone.post(f"/{code}/leave")).items():
        assert (flags["path"], bool(flags["secure"])) == (f"/{code}", secure), name


def test_nobody_gets_a_cookie_by_looking_at_a_page(app: Flask) -> None:
    """But for a phone on the page where it may join, and the facilitator by the key."""
    street = Street()
    told = {}
    for method, rule in sorted(TABLE):
        path = filled(rule, street.house, "nobody")
        reply = street.house.evening.app.test_client().get(path) if method == GET else None
        if reply is not None and given(reply):
            told[rule] = set(given(reply))
        if reply is not None:
            reply.close()
    street.close()
    assert told == {"/<code>": {"person"}}


# The key


def test_a_wrong_key_lets_nobody_in(client: FlaskClient) -> None:
    for wrong in ("gok-gok-gok-gok-gok", "", KEY[:-1], f"{KEY}x", KEY.upper(), "%00", "ñ" * 20):
        assert client.get("/sessions", query_string={"key": wrong}).status_code == 403
    assert client.get("/sessions").status_code == 403


def test_the_key_leaves_the_address_at_once_and_is_in_no_cookie(app: Flask) -> None:
    reply = app.test_client().get(f"/sessions?key={KEY}")
    assert (reply.status_code, reply.location) == (303, "/sessions")
    assert KEY not in str(reply.headers)


def test_who_comes_in_gets_a_fresh_session(app: Flask) -> None:
    """What somebody put into this browser beforehand is worth nothing afterwards, their token included."""
    browser = app.test_client()
    with browser.session_transaction() as before:
        before["csrf_token"] = "die-van-een-ander"
        before["anything"] = "else"
    planted = browser.get_cookie("facilitator")
    browser.get(f"/sessions?key={KEY}")
    with browser.session_transaction() as after:
        assert set(after) == {"facilitator", "_permanent"}
    fresh = browser.get_cookie("facilitator")
    assert planted
    assert fresh
    assert planted.value != fresh.value
    token = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps("die-van-een-ander")
    assert browser.post("/sessions/new", data={"csrf_token": token}).status_code == 400


def test_the_cookie_is_worth_nothing_under_another_key_or_another_signature(app: Flask) -> None:
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    cookie = browser.get_cookie("facilitator")
    assert cookie is not None
    body, _, signature = cookie.value.rpartition(".")
    for forged in (f"{body}.{signature[::-1]}", f"{body}.", body, "", "x" * 3000, f"x{cookie.value}"):
        other = app.test_client()
        other.set_cookie("facilitator", forged)
        assert other.get("/sessions").status_code == 403
    elsewhere = create_app(Settings(public_url="http://elders.test", key=KEY), MemoryStore())
    guest = elsewhere.test_client()
    guest.set_cookie("facilitator", cookie.value)
    assert guest.get("/sessions").status_code == 403
    elsewhere.extensions["host"].close()
    assert browser.get("/sessions").status_code == 200
    app.config["FACILITATOR_KEY"] = "een-heel-andere-sleutel"
    assert browser.get("/sessions").status_code == 403


def test_no_other_cookie_makes_a_facilitator(app: Flask, evening: Evening) -> None:
    host = app.extensions["host"]
    for value in (*host.keys(evening.name).values(), "facilitator", "1", "true"):
        browser = app.test_client()
        for name in ("facilitator", "person", "remote", "after", "session", "key"):
            browser.set_cookie(name, value)
        assert browser.get(f"/sessions/{evening.name}").status_code == 403
