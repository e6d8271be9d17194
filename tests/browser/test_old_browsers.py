"""A browser without what the live version needs gets the plain forms by itself, and bad rooms get plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, Route, WebSocketRoute, expect

from tests.browser.conftest import PATIENCE, is_live
from tests.browser.test_live import Evening
from tests.serving.running import Serve

pytestmark = [pytest.mark.browser, pytest.mark.process]

LACKS = ("fetch", "WebSocket", "Promise", "AbortController", "URLSearchParams", "Map")
UNREADABLE = "const phone = (;"
"""What a script is to a browser that does not know its syntax."""
LOOK_NOW = "() => document.dispatchEvent(new CustomEvent('pieces:catch-up'))"
"""Instead of within five seconds, as tests/browser/test_recovery.py has it."""
EIGHT_SECONDS_LATER = "() => document.getAnimations().forEach((one) => one.finish())"
AS_PEOPLE_SEE_IT = "() => document.body.innerText"


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


@pytest.fixture
def old(browser: Browser, evening: Evening) -> Iterator[Page]:
    """A browser that takes part in the evening; it lacks what its address says."""
    context = browser.new_context(locale="nl-NL")
    context.set_default_timeout(PATIENCE)
    context.request.post(f"{evening.address}/join", headers={"Origin": evening.home.rstrip("/")})
    page = context.new_page()
    page.add_init_script("delete window[new URL(location).searchParams.get('lacks')];")
    page.clock.install()
    yield page
    context.close()


def test_without_what_the_live_version_needs_a_browser_gets_the_plain_forms(evening: Evening, old: Page) -> None:
    page = old
    for lacks in LACKS:
        page.goto(f"{evening.address}?lacks={lacks}")
        expect(page.locator("body[hx-disable]")).to_be_attached()
        expect(page.locator("html[data-live]")).to_have_count(0)

    page.route("**/bundle/evening.js*", lambda route: route.fulfill(body=UNREADABLE, content_type="text/javascript"))
    page.goto(evening.address)
    expect(page.locator("body[hx-disable]")).to_be_attached()
    evening.open("1")
    page.clock.fast_forward(10_500)
    expect(page.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    page.locator("#text").fill("Van een oude telefoon")
    page.clock.fast_forward(60_000)
    expect(page.locator("#text")).to_have_value("Van een oude telefoon")
    expect(page.locator(".plain-only")).to_be_visible()
    with page.expect_request("**/answer/1") as sent:
        page.get_by_role("button", name="Stuur", exact=True).click()
    assert sent.value.is_navigation_request()
    expect(page.locator("#own .sent__text").first).to_have_text("Van een oude telefoon")
    assert evening.arrived("1") == ["Van een oude telefoon"]


def test_joining_without_a_connection_says_so_and_the_button_stays(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = somebody()
    page.goto(evening.address)
    page.context.set_offline(True)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Geen verbinding. Probeer het zo opnieuw.")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.get_by_text("Je doet mee ✓").first).to_be_visible()
    is_live(page)


def test_where_sockets_are_blocked_nothing_shows_of_it_and_where_the_server_is_gone_words_do(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page, other = somebody(), evening.join(somebody())

    def hang_up(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/*", hang_up)
    page.goto(evening.address)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.locator("body[data-joined]")).to_have_count(1)
    page.evaluate(LOOK_NOW)
    expect(page.locator("html[data-live=polling]")).to_be_attached()
    evening.open("1", other)
    page.evaluate(LOOK_NOW)
    expect(page.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    assert page.evaluate(AS_PEOPLE_SEE_IT) == other.evaluate(AS_PEOPLE_SEE_IT)

    def gone(route: Route) -> None:
        route.abort("connectionrefused")

    page.route("**/*", gone)
    page.locator("#text").fill("Blijft staan")
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(page.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
    page.evaluate(LOOK_NOW)
    expect(page.locator("html[data-live=off]")).to_be_attached()
    expect(page.locator(".offline")).to_be_hidden()
    page.evaluate(EIGHT_SECONDS_LATER)
    expect(page.get_by_text("Geen verbinding. Je telefoon probeert het steeds opnieuw.")).to_be_visible()
    page.unroute("**/*", gone)
    page.evaluate("() => window.dispatchEvent(new Event('online'))")
    expect(page.locator("#own .sent__text")).to_have_text(["Blijft staan"])
    expect(page.locator(".offline")).to_be_hidden()
