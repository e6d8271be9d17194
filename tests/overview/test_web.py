"""The overview of one's own evenings: choosing, reading, downloading, sharing; and who sees which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.accounts import hosted
from tests.conftest import ADDRESS, KEY
from tests.overview.evenings import FIRST, evening, facts
from tests.summary.spreadsheets import sheets
from werksessie.accounts import commands as co
from werksessie.app import create_app
from werksessie.overview.package import unpacked
from werksessie.record.memory import MemoryStore
from werksessie.record.promise import Store
from werksessie.session.state import State
from werksessie.settings import Settings

EAST = evening("Gemeente Oost", "Klaverdag", 8, FIRST)
MORE = evening("Gemeente Oost", "Lindedag", 4, FIRST, shift=1)
WEST = evening("Gemeente West", "Berkendag", 9, FIRST, shift=2)
PRETENDED = evening("Gemeente Oost", "Oefendag", 6, FIRST, shift=3, rehearsal=True)
NAMES = {f"2027-03-1{place}-48291{place}": state for place, state in enumerate((EAST, MORE, WEST, PRETENDED), 1)}
KLAVER, LINDE, BERK, OEFEN = NAMES
AT = "/sessions/overview"


def keep(store: Store, name: str, state: State) -> None:
    store.create(name).append(facts(state), 0)


@pytest.fixture(scope="module")
def desk() -> Iterator[FlaskClient]:
    """A facilitator's browser, with two evenings of one municipality, one of another, a rehearsal and one unsealed."""
    store = MemoryStore()
    for name, state in NAMES.items():
        keep(store, name, state)
    store.create("2027-03-19-482919").append(facts(EAST)[:3], 0)
    app = create_app(Settings(public_url=ADDRESS, key=KEY), store)
    client = app.test_client()
    client.get(f"/sessions?key={KEY}")
    yield client
    app.extensions["host"].close()


def test_only_real_evenings_that_are_sealed_can_be_chosen(desk: FlaskClient) -> None:
    text = desk.get(AT).text
    assert [f'value="{name}" checked' in text for name in NAMES] == [True, True, True, False]
    assert "482919" not in text


def test_a_filter_leaves_the_evenings_of_one_place(desk: FlaskClient) -> None:
    text = desk.get(f"{AT}?place=Zaal+van+Lindedag").text
    assert f'value="{LINDE}" checked' in text
    assert f'value="{KLAVER}"' not in text


def test_the_overview_is_about_the_ticked_evenings(desk: FlaskClient) -> None:
    text = desk.get(f"{AT}?show=some&s={KLAVER}&s={LINDE}").text
    assert "Overzicht van de avonden: Gemeente Oost" in text
    assert "2 van 3 avonden" in text
    assert "<bdi>Eigen thema 0 van Klaverdag" in text
    assert "Eigen thema 0 van Berkendag" not in text
    assert "Noor" not in text


def test_an_evening_that_was_brought_back_under_another_name_counts_once(app: Flask, client: FlaskClient) -> None:
    for name in (KLAVER, "2027-04-01-482918"):
        keep(app.extensions["host"].store, name, EAST)
    client.get(f"/sessions?key={KEY}")
    rows = sheets(client.get(f"{AT}/overview.xlsx").data)
    assert len(rows["Avonden"]) == 2
    assert ["Let op", "1 avond stond er dubbel in, of kan niet worden gelezen."] in rows["Overzicht"]


def test_without_a_tick_it_asks_for_one(desk: FlaskClient) -> None:
    assert "Kies minstens één avond." in desk.get(f"{AT}?show=some").text


@pytest.mark.parametrize(("ending", "begin"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("html", b"\n<!doctype")])
def test_it_is_downloaded_as_a_file(desk: FlaskClient, ending: str, begin: bytes) -> None:
    reply = desk.get(f"{AT}/overview.{ending}?s={KLAVER}")
    assert reply.status_code == 200
    assert reply.data.lstrip().startswith(begin.lstrip())
    assert f'.{ending}"' in reply.headers["Content-Disposition"]


def test_a_download_is_about_the_same_evenings_as_the_page(desk: FlaskClient) -> None:
    rows = sheets(desk.get(f"{AT}/overview.xlsx?s={KLAVER}&s={BERK}").data)["Avonden"]
    assert [row[0].partition(", ")[2] for row in rows[1:]] == ["Klaverdag", "Berkendag"]


