"""Text goes compressed to whoever takes it: what participants open and what pages load, and nothing with secrets."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator
from werksessie.web import assets as made
from werksessie.web.compression import LEAST

GZIP = {"Accept-Encoding": "gzip, deflate"}
FONT = "/static/fonts/figtree-5.3.0/figtree-latin-wght-normal.woff2"


@pytest.fixture
def phone(evening: Evening) -> FlaskClient:
    """Somebody who joined, at an open question."""
    joined = evening.join()[0]
    while not evening.next().startswith("open:"):
        pass
    return joined


def same_text(client: FlaskClient, path: str) -> Any:
    """The compressed reply, whose text was compared with the plain one."""
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    small = client.get(path, headers=GZIP)
    assert plain.content_encoding is None
    assert small.content_encoding == "gzip"
    assert without_ids(gzip.decompress(small.data)) == without_ids(plain.data)
    assert small.content_length == len(small.data) < len(plain.data)
    assert "Accept-Encoding" in small.vary
    assert "Accept-Encoding" in plain.vary
    return small


def without_ids(page: bytes) -> bytes:
    """Every answer gets a fresh id."""
    return re.sub(rb'name="answer_id" value="\w+"', b"", page)


def test_a_participants_pages_and_pieces_are_compressed(evening: Evening, phone: FlaskClient) -> None:
    paths = ("/", "/accessibility", f"/{evening.code}", f"/{evening.code}/privacy", evening.link("after"))
    for path in (*paths, f"/{evening.code}/pieces?since=-1"):
        same_text(phone, path)


def test_the_reply_to_an_answer_is_compressed_too(evening: Evening, phone: FlaskClient) -> None:
    form = {"text": "Een plek waar we samen eten", "answer_id": "a" * 24}
    answer = f"/{evening.code}/answer/{evening.state.current}"
    reply = phone.post(answer, data=form, headers={**GZIP, "HX-Request": "true"})
    assert reply.content_encoding == "gzip"
    assert "Een plek waar we samen eten" in gzip.decompress(reply.data).decode()


def test_a_page_is_kept_nowhere(evening: Evening, phone: FlaskClient) -> None:
    for path in (f"/{evening.code}", f"/{evening.code}/pieces?since=-1"):
        assert phone.get(path, headers=GZIP).headers["Cache-Control"] == "no-store"


def test_what_is_short_stays_as_it_is(client: FlaskClient) -> None:
    reply = client.get("/healthz", headers=GZIP)
    assert len(reply.data) < LEAST
    assert reply.content_encoding is None


def test_nothing_to_say_and_not_found_are_said_plainly(evening: Evening, phone: FlaskClient) -> None:
    nothing = phone.get(f"/{evening.code}/pieces?since=100000", headers=GZIP)
    assert (nothing.status_code, nothing.data, nothing.content_encoding) == (204, b"", None)
    lost = phone.get("/111111", headers=GZIP)
    assert lost.status_code == 404
    assert b"<html" in gzip.decompress(lost.data)


@pytest.mark.parametrize("wish", ["", "identity", "br", "gzip;q=0, identity"])
def test_whoever_does_not_take_it_gets_plain_text(client: FlaskClient, wish: str) -> None:
    for path in ("/", "/static/live.js"):
        reply = client.get(path, headers={"Accept-Encoding": wish})
        assert reply.content_encoding is None
        assert "Accept-Encoding" in reply.vary


# Secrets


def test_nothing_that_only_the_facilitator_opens_is_compressed(evening: Evening) -> None:
    """People in the room can put words on these pages, and links stand there that let others in."""
    here = f"/sessions/{evening.name}"
    paths = ["/sessions", "/sessions/new", here, f"{here}/pieces?since=-1", f"{here}/links", evening.link("wall")]
    for path in (*paths, f"{here}/tally.json", evening.link("summary")):
        reply = evening.facilitator.client.get(path, headers=GZIP)
        assert (reply.status_code, reply.content_encoding) == (200, None), path
        assert len(reply.data) > LEAST, path


def test_only_addresses_of_participants_are_compressed_whatever_is_added(app: Flask, facilitator: Facilitator) -> None:
    """None of their pages holds the token of the facilitator's forms, also not in the facilitator's own browser."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static" and "GET" in (rule.methods or ()) and not rule.arguments:
            reply = facilitator.client.get(rule.rule, headers=GZIP)
            if reply.content_encoding:
                assert b"csrf" not in gzip.decompress(reply.data), rule.rule


def test_a_socket_is_left_alone(client: FlaskClient) -> None:
    reply = client.get("/socket.io/?EIO=4&transport=polling", headers=GZIP)
    assert reply.content_encoding is None


# What pages load


@pytest.mark.parametrize("path", ["live.js", "css/base.css", "icons/figure.svg", "vendor/htmx-2.0.11/htmx.min.js"])
def test_a_static_file_has_a_mark_for_each_way_it_is_sent(client: FlaskClient, path: str) -> None:
    small = same_text(client, f"/static/{path}")
    plain = client.get(f"/static/{path}")
    assert plain.headers["ETag"] != small.headers["ETag"]
    again = client.get(f"/static/{path}", headers={**GZIP, "If-None-Match": small.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == small.headers["ETag"]
    other = client.get(f"/static/{path}", headers={**GZIP, "If-None-Match": plain.headers["ETag"]})
    assert other.status_code == 200


def test_a_font_is_compressed_already(client: FlaskClient) -> None:
    reply = client.get(FONT, headers=GZIP)
    assert (reply.mimetype, reply.content_encoding, reply.vary.to_header()) == ("font/woff2", None, "")


def test_a_static_file_is_compressed_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    packed = made.packed
    monkeypatch.setattr(made, "packed", lambda body, level: times.append(level) or packed(body, level))
    for _ in range(3):
        client.get("/static/live.js", headers=GZIP)
    assert len(times) == 1


def test_head_says_how_long_it_would_be(client: FlaskClient) -> None:
    got = client.get("/static/live.js", headers=GZIP)
    asked = client.head("/static/live.js", headers=GZIP)
    assert (asked.content_length, asked.data) == (len(got.data), b"")


@pytest.mark.parametrize(
    "path", ["nergens.js", "css", "../pyproject.toml", "css/../live.js", "css//base.css", "./live.js", "bundle/no.js"]
)
def test_a_file_has_one_address(client: FlaskClient, path: str) -> None:
    assert client.get(f"/static/{path}").status_code == 404
