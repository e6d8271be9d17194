"""The outbox in a real browser: nothing sent is ever lost and nothing counts twice, whatever the network does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.test_live import Evening
from tests.browser.test_phone import own, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

WAITING = "Wacht op internet. We sturen het zo."


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


@pytest.fixture
def phone(evening: Evening, somebody: Callable[..., Page]) -> Page:
    """A phone that takes part."""
    return evening.join(somebody())


def test_an_answer_sent_without_internet_waits_and_arrives_once(phone: Page, evening: Evening) -> None:
    evening.open("4", phone)
    phone.context.set_offline(True)
    phone.locator("#text").fill("Zonder internet")
    stuur(phone).click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    expect(phone.locator("#text")).to_have_value("Zonder internet")
    for _ in range(2):
        stuur(phone).click(force=True)
    assert evening.arrived("4") == []
    phone.context.set_offline(False)
    expect(own(phone)).to_have_text(["Zonder internet"])
    expect(phone.get_by_text(WAITING)).to_have_count(0)
    expect(phone.locator("#text")).to_have_value("")
    assert evening.arrived("4") == ["Zonder internet"]
    assert storage(phone) == []


def test_an_answer_whose_receipt_was_lost_is_one_answer(phone: Page, evening: Evening) -> None:
    evening.open("4", phone)
    statuses: list[int] = []

    def lose(route: Route) -> None:
        if not statuses:
            statuses.append(route.fetch().status)
        route.abort()

    phone.route("**/answer/4", lose)
    phone.locator("#text").fill("Bevestiging kwijt")
    stuur(phone).click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    assert statuses == [200]
    assert evening.arrived("4") == ["Bevestiging kwijt"]
    phone.unroute("**/answer/4")
    with phone.expect_response("**/answer/4") as again:
        phone.reload()
    assert again.value.status == 200
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(own(phone)).to_have_text(["Bevestiging kwijt"])
    expect(phone.locator("#text")).to_have_value("")
    assert evening.arrived("4") == ["Bevestiging kwijt"]
    assert storage(phone) == []


def test_a_double_tap_is_one_answer(phone: Page, evening: Evening) -> None:
    evening.open("4", phone)
    phone.locator("#text").fill("Twee keer getikt")
    stuur(phone).dblclick()
    expect(own(phone)).to_have_text(["Twee keer getikt"])
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(phone.locator("#notice .notice")).to_have_count(0)
    assert evening.arrived("4") == ["Twee keer getikt"]


def test_a_second_tap_just_after_the_receipt_is_the_same_tap(phone: Page, evening: Evening) -> None:
    evening.open("4", phone)
    phone.evaluate("""() => {
        const asked = document.documentElement.dataset;
        asked.times = 0;
        document.body.addEventListener("htmx:configRequest", () => { asked.times = Number(asked.times) + 1; });
        document.addEventListener("outbox:received", () => {
            setTimeout(() => document.querySelector("#answer .button--primary").click());
        }, { once: true });
    }""")
    phone.locator("#text").fill("Twee keer getikt")
    stuur(phone).click()
    expect(phone.locator("html[data-times='2']")).to_be_attached()
    expect(own(phone)).to_have_text(["Twee keer getikt"])
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(phone.locator("#notice .notice")).to_have_count(0)
    assert evening.arrived("4") == ["Twee keer getikt"]
