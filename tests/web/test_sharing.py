"""What is shared of an evening: the version for everybody, who reads first, and the way to the participants' page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from tests.conftest import ADDRESS, KEY, Evening
from tests.web.test_links import GONE, in_days, keys, links, press, status
from tests.web.test_summary import an_evening, path
from werksessie.live.links import UNTIL, renewed
from werksessie.session.commands import Close

TODAY = date.today().isoformat()

# The version for everybody

CONTACT = "Bouchra Amghar, wijkteam, 06 12 34 56 78 of bouchra@voorbeeld.nl"
MORE = {
    "contact_municipality": CONTACT,
    "contact_community": "Hassan Idrissi (buurthuis)",
    "mandate": "Wethouder Els de Wit",
    "also_present": "wijkagent Jan Bakker, een tolk",
    "talk_to": "Sanne van Dijk",
    "municipality": "Gemeente Voorbeeld",
}
NAMES = ("Bouchra", "Amghar", "12 34 56 78", "0612345678", "bouchra@", "Hassan", "Idrissi", "Els de Wit", "Jan Bakker")
FORMS = ("", "/summary.json", "/summary.csv")


def a_public_evening(app: Flask) -> Any:
    room = an_evening(app, **MORE)
    room.ask(Close(datetime.now(UTC).isoformat()))
    room.host.relink(room.name, renewed({}, "public", TODAY))
    return room


def test_there_is_no_public_version_until_the_facilitator_makes_one(evening: Evening) -> None:
    assert "public" not in keys(evening)
    press(evening, "public", "new")
    assert status(evening, evening.link("public")) == 200


@pytest.mark.parametrize("form", FORMS)
def test_no_contact_person_is_anywhere_in_the_public_version(app: Flask, form: str) -> None:
    room = a_public_evening(app)
    visitor = app.test_client()
    given = visitor.get(path(room, "public") + form)
    assert given.status_code == 200
    assert [name for name in NAMES if name.encode() in given.data] == []
    if form != "/summary.csv":
        told = visitor.get(path(room, "summary") + form).data
        assert all(name.encode() in told for name in ("Bouchra", "Hassan", "Els de Wit", "Jan Bakker"))
        assert b"een tolk" in given.data


def test_the_public_version_says_that_it_is_one_and_its_files_name_no_code(app: Flask) -> None:
    room = a_public_evening(app)
    visitor = app.test_client()
    assert "Openbare versie: zonder contactpersonen." in visitor.get(path(room, "public")).text
    for form in FORMS[1:]:
        name = visitor.get(path(room, "public") + form).headers["Content-Disposition"]
        assert "-openbaar" in name
        assert room.state.code not in name


def test_the_public_version_obeys_the_window_too(app: Flask) -> None:
    room = an_evening(app, participants_first=3)
    room.host.relink(room.name, renewed({}, "public", TODAY))
    for form in FORMS:
        reply = app.test_client().get(path(room, "public") + form)
        assert (reply.status_code, "Sportzaal" in reply.text) == (403, False)


def test_the_links_of_the_two_versions_do_not_open_one_another(app: Flask) -> None:
    room = a_public_evening(app)
    kept = room.host.keys(room.name)
    assert app.test_client().get(f"/summary/{kept['public']}").status_code == 404
    assert app.test_client().get(f"/public/{kept['summary']}").status_code == 404


# After the evening


def test_the_wall_at_the_end_shows_the_way_to_the_participants_page(evening: Evening) -> None:
    evening.facilitator.do("close")
    page = evening.app.test_client().get(evening.link("wall")).text
    assert 'aria-label="QR-code naar het verslag"' in page
    # A wall has no links to click.
    assert evening.link("after") not in page


def test_the_slips_of_paper_have_the_address_in_full(evening: Evening) -> None:
    page = evening.facilitator.client.get(f"/sessions/{evening.name}/links/after/print").text
    assert page.count(f"{ADDRESS}{evening.link('after')}") == 4
    assert "Op zondag 21 maart lees je hier wat er gebeurt." in page


@pytest.mark.parametrize(
    ("window", "closed", "words"),
    [
        (0, False, "De gemeente leest tegelijk met de deelnemers."),
        (3, False, "De deelnemers lezen eerst, 3 dagen na de avond."),
        (3, True, "Dit is de zaal zo verteld. Daarom ligt het nu vast."),
    ],
)
def test_the_page_says_who_reads_first_and_whether_that_can_still_be_changed(
    app: Flask, window: int, closed: bool, words: str
) -> None:
    room = an_evening(app, participants_first=window)
    if closed:
        room.ask(Close(datetime.now(UTC).isoformat()))
    browser = app.test_client()
    browser.get(f"/sessions?key={KEY}")
    page = browser.get(f"/sessions/{room.name}/links").text
    assert words in page
    assert ("Wie leest het eerst?" in page) is not closed


# The last day


def test_the_municipalitys_link_ends_after_its_last_day(evening: Evening) -> None:
    assert press(evening, "summary", "until", until=in_days(0)).status_code == 303
    assert status(evening, evening.link("summary")) == 200
    evening.app.extensions["host"].relink(evening.name, {UNTIL.format("summary"): in_days(-1)})
    for form in ("", "/summary.json", "/summary.csv"):
        reply = evening.app.test_client().get(evening.link("summary") + form)
        assert (reply.status_code, GONE in reply.text) == (404, True)
    assert "Gestopt na" in links(evening)
    press(evening, "summary", "until", until="")
    assert status(evening, evening.link("summary")) == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("morgen", "Deze datum bestaat niet."), ("2027-02-30", "Deze datum bestaat niet."), ("2001-01-01", "al voorbij")],
)
def test_a_last_day_that_is_no_day_or_over_is_refused_and_stays_as_it_was_typed(
    evening: Evening, typed: str, sentence: str
) -> None:
    reply = press(evening, "summary", "until", until=typed)
    assert reply.status_code == 422
    assert sentence in reply.text
    assert f'value="{typed}"' in reply.text
    assert UNTIL.format("summary") not in keys(evening)
