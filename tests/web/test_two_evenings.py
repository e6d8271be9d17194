"""Two evenings, as everybody sees them: the console that waits, the phone that says when, the report in between."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask

from tests.conftest import Evening, Facilitator, prepare
from werksessie.programme.dates import day


@pytest.fixture
def between(app: Flask, facilitator: Facilitator) -> Evening:
    """The first of two evenings is closed; three people were there."""
    made = prepare(app, facilitator, programme="weerbaarheid-twee-avonden", second_evening="2027-03-21")
    made.until("start")
    made.join(3)
    made.until("show:welkom")
    facilitator.do("close")
    return made


def console(evening: Evening) -> str:
    return evening.facilitator.client.get(f"/sessions/{evening.name}").text


def listed(evening: Evening) -> str:
    return evening.facilitator.client.get("/sessions").text


def test_between_the_evenings_the_console_waits_and_says_until_when(between: Evening) -> None:
    page = console(between)
    last = datetime.fromisoformat(between.state.closed_at) + timedelta(days=30)
    assert "De tweede avond komt nog" in page
    assert f"op {day(last.astimezone().date().isoformat(), 'nl')}" in page
    assert 'hx-post="/sessions/' + between.name + '/begin-evening"' in page
    assert "Te vroeg?" not in page


def test_what_is_still_to_come_can_be_changed_in_between(between: Evening) -> None:
    link = f'href="/sessions/{between.name}/programme"'
    assert link in console(between)
    assert between.facilitator.client.get(f"/sessions/{between.name}/programme").status_code == 200
    between.facilitator.do("begin-evening")
    between.until("show:welkom-terug")
    assert link in console(between)
    between.facilitator.do("close")
    assert link not in console(between)


def test_the_list_of_sessions_says_so_too_and_leads_on(between: Evening) -> None:
    assert "eerste avond klaar, de tweede komt nog" in listed(between)
    assert re.search(rf'href="/sessions/{between.name}"[^>]*>Verder</a>', listed(between))


def test_the_phone_says_when_the_second_evening_is(between: Evening) -> None:
    page = between.phones[0].get(f"/{between.code}").text
    assert "De tweede avond is op zondag 21 maart." in page
    assert f'href="{between.link("after")}?lang=nl"' in page


def test_the_wall_says_it_as_well(app: Flask, between: Evening) -> None:
    assert "De tweede avond is op <b>zondag 21 maart</b>." in app.test_client().get(between.link("wall")).text


def test_without_a_date_the_phone_says_that_it_is_to_come(app: Flask, facilitator: Facilitator) -> None:
    made = prepare(app, facilitator, programme="weerbaarheid-twee-avonden")
    made.until("start")
    (phone,) = made.join()
    facilitator.do("close")
    assert "De tweede avond komt nog." in phone.get(f"/{made.code}").text


def test_people_can_read_the_report_so_far(app: Flask, between: Evening) -> None:
    page = app.test_client().get(between.link("after")).text
    assert "Lees het verslag" in page
    assert "Nog niet geweest." in page


def test_the_second_evening_begins_with_the_same_code_and_everybody_joins_anew(between: Evening) -> None:
    assert between.facilitator.do("begin-evening").status_code == 204
    assert (between.state.phase, between.state.evening, len(between.state.people)) == ("running", 2, 0)
    phone = between.phones[0]
    assert "Doe mee" in phone.get(f"/{between.code}").text
    assert phone.post(f"/{between.code}/join").status_code == 303
    assert len(between.state.people) == 1
    assert between.next() == "show:welkom-terug"


def test_an_evening_that_is_alone_has_no_second(evening: Evening) -> None:
    evening.facilitator.do("close")
    assert "De tweede avond" not in console(evening)
    assert evening.facilitator.do("begin-evening").status_code == 409


def test_the_privacy_page_says_after_which_evening_everything_is_erased(between: Evening, evening: Evening) -> None:
    two = between.phones[0].get(f"/{between.code}/privacy").text
    (phone,) = evening.join()
    one = phone.get(f"/{evening.code}/privacy").text
    assert "Na de tweede avond wissen we alles wat naar jouw telefoon leidt." in two
    assert "Na de avond wissen we alles wat naar jouw telefoon leidt." in one


def test_a_session_can_be_sealed_without_a_second_evening(between: Evening) -> None:
    assert between.facilitator.do("seal").status_code == 204
    assert between.state.phase == "sealed"
