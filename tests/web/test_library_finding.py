"""The list of many sessions: searching, filtering, paging, and what needs somebody, all without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Evening, Facilitator, prepare
from tests.live.test_catalogue import agreed
from tests.web.test_retention import words
from werksessie.activities import KINDS
from werksessie.app import create_app
from werksessie.live import prepare as preparing
from werksessie.live.finding import A_PAGE
from werksessie.live.host import Host
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.record.memory import MemoryStore
from werksessie.session.commands import Start
from werksessie.settings import Settings
from werksessie.web.listing import FEW

PROGRAMMES = [load_shipped(one, KINDS) for one in ("eerste-gesprek", "weerbaarheid-kort")]
PLACES = ("Buurthuis De Linde", "Café Het Plein")
NOW = datetime.now(UTC)


def some(app: Flask, number: int, **more: object) -> list[str]:
    """So many prepared sessions, one for each day; their names."""
    host: Host = app.extensions["host"]
    made = []
    for each in range(number):
        day = date(2027, 1, 1) + timedelta(days=each)
        told = (day + timedelta(days=7)).isoformat()
        usual = {"title": f"Avond {each}", "place": PLACES[each % 2], "date": day.isoformat()}
        details = Details(ladder="meewerken", feedback_date=told, **{**usual, **more})  # type: ignore[arg-type]
        programme = PROGRAMMES[each % 3 == 0]
        made.append(preparing.prepare(host, programme, details, NOW))
    return made


def get(facilitator: Facilitator, page: int = 0, **wish: str) -> str:
    asked = {**wish, **({"page": str(page)} if page else {})}
    reply = facilitator.client.get(f"/sessions?{urlencode(asked)}" if asked else "/sessions")
    assert reply.status_code == 200
    return str(reply.text)


def titles(page: str) -> list[str]:
    """The sessions on the page, from top to bottom."""
    return [unescape(one) for one in re.findall(r'session__title">(?:<a[^>]*><bdi>)?([^<]*)', page)]


def count(page: str) -> str:
    found = re.search(r'id="count"[^>]*>([^<]*)', page)
    assert found
    return found[1].strip()


def offered(page: str, name: str) -> list[str]:
    """What a filter offers."""
    found = re.search(rf'<select[^>]* name="{name}">(.*?)</select>', page)
    return re.findall(r'<option value="([^"]+)"', found[1]) if found else []


# Searching


def test_with_few_sessions_there_is_nothing_to_search_in(app: Flask, facilitator: Facilitator) -> None:
    some(app, FEW - 1)
    assert 'role="search"' not in get(facilitator)
    assert count(get(facilitator)) == f"{FEW - 1} sessies"
    some(app, 1)
    assert 'role="search"' in get(facilitator)


def test_a_search_can_be_kept_as_an_address_also_with_few_sessions(app: Flask, facilitator: Facilitator) -> None:
    some(app, 3)
    page = get(facilitator, q="cafe")
    assert titles(page) == ["Avond 1"]
    assert 'role="search"' in page
    assert 'value="cafe"' in page
    assert count(page) == "1 van 3 sessies"
    assert 'href="/sessions">Toon alle sessies' in page


def test_places_and_programmes_and_states_are_filters(app: Flask, facilitator: Facilitator) -> None:
    names = some(app, FEW)
    app.extensions["host"].ask(names[1], Start(NOW.isoformat()))
    page = get(facilitator)
    assert offered(page, "place") == sorted(PLACES)
    assert len(offered(page, "programme")) == 2
    assert offered(page, "state") == ["prepared", "running", "closed", "sealed", "open"]
    assert titles(get(facilitator, place=PLACES[1])) == ["Avond 7", "Avond 5", "Avond 3", "Avond 1"]
    assert titles(get(facilitator, state="running")) == ["Avond 1"]
    assert titles(get(facilitator, state="prepared", place=PLACES[1])) == ["Avond 7", "Avond 5", "Avond 3"]
    (own,) = {offered(get(facilitator), "programme")[0]}
    assert 0 < len(titles(get(facilitator, programme=own))) < FEW


def test_what_is_chosen_stays_chosen(app: Flask, facilitator: Facilitator) -> None:
    some(app, 3)
    page = get(facilitator, place=PLACES[1], state="prepared")
    assert f'<option value="{PLACES[1]}" selected>' in page
    assert '<option value="prepared" selected>' in page


def test_nothing_found_is_said_kindly_with_a_way_back(app: Flask, facilitator: Facilitator) -> None:
    some(app, 2)
    page = get(facilitator, q="bestaat niet")
    assert titles(page) == []
    assert "Geen sessie past hierbij." in page
    assert 'href="/sessions">Toon alle sessies</a>' in page


def test_what_is_searched_for_is_never_html(app: Flask, facilitator: Facilitator) -> None:
    some(app, 1)
    page = get(facilitator, q='"><script>', place="<b>", programme="'\"")
    assert "<script>" not in page.replace("<script src", "")
    assert "<b>" not in page.replace("<b><bdi>", "")


@pytest.mark.parametrize("page", ["-1", "0", "99999999999999999999", "een", "9" * 5000, "\u0663"])
def test_any_page_number_shows_a_page(app: Flask, facilitator: Facilitator, page: str) -> None:
    some(app, 1)
    assert titles(facilitator.client.get("/sessions", query_string={"page": page}).text) == ["Avond 0"]


def test_more_than_a_page_can_be_leafed_through_and_the_wish_stays(app: Flask, facilitator: Facilitator) -> None:
    some(app, A_PAGE + 2)
    first, second = get(facilitator), get(facilitator, 2)
    assert len(titles(first)) == A_PAGE
    assert titles(first)[0] == f"Avond {A_PAGE + 1}"
    assert titles(second) == ["Avond 1", "Avond 0"]
    assert "51 tot en met 52 van 52" in second
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    narrowed = get(facilitator, q="avond")
    assert 'href="/sessions?q=avond&amp;page=2"' in narrowed


def test_htmx_hears_which_address_belongs_to_what_it_got(app: Flask, facilitator: Facilitator) -> None:
    some(app, 2)
    reply = facilitator.client.get("/sessions?q=caf%C3%A9&place=", headers={"HX-Request": "true"})
    assert reply.headers["HX-Replace-Url"] == "/sessions?q=caf%C3%A9"
    assert "HX-Replace-Url" not in facilitator.client.get("/sessions?q=caf%C3%A9").headers


def test_a_year_that_is_over_is_named(app: Flask, facilitator: Facilitator) -> None:
    some(app, 1)
    this_year = datetime.now().year
    made = some(app, 1, title="Lang geleden", date=f"{this_year - 2}-03-04")
    assert made
    assert f"4 maart {this_year - 2}" in words(get(facilitator))


# What needs somebody


def test_an_evening_that_was_left_open_is_at_the_top_with_one_button(app: Flask, facilitator: Facilitator) -> None:
    (name,) = some(app, 1)
    assert "Let op" not in get(facilitator)
    app.extensions["host"].ask(name, Start((NOW - timedelta(days=2)).isoformat()))
    page = get(facilitator)
    assert "Let op" in page
    assert "Is nog open sinds" in page
    assert page.index("Is nog open") < page.index('class="sessions"')
    assert re.search(rf'<a class="button" href="/sessions/{name}"[^>]*>Verder</a>', page)
    assert "needs" in offered(get(facilitator, q="avond"), "state")
    assert titles(get(facilitator, state="needs")) == ["Avond 0"]
    assert "Let op" not in get(facilitator, state="needs"), "who searches is not disturbed"


def test_no_more_than_a_handful_is_shown_with_a_way_to_the_rest(app: Flask, facilitator: Facilitator) -> None:
    for name in some(app, 7):
        app.extensions["host"].ask(name, Start((NOW - timedelta(days=2)).isoformat()))
    page = get(facilitator)
    assert page.count('class="need"') == 5
    assert 'href="/sessions?state=needs"' in page
    assert len(titles(get(facilitator, state="needs"))) == 7


def test_agreements_that_are_late_are_told_until_somebody_says_how_it_goes() -> None:
    store = MemoryStore()
    host, name = agreed(store)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    app.extensions["host"].now = lambda: datetime(2027, 3, 25, tzinfo=UTC)
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    page = words(get(Facilitator(browser)))
    assert "1 afspraak is over de datum. Niemand zei nog hoe het gaat." in page
    assert "2 afspraken staan open" in page
    assert f"/sessions/{name}/agreements" in get(Facilitator(browser))
    host.close()


# While records are read


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """An app right after its start, on more records than it reads for one list."""
    store = MemoryStore()
    before = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    some(before, 5)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    app.extensions["later"] = []
    monkeypatch.setattr(
        app.extensions["socketio"], "start_background_task", lambda *task: app.extensions["later"].append(task)
    )
    catalogue = app.extensions["catalogue"]
    plain = catalogue.entries
    monkeypatch.setattr(catalogue, "entries", lambda own: plain(own, read=2 if not app.extensions["later"] else 0))
    yield app
    app.extensions["host"].close()


def test_while_records_are_read_the_page_says_how_many_and_shows_what_is_there(full: Flask) -> None:
    browser = full.test_client()
    browser.get(f"/sessions?key={KEY}")
    page = get(Facilitator(browser))
    assert "Nog 3 verslagen worden gelezen." in words(page)
    assert titles(page) == ["Avond 4", "Avond 3"]
    assert count(page) == "5 sessies"
    ((fill, names, _),) = full.extensions["later"]
    fill(names, lambda: None)
    page = get(Facilitator(browser))
    assert len(titles(page)) == 5
    assert "gelezen" not in page
    assert len(full.extensions["later"]) == 1


# A line


def test_all_that_is_done_less_often_stands_in_one_menu(app: Flask, facilitator: Facilitator) -> None:
    evening: Evening = prepare(app, facilitator)
    page = get(facilitator)
    menu = page[page.index('<details class="more"') : page.index("</details>")]
    assert f'href="/sessions/{evening.name}/links"' in menu
    assert "/follow" not in menu
    assert "/wipe" not in menu
    assert f'href="/sessions/{evening.name}/check"' not in menu


def test_a_damaged_record_has_no_menu(tmp_path: Path, facilitator: Facilitator) -> None:
    from werksessie.record.sqlite import SqliteStore

    (tmp_path / "2027-03-14-482913.db").write_bytes(b"geen database" * 100)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), SqliteStore(tmp_path))
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    page = get(Facilitator(browser))
    assert titles(page) == ["2027-03-14-482913"]
    assert '<details class="more"' not in page
    assert titles(get(Facilitator(browser), q="482913")) == ["2027-03-14-482913"]
    app.extensions["host"].store.close()
