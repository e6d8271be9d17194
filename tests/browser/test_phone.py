"""The phone in a real browser: what is typed survives whatever the page does; what it shows fits and can be heard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import is_live
from tests.browser.test_live import Evening
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

GOALS = (
    "elkaar kennen",
    "ouders helpen",
    "een eigen plek",
    "sport op vrijdag",
    "licht in het park",
    "een open buurthuis",
)
LONG = "Verkeersveiligheidsmaatregelenoverlegvergadering"


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


@pytest.fixture
def phone(evening: Evening, somebody: Callable[..., Page]) -> Page:
    """A phone that takes part."""
    return evening.join(somebody())


def own(page: Page) -> Locator:
    """One's own answers, as they are shown."""
    return page.locator("#own .sent__text:visible")


def stuur(page: Page) -> Locator:
    """The button that sends."""
    return page.locator("#answer").get_by_role("button", name="Stuur", exact=True)


def send(page: Page, text: str) -> None:
    """Writes a text, sends it and waits until the server has it."""
    page.locator("#text").fill(text)
    stuur(page).click()
    expect(own(page).filter(has_text=text)).to_have_count(1)


def storage(page: Page) -> list[str]:
    """What lies on this phone: the names under which it keeps things."""
    names: list[str] = page.evaluate("() => Object.keys(localStorage)")
    return names


def test_what_is_typed_survives_a_push_and_another_language(phone: Page, evening: Evening) -> None:
    evening.open("afspraken", phone)
    phone.locator("label", has_text="Bezwaar").first.click()
    field = phone.locator("#text")
    field.fill("Half getypt")
    field.press("ArrowLeft")
    used = phone.locator("#own > input[name=answer_id]")
    before = used.input_value()
    evening.act("afspraken", "make", what="Sportzaal open", who="Gemeente", when="2099-04-03")
    expect(phone.locator(".agreed")).to_contain_text("Sportzaal open")
    expect(used).not_to_have_value(before)
    expect(field).to_be_focused()
    expect(field).to_have_value("Half getypt")
    expect(phone.locator("input[value=objection]")).to_be_checked()
    assert field.evaluate("field => field.selectionStart") == len("Half getypt") - 1

    phone.locator("summary", has_text="Taal").click()
    phone.get_by_role("link", name="English").click()
    expect(phone.get_by_role("button", name="Send", exact=True)).to_be_visible()
    is_live(phone)
    expect(field).to_have_value("Half getypt")
    expect(phone.locator("input[value=objection]")).to_be_checked()


def test_each_phone_has_its_own_order_of_options_and_keeps_it(phone: Page, evening: Evening) -> None:
    evening.make_goals(*GOALS)
    evening.open("5a", phone)

    def order() -> tuple[str, ...]:
        options = phone.locator("#answer [data-option]")
        expect(options).to_have_count(len(GOALS))
        return tuple(options.evaluate_all("all => all.map(one => one.dataset.option)"))

    first = order()
    phone.reload()
    is_live(phone)
    assert order() == first
    orders = {first}
    for _ in range(2):
        # A phone that was never here knows of no order.
        phone.evaluate("sessionStorage.clear()")
        phone.reload()
        is_live(phone)
        orders.add(order())
    assert len(orders) > 1


def test_skipping_leaves_what_was_being_written(phone: Page, evening: Evening) -> None:
    evening.open("1", phone)
    phone.locator("#text").fill("Mijn tekst")
    phone.get_by_role("button", name="Sla over").click()
    expect(own(phone)).to_have_text(["Sla over"])
    expect(phone.locator("#text")).to_have_value("Mijn tekst")
    stuur(phone).click()
    expect(own(phone)).to_have_text(["Mijn tekst"])


def test_changing_or_taking_back_an_idea_leaves_the_next_one_as_it_was(phone: Page, evening: Evening) -> None:
    evening.open("4", phone)
    send(phone, "Een zaal")
    phone.locator("#text").fill("Half geschreven")
    phone.locator("#own").get_by_text("Aanpassen").click()
    expect(phone.locator("#text")).to_have_value("Een zaal")
    phone.locator("#text").fill("Een sportzaal")
    stuur(phone).click()
    expect(own(phone)).to_have_text(["Een sportzaal"])
    expect(phone.locator("#text")).to_have_value("Half geschreven")
    phone.locator("#own").get_by_role("button", name="Haal weg").click()
    expect(own(phone).filter(has_text="Een sportzaal")).to_have_count(0)
    expect(phone.locator("#text")).to_have_value("Half geschreven")
    assert evening.arrived("4") == []


def test_leaving_takes_everything_off_the_phone(phone: Page, evening: Evening) -> None:
    evening.open("1", phone)
    phone.locator("#text").fill("Niet voor wie hierna komt")
    assert storage(phone) != []
    phone.get_by_role("link", name="Wat gebeurt er met mijn antwoorden?").click()
    phone.get_by_role("button", name="Haal deze avond van mijn telefoon").click()
    expect(phone.get_by_text("Deze avond staat niet meer op je telefoon.")).to_be_visible()
    assert storage(phone) == []
    assert [one for one in phone.context.cookies() if one["name"] in ("person", "after")] == []
    phone.get_by_role("link", name="Nu iemand anders op deze telefoon").click()
    phone.get_by_role("button", name="Doe mee").click()
    expect(phone.locator("#text")).to_have_value("")


def test_nothing_scrolls_sideways_on_the_smallest_phone(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody({"width": 320, "height": 568})

    def fits() -> None:
        assert page.evaluate("() => document.documentElement.scrollWidth") == 320

    with closing(Evening(server, title=f"{LONG} in het buurthuis")) as evening:
        evening.make_goals("x" * 110, f"{LONG} samen doen", "iedereen meedoet")
        page.goto(evening.address)
        fits()
        evening.join(page)
        fits()
        evening.open("4", page)
        send(page, "y" * 140)
        fits()
        for asked in ("5a", "eens"):
            evening.open(asked, page)
            fits()
        evening.act("afspraken", "make", what="z" * 110, who="w" * 110, when="2099-04-03")
        evening.open("afspraken", page)
        expect(page.locator(".agreed")).to_contain_text("z" * 110)
        fits()
