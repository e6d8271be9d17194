"""The links of a session: one page for the facilitator, each link taken back and made again, and what is public."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from tests.web.markup import elements, ids
from werksessie.app import create_app
from werksessie.live.links import KEPT, LINKS, UNTIL, fresh_keys, renewed, taken_back, works
from werksessie.record.promise import NotStored
from werksessie.record.sqlite import SqliteStore
from werksessie.settings import Settings
from werksessie.web import pairing

TODAY = date.today().isoformat()
OTHERS = ("wall", "after", "summary", "public")
GONE = "Deze link werkt niet meer"


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


def keys(evening: Evening) -> dict[str, str]:
    """What is kept for this session beside its record."""
    return dict(evening.app.extensions["host"].store.secrets.of(evening.name))


def links(evening: Evening) -> str:
    """The page with the links."""
    reply = evening.facilitator.client.get(f"/sessions/{evening.name}/links")
    assert reply.status_code == 200
    return str(reply.text)


def press(evening: Evening, link: str, deed: str, **form: str) -> Any:
    """One of the forms on that page."""
    form["csrf_token"] = evening.facilitator.token()
    return evening.facilitator.client.post(f"/sessions/{evening.name}/links/{link}/{deed}", data=form)


def status(evening: Evening, path: str) -> int:
    """What somebody without any cookie gets."""
    return evening.app.test_client().get(path).status_code


# The words


def test_a_link_is_128_random_bits_and_no_two_are_the_same() -> None:
    made = [fresh_keys() for _ in range(50)]
    tokens = [one[link] for one in made for link in LINKS]
    assert len(set(tokens)) == len(tokens)
    assert all(len(token) == 32 and int(token, 16) >= 0 for token in tokens)


def test_a_link_works_through_its_last_day_and_not_after_it() -> None:
    kept = {"summary": "a" * 32, UNTIL.format("summary"): "2027-03-21"}
    assert works(kept, "summary", "2027-03-21")
    assert not works(kept, "summary", "2027-03-22")
    assert works({**kept, UNTIL.format("summary"): ""}, "summary", "2099-01-01")


def test_a_link_that_was_taken_back_or_never_made_does_not_work() -> None:
    assert not works({**fresh_keys(), **taken_back("wall", TODAY)}, "wall", TODAY)
    assert not works(fresh_keys(), "public", TODAY)


def test_another_link_forgets_a_last_day_that_is_over_and_keeps_one_to_come() -> None:
    for last, then in (("2027-03-20", ""), ("2027-03-22", "2027-03-22")):
        kept = {"summary": "a" * 32, UNTIL.format("summary"): last}
        after = {**kept, **renewed(kept, "summary", "2027-03-21")}
        assert after["summary"] != kept["summary"]
        assert (after[UNTIL.format("summary")], works(after, "summary", "2027-03-21")) == (then, True)


# The page


@pytest.mark.parametrize("phase", ["prepared", "running", "closed", "sealed"])
def test_the_page_has_every_link_in_every_phase(app: Flask, facilitator: Facilitator, phase: str) -> None:
    evening = prepare(app, facilitator)
    if phase != "prepared":
        evening.until("start")
    if phase in ("closed", "sealed"):
        facilitator.do("close")
    if phase == "sealed":
        facilitator.do("seal")
    page = links(evening)
    assert evening.state.phase == phase
    for link in ("wall", "after", "summary"):
        assert f'value="{ADDRESS}{evening.link(link)}"' in page
    assert "Maak de openbare versie" in page
    assert "Geen telefoon gekoppeld" in page
    assert (f'value="{ADDRESS}/{evening.code}"' in page) is (phase != "sealed")
    assert len(ids(page)) == len(set(ids(page)))
    assert " style=" not in page
    assert KEY not in page
    assert keys(evening)["console"] not in page


@pytest.mark.parametrize("step", ["", "close", "seal"])
def test_console_and_library_lead_to_the_page(evening: Evening, step: str) -> None:
    for deed in ("close", "seal")[: ("", "close", "seal").index(step)]:
        evening.facilitator.do(deed)
    for where in (f"/sessions/{evening.name}", "/sessions"):
        page = evening.facilitator.client.get(where).text
        hrefs = [attributes.get("href") for tag, attributes, _ in elements(page) if tag == "a"]
        assert f"/sessions/{evening.name}/links" in hrefs


def test_what_each_reader_sees_is_one_press_away(evening: Evening) -> None:
    press(evening, "public", "new")
    hrefs = [attributes.get("href") for tag, attributes, _ in elements(links(evening)) if tag == "a"]
    for link in OTHERS:
        assert f"/{link}/{keys(evening)[link]}" in hrefs


# Taking back


@pytest.mark.parametrize("link", OTHERS)
def test_a_link_that_is_taken_back_answers_at_once_with_a_friendly_page(evening: Evening, link: str) -> None:
    press(evening, "public", "new")
    old = f"/{link}/{keys(evening)[link]}"
    assert status(evening, old) == 200
    assert press(evening, link, "revoke").location.endswith(f"/links#{link}")
    reply = evening.app.test_client().get(old)
    assert (reply.status_code, GONE in reply.text) == (404, True)
    # The facilitator's cookie opens nothing either.
    assert evening.facilitator.client.get(old).status_code == 404
    assert "Ingetrokken op" in links(evening)


@pytest.mark.parametrize("link", [*OTHERS, "console"])
def test_another_link_works_and_the_one_before_does_not(evening: Evening, link: str) -> None:
    press(evening, "public", "new")
    before = keys(evening)
    assert press(evening, link, "new").status_code == 303
    after = keys(evening)
    assert {name for name in before if before[name] != after[name]} == {link}
    if link != "console":
        assert (status(evening, f"/{link}/{before[link]}"), status(evening, f"/{link}/{after[link]}")) == (404, 200)


def test_taking_back_is_undone_by_a_new_link(evening: Evening) -> None:
    press(evening, "summary", "revoke")
    press(evening, "summary", "new")
    assert status(evening, evening.link("summary")) == 200


@pytest.mark.parametrize("form", ["", "/summary.json", "/summary.csv"])
def test_with_the_link_its_downloads_go(evening: Evening, form: str) -> None:
    old = evening.link("summary") + form
    assert status(evening, old) == 200
    press(evening, "summary", "revoke")
    assert status(evening, old) == 404


def test_the_console_has_a_link_of_its_own_that_cannot_be_taken_back(evening: Evening) -> None:
    assert press(evening, "console", "revoke").status_code == 404
    assert press(evening, "secret", "new").status_code == 404
    assert press(evening, "console", "until", until=in_days(3)).status_code == 404


@pytest.mark.parametrize("link", ["wall", "console"])
def test_who_listens_by_an_old_link_is_cut_off_and_hears_nothing_again(evening: Evening, link: str) -> None:
    sockets, token = evening.app.extensions["socketio"], keys(evening)[link]
    listening = sockets.test_client(evening.app, query_string=f"?token={token}")
    bystander = sockets.test_client(evening.app, query_string=f"?code={evening.code}")
    press(evening, link, "new")
    assert (listening.is_connected(), bystander.is_connected()) == (False, True)
    assert not sockets.test_client(evening.app, query_string=f"?token={token}").is_connected()
    assert sockets.test_client(evening.app, query_string=f"?token={keys(evening)[link]}").is_connected()


def test_a_wall_by_an_old_link_is_sent_to_the_page_that_says_so(evening: Evening) -> None:
    old = evening.link("wall")
    press(evening, "wall", "revoke")
    # live.js loads the page again when what it asks for has moved.
    assert evening.app.test_client().get(f"{old}/pieces?since=0").location == old


def test_without_its_link_for_afterwards_the_evening_goes_on(evening: Evening) -> None:
    press(evening, "after", "revoke")
    phone = evening.join()[0]
    evening.facilitator.do("close")
    page = phone.get(f"/{evening.code}").text
    assert "Bedankt" in page
    assert "/after/" not in page
    assert "/after/" not in evening.app.test_client().get(evening.link("wall")).text
    assert evening.facilitator.client.get(f"/sessions/{evening.name}/links/after/print").status_code == 404


def test_the_console_shows_the_new_wall_at_its_next_look(evening: Evening) -> None:
    evening.facilitator.client.get(f"/sessions/{evening.name}")
    press(evening, "wall", "new")
    assert evening.link("wall") in evening.facilitator.client.get(f"/sessions/{evening.name}").text
    press(evening, "wall", "revoke")
    page = evening.facilitator.client.get(f"/sessions/{evening.name}").text
    assert "Deze link is ingetrokken. Maak een nieuwe." in page


def test_a_paired_phone_is_sent_away_from_the_page(evening: Evening) -> None:
    secrets = evening.app.extensions["host"].store.secrets
    now = datetime.now(UTC)
    made = pairing.redeem(secrets, pairing.offer(secrets, evening.name, now), now)
    assert made is not None
    assert "1 telefoon gekoppeld" in links(evening)
    press(evening, f"phones/{made.id}", "unpair")
    assert "Geen telefoon gekoppeld" in links(evening)
    assert pairing.session_of(secrets, made.id, made.token) is None


def test_a_link_that_cannot_be_kept_changes_nothing_and_says_so(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys(evening)

    def full(name: str, values: object) -> None:
        raise NotStored("De schijf is vol.")

    monkeypatch.setattr(evening.app.extensions["host"].store.secrets, "keep", full)
    reply = press(evening, "summary", "revoke")
    assert (reply.status_code, "De schijf is vol." in reply.text) == (503, True)
    assert keys(evening) == before
    assert status(evening, evening.link("summary")) == 200


# Kept beside the record, never in it


def test_links_survive_sealing_and_a_restart_and_never_stand_in_the_record(tmp_path: Path) -> None:
    def house(store: SqliteStore) -> Flask:
        return create_app(Settings(public_url=ADDRESS, key=KEY), store)

    store = SqliteStore(tmp_path)
    app = house(store)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    evening = prepare(app, Facilitator(browser))
    evening.until("start")
    press(evening, "public", "new")
    press(evening, "summary", "new")
    press(evening, "summary", "until", until=in_days(9))
    press(evening, "wall", "revoke")
    evening.facilitator.do("close")
    evening.facilitator.do("seal")
    kept = keys(evening)
    assert set(kept) <= KEPT
    app.extensions["host"].close()
    store.close()

    again = SqliteStore(tmp_path)
    reborn = Evening(house(again), evening.facilitator, evening.code)
    assert keys(reborn) == kept
    assert {link: status(reborn, f"/{link}/{kept[link]}") for link in OTHERS} == {
        "wall": 404, "after": 200, "summary": 200, "public": 200,
    }  # fmt: skip
    reborn.app.extensions["host"].close()
    log = b"".join(file.read_bytes() for file in tmp_path.glob("*.db*"))
    assert log
    for link in OTHERS[1:]:
        assert kept[link].encode() not in log
    again.close()


def test_a_session_of_which_every_link_was_taken_back_stays_without(app: Flask, evening: Evening) -> None:
    for link in ("wall", "after", "summary"):
        press(evening, link, "revoke")
    evening.facilitator.do("close")
    evening.facilitator.do("seal")
    again = create_app(Settings(public_url=ADDRESS, key=KEY), app.extensions["host"].store)
    again.extensions["host"].state(evening.name)
    assert [again.extensions["host"].keys(evening.name)[link] for link in ("wall", "after", "summary")] == [""] * 3


@pytest.mark.parametrize("empty", ["/wall/", "/summary/", "/after/", "/public/"])
def test_no_token_at_all_opens_nothing(evening: Evening, empty: str) -> None:
    press(evening, empty.strip("/"), "revoke")
    assert status(evening, empty) == 404
