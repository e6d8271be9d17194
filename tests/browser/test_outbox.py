"""The outbox in a real browser: nothing sent is ever lost and nothing counts twice, whatever the network does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Company
from tests.browser.questions import OnePhone
from tests.browser.test_phone import own, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

WAITING = "Wacht op internet. We sturen het zo."


@pytest.fixture(scope="module")
def evening(server: Serve, company: Company) -> Iterator[OnePhone]:
    """The evening of all tests: each asks a question of its own."""
    with closing(OnePhone(server, company)) as made:
        yield made


@pytest.fixture
def phone(evening: OnePhone, company: Company) -> Iterator[Page]:
    """The phone of all tests."""
    with evening.lent() as page:
        yield page
    assert not company.troubles


def test_an_answer_sent_without_internet_waits_and_arrives_once(phone: Page, evening: OnePhone) -> None:
    asked = evening.ask(phone)
    phone.context.set_offline(True)
    phone.locator("#text").fill("Zonder internet")
    stuur(phone).click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    expect(phone.locator("#text")).to_have_value("Zonder internet")
    for _ in range(2):
        stuur(phone).click(force=True)
    assert evening.arrived(asked) == []
    phone.context.set_offline(False)
    expect(own(phone)).to_have_text(["Zonder internet"])
    expect(phone.get_by_text(WAITING)).to_have_count(0)
    expect(phone.locator("#text")).to_have_value("")
    assert evening.arrived(asked) == ["Zonder internet"]
    assert storage(phone) == []


def test_an_answer_whose_receipt_was_lost_is_one_answer(phone: Page, evening: OnePhone) -> None:
    asked = evening.ask(phone)
    statuses: list[int] = []

    def lose(route: Route) -> None:
        if not statuses:
            statuses.append(route.fetch().status)
        route.abort()

    phone.route(f"**/answer/{asked}", lose)
    phone.locator("#text").fill("Bevestiging kwijt")
    stuur(phone).click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    assert statuses == [200]
    assert evening.arrived(asked) == ["Bevestiging kwijt"]
    phone.unroute(f"**/answer/{asked}")
    with phone.expect_response(f"**/answer/{asked}") as again:
        phone.reload()
    assert again.value.status == 200
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(own(phone)).to_have_text(["Bevestiging kwijt"])
    expect(phone.locator("#text")).to_have_value("")
    assert evening.arrived(asked) == ["Bevestiging kwijt"]
    assert storage(phone) == []


def test_a_receipt_that_cannot_be_shown_does_not_hold_up_the_next_answer(phone: Page, evening: OnePhone) -> None:
    asked = evening.ask(phone)
    phone.evaluate("() => { window.htmx.swap = () => { throw new Error('kapot'); }; }")
    phone.locator("#text").fill("Eerste")
    stuur(phone).click()
    expect(own(phone)).to_have_text(["Eerste"])
    expect(phone.locator("#answer:not([data-busy])")).to_have_count(1)
    phone.locator("#text").fill("Tweede")
    stuur(phone).click()
    expect(own(phone).filter(has_text="Tweede")).to_have_count(1)
    assert sorted(evening.arrived(asked)) == ["Eerste", "Tweede"]
    assert storage(phone) == []


def test_a_double_tap_is_one_answer(phone: Page, evening: OnePhone) -> None:
    asked = evening.ask(phone)
    phone.locator("#text").fill("Twee keer getikt")
    stuur(phone).dblclick()
    expect(own(phone)).to_have_text(["Twee keer getikt"])
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(phone.locator("#notice .notice")).to_have_count(0)
    assert evening.arrived(asked) == ["Twee keer getikt"]


def test_a_second_tap_just_after_the_receipt_is_the_same_tap(phone: Page, evening: OnePhone) -> None:
    asked = evening.ask(phone)
    phone.evaluate("""() => {
        const seen = document.documentElement.dataset;
        seen.times = 0;
        document.body.addEventListener("htmx:configRequest", () => { seen.times = Number(seen.times) + 1; });
        document.addEventListener("outbox:received", () => {
            setTimeout(() => document.querySelector("#answer .button--primary").click());
        }, { once: true });
    }""")
    phone.locator("#text").fill("Twee keer getikt")
    stuur(phone).click()
    expect(phone.locator("html[data-times='2']")).to_have_count(1)
    expect(own(phone)).to_have_text(["Twee keer getikt"])
    expect(phone.locator("#answer:not([data-busy])")).to_be_visible()
    expect(phone.locator("#notice .notice")).to_have_count(0)
    assert evening.arrived(asked) == ["Twee keer getikt"]
