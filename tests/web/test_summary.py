"""The links of an evening that are for reading: the municipality's summary and the participants' page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from babel.dates import format_date
from flask import Flask

from tests.conftest import KEY, Evening
from tests.session.evening import plan
from tests.web.markup import elements, ids
from tests.web.room import DETAILS, Room
from werksessie.programme.model import Programme
from werksessie.session.commands import Close

PROGRAMME = Programme("proef", "1", {"nl": "Proef"}, (plan("afspraken", "agreements"),))
NOW = datetime.now(UTC)
FORMS = ("", "/summary.json", "/summary.csv")


def an_evening(app: Flask, closed: datetime | None = None, **details: object) -> Room:
    """An evening with one agreement; over since `closed`."""
    made = Room(app, PROGRAMME, 12, details=replace(DETAILS, **details))  # type: ignore[arg-type]
    made.open("afspraken")
    made.act("afspraken", "make", what="Sportzaal openen op vrijdag", who="Gemeente, Sport", when="2027-04-03")
    made.shut("afspraken")
    if closed:
        made.ask(Close(closed.isoformat()))
    return made


def path(room: Room, link: str) -> str:
    """Where this link of the evening leads."""
    return f"/{link}/{room.host.keys(room.name)[link]}"


def statuses(app: Flask, room: Room) -> set[int]:
    """What whoever holds the municipality's link gets, for page, JSON and CSV."""
    visitor = app.test_client()
    return {visitor.get(path(room, "summary") + form).status_code for form in FORMS}


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def iso(moment: datetime) -> str:
    return moment.astimezone().date().isoformat()


# Who reads when


def test_the_municipality_reads_at_once_when_nothing_else_was_chosen(app: Flask) -> None:
    assert statuses(app, an_evening(app)) == {200}
    assert statuses(app, an_evening(app, closed=NOW)) == {200}


@pytest.mark.parametrize("days", [3, 7])
def test_participants_read_first_for_so_many_days(app: Flask, days: int) -> None:
    told = {"participants_first": days, "feedback_date": iso(days_ago(30))}
    assert statuses(app, an_evening(app, closed=days_ago(days - 0.1), **told)) == {403}
    assert statuses(app, an_evening(app, closed=days_ago(days + 0.1), **told)) == {200}


def test_the_municipality_never_reads_before_the_day_on_which_the_room_was_told_it_reads_first(app: Flask) -> None:
    long_ago = days_ago(10)
    assert statuses(app, an_evening(app, long_ago, participants_first=3, feedback_date=iso(days_ago(-2)))) == {403}
    assert statuses(app, an_evening(app, long_ago, participants_first=3, feedback_date=iso(NOW))) == {200}


def test_participants_read_first_while_the_evening_goes_on(app: Flask) -> None:
    room = an_evening(app, participants_first=3)
    assert statuses(app, room) == {403}
    assert "De avond is nog niet voorbij." in app.test_client().get(path(room, "summary")).text


def test_who_comes_too_early_hears_until_when(app: Flask) -> None:
    room = an_evening(app, closed=NOW, participants_first=3, feedback_date="2099-03-21")
    page = app.test_client().get(path(room, "summary")).text
    assert "De deelnemers lezen eerst mee tot zaterdag 21 maart." in page
    assert "Sportzaal" not in page


def test_the_facilitator_always_reads_and_sees_since_when_others_may(app: Flask) -> None:
    room = an_evening(app, closed=NOW, participants_first=3, feedback_date="2099-03-21")
    facilitator = app.test_client()
    facilitator.get(f"/sessions?key={KEY}")
    own = f"/sessions/{room.name}/summary"
    for form in FORMS:
        assert facilitator.get(own + form).status_code == 200
        assert app.test_client().get(own + form).status_code == 403
    assert "De gemeente kan dit lezen vanaf zaterdag 21 maart." in facilitator.get(own).text


@pytest.mark.parametrize("days", [0, 3])
def test_who_opens_the_municipalitys_link_as_facilitator_gets_the_very_same_bytes(app: Flask, days: int) -> None:
    room = an_evening(app, closed=NOW, participants_first=days)
    facilitator = app.test_client()
    facilitator.get(f"/sessions?key={KEY}")
    for form in FORMS:
        there, here = (who.get(path(room, "summary") + form) for who in (app.test_client(), facilitator))
        assert there.status_code == here.status_code == (403 if days else 200)
        assert there.data == here.data


