"""Every address and every socket, for every role. A new address fails here until it has a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import KEY, Evening
from tests.security.editor_addresses import ADDRESSES as EDITOR
from tests.security.houses import ROLES, Street
from tests.security.record_addresses import ADDRESSES as RECORD


def everybody(status: int) -> dict[str, int]:
    """The same answer for every role."""
    return dict.fromkeys(ROLES, status)


def only_facilitator(status: int) -> dict[str, int]:
    """403 for everybody without the key."""
    return {**everybody(403), "facilitator": status}


GET, POST = "GET", "POST"
TABLE: dict[tuple[str, str], dict[str, int]] = {
    (GET, "/"): everybody(200),
    (GET, "/healthz"): everybody(200),
    (GET, "/accessibility"): everybody(200),
    (GET, "/static/<path:filename>"): everybody(200),
    (GET, "/<code>"): everybody(200),
    (GET, "/<code>/own"): everybody(200),
    (GET, "/<code>/pieces"): everybody(200),
    (GET, "/<code>/privacy"): everybody(200),
    (POST, "/<code>/join"): everybody(303),
    # Not joined: 409 and the way in. A facilitator's browser is no participant.
    (POST, "/<code>/answer/<activity>"): {**everybody(409), "participant": 303},
    (POST, "/<code>/leave"): everybody(200),
    (POST, "/<code>/pass-on"): everybody(200),
    (GET, "/<code>/table"): everybody(200),
    (POST, "/<code>/table"): everybody(422),
    (GET, "/wall/<token>"): everybody(200),
    (GET, "/wall/<token>/pieces"): everybody(200),
    # A code that was never given. The cookie of a paired phone is nobody's here, the facilitator's included.
    (GET, "/remote/<token>"): everybody(409),
    (GET, "/remote/<phone>/now"): everybody(403),
    (GET, "/remote/<phone>/pieces"): everybody(303),
    (POST, "/remote/<phone>/<verb>"): everybody(403),
    (POST, "/remote/<phone>/activity/<activity>/<verb>"): everybody(403),
    (GET, "/summary/<token>"): everybody(200),
    (GET, "/summary/<token>/summary.<ending>"): everybody(200),
    # There is no version for everybody until the facilitator makes one.
    (GET, "/public/<token>"): everybody(404),
    (GET, "/public/<token>/summary.<ending>"): everybody(404),
    (GET, "/after/<token>"): everybody(200),
    (GET, "/sessions"): only_facilitator(200),
    (GET, "/sessions/new"): only_facilitator(200),
    (POST, "/sessions/new"): only_facilitator(422),
    (GET, "/sessions/<name>"): only_facilitator(200),
    (GET, "/sessions/<name>/pieces"): only_facilitator(200),
    (GET, "/sessions/<name>/tally.json"): only_facilitator(200),
    (GET, "/sessions/<name>/clock"): only_facilitator(200),
    # No wall is open.
    (POST, "/sessions/<name>/aloud"): only_facilitator(409),
    # Nothing is over.
    (POST, "/sessions/<name>/timer-over"): only_facilitator(303),
    (GET, "/sessions/<name>/check"): only_facilitator(200),
    (GET, "/sessions/<name>/check/state"): only_facilitator(200),
    (GET, "/sessions/<name>/profile"): only_facilitator(200),
    (POST, "/sessions/<name>/profile/<row>"): only_facilitator(303),
    # Only a sensitive question can be chosen.
    (POST, "/sessions/<name>/profile/include/<activity>"): only_facilitator(409),
    # What is printed needs no token: it reads only.
    (GET, "/sessions/<name>/print"): only_facilitator(200),
    # Nobody without a phone yet, and one less is refused.
    (POST, "/sessions/<name>/paper"): only_facilitator(303),
    (GET, "/sessions/<name>/paper/<activity>"): only_facilitator(200),
    (POST, "/sessions/<name>/paper/<activity>/card"): only_facilitator(422),
    (POST, "/sessions/<name>/paper/<activity>/remove"): only_facilitator(303),
    # A question for open answers has nothing to count.
    (POST, "/sessions/<name>/paper/<activity>/tally"): only_facilitator(409),
    (GET, "/sessions/<name>/details"): only_facilitator(200),
    (POST, "/sessions/<name>/details"): only_facilitator(422),
    **{address: only_facilitator(status) for address, status in (EDITOR | RECORD).items()},
    # A server that does not know how to reach itself cannot play people.
    (POST, "/sessions/rehearse"): only_facilitator(409),
    # This evening is a real one.
    (POST, "/sessions/<name>/wipe"): only_facilitator(409),
    (GET, "/sessions/<name>/remotes"): only_facilitator(200),
    (POST, "/sessions/<name>/remotes/code"): only_facilitator(200),
    (POST, "/sessions/<name>/remotes/<phone>/unpair"): only_facilitator(200),
    (POST, "/sessions/<name>/seal"): only_facilitator(409),
    (GET, "/sessions/<name>/editor/<activity>/<form>"): only_facilitator(200),
    (POST, "/sessions/<name>/<verb>"): only_facilitator(409),
    (POST, "/sessions/<name>/activity/<activity>/<verb>"): only_facilitator(422),
    (GET, "/sessions/<name>/activity/<activity>/reading.json"): only_facilitator(200),
    (GET, "/sessions/<name>/activity/<activity>/cards"): only_facilitator(200),
}
FORMS: dict[str, dict[str, str]] = {
    "/<code>/answer/<activity>": {"answer_id": "een", "text": "Een plek"},
    "/sessions/<name>/<verb>": {"expected": "something else"},
}


def addresses(app: Flask) -> set[tuple[str, str]]:
    """Every method and rule that the app answers to."""
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    made = Street()
    yield made
    made.close()


def filled(rule: str, evening: Evening) -> str:
    """A real path for a rule, in this evening."""
    sort = rule.split("/")[1]
    values = {
        "<code>": evening.code,
        "<name>": "eerste-gesprek" if sort == "programmes" else evening.name,
        "<activity>": "1",
        "<verb>": "hide" if "activity" in rule else "next",
        "<form>": "theme",
        "<row>": "kenmerken",
        "<int:number>": "1",
        "<link>": "summary",
        "<ending>": "json",
        "<path:filename>": "css/base.css",
        "<token>": evening.link(sort).rpartition("/")[2] if sort in ("wall", "summary", "after") else "0" * 32,
    }
    for name, value in values.items():
        rule = rule.replace(name, value)
    return rule


def test_every_address_is_in_the_table(app: Flask) -> None:
    assert addresses(app) == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("method", "rule"), sorted(TABLE), ids=lambda part: str(part))
def test_who_may(method: str, rule: str, role: str, street: Street) -> None:
    evening, visitor = street.house.evening, street.house.browsers[role]
    token = street.house.token if role == "facilitator" else ""
    path, form = filled(rule, evening), {"csrf_token": token, **FORMS.get(rule, {})}
    before = evening.state.seq
    reply = visitor.get(path) if method == GET else visitor.post(path, data=form, headers={"HX-Request": ""})
    reply.close()
    changed = evening.state.seq != before
    if changed or (method == POST and reply.status_code < 400):
        street.again()
    expected = TABLE[method, rule][role]
    if method == POST and rule.startswith(("/sessions", "/programmes")) and role != "facilitator":
        # Without the token of the page it is refused before anybody asks who it is.
        assert reply.status_code in (400, 403)
    else:
        assert reply.status_code == expected
    if reply.status_code >= 400 or method == GET:
        assert not changed


@pytest.mark.parametrize(
    "rule", sorted(rule for method, rule in TABLE if method == POST and rule.startswith(("/sessions", "/programmes")))
)
def test_the_facilitators_posts_need_the_token_of_the_page(rule: str, street: Street) -> None:
    evening = street.house.evening
    before = evening.state.seq
    reply = evening.facilitator.client.post(filled(rule, evening), data=FORMS.get(rule, {}))
    assert reply.status_code == 400
    assert "verlopen" in reply.text
    assert evening.state.seq == before


@pytest.mark.parametrize(
    "rule", sorted(rule for method, rule in TABLE if method == POST and rule.startswith("/<code>"))
)
def test_a_phones_post_from_another_site_is_refused(rule: str, street: Street) -> None:
    evening, phone = street.house.evening, street.house.browsers["participant"]
    before = evening.state.seq
    for origin in ("http://elders.test", "null"):
        reply = phone.post(filled(rule, evening), data=FORMS.get(rule, {}), headers={"Origin": origin})
        assert reply.status_code == 403
    assert evening.state.seq == before


def listening(app: Flask, **query: Any) -> Any:
    """A socket with these words in its query."""
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return app.extensions["socketio"].test_client(app, query_string=f"?{words}")


def test_a_phone_listens_by_code_and_hears_only_the_phones_pieces(app: Flask, evening: Evening) -> None:
    socket = listening(app, code=evening.code, lang="nl")
    assert socket.is_connected()
    assert [message["name"] for message in socket.get_received()] == ["hello"]
    rooms = app.extensions["socketio"].server.manager.rooms["/"]
    assert [room for room in rooms if room and str(room).startswith(evening.name)] == [f"{evening.name}/phone/nl"]


@pytest.mark.parametrize("link", ["wall", "console"])
def test_wall_and_console_listen_by_their_token(link: str, app: Flask, evening: Evening) -> None:
    token = app.extensions["host"].keys(evening.name)[link]
    assert listening(app, token=token).is_connected()
    assert f"{evening.name}/{link}/nl" in app.extensions["socketio"].server.manager.rooms["/"]


@pytest.mark.parametrize(
    "query",
    [{}, {"code": "111111"}, {"code": ""}, {"token": "0" * 32}, {"token": "wall"}, {"code": "999999", "token": "x"}],
)
def test_nobody_listens_without_a_code_or_token(query: dict[str, str], app: Flask, evening: Evening) -> None:
    assert not listening(app, **query).is_connected()


@pytest.mark.parametrize("link", ["summary", "after"])
def test_a_link_for_reading_opens_no_socket(link: str, app: Flask, evening: Evening) -> None:
    assert not listening(app, token=app.extensions["host"].keys(evening.name)[link]).is_connected()


def test_the_server_takes_no_message_from_a_socket(app: Flask, evening: Evening) -> None:
    socket = listening(app, code=evening.code)
    before = evening.state.seq
    for message in ("next", "join", "answer", "pieces", "message", "hello"):
        socket.emit(message, {"room": f"{evening.name}/console/nl", "activity": "1"})
    assert evening.state.seq == before
    assert set(app.extensions["socketio"].server.handlers["/"]) == {"connect", "disconnect"}


def test_a_sockets_place_is_decided_by_its_token_even_when_it_names_a_code(app: Flask, evening: Evening) -> None:
    assert not listening(app, code=evening.code, token="f" * 32).is_connected()


STRICT = {"'self'", "'none'", "data:"}


@pytest.mark.parametrize("path", ["/", "/healthz", "/static/css/base.css", "/sessions", "/nergens", "/482913"])
def test_every_answer_carries_the_strict_headers(path: str, client: FlaskClient) -> None:
    reply = client.get(path)
    reply.close()
    headers = reply.headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    for name, sources in policy.items():
        allowed = STRICT | ({"ws://localhost", "wss://localhost"} if name == "connect-src" else set())
        assert set(sources.split()) <= allowed, name
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert ("no-store" in headers.get("Cache-Control", "")) is not path.startswith("/static")


def test_the_phones_cookie_is_for_its_session_only_and_out_of_reach_of_scripts(app: Flask, evening: Evening) -> None:
    reply = app.test_client().post(f"/{evening.code}/join")
    cookie = next(one for one in reply.headers.getlist("Set-Cookie") if one.startswith("person="))
    assert f"Path=/{evening.code}" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_facilitators_cookie_is_out_of_reach_of_scripts_and_useless_under_another_key(app: Flask) -> None:
    browser = app.test_client()
    cookie = browser.get(f"/sessions?key={KEY}").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert browser.get("/sessions").status_code == 200
    app.config["FACILITATOR_KEY"] = "een-heel-andere-sleutel"
    assert browser.get("/sessions").status_code == 403


def test_a_wrong_key_lets_nobody_in(client: FlaskClient) -> None:
    assert client.get("/sessions?key=gok-gok-gok-gok-gok").status_code == 403
    assert client.get("/sessions").status_code == 403


def test_a_forged_phone_cookie_is_nobody(app: Flask, evening: Evening) -> None:
    evening.until("open:1")
    for forged in ("x", "0" * 32, "' or 1=1 --", "a" * 3000, "ñ" * 32):
        phone = app.test_client()
        phone.set_cookie("person", forged, path=f"/{evening.code}")
        reply = phone.post(f"/{evening.code}/answer/1", data={"answer_id": "een", "text": "Hoi"})
        assert reply.status_code == 409
        assert "Hoi" in reply.text
    assert not evening.state.activities["1"].content.ideas
