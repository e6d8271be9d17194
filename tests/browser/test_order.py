"""Putting options in order on a phone: by taps, by buttons, by keyboard, from a list, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import is_live
from tests.browser.test_live import Evening
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

PROGRAMME = """
id = "orde"
version = "1"
title.nl = "Op volgorde"
[[activities]]
id = "orde"
kind = "rank"
title.nl = "Volgorde"
text.nl = "Wat gaat voor?"
top = 3
options = [
  { id = "licht", text.nl = "Licht" }, { id = "plein", text.nl = "Plein" },
  { id = "sport", text.nl = "Sport" }, { id = "zaal", text.nl = "Zaal" },
]
"""


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    with closing(Evening(server, programme="own", programme_text=PROGRAMME)) as made:
        yield made


@pytest.fixture
def phone(evening: Evening, somebody: Callable[..., Page]) -> Page:
    joined = evening.join(somebody({"width": 320, "height": 568}))
    evening.open("orde", joined)
    return joined


def tap(page: Page, *options: str) -> None:
    for option in options:
        page.locator(f"[data-option={option}] .choice__text").click()


def has_order(page: Page, *options: str) -> None:
    """Waits until these stand on top, numbered from 1 on, and nothing else has a number."""
    cards = page.locator(".in-order--placed")
    expect(cards).to_have_count(len(options))
    for place, option in enumerate(options, 1):
        expect(page.locator("[data-option]").nth(place - 1)).to_have_attribute("data-option", option)
        expect(page.locator(f"[data-option={option}] select")).to_have_value(str(place))


def test_taps_give_the_next_number_and_take_it_back(phone: Page) -> None:
    expect(phone.locator(".in-order__moves").first).to_be_hidden()
    tap(phone, "sport", "licht", "zaal")
    has_order(phone, "sport", "licht", "zaal")
    tap(phone, "plein")
    has_order(phone, "sport", "licht", "zaal")
    tap(phone, "sport")
    has_order(phone, "licht", "zaal")


def test_buttons_and_keys_move_an_option_and_keep_the_focus(phone: Page) -> None:
    tap(phone, "sport", "licht", "zaal")
    up = phone.locator("[data-option=zaal] [data-way='-1']")
    up.focus()
    phone.keyboard.press("Enter")
    has_order(phone, "sport", "zaal", "licht")
    expect(up).to_be_focused()
    phone.keyboard.press("Enter")
    has_order(phone, "zaal", "sport", "licht")
    expect(phone.locator("[data-option=zaal] [data-way='1']")).to_be_focused()


def test_a_number_from_the_list_moves_the_others_on(phone: Page) -> None:
    tap(phone, "sport", "licht")
    phone.locator("[data-option=plein] select").select_option("1")
    has_order(phone, "plein", "sport", "licht")


def test_nothing_is_sent_that_nobody_put_in_order_and_what_was_sent_stays(evening: Evening, phone: Page) -> None:
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.get_by_text("Geef minstens nummer 1.")).to_be_visible()
    tap(phone, "zaal", "plein")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own")).to_contain_text("Jouw volgorde")
    phone.reload()
    is_live(phone)
    has_order(phone, "zaal", "plein")
    (asked,) = evening.facilitator.tally()["activities"]
    assert asked["placed"] == {"licht": [0, 0, 0], "plein": [0, 1, 0], "sport": [0, 0, 0], "zaal": [1, 0, 0]}


def test_without_scripts_it_is_done_with_numbers_that_can_be_mended(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    plain = somebody(java_script_enabled=False)
    plain.goto(evening.address)
    plain.get_by_role("button", name="Doe mee").click()
    evening.open("orde")
    plain.goto(evening.address)
    for option in ("licht", "plein"):
        plain.locator(f"[name=place-{option}]").select_option("1")
    plain.get_by_role("button", name="Stuur", exact=True).click()
    expect(plain.get_by_text("Geef elk nummer maar één keer.")).to_be_visible()
    plain.get_by_label("Plein").fill("2")
    plain.get_by_role("button", name="Stuur opnieuw").click()
    expect(plain.locator("#own li")).to_have_text(["Licht", "Plein"])
