"""Reading aloud, on the phone and for the whole room: what may be read is read, and only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, is_live, let_in
from tests.browser.test_live import Evening, stands_at
from tests.browser.voices import go_on, said, voices, with_voices
from tests.serving.running import Serve
from werksessie.rehearsal.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

QUESTION = "Stel: jullie gemeenschap staat sterk. Wat zie je dan?"
HELP = "Denk aan kinderen, ouders, buren. En als het een keer misgaat?"
GOALS = ("elkaar kennen", "ouders helpen")


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


def test_04_a_tap_reads_question_help_and_options_marks_what_is_read_and_stops(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = evening.join(with_voices(somebody(), "nl-NL"))
    button, marked = page.locator("[data-read-aloud]"), page.locator("[data-aloud]")
    evening.open("1", page)
    page.locator("#text").fill("Mijn eigen geheim")
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(page.locator("#own")).to_contain_text("Mijn eigen geheim")
    assert said(page) == [], "never by itself"

    page.get_by_role("button", name="Lees voor").click()
    expect(button).to_have_accessible_name("Stop")
    expect(marked).to_have_text(QUESTION)
    go_on(page)
    expect(marked).to_have_text(HELP)
    go_on(page)
    expect(marked).to_have_count(0)
    expect(button).to_have_accessible_name("Lees voor")
    assert said(page) == [QUESTION, HELP], "nothing that anybody wrote"

    button.click()
    button.click()
    expect(marked).to_have_count(0)
    assert said(page)[2:] == [QUESTION]

    button.click()
    evening.press("next", expected="close:1")
    stands_at(page, "1", "closed")
    expect(marked).to_have_count(0)
    expect(button).to_have_accessible_name("Lees voor")
    evening.make_goals(*GOALS)
    evening.open("5a", page)
    button.click()
    for _ in range(4):
        go_on(page)
    heard = said(page)[4:]
    assert len(heard) == 4, "the beginning of the sentence and the options too"
    assert all(any(goal in one for one in heard) for goal in GOALS)

    button.click()
    page.evaluate("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
                  " document.dispatchEvent(new Event('visibilitychange')); }")  # fmt: skip
    expect(marked).to_have_count(0)


def test_04_without_a_voice_of_its_own_for_its_language_a_phone_has_no_button(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = evening.join(with_voices(somebody(), "fr-FR"))
    button = page.locator("[data-read-aloud]")
    expect(button).to_be_attached()
    expect(button).to_be_hidden()
    page.evaluate("voices => window.speechSynthesis.get(voices)", voices("nl-NL", own=False))
    expect(button).to_be_hidden()
    page.evaluate("voices => window.speechSynthesis.get(voices)", voices("fr-FR", "nl_NL"))
    expect(button).to_be_visible()
    page.goto(f"{evening.address}?lang=en")
    is_live(page)
    expect(button).to_be_hidden()


def test_the_wall_reads_for_the_room_by_its_own_key_and_from_the_console(
    server: Serve, evening: Evening, somebody: Callable[..., Page]
) -> None:
    wall, console = with_voices(somebody(WALL), "nl-NL"), somebody(CONSOLE)
    let_in(console, server.link)
    console.goto(f"{evening.home}sessions/{evening.facilitator.session}")
    is_live(console)
    evening.open("1")
    button, notice = console.locator("#read-aloud"), console.locator("#notice")
    button.click()
    expect(notice).to_have_text("Het grote scherm is niet open.")

    wall.goto(evening.home.rstrip("/") + evening.facilitator.link("wall"))
    is_live(wall)
    marked = wall.locator("[data-aloud]")
    wall.keyboard.press("l")
    expect(marked).to_have_text(QUESTION)
    wall.keyboard.press("l")
    expect(marked).to_have_count(0)

    console.keyboard.press("a")
    expect(marked).to_have_text(QUESTION)
    expect(notice).to_be_empty()
    with closing(Phone(server.home, evening.address[-6:])) as phone:
        phone.join()
        assert "Een zin van iemand" in phone.answer("1", {"text": "Een zin van iemand"}).text
    evening.act("1", "release-all")
    expect(wall.locator(".card")).to_have_text(["Een zin van iemand"])
    expect(marked).to_have_text(QUESTION)
    go_on(wall)
    expect(marked).to_have_count(0)
    assert said(wall) == [QUESTION, QUESTION], "a card on the wall is somebody's own"

    for refuses, sentence in (
        ("not-allowed", "Klik eerst één keer op het grote scherm. Probeer het dan opnieuw."),
        ("synthesis-failed", "Het grote scherm kon niet voorlezen. Lees het zelf voor."),
    ):
        wall.evaluate("why => { window.speechSynthesis.refuses = why; }", refuses)
        button.click()
        expect(notice).to_have_text(sentence)
    wall.evaluate("voices => window.speechSynthesis.get(voices)", voices("fr-FR"))
    button.click()
    expect(notice).to_have_text("Het grote scherm heeft geen Nederlandse stem. Lees het zelf voor.")
