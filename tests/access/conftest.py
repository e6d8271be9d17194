"""The house with every state, and a Chromium of the right size for each surface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.access.auditing import Auditor
from tests.access.house import House
from tests.access.stage import Stage
from tests.access.states import State, states
from tests.browser.conftest import CONSOLE, PATIENCE, PHONE, browser_type_launch_args

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
    """The states by surface; those with the same sheets follow each other."""
    found: dict[str, list[State]] = {}
    for state in states(house):
        found.setdefault(state.surface, []).append(state)
    return {surface: sorted(those, key=lambda one: one.sheets) for surface, those in found.items()}


@pytest.fixture
def look(browser: Browser, house: House) -> Iterator[Any]:
    """Opens a page for this surface, as wide as it is usually seen."""
    contexts = []

    def open(surface: str = "", **more: Any) -> Auditor:
        context = browser.new_context(**{"viewport": SIZES.get(surface, CONSOLE), **more})
        contexts.append(context)
        return Auditor(context.new_page(), house.app)

    yield open
    for context in contexts:
        context.close()


@pytest.fixture
def on_stage(browser: Browser) -> Iterator[Callable[..., Stage]]:
    """Opens a page with its scripts running, for whoever has this client; a script error fails the test."""
    contexts, troubles = [], list[str]()

    def open(client: FlaskClient, size: Any = PHONE, **more: Any) -> Stage:
        context = browser.new_context(viewport=size, locale="nl-NL", **more)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return Stage(page, client)

    yield open
    for context in contexts:
        context.close()
    assert not troubles
