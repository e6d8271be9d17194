"""Running the room in real browsers: the timer, 1-2-4-Allen, notes, another code, a device that must go, two walls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WALL, Company, is_live
from tests.browser.questions import title, words
from tests.browser.room import Desk, Screen, Somebody, wall
from tests.browser.test_live import Evening
from tests.serving.running import Serve
from werksessie.rehearsal.people import Browser as Visitor
from werksessie.rehearsal.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

SMALL = {"width": 1024, "height": 768}
YEARS_AHEAD = "2031-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def kept_desk(server: Serve, company: Company) -> Iterator[Desk]:
    """The console of all tests."""
    with closing(Desk(server, company)) as made:
        yield made


@pytest.fixture(scope="module")
def kept_screen(server: Serve, company: Company) -> Iterator[Screen]:
    """The wall of all tests."""
    with closing(Screen(server, company)) as made:
        yield made


@pytest.fixture
def desk(kept_desk: Desk, company: Company) -> Iterator[Desk]:
    """A room with a console."""
    yield kept_desk
    assert not company.troubles


@pytest.fixture
def screen(kept_screen: Screen, company: Company) -> Iterator[Screen]:
    """A room with a wall, at a question that nobody answered."""
    kept_screen.ask_again()
    yield kept_screen
    assert not company.troubles


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening of this test's own, at an open question."""
    with closing(Evening(server)) as made:
        made.open("4")
        yield made


def gone(page: Page) -> float:
    """How much of the ring is gone, in hundredths."""
    return float(page.locator(".ring__left").get_attribute("stroke-dashoffset") or "-1")


@contextmanager
def clocks_compared(page: Page) -> Iterator[None]:
    """Until the page knows how far its clock is from the server's: what is fast-forwarded before that, it takes for a
    difference between the two."""
    with page.expect_response("**/healthz"):
        yield
    page.evaluate("0")


# The timer


@pytest.mark.parametrize("there", [None, YEARS_AHEAD])
def test_the_ring_shrinks_by_the_servers_clock_and_a_reload_goes_on(
    server: Serve, evening: Evening, somebody: Somebody, there: str | None
) -> None:
    page = somebody(WALL)
    page.clock.install(**({"time": there} if there else {}))
    wall(server, evening.facilitator, page)
    with clocks_compared(page):
        evening.press("timer", seconds="300")
    expect(page.locator(".ring")).to_be_visible()
    page.wait_for_function("() => Number(document.querySelector('.ring__left').getAttribute('stroke-dashoffset')) < 10")
    page.clock.fast_forward("02:30")
    page.wait_for_function("() => Number(document.querySelector('.ring__left').getAttribute('stroke-dashoffset')) > 45")
    assert gone(page) < 65
    page.clock.fast_forward("02:40")
    expect(page.get_by_text("De begeleider beslist.")).to_be_visible()
    expect(page.locator(".ring")).to_be_hidden()
    page.clock.resume()
    page.reload()
    expect(page.locator(".ring")).to_be_visible()


def test_where_less_motion_is_asked_for_it_is_words_by_the_minute(
    server: Serve, evening: Evening, somebody: Somebody
) -> None:
    page = somebody(WALL, reduced_motion="reduce")
    page.clock.install()
    wall(server, evening.facilitator, page)
    with clocks_compared(page):
        evening.press("timer", seconds="120")
    expect(page.locator(".timer__left")).to_have_text("nog 2 minuten")
    expect(page.locator(".ring")).to_be_hidden()
    page.clock.fast_forward("01:10")
    expect(page.locator(".timer__left")).to_have_text("nog 1 minuut")


def test_a_timer_that_was_told_to_closes_once_with_two_consoles(desk: Desk, somebody: Somebody) -> None:
    pages = desk.at_a_question(), desk.another_console(somebody)
    desk.press("timer", seconds="10")
    pages[0].locator("#timer-closes").click()
    expect(pages[1].locator("#timer-closes")).to_have_attribute("aria-pressed", "true")
    for page in pages:
        expect(page.locator(f'#next[value="show:{desk.following}"]')).to_be_visible()
        expect(page.locator("#notice")).to_be_empty()


