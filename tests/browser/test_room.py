"""Running the room in real browsers: the timer, 1-2-4-Allen, notes, another code, a device that must go, two walls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, is_live, let_in
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

SMALL = {"width": 1024, "height": 768}
YEARS_AHEAD = "2031-01-01T00:00:00Z"
Somebody = Callable[..., Page]


@pytest.fixture
def facilitator(server: Serve) -> Iterator[Facilitator]:
    """Somebody with the key, at the open question 4."""
    with closing(Facilitator(server.link)) as made:
        made.prepare({**DETAILS, "programme": "eerste-gesprek"})
        made.until("start")
        made.do("go-to", {"activity": "4"})
        made.until("open:4")
        yield made


def do(facilitator: Facilitator, verb: str, **form: str) -> None:
    reply = facilitator.do(verb, form)
    assert reply.status == 204, reply.text


def wall(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    page.goto(server.home.rstrip("/") + facilitator.link("wall"))
    is_live(page)
    return page


def console(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    let_in(page, server.link)
    page.goto(f"{server.home}sessions/{facilitator.session}")
    is_live(page)
    return page


def phone(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    page.goto(server.home + facilitator.session[-6:])
    page.get_by_role("button", name="Doe mee").click()
    is_live(page)
    return page


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
    server: Serve, facilitator: Facilitator, somebody: Somebody, there: str | None
) -> None:
    page = somebody(WALL)
    page.clock.install(**({"time": there} if there else {}))
    wall(server, facilitator, page)
    with clocks_compared(page):
        do(facilitator, "timer", seconds="300")
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
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = somebody(WALL, reduced_motion="reduce")
    page.clock.install()
    wall(server, facilitator, page)
    with clocks_compared(page):
        do(facilitator, "timer", seconds="120")
    expect(page.locator(".timer__left")).to_have_text("nog 2 minuten")
    expect(page.locator(".ring")).to_be_hidden()
    page.clock.fast_forward("01:10")
    expect(page.locator(".timer__left")).to_have_text("nog 1 minuut")


def test_a_timer_that_was_told_to_closes_once_with_two_consoles(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    pages = [console(server, facilitator, somebody(CONSOLE)) for _ in range(2)]
    do(facilitator, "timer", seconds="10")
    pages[0].locator("#timer-closes").click()
    expect(pages[1].locator("#timer-closes")).to_have_attribute("aria-pressed", "true")
    for page in pages:
        expect(page.locator('#next[value="show:doelen"]')).to_be_visible()
        expect(page.locator("#notice")).to_be_empty()


# 1-2-4-Allen


def test_what_somebody_typed_alone_is_there_to_be_sent_together_and_not_before(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = phone(server, facilitator, somebody())
    desk = console(server, facilitator, somebody(CONSOLE))
    desk.locator("#menu-timer summary").click()
    desk.locator("#together").click()
    expect(page.get_by_text("blijft nog op je telefoon")).to_be_visible()
    page.locator("#answer textarea").fill("Mijn eigen gedachte")
    expect(page.get_by_role("button", name="Stuur")).to_be_hidden()
    for label, part in (("met z'n tweeën", "2"), ("met z'n vieren", "4")):
        expect(desk.locator(f'#next[value="together:4:{part}"]')).to_contain_text(label)
        desk.locator("#next").click()
        expect(page.get_by_text("Kijk niet op je telefoon.")).to_be_visible()
        expect(page.locator("#answer")).to_have_count(0)
        expect(desk.locator("#waiting .answer")).to_have_count(0)
    desk.locator('#next[value="together:4:all"]').click()
    expect(page.locator("#answer textarea")).to_have_value("Mijn eigen gedachte")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator("#own").get_by_text("Ontvangen ✓")).to_be_visible()


# Notes


def test_a_note_is_saved_while_typing_and_follows_the_question(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = console(server, facilitator, somebody(CONSOLE))
    page.keyboard.press("w")
    page.keyboard.type("Veel gelach over de bus.")
    expect(page.locator("#note-state")).to_have_text("opgeslagen ✓")
    page.keyboard.press("Tab")
    page.locator("#next").click()
    page.locator('#next[value="show:doelen"]').click()
    expect(page.locator("#note-about")).to_have_text("Van idee naar doel")
    expect(page.locator("#note")).to_have_value("")
    page.locator("#go-4").click()
    expect(page.locator("#note")).to_have_value("Veel gelach over de bus.")


def test_two_people_at_one_note_lose_nothing(server: Serve, facilitator: Facilitator, somebody: Somebody) -> None:
    one, other = (console(server, facilitator, somebody(CONSOLE)) for _ in range(2))
    other.locator("#note").press_sequentially("Ik tik nog")
    do(facilitator, "note", activity="4", text="Van een ander", was="")
    expect(one.locator("#note")).to_have_value("Van een ander")
    other.locator("#note").press_sequentially("!")
    expect(other.locator("#note-state")).to_contain_text("Er staat nu: 'Van een ander'")
    expect(other.locator("#note")).to_have_value("Ik tik nog!")
    other.locator("#note").fill("Van een ander. Ik tik nog!")
    other.locator("#note-again").click()
    expect(one.locator("#note")).to_have_value("Van een ander. Ik tik nog!")


# The door


def test_with_another_code_a_phone_goes_along_with_what_was_typed(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = phone(server, facilitator, somebody())
    big = wall(server, facilitator, somebody(WALL))
    page.locator("#answer textarea").fill("Nog niet verstuurd")
    old = facilitator.session[-6:]
    do(facilitator, "new-code")
    code = str(facilitator.tally()["code"])
    assert code != old
    expect(page).to_have_url(server.home + code)
    is_live(page)
    expect(page.locator("#answer textarea")).to_have_value("Nog niet verstuurd")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator("#own").get_by_text("Ontvangen ✓")).to_be_visible()
    expect(big.locator(".qr__digits")).to_have_text(f"{code[:3]} {code[3:]}")
    stranger = somebody()
    stranger.goto(server.home + old)
    expect(stranger.get_by_text("Deze code klopt niet")).to_be_visible()


def test_everything_of_one_device_goes_from_a_card_and_that_phone_reads_why(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = phone(server, facilitator, somebody())
    page.locator("#answer textarea").fill("Onzin")
    page.get_by_role("button", name="Stuur").click()
    desk = console(server, facilitator, somebody(CONSOLE))
    expect(desk.locator("#waiting .answer")).to_have_count(1)
    expect(desk.locator("#device")).to_be_hidden()
    assert facilitator.next().startswith("close:")
    expect(page.get_by_text("Deze vraag is gesloten")).to_be_visible()
    asked: list[str] = []
    desk.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    desk.locator("#waiting .answer__select").first.check(force=True)
    desk.locator("#device").click()
    expect(desk.locator("#waiting .answer")).to_have_count(0)
    assert "Dat komt niet terug." in asked[0]
    expect(page.get_by_text("De begeleider haalde weg wat deze telefoon stuurde.")).to_be_visible()
    expect(desk.locator("#devices-unseen")).to_have_count(0)
    page.goto(server.home + facilitator.session[-6:])
    expect(page.get_by_role("button", name="Doe mee")).to_be_visible()


# Walls


def test_a_second_wall_window_shows_the_same_at_the_same_time(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    one, other = wall(server, facilitator, somebody(WALL)), wall(server, facilitator, somebody(SMALL))
    for verb, form, words in (
        ("pause", {"minutes": "10"}, "Terug om"),
        ("pause-end", {}, "Wat kan"),
        ("park", {"text": "De bus"}, ""),
        ("parking", {"shown": "yes"}, "De bus"),
    ):
        do(facilitator, verb, **form)
        for page in (one, other):
            expect(page.locator("#wall")).to_contain_text(words)
    for page in (one, other):
        page.reload()
        expect(page.locator("#wall")).to_contain_text("De bus")


@pytest.mark.parametrize("size", [WALL, SMALL], ids=["wide", "narrow"])
def test_larger_letters_are_remembered_and_never_run_out_of_the_wall(
    server: Serve, facilitator: Facilitator, somebody: Somebody, size: dict[str, int]
) -> None:
    page = wall(server, facilitator, somebody(size))
    for number in range(6):
        with closing(Phone(server.home, facilitator.session[-6:])) as person:
            person.join()
            person.answer(
                "4", {"text": f"{number} Een plek om samen te komen na school, het hele jaar door en voor wie wil"}
            )
    facilitator.act("4", "release-all")
    do(facilitator, "timer", seconds="300")
    expect(page.locator("#wall .card")).to_have_count(3)
    page.keyboard.press("+")
    page.keyboard.press("+")
    cut = """() => [...document.querySelectorAll('#wall, #wall .wall__body, #wall .card')]
        .filter((box) => box.scrollHeight > box.clientHeight + 2).map((box) => box.className)"""
    assert page.evaluate(cut) == []
    do(facilitator, "park", text="De bus naar het ziekenhuis")
    do(facilitator, "parking", shown="yes")
    expect(page.locator("html")).to_have_attribute("data-size", "2")
    assert page.evaluate(cut) == []
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-size", "2")
    page.keyboard.press("-")
    page.keyboard.press("-")
    expect(page.locator("html[data-size]")).to_have_count(0)


# Care


def test_the_card_of_care_opens_and_closes_by_key(server: Serve, facilitator: Facilitator, somebody: Somebody) -> None:
    page = console(server, facilitator, somebody(CONSOLE))
    page.keyboard.press("c")
    expect(page.get_by_text("Veilig Thuis 0800-2000")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Veilig Thuis 0800-2000")).to_be_hidden()


def test_every_shortcut_on_a_button_stands_in_the_list(
    server: Serve, facilitator: Facilitator, somebody: Somebody
) -> None:
    page = console(server, facilitator, somebody(CONSOLE))
    keys = page.evaluate(
        "() => [...document.querySelectorAll('[data-key]')].map((one) => one.dataset.key.toUpperCase())"
    )
    listed = page.evaluate("() => [...document.querySelectorAll('#shortcuts dt')].map((one) => one.textContent.trim())")
    assert keys
    assert set(keys) <= set(listed)
