"""What every reply carries: pages, pieces, files, refusals, and what is said beside the pages."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import ADDRESS, KEY, Facilitator
from tests.security.houses import Street
from tests.security.test_who_may import GET, TABLE, filled
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

STRICT = {"'self'", "'none'", "data:"}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
NONE = ("object-src", "base-uri", "frame-ancestors")
SELF = ("default-src", "script-src", "style-src", "form-action")
HOLDERS = ("wall", "reader", "public", "after", "remote")


def strict(policy: str) -> bool:
    """Whether this lets nothing in but our own, and nobody frame us."""
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    sources = {name: set(said.split()) for name, said in rules.items()}
    sockets = sources.pop("connect-src", set()) - {"ws://localhost", "wss://localhost"}
    whole = all(one <= STRICT for one in (*sources.values(), sockets))
    return whole and all(rules[name] == "'self'" for name in SELF) and all(rules[name] == "'none'" for name in NONE)


def test_every_page_and_file_of_everybody_carries_the_strict_headers_and_is_kept_by_nobody(street: Street) -> None:
    house, wrong = street.house, []
    for method, rule in sorted(TABLE):
        role = next((one for one in HOLDERS if TABLE[method, rule].get(one, 500) == 200), "facilitator")
        if method != GET:
            continue
        reply = house.people[role].browser.get(filled(rule, house, role))
        reply.close()
        headers = reply.headers
        right = strict(headers["Content-Security-Policy"]) and ALWAYS.items() <= dict(headers).items()
        private = headers.get("Cache-Control") == "no-store"
        if not right or private is rule.startswith("/static"):
            wrong.append(rule)
    assert wrong == []


REFUSED = {
    "nowhere": ("GET", "/nergens/te/vinden", 404),
    "no such file": ("GET", "/static/css/geen.css", 404),
    "a folder": ("GET", "/static/css", 404),
    "the folder": ("GET", "/static/", 404),
    "out of the folder": ("GET", "/static/../pyproject.toml", 404),
    "out of the folder in disguise": ("GET", "/static/%2e%2e/%2e%2e/pyproject.toml", 404),
    "not for you": ("GET", "/sessions", 403),
    "no button": ("POST", "/healthz", 405),
    "another way of asking": ("TRACE", "/", 405),
    "without a token": ("POST", "/sessions/new", 400),
    "another slash": ("GET", "/482913//own", 308),
    "no websocket": ("GET", "/socket.io/?EIO=4&transport=polling", 400),
    "half a websocket": ("GET", "/socket.io/?EIO=4&transport=websocket", 400),
    "a socket that never was": ("POST", "/socket.io/?EIO=4&transport=polling&sid=<script>", 400),
}


@pytest.mark.parametrize(("method", "path", "status"), REFUSED.values(), ids=REFUSED)
def test_every_refusal_carries_them_too(method: str, path: str, status: int, street: Street) -> None:
    reply = street.house.people["nobody"].browser.open(path, method=method)
    assert reply.status_code == status
    assert strict(reply.headers["Content-Security-Policy"])
    assert ALWAYS.items() <= dict(reply.headers).items()
    assert reply.headers["Cache-Control"] == "no-store"
    assert "<script>" not in reply.text


def test_what_is_too_large_or_has_too_many_parts_is_refused_in_plain_words(client: FlaskClient) -> None:
    boundary = "x" * 8
    parts = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' for _ in range(1_001))
    many = client.post(
        "/482913/join", data=f"{parts}--{boundary}--\r\n", content_type=f"multipart/form-data; boundary={boundary}"
    )
    large = client.post("/482913/join", data={"a": "x" * 600_000})
    assert {many.status_code, large.status_code} <= {404, 413}
    assert strict(large.headers["Content-Security-Policy"])


def test_our_own_fault_says_nothing_of_how_it_came_about(app: Flask, capsys: pytest.CaptureFixture[str]) -> None:
    app.add_url_rule("/stuk", view_func=lambda: {}["geheim woord"])
    reply = app.test_client().get("/stuk?tekst=van-iemand")
    assert reply.status_code == 500
    assert strict(reply.headers["Content-Security-Policy"])
    assert not any(word in reply.text for word in ("KeyError", "geheim woord", "Traceback", ".py"))
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "geheim woord" not in said
    assert "van-iemand" not in said


def test_the_environment_cannot_switch_a_debugger_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = create_app(Settings(public_url=ADDRESS, key=KEY), MemoryStore())
    assert not app.debug
    app.extensions["host"].close()


POISONED = "elders.example:8000"


def test_no_page_and_no_redirect_is_led_by_the_host_that_a_visitor_names(street: Street) -> None:
    house, wrong = street.house, []
    for method, rule in sorted(TABLE):
        role = next((one for one in HOLDERS if TABLE[method, rule].get(one, 500) == 200), "facilitator")
        if method != GET or rule.startswith(("/static", "/help/pictures")):
            continue
        reply = house.people[role].browser.get(filled(rule, house, role), headers={"X-Forwarded-Host": POISONED})
        # With this host it has no cookies.
        other = house.people["nobody"].browser.get(filled(rule, house, role), headers={"Host": POISONED})
        said = reply.text + other.text + reply.headers.get("Location", "")
        if "elders.example" in said or not other.headers.get("Location", "/").startswith("/"):
            wrong.append(rule)
    assert wrong == []


@pytest.mark.parametrize("host", [POISONED, "a b", 'x";script-src *', "[::", "", "elders.example/x", "a" * 300])
def test_a_slash_too_many_leads_to_an_address_of_ours(host: str, street: Street) -> None:
    client = street.house.people["nobody"].browser
    for path in ("/482913//own", "///elders.example//482913", "/elders.example//pieces?x=//elders.example"):
        reply = client.get(path, headers={"Host": host})
        assert reply.status_code in (308, 400, 404, 405)
        location = reply.headers.get("Location", "/")
        assert location.startswith("/")
        assert location[1:2] not in ("/", "\\")
        assert strict(reply.headers["Content-Security-Policy"].replace(f" ws://{host} wss://{host}", ""))


BACK = {
    "another site": "http://elders.example/x",
    "two slashes": "http://localhost//elders.example/x",
    "a backslash": "http://localhost/\\elders.example/x",
    "both": "http://localhost/\\/elders.example/x",
    "our name in front": "http://localhost.elders.example/x",
    "our name as a user": "http://localhost@elders.example/x",
    "a script": "javascript://localhost/%0aalert(1)",
}


@pytest.mark.parametrize("referrer", BACK.values(), ids=BACK)
def test_a_button_leads_back_to_a_page_of_ours_only(referrer: str, desk: Facilitator, street: Street) -> None:
    form = {"csrf_token": desk.token(), "black": "yes"}
    reply = desk.client.post(f"/sessions/{desk.name}/black", data=form, headers={"Referer": referrer})
    assert reply.status_code == 303
    assert reply.location.startswith("/")
    assert reply.location[1:2] not in ("/", "\\")
    assert street.house.evening.state.black


@pytest.mark.parametrize(
    "back", ["next", "back", "url", "return", "redirect", "continue", "to", "code", "lang", "said"]
)
def test_no_word_in_an_address_leads_elsewhere(back: str, street: Street) -> None:
    # One of these addresses lets in whoever follows it, so that is nobody of the street.
    evening, client = street.house.evening, street.house.evening.app.test_client()
    for elsewhere in ("http://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)"):
        for path in ("/", f"/{evening.code}", f"/{evening.code} ", f"/sessions?key={KEY}"):
            joint = "&" if "?" in path else "?"
            reply = client.get(f"{path}{joint}{back}={elsewhere}")
            location = reply.headers.get("Location", "/")
            assert location.startswith("/")
            assert location[1:2] not in ("/", "\\")
