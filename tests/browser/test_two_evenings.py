"""Two evenings in real browsers: the facilitator begins the second one, and a phone that lay open joins it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, give, is_live
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]


@pytest.fixture
def facilitator(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key; the first of two evenings has begun."""
    with closing(Facilitator(server.link)) as made:
        form = {**DETAILS, "programme": "weerbaarheid-twee-avonden", "second_evening": "2027-03-21"}
        made.prepare(form)
        made.until("show:regels")
        yield made


def test_a_facilitator_comes_back_for_the_second_evening(
    server: Serve, facilitator: Facilitator, somebody: Callable[..., Page]
) -> None:
    home, code = server.home.rstrip("/"), facilitator.session[-6:]
    phone, wall, console = somebody(), somebody(WALL), somebody(CONSOLE)
    with closing(Phone(server.home, code)) as person:
        person.join()
        give(phone, person)
    phone.goto(f"{home}/{code}")
    is_live(phone)
    wall.goto(home + facilitator.link("wall"))
    assert facilitator.do("close", {}).status == 204
    for page in (phone, wall):
        expect(page.get_by_text("De tweede avond is op zondag 21 maart.")).to_be_visible()

    console.goto(server.link)
    console.locator(f"a[href='/sessions/{facilitator.session}']", has_text="Verder").click()
    is_live(console)
    console.on("dialog", lambda dialog: dialog.accept())
    console.get_by_role("button", name="Begin de tweede avond").click()

    phone.get_by_role("button", name="Doe mee").click()
    expect(phone.get_by_role("heading", name="Je doet mee")).to_be_visible()
    expect(wall.locator("#wall .lobby__count")).to_have_text("1 mens doet mee")
    console.locator("#next").click()
    expect(wall.get_by_text("Welkom terug. Fijn dat jullie er zijn.")).to_be_visible()
