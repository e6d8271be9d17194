"""What goes wrong during an evening and mends itself: the server killed, sockets that are blocked, two consoles."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.conftest import CONSOLE, WALL, give, is_live, prepare, volgende
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

pytestmark = [pytest.mark.browser, pytest.mark.process]

WAITING = "Wacht op internet. We sturen het zo."
RETRY = 45_000
"""Milliseconds: scripts wait longer after every try that failed, and a busy machine is slow to start a server."""


ASKING = 5_000
"""Milliseconds between two questions of a page without a socket."""


class Evening:
    """A server that can be killed and started again at the same address, in the same folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Serve(folder)
        self.home, self.link = self.server.home, self.server.link

    def kill(self) -> None:
        """kill -9."""
        self.server.stop(signal.SIGKILL)

    def start(self) -> None:
        """The same command again."""
        self.server = Serve(self.folder, "--port", str(self.server.port))
        assert (self.server.home, self.server.link) == (self.home, self.link)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """A server with an empty folder."""
    made = Evening(tmp_path / "sessions")
    yield made
    made.server.__exit__()


@pytest.fixture
def desk(evening: Evening) -> Iterator[Facilitator]:
    """The facilitator, without a browser; an evening that has begun."""
    with closing(Facilitator(evening.link)) as made:
        made.prepare({**DETAILS, "programme": "eerste-gesprek"})
        made.until("start")
        yield made


def sent(desk: Facilitator, activity: str) -> list[str]:
    """The answers to this question that wait at the console."""
    (told,) = (one for one in desk.tally()["activities"] if one["id"] == activity)
    return [card["text"] for card in told["waiting"]]


def promised(desk: Facilitator) -> str:
    """What Volgende would do now."""
    found = re.search(r'name="expected"[^>]*value="([^"]+)"', desk.get(f"/sessions/{desk.session}").text)
    assert found
    return found[1]


def join(page: Page, home: str, code: str) -> None:
    """Takes part."""
    page.goto(f"{home}{code}")
    page.get_by_role("button", name="Doe mee").click()


def wall_of(console: Page, home: str) -> str:
    """The address of the wall, as it stands on the console."""
    return home.rstrip("/") + str(console.locator("a[href*='/wall/']").first.get_attribute("href"))


def comes_back(page: Page) -> None:
    """Waits until the page is connected again by itself."""
    expect(page.locator("html[data-live=on]")).to_be_attached(timeout=RETRY)


