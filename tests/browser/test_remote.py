"""Scenario 17: the facilitator's own phone, paired by a code, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import CONSOLE, PHONE, WALL, is_live, prepare, volgende
from tests.serving.running import Serve
from werksessie.rehearsal.people import Phone

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 568}


@dataclass
class Room:
    """A console at the open question 4, a wall, a paired phone, and phones that send ideas."""

    console: Page
    wall: Page
    remote: Page
    home: str
    code: str
    phones: list[Phone] = field(default_factory=list)

    def sends(self, *texts: str) -> None:
        for text in texts:
            phone = Phone(self.home, self.code)
            self.phones.append(phone)
            assert phone.join().status == 303
            assert phone.answer("4", {"text": text}).status == 200

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


@pytest.fixture
def room(server: Serve, somebody: Callable[..., Page]) -> Iterator[Room]:
    console, wall, remote = somebody(CONSOLE), somebody(WALL), somebody(PHONE, has_touch=True, is_mobile=True)
    code = prepare(console, server.link, at="4", until="open:4")
    wall.goto(server.home + str(console.locator("#open-wall").get_attribute("href")))
    remote.goto(offer(console))
    is_live(remote)
    console.keyboard.press("Escape")
    made = Room(console, wall, remote, server.home, code)
    yield made
    for phone in made.phones:
        phone.close()


def test_a_phone_is_paired_by_a_code_that_works_once_and_can_be_unpaired(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    console, remote, other = somebody(CONSOLE), somebody(PHONE), somebody(PHONE)
    prepare(console, server.link)
    address = offer(console)
    remote.goto(address)
    is_live(remote)
    expect(remote.locator("#next")).to_contain_text("Volgende: Welkom")
    expect(console.locator("#remotes")).to_contain_text("1 telefoon gekoppeld")
    expect(console.locator("#remote-code")).to_have_count(0)

    other.goto(address)
    expect(other.get_by_role("heading")).to_have_text("Deze code is al gebruikt")

    console.get_by_role("button", name="Ontkoppel").click()
    expect(console.locator("#remotes")).to_contain_text("Nog geen telefoon gekoppeld")
    expect(remote.get_by_text("geen afstandsbediening meer")).to_be_visible()
    expect(remote.get_by_role("button")).to_have_count(0)


def test_the_remote_drives_the_wall(room: Room) -> None:
    room.press("+ 1 minuut")
    expect(room.remote.locator("[data-left]")).to_have_text(re.compile(r"^[01]:\d\d$"))
    room.press("Scherm zwart")
    expect(room.wall.locator("#wall.wall--black")).to_be_attached()
    room.press("Scherm weer aan")
    expect(room.wall.locator("#wall.wall--black")).to_have_count(0)
    room.press("Volgende: sluit de vraag")
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()
    room.press("Ongedaan maken")
    expect(room.console.locator('#next[value="close:4"]')).to_be_visible()


def test_answers_are_looked_at_one_by_one_behind_a_curtain(room: Room) -> None:
    room.sends("Een plek voor de avond", "Sport op vrijdag")
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
    room.sends("Een plek")
    expect(room.card).to_have_text("Een plek")
    room.sends(*(f"Nog een idee {number}" for number in range(6)))
    expect(room.remote.locator("#review")).to_contain_text("Nog 7 nakijken")
    expect(room.card).to_have_text("Een plek")


def test_what_may_point_to_a_person_asks_for_a_second_press(room: Room) -> None:
    room.sends("Bel 06-12345678")
    expect(room.remote.locator(".review__doubts")).to_have_text("Staat hier een telefoonnummer?")
    room.press("Tonen")
    room.press("Tonen")
    expect(room.remote.get_by_role("button", name="Toch tonen?")).to_be_visible()
    expect(room.remote.locator("#review")).to_contain_text("Nog 1 nakijken")
    room.press("Toch tonen?")
    expect(room.wall.locator(".card")).to_have_count(1)


def test_two_quick_taps_are_one_press(room: Room) -> None:
    expect(room.remote.locator('#next[value="close:4"]')).to_be_visible()
    room.rest()
    room.remote.locator("#next").dblclick()
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()
    expect(room.remote.locator('#next[value^="show:"]')).to_be_visible()


def test_a_card_is_off_the_wall_with_two_taps_from_anywhere(room: Room) -> None:
    room.sends("Een plek", "Iets over iemand")
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
    room.sends("Een plek")
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


def test_the_curtain_falls_when_nobody_touches_the_phone_for_a_minute(room: Room) -> None:
    room.sends("Een plek")
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
    expect(room.wall.locator("#wall.wall--black")).to_be_attached()
    expect(room.remote.locator("#notice")).to_have_text("")


def test_a_step_that_somebody_else_took_is_said_kindly(room: Room) -> None:
    def first(route: Route) -> None:
        """Somebody at the console is just quicker."""
        volgende(room.console, "close:4")
        route.continue_()

    room.remote.route("**/next", first)
    room.press("Volgende: sluit de vraag")
    expect(room.remote.locator("#notice")).to_have_text("Dat had iemand anders al gedaan.")
    expect(room.console.locator('#next[value^="show:"]')).to_be_visible()


def test_it_works_without_a_socket(server: Serve, somebody: Callable[..., Page]) -> None:
    console, remote = somebody(CONSOLE), somebody(SMALL)
    prepare(console, server.link)
    remote.route("**/socket.io/**", lambda route: route.abort())
    remote.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    remote.goto(offer(console))
    expect(remote.locator("html[data-live=polling]")).to_be_attached()
    remote.get_by_role("button", name="Scherm zwart").click()
    expect(remote.get_by_role("button", name="Scherm weer aan")).to_be_visible()
    expect(console.locator("#black")).to_contain_text("Scherm weer aan")


@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["390", "320"])
def test_every_button_is_large_enough_and_nothing_sticks_out(
    room: Room, somebody: Callable[..., Page], size: dict[str, int]
) -> None:
    room.sends("Een sportzaal die ook ’s avonds open is voor alle jongeren uit onze buurt, met iemand die oplet")
    room.remote.set_viewport_size(size)  # type: ignore[arg-type]
    expect(room.card).to_be_visible()
    for button in room.remote.get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 48, button.inner_text()
        assert box["width"] >= 48, button.inner_text()
    assert room.remote.evaluate("() => document.documentElement.scrollWidth") <= size["width"]
    below = room.remote.locator("#next").evaluate("one => one.getBoundingClientRect().bottom + scrollY")
    assert below <= size["height"], "Volgende is under the thumb without scrolling"
