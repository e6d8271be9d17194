"""A break in real browsers: the minutes run down on wall and phone, by the server's clock, without a sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL
from tests.browser.test_live import Evening
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

YEARS_AHEAD = "2031-01-01T00:00:00Z"


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening of the default programme, in the lobby."""
    with closing(Evening(server, programme="weerbaarheid")) as made:
        yield made


def left(page: Page) -> str:
    """What stands there of the minutes that are left."""
    return " ".join(page.locator("[data-countdown]").inner_text().split())


def a_break(evening: Evening, *pages: Page) -> None:
    evening.press("go-to", activity="pauze")
    for page in pages:
        expect(page.locator("[data-countdown]")).to_be_visible()


def test_the_minutes_run_down_on_the_wall_and_on_the_phone(evening: Evening, somebody: Callable[..., Page]) -> None:
    wall, phone = somebody(WALL), somebody()
    for page in (wall, phone):
        page.clock.install()
    wall.goto(evening.home.rstrip("/") + evening.facilitator.link("wall"))
    evening.join(phone)
    a_break(evening, wall, phone)
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


def test_a_phone_with_a_wrong_clock_counts_as_everybody_does(evening: Evening, somebody: Callable[..., Page]) -> None:
    phone = somebody()
    phone.clock.install(time=YEARS_AHEAD)
    evening.join(phone)
    a_break(evening)
    expect(phone.locator("[data-left]")).to_have_text("10")


def test_a_page_that_is_loaded_during_the_break_counts_on(evening: Evening, somebody: Callable[..., Page]) -> None:
    a_break(evening)
    phone = evening.join(somebody())
    expect(phone.locator("[data-left]")).to_have_text("10")


def test_without_scripts_the_phone_says_until_when(evening: Evening, somebody: Callable[..., Page]) -> None:
    phone = somebody(java_script_enabled=False)
    phone.goto(evening.address)
    phone.get_by_role("button", name="Doe mee").click()
    evening.press("go-to", activity="pauze")
    phone.goto(evening.address)
    expect(phone.get_by_text("We gaan verder om")).to_be_visible()
    expect(phone.locator("[data-countdown]")).to_be_hidden()