# 1-2-4-Allen


def test_what_somebody_typed_alone_is_there_to_be_sent_together_and_not_before(desk: Desk, somebody: Somebody) -> None:
    console = desk.at_a_question()
    page = desk.join(somebody())
    console.locator("#menu-timer summary").click()
    console.locator("#together").click()
    expect(page.get_by_text("blijft nog op je telefoon")).to_be_visible()
    page.locator("#answer textarea").fill("Mijn eigen gedachte")
    expect(page.get_by_role("button", name="Stuur")).to_be_hidden()
    for label, part in (("met z'n tweeën", "2"), ("met z'n vieren", "4")):
        expect(console.locator(f'#next[value="together:{desk.asked}:{part}"]')).to_contain_text(label)
        console.locator("#next").click()
        expect(page.get_by_text("Kijk niet op je telefoon.")).to_be_visible()
        expect(page.locator("#answer")).to_have_count(0)
        expect(console.locator("#waiting .answer")).to_have_count(0)
    console.locator(f'#next[value="together:{desk.asked}:all"]').click()
    expect(page.locator("#answer textarea")).to_have_value("Mijn eigen gedachte")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator("#own").get_by_text("Ontvangen ✓")).to_be_visible()


# Notes


def test_a_note_is_saved_while_typing_and_follows_the_question(desk: Desk) -> None:
    page = desk.at_a_question()
    page.keyboard.press("w")
    page.keyboard.type("Veel gelach over de bus.")
    expect(page.locator("#note-state")).to_have_text("opgeslagen ✓")
    page.keyboard.press("Tab")
    page.locator("#next").click()
    page.locator(f'#next[value="show:{desk.following}"]').click()
    expect(page.locator("#note-about")).to_have_text(title(desk.following))
    expect(page.locator("#note")).to_have_value("")
    page.locator(f"#go-{desk.asked}").click()
    expect(page.locator("#note")).to_have_value("Veel gelach over de bus.")


def test_two_people_at_one_note_lose_nothing(desk: Desk, somebody: Somebody) -> None:
    one, other = desk.at_a_question(), desk.another_console(somebody)
    other.locator("#note").press_sequentially("Ik tik nog")
    desk.press("note", activity=desk.asked, text="Van een ander", was="")
    expect(one.locator("#note")).to_have_value("Van een ander")
    other.locator("#note").press_sequentially("!")
    expect(other.locator("#note-state")).to_contain_text("Er staat nu: 'Van een ander'")
    expect(other.locator("#note")).to_have_value("Ik tik nog!")
    other.locator("#note").fill("Van een ander. Ik tik nog!")
    other.locator("#note-again").click()
    expect(one.locator("#note")).to_have_value("Van een ander. Ik tik nog!")


# The door


def test_with_another_code_a_phone_goes_along_with_what_was_typed(screen: Screen, somebody: Somebody) -> None:
    page, big = screen.join(somebody()), screen.wall
    page.locator("#answer textarea").fill("Nog niet verstuurd")
    old = str(screen.facilitator.tally()["code"])
    screen.press("new-code")
    code = str(screen.facilitator.tally()["code"])
    assert code != old
    screen.address = screen.home + code
    expect(page).to_have_url(screen.address)
    is_live(page)
    expect(page.locator("#answer textarea")).to_have_value("Nog niet verstuurd")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator("#own").get_by_text("Ontvangen ✓")).to_be_visible()
    expect(big.locator(".qr__digits")).to_have_text(f"{code[:3]} {code[3:]}")
    with closing(Visitor(screen.home)) as stranger:
        assert "Deze code klopt niet" in stranger.get(f"/{old}").text