def test_before_the_end_everything_can_be_downloaded_and_says_that_it_is_provisional(app: Flask) -> None:
    room = an_evening(app)
    visitor = app.test_client()
    assert "Voorlopig: dit verslag kan nog veranderen." in visitor.get(path(room, "summary")).text
    assert visitor.get(path(room, "summary") + "/summary.json").json["provisional"] is True
    for form in FORMS[1:]:
        assert "-voorlopig." in visitor.get(path(room, "summary") + form).headers["Content-Disposition"]
    room.ask(Close(NOW.isoformat()))
    room.host.seal(room.name, NOW.isoformat(), Random(1).shuffle)
    assert visitor.get(path(room, "summary") + "/summary.json").json["provisional"] is False
    for form in FORMS[1:]:
        assert "voorlopig" not in visitor.get(path(room, "summary") + form).headers["Content-Disposition"]


@pytest.mark.parametrize("link", ["summary", "after"])
@pytest.mark.parametrize("token", ["0" * 32, "482913", "../sessions", "%00", "x" * 500])
def test_an_unknown_link_is_a_friendly_404(app: Flask, link: str, token: str) -> None:
    reply = app.test_client().get(f"/{link}/{token}")
    assert reply.status_code == 404
    assert ("Deze link werkt niet meer" in reply.text) is ("/" not in token)


def test_the_link_for_participants_opens_no_summary_and_the_other_way_round(app: Flask) -> None:
    room = an_evening(app, closed=NOW)
    keys = room.host.keys(room.name)
    assert app.test_client().get(f"/summary/{keys['after']}").status_code == 404
    assert app.test_client().get(f"/after/{keys['summary']}").status_code == 404


# The page for the municipality


def test_the_head_says_which_evening_this_was_and_what_people_could_decide(app: Flask) -> None:
    room = an_evening(
        app, closed=NOW, municipality="Gemeente Voorbeeld", community="bewoners", also_present="school",
        mandate="wethouder Wijken", contact_municipality="030 000 00 00", contact_community="De Linde",
        feedback_how="per brief",
    )  # fmt: skip
    page = app.test_client().get(path(room, "summary")).text
    for words in (
        "Samen sterk in de Lindebuurt", "Gemeente Voorbeeld", "bewoners", "Buurthuis De Linde", "12 mensen",
        "zondag 14 maart 2027", "Meewerken: Jullie en de gemeente maken samen een plan.", "school",
        "wethouder Wijken", "zondag 21 maart 2027, per brief", "030 000 00 00", "De Linde", "voorlopig",
        "Het is geen meting, geen representatief onderzoek en geen advies.",
        "Niet bedoeld voor toezicht, opsporing of besluiten over personen.",
    ):  # fmt: skip
        assert words in page, words


def test_what_was_not_filled_in_leaves_no_empty_line(app: Flask) -> None:
    page = app.test_client().get(path(an_evening(app), "summary")).text
    for name in ("Ook aanwezig", "Contact gemeente", "Wie ja mocht zeggen"):
        assert name not in page
    report = page[page.index("sheet--report") :]
    assert "Gebaseerd" not in report


def test_the_page_needs_no_script_and_has_one_of_each_id(app: Flask) -> None:
    page = app.test_client().get(path(an_evening(app), "summary")).text
    scripts = [attributes["src"] for tag, attributes, _ in elements(page) if tag == "script"]
    assert [src.partition("?")[0] for src in scripts] == ["/static/downloads.js"], (
        "only to say that a file is on its way"
    )
    assert len(ids(page)) == len(set(ids(page)))


def test_the_downloads_stand_on_the_page_and_work(app: Flask) -> None:
    room = an_evening(app)
    visitor = app.test_client()
    links = [
        attributes["href"] for tag, attributes, _ in elements(visitor.get(path(room, "summary")).text) if tag == "a"
    ]
    for form in FORMS[1:]:
        assert path(room, "summary") + form in links
        assert visitor.get(path(room, "summary") + form).status_code == 200


# The page for participants


def test_before_the_end_the_participants_page_leads_back_to_the_evening(app: Flask, evening: Evening) -> None:
    page = app.test_client().get(evening.link("after")).text
    assert "De avond is nog niet voorbij." in page
    assert f'href="/{evening.code}"' in page
    assert "Lees het verslag" not in page


