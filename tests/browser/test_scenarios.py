"""Acceptance scenarios with a hand and an eye in them; the number in a test's name is that of the scenario. The others
from 16 on stand in tests/web/test_scenarios.py and test_scenarios_kept.py, or beside what they are about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from tests.browser.conftest import CONSOLE, PHONE, WALL, Company, is_live, let_in, prepare, volgende
from tests.browser.desk import Desk
from tests.browser.test_grouping import box
from tests.browser.test_remote import offer
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = pytest.mark.browser

A_SECOND = 1000
SAME = ("Licht in het park", "Licht in het park!", "Meer licht in het park")


@pytest.fixture(scope="module")
def laptop(company: Company) -> Page:
    """What all consoles of these tests are on, one evening after the other."""
    return company(CONSOLE)


@pytest.fixture(scope="module")
def screen(company: Company) -> Page:
    """What all walls of these tests are on."""
    return company(WALL)


@pytest.fixture
def desk(server: Serve, laptop: Page, company: Company) -> Iterator[Desk]:
    """A console at the question 4, not open yet."""
    yield from console(server, laptop, company)


@pytest.fixture
def asking(server: Serve, laptop: Page, company: Company) -> Iterator[Desk]:
    """A console at the question 4, which is open."""
    yield from console(server, laptop, company, until="open:4")


def console(server: Serve, laptop: Page, company: Company, until: str = "") -> Iterator[Desk]:
    code = prepare(laptop, server.link, at="4", until=until)
    made = Desk(laptop, server.home, code)
    yield made
    for phone in made.phones:
        phone.close()
    assert not company.troubles


def wall_of(desk: Desk, wall: Page) -> Page:
    wall.goto(desk.home.rstrip("/") + str(desk.page.locator("#open-wall").get_attribute("href")))
    is_live(wall)
    return wall


def at_the_same_moment(one: Page, other: Page) -> Page:
    """Volgende on both, let through only when both were pressed; gives the page that was refused."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for page in (one, other):
        # The remote takes no tap just after something moved under the finger.
        page.wait_for_function("() => document.body.dataset.resting === undefined")
        page.route("**/next", hold, times=1)
        with page.expect_request("**/next"):
            page.locator("#next").click()
    with one.expect_response("**/next") as first, other.expect_response("**/next") as second:
        for route in held:
            route.continue_()
    said = {first.value.status: one, second.value.status: other}
    assert set(said) == {204, 409}
    return said[409]


def test_18_of_two_who_press_volgende_at_once_one_moves_on_and_the_other_reads_that_it_is_done(
    server: Serve, desk: Desk, somebody: Callable[..., Page]
) -> None:
    first, second, remote = desk.page, somebody(CONSOLE), somebody(PHONE)
    let_in(second, server.link)
    second.goto(first.url)
    is_live(second)
    refused = at_the_same_moment(first, second)
    expect(refused.locator("#notice")).to_contain_text("Al gedaan.")
    for page in (first, second):
        expect(page.locator('#next[value="close:4"]')).to_be_visible()

    remote.goto(offer(first))
    is_live(remote)
    first.keyboard.press("Escape")
    expect(remote.locator('#next[value="close:4"]')).to_be_visible()
    refused = at_the_same_moment(first, remote)
    says = "Dat had iemand anders al gedaan." if refused is remote else "Al gedaan."
    expect(refused.locator("#notice")).to_contain_text(says)
    for page in (first, second, remote):
        expect(page.locator('#next[value^="show:"]')).to_be_visible()


def test_19_a_wall_that_waits_for_closing_shows_the_turnout_and_nothing_else_after_a_reload_too(
    desk: Desk, screen: Page
) -> None:
    wall = wall_of(desk, screen)
    desk.page.get_by_role("button", name="na het sluiten").click()
    volgende(desk.page, "open:4")
    desk.sends(*(f"Teunisbloem {number}." for number in range(11)))
    three = [Phone(desk.home, desk.code) for _ in range(3)]
    desk.phones += three
    assert all(phone.join().status == 303 for phone in three)
    desk.page.locator("#release-all").click()
    expect(desk.new).to_have_count(0)
    for _ in range(2):
        expect(wall.get_by_text("11 van 14 hebben iets gestuurd")).to_be_visible()
        assert "Teunisbloem" not in wall.content()
        wall.reload()
        is_live(wall)
    volgende(desk.page, "close:4")
    expect(wall.locator(".card")).to_have_count(6)