def test_everything_of_one_device_goes_from_a_card_and_that_phone_reads_why(desk: Desk, somebody: Somebody) -> None:
    console = desk.at_a_question()
    page = desk.join(somebody())
    page.locator("#answer textarea").fill("Onzin")
    page.get_by_role("button", name="Stuur").click()
    expect(console.locator("#waiting .answer")).to_have_count(1)
    expect(console.locator("#device")).to_be_hidden()
    assert desk.facilitator.next().startswith("close:")
    expect(page.get_by_text("Deze vraag is gesloten")).to_be_visible()
    asked: list[str] = []
    console.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    console.locator("#waiting .answer__select").first.check(force=True)
    console.locator("#device").click()
    expect(console.locator("#waiting .answer")).to_have_count(0)
    assert "Dat komt niet terug." in asked[0]
    expect(page.get_by_text("De begeleider haalde weg wat deze telefoon stuurde.")).to_be_visible()
    expect(console.locator("#devices-unseen")).to_have_count(0)
    page.goto(desk.address)
    expect(page.get_by_role("button", name="Doe mee")).to_be_visible()


# Walls


def test_a_second_wall_window_shows_the_same_at_the_same_time(
    server: Serve, screen: Screen, somebody: Somebody
) -> None:
    one, other = screen.wall, wall(server, screen.facilitator, somebody(SMALL))
    for verb, form, shown in (
        ("pause", {"minutes": "10"}, "Terug om"),
        ("pause-end", {}, words(screen.asked)),
        ("park", {"text": "De bus"}, ""),
        ("parking", {"shown": "yes"}, "De bus"),
    ):
        screen.press(verb, **form)
        for page in (one, other):
            expect(page.locator("#wall")).to_contain_text(shown)
    for page in (one, other):
        page.reload()
        expect(page.locator("#wall")).to_contain_text("De bus")
    screen.nothing_parked()


@pytest.mark.parametrize("size", [WALL, SMALL], ids=["wide", "narrow"])
def test_larger_letters_are_remembered_and_never_run_out_of_the_wall(screen: Screen, size: dict[str, int]) -> None:
    page = screen.wall
    page.set_viewport_size(size)  # type: ignore[arg-type]
    for number in range(6):
        with closing(Phone(screen.home, screen.address[-6:])) as person:
            person.join()
            person.answer(
                screen.asked,
                {"text": f"{number} Een plek om samen te komen na school, het hele jaar door en voor wie wil"},
            )
    screen.act(screen.asked, "release-all")
    screen.press("timer", seconds="300")
    expect(page.locator("#wall .card")).to_have_count(3)
    page.keyboard.press("+")
    page.keyboard.press("+")
    cut = """() => [...document.querySelectorAll('#wall, #wall .wall__body, #wall .card')]
        .filter((box) => box.scrollHeight > box.clientHeight + 2).map((box) => box.className)"""
    assert page.evaluate(cut) == []
    screen.press("park", text="De bus naar het ziekenhuis")
    screen.press("parking", shown="yes")
    expect(page.locator("html")).to_have_attribute("data-size", "2")
    assert page.evaluate(cut) == []
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-size", "2")
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(page.locator("html[data-size]")).to_have_count(0)
    page.set_viewport_size(WALL)  # type: ignore[arg-type]
    screen.nothing_parked()


# Care


def test_the_card_of_care_opens_and_closes_by_key(desk: Desk) -> None:
    page = desk.calm()
    page.keyboard.press("c")
    expect(page.get_by_text("Veilig Thuis 0800-2000")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Veilig Thuis 0800-2000")).to_be_hidden()


def test_every_shortcut_on_a_button_stands_in_the_list(desk: Desk) -> None:
    page = desk.at_a_question()
    keys = page.evaluate(
        "() => [...document.querySelectorAll('[data-key]')].map((one) => one.dataset.key.toUpperCase())"
    )
    listed = page.evaluate("() => [...document.querySelectorAll('#shortcuts dt')].map((one) => one.textContent.trim())")
    assert keys
    assert set(keys) <= set(listed)
