"""What changes on a page of the facilitator's is said in the one place that a screen reader listens to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.access.stage import Stage
from tests.browser.conftest import CONSOLE
from tests.conftest import Evening

pytestmark = pytest.mark.browser

Open = Callable[..., Stage]


def test_a_card_of_paper_is_counted_aloud_and_the_same_note_is_said_twice(evening: Evening, on_stage: Open) -> None:
    evening.until("open:1")
    page = on_stage(evening.facilitator.client, CONSOLE).go(f"/sessions/{evening.name}/paper/1")
    told = page.get_by_role("status")
    expect(told).to_be_empty()
    page.keyboard.type("Koffie")
    page.keyboard.press("Enter")
    expect(told).to_have_text("1 kaart 1")

    page = on_stage(evening.facilitator.client, CONSOLE).go(f"/sessions/{evening.name}")
    told = page.get_by_role("status")
    for words in ("Veel plannen.", "Veel plannen. Weinig tijd."):
        page.locator("#note").fill(words)
        expect(told).to_have_text("nog niet opgeslagen")
        page.locator("#note").blur()
        expect(told).to_have_text("opgeslagen ✓")
