"""The question before sending, in a real browser: nothing goes out, nothing typed is lost, one tap sends it anyway."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_live import Evening
from tests.browser.test_phone import own, storage, stuur
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

NAMED, PLAIN = "Vraag het aan Fatima", "Vraag het aan de buren"
ASKED = "Staat hier een naam, adres of nummer in?"


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


def test_a_name_is_asked_about_once_and_goes_when_somebody_says_so(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    phone = evening.join(somebody({"width": 320, "height": 640}))
    evening.open("4", phone)
    text, anyway = phone.locator("#text"), phone.get_by_role("button", name="Stuur toch")
    text.fill(NAMED)
    stuur(phone).click()
    expect(phone.get_by_text(ASKED)).to_be_visible()
    expect(anyway).to_be_in_viewport()
    expect(text).to_have_value(NAMED)
    assert evening.arrived("4") == []

    text.fill(PLAIN)
    stuur(phone).click()
    expect(own(phone)).to_have_text([PLAIN])
    expect(anyway).to_have_count(0)

    text.fill(NAMED)
    stuur(phone).click()
    anyway.click()
    expect(own(phone)).to_have_count(2)
    expect(anyway).to_have_count(0)
    expect(text).to_have_value("")

    # Whoever was told "We sturen het zo" is asked nothing any more.
    phone.context.set_offline(True)
    text.fill("Praat met Mohamed")
    stuur(phone).click()
    expect(phone.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    phone.context.set_offline(False)
    expect(own(phone)).to_have_count(3)
    assert sorted(evening.arrived("4")) == sorted([NAMED, PLAIN, "Praat met Mohamed"])
    assert storage(phone) == []
