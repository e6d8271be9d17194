"""A real server and real browsers: everybody in a context of their own, waiting for what they see, not for a clock."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, expect

from tests.conftest import DETAILS
from tests.serving.running import Serve

WALL = {"width": 1920, "height": 1080}
CONSOLE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
TITLE = "Samen sterk in de Lindebuurt"
PATIENCE = 15_000
"""Milliseconds that a condition may take on a busy machine."""

expect.set_options(timeout=PATIENCE)


NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs that will do; the first has no window around it, which is a third less work."""


def chromium() -> str | None:
    """The Chromium of this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, without a sandbox only where the tests run as root."""
    args = [f"--disable-{part}" for part in ("background-networking", "component-update", "gpu", "sync")]
    args.append("--no-first-run")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        args.append("--no-sandbox")
    found = chromium()
    if found is None:
        pytest.fail("Deze tests hebben Chromium nodig: installeer het pakket 'chromium' en probeer het opnieuw.")
    return {**browser_type_launch_args, "executable_path": found, "args": args}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """One server for all tests of a file: every test has an evening of its own."""
    with Serve(tmp_path_factory.mktemp("server") / "sessions") as started:
        yield started


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a page in a context of its own; a script error or a blocked request on it fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def arrive(size: dict[str, int] | None = None, **more: Any) -> Page:
        context = browser.new_context(viewport=size or PHONE, locale=more.pop("locale", "nl-NL"), **more)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Security Policy" in said.text else None)
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert not troubles


def is_live(page: Page) -> None:
    """Waits until the page is connected and up to date."""
    expect(page.locator("html[data-live=on]")).to_be_attached()


def prepare(page: Page, link: str, programme: str = "eerste-gesprek") -> str:
    """Makes a session, starts it and opens its console; gives the code. The page has the facilitator's cookie."""
    browser, sessions = page.context.request, link.partition("?")[0]
    home = sessions.removesuffix("/sessions")
    browser.get(link, max_redirects=0)
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(f"{sessions}/new").text())
    assert token, "no csrf token"

    def send(path: str, **form: Any) -> APIResponse:
        headers = {"Origin": home, "Content-Type": "application/x-www-form-urlencoded"}
        data = urlencode({**form, "csrf_token": token[1]}, doseq=True)
        reply = browser.post(f"{home}{path}", data=data, headers=headers, max_redirects=0)
        assert reply.status == 303, reply.text()
        return reply

    at = send("/sessions/new", **{**DETAILS, "title": TITLE, "programme": programme}).headers["location"]
    send(f"{at}/next", expected="start")
    page.goto(f"{home}{at}")
    is_live(page)
    expect(page.locator("#next")).to_be_visible()
    return at[-6:]


def prepare_by_hand(page: Page, link: str, programme: str = "eerste-gesprek") -> str:
    """Makes a session the way a facilitator does, and starts it; gives the code."""
    page.goto(link)
    page.get_by_role("link", name="Nieuwe sessie").first.click()
    page.get_by_label("Titel").fill(TITLE)
    page.locator(f"input[name=programme][value={programme}]").check(force=True)
    page.get_by_label("Plaats").fill("Buurthuis De Linde")
    page.get_by_label("Begintijd").fill("19.30")
    page.get_by_label("Gemeente", exact=True).fill("Gemeente Voorbeeld")
    page.locator("input[name=ladder][value=meewerken]").check(force=True)
    page.locator("input[name=feedback_date]").fill("2099-03-21")
    page.get_by_role("button", name="Maak de sessie").click()
    page.wait_for_url("**/sessions/*-*")
    is_live(page)
    page.locator("#begin").click()
    expect(page.locator("#next")).to_be_visible()
    return page.url.split("?")[0].rstrip("/")[-6:]


def volgende(page: Page, step: str) -> None:
    """Presses Volgende until this step was taken."""
    while True:
        button = page.locator("#next")
        token = button.get_attribute("value")
        button.click()
        if token == "end":
            expect(button).to_have_count(0)
        else:
            expect(page.locator(f'#next[value="{token}"]')).to_have_count(0)
        if token == step:
            return
