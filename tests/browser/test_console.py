"""The console in a real browser: its keyboard, and what must outlive a swap of the pieces."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.conftest import CONSOLE
from tests.browser.desk import GOALS, Desk, Evening, company, desk, evening

__all__ = ["company", "desk", "evening"]

pytestmark = pytest.mark.browser


def test_an_arrow_takes_the_next_step_and_b_blanks_the_wall(desk: Desk) -> None:
    desk.page.keyboard.press("ArrowRight")
    expect(desk.page.locator('#next[value^="show:"]')).to_be_visible()
    desk.page.keyboard.press("b")
    expect(desk.page.locator("#black")).to_have_text("Scherm weer aan B")
    desk.page.keyboard.press("B")
    expect(desk.page.locator("#black")).to_have_text("Scherm zwart B")


def test_no_key_works_while_somebody_types_or_reads_the_list_of_keys(desk: Desk) -> None:
    desk.page.keyboard.press("n")
    desk.page.keyboard.type("bx 1")
    desk.page.keyboard.press("ArrowRight")
    expect(desk.page.locator("#new-theme-name")).to_have_value("bx 1")
    desk.page.locator("#new-theme-name").blur()
    desk.page.keyboard.press("?")
    expect(desk.page.locator("#shortcuts")).to_be_visible()
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#shortcuts")).to_be_hidden()
    desk.page.keyboard.press("Control+b")
    desk.sends("Een plek")
    expect(desk.closes).to_be_visible()
    expect(desk.page.locator("#black")).to_have_text("Scherm zwart B")


def test_cards_are_shown_one_after_the_other_with_enter(desk: Desk) -> None:
    desk.sends("Een plek", "Sport", "Muziek")
    second = str(desk.card(1).get_attribute("id"))
    desk.page.keyboard.press("ArrowDown")
    expect(desk.card(0)).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#loose li")).to_have_count(1)
    expect(desk.page.locator(f"#{second}")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#loose li")).to_have_count(2)
    expect(desk.new).to_have_count(1)


def test_what_is_selected_and_typed_outlives_new_answers(desk: Desk) -> None:
    desk.sends("Een plek", "Sport", "Muziek")
    before = desk.order()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("x")
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("x")
    desk.page.keyboard.press("n")
    desk.page.keyboard.type("Een eigen ")
    desk.sends("Nog een", "En nog een")
    expect(desk.selected).to_have_count(2)
    expect(desk.page.locator("#board .is-selected")).to_have_count(2)
    expect(desk.page.locator("#new-theme-name")).to_be_focused()
    desk.page.keyboard.type("plek")
    expect(desk.page.locator("#new-theme-name")).to_have_value("Een eigen plek")
    assert desk.order()[:3] == before, "nothing moves under a pointer"
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".group .answer")).to_have_count(2)
    expect(desk.page.locator("#new-theme-name")).to_have_value("")
    expect(desk.selected).to_have_count(0)
    expect(desk.page.locator("#selection")).to_be_hidden()


def test_a_half_typed_theme_is_there_again_when_the_room_comes_back_to_its_question(
    desk: Desk, evening: Evening
) -> None:
    field = desk.page.locator("#new-theme-name")
    field.fill("Een eigen plek")
    for activity, fields in ((GOALS, 0), (desk.question, 1)):
        assert evening.facilitator.do("go-to", {"activity": activity}).status == 204
        expect(field).to_have_count(fields)
    expect(field).to_have_value("Een eigen plek")


def test_a_number_moves_the_focused_card_and_nought_takes_it_out(desk: Desk) -> None:
    desk.sends("Een plek", "Sport")
    desk.page.keyboard.press("n")
    desk.page.keyboard.type("Samen")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".group")).to_have_count(1)
    desk.card(0).focus()
    desk.page.keyboard.press("1")
    expect(desk.page.locator(".group .answer")).to_have_count(1)
    desk.page.locator(".group .answer__select").focus()
    desk.page.keyboard.press("0")
    expect(desk.page.locator(".group .answer")).to_have_count(0)
    expect(desk.page.locator("#loose .answer")).to_have_count(1)


def test_h_keeps_a_card_back_in_two_keys(desk: Desk) -> None:
    desk.sends("Over buurman Jan", "Sport")
    desk.page.locator("#waiting li", has_text="buurman").locator(".answer__select").focus()
    desk.page.keyboard.press("h")
    expect(desk.page.locator("#editor button[value=person]")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#hidden-cards li")).to_have_count(1)
    expect(desk.page.locator("#editor form")).to_have_count(0)
    expect(desk.card(0)).to_be_focused()
    desk.page.locator("#hidden summary").click()
    desk.sends("Muziek")
    expect(desk.page.locator("#hidden-cards li")).to_be_visible()


def test_a_press_that_spans_a_swap_still_counts(desk: Desk) -> None:
    desk.sends("Een plek")
    button = desk.new.get_by_role("button", name="Tonen", exact=False).first
    box = button.bounding_box()
    assert box
    desk.page.mouse.move(box["x"] + 5, box["y"] + 5)
    desk.page.mouse.down()
    desk.sends("Sport")
    desk.page.mouse.up()
    expect(desk.page.locator("#loose li")).to_have_text(["Een plek"])


def test_a_refusal_is_said_beside_the_work(desk: Desk) -> None:
    desk.page.keyboard.press("n")
    desk.page.keyboard.type("Samen")
    desk.page.keyboard.press("Enter")
    desk.page.locator("[data-theme-key='1']").click()
    expect(desk.page.locator("#notice")).to_have_text("Kies eerst een of meer antwoorden.")
    desk.page.locator(".group").get_by_role("button", name="naam").click()
    desk.page.locator("#editor-name").fill("   ")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#notice")).to_have_text("Schrijf eerst iets op.")
    expect(desk.page.locator("#editor-name")).to_have_value("   ")
    desk.page.locator("#editor-name").fill("Samen sterk")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".group__name")).to_have_text("Samen sterk")
    expect(desk.page.locator("#notice")).to_be_empty()


def test_the_answer_to_what_was_sent_before_takes_no_refusal_away(desk: Desk) -> None:
    stored: list[tuple[Route, APIResponse]] = []
    desk.page.route("**/make-theme", lambda route: stored.append((route, route.fetch())))
    desk.page.keyboard.press("n")
    desk.page.keyboard.type("Samen")
    desk.page.keyboard.press("Enter")
    # The push is here before the answer is.
    desk.page.locator("[data-theme-key='1']").click()
    expect(desk.page.locator("#notice")).to_have_text("Kies eerst een of meer antwoorden.")
    for route, reply in stored:
        route.fulfill(response=reply)
    expect(desk.page.locator("#new-theme-name")).to_have_value("")
    expect(desk.page.locator("#notice")).to_have_text("Kies eerst een of meer antwoorden.")


def test_a_refusal_is_said_even_when_its_button_was_swapped_meanwhile(desk: Desk) -> None:
    waiting: list[Route] = []
    desk.page.route("**/next", lambda route: waiting.append(route))
    desk.page.locator("#next").evaluate("(button, done) => { button.value = done; }", f"open:{desk.question}")
    with desk.page.expect_request("**/next"):
        desk.page.locator("#next").click()
    desk.sends("Een plek")
    for route in waiting:
        route.continue_()
    expect(desk.page.locator("#notice")).to_have_text("Al gedaan.")


def test_two_consoles_do_not_fight(desk: Desk, evening: Evening, somebody: Callable[..., Page]) -> None:
    other = evening.other_console(somebody(CONSOLE))
    promised = str(desk.page.locator("#next").get_attribute("value"))
    other.locator("#next").click()
    expect(desk.page.locator(f'#next[value="{promised}"]')).to_have_count(0)
    step = desk.page.locator("#next").get_attribute("value")
    desk.page.locator("#next").evaluate("(button, stale) => { button.value = stale; }", promised)
    desk.page.locator("#next").click()
    expect(desk.page.locator("#notice")).to_have_text("Al gedaan.")
    assert other.locator("#next").get_attribute("value") == step


def test_a_half_written_agreement_and_its_goal_stay_when_another_is_changed(desk: Desk, evening: Evening) -> None:
    page, facilitator = desk.page, evening.facilitator
    assert facilitator.do("go-to", {"activity": GOALS}).status == 204
    facilitator.until(f"close:{GOALS}")
    assert facilitator.act(GOALS, "choose", {"option": "zaal", "chosen": "yes"}).status == 204
    page.locator("#go-afspraken").click()
    page.locator("#agreement-what").fill("De zaal openen")
    page.locator("#agreement-who").fill("Gemeente")
    page.locator("#agreement-when").fill("2099-04-03")
    page.get_by_role("button", name="Afspraak toevoegen").click()
    expect(page.locator(".results tbody tr")).to_have_count(1)
    page.locator("#agreement-what").fill("Elkaar bellen")
    page.locator("#for-goal-zaal").check()
    page.get_by_role("button", name="aanpassen").click()
    page.locator("#change-what").fill("De zaal later sluiten")
    page.locator("#editor").get_by_role("button", name="Opslaan").click()
    expect(page.locator(".results tbody th")).to_contain_text("De zaal later sluiten")
    expect(page.locator("#agreement-what")).to_have_value("Elkaar bellen")
    expect(page.locator("#for-goal-zaal")).to_be_checked()


def test_nothing_runs_off_a_small_or_enlarged_screen(desk: Desk) -> None:
    desk.sends("Een lang antwoord dat wel even doorgaat omdat iemand veel te vertellen had over de buurt", "x" * 140)
    for width, height in ((1024, 768), (720, 450), (320, 640)):
        desk.page.set_viewport_size({"width": width, "height": height})
        assert desk.page.evaluate("() => document.documentElement.scrollWidth") <= width