def test_20_and_21_by_keyboard_cards_are_hidden_reworded_and_stacked_and_one_is_off_the_wall_within_a_second(
    asking: Desk, screen: Page
) -> None:
    desk, page, wall = asking, asking.page, wall_of(asking, screen)
    plain = ("Muziek", "Een zaal", "Samen koken")
    desk.sends("Over buurman Jan", "Bel 06-12345678", "Veel te lang gezeur", *plain, *SAME)
    for words in ("buurman", "06-1"):
        page.locator(box(page, words)).focus()
        page.keyboard.press("h")
        expect(page.locator("#editor button[value=person]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#waiting li", has_text=words)).to_have_count(0)
    page.locator(box(page, "gezeur")).focus()
    page.keyboard.press("e")
    page.locator("#editor-text").fill("Korter vergaderen")
    page.keyboard.press("Enter")
    expect(page.locator("#waiting li", has_text="Korter vergaderen")).to_contain_text("samengevat door begeleider")
    for words in SAME:
        page.locator("#waiting .answer__row").filter(has=page.get_by_text(words, exact=True)).click()
    expect(desk.selected).to_have_count(3)
    page.keyboard.press("s")
    expect(page.locator(".answer__times")).to_have_text("3×")
    expect(wall.locator(".card")).to_have_count(0)
    page.locator("#release-all").click()
    expect(wall.locator(".card")).to_have_count(5)
    assert sorted(one.split("\n")[0] for one in wall.locator(".card").all_inner_texts() if "icht" not in one) == [
        "Een zaal", "Korter vergaderen", "Muziek", "Samen koken",
    ]  # fmt: skip
    expect(wall.locator(".card", has_text="Korter")).to_contain_text("samengevat door begeleider")
    expect(wall.locator(".card", has_text="icht in het park")).to_contain_text("3×")
    assert not [words for words in ("buurman", "12345678", "gezeur") if words in wall.content()]

    page.locator(box(page, "Muziek")).focus()
    page.keyboard.press("h")
    expect(page.locator("#editor button[value=person]")).to_be_focused()
    page.keyboard.press("Enter")
    began = time.monotonic()
    expect(wall.locator(".card", has_text="Muziek")).to_have_count(0, timeout=A_SECOND)
    assert time.monotonic() - began < A_SECOND / 1000
    wall.reload()
    expect(wall.locator(".card")).to_have_count(4)


def test_24_eleven_goals_are_warned_about_and_volgende_still_opens_the_vote(server: Serve, asking: Desk) -> None:
    desk, page = asking, asking.page
    desk.sends(*(f"Idee {letter}" for letter in "abcdefghijk"))
    other = Facilitator(server.link)
    other.session = page.url.split("?")[0].rstrip("/").rpartition("/")[2]
    for place, card in enumerate(desk.order()):
        made = {"name": f"Thema {place}", "card": card.removeprefix("select-")}
        assert other.act("4", "make-theme", made).status == 204
    themes = next(one["themes"] for one in other.tally()["activities"] if one["id"] == "4")
    for place, theme in enumerate(themes):
        goal = {"theme": theme["id"], "goal": f"het met {place} goed gaat"}
        assert other.act("4", "goal", goal).status == 204
    other.until("show:5a")
    other.close()
    expect(page.locator("#too-many")).to_contain_text("Dit zijn 11 keuzes: dat is veel. Voeg eerst samen")
    expect(page.locator("#merge-first")).to_be_visible()
    volgende(page, "open:5a")
    expect(page.locator('#next[value="close:5a"]')).to_be_visible()


def test_30_after_closing_the_console_lists_what_goes_and_asks_once_more_before_it_does(asking: Desk) -> None:
    desk, page = asking, asking.page
    desk.sends("Een plek")
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    volgende(page, "close:4")
    page.locator("#go-slot").click()
    expect(page.locator('#next[value^="page:slot"], #next[value="end"]')).to_be_visible()
    volgende(page, "end")
    expect(page.locator("#goes")).to_contain_text("wat naar een telefoon leidt, ook je afstandsbediening")
    page.locator("#seal").click()
    expect(page.get_by_role("heading", name="Het verslag is klaar")).to_be_visible()
    page.remove_listener("dialog", agree)
    assert asked[-1:] == ["Daarna kan de avond niet meer open. Nu verzegelen?"]
