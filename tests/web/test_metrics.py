"""What the server counts of itself, and who may see it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Evening
from werksessie.app import create_app
from werksessie.record.memory import MemoryStore
from werksessie.settings import Settings

SAMPLE = re.compile(r'(?P<name>[a-z_]+)(?P<labels>\{[a-z]+="[a-z0-9]+"\})? (?P<value>[0-9][0-9.e+-]*)')
TOKEN = "een-lang-genoeg-token"


def figures(app: Flask, **headers: str) -> dict[str, float]:
    """Every sample of the page, read as strictly as Prometheus does."""
    reply = app.test_client().get("/metrics", headers=headers)
    assert reply.status_code == 200
    assert reply.content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert reply.text.endswith("\n")
    typed, found = set(), {}
    for line in reply.text.splitlines():
        if line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            assert kind == ("counter" if name.endswith("_total") else "gauge")
            assert name not in typed
            typed.add(name)
            continue
        sample = SAMPLE.fullmatch(line)
        assert sample, line
        assert sample["name"] in typed
        found[sample["name"] + (sample["labels"] or "")] = float(sample["value"])
    return found


def test_every_acknowledged_answer_counts_once_and_a_refused_one_does_not(evening: Evening) -> None:
    *people, old = evening.join(4)
    evening.until("open:1")
    before = figures(evening.app)
    for number, phone in enumerate(people):
        assert evening.answer(phone, "1", text=f"Idee {number}").status_code == 200
    plain = {"answer_id": "0123456789abcdef", "text": "Zonder script"}
    assert old.post(f"/{evening.code}/answer/1", data=plain).status_code == 303
    assert evening.answer(people[0], "1", text="x" * 9_000).status_code == 422
    assert evening.answer(evening.app.test_client(), "1", text="Nooit meegedaan").status_code == 409
    after = figures(evening.app)
    told = "werksessie_answers_acknowledged_total"
    assert after[told] - before[told] == 4
    assert after["werksessie_commits_total"] - before["werksessie_commits_total"] == 4
    assert after["werksessie_events_total"] - before["werksessie_events_total"] >= 4
    assert after["werksessie_commit_seconds_total"] > before["werksessie_commit_seconds_total"]


def test_what_was_refused_because_of_haste_is_counted(evening: Evening) -> None:
    before = figures(evening.app)['werksessie_refused_total{status="429"}']
    for code in range(211_111, 211_211):
        evening.app.test_client().get("/", query_string={"code": str(code)})
    assert figures(evening.app)['werksessie_refused_total{status="429"}'] > before


def test_sessions_and_sockets_of_each_audience_are_counted(evening: Evening) -> None:
    presence = evening.app.extensions["presence"]
    for number in range(3):
        presence.arrive(str(number), evening.name)
    presence.arrive("of the wall", evening.name, "wall")
    presence.leave("2")
    told = figures(evening.app)
    assert told["werksessie_sessions_at_hand"] == 1
    assert [told[f'werksessie_sockets{{audience="{one}"}}'] for one in ("phone", "wall", "console")] == [2, 1, 0]


def test_the_process_tells_its_memory_and_its_work(app: Flask) -> None:
    told = figures(app)
    assert told["process_resident_memory_bytes"] > 10_000_000
    assert told["process_cpu_seconds_total"] > 0
    assert told["process_start_time_seconds"] > 1_700_000_000


def test_nothing_in_it_tells_which_evening_or_who(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    evening.answer(phone, "1", text="Een plek voor jongeren")
    held = phone.get_cookie("person", path=f"/{evening.code}")
    assert held
    page = evening.app.test_client().get("/metrics").text
    links = list(evening.app.extensions["host"].keys(evening.name).values())
    for word in (evening.code, evening.name, evening.state.details.title, held.value, "jongeren", "127.0.0.1", *links):
        assert word not in page


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"HTTP_HOST": "werksessie.example"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.7"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=203.0.113.7"},
    ],
)
def test_without_a_token_only_this_computer_itself_sees_it(app: Flask, elsewhere: dict[str, Any]) -> None:
    assert app.test_client().get("/metrics").status_code == 200
    there = app.test_client().get("/metrics", environ_overrides=elsewhere)
    assert there.status_code == 404
    assert "Deze pagina is er niet" in there.text


def test_with_a_token_everybody_needs_it() -> None:
    app = create_app(Settings(public_url=ADDRESS, key=KEY, metrics_token=TOKEN), MemoryStore())
    far = {"REMOTE_ADDR": "203.0.113.7", "HTTP_HOST": "werksessie.example"}
    browser = app.test_client()
    assert browser.get("/metrics").status_code == 404
    assert browser.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 404
    assert (
        browser.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, environ_overrides=far).status_code == 200
    )
    app.extensions["host"].close()
