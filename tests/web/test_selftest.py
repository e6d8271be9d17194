"""Before the evening: three steps that see for themselves when they are done."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import pieces
from tests.web.markup import elements, ids

WINDOWS = {"User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"}


@pytest.fixture
def prepared(app: Flask, facilitator: Facilitator) -> Evening:
    """An evening that has not begun."""
    return prepare(app, facilitator)


def page(evening: Evening, **more: Any) -> str:
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/check", **more)
    assert reply.status_code == 200, reply.text
    return str(reply.text)


def now(evening: Evening) -> Any:
    return evening.facilitator.client.get(f"/sessions/{evening.name}/check/state").json


def done(evening: Evening) -> set[str]:
    return {name for name, step in now(evening)["steps"].items() if step["done"]}


def socket(evening: Evening, **query: str) -> Any:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return evening.app.extensions["socketio"].test_client(evening.app, query_string=f"?{words}")


# The page


def test_at_first_nothing_is_done_and_the_page_says_so_in_words(prepared: Evening) -> None:
    assert done(prepared) == set()
    html = page(prepared)
    for words in ("Nog niet open", "Nog niet gehoord", "Nog geen telefoon gezien"):
        assert f"{words}</p>" in html
    assert "✓</p>" not in html


def test_the_page_says_in_words_what_the_state_says(prepared: Evening) -> None:
    prepared.app.test_client().get(f"/{prepared.code}")
    html = page(prepared)
    for name, step in now(prepared)["steps"].items():
        assert f'id="{name}-state" data-told="{name}">{step["words"]}</p>' in html
        assert (f'is-done" id="{name}"' in html) is step["done"]


def test_every_button_has_a_name_and_every_id_stands_there_once(prepared: Evening) -> None:
    html = page(prepared)
    assert len(ids(html)) == len(set(ids(html)))
    for button in re.findall(r"<button.*?</button>", html, re.S):
        assert re.sub(r"<[^>]+>", "", button).strip()
    assert not any({"style", "onclick"} & set(attributes) for _, attributes, _ in elements(html))


def test_what_needs_a_script_stays_hidden_without_one(prepared: Evening) -> None:
    html = page(prepared)
    scripted = [attributes for _, attributes, _ in elements(html) if "data-scripted" in attributes]
    assert len(scripted) == 2
    assert all("hidden" in attributes for attributes in scripted)
    assert f'<noscript><a class="button" href="/sessions/{prepared.name}/check">Kijk opnieuw</a></noscript>' in html


def test_the_console_and_the_list_lead_there_before_the_start_only(prepared: Evening) -> None:
    link = f'href="/sessions/{prepared.name}/check"'
    assert link in pieces(prepared)["board"]
    assert link in prepared.facilitator.client.get("/sessions").text
    prepared.until("start")
    assert link not in pieces(prepared)["board"]
    assert link not in prepared.facilitator.client.get("/sessions").text


def test_during_the_evening_one_can_still_test_and_afterwards_there_is_nothing_to_test(evening: Evening) -> None:
    assert now(evening)["begun"]
    assert '<p class="notice selftest__notice" id="begun">' in page(evening)
    evening.facilitator.do("close")
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/check")
    assert (reply.status_code, reply.location) == (303, f"/sessions/{evening.name}")


def test_an_evening_that_is_not_there_gets_a_friendly_page(facilitator: Facilitator) -> None:
    for path in ("check", "check/state"):
        reply = facilitator.client.get(f"/sessions/2027-01-01-999999/{path}")
        assert (reply.status_code, "Deze pagina is er niet" in reply.text) == (404, True)


def test_in_a_rehearsal_the_phones_are_said_to_be_made_up(app: Flask, facilitator: Facilitator) -> None:
    assert "verzonnen" in page(prepare(app, facilitator, rehearsal="on"))
    assert "verzonnen" not in page(prepare(app, facilitator))


# 1. The wall


def test_the_first_step_is_done_as_long_as_a_wall_listens(prepared: Evening) -> None:
    listening = socket(prepared, token=prepared.link("wall").rpartition("/")[2])
    assert done(prepared) == {"screen"}
    listening.disconnect()
    assert done(prepared) == set()


def test_a_wall_without_a_socket_counts_because_it_keeps_asking(prepared: Evening) -> None:
    prepared.app.test_client().get(prepared.link("wall"))
    assert done(prepared) == set(), "a page that was opened and closed is no wall"
    prepared.app.test_client().get(f"{prepared.link('wall')}/pieces?since=0")
    assert done(prepared) == {"screen"}


def test_the_console_is_no_wall_and_another_evenings_wall_is_not_ours(
    app: Flask, facilitator: Facilitator, prepared: Evening
) -> None:
    socket(prepared, token=app.extensions["host"].keys(prepared.name)["console"])
    other = prepare(app, Facilitator(facilitator.client))
    socket(other, token=other.link("wall").rpartition("/")[2])
    assert done(prepared) == set()
    assert done(other) == {"screen"}


def test_on_the_servers_own_computer_the_wall_goes_round_the_network(prepared: Evening) -> None:
    """So that the browser may keep the screen on, and the wall outlives the Wi-Fi."""
    link = prepared.link("wall")
    assert f'href="{link}"' in page(prepared), "behind another web server there is no way round"
    prepared.app.extensions["own_address"] = "http://127.0.0.1:8000"
    assert f'href="http://127.0.0.1:8000{link}"' in page(prepared)
    for elsewhere in (
        {"environ_overrides": {"REMOTE_ADDR": "192.168.1.77"}},
        {"headers": {"X-Forwarded-For": "203.0.113.7"}},
    ):
        assert f'href="{link}"' in page(prepared, **elsewhere)
    prepared.app.extensions["own_address"] = "http://192.168.1.20:8000"
    assert f'href="{link}"' in page(prepared)


# 3. A phone


def test_the_third_step_is_done_once_a_phone_came_and_stays_done_when_it_sleeps(prepared: Evening) -> None:
    listening = socket(prepared, code=prepared.code)
    listening.disconnect()
    assert done(prepared) == {"phone"}


@pytest.mark.parametrize("path", ["", "/pieces?since=0"])
def test_a_phone_without_a_socket_or_without_scripts_is_seen_as_well(prepared: Evening, path: str) -> None:
    prepared.app.test_client().get(f"/{prepared.code}{path}")
    assert done(prepared) == {"phone"}


def test_the_facilitators_own_browser_and_other_pages_are_no_phone(prepared: Evening) -> None:
    prepared.facilitator.client.get(f"/{prepared.code}")
    prepared.facilitator.client.get(f"/{prepared.code}/pieces")
    stranger = prepared.app.test_client()
    for path in ("/", "/healthz", "/111111", f"/{prepared.code}/privacy", "/static/css/base.css"):
        stranger.get(path).close()
    assert done(prepared) == set()


def test_a_phone_of_another_evening_is_not_ours(app: Flask, facilitator: Facilitator, prepared: Evening) -> None:
    other = prepare(app, Facilitator(facilitator.client))
    app.test_client().get(f"/{other.code}")
    assert (done(prepared), done(other)) == (set(), {"phone"})


def test_a_phone_that_tries_leaves_nothing_in_the_record(prepared: Evening) -> None:
    record = prepared.app.extensions["host"].record(prepared.name)
    before = record.read()
    phone = prepared.app.test_client()
    phone.get(f"/{prepared.code}")
    phone.get(f"/{prepared.code}/pieces?since=0")
    socket(prepared, code=prepared.code)
    assert record.read() == before


def test_the_phone_itself_says_that_it_works(prepared: Evening) -> None:
    phone = prepared.app.test_client()
    html = phone.get(f"/{prepared.code}").text
    for words in ("Het werkt ✓", "Deze telefoon doet het.", "De avond is nog niet begonnen.", "Samen sterk"):
        assert words in html
    in_english = phone.get(f"/{prepared.code}", headers={"Accept-Language": "en"}).text
    assert "It works ✓" in in_english


# Advice


def advised(html: str) -> list[str]:
    return re.findall(r'id="advice-(\w+)"', html.partition('id="advice-title"')[2])


def test_windows_is_told_about_the_firewall_where_the_server_runs_and_until_a_phone_came(prepared: Evening) -> None:
    assert "firewall" in advised(page(prepared, headers=WINDOWS))
    assert "firewall" not in advised(page(prepared))
    elsewhere = {"REMOTE_ADDR": "192.168.1.77"}
    assert "firewall" not in advised(page(prepared, headers=WINDOWS, environ_overrides=elsewhere))
    prepared.app.test_client().get(f"/{prepared.code}")
    assert advised(page(prepared, headers=WINDOWS)) == ["power", "sleep"]


def test_power_is_only_spoken_of_once_the_browser_says_so(prepared: Evening) -> None:
    hidden = [item for item in re.findall(r"<li [^>]*advice-[^>]*>", page(prepared)) if item.endswith(" hidden>")]
    assert [item for item in hidden if "advice-power" in item] == hidden != []


def test_the_state_is_short_and_holds_no_link_or_code(prepared: Evening) -> None:
    said = json.dumps(now(prepared))
    assert prepared.code not in said
    assert prepared.link("wall").rpartition("/")[2] not in said
    assert set(now(prepared)) == {"steps", "card", "card_possible", "begun"}
