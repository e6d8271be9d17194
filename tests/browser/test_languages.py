"""Another language in the middle of a question: the whole phone turns round, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import is_live
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

TYPED = "Een plek voor koffie"


@pytest.fixture
def code(server: Serve) -> Iterator[str]:
    """An evening with Arabic, at its first open question."""
    with closing(Facilitator(server.link)) as desk:
        code = desk.prepare({**DETAILS, "programme": "eerste-gesprek", "languages": ["nl", "en", "ar"]})
        desk.until("open:1")
        yield code


def widest(page: Page) -> int:
    """How wide the page is, in pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth"))


def begins(page: Page, what: str) -> str:
    """On which half of the screen this stands."""
    box = page.locator(what).first.bounding_box()
    assert box
    return "left" if box["x"] + box["width"] / 2 < 160 else "right"


def test_scenario_3_arabic_in_the_middle_of_a_question_at_320_pixels(
    server: Serve, code: str, somebody: Callable[..., Page]
) -> None:
    phone = somebody({"width": 320, "height": 640}, locale="nl-NL")
    phone.goto(f"{server.home}/{code}")
    phone.get_by_role("button", name="Doe mee").click()
    is_live(phone)
    assert begins(phone, "summary.chip") == "right"
    phone.locator("#text").fill(TYPED)
    phone.locator("summary.chip").click()
    assert widest(phone) == 320
    phone.get_by_role("link", name="العربية").click()

    expect(phone.locator("html[lang=ar][dir=rtl]")).to_be_attached()
    is_live(phone)
    expect(phone.locator("#text")).to_have_value(TYPED)
    assert widest(phone) == 320
    assert begins(phone, "summary.chip") == "left"
    assert phone.locator("#question").evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert phone.locator("#text").evaluate("one => getComputedStyle(one).direction") == "ltr", "the words are Dutch"

    phone.locator("#answer .button--primary").click()
    received = phone.locator(".sent__answer--received")
    expect(received).to_contain_text(TYPED)
    assert widest(phone) == 320

    stranger = somebody({"width": 320, "height": 640}, locale="ar")
    stranger.goto(server.home)
    expect(stranger.locator("html[dir=rtl]")).to_be_attached()
    field = stranger.locator("#code")
    assert field.evaluate("one => getComputedStyle(one).direction") == "ltr"
    field.fill(code[:3])
    stranger.locator("summary.chip").click()
    stranger.get_by_role("button", name="English").click()
    expect(stranger.locator("html[lang=en]")).to_be_attached()
    expect(field).to_have_value(code[:3])
    field.fill(code)
    field.press("Enter")
    expect(stranger.get_by_role("button", name="Join")).to_be_visible()
