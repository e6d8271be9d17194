"""The pages of accounts: axe, and 320 pixels wide without scrolling sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.access.auditing import Auditor
from tests.accounts import hosted
from tests.accounts.hosted import Town, invite, town

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def place() -> Iterator[Town]:
    made = town()
    invite(made.people["facilitator"], made.here, "reader", "Eva van Burgerzaken")
    yield made
    hosted.close(made.app)


def pages(place: Town) -> Iterator[tuple[str, str]]:
    """Every page, with everything in it that can be in it."""
    for role, paths in {
        "host": ("/accounts", f"/accounts/of/{place.here}", "/accounts/audit"),
        "facilitator": ("/accounts", "/accounts/audit", "/sessions", f"/sessions/{place.evening.name}/hand-over"),
        "reader": ("/accounts", "/sessions", "/accounts/password", "/accounts/audit"),
        "nobody": ("/sign-in", "/invite/0"),
    }.items():
        for path in paths:
            yield f"{role} {path}", place.people[role].browser.get(path).text
    form = {"email": "anna@gemeente.example", "password": "geraden"}
    yield "a wrong password", place.people["nobody"].post("/sign-in", **form).text
    path = invite(place.people["facilitator"], place.here, "reader")
    yield "an invitation", place.app.test_client().get(path).text
    yield "one filled in wrong", place.people["nobody"].post(path, name="", email="x", password="kort").text
    yield "a refused password", place.people["reader"].post("/accounts/password", old="x", password="kort").text


def test_axe_finds_nothing_and_all_fits_on_a_narrow_screen(place: Town, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    auditor, found = Auditor(page, place.app), {}
    for name, html in pages(place):
        page.set_viewport_size({"width": 1280, "height": 900})
        auditor.show(html)
        wrong = auditor.violations()
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wrong.append(("too wide", ""))
        if wrong:
            found[name] = wrong
    page.close()
    assert found == {}
