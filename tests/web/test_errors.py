"""When something goes wrong: a sentence in Dutch, the right status, strict headers, and nothing given away."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import ADDRESS, KEY, Evening, Facilitator
from tests.web.markup import elements
from werksessie.app import create_app
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import Settings
from werksessie.web import about
from werksessie.web.languages import NAMES, direction

SECRET = "geheim-van-de-bezoeker"
TOO_MUCH = {"text": "x" * 600_000}

WAYS: dict[str, tuple[int, str, Callable[[FlaskClient], TestResponse]]] = {
    "an unknown page": (404, "Deze pagina is er niet", lambda one: one.get("/nergens/iets")),
    "an unknown link": (404, "Deze link werkt niet meer", lambda one: one.get("/wall/0")),
    "no key": (403, "Deze pagina is niet voor jou", lambda one: one.get("/sessions")),
    "a wrong key": (403, "Deze pagina is niet voor jou", lambda one: one.get("/sessions?key=verkeerd")),
    "another verb": (405, "Dit kan hier niet", lambda one: one.put("/healthz")),
    "too much": (413, "Dit is te veel in één keer", lambda one: one.post("/sessions/new", data=TOO_MUCH)),
    "no token": (400, "Deze pagina is verlopen", lambda one: one.post("/sessions/new", data={"title": "x"})),
    "our own fault": (500, "Er ging iets mis bij ons", lambda one: one.get("/kapot")),
}


@pytest.fixture
def app(app: Flask) -> Flask:
    """The real app, with an address at which it fails."""

    @app.route("/kapot", methods=["GET"])
    def failing() -> str:
        raise ValueError(SECRET)

    return app


@pytest.mark.parametrize("way", WAYS)
def test_every_error_is_one_dutch_sentence_with_the_right_status(way: str, client: FlaskClient) -> None:
    status, title, ask = WAYS[way]
    reply = ask(client)
    assert (reply.status_code, reply.mimetype) == (status, "text/html")
    assert re.search(rf'<h1 class="(trouble__title|question)"[^>]*>{title}</h1>', reply.text)
    assert re.search(r'<p class="lead"[^>]*>[A-Z][^<]+\.</p>', reply.text)
    assert '<html lang="nl"' in reply.text
    assert not re.search(r"Traceback|werkzeug|Error|Forbidden|Not Found|Bad Request", reply.text)


@pytest.mark.parametrize("way", WAYS)
def test_every_error_carries_the_strict_headers(way: str, client: FlaskClient) -> None:
    reply = WAYS[way][2](client)
    policy = dict(part.strip().split(" ", 1) for part in reply.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert (policy["object-src"], policy["frame-ancestors"], policy["form-action"]) == ("'none'", "'none'", "'self'")
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["X-Frame-Options"] == "DENY"
    assert reply.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("way", WAYS)
def test_every_error_page_is_sound_needs_no_script_and_has_a_way_on(way: str, client: FlaskClient) -> None:
    found = elements(WAYS[way][2](client).text)
    assert "script" not in {tag for tag, _, _ in found}
    assert not [attributes for _, attributes, _ in found if "style" in attributes]
    links = [attributes["href"] for tag, attributes, _ in found if tag == "a"]
    assert [link for link in links if link != "#main"] == ["/"]


def test_without_the_key_the_page_says_how_the_facilitator_gets_in(client: FlaskClient) -> None:
    assert "Open dan de link met de sleutel." in client.get("/sessions").text


def test_another_verb_is_told_which_ones_there_are(client: FlaskClient) -> None:
    assert "GET" in client.put("/healthz").headers["Allow"]


def test_an_expired_page_says_what_to_do_and_promises_only_what_is_true(client: FlaskClient) -> None:
    page = client.post("/sessions/new", data={"title": "x"}).text
    assert "Wat al bewaard was, is er nog." in page
    assert "laad de pagina opnieuw" in page
    assert "Open dan de link met de sleutel opnieuw." in page


# The way back


@pytest.mark.parametrize(
    ("came", "back"),
    [
        ("http://localhost/sessions/new?key=geheim", "/sessions/new"),
        ("http://localhost//elders.test/pad", "/elders.test/pad"),
        ("http://elders.test/sessions/new", "/"),
        ("http://localhost.elders.test/x", "/"),
        ("javascript:alert(1)", "/"),
        ("http://[kapot", "/"),
        ("", "/"),
    ],
)
def test_after_a_form_the_way_back_is_the_page_it_stood_on_when_that_is_ours(
    client: FlaskClient, came: str, back: str
) -> None:
    reply = client.post("/sessions/new", data={"title": "x"}, headers={"Referer": came})
    assert reply.status_code == 400
    assert f'<a class="button button--primary" href="{back}">' in reply.text


def test_a_refused_button_of_a_console_without_scripts_leads_back_to_it(
    facilitator: Facilitator, evening: Evening
) -> None:
    page, form = f"/sessions/{evening.name}", {"csrf_token": facilitator.token(), "expected": "iets anders"}
    reply = facilitator.client.post(f"{page}/next", data=form, headers={"Referer": f"http://localhost{page}"})
    assert reply.status_code == 409
    assert "Al gedaan." in reply.text
    assert f'<a class="button button--primary" href="{page}">' in reply.text


# Nothing is given away


def test_our_own_fault_shows_where_it_was_and_nothing_of_what_was_sent(
    app: Flask, client: FlaskClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    @app.route("/kapot/<what>", methods=["POST"])
    def failing_too(what: str) -> str:
        raise KeyError(what, SECRET)

    app.extensions["csrf"].exempt(failing_too)
    client.set_cookie("person", SECRET)
    reply = client.post(
        f"/kapot/{SECRET}?vraag={SECRET}", data={"text": SECRET}, headers={"User-Agent": SECRET, "Referer": SECRET}
    )
    assert reply.status_code == 500
    shown = capsys.readouterr()
    assert SECRET not in reply.text + shown.err + shown.out + caplog.text
    assert shown.err.startswith("KeyError in failing_too\n")
    assert f"{Path(__file__).name}:" in shown.err
    assert "in failing_too" in shown.err


@pytest.mark.parametrize("way", [way for way in WAYS if way != "our own fault"])
def test_what_a_visitor_did_wrong_is_not_written_down(
    way: str, client: FlaskClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    WAYS[way][2](client)
    shown = capsys.readouterr()
    assert (shown.out, shown.err, caplog.text) == ("", "", "")


def test_an_address_is_not_repeated_on_the_page(client: FlaskClient) -> None:
    assert SECRET not in client.get(f"/nergens/{SECRET}?x=<script>{SECRET}</script>").text


def test_a_record_that_cannot_be_read_says_so_itself(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    app.extensions["host"].close()
    (tmp_path / "2027-03-14-482913.db").write_bytes(b"dit is geen verslag" * 100)
    store.secrets.keep("2027-03-14-482913", {"summary": "a" * 32})
    reply = app.test_client().get(f"/summary/{'a' * 32}")
    assert reply.status_code == 500
    assert "Dit verslag kunnen we niet lezen" in reply.text
    assert "2027-03-14-482913.db" in reply.text
    assert str(tmp_path) not in reply.text


def test_the_accessibility_page_stands_without_any_session(client: FlaskClient) -> None:
    reply = client.get("/accessibility")
    assert reply.status_code == 200
    assert "Wat nog niet goed is" in reply.text
    assert elements(reply.text)


def test_the_accessibility_page_says_which_axe_the_tests_ran_and_when_it_was_checked(client: FlaskClient) -> None:
    html = client.get("/accessibility").text
    [vendored] = Path("tests/access/vendor").glob("axe-core-*")
    assert vendored.name == f"axe-core-{about.AXE}"
    assert f"axe {about.AXE}" in html
    assert re.search(r"voor het laatst op \w+ \d+ \w+ 20\d\d\.", html)


@pytest.mark.parametrize("path", ["/accessibility", "/after/niets"])
def test_what_participants_reach_without_a_code_is_said_in_the_language_that_they_choose(
    path: str, client: FlaskClient
) -> None:
    html = client.get(path, headers={"Accept-Language": "pl"}).text
    assert '<html lang="pl"' in html
    for language in NAMES:
        assert f'?lang={language}"' in html
        said = client.get(f"{path}?lang={language}", headers={"Accept-Language": "pl"}).text
        assert f'<html lang="{language}" dir="{direction(language)}"' in said
