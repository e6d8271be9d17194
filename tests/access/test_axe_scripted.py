"""axe on what only scripts make: dialogs, notices, cards in hand, and the button that reads aloud."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.access.conftest import SMALL
from tests.access.stage import Stage
from tests.access.test_overlays import DIALOGS
from tests.browser.conftest import CONSOLE
from tests.browser.voices import with_voices
from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import grouped

pytestmark = pytest.mark.browser

Open = Callable[..., Stage]


def test_the_console_with_a_card_in_hand_an_unsaved_note_and_every_dialog(evening: Evening, on_stage: Open) -> None:
    grouped(evening)
    stage = on_stage(evening.facilitator.client, CONSOLE)
    page = stage.go(f"/sessions/{evening.name}")
    page.locator("#waiting .answer__select").first.check(force=True)
    expect(page.locator("#selection")).to_be_visible()
    page.locator("#note").fill("Veel plannen.")
    expect(page.locator("#note-state")).to_have_text("nog niet opgeslagen")
    stage.offline = True
    page.locator("#note").blur()
    page.locator(".group button[id^=like-]").first.click()
    assert stage.violations() == []
    stage.offline = False
    for dialog, button in DIALOGS.items():
        page.locator(button).click()
        expect(page.locator(f"#{dialog}")).to_be_visible()
        assert stage.violations() == [], dialog
        page.keyboard.press("Escape")


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_phone_without_a_network_that_keeps_an_answer_and_reads_aloud(
    app: Flask, facilitator: Facilitator, on_stage: Open, language: str
) -> None:
    evening = prepare(app, facilitator, languages=["nl", "ar"])
    evening.until("start")
    phone = evening.join()[0]
    evening.until("open:1")
    phone.get(f"/{evening.code}?lang={language}")
    stage = on_stage(phone, SMALL, own=True)
    with_voices(stage.page, "nl", "ar")
    page = stage.go(f"/{evening.code}")
    expect(page.locator("[data-read-aloud]")).to_be_visible()
    page.locator("[data-read-aloud]").click()
    stage.offline = True
    page.locator("#text").fill("Koffie")
    page.locator("#answer .button--primary").click()
    expect(page.locator("#notice .notice--warn")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('pieces:catch-up'))")
    expect(page.locator("html[data-live=off]")).to_be_attached()
    page.evaluate("document.getAnimations().forEach(one => one.finish())")  # only what lasts is shown
    expect(page.locator(".offline")).to_be_visible()
    assert stage.violations() == []
