"""The console stays calm: what is rarely needed waits in a menu, and nothing moves under a pointer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CONSOLE, WALL
from tests.browser.desk import Desk, company, desk, evening

__all__ = ["company", "desk", "evening"]

pytestmark = [pytest.mark.browser, pytest.mark.process]

SMALL = {"width": 1024, "height": 768}


def test_a_menu_stays_open_while_somebody_comes_in_and_shuts_after_a_press_or_with_escape(desk: Desk) -> None:
    page = desk.page
    page.locator("#menu-timer summary").click()
    there = len(desk.phones)
    desk.heard = there
    desk.person()
    expect(page.locator("#programme")).to_contain_text(f"{there + 1} mens")
    page.locator("#timer-120").click()
    page.locator("#timer-stop").click()
    expect(page.locator("#timer-120")).to_be_hidden()
    page.locator("#menu-pause summary").click()
    expect(page.locator("#pause-5")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#pause-5")).to_be_hidden()
    expect(page.locator("#menu-pause summary")).to_be_focused()


@pytest.mark.parametrize("size", [SMALL, CONSOLE, WALL])
def test_the_board_stays_where_it_is_when_somebody_selects_a_card(desk: Desk, size: dict[str, int]) -> None:
    page = desk.page
    page.set_viewport_size(size)  # type: ignore[arg-type]
    desk.sends("Samen eten")
    first = page.locator("#waiting .answer").first
    expect(first).to_be_visible()
    # What the answers have in common is read a moment later; then the board has the place that it keeps.
    expect(page.locator("#reading-words")).to_have_attribute("data-now", re.compile(r"."))
    before = first.bounding_box()
    page.locator("#waiting .answer__select").first.check(force=True)
    expect(page.locator("#selection")).to_be_visible()
    assert first.bounding_box() == before
