"""A real server and real browsers: everybody in a context of their own, waiting for what they see, not for a clock."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser as Visitor
from werksessie.rehearsal.people import Facilitator

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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """One server for all tests: every test has an evening of its own."""
    with Serve(tmp_path_factory.mktemp("server") / "sessions") as started:
        yield started


class Company:
    """Makes pages, each in a context of its own, and keeps what went wrong on them: script errors, blocked requests."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []
        self.troubles: list[str] = []

    def __call__(self, size: dict[str, int] | None = None, **more: Any) -> Page:
        viewport, locale = size or PHONE, more.pop("locale", "nl-NL")
        context = self.browser.new_context(viewport=viewport, locale=locale, **more)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda said: self.troubles.append(said.text) if "Security Policy" in said.text else None)
        return page

    def close(self) -> None:
        """Closes every page; what went wrong on one of them fails the test."""
        for context in self.contexts:
            context.close()
        assert not self.troubles


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a page in a context of its own; a script error or a blocked request on it fails the test."""
    with closing(Company(browser)) as company:
        yield company


@pytest.fixture(scope="module")
def company(browser: Browser) -> Iterator[Company]:
    """Makes pages that stay for all tests of a module; a test that uses one looks whether `troubles` is empty."""
    with closing(Company(browser)) as made:
        yield made


def is_live(page: Page) -> None:
    """Waits until the page is connected and up to date."""
    # Counting is the one wait that does not describe the whole page each time that it is too early.
    expect(page.locator("html[data-live=on]")).to_have_count(1)


def prepare(
    page: Page, link: str, programme: str = "eerste-gesprek", at: str = "", until: str = "", **details: str
) -> str:
    """Makes a session, starts it, goes on `at` this activity and `until` this step, all without a browser, and then
    opens its console; gives the code. The page has the facilitator's cookie."""
    with closing(Facilitator(link)) as desk:
        code = desk.prepare({**DETAILS, "title": TITLE, "programme": programme, **details})
        desk.until("start")
        if at:
            assert desk.do("go-to", {"activity": at}).status == 204
        if until:
            desk.until(until)
    show_console(page, desk)
    expect(page.locator("#next")).to_be_visible()
    return code


def show_console(page: Page, desk: Facilitator) -> None:
    """The page is this facilitator's, and shows the console."""
    give(page, desk)
    page.goto(f"{desk.address}/sessions/{desk.session}")
    is_live(page)


def let_in(page: Page, link: str) -> None:
    """The page is of somebody who came in by this link before."""
    with closing(Facilitator(link)) as desk:
        give(page, desk)


def give(page: Page, somebody: Visitor) -> None:
    """The page has their cookies from now on."""
    page.context.add_cookies(
        [
            {"name": name, "value": value, "domain": somebody.host.partition(":")[0], "path": path}
            for name, (value, path) in somebody.cookies.items()
        ]
    )


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
