"""The pages of accounts: axe, and 320 pixels wide without scrolling sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.access.auditing import Auditor
from tests.accounts import hosted
from tests.accounts.hosted import Town, invite, town
from tests.browser.conftest import CONSOLE

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


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


def test_axe_finds_nothing_and_all_fits_on_a_narrow_screen(place: Town, look: Callable[..., Auditor]) -> None:
    auditor, found = look(), {}
    for name, html in pages(place):
        auditor.page.set_viewport_size(CONSOLE)
        auditor.show(html)
        wrong = auditor.violations()
        auditor.page.set_viewport_size(NARROW)
        if auditor.page.evaluate("document.documentElement.scrollWidth") > NARROW["width"]:
            wrong.append(("too wide", ""))
        if wrong:
            found[name] = wrong
    assert found == {}
