"""What a facilitator seldom presses between answers and themes, each button once in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import volgende
from tests.browser.desk import Desk, Evening, company, desk, evening

__all__ = ["company", "desk", "evening"]

pytestmark = pytest.mark.browser


@pytest.fixture
def wall(desk: Desk, evening: Evening) -> Page:
    return evening.wall


def shown(desk: Desk, *texts: str) -> None:
    """Answers that came in and were let through."""
    desk.sends(*texts)
    desk.page.locator("#release-all").click()
    expect(desk.page.locator("#loose .answer")).to_have_count(len(texts))


def line(desk: Desk, words: str) -> Locator:
    return desk.page.locator("#board li[data-card]", has_text=words).first


def choose(desk: Desk, *words: str) -> None:
    for one in words:
        line(desk, one).locator(".answer__select").check(force=True)
    expect(desk.page.locator("#selection-count")).to_have_text(str(len(words)))


def into(desk: Desk, theme: str, *words: str) -> Locator:
    """A new theme of these answers."""
    choose(desk, *words)
    desk.page.locator("#new-theme-name").fill(theme)
    desk.page.locator("#new-theme-name").press("Enter")
    group = desk.page.locator(".group", has_text=theme)
    expect(group.locator("h3 > span").last).to_have_text(str(len(words)))
    return group


def test_one_answer_stands_large_on_the_screen_until_all_come_back(desk: Desk, wall: Page) -> None:
    shown(desk, "Een veilig plein", "Samen sporten")
    choose(desk, "Samen sporten")
    desk.page.locator("#selection-highlight").click()
    expect(wall.locator(".alone")).to_have_text("Samen sporten")
    expect(wall.get_by_text("Een veilig plein")).to_have_count(0)
    expect(desk.page.locator(".notice.alone")).to_contain_text("Eén antwoord staat groot")
    desk.page.locator("#highlight-none").click()
    expect(wall.locator(".alone")).to_have_count(0)
    expect(wall.get_by_text("Een veilig plein")).to_be_visible()


def test_themes_are_read_aloud_one_by_one_and_then_all_stand_there_again(desk: Desk, wall: Page) -> None:
    shown(desk, "Een veilig plein", "Samen sporten")
    into(desk, "Veilig", "Een veilig plein")
    into(desk, "Sport", "Samen sporten")
    expect(desk.page.locator("#read-titles")).to_have_count(0)
    volgende(desk.page, f"close:{desk.question}")
    desk.page.locator("#read-titles").click()
    expect(wall.locator(".alone--title")).to_have_text("Veilig")
    expect(wall.get_by_text("Samen sporten")).to_have_count(0)
    desk.page.locator("#page-on").click()
    expect(wall.locator(".alone--title")).to_have_text("Sport")
    desk.page.locator('#read-titles[aria-pressed="true"]').click()
    expect(wall.locator(".alone--title")).to_have_count(0)
    expect(wall.get_by_text("Samen sporten")).to_be_visible()


def test_what_was_stacked_wrongly_is_taken_off_again(desk: Desk) -> None:
    shown(desk, "Meer licht", "Meer lampen", "Een boom")
    choose(desk, "Meer licht", "Een boom")
    desk.page.locator("#selection-stack").click()
    expect(desk.page.locator(".answer__times")).to_have_text("2×")
    stack = desk.page.locator(".answer__stack")
    stack.locator("summary").click()
    stack.get_by_role("button", name="losmaken").click()
    expect(desk.page.locator(".answer__times")).to_have_count(0)
    expect(desk.page.locator("#loose .answer")).to_have_count(3)
    expect(desk.page.locator("#undo-grouping")).to_contain_text("van de stapel halen")


def test_more_than_a_screen_of_answers_is_shown_at_once_after_a_question_and_what_is_doubted_waits(desk: Desk) -> None:
    desk.hears(
        "Over buurman Jan", *(f"Idee {number} van {person}" for person in range(11) for number in range(3)), each=3
    )
    waiting = desk.page.locator("#waiting-title + .work__tools b")
    expect(waiting).to_have_text("34")
    desk.page.once("dialog", lambda dialog: dialog.dismiss())
    desk.page.locator("#release-unread").click()
    expect(waiting).to_have_text("34")
    asked: list[str] = []
    desk.page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    desk.page.locator("#release-unread").click()
    expect(waiting).to_have_text("1")
    expect(desk.page.locator("#waiting .answer")).to_have_text(re.compile("buurman Jan"))
    assert asked == ["Alles tonen, ook wat je nog niet las? Wat een vraag heeft, blijft wachten."]


def test_a_theme_with_many_answers_is_folded_and_opens_by_its_button(desk: Desk) -> None:
    words = ("Koken", "Sport", "Muziek", "Tuin", "Dans", "Film")
    shown(desk, *words)
    group = into(desk, "Samen", *words)
    folded = group.locator("li[data-card]:visible")
    expect(folded).to_have_count(4)
    group.get_by_role("button", name="nog 2 tonen").click()
    expect(folded).to_have_count(6)
    desk.sends("Markt")
    expect(desk.new).to_have_count(1)
    expect(folded).to_have_count(6)
    group.get_by_role("button", name="minder tonen").click()
    expect(folded).to_have_count(4)


def test_a_hidden_answer_gets_another_reason_or_is_shown_after_all(desk: Desk) -> None:
    shown(desk, "Iets over het plein", "Samen sporten")
    choose(desk, "plein")
    desk.page.locator("#selection-hide").click()
    desk.page.locator("#editor").get_by_role("button", name="dubbel").click()
    hidden = desk.page.locator("#hidden")
    hidden.locator("summary").click()
    expect(hidden.locator("li .quiet")).to_have_text("dubbel")
    hidden.get_by_role("button", name="Andere reden").click()
    desk.page.locator("#editor").get_by_role("button", name="adres of plek").click()
    expect(hidden.locator("li .quiet")).to_have_text("adres of plek")
    hidden.get_by_role("button", name="Toch tonen").click()
    expect(hidden).to_have_count(0)
    expect(desk.page.locator("#loose .answer")).to_have_count(2)


def test_one_key_takes_a_card_off_the_screen_and_asks_no_reason_first(desk: Desk, wall: Page) -> None:
    shown(desk, "Meer licht", "Liever niet op het scherm")
    expect(wall.locator("#wall")).to_contain_text("Liever niet op het scherm")
    line(desk, "Liever niet").locator(".answer__select").focus()
    desk.page.keyboard.press("v")
    expect(wall.locator("#wall")).not_to_contain_text("Liever niet op het scherm")
    expect(wall.locator("#wall")).to_contain_text("Meer licht")
    expect(desk.page.locator("#board")).to_contain_text("hoort niet bij de vraag")


SENDS_AT_ONCE = """() => new MutationObserver((_, watch) => {
  const form = document.querySelector("#editor form");
  if (!form) return;
  watch.disconnect();
  form.querySelector("#editor-text").value = "Korter vergaderen";
  form.requestSubmit();
}).observe(document.querySelector("#editor"), { childList: true, subtree: true })"""


def test_whoever_presses_enter_the_moment_a_form_comes_stays_on_the_console(desk: Desk) -> None:
    desk.sends("Veel te lang gezeur")
    desk.page.evaluate(SENDS_AT_ONCE)
    desk.page.locator("#waiting li button", has_text="Herschrijf").first.click()
    expect(desk.page.locator("#waiting li", has_text="Korter vergaderen")).to_contain_text("samengevat door begeleider")
    assert "?" not in desk.page.url
