"""Putting options in order on a phone: by taps, by buttons, by keyboard, from a list, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Company, is_live
from tests.browser.desk import company
from tests.browser.test_live import Evening
from tests.serving.running import Serve

__all__ = ["company"]

pytestmark = [pytest.mark.browser, pytest.mark.process]

QUESTIONS = [f"orde-{number}" for number in range(1, 6)]


def _question(id: str) -> str:
    return f"""
[[activities]]
id = "{id}"
kind = "rank"
title.nl = "Volgorde"
text.nl = "Wat gaat voor?"
top = 3
options = [
  {{ id = "licht", text.nl = "Licht" }}, {{ id = "plein", text.nl = "Plein" }},
  {{ id = "sport", text.nl = "Sport" }}, {{ id = "zaal", text.nl = "Zaal" }},
]
"""


PROGRAMME = 'id = "orde"\nversion = "1"\ntitle.nl = "Op volgorde"\n' + "".join(map(_question, QUESTIONS))


@pytest.fixture(scope="module")
def evening(server: Serve) -> Iterator[Evening]:
    with closing(Evening(server, programme="own", programme_text=PROGRAMME)) as made:
        yield made


@pytest.fixture(scope="module")
def asked() -> Iterator[str]:
    """The questions: each test asks another one."""
    return iter(QUESTIONS)


@pytest.fixture
def question(asked: Iterator[str]) -> str:
    return next(asked)


@pytest.fixture(scope="module")
def joined(evening: Evening, company: Company) -> Page:
    """A phone that stays for all tests."""
    return evening.join(company({"width": 320, "height": 568}))


@pytest.fixture
def phone(evening: Evening, question: str, joined: Page, company: Company) -> Iterator[Page]:
    evening.open(question, joined)
    yield joined
    assert not company.troubles


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
    number = phone.locator("[data-option=plein] select")
    number.focus()
    number.select_option("1")
    has_order(phone, "plein", "sport", "licht")
    expect(number).to_be_focused()


def test_nothing_is_sent_that_nobody_put_in_order_and_what_was_sent_stays(
    evening: Evening, question: str, phone: Page
) -> None:
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.get_by_text("Geef minstens nummer 1.")).to_be_visible()
    tap(phone, "zaal", "plein")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own")).to_contain_text("Jouw volgorde")
    phone.reload()
    is_live(phone)
    has_order(phone, "zaal", "plein")
    (counted,) = (one for one in evening.facilitator.tally()["activities"] if one["id"] == question)
    assert counted["placed"] == {"licht": [0, 0, 0], "plein": [0, 1, 0], "sport": [0, 0, 0], "zaal": [1, 0, 0]}


def test_without_scripts_it_is_done_with_numbers_that_can_be_mended(
    evening: Evening, question: str, somebody: Callable[..., Page]
) -> None:
    plain = somebody(java_script_enabled=False)
    plain.goto(evening.address)
    plain.get_by_role("button", name="Doe mee").click()
    evening.open(question)
    plain.goto(evening.address)
    for option in ("licht", "plein"):
        plain.locator(f"[name=place-{option}]").select_option("1")
    plain.get_by_role("button", name="Stuur", exact=True).click()
    expect(plain.get_by_text("Geef elk nummer maar één keer.")).to_be_visible()
    plain.get_by_label("Plein").fill("2")
    plain.get_by_role("button", name="Stuur opnieuw").click()
    expect(plain.locator("#own li")).to_have_text(["Licht", "Plein"])
