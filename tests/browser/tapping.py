"""A thumb: answers whatever question a phone shows by tapping and typing, without knowing its kind."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError, expect

TAPS, A_MOMENT = 6, 1500
"""How often somebody taps, and the milliseconds in which a receipt is expected."""

CHANGED = """before => document.getElementById('own').innerHTML !== before
  && !document.querySelector('#answer[data-busy]')"""

FIELDS = """form => {
  const subjects = form.querySelectorAll("input[name=about][type=radio]");
  return {
    subjects: Array.from(subjects).filter((one) => !one.closest("[hidden]")).map((one) => one.value),
    cards: form.querySelector("[data-cards]") !== null,
  };
}"""

FILL_IN = """(form, [subject, which]) => {
  const seen = (field) => !field.closest("[hidden]");
  const tap = (field) => {
    field.scrollIntoView({ block: "center" });
    const box = field.getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!field.checked) there.click();
    if (!field.checked) throw new Error(`A tap on ${field.name} does not choose it.`);
  };
  const choices = (type) => Array.from(form.querySelectorAll(`input[type=${type}]`)).filter(seen)
    .filter((one) => !["about", "side"].includes(one.name));
  Array.from(form.querySelectorAll("input[name=about]")).filter((one) => one.value === subject).forEach(tap);
  const [radios, ticks] = [choices("radio"), choices("checkbox")];
  const all = (name) => radios.filter((one) => one.name === name);
  const groups = Array.from(new Set(radios.map((one) => one.name)), all);
  groups.forEach((some) => tap(some[Math.min(which, some.length - 1)]));
  const limit = form.querySelector("[data-most]");
  const most = groups.length ? 0 : Math.min(limit ? Number(limit.dataset.most) : 1, ticks.length);
  for (let number = 0; number < most; number += 1) tap(ticks[(which + number) % ticks.length]);
  // A tap may ask for words.
  return Array.from(form.querySelectorAll("textarea")).filter(seen).map((one) => one.id);
}"""
"""Taps what stands in the middle of each choice, as a thumb does; gives the fields to write in."""


def answer(phone: Page, words: str, which: int = 0) -> None:
    """Answers the question that is open now, about every goal or role it asks about. `which` choice is tapped (0 is the
    first one); a text is `words`."""
    form = phone.locator("#answer")
    fields = form.evaluate(FIELDS)
    if fields["cards"]:
        return _card_by_card(phone, which)
    for subject in fields["subjects"] or [""]:
        for field in form.evaluate(FILL_IN, [subject, which]):
            phone.locator(f"#{field}").fill(words)
        _press(phone, phone.locator("#answer .button--primary"))


def _card_by_card(phone: Page, which: int) -> None:
    buttons = phone.locator("#answer button[name=value]")
    for number in range(phone.locator("#answer [data-cards] [data-option]").count()):
        # Not the same button twice: so soon after a receipt that is the same tap.
        _press(phone, buttons.nth((which + number) % buttons.count()))
    expect(phone.locator("[data-cards-done]")).to_be_visible()


def _press(phone: Page, button: Locator) -> None:
    """Until what was sent stands under the form. Just after a receipt a tap on the same button is the same tap, so
    somebody who is quick taps once more."""
    before = phone.locator("#own").inner_html()
    for _ in range(TAPS):
        button.click()
        try:
            phone.wait_for_function(CHANGED, arg=before, timeout=A_MOMENT)
        except TimeoutError:
            continue
        return
    raise AssertionError("What was sent is not said to be received.")
