"""Somebody at a desk keeps the report: they see that it is being made, that it is there, or that it failed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import CONSOLE, PATIENCE, give
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = pytest.mark.browser


def test_a_file_says_that_it_is_being_made_and_that_it_is_there_or_that_it_failed(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    page = somebody(CONSOLE)
    with closing(Facilitator(server.link)) as desk:
        desk.prepare({**DETAILS, "programme": "eerste-gesprek"})
        desk.until("start")
        give(page, desk)
        page.goto(f"{desk.address}/sessions/{desk.session}/summary")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/summary.pdf", hold)
    page.locator("[data-download]", has_text="PDF").click()
    expect(page.locator("#download-said")).to_have_text("PDF, om te lezen en te bewaren wordt gemaakt…")
    expect(page.locator("#download-bar")).to_be_visible()
    with page.expect_download(timeout=PATIENCE) as saved:
        held[0].continue_()
    assert saved.value.suggested_filename.endswith("-voorlopig.pdf")
    expect(page.locator("#download-said")).to_have_text(f"Klaar: {saved.value.suggested_filename}")
    expect(page.locator("#download-bar")).to_be_hidden()
    page.route("**/summary.odt", lambda route: route.fulfill(status=500))
    page.locator("[data-download]", has_text="ODT").click()
    expect(page.locator("#download-said")).to_have_text("Tekst (ODT) maken lukte niet. Probeer het nog een keer.")
