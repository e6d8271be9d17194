"""Nobody loses their place: every control keeps the focus when its part of the page is replaced, and what was typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.access.stage import CATCH_UP, Stage
from tests.browser.conftest import CONSOLE
from tests.conftest import Evening
from tests.web.desk import grouped
from tests.web.pairs import paired

pytestmark = pytest.mark.browser

LOST = """async swap => {
  const pages = "a[href], button, input, select, textarea, summary";
  const there = one => one.type !== "hidden" && !one.disabled && one.tabIndex >= 0 && one.getClientRects().length > 0;
  const written = one => one.matches("textarea, input[type=text], input[type=search], input:not([type])");
  const say = one => `${one.tagName} ${one.id} ${one.name || ""} ${one.value || ""} ${one.getAttribute("href") || ""}`;
  const sort = one => [one.tagName, one.type, one.className].join();
  const done = new Set();
  const number = [...document.querySelectorAll(pages)].filter(there).length, lost = [];
  for (let at = 0; at < number; at += 1) {
    const one = [...document.querySelectorAll(pages)].filter(there)[at];
    if (!one) break;
    if (done.has(sort(one))) continue;
    done.add(sort(one));
    one.focus();
    if (document.activeElement !== one) continue; // in a fold that is shut
    if (written(one) && !one.readOnly) {
      one.value = "Koffie";
      one.dispatchEvent(new Event("input", {bubbles: true}));
      one.setSelectionRange(2, 4);
    }
    const before = say(one), words = one.textContent;
    await (SWAP)();
    const now = document.activeElement;
    if (say(now) !== before || now.textContent !== words) lost.push(`${before} -> ${say(now)}`);
    else if (written(now) && (now.selectionStart !== 2 || now.selectionEnd !== 4)) lost.push(`caret: ${before}`);
    if (written(now)) {
      now.value = ""; // who looks for something sees fewer cards
      now.dispatchEvent(new Event("input", {bubbles: true}));
    }
  }
  return [done.size, lost];
}"""
FOCUSED = "() => document.activeElement.tagName + ' ' + document.activeElement.textContent.trim()"

Open = Callable[..., Stage]


def lost(page: Page) -> list[str]:
    """The controls that do not keep the focus, their text or their caret when every piece is swapped."""
    number, found = page.evaluate(LOST.replace("SWAP", CATCH_UP))
    assert number > 2
    return list(found)


@pytest.mark.parametrize("step", ["lobby", "open:1", "open:4"])
def test_every_control_of_a_phone_keeps_the_focus_and_its_caret(evening: Evening, on_stage: Open, step: str) -> None:
    phone = evening.join()[0]
    if step != "lobby":
        evening.until(step)
    page = on_stage(phone).go(f"/{evening.code}")
    assert lost(page) == []


def test_every_sort_of_control_of_the_console_keeps_the_focus_and_its_caret(evening: Evening, on_stage: Open) -> None:
    grouped(evening)
    page = on_stage(evening.facilitator.client, CONSOLE).go(f"/sessions/{evening.name}")
    assert lost(page) == []


def test_every_control_of_the_remote_keeps_the_focus(evening: Evening, on_stage: Open) -> None:
    evening.until("open:1")
    evening.answer(evening.join()[0], "1", text="Een plek")
    remote = paired(evening)
    assert lost(on_stage(remote.client).go(f"{remote.path}/now")) == []


def test_when_a_question_closes_the_focus_goes_to_what_the_phone_says_then(evening: Evening, on_stage: Open) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    stage = on_stage(phone)
    page = stage.go(f"/{evening.code}")
    page.locator("#text").fill("Koffie")
    evening.next()
    stage.push()
    assert page.evaluate(FOCUSED) == "H1 Deze vraag is gesloten"


def test_after_the_last_answer_that_fits_the_focus_is_not_lost(evening: Evening, on_stage: Open) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    page = on_stage(phone).go(f"/{evening.code}")
    page.locator("#text").fill("Koffie")
    page.locator("#answer .button--primary").press("Enter")
    expect(page.locator("#own")).to_contain_text("Koffie")
    expect(page.locator("#text")).to_be_hidden()
    assert not page.evaluate(FOCUSED).startswith("BODY")


def test_when_the_evening_ends_the_focus_of_the_console_goes_to_a_heading(evening: Evening, on_stage: Open) -> None:
    stage = on_stage(evening.facilitator.client, CONSOLE)
    page = stage.go(f"/sessions/{evening.name}")
    page.locator("#next").focus()
    assert evening.facilitator.do("close").status_code == 204
    stage.push()
    assert page.evaluate(FOCUSED).startswith("H")


def test_a_card_of_paper_that_is_taken_away_leaves_the_focus_at_its_list(evening: Evening, on_stage: Open) -> None:
    evening.until("open:1")
    page = on_stage(evening.facilitator.client, CONSOLE).go(f"/sessions/{evening.name}/paper/1")
    for text in ("Koffie", "Thee"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        expect(page.locator("#entered")).to_contain_text(text)
        expect(page.locator("#text")).to_be_focused()
    page.get_by_role("button", name="Kaart 2 weghalen").press("Enter")
    expect(page.locator("#entered")).not_to_contain_text("Thee")
    assert page.evaluate(FOCUSED) == "H2 1 kaart"
    more = page.get_by_role("button", name="Eén meer")
    more.press("Enter")
    expect(page.locator("#without-phone [data-told]")).to_have_text("2")
    expect(more).to_be_focused()


def test_saving_a_line_of_the_profile_keeps_the_focus_and_what_is_typed_meanwhile(
    evening: Evening, on_stage: Open
) -> None:
    page = on_stage(evening.facilitator.client, CONSOLE).go(f"/sessions/{evening.name}/profile")
    line = page.locator("#kenmerken")
    field, button = line.locator("textarea"), line.get_by_role("button", name="Bewaar")
    field.fill("Mensen kennen elkaar.")
    button.press("Enter")
    expect(line).to_contain_text("Bewaard")
    expect(button).to_be_focused()

    field.press("End")
    page.evaluate("document.querySelector('#kenmerken').requestSubmit()")
    page.keyboard.type(" Veel.")
    expect(line).to_contain_text("Nog niet bewaard")
    expect(field).to_be_focused()
    expect(field).to_have_value("Mensen kennen elkaar. Veel.")
    assert field.evaluate("one => one.selectionStart") == len("Mensen kennen elkaar. Veel.")