def test_a_package_names_the_municipality_only_when_that_was_ticked(desk: FlaskClient) -> None:
    quiet = unpacked(desk.get(f"{AT}/package?municipality=Gemeente+Oost").data)
    assert (quiet.named, {one.municipality for one in quiet.evenings}) == (False, {""})
    named = unpacked(desk.get(f"{AT}/package?municipality=Gemeente+Oost&named=yes").data)
    assert (named.named, [one.title for one in named.evenings]) == (True, ["Klaverdag", "Lindedag"])


def test_a_package_holds_no_contact_person(desk: FlaskClient) -> None:
    text = json.dumps(json.loads(desk.get(f"{AT}/package?s={KLAVER}&named=yes").data))
    assert "Noor" not in text


def test_a_package_is_of_one_municipality(desk: FlaskClient) -> None:
    reply = desk.get(f"{AT}/package?show=all")
    assert reply.status_code == 409
    assert "Een deelpakket is van één gemeente." in reply.text
    assert "Deelpakket downloaden" not in desk.get(f"{AT}?show=all").text


def test_what_is_not_there_cannot_be_chosen(desk: FlaskClient) -> None:
    assert desk.get(f"{AT}/overview.pdf?s=2027-01-01-111111").status_code == 404
    assert desk.get(f"{AT}/overview.pdf?s={OEFEN}").status_code == 404
    assert desk.get(f"{AT}/overview.docx?s={KLAVER}").status_code == 404


def test_who_only_practised_can_practise_this_too(app: Flask, client: FlaskClient) -> None:
    keep(app.extensions["host"].store, OEFEN, PRETENDED)
    client.get(f"/sessions?key={KEY}")
    assert "oefensessie, de antwoorden zijn verzonnen" in client.get(f"{AT}?show=all").text


def test_where_nothing_is_sealed_it_says_so(client: FlaskClient) -> None:
    client.get(f"/sessions?key={KEY}")
    assert "Er is nog geen avond die verzegeld is." in client.get(AT).text


# With accounts


@pytest.fixture(scope="module")
def town() -> Iterator[hosted.Town]:
    """Two municipalities, each with a sealed evening; of the first one more that participants read first."""
    made = hosted.town()
    store, office = made.app.extensions["host"].store, made.app.extensions["accounts"].office
    closed = datetime.now(UTC).isoformat()
    waits = replace(MORE, closed_at=closed, details=replace(MORE.details, participants_first=7))
    for name, state, account in ((KLAVER, EAST, "facilitator"), (LINDE, waits, "facilitator"),
                                 (BERK, WEST, "other_facilitator")):  # fmt: skip
        keep(store, name, state)
        at = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
        office.ask(co.TakeInHand(made.account(account), at, name))
    yield made
    hosted.close(made.app)


def titles(town: hosted.Town, role: str) -> list[str]:
    text = town.people[role].browser.get(AT).text
    return [title for title in ("Klaverdag", "Lindedag", "Berkendag") if title in text]


def test_each_municipality_sees_its_own_evenings(town: hosted.Town) -> None:
    assert titles(town, "facilitator") == ["Klaverdag", "Lindedag"]
    assert titles(town, "other_facilitator") == ["Berkendag"]


def test_a_reader_sees_an_evening_when_the_municipality_may_read_it(town: hosted.Town) -> None:
    assert titles(town, "reader") == ["Klaverdag"]
    browser = town.people["reader"].browser
    assert browser.get(f"{AT}/overview.html?s={LINDE}").status_code == 404
    assert "Lindedag" not in browser.get(f"{AT}/overview.html").text


@pytest.mark.parametrize("path", ["?show=all", "/overview.html", "/overview.html?s={}", "/package", "/package?s={}"])
def test_nobody_reads_or_counts_an_evening_of_another_municipality(town: hosted.Town, path: str) -> None:
    with_it = town.people["other_facilitator"].browser.get(AT + path.format(KLAVER))
    assert "Klaverdag" not in with_it.text
    assert "Lindedag" not in with_it.text
    if "{}" in path:
        assert with_it.status_code == 404
