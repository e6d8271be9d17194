"""What happens to my answers: every line is true for this session's settings, and one that is not is not there."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import Evening, Facilitator, prepare

ALWAYS = (
    "Je hoeft je naam niet te geven. Je maakt geen account.",
    "We bewaren niet welk nummer of internet-adres jouw telefoon heeft.",
    "De begeleider leest mee. De begeleider ziet niet wie wat schreef.",
    "Namen van mensen laten we niet zien. Schrijf ze dus niet op.",
    "Tot dan is het bestand geheim.",
    "Je mag altijd een vraag overslaan of stoppen.",
    "Dit is geen meldpunt. Bij gevaar: bel 112.",
    "Je mag ook klagen bij de Autoriteit Persoonsgegevens.",
)
TO_CHANGE = "Je telefoon onthoudt een geheim getal. Zo kun je je antwoord nog aanpassen."
REPORT = "We maken een verslag van wat de groep zei."
THEY_FIRST = "Jullie zien het verslag eerst: op zondag 21 maart."
AT_ONCE = "Op zondag 21 maart kunnen jullie het verslag lezen. De gemeente krijgt het dan ook."
GROUPS = "Waarom je hier bent, tellen we alleen. Kleine groepen laten we niet zien."

SETTINGS: tuple[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]], ...] = (
    ({}, (REPORT, AT_ONCE, TO_CHANGE, "30 dagen na de avond"), (THEY_FIRST, GROUPS, "Vraag of klacht?")),
    ({"participants_first": "7"}, (THEY_FIRST,), (AT_ONCE,)),
    ({"participants_first": "3", "feedback_date": ""}, (REPORT,), (THEY_FIRST, AT_ONCE, "kunnen jullie het verslag")),
    ({"municipality": "Gemeente Dal"}, ("Gemeente Dal krijgt dat verslag.", "Gemeente Dal is verantwoordelijk"), ()),
    ({"municipality": ""}, ("De gemeente krijgt dat verslag.", "De gemeente is verantwoordelijk"), ("None",)),
    ({"controller": "Stichting Pad"}, ("Stichting Pad is verantwoordelijk voor deze gegevens.",), ("Voorbeeld is",)),
    ({"contact_municipality": "Het loket, 14 010."}, ("Vraag of klacht? Het loket, 14 010. Je mag ook",), ()),
    ({"contact_community": "Het bestuur"}, ("Vraag of klacht? Het bestuur.",), ()),
    ({"groups": "on"}, (GROUPS,), ()),
    ({"retention_days": "60"}, ("De losse antwoorden wissen we 60 dagen na de avond.",), ("30 dagen",)),
    ({"rehearsal": "on"}, ALWAYS, (REPORT, AT_ONCE, "krijgt dat verslag")),
    ({"programme": "weerbaarheid-twee-avonden"}, ("Na de tweede avond wissen we", "30 dagen na de tweede avond"), ()),
)  # fmt: skip


def page(client: FlaskClient, code: str) -> str:
    reply = client.get(f"/{code}/privacy")
    assert reply.status_code == 200
    return str(reply.text)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(("settings", "there", "not_there"), SETTINGS, ids=lambda one: str(one)[:50])
def test_a_line_stands_there_when_its_setting_makes_it_true_and_else_not(
    app: Flask, facilitator: Facilitator, settings: dict[str, Any], there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    said = words(page(app.test_client(), prepare(app, facilitator, **settings).code))
    assert [line for line in (*ALWAYS, *there) if line not in said] == []
    assert [line for line in not_there if line in said] == []


def test_every_line_of_the_list_is_read_aloud(evening: Evening, client: FlaskClient) -> None:
    html = page(client, evening.code)
    main = html.partition("<main")[2].partition("</main>")[0]
    assert len(re.findall(r"<li data-read>", main)) == len(re.findall(r"<li", main)) >= 9
    assert re.search(r"<h1[^>]* data-read", main)
    assert re.search(r'<p class="reading-line" data-read', main)


def test_what_can_be_changed_no_more_is_not_promised(evening: Evening, client: FlaskClient) -> None:
    evening.until("open:1")
    assert TO_CHANGE in words(page(client, evening.code))
    evening.facilitator.do("close")
    assert TO_CHANGE not in words(page(client, evening.code))


def test_between_two_evenings_no_day_is_named_that_the_second_one_will_move(
    app: Flask, facilitator: Facilitator
) -> None:
    made = prepare(app, facilitator, programme="weerbaarheid-twee-avonden", second_evening="2027-03-21")
    made.until("start")
    made.join(3)
    made.until("show:welkom")
    facilitator.do("close")
    said = words(page(made.phones[0], made.code))
    assert "De losse antwoorden wissen we 30 dagen na de tweede avond." in said
    assert "De losse antwoorden wissen we op" not in said


def test_it_can_be_printed_without_what_is_there_to_press(evening: Evening, client: FlaskClient) -> None:
    html = page(client, evening.code)
    [sheet] = re.findall(r'<link rel="stylesheet" href="([^"]*privacy[^"]*)" media="print">', html)
    css = client.get(unescape(sheet)).text
    assert re.search(r"\.actions[^{}]*\{\s*display:\s*none", css)


def test_it_stands_there_in_the_language_of_the_phone(evening: Evening, client: FlaskClient) -> None:
    client.get(f"/{evening.code}?lang=en")
    said = words(page(client, evening.code))
    assert "You do not have to give your name." in said
    assert [line for line in (*ALWAYS, TO_CHANGE, REPORT, AT_ONCE) if line in said] == []
