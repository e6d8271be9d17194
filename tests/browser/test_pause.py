"""A break in real browsers: the minutes run down on wall and phone, by the server's clock, without a sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL, is_live
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

YEARS_AHEAD = "2031-01-01T00:00:00Z"


@pytest.fixture
def facilitator(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key, who has an evening of the default programme in the lobby."""
    with closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "weerbaarheid"})
        made.until("start")
        yield made


def left(page: Page) -> str:
    """What stands there of the minutes that are left."""
    return " ".join(page.locator("[data-countdown]").inner_text().split())


def takes_part(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    page.goto(server.home + facilitator.session[-6:])
    page.get_by_role("button", name="Doe mee").click()
    is_live(page)
    return page


def a_break(facilitator: Facilitator, *pages: Page) -> None:
    assert facilitator.do("go-to", {"activity": "pauze"}).status == 204
    for page in pages:
        expect(page.locator("[data-countdown]")).to_be_visible()


def test_the_minutes_run_down_on_the_wall_and_on_the_phone(
    server: Serve, facilitator: Facilitator, somebody: Callable[..., Page]
) -> None:
    wall, phone = somebody(WALL), somebody()
    for page in (wall, phone):
        page.clock.install()
    wall.goto(server.home.rstrip("/") + facilitator.link("wall"))
    takes_part(server, facilitator, phone)
    a_break(facilitator, wall, phone)
    for page, words in ((wall, "nog {}"), (phone, "Nog {}")):
        expect(page.locator("[data-left]")).to_have_text("10")
        assert left(page) == words.format("10 minuten")
        page.clock.fast_forward("03:30")
        expect(page.locator("[data-left]")).to_have_text("7")
        page.clock.fast_forward("06:00")
        expect(page.locator("[data-unit]")).to_have_text("minuut")
        assert left(page) == words.format("1 minuut")
        page.clock.fast_forward("01:00")
        expect(page.locator("[data-countdown]")).to_be_hidden()
        expect(page.get_by_text("We gaan verder om")).to_be_visible()


def test_a_phone_with_a_wrong_clock_counts_as_everybody_does(
    server: Serve, facilitator: Facilitator, somebody: Callable[..., Page]
) -> None:
    phone = somebody()
    phone.clock.install(time=YEARS_AHEAD)
    takes_part(server, facilitator, phone)
    a_break(facilitator)
    expect(phone.locator("[data-left]")).to_have_text("10")


def test_a_page_that_is_loaded_during_the_break_counts_on(
    server: Serve, facilitator: Facilitator, somebody: Callable[..., Page]
) -> None:
    phone = takes_part(server, facilitator, somebody())
    a_break(facilitator, phone)
    phone.reload()
    expect(phone.locator("[data-left]")).to_have_text("10")


def test_without_scripts_the_phone_says_until_when(
    server: Serve, facilitator: Facilitator, somebody: Callable[..., Page]
) -> None:
    phone = somebody(java_script_enabled=False)
    phone.goto(server.home + facilitator.session[-6:])
    phone.get_by_role("button", name="Doe mee").click()
    assert facilitator.do("go-to", {"activity": "pauze"}).status == 204
    phone.goto(server.home + facilitator.session[-6:])
    expect(phone.get_by_text("We gaan verder om")).to_be_visible()
    expect(phone.locator("[data-countdown]")).to_be_hidden()
