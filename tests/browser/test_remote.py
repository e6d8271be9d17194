"""Scenario 17: the facilitator's own phone, paired by a code, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import CONSOLE, PHONE, Company, is_live, prepare, volgende
from tests.browser.desk import Desk, Evening, company, desk, evening
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser

__all__ = ["company", "desk", "evening"]

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}

PUT_AWAY = """() => {
  delete document.hidden;
  window.dispatchEvent(new Event("pagehide"));
  document.getElementById("notice").textContent = "";
}"""
"""Shuts the curtain, as a phone does that is put away, and forgets what was said."""


@dataclass
class Room:
    """A console at an open question, a paired phone, people who send ideas, and a wall for who looks at it."""

    evening: Evening
    desk: Desk
    remote: Page

    @property
    def console(self) -> Page:
        return self.desk.page

    @property
    def wall(self) -> Page:
        return self.evening.wall

    @property
    def card(self) -> Locator:
        """The answer that is being looked at."""
        return self.remote.locator(".review__one:not([hidden]) .review__text")

    def press(self, name: str) -> None:
        """Presses as a thumb does that waits until a second tap counts."""
        button = self.remote.get_by_role("button", name=name, exact=True)
        expect(button).to_be_enabled()
        self.rest()
        button.click()

    def rest(self) -> None:
        """Waits until a press counts again."""
        self.remote.wait_for_function("() => document.body.dataset.resting === undefined")


def offer(console: Page) -> str:
    """The address in the code that the console shows."""
    console.locator("#pair-remote").click()
    address = console.locator("#remote-code").get_attribute("data-address")
    assert address
    return address


def pair(console: Page, remote: Page) -> Page:
    """The phone, paired with this console."""
    remote.goto(offer(console))
    is_live(remote)
    console.keyboard.press("Escape")
    return remote


@pytest.fixture(scope="module")
def remote(evening: Evening, company: Company) -> Page:
    """The phone that all tests of this module share."""
    return pair(evening.page, company(PHONE, has_touch=True, is_mobile=True))


@pytest.fixture
def room(evening: Evening, remote: Page, desk: Desk) -> Iterator[Room]:
    made = Room(evening, desk, remote)
    expect(remote.locator(f'#next[value="close:{desk.question}"]')).to_be_visible()
    yield made
    remote.unroute_all()
    remote.context.set_offline(False)
    remote.set_viewport_size(PHONE)  # type: ignore[arg-type]
    remote.evaluate(PUT_AWAY)


def test_a_phone_is_paired_by_a_code_that_works_once_and_can_be_unpaired(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    console, remote = somebody(CONSOLE), somebody(PHONE)
    prepare(console, server.link)
    address = offer(console)
    remote.goto(address)
    is_live(remote)
    expect(remote.locator("#next")).to_contain_text("Volgende: Welkom")
    expect(console.locator("#remotes")).to_contain_text("1 telefoon gekoppeld")
    expect(console.locator("#remote-code")).to_have_count(0)

    with closing(Browser(address)) as other:
        assert re.findall("<h1[^>]*>([^<]*)<", other.get(urlsplit(address).path).text) == ["Deze code is al gebruikt"]

    console.get_by_role("button", name="Ontkoppel").click()
    expect(console.locator("#remotes")).to_contain_text("Nog geen telefoon gekoppeld")
    expect(remote.get_by_text("geen afstandsbediening meer")).to_be_visible()
    expect(remote.get_by_role("button")).to_have_count(0)


def test_the_remote_drives_the_wall(room: Room) -> None:
    room.press("+ 1 minuut")
    expect(room.remote.locator("[data-left]")).to_have_text(re.compile(r"^[01]:\d\d$"))
    room.press("Scherm zwart")
    expect(room.wall.locator("#wall.wall--black")).to_have_count(1)
    room.press("Scherm weer aan")
    expect(room.wall.locator("#wall.wall--black")).to_have_count(0)
    room.press("Volgende: sluit de vraag")
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()
    room.press("Ongedaan maken")
    expect(room.desk.closes).to_be_visible()


def test_answers_are_looked_at_one_by_one_behind_a_curtain(room: Room) -> None:
    room.desk.hears("Een plek voor de avond", "Sport op vrijdag")
    expect(room.remote.locator("#review")).to_contain_text("Nog 2 nakijken")
    expect(room.card).to_have_count(1)
    expect(room.card).to_have_css("filter", "blur(11.2px)")
    # The first tap only lifts the curtain: nobody shows what they did not read.
    room.press("Tonen")
    expect(room.card).to_have_css("filter", "none")
    expect(room.remote.locator("#review")).to_contain_text("Nog 2 nakijken")
    first = room.card.inner_text()
    room.press("Tonen")
    expect(room.wall.locator(".card")).to_have_text([first])
    expect(room.remote.locator("#review")).to_contain_text("Nog 1 nakijken")
    second = room.card.inner_text()
    room.press("Niet tonen")
    expect(room.remote.locator("#review")).to_contain_text("Niets om na te kijken")
    expect(room.console.locator("#hidden")).to_contain_text(second)
    expect(room.wall.locator(".card")).to_have_count(1)


def test_the_answer_that_is_being_read_stays_when_others_come_in(room: Room) -> None:
    room.desk.hears("Een plek")
    expect(room.card).to_have_text("Een plek")
    room.desk.hears(*(f"Nog een idee {number}" for number in range(6)))
    expect(room.remote.locator("#review")).to_contain_text("Nog 7 nakijken")
    expect(room.card).to_have_text("Een plek")


def test_what_may_point_to_a_person_asks_for_a_second_press(room: Room) -> None:
    room.desk.hears("Bel 06-12345678")
    expect(room.remote.locator(".review__doubts")).to_have_text("Staat hier een telefoonnummer?")
    room.press("Tonen")
    room.press("Tonen")
    expect(room.remote.get_by_role("button", name="Toch tonen?")).to_be_visible()
    expect(room.remote.locator("#review")).to_contain_text("Nog 1 nakijken")
    room.press("Toch tonen?")
    expect(room.wall.locator(".card")).to_have_count(1)


TAP_ON = """() => {
    const tap = () => { document.getElementById("next").click(); document.body.dataset.tapped = ""; };
    const look = () => {
        if (!document.querySelector("#next[value^='show:']")) return;
        document.removeEventListener("pieces:swapped", look);
        setTimeout(tap, 50);
    };
    document.addEventListener("pieces:swapped", look);
}"""
"""Taps Volgende once more, as soon as it does something else."""


def test_two_quick_taps_are_one_press(room: Room) -> None:
    room.rest()
    sent: list[str] = []
    room.remote.on("request", lambda request: sent.append(request.method))
    room.remote.evaluate(TAP_ON)
    room.remote.locator("#next").dblclick()
    expect(room.remote.locator("body[data-tapped]")).to_have_count(1)
    # What was sent before this was heard of before it.
    room.remote.evaluate("fetch('/healthz')")
    assert sent.count("POST") == 1
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()
    expect(room.remote.locator('#next[value^="show:"]')).to_be_visible()


def test_a_card_is_off_the_wall_with_two_taps_from_anywhere(room: Room) -> None:
    room.desk.hears("Een plek", "Iets over iemand")
    expect(room.console.locator("#waiting .answer--new")).to_have_count(2)
    room.console.locator("#release-all").click()
    expect(room.wall.locator(".card")).to_have_count(2)
    room.press("Verberg nu")
    one = room.remote.locator(".on-wall__one", has_text="Iets over iemand")
    expect(one).to_be_visible()
    room.rest()
    one.get_by_role("button").click()
    expect(room.wall.locator(".card")).to_have_text(["Een plek"])
    expect(room.remote.locator("#on-wall")).to_be_visible()
    room.press("Verberg nu")
    expect(room.remote.locator("#review")).to_be_visible()


def test_the_curtain_falls_when_the_phone_is_put_away(room: Room) -> None:
    room.desk.hears("Een plek")
    room.remote.locator("#curtain").click()
    expect(room.card).to_have_css("filter", "none")
    room.remote.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    expect(room.card).to_have_css("filter", "blur(11.2px)")
    expect(room.remote).to_have_title("Afstandsbediening")


def test_the_curtain_falls_when_nobody_touches_the_phone_for_a_minute(
    evening: Evening, desk: Desk, somebody: Callable[..., Page]
) -> None:
    room = Room(evening, desk, pair(desk.page, somebody(PHONE, has_touch=True, is_mobile=True)))
    room.desk.hears("Een plek")
    expect(room.card).to_be_visible()
    room.remote.clock.install()
    room.remote.locator("#curtain").click()
    expect(room.card).to_have_css("filter", "none")
    room.remote.clock.fast_forward("00:59")
    expect(room.card).to_have_css("filter", "none")
    room.remote.clock.fast_forward("00:02")
    expect(room.card).to_have_css("filter", "blur(11.2px)")


def test_without_network_it_says_so_and_a_press_is_not_kept_for_later(room: Room) -> None:
    room.remote.context.set_offline(True)
    room.press("Scherm zwart")
    expect(room.remote.locator("#notice")).to_contain_text("Dit is nog niet gebeurd")
    expect(room.remote.locator("#black")).to_be_enabled()
    room.remote.context.set_offline(False)
    is_live(room.remote)
    expect(room.console.locator("#black")).to_contain_text("Scherm zwart")
    room.press("Scherm zwart")
    expect(room.wall.locator("#wall.wall--black")).to_have_count(1)
    expect(room.remote.locator("#notice")).to_have_text("")
    room.press("Scherm weer aan")
    expect(room.wall.locator("#wall.wall--black")).to_have_count(0)


def test_a_step_that_somebody_else_took_is_said_kindly(room: Room) -> None:
    def first(route: Route) -> None:
        """Somebody at the console is just quicker."""
        volgende(room.console, f"close:{room.desk.question}")
        route.continue_()

    room.remote.route("**/next", first)
    room.press("Volgende: sluit de vraag")
    expect(room.remote.locator("#notice")).to_have_text("Dat had iemand anders al gedaan.")
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()


def test_it_works_without_a_socket(desk: Desk, somebody: Callable[..., Page]) -> None:
    console, remote = desk.page, somebody(SMALL)
    remote.route("**/socket.io/**", lambda route: route.abort())
    remote.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    remote.clock.install()
    remote.goto(offer(console))
    remote.clock.run_for(5_000)
    expect(remote.locator("html[data-live=polling]")).to_have_count(1)
    remote.get_by_role("button", name="Scherm zwart").click()
    expect(remote.get_by_role("button", name="Scherm weer aan")).to_be_visible()
    expect(console.locator("#black")).to_contain_text("Scherm weer aan")
    console.keyboard.press("Escape")
    console.locator("#black").click()
    expect(console.locator("#black")).to_contain_text("Scherm zwart")
    remote.clock.run_for(5_000)
    expect(remote.get_by_role("button", name="Scherm zwart")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_every_button_is_large_enough_and_nothing_sticks_out(room: Room, size: dict[str, int]) -> None:
    room.desk.hears("Een sportzaal die ook ’s avonds open is voor alle jongeren uit onze buurt, met iemand die oplet")
    room.remote.set_viewport_size(size)  # type: ignore[arg-type]
    expect(room.card).to_be_visible()
    boxes = room.remote.get_by_role("button").evaluate_all(
        "all => all.map(one => [one.innerText, one.getBoundingClientRect().width, one.getBoundingClientRect().height])"
    )
    assert boxes
    assert [box for box in boxes if min(box[1:]) < 48] == []
    assert room.remote.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    below = room.remote.locator("#next").evaluate("one => one.getBoundingClientRect().bottom + scrollY")
    assert below <= size["height"], "Volgende is under the thumb without scrolling"
