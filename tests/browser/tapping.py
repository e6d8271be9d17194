"""A thumb: answers whatever question a phone shows by tapping and typing, without knowing its kind."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError, expect

TAPS, A_MOMENT = 6, 1500
"""How often somebody taps, and the milliseconds in which a receipt is expected."""

CHANGED = "before => document.getElementById('own').innerHTML !== before"

FIELDS = """form => {
  const seen = (field) => !field.closest("[hidden]");
  const inputs = Array.from(form.querySelectorAll("input")).filter(seen);
  const names = (type) => [...new Set(inputs.filter((one) => one.type === type).map((one) => one.name))];
  const limit = form.querySelector("[data-most]");
  return {
    radios: names("radio").filter((name) => name !== "about" && name !== "side"),
    subjects: inputs.filter((one) => one.name === "about" && one.type === "radio").map((one) => one.value),
    ticks: inputs.filter((one) => one.type === "checkbox" && one.name !== "side").length,
    most: limit ? Number(limit.dataset.most) : 1,
    text: Array.from(form.querySelectorAll("textarea")).filter(seen).map((one) => one.id),
    cards: form.querySelector("[data-cards]") !== null,
  };
}"""


def answer(phone: Page, words: str, which: int = 0) -> None:
    """Answers the question that is open now, about every goal or role it asks about. `which` choice is tapped (0 is the
    first one); a text is `words`."""
    subjects = phone.locator("#answer").evaluate(FIELDS)["subjects"] or [""]
    for subject in subjects:
        if subject:
            phone.locator(f"#answer input[name=about][value='{subject}']").check(force=True)
        fields = phone.locator("#answer").evaluate(FIELDS)
        if fields["cards"]:
            _card_by_card(phone, which)
        else:
            fill_in(phone, words, which)
            send(phone)


def fill_in(phone: Page, words: str, which: int = 0) -> None:
    """Taps and types, and does not send yet."""
    fields = phone.locator("#answer").evaluate(FIELDS)
    for name in fields["radios"]:
        choices = phone.locator(f"#answer input[name='{name}']")
        choices.nth(min(which, choices.count() - 1)).check(force=True)
    ticks = phone.locator("#answer input[type=checkbox]:not([name=side])")
    if fields["ticks"] and not fields["radios"]:
        for number in range(min(fields["most"], fields["ticks"])):
            ticks.nth((which + number) % fields["ticks"]).check(force=True)
    for field in phone.locator("#answer").evaluate(FIELDS)["text"]:
        phone.locator(f"#{field}").fill(words)


def send(phone: Page) -> None:
    """Presses Stuur and waits for the receipt."""
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
        expect(phone.locator("#answer[data-busy]")).to_have_count(0)
        return
    raise AssertionError("What was sent is not said to be received.")
