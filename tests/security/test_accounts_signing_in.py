"""Signing in: what it gives, what guessing gives, and when it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from time import perf_counter
from typing import Any

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from tests.accounts import hosted
from tests.accounts.hosted import PASSWORD, Somebody, Town, accept, first_host, make_app, token_of, town
from tests.conftest import KEY
from werksessie.accounts.people import METHOD, slot
from werksessie.accounts.throttle import FREE
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings


@pytest.fixture
def app() -> Iterator[Flask]:
    made = make_app()
    yield made
    hosted.close(made)


@pytest.fixture
def place() -> Iterator[Town]:
    made = town()
    yield made
    hosted.close(made.app)


def signing_in(app: Flask, email: str, password: str, browser: Any = None) -> Any:
    """A try, in a browser of its own."""
    browser = browser or app.test_client()
    form = {"csrf_token": token_of(browser.get("/sign-in").text), "email": email, "password": password}
    return browser.post("/sign-in", data=form)


def without_token(reply: Any, email: str) -> str:
    """The page, but for what is drawn by chance and what was typed."""
    return str(reply.text).replace(token_of(reply.text), "").replace(email, "")


def guessed(app: Flask, under: str, times: int = 12) -> None:
    """So many wrong tries, five minutes from one to the next, the last of them just now."""
    began = datetime.now(UTC) - timedelta(minutes=5 * (times - 1))
    for number in range(times):
        assert app.extensions["accounts"].throttle.wait(under, began + timedelta(minutes=5 * number)) == 0


def slot_of(app: Flask, email: str) -> str:
    return slot(str(app.secret_key).encode() if isinstance(app.secret_key, str) else app.secret_key or b"", email)


# Guessing


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(app: Flask) -> None:
    first_host(app)
    hanna, nobody = "hanna@gemeente.example", "niemand@gemeente.example"
    for status in (422, 429):
        wrong, unknown = (signing_in(app, email, "niet het goede") for email in (hanna, nobody))
        assert wrong.status_code == unknown.status_code == status
        same = without_token(wrong, hanna), without_token(unknown, nobody)
        if status == 422:
            assert same[0] == same[1]
            for email in (hanna, nobody):
                app.extensions["accounts"].throttle.right(slot_of(app, email))
                guessed(app, slot_of(app, email))
        else:
            # Only how long to wait may differ, by the second that went by.
            assert re.sub(r"\d+ (tel|minu)", "", same[0]) == re.sub(r"\d+ (tel|minu)", "", same[1])


def test_an_unknown_address_takes_as_long_as_a_wrong_password(app: Flask) -> None:
    """Both cost one scrypt of the full price, which is nearly all of it."""
    accounts = app.extensions["accounts"]
    accounts.people.method = METHOD
    first_host(app)

    def took(email: str) -> float:
        began = perf_counter()
        assert accounts.people.signed_in(email, "niet het goede") == ""
        return perf_counter() - began

    known, unknown = (min(took(email) for _ in range(3)) for email in ("hanna@gemeente.example", "wie@x.example"))
    assert 0.5 < known / unknown < 2


def test_after_a_few_wrong_tries_the_right_password_has_to_wait_too(app: Flask) -> None:
    first_host(app)
    said = [signing_in(app, "hanna@gemeente.example", "fout").status_code for _ in range(FREE)]
    assert said == [422] * FREE
    app.extensions["accounts"].throttle.right(slot_of(app, "hanna@gemeente.example"))
    guessed(app, slot_of(app, "hanna@gemeente.example"))
    reply = signing_in(app, "Hanna@gemeente.example", PASSWORD)
    assert (reply.status_code, "Wacht" in reply.text) == (429, True)
    assert int(reply.headers["Retry-After"]) >= 1


def test_somebody_elses_wrong_tries_keep_nobody_out(place: Town) -> None:
    guessed(place.app, slot_of(place.app, "hanna@gemeente.example"))
    assert signing_in(place.app, "anna@gemeente.example", PASSWORD).status_code == 303


def test_a_right_password_forgets_the_wrong_ones(app: Flask) -> None:
    first_host(app)
    for _ in range(3):
        for _ in range(FREE - 1):
            signing_in(app, "hanna@gemeente.example", "fout")
        assert signing_in(app, "hanna@gemeente.example", PASSWORD).status_code == 303


@pytest.mark.parametrize("typed", ["", "x" * 5000, "a@b.c\0", "ñ@é.example", "' OR 1=1 --"])
def test_whatever_is_typed_is_answered_plainly(app: Flask, typed: str) -> None:
    assert signing_in(app, typed, typed).status_code == 422


# The cookie


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_cookie_is_out_of_reach_and_secure_behind_a_certificate(scheme: str) -> None:
    app = create_app(Settings(public_url=f"{scheme}://werksessie.test", key=KEY, accounts=True), MemoryStore())
    app.config.update(PREFERRED_URL_SCHEME=scheme, WTF_CSRF_SSL_STRICT=False)
    first_host(app)
    reply = signing_in(app, "hanna@gemeente.example", PASSWORD)
    cookie = SimpleCookie(reply.headers["Set-Cookie"])["facilitator"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert bool(cookie["secure"]) is (scheme == "https")
    hosted.close(app)


def test_who_signs_in_gets_a_fresh_session(app: Flask) -> None:
    """What somebody put into this browser beforehand is worth nothing afterwards, their token included."""
    first_host(app)
    browser = app.test_client()
    with browser.session_transaction() as before:
        before["csrf_token"] = "die-van-een-ander"
        before["anything"] = "else"
    token = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps("die-van-een-ander")
    form = {"csrf_token": token, "email": "hanna@gemeente.example", "password": PASSWORD}
    assert browser.post("/sign-in", data=form).status_code == 303
    with browser.session_transaction() as after:
        assert set(after) == {"account", "mark", "_permanent"}
    assert browser.post("/accounts/municipalities", data={"csrf_token": token, "name": "x"}).status_code == 400


def test_neither_password_nor_address_is_in_the_cookie(app: Flask) -> None:
    browser = first_host(app).browser
    with browser.session_transaction() as held:
        kept = str(dict(held))
    for words in (PASSWORD, "hanna", "gemeente", "scrypt"):
        assert words not in kept


def test_the_cookie_of_the_key_and_made_up_ones_open_nothing(place: Town) -> None:
    laptop = create_app(Settings(public_url="http://x.test", key=KEY), place.app.extensions["host"].store)
    old = laptop.test_client()
    old.get(f"/sessions?key={KEY}")
    cookie = old.get_cookie("facilitator")
    assert cookie
    browser = place.app.test_client()
    browser.set_cookie("facilitator", cookie.value)
    assert browser.get("/sessions").status_code == 303
    for held in ({"account": place.account("facilitator")}, {"account": place.account("host"), "mark": ""}):
        with browser.session_transaction() as session:
            session.clear()
            session.update(held)
        assert browser.get("/sessions").status_code == 303
    laptop.extensions["host"].close()


# When it is over


def test_signing_out_ends_it(place: Town) -> None:
    anna = place.people["facilitator"]
    assert anna.post("/sign-out").status_code == 303
    assert anna.browser.get("/sessions").status_code == 303


def test_a_closed_account_is_out_at_once_and_can_never_sign_in_again(place: Town) -> None:
    bram, id = place.people["colleague"], place.account("colleague")
    assert bram.browser.get("/sessions").status_code == 200
    assert place.people["facilitator"].post(f"/accounts/people/{id}/close").status_code == 303
    assert bram.browser.get("/sessions").status_code == 303
    assert signing_in(place.app, bram.email, PASSWORD).status_code == 422
    assert place.app.extensions["host"].store.secrets.of(f"account-{id}") == {}


def test_who_becomes_a_reader_changes_nothing_any_more(place: Town) -> None:
    bram, id = place.people["colleague"], place.account("colleague")
    place.people["facilitator"].post(f"/accounts/people/{id}/role", role="reader")
    assert bram.browser.get(f"/sessions/{place.evening.name}").status_code == 403
    assert bram.browser.get(f"/sessions/{place.evening.name}/summary").status_code == 200


def test_another_password_ends_every_other_browser_and_not_this_one(place: Town) -> None:
    anna, other = place.people["facilitator"], place.app.test_client()
    signing_in(place.app, anna.email, PASSWORD, other)
    assert other.get("/sessions").status_code == 200
    new = "lantaarn paard fiets"
    assert anna.post("/accounts/password", old="verkeerd", password=new).status_code == 422
    assert anna.post("/accounts/password", old=PASSWORD, password="kort").status_code == 422
    assert anna.post("/accounts/password", old=PASSWORD, password=new).status_code == 303
    assert anna.browser.get("/sessions").status_code == 200
    assert other.get("/sessions").status_code == 303
    assert signing_in(place.app, anna.email, PASSWORD).status_code == 422
    assert signing_in(place.app, anna.email, new).status_code == 303


def test_the_password_of_now_cannot_be_guessed_on_a_page_left_open(place: Town) -> None:
    anna = place.people["facilitator"]
    new = "lantaarn paard fiets"
    assert anna.post("/accounts/password", old="gok", password=new).status_code == 422
    place.app.extensions["accounts"].throttle.right(f"change-{place.account('facilitator')}")
    guessed(place.app, f"change-{place.account('facilitator')}")
    assert anna.post("/accounts/password", old=PASSWORD, password=new).status_code == 429


def test_an_invitation_makes_one_account(app: Flask) -> None:
    path = app.extensions["accounts"].first_invitation()
    first, second = Somebody(app.test_client()), Somebody(app.test_client())
    tokens = [token_of(one.browser.get(path).text) for one in (first, second)]
    form = {"name": "Iemand", "password": PASSWORD}
    said = [
        one.browser.post(path, data={**form, "email": f"p{at}@x.example", "csrf_token": tokens[at]}).status_code
        for at, one in enumerate((first, second))
    ]
    assert said == [303, 404]
    assert not app.extensions["accounts"].people.account_of("p1@x.example")


def test_who_came_by_an_invitation_can_sign_in_with_what_they_chose(app: Flask) -> None:
    accept(app, app.extensions["accounts"].first_invitation(), "hanna")
    assert signing_in(app, "HANNA@gemeente.example", PASSWORD).location == "/accounts"
