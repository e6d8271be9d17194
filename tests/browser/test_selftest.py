"""Setting up the room, as a facilitator does: the wall in a second window, the sound, one phone. Nobody reloads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, Company, is_live, let_in
from tests.browser.test_live import Evening
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser as Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

PAUSE = 2_000
"""Milliseconds between two looks of the page at how far the steps are."""
SPEAKS = """() => {
    [window.said, window.language] = [[], "nl_BE"];
    const synthesis = {
        cancel() {}, addEventListener() {}, getVoices: () => [{ lang: window.language, name: "Stem" }],
        speak: (words) => window.said.push([words.text, words.lang]),
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""
RUNS_ON_BATTERY = """() => {
    window.battery = Object.assign(new EventTarget(), { charging: false });
    Navigator.prototype.getBattery = () => Promise.resolve(window.battery);
}"""
CANNOT_STAY_AWAKE = "() => { delete Navigator.prototype.wakeLock; }"
PLUG_IN = "() => { window.battery.charging = true; window.battery.dispatchEvent(new Event('chargingchange')); }"
UNPLUG = PLUG_IN.replace("true", "false")


def before_scripts(page: Page, function: str) -> Page:
    """A browser in which this ran before any script of the page."""
    page.add_init_script(f"({function})()")
    return page


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening that has not begun."""
    with closing(Evening(server, begun=False)) as made:
        yield made


@pytest.fixture(scope="module")
def waiting(server: Serve) -> Iterator[Evening]:
    """An evening that has not begun when the last test is over either."""
    with closing(Evening(server, begun=False)) as made:
        yield made


@pytest.fixture(scope="module")
def laptop(server: Serve, waiting: Evening, company: Company) -> Page:
    """A browser on that evening's page for setting up; it can speak, and its laptop runs on its battery."""
    return check(before_scripts(before_scripts(company(CONSOLE), SPEAKS), RUNS_ON_BATTERY), server, waiting)


@pytest.fixture
def desk(laptop: Page, company: Company) -> Iterator[Page]:
    """The same, for tests that leave it as it was."""
    yield laptop
    assert not company.troubles


def seen(evening: Evening) -> str:
    """What a phone that comes by is shown."""
    with closing(Phone(evening.home)) as phone:
        return phone.get(f"/{evening.facilitator.session[-6:]}").text


def check(desk: Page, server: Serve, evening: Evening) -> Page:
    """The facilitator's browser on the page for setting up."""
    let_in(desk, server.link)
    desk.goto(f"{server.home}sessions/{evening.facilitator.session}/check")
    return desk


def open_wall(desk: Page) -> Page:
    """The second window, by the button."""
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Open het grote scherm").click()
    is_live(opened.value)
    return opened.value


def test_a_room_is_set_up_without_a_single_reload(
    server: Serve, evening: Evening, somebody: Callable[..., Page]
) -> None:
    desk = somebody(CONSOLE)
    desk.clock.install()
    desk.goto(server.link)
    desk.locator(f"a[href='/sessions/{evening.facilitator.session}/check']").click()
    expect(desk.get_by_role("heading", name="Voor de avond")).to_be_visible()
    desk.evaluate("() => { window.loadedOnce = true; }")

    wall = open_wall(desk)
    desk.clock.run_for(PAUSE)
    expect(desk.locator("#main").get_by_text("Het grote scherm is verbonden ✓")).to_be_visible()
    desk.get_by_role("button", name="Testbeeld aan").click()
    expect(wall.get_by_text("Kun je dit achteraan lezen?")).to_be_visible()

    desk.get_by_role("button", name="Speel een toon").click()
    expect(desk.locator("#main").get_by_text("Hoorde je twee tonen?")).to_be_visible()
    desk.get_by_label("Ik hoor het").check()
    expect(desk.locator("#main").get_by_text("Je hoort het ✓")).to_be_visible()
    expect(desk.locator("#main").get_by_text("Alles doet het ✓")).to_have_count(0)

    phone = somebody()
    phone.goto(evening.address)
    expect(phone.get_by_role("heading", name="Het werkt ✓")).to_be_visible()
    desk.clock.run_for(PAUSE)
    expect(desk.locator("#main").get_by_text("Telefoon gezien ✓")).to_be_visible()
    expect(desk.locator("#main").get_by_text("Alles doet het ✓")).to_be_visible()
    phone.close()

    desk.get_by_role("button", name="Testbeeld uit").click()
    expect(wall.get_by_text("We beginnen zo")).to_be_visible()
    assert desk.evaluate("() => window.loadedOnce")
    wall.close()
    desk.clock.run_for(PAUSE)
    expect(desk.locator("#main").get_by_text("Nog niet open")).to_be_visible()
    expect(desk.locator("#main").get_by_text("Telefoon gezien ✓")).to_be_visible()
    expect(desk.locator("#main").get_by_text("Alles doet het ✓")).to_have_count(0)


def test_the_card_makes_way_when_the_evening_shows_its_first_slide(
    server: Serve, evening: Evening, somebody: Callable[..., Page]
) -> None:
    desk = somebody(CONSOLE)
    desk.clock.install()
    check(desk, server, evening)
    wall = open_wall(desk)
    desk.get_by_role("button", name="Testbeeld aan").click()
    expect(wall.locator(".wall--test-card")).to_be_visible()
    evening.next("start")
    desk.clock.run_for(PAUSE)
    expect(desk.locator("#main").get_by_text("De avond is al begonnen.")).to_be_visible()
    evening.next("show:welkom")
    expect(wall.locator(".wall--test-card")).to_have_count(0)
    desk.clock.run_for(PAUSE)
    expect(desk.locator("#card-button")).to_be_hidden()


def test_what_was_heard_outlives_a_reload(desk: Page) -> None:
    desk.get_by_label("Ik hoor het").check()
    desk.reload()
    expect(desk.locator("#main").get_by_text("Je hoort het ✓")).to_be_visible()
    desk.get_by_label("Ik hoor het").uncheck()
    expect(desk.locator("#main").get_by_text("Nog niet gehoord")).to_be_visible()


def test_a_sentence_is_read_aloud_by_a_dutch_voice(desk: Page) -> None:
    desk.evaluate("() => { [window.said, window.language] = [[], 'nl_BE']; }")
    desk.get_by_role("button", name="Lees voor").click()
    expect(desk.locator("#main").get_by_text("Je hoort nu een zin.")).to_be_visible()
    assert desk.evaluate("() => window.said") == [["Goedenavond. Kun je dit achterin goed verstaan?", "nl_BE"]]


def test_that_there_is_no_dutch_voice_is_said_plainly(desk: Page) -> None:
    desk.evaluate("() => { [window.said, window.language] = [[], 'en-GB']; }")
    desk.get_by_role("button", name="Lees voor").click()
    expect(desk.locator("#main").get_by_text("Deze laptop heeft geen Nederlandse stem.")).to_be_visible()
    assert desk.evaluate("() => window.said") == []


def test_when_no_phone_comes_the_page_says_what_may_help_and_stops_when_one_comes(
    server: Serve, evening: Evening, somebody: Callable[..., Page]
) -> None:
    desk = somebody(CONSOLE)
    desk.clock.install()
    check(desk, server, evening)
    helps = desk.locator("#no-phone")
    desk.clock.run_for(19_000)
    expect(helps).not_to_have_attribute("open", "")
    desk.clock.run_for(2_000)
    expect(helps).to_have_attribute("open", "")
    expect(desk.locator("#phone-late")).to_have_text("Er komt geen telefoon. Kijk wat kan helpen.")
    expect(helps.get_by_text("Het adres begint met 127.")).to_be_visible()
    assert "Het werkt ✓" in seen(evening)
    desk.clock.run_for(2_500)
    expect(desk.locator("#main").get_by_text("Telefoon gezien ✓")).to_be_visible()
    expect(helps).to_be_hidden()


def test_the_facilitators_own_browser_is_no_phone(desk: Page, waiting: Evening) -> None:
    same = desk.context.new_page()
    same.goto(waiting.address)
    is_live(same)
    with desk.expect_response("**/check/state"):
        pass
    expect(desk.locator("#main").get_by_text("Nog geen telefoon gezien")).to_be_visible()
    same.close()


def test_a_server_that_cannot_be_reached_is_said_and_forgotten_when_it_is_back(desk: Page) -> None:
    desk.context.set_offline(True)
    expect(desk.locator("#main").get_by_text("Geen verbinding met de server.")).to_be_visible()
    desk.context.set_offline(False)
    expect(desk.locator("#main").get_by_text("Geen verbinding met de server.")).to_have_count(0)


def test_a_refusal_is_said_in_its_own_words(server: Serve, evening: Evening, somebody: Callable[..., Page]) -> None:
    desk = somebody(CONSOLE)
    desk.clock.install()
    check(desk, server, evening)
    evening.next("start")
    evening.next("show:welkom")
    desk.get_by_role("button", name="Testbeeld aan").click()
    expect(desk.locator("#main").get_by_text("Het testbeeld kan alleen voordat de avond begint.")).to_be_visible()


def test_a_laptop_on_its_battery_is_told_to_be_plugged_in(desk: Page) -> None:
    expect(desk.locator("#main").get_by_text("Steek de stekker erin.")).to_be_visible()
    desk.evaluate(PLUG_IN)
    expect(desk.locator("#main").get_by_text("Steek de stekker erin.")).to_be_hidden()
    desk.evaluate(UNPLUG)


@pytest.mark.parametrize("can", [True, False])
def test_where_the_wall_cannot_keep_the_laptop_awake_it_is_said_how(
    server: Serve, evening: Evening, somebody: Callable[..., Page], can: bool
) -> None:
    desk, wall = somebody(CONSOLE), somebody(WALL)
    for page in (desk, wall):
        if can:
            page.context.grant_permissions(["screen-wake-lock"])
        else:
            before_scripts(page, CANNOT_STAY_AWAKE)
    check(desk, server, evening)
    expect(desk.locator("#advice-sleep")).to_be_visible(visible=not can)
    wall.goto(server.home.rstrip("/") + evening.facilitator.link("wall"))
    is_live(wall)
    evening.press("test-card", shown="yes")
    expect(wall.get_by_text("Dit scherm blijft aan ✓")).to_be_visible(visible=can)
    expect(wall.get_by_text("Zet de slaapstand uit.")).to_be_visible(visible=not can)


def test_without_scripts_the_steps_go_on_with_a_link(
    server: Serve, evening: Evening, somebody: Callable[..., Page]
) -> None:
    desk = check(somebody(CONSOLE, java_script_enabled=False), server, evening)
    expect(desk.get_by_role("button", name="Speel een toon")).to_have_count(0)
    desk.get_by_role("button", name="Testbeeld aan").click()
    expect(desk.get_by_role("button", name="Testbeeld uit")).to_be_visible()
    assert "Het werkt ✓" in seen(evening)
    desk.get_by_role("link", name="Kijk opnieuw").click()
    expect(desk.locator("#main").get_by_text("Telefoon gezien ✓")).to_be_visible()


def test_everything_can_be_reached_and_pressed_by_keyboard_and_is_large_enough(desk: Page) -> None:
    desk.set_viewport_size({"width": 320, "height": 568})
    desk.reload()
    reached = []
    for _ in range(9):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()"))
    wanted = ["Naar de inhoud", "Naar de avond", "open-wall", "card-button", "tone", "read", "heard"]
    assert reached[: len(wanted)] == wanted
    desk.locator("#heard").focus()
    desk.keyboard.press("Space")
    expect(desk.locator("#main").get_by_text("Je hoort het ✓")).to_be_visible()
    for one in desk.locator(".selftest .button:visible, .selftest__heard:visible, summary:visible").all():
        box = one.bounding_box()
        assert box
        assert box["height"] >= 44
    assert desk.evaluate("() => document.documentElement.scrollWidth") == 320
    desk.locator("#heard").uncheck()
    desk.set_viewport_size(CONSOLE)  # type: ignore[arg-type]
