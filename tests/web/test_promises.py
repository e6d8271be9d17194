"""After the evening: the contact person of a side says how it goes with the agreements, and everybody reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare
from tests.web.markup import elements, ids
from werksessie.live.links import CONTACTS
from werksessie.session.progress import promises

PROGRAMME = """
format = 1
id = "afspreken"
version = "1"
title.nl = "Afspreken"

[[activities]]
id = "afspraken"
kind = "agreements"
title.nl = "Afspraken"
text.nl = "Dit spreken we vanavond af"
"""
LAMP, SCHOOL = "Plaats een lamp bij de trap", "Bel de school over het plein"


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def agreed(app: Flask, facilitator: Facilitator) -> Evening:
    """An evening with two agreements, closed and sealed, and a link for either contact person."""
    evening = prepare(app, facilitator, programme_text=PROGRAMME)
    evening.until("start")
    evening.join(6)
    evening.until("open:afspraken")
    for what, who, when in ((LAMP, "De gemeente", in_days(-3)), (SCHOOL, "Wij", in_days(9))):
        assert facilitator.act("afspraken", "make", what=what, who=who, when=when).status_code == 204
    assert facilitator.do("close").status_code == 204
    assert facilitator.do("seal").status_code == 204
    for link in CONTACTS:
        form = {"csrf_token": facilitator.token()}
        assert facilitator.client.post(f"/sessions/{evening.name}/links/{link}/new", data=form).status_code == 303
    return evening


def at(evening: Evening, side: str) -> str:
    """The address of the contact person of a side."""
    return f"/agreements/{evening.app.extensions['host'].keys(evening.name)[f'contact-{side}']}"


def tell(evening: Evening, side: str = "community", number: int = 1, **form: Any) -> Any:
    """The form, sent from a browser without any cookie."""
    fields = {"activity": "afspraken", "number": number, "status": "done", "why": "", **form}
    return evening.app.test_client().post(at(evening, side), data=fields, headers={"Origin": "http://localhost"})


def read(evening: Evening, path: str, client: FlaskClient | None = None) -> str:
    reply = (client or evening.app.test_client()).get(path)
    assert reply.status_code == 200
    return str(reply.text)


def test_participants_read_at_once_what_a_contact_person_says(agreed: Evening) -> None:
    after = agreed.link("after")
    assert "Gedaan" not in read(agreed, after)
    assert tell(agreed, why="Hij brandt sinds maandag").status_code == 303
    page = read(agreed, after)
    assert "<b>Gedaan</b>: <bdi>Hij brandt sinds maandag</bdi>" in page
    assert "zegt de gemeenschap" in page


def test_the_page_says_who_spoke_and_the_last_word_counts(agreed: Evening) -> None:
    tell(agreed, status="running")
    tell(agreed, "municipality", status="stuck", why="De paal is niet geleverd")
    [first, second] = promises(agreed.state)
    assert first.progress is not None
    assert (first.progress.status, first.progress.side, second.progress) == ("stuck", "municipality", None)
    page = read(agreed, at(agreed, "community"))
    assert ("De paal is niet geleverd" in page, "zegt de gemeente," in page) == (True, True)


def test_after_saying_it_the_page_says_that_it_is_kept_and_shows_it_chosen(agreed: Evening) -> None:
    reply = tell(agreed, number=2, status="running")
    page = read(agreed, reply.location.partition("#")[0])
    assert page.count("Bewaard ✓") == 1
    chosen = [one.get("value") for tag, one, _ in elements(page) if tag == "input" and "checked" in one]
    assert chosen == ["running"]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"status": ""}, "Kies hoe het gaat"),
        ({"status": "stuck"}, "waarom het niet lukt"),
        ({"why": "x" * 500}, "Dat is te lang"),
        ({"number": 9}, "Deze afspraak is er niet"),
        ({"activity": "welkom"}, "Deze afspraak is er niet"),
        ({"number": "een"}, "Deze afspraak is er niet"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(agreed: Evening, form: dict[str, Any], sentence: str) -> None:
    before = agreed.state.seq
    reply = tell(agreed, **form)
    assert (reply.status_code in (404, 422), sentence in reply.text) == (True, True)
    assert agreed.state.seq == before


def test_what_was_typed_stays_on_the_page_when_it_cannot_be_kept(agreed: Evening) -> None:
    page = tell(agreed, status="", why="Eerst de paal").text
    wrong = [one.get("aria-invalid") for tag, one, _ in elements(page) if tag == "textarea"]
    assert (wrong, "Eerst de paal</textarea>" in page) == (["true", None], True)


@pytest.mark.parametrize("side", CONTACTS.values())
def test_the_page_works_without_scripts_and_every_field_has_its_label(agreed: Evening, side: str) -> None:
    page = read(agreed, at(agreed, side))
    assert (LAMP in page, SCHOOL in page, " style=" in page) == (True, True, False)
    assert len(ids(page)) == len(set(ids(page)))
    labelled = {one.get("for") for tag, one, _ in elements(page) if tag == "label"}
    fields = [one for tag, one, _ in elements(page) if one.get("name") == "why"]
    assert {one["id"] for one in fields} <= labelled


def test_a_name_is_asked_about_once_before_everybody_reads_it(agreed: Evening) -> None:
    before = agreed.state.seq
    reply = tell(agreed, why="Ahmed van de Kerkstraat 12 belt niet terug", warn="1")
    assert (reply.status_code, agreed.state.seq) == (422, before)
    assert ("Haal dat er liever uit." in reply.text, "Bewaar toch" in reply.text) == (True, True)
    assert reply.text.count('name="warn"') == 1
    assert tell(agreed, why="Ahmed van de Kerkstraat 12 belt niet terug").status_code == 303


def test_before_the_evening_is_sealed_the_page_says_to_wait(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator)
    evening.until("start")
    form = {"csrf_token": facilitator.token()}
    facilitator.client.post(f"/sessions/{evening.name}/links/contact-community/new", data=form)
    assert "De avond is nog niet voorbij." in read(evening, at(evening, "community"))
    assert tell(evening).status_code == 409
    facilitator.do("close")
    assert "Straks kun je hier zeggen hoe het gaat." in read(evening, at(evening, "community"))


def test_a_link_that_is_taken_back_says_nothing_any_more_and_what_was_said_stays(agreed: Evening) -> None:
    tell(agreed)
    link = at(agreed, "community")
    form = {"csrf_token": agreed.facilitator.token()}
    agreed.facilitator.client.post(f"/sessions/{agreed.name}/links/contact-community/revoke", data=form)
    assert agreed.app.test_client().get(link).status_code == 404
    assert agreed.app.test_client().post(link, headers={"Origin": "http://localhost"}).status_code == 404
    assert "Gedaan" in read(agreed, agreed.link("after"))


def test_the_report_says_it_too_also_after_the_profile_was_fixed(agreed: Evening) -> None:
    form = {"csrf_token": agreed.facilitator.token()}
    assert agreed.facilitator.client.post(f"/sessions/{agreed.name}/profile/fix", data=form).status_code == 303
    tell(agreed, "municipality", status="stuck", why="De paal is niet geleverd")
    page = read(agreed, agreed.link("summary"))
    assert "Lukt niet: De paal is niet geleverd (volgens de gemeente, " in page


def test_a_side_that_speaks_in_another_language_reads_the_page_in_it(agreed: Evening) -> None:
    page = read(agreed, f"{at(agreed, 'community')}?lang=en")
    assert ('lang="en"' in page, "Hoe gaat het met de afspraken?" in page) == (True, False)


# In one's own calendar


@pytest.mark.parametrize("link", ["after", "summary", "agreements"])
def test_everybody_who_reads_an_agreement_can_put_it_in_a_calendar(agreed: Evening, link: str) -> None:
    to = at(agreed, "community") if link == "agreements" else agreed.link(link)
    reply = agreed.app.test_client().get(f"{to}/afspraken/1.ics")
    assert (reply.status_code, reply.mimetype) == (200, "text/calendar")
    assert f"SUMMARY:{LAMP}" in reply.text
    assert agreed.app.test_client().get(f"{to}/afspraken/3.ics").status_code == 404


def test_the_municipality_has_no_calendar_before_it_may_read(app: Flask, facilitator: Facilitator) -> None:
    evening = prepare(app, facilitator, participants_first="7", programme_text=PROGRAMME)
    evening.until("start")
    evening.until("open:afspraken")
    facilitator.act("afspraken", "make", what=LAMP, who="Wij", when=in_days(3))
    facilitator.do("close")
    assert app.test_client().get(f"{evening.link('summary')}/afspraken/1.ics").status_code == 403
    assert app.test_client().get(f"{evening.link('after')}/afspraken/1.ics").status_code == 200


# The facilitator's list to print


def test_the_list_has_what_is_open_first_by_date_and_says_what_is_late(agreed: Evening) -> None:
    path = f"/sessions/{agreed.name}/agreements"
    page = read(agreed, path, agreed.facilitator.client)
    assert page.index(LAMP) < page.index(SCHOOL)
    assert (page.count("reminder__late"), "2 nog niet gedaan" in page) == (1, True)
    tell(agreed)
    page = read(agreed, path, agreed.facilitator.client)
    assert page.index(SCHOOL) < page.index(LAMP)
    assert (page.count("reminder__late"), page.count("herinnerd op")) == (0, 1)


def test_the_list_asks_nobody_for_an_e_mail_address(agreed: Evening) -> None:
    page = read(agreed, f"/sessions/{agreed.name}/agreements", agreed.facilitator.client)
    assert [one for tag, one, _ in elements(page) if tag == "input"] == []
    assert "We vragen niemand om een e-mailadres." in page


def test_without_agreements_the_list_says_so(evening: Evening) -> None:
    page = read(evening, f"/sessions/{evening.name}/agreements", evening.facilitator.client)
    assert "Nog geen afspraken" in page
