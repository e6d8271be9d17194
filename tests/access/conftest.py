"""The house with every state, and a Chromium of the right size for each surface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from tests.access.auditing import EMPTY, Auditor
from tests.access.house import House
from tests.access.stage import Stage, watched
from tests.access.states import State, fewest, states
from tests.browser.conftest import CONSOLE, PHONE, browser_type_launch_args
from tests.conftest import ADDRESS

__all__ = ["browser_type_launch_args"]

SMALL = {"width": 320, "height": 568}
WALL = {"width": 1280, "height": 800}
SIZES = {"phone nl": PHONE, "phone ar": SMALL, "outside ar": SMALL, "wall": WALL, "remote": PHONE}


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    made = House()
    yield made
    made.close()


@pytest.fixture(scope="session")
def everything(house: House) -> dict[str, list[State]]:
    """The states by surface."""
    found: dict[str, list[State]] = {}
    for state in states(house):
        found.setdefault(state.surface, []).append(state)
    return found


@pytest.fixture(scope="session")
def shown(everything: dict[str, list[State]]) -> dict[str, list[State]]:
    """The fewest of these states that show it all: for whoever looks at them in a browser."""
    return {surface: fewest(those) for surface, those in everything.items()}


@pytest.fixture(scope="module")
def auditor(browser: Browser, house: House) -> Iterator[Auditor]:
    """The page in which all states are shown."""
    with browser.new_context() as context:
        yield Auditor(context.new_page(), house.app)


@pytest.fixture
def look(auditor: Auditor) -> Callable[..., Auditor]:
    """Makes the page as wide as this surface is usually seen, or as `viewport` says, for somebody with these wishes."""

    def begin(surface: str = "", viewport: Any = None, **wishes: str) -> Auditor:
        auditor.begin(viewport or SIZES.get(surface, CONSOLE), **wishes)
        return auditor

    return begin


@dataclass
class Kept:
    """A page that test after test has: it has read the scripts before."""

    page: Page
    troubles: list[str] = field(default_factory=list)
    free: bool = True

    def clear(self) -> None:
        """As if nobody had been here."""
        self.page.unroute_all()
        self.page.route("**/*", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
        self.page.goto(ADDRESS)
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.unroute_all()
        self.troubles.clear()
        self.free = True


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[Kept]:
    """The page of this file."""
    with browser.new_context(locale="nl-NL") as context:
        page = Kept(context.new_page())
        watched(page.page, page.troubles)
        yield page


@pytest.fixture
def on_stage(browser: Browser, kept: Kept) -> Iterator[Callable[..., Stage]]:
    """Opens a page with its scripts running, for whoever has this client; a script error fails the test. `own`: for
    a test that changes the browser itself."""
    contexts, troubles = [], list[str]()

    def open(client: FlaskClient, size: Any = PHONE, own: bool = False) -> Stage:
        if kept.free and not own:
            kept.free = False
            kept.page.set_viewport_size(size)
            return Stage(kept.page, client)
        context = browser.new_context(viewport=size, locale="nl-NL")
        contexts.append(context)
        return Stage(watched(context.new_page(), troubles), client)

    yield open
    for context in contexts:
        context.close()
    troubles += kept.troubles
    if not kept.free:
        kept.clear()
    assert not troubles