def test_afterwards_participants_read_what_was_agreed_and_when_they_hear_back(app: Flask) -> None:
    room = an_evening(app, closed=NOW, contact_community="Buurthuis De Linde", talk_to="de jongerenwerker.")
    page = app.test_client().get(path(room, "after")).text
    for words in (
        "Samen sterk in de Lindebuurt", "Op zondag 21 maart lees je hier wat er gebeurt.", "Bewaar deze pagina.",
        "Sportzaal openen op vrijdag", "Gemeente, Sport", "zaterdag 3 april", "Lees het verslag",
        "De gemeente kan dit verslag ook lezen.", "Ga naar de jongerenwerker.", "Buurthuis De Linde",
    ):  # fmt: skip
        assert words in page, words


def test_when_participants_read_first_their_page_says_so(app: Flask) -> None:
    room = an_evening(app, closed=NOW, participants_first=7, feedback_date="2099-03-21")
    page = app.test_client().get(path(room, "after")).text
    assert "Jullie lezen dit als eerste. De gemeente leest het vanaf zaterdag 21 maart." in page
    assert "De gemeente kan dit verslag ook lezen." not in page


def test_the_participants_page_outlives_the_code(app: Flask) -> None:
    room = an_evening(app, closed=NOW)
    room.host.seal(room.name, NOW.isoformat(), Random(1).shuffle)
    assert app.test_client().get(f"/{room.name[-6:]}").status_code == 404
    page = app.test_client().get(path(room, "after")).text
    assert "Sportzaal openen op vrijdag" in page
    assert "Het kan nog veranderen." not in page


@pytest.mark.parametrize("sealed", [False, True])
def test_the_participants_page_has_one_of_each_id_and_the_profile_before_the_report(app: Flask, sealed: bool) -> None:
    room = an_evening(app, closed=NOW)
    if sealed:
        room.host.seal(room.name, NOW.isoformat(), Random(1).shuffle)
    page = app.test_client().get(path(room, "after")).text
    assert len(ids(page)) == len(set(ids(page)))
    assert page.index("Samenwerkingsprofiel") < page.index('<section class="report__chapter')


@pytest.mark.parametrize(("told", "since"), [("2099-03-21", "21 maart 2099"), ("2000-01-01", "")])
def test_the_profile_says_since_when_participants_could_read_it_as_they_were_told(
    app: Flask, told: str, since: str
) -> None:
    page = app.test_client().get(path(an_evening(app, closed=NOW, feedback_date=told), "summary")).text
    today = iso(NOW)
    expected = since or f"{format_date(date.fromisoformat(today), 'd MMMM', locale='nl')} {today[:4]}"
    assert f"Deelnemers konden dit lezen vanaf {expected}; correcties: 0." in page.replace("\xa0", " ")


def test_while_the_evening_runs_the_profile_says_nothing_of_reading(app: Flask) -> None:
    assert "Deelnemers konden dit lezen" not in app.test_client().get(path(an_evening(app), "summary")).text


def test_the_evening_goes_off_the_phone_from_there_too(app: Flask, evening: Evening) -> None:
    phone = evening.join()[0]
    evening.facilitator.do("close")
    page = phone.get(evening.link("after")).text
    assert f'action="/{evening.code}/leave"' in page
    assert phone.get_cookie("person", path=f"/{evening.code}")
    assert phone.post(f"/{evening.code}/leave", headers={"Origin": "http://localhost"}).status_code == 200
    assert phone.get_cookie("person", path=f"/{evening.code}") is None


def test_participants_and_municipality_read_the_same_report(app: Flask) -> None:
    room = an_evening(app, closed=NOW)
    visitor = app.test_client()
    one, other = (visitor.get(path(room, link)).text for link in ("summary", "after"))
    chapter = one[one.index('<section class="report__chapter') : one.index('<footer class="sheet__foot')]
    assert chapter in other


@pytest.mark.parametrize(
    ("wanted", "offered", "language"), [("en", ("nl", "en"), "en"), ("en", ("nl",), "nl"), ("<x>", ("nl", "en"), "nl")]
)
def test_the_participants_page_speaks_a_language_that_the_evening_offers(
    app: Flask, wanted: str, offered: tuple[str, ...], language: str
) -> None:
    room = an_evening(app, closed=NOW, languages=offered)
    page = app.test_client().get(path(room, "after"), query_string={"lang": wanted}).text
    assert f'<html lang="{language}"' in page
    assert '<article class="fold__sheet" lang="nl"' in page
