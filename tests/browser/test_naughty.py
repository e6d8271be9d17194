"""Five hundred naughty strings in a real browser: pages and pushes show them, and nothing asks, fails or calls out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import CONSOLE, PHONE, WALL, is_live, show_console, volgende
from tests.conftest import DETAILS
from tests.faults.naughty import present, strings
from tests.faults.test_naughty_names import ASKED, vote_in
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, present]


class Watch:
    """What a page does that nobody asked for: windows that ask something, errors, requests to elsewhere."""

    def __init__(self, page: Page, home: str) -> None:
        self.found: list[str] = []
        page.on("dialog", lambda dialog: (self.found.append(dialog.message), dialog.dismiss()))
        page.on("console", self.said)
        page.on("popup", lambda popup: self.found.append(popup.url))
        page.on(
            "request", lambda one: one.url.startswith((home, home.replace("http", "ws"))) or self.found.append(one.url)
        )

    def said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.found.append(message.text)


def test_pages_and_pushes_with_all_of_them_only_show_them(server: Serve, somebody: Callable[..., Page]) -> None:
    kept = [text for text in strings() if text.strip()]
    console, phone, wall, reader = (somebody(size) for size in (CONSOLE, PHONE, WALL, CONSOLE))
    with closing(Facilitator(server.link)) as desk:
        home = desk.address
        watches = [Watch(page, home) for page in (console, phone, wall, reader)]
        code = desk.prepare({**DETAILS, "programme_text": vote_in("dots", kept)})
        desk.until(f"show:{ASKED}")
        show_console(console, desk)
        wall.goto(home + desk.link("wall"))
        phone.goto(f"{home}/{code}")
        phone.get_by_role("button", name="Doe mee").click()
        is_live(phone)
        volgende(console, f"open:{ASKED}")
        expect(phone.locator("#activity label").first).to_be_visible()
        shows(phone, kept)
        shows(console, kept)
        phone.reload()
        is_live(phone)
        shows(phone, kept)
        desk.until("end")
        expect(console.locator("#next")).to_have_count(0)
        expect(wall.get_by_text("Bedankt")).to_be_visible()
        reader.goto(home + desk.link("summary"))
        shows(reader, kept)
    assert [watch.found for watch in watches] == [[], [], [], []]


def shows(page: Page, texts: list[str]) -> None:
    """Each stands on the page, sign for sign as a browser keeps it."""
    there = set(page.locator("bdi").all_text_contents())
    assert {text.replace("\r", "\n") for text in texts} - there == set()
