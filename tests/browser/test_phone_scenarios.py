"""Acceptance scenarios 1 to 15 that need a real phone and stand nowhere else; the number in a test's name is that of
the scenario. The others stand beside what they are about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import is_live
from tests.browser.test_live import Evening, stands_at
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

BAD_WIFI = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kilobits a second, both ways."""
TEN_SECONDS = 10
NARROW = {"width": 320, "height": 480}
"""Also what 640 pixels are at 200%."""
QUARTER = 15 * 60 * 1000
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


def test_01_on_bad_wifi_the_first_question_is_there_within_ten_seconds_and_nothing_of_elsewhere(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = somebody()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", BAD_WIFI)
    evening.open("1")
    began = time.monotonic()
    page.goto(evening.address)
    assert page.locator("input:visible").count() == 0, "no name, no account"
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    assert time.monotonic() - began < TEN_SECONDS
    assert page.get_by_role("dialog").count() == 0, "no banner"
    is_live(page)
    assert hosts == {urlsplit(evening.home).netloc}


def test_06_and_07_back_and_a_quarter_of_an_hour_of_sleep_send_nothing_again_and_lose_nothing(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = somebody()
    page.clock.install()
    evening.join(page)
    evening.open("4", page)
    page.locator("#text").fill("Een plek")
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(page.locator("#own .sent__text:visible")).to_have_text(["Een plek"])
    page.locator("#text").fill("Half af")
    page.locator(".phone__end a[href$=privacy]").click()
    expect(page.get_by_role("heading", name="Wat gebeurt er met mijn antwoorden?")).to_be_visible()
    page.go_back()
    expect(page.locator("#own .sent__text:visible")).to_have_text(["Een plek"])
    expect(page.locator("#text")).to_have_value("Half af")

    page.context.set_offline(True)
    page.clock.fast_forward(QUARTER)
    evening.press("go-to", activity="slot")
    page.context.set_offline(False)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    stands_at(page, "slot", "intro")
    evening.press("go-to", activity="4")
    evening.press("open-again", activity="4")
    expect(page.locator("#own .sent__text:visible")).to_have_text(["Een plek"])
    assert evening.arrived("4") == ["Een plek"]
    assert evening.count("4")["answered"] == 1


def test_14_with_a_keyboard_and_ears_only_at_320_pixels_somebody_joins_answers_and_hears_that_it_arrived(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = somebody(NARROW)

    def tab_to(what: str) -> None:
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUSED) == what:
                return
        pytest.fail(f"the focus never comes to {what}")

    page.goto(evening.address)
    tab_to("Doe mee")
    page.keyboard.press("Enter")
    is_live(page)
    expect(page.locator("[role=status]")).to_have_count(1)
    evening.open("1", page)
    expect(page.get_by_role("status")).to_have_text("Er is een nieuwe vraag.")
    tab_to("text")
    page.keyboard.type("Met de toetsen")
    evening.press("timer", seconds="60")
    page.evaluate("() => document.dispatchEvent(new CustomEvent('pieces:catch-up'))")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("Met de toetsen")
    tab_to("Stuur")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Ontvangen ✓")
    expect(page.locator("#own")).to_contain_text("Met de toetsen")
    assert page.evaluate(SIDEWAYS) == 0

    evening.make_goals("elkaar kennen", "ouders helpen")
    evening.press("next", expected="close:1")
    evening.open("5a", page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.type === 'checkbox'"):
            break
    page.keyboard.press("Space")
    expect(page.locator("#answer input:checked")).to_have_count(1)
    expect(page.locator("#answer input:checked")).to_be_focused()
    tab_to("Stuur")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Ontvangen ✓")
    assert page.evaluate(SIDEWAYS) == 0