def test_a_server_that_was_killed_comes_back_and_nobody_has_to_do_anything(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    console = somebody(CONSOLE)
    code = prepare(console, evening.link, at="4", until="open:4")
    wall = somebody(WALL)
    wall.goto(wall_of(console, evening.home))
    sender, writer = somebody(), somebody()
    for phone in (sender, writer):
        join(phone, evening.home, code)
    everybody = (console, wall, sender, writer)
    for page in everybody:
        is_live(page)
    sender.locator("#text").fill("Licht in het park")
    sender.get_by_role("button", name="Stuur", exact=True).click()
    expect(sender.locator("#own .sent__text", has_text="Licht in het park")).to_be_visible()
    console.get_by_role("button", name="Tonen").first.click()
    expect(wall.get_by_text("Licht in het park")).to_be_visible()

    evening.kill()
    for page in everybody:
        expect(page.locator("html[data-live=off]")).to_be_attached()
    expect(wall.get_by_text("Licht in het park")).to_be_visible()
    writer.locator("#text").fill("Nog aan het schrijven")
    sender.locator("#text").fill("Verstuurd zonder server")
    sender.get_by_role("button", name="Stuur", exact=True).click()
    expect(sender.get_by_text(WAITING)).to_be_visible()
    expect(sender.locator("#text")).to_have_value("Verstuurd zonder server")
    expect(sender.get_by_text("Ontvangen ✓")).to_have_count(1)

    evening.start()
    for page in everybody:
        comes_back(page)
    expect(sender.locator("#own .sent__text", has_text="Verstuurd zonder server")).to_have_count(1, timeout=RETRY)
    expect(sender.get_by_text(WAITING)).to_have_count(0)
    expect(sender.locator("#text")).to_have_value("")
    expect(writer.locator("#text")).to_have_value("Nog aan het schrijven")
    expect(console.locator("#board").get_by_text("Verstuurd zonder server")).to_have_count(1)
    expect(wall.get_by_text("Licht in het park")).to_be_visible()
    expect(wall.get_by_text("Verstuurd zonder server")).to_have_count(0)
    console.get_by_role("button", name="Tonen").first.click()
    expect(wall.get_by_text("Verstuurd zonder server")).to_have_count(1)

    sender.reload()
    is_live(sender)
    expect(sender.locator("#own .sent__text")).to_have_count(2)
    expect(sender.locator("#own .sent__text", has_text="Verstuurd zonder server")).to_have_count(1)
    volgende(console, "close:4")
    expect(writer.get_by_role("heading", name="Deze vraag is gesloten")).to_be_visible()
    expect(writer.locator("#late").get_by_text("Nog aan het schrijven")).to_be_visible()
    expect(writer.locator("#late").get_by_text("Wil je dit nog sturen?")).to_be_visible()


def test_what_waits_for_the_server_survives_leaving_the_page(
    evening: Evening, desk: Facilitator, somebody: Callable[..., Page]
) -> None:
    phone, code = somebody(), desk.session[-6:]
    desk.until("open:1")
    join(phone, evening.home, code)
    is_live(phone)
    desk.close()
    evening.kill()
    phone.locator("#text").fill("Bewaard op de telefoon")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.get_by_text(WAITING)).to_be_visible()
    phone.goto("about:blank")
    evening.start()
    phone.goto(f"{evening.home}{code}")
    expect(phone.locator("#own .sent__text", has_text="Bewaard op de telefoon")).to_have_count(1, timeout=RETRY)
    assert sent(desk, "1") == ["Bewaard op de telefoon"]


def without_sockets(page: Page) -> Page:
    """Whatever this page does, no websocket of it opens."""

    def hang_up(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/*", hang_up)
    return page


def test_a_phone_without_a_socket_gets_the_question_by_asking(
    evening: Evening, desk: Facilitator, somebody: Callable[..., Page]
) -> None:
    phone = without_sockets(somebody())
    phone.clock.install()
    join(phone, evening.home, desk.session[-6:])
    polling = phone.locator("html[data-live=polling]")
    expect(phone.locator("body[data-joined]")).to_have_count(1)
    phone.clock.run_for(ASKING)
    expect(polling).to_be_attached()
    desk.until("open:1")
    phone.clock.run_for(ASKING)
    expect(phone.get_by_text("Stel: jullie gemeenschap staat sterk.")).to_be_visible()
    phone.locator("#text").fill("Zonder socket")
    phone.get_by_role("button", name="Stuur", exact=True).click()
    expect(phone.locator("#own .sent__text", has_text="Zonder socket")).to_be_visible()
    assert sent(desk, "1") == ["Zonder socket"]
    expect(polling).to_be_attached()


def test_two_consoles_never_take_the_same_step_twice(desk: Facilitator, somebody: Callable[..., Page]) -> None:
    second = without_sockets(somebody(CONSOLE))
    second.clock.install()
    desk.until("show:1")
    give(second, desk)
    pieces = "**/pieces?*"

    def no_answer(route: Route) -> None:
        route.abort()

    second.route(pieces, no_answer)
    second.goto(f"{desk.address}/sessions/{desk.session}")
    stale = second.locator('#next[value="open:1"]')
    expect(stale).to_be_visible()
    expect(second.locator("html[data-live=off]")).to_be_attached()

    assert desk.next() == "open:1"
    stale.click()
    expect(second.locator("#notice", has_text="Al gedaan.")).to_be_visible()
    assert promised(desk) == "close:1"

    second.unroute(pieces)
    second.clock.run_for(ASKING)
    expect(second.locator('#next[value="close:1"]')).to_be_visible()
    second.locator("#next").click()
    expect(second.locator('#next[value="show:4"]')).to_be_visible()
    assert promised(desk) == "show:4"
