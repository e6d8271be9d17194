"""A thumb: answers whatever question a phone shows by tapping and typing, without knowing its kind."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

TAPS, A_MOMENT = 6, 1500
"""How often somebody taps, and the milliseconds in which a receipt is expected."""

CHANGED = """before => document.getElementById('own').innerHTML !== before
  && !document.querySelector('#answer[data-busy]')"""

FIELDS = """form => {
  const seen = (field) => !field.closest("[hidden]");
  const inputs = Array.from(form.querySelectorAll("input")).filter(seen);
  const radios = {};
  inputs.filter((one) => one.type === "radio" && !["about", "side"].includes(one.name)).forEach((one) => {
    radios[one.name] = (radios[one.name] || 0) + 1;
  });
  const limit = form.querySelector("[data-most]");
  return {
    radios: radios,
    subjects: inputs.filter((one) => one.name === "about" && one.type === "radio").map((one) => one.value),
    ticks: inputs.filter((one) => one.type === "checkbox" && one.name !== "side").length,
    most: limit ? Number(limit.dataset.most) : 1,
    text: Array.from(form.querySelectorAll("textarea")).filter(seen).map((one) => one.id),
    writes: form.querySelector("textarea") !== null,
    cards: form.querySelector("[data-cards]") !== null,
  };
}"""


def answer(phone: Page, words: str, which: int = 0) -> None:
    """Answers the question that is open now, about every goal or role it asks about. `which` choice is tapped (0 is the
    first one); a text is `words`."""
    fields = _fields(phone)
    for subject in fields["subjects"] or [""]:
        if subject:
            phone.locator(f"#answer input[name=about][value='{subject}']").check(force=True)
            fields = _fields(phone)
        if fields["cards"]:
            _card_by_card(phone, which)
        else:
            _fill_in(phone, fields, words, which)
            _press(phone, phone.locator("#answer .button--primary"))


def _fields(phone: Page) -> dict[str, Any]:
    """What can be tapped and typed now."""
    found: dict[str, Any] = phone.locator("#answer").evaluate(FIELDS)
    return found


def _fill_in(phone: Page, fields: dict[str, Any], words: str, which: int) -> None:
    for name, choices in fields["radios"].items():
        phone.locator(f"#answer input[name='{name}']").nth(min(which, choices - 1)).check(force=True)
    ticks = phone.locator("#answer input[type=checkbox]:not([name=side])")
    if fields["ticks"] and not fields["radios"]:
        for number in range(min(fields["most"], fields["ticks"])):
            ticks.nth((which + number) % fields["ticks"]).check(force=True)
    # A tap may ask for words.
    for field in _fields(phone)["text"] if fields["writes"] else ():
        phone.locator(f"#{field}").fill(words)


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
