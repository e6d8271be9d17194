"""With accounts the list holds what is of one's own municipality, whatever is searched for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from tests.accounts import hosted
from tests.accounts.hosted import Town, town
from tests.web.test_library_finding import NOW, count, offered
from werksessie.session.commands import Close


@pytest.fixture(scope="module")
def place() -> Iterator[Town]:
    """Two municipalities; in the other one an evening was left open, and was agreed on."""
    made = town()
    made.app.extensions["host"].ask(made.elsewhere.name, Close(NOW.isoformat()))
    made.app.extensions["host"].seal(made.elsewhere.name, NOW.isoformat(), Random(1).shuffle)
    yield made
    hosted.close(made.app)


@pytest.mark.parametrize("role", ["facilitator", "colleague", "reader"])
def test_of_another_municipality_nothing_is_listed_found_counted_or_told(place: Town, role: str) -> None:
    browser = place.people[role].browser
    late = place.app.extensions["host"].now
    place.app.extensions["host"].now = lambda: NOW + timedelta(days=25)
    try:
        for path in (
            "/sessions",
            "/sessions?q=avond",
            "/sessions?q=daar",
            "/sessions?state=sealed",
            "/sessions?state=needs",
        ):
            page = browser.get(path).text
            assert "Een avond daar" not in page
            assert place.elsewhere.name not in page
            assert "gewist" not in page
        assert count(browser.get("/sessions").text) == "1 sessie"
        assert count(browser.get("/sessions?q=avond").text) == "1 van 1 sessies"
        assert offered(browser.get("/sessions?q=avond").text, "place") == []
        assert "Een avond daar" in place.people["other_facilitator"].browser.get("/sessions?state=needs").text
    finally:
        place.app.extensions["host"].now = late


def test_a_reader_is_told_of_no_evening_that_somebody_else_must_lead(place: Town) -> None:
    late = place.app.extensions["host"].now
    place.app.extensions["host"].now = lambda: NOW + timedelta(days=25)
    try:
        assert "Let op" in place.people["other_facilitator"].browser.get("/sessions").text
        assert "Let op" not in place.people["other_reader"].browser.get("/sessions").text
    finally:
        place.app.extensions["host"].now = late
