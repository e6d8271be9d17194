""" "Te laat binnen" on the console: by keyboard, one by one, and again after the evening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import CONSOLE, is_live, let_in
from tests.browser.test_live import Evening
from tests.serving.running import Serve
from werksessie.rehearsal.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

TEXTS = ("Een bankje", "Een lamp", "Een zaal")


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening with question 4 closed, and three answers that came after that."""
    with closing(Evening(server)) as made:
        made.facilitator.until("close:4")
        for text in TEXTS:
            with closing(Phone(server.home, made.address[-6:])) as phone:
                phone.join()
                assert phone.answer("4", {"text": text, "late": "1"}).status == 200
        yield made


@pytest.fixture
def console(evening: Evening, server: Serve, somebody: Callable[..., Page]) -> Page:
    """The facilitator's page."""
    page = somebody(CONSOLE)
    let_in(page, server.link)
    page.goto(f"{server.home}sessions/{evening.facilitator.session}")
    is_live(page)
    return page


def listed(console: Page) -> Locator:
    """The late answers on the board."""
    return console.locator("#late-4 .answer")


def late(evening: Evening) -> object:
    """How many late answers wait, and how many were left out."""
    return evening.count("4")["late"]


def agree(console: Page) -> None:
    """Says yes to whatever is asked from now on."""

    def accept(dialog: Dialog) -> None:
        dialog.accept()

    console.on("dialog", accept)


def test_by_keyboard_each_is_taken_in_or_left_out(console: Page, evening: Evening) -> None:
    agree(console)
    console.locator("#see-late").focus()
    console.keyboard.press("Enter")
    expect(console.locator("#late-4")).to_be_in_viewport()
    first = listed(console).first.locator(".answer__text").inner_text()
    console.locator("#late-4").press("Tab")
    expect(listed(console).first.get_by_role("button", name="Neem mee")).to_be_focused()
    console.keyboard.press("Enter")
    expect(listed(console)).to_have_count(2)
    expect(console.locator("#waiting .answer__text")).to_have_text([first])
    expect(listed(console).first.get_by_role("button", name="Neem mee")).to_be_focused()
    second = listed(console).first.locator(".answer__text").inner_text()
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    expect(listed(console)).to_have_count(1)
    expect(console.get_by_text(second)).to_have_count(0)
    expect(listed(console).first.get_by_role("button", name="Laat weg")).to_be_focused()
    assert late(evening) == {"waiting": 1, "left_out": 1}
    assert evening.arrived("4") == [first]


def test_nothing_is_left_out_when_the_facilitator_thinks_better_of_it(console: Page, evening: Evening) -> None:
    asked: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    console.on("dialog", dismiss)
    listed(console).first.get_by_role("button", name="Laat weg").click()
    expect(listed(console)).to_have_count(3)
    assert asked == ["Dit antwoord weglaten? Daarna komt het niet terug."]
    assert late(evening) == {"waiting": 3, "left_out": 0}


def test_a_late_answer_that_comes_in_shows_by_itself_and_moves_nothing_above_it(
    console: Page, evening: Evening, server: Serve
) -> None:
    above = console.locator("#late-4").bounding_box()
    with closing(Phone(server.home, evening.address[-6:])) as phone:
        phone.join()
        assert phone.answer("4", {"skip": "1", "late": "1"}).status == 200
    expect(listed(console)).to_have_count(4)
    expect(listed(console).filter(has_text="een antwoord zonder tekst")).to_have_count(1)
    expect(console.locator("#see-late")).to_contain_text("4 te laat binnen")
    after = console.locator("#late-4").bounding_box()
    assert above
    assert after
    assert above["y"] == after["y"]


def test_elsewhere_in_the_evening_the_programme_says_so(console: Page, evening: Evening) -> None:
    evening.press("go-to", activity="welkom")
    line = console.locator(".programme__line", has=console.locator("#go-4"))
    expect(line).to_contain_text("3 te laat")
    expect(listed(console)).to_have_count(0)
    line.hover()
    console.locator("#go-4").click()
    expect(listed(console)).to_have_count(3)


def test_after_the_evening_it_can_still_be_settled_until_it_is_sealed(console: Page, evening: Evening) -> None:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    console.on("dialog", accept)
    evening.press("close")
    expect(console.get_by_role("heading", name="Te laat binnen bij")).to_be_visible()
    taken = listed(console).first.locator(".answer__text").inner_text()
    listed(console).first.get_by_role("button", name="Neem mee").click()
    expect(listed(console)).to_have_count(2)
    console.get_by_role("button", name="Nu verzegelen").click()
    expect(console.get_by_text("Het verslag is klaar")).to_be_visible()
    assert asked[0].startswith("Wat te laat kwam en nog wacht, gaat dan weg.")
    assert (late(evening), evening.arrived("4")) == ({"waiting": 0, "left_out": 2}, [taken])
