"""Choosing a programme, the date of a second evening, and the words of the sources at the end of the report."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.conftest import DETAILS, Evening, Facilitator, prepare

# The prepare page


def test_the_programmes_are_offered_with_their_minutes_and_the_default_is_chosen(facilitator: Facilitator) -> None:
    page = facilitator.client.get("/sessions/new").text
    offered = re.findall(r'<input[^>]*name="programme" value="([^"]+)"( checked)?', page)
    assert offered == [
        ("weerbaarheid", " checked"),
        ("weerbaarheid-kort", ""),
        ("weerbaarheid-twee-avonden", ""),
        ("eerste-gesprek", ""),
    ]
    minutes = re.findall(r"<b>([^<]*minuten\.)</b>", page)
    assert minutes == ["135 minuten.", "75 minuten.", "2 avonden van 105 minuten.", "79 minuten."]
    assert "Alle tien vragen van de kennissessie op één avond, met pauze. Eindigt met afspraken." in page


def test_what_was_chosen_is_still_chosen_when_something_else_is_wrong(facilitator: Facilitator) -> None:
    form = {**DETAILS, "title": "", "programme": "weerbaarheid-kort", "csrf_token": facilitator.token()}
    page = facilitator.client.post("/sessions/new", data=form).text
    assert re.findall(r'name="programme" value="([^"]+)" checked', page) == ["weerbaarheid-kort"]


def test_a_second_evening_on_the_day_of_the_first_or_before_is_refused(facilitator: Facilitator) -> None:
    for wrong in (DETAILS["date"], "2027-03-01"):
        form = {**DETAILS, "second_evening": wrong, "programme": "weerbaarheid", "csrf_token": facilitator.token()}
        reply = facilitator.client.post("/sessions/new", data=form)
        assert reply.status_code == 422
        assert "De tweede avond is na de eerste." in reply.text


@pytest.mark.parametrize(("programme", "asks"), [("weerbaarheid-twee-avonden", True), ("weerbaarheid", False)])
def test_the_date_of_the_second_evening_is_asked_later_only_where_there_is_one(
    app: Flask, facilitator: Facilitator, programme: str, asks: bool
) -> None:
    made = prepare(app, facilitator, programme=programme)
    page = facilitator.client.get(f"/sessions/{made.name}/details").text
    assert ('name="second_evening"' in page) == asks


# What it rests on


def test_the_report_ends_with_the_words_of_the_sources(app: Flask, facilitator: Facilitator) -> None:
    made = prepare(app, facilitator, programme="weerbaarheid-kort")
    page = app.test_client().get(made.link("summary")).text
    assert page.count("Waar dit op rust") == 1
    assert "Indeling en vragen: eigen keuze, gebaseerd op de kennissessie" in page
    assert page.index("Voorwaarden voor een goede samenwerking:") > page.index("Waar dit op rust")
    for source in made.state.programme.sources:
        for text in source.texts:
            assert text.replace("&", "&amp;") in page
    data = app.test_client().get(made.link("summary") + "/summary.json").json
    assert data["sources"][0]["texts"][0].startswith("I. Wat zijn risico- en beschermende factoren")


def test_a_programme_without_sources_rests_on_nothing(evening: Evening) -> None:
    assert "Waar dit op rust" not in evening.app.test_client().get(evening.link("summary")).text
