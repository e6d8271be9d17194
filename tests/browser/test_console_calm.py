"""The console stays calm: what is rarely needed waits in a menu, and nothing moves under a pointer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL
from tests.browser.test_room import console, phone
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

SMALL = {"width": 1024, "height": 768}
Somebody = Callable[..., Page]


@pytest.fixture
def facilitator(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key, at the open question 4."""
    with closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "eerste-gesprek"})
        made.do("next", {"expected": "start"})
        made.do("go-to", {"activity": "4"})
        made.until("open:4")
        yield made


def test_a_menu_stays_open_while_somebody_comes_in_and_shuts_after_a_press_or_with_escape(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    desk = console(server, facilitator, somebody(CONSOLE))
    desk.locator("#menu-timer summary").click()
    phone(server, facilitator, somebody())
    expect(desk.locator("#programme")).to_contain_text("1 mens")
    desk.locator("#timer-120").click()
    desk.locator("#timer-stop").click()
    expect(desk.locator("#timer-120")).to_be_hidden()
    desk.locator("#menu-pause summary").click()
    expect(desk.locator("#pause-5")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator("#pause-5")).to_be_hidden()
    expect(desk.locator("#menu-pause summary")).to_be_focused()


@pytest.mark.parametrize("size", [SMALL, CONSOLE, WALL])
def test_the_board_stays_where_it_is_when_somebody_selects_a_card(
    server: Serve, facilitator: Facilitator, somebody: Somebody, size: dict[str, int]
) -> None:
    page = phone(server, facilitator, somebody())
    page.locator("#answer textarea").fill("Samen eten")
    page.get_by_role("button", name="Stuur").click()
    desk = console(server, facilitator, somebody(size))
    first = desk.locator("#waiting .answer").first
    expect(first).to_be_visible()
    # What the answers have in common is read a moment later; then the board has the place that it keeps.
    expect(desk.locator("#reading-words")).to_have_attribute("data-now", re.compile(r"."))
    before = first.bounding_box()
    desk.locator("#waiting .answer__select").first.check(force=True)
    expect(desk.locator("#selection")).to_be_visible()
    assert first.bounding_box() == before
