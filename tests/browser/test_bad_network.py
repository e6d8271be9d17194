"""The real outbox on a bad network: every idea that the phone shows as received is in the record, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import is_live
from tests.browser.test_live import stands_at
from tests.conftest import DETAILS
from tests.faults.bad_network import AFTER, BEFORE, Network
from tests.faults.disk import log
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

IDEAS = 24
RETRY = 60_000
"""Milliseconds: the outbox waits longer after every try that failed."""

PORTAL: dict[str, Any] = {"status": 200, "content_type": "text/html", "body": "<h1>Welkom op onze wifi</h1>"}
MOVED: dict[str, Any] = {"status": 302, "headers": {"Location": "http://wifi.test/inloggen"}, "body": ""}

PROGRAMME = """
format = 1
id = "bereik"
version = "1"
title.nl = "Slecht bereik"

[[activities]]
id = "wens"
kind = "ideas"
title.nl = "Wensen"
text.nl = "Wat wensen jullie?"
max = 100
"""


def received(page: Page) -> Locator:
    """One's own ideas that the phone shows as received."""
    return page.locator("#own .sent__answer", has_text="Ontvangen ✓").locator(".sent__text")


def test_every_idea_that_the_phone_shows_as_received_is_in_the_record_once(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    facilitator, page = Facilitator(server.link), somebody()
    code = facilitator.prepare({**DETAILS, "programme_text": PROGRAMME})
    facilitator.until("open:wens")
    written = [f"Wens nummer {number:02}" for number in range(IDEAS)]
    with Network(server.port, seed=2) as network:
        page.goto(f"{network.address}/{code}")
        page.get_by_role("button", name="Doe mee").click()
        is_live(page)
        network.turn_bad()
        send(page, written[: IDEAS // 2])
        facilitator.until("close:wens")
        stands_at(page, "wens", "closed")
        assert facilitator.do("open-again", {"activity": "wens"}).status == 204
        stands_at(page, "wens", "open")
        send(page, written[IDEAS // 2 :])
        shown = received(page).all_inner_texts()
    facilitator.close()
    assert all(any(network.fates[fate] for fate in fates) for fates in (BEFORE, AFTER))
    assert network.cut_sockets
    assert sorted(shown) == written
    assert stored(server.folder, facilitator.session) == Counter(shown)


def test_the_login_page_of_a_guest_network_is_no_receipt(server: Serve, somebody: Callable[..., Page]) -> None:
    facilitator, page = Facilitator(server.link), somebody()
    code = facilitator.prepare({**DETAILS, "programme_text": PROGRAMME})
    facilitator.until("open:wens")
    page.goto(f"{server.home}{code}")
    page.get_by_role("button", name="Doe mee").click()
    is_live(page)
    for login in (PORTAL, MOVED):
        page.route("**/answer/*", instead_of_the_server(login))
        text = f"Een plek {login['status']}"
        page.locator("#text").fill(text)
        page.locator("#answer").get_by_role("button", name="Stuur", exact=True).click()
        expect(page.get_by_text("Wacht op internet. We sturen het zo.")).to_be_visible()
        expect(received(page).filter(has_text=text)).to_have_count(0)
        page.unroute("**/answer/*")
        expect(received(page).filter(has_text=text)).to_have_count(1, timeout=RETRY)
    facilitator.close()
    assert stored(server.folder, facilitator.session) == Counter(["Een plek 200", "Een plek 302"])


def instead_of_the_server(reply: dict[str, Any]) -> Callable[[Route], None]:
    """Answers every request with this."""
    return lambda route: route.fulfill(**reply)


def send(page: Page, texts: list[str]) -> None:
    """Writes these one after the other, each when the phone shows the one before as received."""
    for text in texts:
        page.locator("#text").fill(text)
        page.locator("#answer").get_by_role("button", name="Stuur", exact=True).click()
        expect(received(page).filter(has_text=text)).to_have_count(1, timeout=RETRY)


def stored(folder: Path, session: str) -> Counter[str]:
    """How often each idea stands in the record."""
    return Counter(event["text"] for _, event in log(folder, session) if event["type"] == "ideas.sent")
