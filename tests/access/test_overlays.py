"""Whatever opens over a page is shut with Escape, and gives the focus back; and nobody gets caught with the Tab key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.access.house import House
from tests.access.stage import Stage, watched
from tests.browser.conftest import CONSOLE, PHONE
from tests.conftest import Evening, Facilitator, prepare
from tests.web.desk import grouped
from tests.web.pairs import paired
from werksessie.shipped import shipped

pytestmark = pytest.mark.browser

Open = Callable[..., Stage]

DIALOGS = {"shortcuts": "#ask-shortcuts", "care": "#ask-care", "remote-dialog": "#pair-remote"}
"""Every dialog, and the button that opens it."""

OVER = """() => [...document.querySelectorAll("details")].filter(one => {
  one.open = true;
  const over = /absolute|fixed/.test(getComputedStyle(one.lastElementChild).position);
  one.open = false;
  return over && one.querySelector("summary").getClientRects().length;
}).map(one => one.className)"""
TOP = """() => {
  const body = document.body;
  body.tabIndex = -1;
  body.focus();
  body.removeAttribute("tabindex");
  window.scrollTo(0, 0);
}"""
"""Where the Tab key begins at the first stop. After `blur()` it would go on from where the focus was."""
TABBED = "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"


def classes(folder: str) -> set[str]:
    """The classes of the folds in these templates that say they are a menu."""
    found = "".join(path.read_text("utf-8") for path in shipped("templates").joinpath(folder).rglob("*.html"))
    return set(re.findall(r'<details class="((?:menu|languages)[^"]*)"', found))


def goes_round(page: Page) -> int:
    """Tabs from the top of the page until the focus has left it at the end; gives how many stops there were."""
    page.evaluate(TOP)
    stops: list[int] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        at = int(page.evaluate(TABBED))
        if stops and at <= stops[0]:
            return len(stops)
        assert at not in stops, f"caught at {page.evaluate('document.activeElement.outerHTML')[:120]}"
        stops.append(at)
    raise AssertionError("no way out")


def test_every_dialog_is_in_the_list_below() -> None:
    found = "".join(path.read_text("utf-8") for path in shipped("templates").rglob("*.html"))
    assert set(re.findall(r'<dialog\b[^>]* id="([^"]+)"', found)) == set(DIALOGS)
    assert found.count("<dialog") == len(DIALOGS)
    assert "popover" not in found


@pytest.fixture(scope="module")
def room(house: House) -> Evening:
    """An evening with cards and themes."""
    made = prepare(house.app, Facilitator(house.desk))
    made.until("start")
    grouped(made)
    return made


@pytest.fixture(scope="module")
def console(browser: Browser, room: Evening) -> Iterator[Page]:
    """A console with everything that can open on it. Who opens something shuts it again."""
    troubles = list[str]()
    with browser.new_context(viewport=CONSOLE, locale="nl-NL") as context:
        page = watched(context.new_page(), troubles)
        yield Stage(page, room.facilitator.client).go(f"/sessions/{room.name}")
    assert not troubles


@pytest.fixture
def desk(console: Page) -> Page:
    """That console, with the focus at its top."""
    console.evaluate(TOP)
    return console


def test_escape_shuts_every_dialog_and_the_button_has_the_focus_again(desk: Page) -> None:
    for dialog, button in DIALOGS.items():
        desk.locator(button).focus()
        desk.keyboard.press("Enter")
        expect(desk.locator(f"#{dialog}")).to_be_visible()
        desk.keyboard.press("Tab")
        desk.keyboard.press("Escape")
        expect(desk.locator(f"#{dialog}")).to_be_hidden()
        expect(desk.locator(button)).to_be_focused()


def test_a_dialog_gives_the_focus_back_to_a_button_that_was_replaced_meanwhile(
    evening: Evening, on_stage: Open
) -> None:
    stage = on_stage(evening.facilitator.client, CONSOLE)
    page = stage.go(f"/sessions/{evening.name}")
    page.locator("#pair-remote").press("Enter")
    expect(page.locator("#remotes .qr, #remotes svg").first).to_be_visible()
    stage.push()
    page.keyboard.press("Escape")
    expect(page.locator("#pair-remote")).to_be_focused()


def shut_with_escape(page: Page) -> set[str]:
    """Opens every fold that lies over the page, from the keyboard, and shuts it; gives their classes."""
    found = page.evaluate(OVER)
    for number, name in enumerate(found):
        fold = page.locator("details." + ".".join(name.split())).nth(found[:number].count(name))
        fold.locator("summary").press("Enter")
        assert fold.evaluate("one => one.open")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        assert not fold.evaluate("one => one.open"), name
        expect(fold.locator("summary")).to_be_focused()
    return set(found)


def test_escape_shuts_every_menu_of_the_console(desk: Page) -> None:
    menus = {one for one in classes("console") if "menu--end" not in one}
    assert shut_with_escape(desk) == menus


@pytest.mark.parametrize("path", ["", "/privacy", "/table", "?code=999999"])
def test_escape_shuts_the_languages_on_every_page_of_a_phone(evening: Evening, on_stage: Open, path: str) -> None:
    at = f"/{path}" if path.startswith("?") else f"/{evening.code}{path}"
    assert shut_with_escape(on_stage(evening.app.test_client()).go(at)) == classes("phone")


def test_what_was_written_in_a_small_form_of_the_console_is_left_with_escape(desk: Page) -> None:
    opener = desk.locator(".group button[id^=goal-]").first
    opener.press("Enter")
    expect(desk.locator("#editor-goal")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.locator("#editor-goal")).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_tab_key_goes_round_every_surface(room: Evening, on_stage: Open, desk: Page) -> None:
    phone = on_stage(room.join()[0], PHONE).go(f"/{room.code}")
    assert goes_round(phone) > 3
    remote = paired(room)
    assert goes_round(on_stage(remote.client, PHONE).go(f"{remote.path}/now")) > 2
    assert goes_round(desk) > 20
    at = f"/sessions/{room.name}"
    paper = on_stage(room.facilitator.client, CONSOLE)
    assert goes_round(paper.go(f"{at}/paper/4")) > 4
    assert goes_round(paper.go(f"{at}/profile")) > 10
