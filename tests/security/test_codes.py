"""Guessing codes: whoever tries many waits longer and longer, all of them together; a right code never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening
from tests.security.houses import Street
from tests.security.test_sockets import listening
from werksessie.web.guesses import Pauses
from werksessie.web.limits import Bucket, buckets

WRONG = "111111"

WAYS: dict[str, Callable[[FlaskClient, str], Any]] = {
    "typed": lambda phone, code: phone.get("/", query_string={"code": code}),
    "in the address": lambda phone, code: phone.get(f"/{code}"),
    "with a space": lambda phone, code: phone.get(f"/{code[:3]} {code[3:]}"),
    "in another script": lambda phone, code: phone.get("/" + code.translate({ord("1"): "١"})),
    "pieces": lambda phone, code: phone.get(f"/{code}/pieces?since=0"),
    "own answers": lambda phone, code: phone.get(f"/{code}/own"),
    "what happens to my answers": lambda phone, code: phone.get(f"/{code}/privacy"),
    "another language": lambda phone, code: phone.get(f"/{code}/privacy?lang=en", follow_redirects=True),
    "join": lambda phone, code: phone.post(f"/{code}/join"),
    "answer": lambda phone, code: phone.post(f"/{code}/answer/1", data={"answer_id": "een", "text": "Hoi"}),
    "a table": lambda phone, code: phone.get(f"/{code}/table"),
    "join as a table": lambda phone, code: phone.post(f"/{code}/table", data={"table": "3"}),
    "pass on": lambda phone, code: phone.post(f"/{code}/pass-on"),
}
"""Every address that says whether a code leads somewhere."""


@pytest.fixture
def app(street: Street) -> Flask:
    """An app of which nobody tried a code yet."""
    made = street.house.evening.app
    made.extensions.update(pauses=Pauses())
    made.extensions["limits"] |= {"codes": buckets()["codes"]}
    return made


@pytest.fixture
def evening(street: Street) -> Evening:
    """An evening that goes on."""
    return street.house.evening


@pytest.fixture
def spent(app: Flask) -> Flask:
    """Sixty wrong codes came by this minute."""
    app.extensions["limits"]["codes"] = Bucket(burst=0, a_second=0)
    return app


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_code_waits_whichever_way_it_is_tried(way: str, spent: Flask, evening: Evening) -> None:
    reply = WAYS[way](spent.test_client(), WRONG)
    assert reply.status_code == 429
    assert int(reply.headers["Retry-After"]) >= 1
    assert ("Wait" if way == "another language" else "Wacht even") in reply.text


@pytest.mark.parametrize("way", WAYS)
def test_a_right_code_never_waits(way: str, spent: Flask, evening: Evening) -> None:
    phone = spent.test_client()
    WAYS["in the address"](phone, evening.code)
    assert WAYS[way](phone, evening.code).status_code in (200, 302, 303, 409)


def test_each_way_of_trying_counts(app: Flask, evening: Evening) -> None:
    for way, ask in WAYS.items():
        bucket = app.extensions["limits"]["codes"] = Bucket(burst=60, a_second=0)
        ask(app.test_client(), WRONG)
        assert bucket.taken("") == 1, way
    bucket = app.extensions["limits"]["codes"] = Bucket(burst=60, a_second=0)
    assert not listening(app, code=WRONG).is_connected()
    assert bucket.taken("") == 1


def test_sixty_wrong_codes_are_free_and_then_everybody_who_guesses_waits_longer_each_time(
    app: Flask, evening: Evening
) -> None:
    """Whoever it is that asks: no address is looked at."""
    app.extensions["limits"]["codes"].a_second = 0
    app.extensions["pauses"] = Pauses(a_second=0)
    replies = [WAYS["typed"](app.test_client(), WRONG) for _ in range(100)]
    assert [reply.status_code for reply in replies] == [404] * 60 + [429] * 40
    pauses = [int(reply.headers["Retry-After"]) for reply in replies[60:]]
    assert pauses == list(range(1, 41))
    assert WAYS["join"](app.test_client(), evening.code).status_code == 303


def test_a_pause_has_an_end(spent: Flask) -> None:
    spent.extensions["pauses"] = Pauses(a_second=0)
    pauses = {int(WAYS["typed"](spent.test_client(), WRONG).headers["Retry-After"]) for _ in range(90)}
    assert max(pauses) == 60


def test_leaving_is_never_refused_and_tells_nobody_whether_there_is_such_a_code(spent: Flask, evening: Evening) -> None:
    said = [spent.test_client().post(f"/{code}/leave") for code in (WRONG, evening.code)]
    assert [reply.status_code for reply in said] == [200, 200]
    assert said[0].text.replace(WRONG, "") == said[1].text.replace(evening.code, "")


def test_what_can_be_no_code_is_no_guess(app: Flask, evening: Evening) -> None:
    bucket = app.extensions["limits"]["codes"] = Bucket(burst=60, a_second=0)
    for path in ("/favicon.ico", "/robots.txt", "/12345", "/1234567", "/abcdef", "/.env"):
        assert app.test_client().get(path).status_code == 404
    assert bucket.taken("") == 0
