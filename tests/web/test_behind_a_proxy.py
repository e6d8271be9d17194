"""What docs/hosting.md promises: behind a proxy, and for a whole room behind one address."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.conftest import KEY, Evening
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

SITE = "https://werksessie.example"
PASSED_ON = {"Host": "werksessie.example", "Origin": SITE}
"""What a proxy passes on of a browser's request."""


def socket(app: Flask, **headers: str) -> str:
    """What a websocket from our own page is told, up to where it would open."""
    reply = app.test_client().get("/socket.io/?EIO=4&transport=polling", headers={**PASSED_ON, **headers})
    return reply.text


def test_a_whole_room_behind_one_address_joins_and_answers(evening: Evening) -> None:
    people = evening.join(300)
    evening.until("open:1")
    replies = [evening.answer(phone, "1", text=f"Idee {number}").status_code for number, phone in enumerate(people)]
    assert set(replies) == {200}
    assert len(evening.state.activities["1"].content.ideas) == 300
    asked = [phone.get(f"/{evening.code}/pieces?since=0").status_code for phone in people]
    assert set(asked) == {200}


def test_wrong_codes_of_one_person_keep_nobody_out(app: Flask, evening: Evening) -> None:
    guessing = app.test_client()
    said = {guessing.get("/", query_string={"code": str(code)}).status_code for code in range(211_111, 211_211)}
    assert said == {404, 429}
    assert len(evening.join(20)) == 20


def test_with_host_passed_on_a_post_through_the_proxy_is_our_own(evening: Evening) -> None:
    phone = evening.app.test_client()
    assert phone.post(f"/{evening.code}/join", headers=PASSED_ON).status_code == 303
    assert phone.post(f"/{evening.code}/join", headers={"Origin": SITE}).status_code == 403


def test_with_host_and_scheme_passed_on_a_socket_opens_and_else_phones_ask_every_five_seconds(app: Flask) -> None:
    assert "accepted origin" not in socket(app, **{"X-Forwarded-Proto": "https"})
    assert "accepted origin" in socket(app)
    assert "accepted origin" in socket(app, Origin="https://elders.example", **{"X-Forwarded-Proto": "https"})


FORGED = {
    "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": "elders.example", "X-Forwarded-Proto": "gopher",
    "X-Forwarded-Prefix": "/elders", "Forwarded": "for=203.0.113.7;host=elders.example", "X-Real-IP": "203.0.113.7",
}  # fmt: skip


@pytest.mark.parametrize("place", ["/{code}", "/", "/{code}/privacy"])
def test_no_forwarded_header_changes_a_page_or_where_it_leads(evening: Evening, place: str) -> None:
    def seen(headers: dict[str, str]) -> tuple[Any, ...]:
        reply = evening.app.test_client().get(place.format(code=evening.code), headers=headers)
        return reply.status_code, reply.text, reply.headers["Content-Security-Policy"]

    assert seen(FORGED) == seen({})
    moved = evening.app.test_client().get(f"/{evening.code[:3]}%20{evening.code[3:]}", headers=FORGED)
    assert moved.location == f"/{evening.code}"
    assert "elders" not in evening.app.test_client().get(evening.link("wall"), headers=FORGED).text


def test_the_public_address_decides_what_the_wall_shows_and_whether_cookies_are_secure() -> None:
    for address, secure in ((SITE, True), ("http://werksessie.example", False)):
        app = create_app(Settings(public_url=address, key=KEY), MemoryStore())
        reply = app.test_client().get(f"/sessions?key={KEY}")
        assert ("Secure" in reply.headers["Set-Cookie"]) is secure
        assert app.jinja_env.globals["home"] == address
        app.extensions["host"].close()
