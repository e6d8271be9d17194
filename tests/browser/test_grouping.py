"""Putting answers into themes in a real browser: selecting, dragging, reading together, undoing, with two at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.conftest import CONSOLE
from tests.browser.desk import WORDED, Desk, Evening, company, desk, evening

__all__ = ["company", "desk", "evening"]

pytestmark = pytest.mark.browser

WHAT = ("Samen koken", "Sport", "Muziek", "Huiswerk maken", "Een zaal", "Tuinieren", "Dansen", "Film", "Een markt")
WHEN = ("elke maandag", "elke dinsdag", "elke woensdag", "elke donderdag", "elke vrijdag")


@pytest.fixture
def worded(evening: Evening) -> Iterator[Desk]:
    """The console at the question of which the themes become goals."""
    with evening.lent(WORDED) as made:
        yield made


def theme(page: Page, name: str) -> None:
    """A new theme, by keyboard; the focus goes back to the page."""
    before = page.locator(".group").count()
    page.keyboard.press("n")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator(".group")).to_have_count(before + 1)
    page.locator("#new-theme-name").blur()


def box(page: Page, words: str) -> str:
    """The checkbox of the card with these words."""
    line = page.locator("#board li[data-card]", has_text=words).first
    return f"#select-{line.get_attribute('data-card')}"


def test_a_button_with_a_key_is_pressed_by_it_but_not_while_somebody_types(desk: Desk) -> None:
    page = desk.page
    page.evaluate(
        """() => {
          const button = document.createElement("button");
          button.dataset.key = "q";
          button.addEventListener("click", () => { button.textContent += "!"; });
          document.getElementById("editor").before(button);
        }"""
    )
    for key in ("q", "Q", "Control+q", "Alt+q"):
        page.keyboard.press(key)
    page.keyboard.press("n")
    page.keyboard.press("q")
    expect(page.locator("[data-key=q]")).to_have_text("!!")
    page.locator("#new-theme-name").blur()
    page.locator("[data-key=q]").evaluate("button => { button.disabled = true; }")
    page.keyboard.press("q")
    expect(page.locator("[data-key=q]")).to_have_text("!!")


def test_a_row_is_selected_with_shift_by_key_and_by_click_and_stacked(desk: Desk) -> None:
    desk.sends("Een plek", "Sport", "Muziek", "Eten")
    page = desk.page
    desk.card(0).focus()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(desk.selected).to_have_count(3)
    page.locator("#selection-none").click()
    desk.card(0).click()
    desk.card(3).click(modifiers=["Shift"])
    expect(desk.selected).to_have_count(4)
    page.keyboard.press("s")
    expect(desk.new).to_have_count(1)
    expect(page.locator(".answer__times")).to_have_text("4×")
    expect(page.locator("#undo-grouping")).to_contain_text("Ongedaan: stapelen")
    page.keyboard.press("z")
    expect(desk.new).to_have_count(4)


def test_a_card_is_dragged_onto_a_theme_and_out_again_and_a_click_still_selects(desk: Desk) -> None:
    desk.sends("Een plek", "Sport")
    page = desk.page
    theme(page, "Samen")
    page.locator(box(page, "Een plek")).drag_to(page.locator(".group"), target_position={"x": 30, "y": 20})
    expect(page.locator(".group .answer")).to_have_text(re.compile("Een plek"))
    expect(desk.selected).to_have_count(0)
    page.locator(".group .answer").drag_to(page.locator("#loose-title"))
    expect(page.locator("#loose .answer")).to_have_count(1)
    page.locator(box(page, "Sport")).click()
    page.locator(box(page, "Een plek")).click()
    expect(desk.selected).to_have_count(2)
    page.locator(box(page, "Een plek")).drag_to(page.locator(".group"), target_position={"x": 30, "y": 20})
    expect(page.locator(".group .answer")).to_have_count(2)


def test_what_may_name_a_person_is_asked_about_once_more_before_it_is_grouped(desk: Desk) -> None:
    desk.sends("Over buurman Jan", "Sport")
    page = desk.page
    theme(page, "Samen")
    asked: list[str] = []

    def no(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", no)
    page.locator(box(page, "buurman")).focus()
    page.keyboard.press("1")
    expect(page.locator("#selection-count")).to_have_text("1")
    expect(page.locator(".group .answer")).to_have_count(0)
    assert asked == ["Staat hier een naam? Toch tonen?"]
    page.once("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("1")
    expect(page.locator(".group .answer")).to_have_count(1)


def test_an_answer_is_said_in_other_words_and_the_first_words_stay_in_sight(desk: Desk) -> None:
    desk.sends("Dat die van nummer 12 eens ophoudt", "Sport")
    page = desk.page
    page.locator(box(page, "nummer")).focus()
    page.keyboard.press("e")
    expect(page.locator("#editor-text")).to_be_focused()
    page.locator("#editor-text").fill("Minder overlast in de straat")
    page.keyboard.press("Enter")
    card = page.locator("#waiting li", has_text="Minder overlast")
    expect(card).to_contain_text("samengevat door begeleider")
    card.get_by_role("button", name="Herschrijf").click()
    expect(page.locator("#editor")).to_contain_text("Dat die van nummer 12 eens ophoudt")


def test_two_themes_become_one_and_two_again(desk: Desk) -> None:
    desk.sends("Wifi in de zaal", "Internet voor iedereen")
    page = desk.page
    for name, words in (("Wifi", "Wifi in"), ("Internet", "Internet voor")):
        page.locator(box(page, words)).click()
        theme(page, name)
    expect(page.locator(".group .answer")).to_have_count(2)
    page.keyboard.press("t")
    page.keyboard.press("m")
    expect(page.locator("#editor [data-number='2']")).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator(".group")).to_have_count(1)
    expect(page.locator(".group .answer")).to_have_count(2)
    page.keyboard.press("z")
    expect(page.locator(".group")).to_have_count(2)


def test_a_word_filters_a_theme_orders_and_search_finds_and_a_swap_keeps_it(desk: Desk) -> None:
    desk.sends("Een plek voor jongeren", "Sport voor jongeren", "Samen eten", "Straatlampen", "Koken met buren")
    page = desk.page
    page.locator("[data-word=jongeren]").click()
    expect(desk.new).to_have_count(2)
    expect(page.locator("#reading-found")).to_contain_text("2 van 5 met ‘jongeren’")
    page.locator(box(page, "Sport")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#loose li")).to_have_count(1)
    expect(desk.new).to_have_count(1)
    expect(page.locator("[data-word=jongeren][aria-pressed=true]")).to_be_visible()
    page.locator("[data-word=jongeren]").click()
    expect(desk.new).to_have_count(4)
    page.keyboard.press("/")
    page.keyboard.type("lamp")
    expect(desk.new).to_have_count(1)
    expect(desk.new).to_have_text(re.compile("Straatlampen"))
    page.keyboard.press("Escape")
    expect(desk.new).to_have_count(4)
    page.locator("#release-all").click()
    expect(page.locator("#loose li")).to_have_count(5)
    page.locator(box(page, "Samen eten")).click()
    theme(page, "Koken")
    page.keyboard.press("t")
    page.keyboard.press("l")
    expect(page.locator("#loose li").first).to_contain_text("Koken met buren")
    expect(page.locator("#reading-found")).to_contain_text("lijkt op ‘Koken’")


def test_what_looks_double_is_stacked_with_one_press_or_left_alone(desk: Desk) -> None:
    desk.sends("Een plek voor jongeren", "een plek voor de jongere", "Buurthuis open", "buurthuis open!")
    page = desk.page
    for pressed in ("nee", "ja, stapel ze"):
        expect(page.locator("#reading-double")).to_contain_text("Lijken dubbel")
        page.locator("#reading-double").get_by_role("button", name=pressed).click()
    expect(page.locator(".answer__times")).to_have_text("2×")
    expect(page.locator("#reading-double")).to_be_empty()


def test_klaar_counts_when_what_was_typed_before_is_still_on_its_way(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    desk, sent = evening.ask(somebody(CONSOLE)), []
    page = desk.page
    desk.sends("Een plek")
    desk.card(0).click()
    theme(page, "Plek")
    page.locator("#board button", has_text="Maak er een doel van").click()
    expect(page.locator("#editor-goal")).to_be_focused()
    page.route("**/goal", lambda route: route.continue_() if sent else sent.append(route))
    page.clock.install()
    with page.expect_request("**/goal"):
        page.keyboard.type("jongeren")
        page.clock.run_for(1000)
    page.keyboard.type(" een plek")
    page.keyboard.press("Enter")
    page.clock.run_for(1000)
    sent[0].continue_()
    expect(page.locator("#editor form")).to_have_count(0)
    expect(page.locator("#board")).to_contain_text("jongeren een plek")


def test_a_goal_is_read_along_on_the_wall_while_it_is_typed(evening: Evening, worded: Desk) -> None:
    desk, page, wall = worded, worded.page, evening.wall
    desk.sends("Een plek")
    desk.card(0).click()
    theme(page, "Plek")
    page.locator("#go-doelen").click()
    page.locator("#board button", has_text="Maak er een doel van").click()
    expect(page.locator("#editor-goal")).to_be_focused()
    page.keyboard.type("jongeren een plek")
    expect(wall.locator("#wall")).to_contain_text("We willen dat jongeren een plek")
    page.keyboard.type(" hebben")
    page.keyboard.press("Enter")
    expect(page.locator("#editor form")).to_have_count(0)
    expect(wall.locator("#wall")).to_contain_text("jongeren een plek hebben")
    page.locator("#board button", has_text="Aanpassen").click()
    expect(page.locator("#editor-goal")).to_be_focused()
    page.locator("#editor-goal").fill("iets anders")
    expect(wall.locator("#wall")).to_contain_text("iets anders")
    page.locator("#editor").get_by_role("button", name="Laat maar").click()
    expect(wall.locator("#wall")).to_contain_text("jongeren een plek hebben")


def test_of_many_answers_a_few_stand_there_and_every_other_one_can_be_reached(desk: Desk) -> None:
    page = desk.page
    words = [f"{what} {when}" for what in WHAT for when in WHEN]
    desk.hears(*words, each=3)
    expect(desk.new).to_have_count(30)
    expect(page.locator("#rest-waiting")).to_contain_text("En nog 15.")
    seen = desk.order()
    page.keyboard.press("PageDown")
    expect(desk.new).to_have_count(30)
    assert not set(desk.order()[:15]) & set(seen), "those that did not stand there come first"
    expect(page.locator("#waiting li .answer__text", has_text="elke")).to_have_count(30)
    page.keyboard.press("/")
    page.keyboard.type("koken elke vrij")
    expect(desk.new).to_have_count(1)
    expect(desk.new).to_have_text(re.compile("Samen koken elke vrijdag"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("#loose li")).to_have_count(1)


def test_two_people_group_at_once_and_no_card_is_lost(
    desk: Desk, evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = desk.page
    desk.sends(*(f"{what} elke dag" for what in WHAT[:8]))
    theme(page, "Ene")
    theme(page, "Andere")
    other = evening.other_console(somebody(CONSOLE))
    expect(other.locator(".group")).to_have_count(2)
    order = desk.order()
    mine, yours = order[:4], order[4:]
    for one, another in zip(mine, yours, strict=True):
        page.locator(f"#{one}").focus()
        other.locator(f"#{another}").focus()
        page.keyboard.press("1")
        other.keyboard.press("2")
    for console in (page, other):
        expect(console.locator(".group__head span").first).to_have_text("4")
        expect(console.locator(".group__head > span").nth(1)).to_have_text("4")
        expect(console.locator("#waiting li, #loose li")).to_have_count(0)
    other.locator("#undo-grouping").click()
    expect(page.locator("#loose li, #waiting li")).to_have_count(1)
    assert page.locator("#board").inner_text() == other.locator("#board").inner_text()
