"""Five hundred naughty strings in a real browser: pages and pushes show them, and nothing asks, fails or calls out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import CONSOLE, PHONE, WALL, is_live, volgende
from tests.faults.naughty import present, strings
from tests.faults.test_naughty_names import ASKED, vote_in
from tests.serving.running import Serve
from tests.web.room import DETAILS
from werksessie.activities import KINDS
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.programme.loader import loads
from werksessie.record.sqlite import SqliteStore

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


def test_pages_and_pushes_with_all_of_them_only_show_them(tmp_path: Path, somebody: Callable[..., Page]) -> None:
    kept = [text for text in strings() if text.strip()]
    folder = tmp_path / "sessions"
    name, links = prepared(folder, kept)
    with Serve(folder) as server:
        home = server.home.rstrip("/")
        console, phone, wall, reader = (somebody(size) for size in (CONSOLE, PHONE, WALL, CONSOLE))
        watches = [Watch(page, home) for page in (console, phone, wall, reader)]
        console.goto(server.link)
        console.goto(f"{home}/sessions/{name}")
        is_live(console)
        console.locator("#begin").click()
        expect(console.locator("#next")).to_be_visible()
        wall.goto(f"{home}/wall/{links['wall']}")
        phone.goto(f"{home}/{name[-6:]}")
        phone.get_by_role("button", name="Doe mee").click()
        is_live(phone)
        volgende(console, f"open:{ASKED}")
        expect(phone.locator("#activity label").first).to_be_visible()
        shows(phone, kept)
        shows(console, kept)
        phone.reload()
        is_live(phone)
        shows(phone, kept)
        volgende(console, "end")
        expect(wall.get_by_text("Bedankt")).to_be_visible()
        reader.goto(f"{home}/summary/{links['summary']}")
        shows(reader, kept)
        assert [watch.found for watch in watches] == [[], [], [], []]


def prepared(folder: Path, texts: list[str]) -> tuple[str, dict[str, str]]:
    """An evening with a vote over all of these; its name and its links."""
    store = SqliteStore(folder)
    host = Host(store)
    name = prepare(host, loads(vote_in("dots", texts), "namen.toml", KINDS), DETAILS, datetime.now(UTC))
    links = dict(host.keys(name))
    host.close()
    store.close()
    return name, links


def shows(page: Page, texts: list[str]) -> None:
    """Each stands on the page, sign for sign as a browser keeps it."""
    there = set(page.locator("bdi").all_text_contents())
    assert {text.replace("\r", "\n") for text in texts} - there == set()
