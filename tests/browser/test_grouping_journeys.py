"""From thirty answers to two agreements without a mouse: once by keyboard alone, once by thumb on a tablet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import prepare
from tests.serving.running import Serve
from werksessie.rehearsal.people import Form, Phone

pytestmark = pytest.mark.browser

TABLET = {"width": 1024, "height": 768}
THEMES = {"Koken": "koken", "Sport": "sport", "Muziek": "muziek", "Huiswerk": "huiswerk", "Tuin": "tuin"}
"""What each theme is called, and the word that its six answers share."""

WHEN = ("elke week", "in het buurthuis", "met de buren", "voor jong en oud", "op zaterdag", "in de zomer")
THUMB = 44
PATIENCE = 200
"""The most often that somebody presses Tab."""

AWAY = """target => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const there = one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true});
  const stops = all.filter(one => there(one) || one === document.activeElement);
  const at = stops.indexOf(document.activeElement), to = stops.indexOf(document.querySelector(target));
  return at < 0 || to < 0 ? null : to - at;
}"""
"""About how many times Tab it is from what has the focus: back when less than 0, null when nobody knows."""


class Hands(Protocol):
    """How somebody works the console."""

    def step(self) -> None: ...
    def push(self, button: str) -> None: ...
    def write(self, field: str, words: str, done: str) -> None: ...
    def select(self, word: str, cards: int) -> None: ...


class Keys:
    """Nothing but a keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def step(self) -> None:
        self.page.evaluate("() => document.activeElement.blur()")
        self.page.keyboard.press("ArrowRight")

    def reach(self, target: str) -> None:
        """Tab, forwards or back, until it has the focus."""
        expect(self.page.locator(target).first).to_be_visible()
        pressed, far = 0, True
        while pressed < PATIENCE:
            away = self.page.evaluate(AWAY, target)
            if away == 0:
                return
            # Whoever sees how far it is looks again when they are there; near it they look at every press.
            times = abs(away or 1) if far else 1
            for _ in range(times):
                self.page.keyboard.press("Shift+Tab" if (away or 1) < 0 else "Tab")
            pressed, far = pressed + times, away is None
        raise AssertionError(f"Tab never comes to {target}.")

    def push(self, button: str) -> None:
        self.reach(button)
        self.page.keyboard.press("Enter")

    def write(self, field: str, words: str, done: str) -> None:
        self.reach(field)
        if not words.isdigit():
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)
        if done:
            self.page.keyboard.press("Enter")

    def select(self, word: str, cards: int) -> None:
        self.page.evaluate("() => document.activeElement.blur()")
        self.page.keyboard.press("/")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(word)
        expect(self.page.locator("#waiting li")).to_have_count(cards)
        self.page.keyboard.press("Enter")
        self.page.keyboard.press("x")
        for _ in range(cards - 1):
            self.page.keyboard.press("Shift+ArrowDown")


class Thumb:
    """Nothing but a finger, and the keyboard on the glass for words."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def step(self) -> None:
        self.page.locator("#next").tap()

    def push(self, button: str) -> None:
        self.page.locator(button).first.tap()

    def write(self, field: str, words: str, done: str) -> None:
        target = self.page.locator(field)
        target.tap()
        target.fill("2099-05-05" if words.isdigit() else words)
        if done:
            self.page.locator(done).tap()

    def select(self, word: str, cards: int) -> None:
        self.page.locator("#search").tap()
        self.page.locator("#search").fill(word)
        boxes = self.page.locator("#waiting .answer__text")
        expect(boxes).to_have_count(cards)
        for number in range(cards):
            boxes.nth(number).tap(force=True)


class Journey:
    """One evening, its five phones, and somebody's hands on the console."""

    def __init__(self, page: Page, server: Serve, hands: Hands, until: str = "show:4") -> None:
        self.page, self.hands = page, hands
        self.code = prepare(page, server.link, programme="weerbaarheid", until=until)
        self.phones = [Phone(server.home, self.code) for _ in range(10)]
        for phone in self.phones:
            assert phone.join().status == 303

    def until(self, step: str) -> None:
        """Volgende, until this step was taken."""
        while True:
            token = str(self.page.locator("#next").get_attribute("value"))
            self.hands.step()
            expect(self.page.locator(f'#next[value="{token}"]')).to_have_count(0)
            if token == step:
                return

    def answer(self, activity: str, *forms: Form) -> None:
        for phone, form in zip(self.phones, forms, strict=False):
            assert phone.answer(activity, form).status == 200

    def group(self) -> None:
        """Thirty answers into five themes: four by name, one by its number or "hierheen"."""
        texts = [f"{word} {when}" for word in THEMES.values() for when in WHEN]
        for number, text in enumerate(texts):
            self.answer_as(number // 3, text)
        expect(self.page.locator("#waiting li")).to_have_count(30)
        for number, (name, word) in enumerate(THEMES.items(), 1):
            if number == len(THEMES):
                self.hands.write("#new-theme-name", name, "#new-theme button")
                expect(self.page.locator(".group")).to_have_count(number)
            self.hands.select(word, len(WHEN))
            expect(self.page.locator("#selection-count")).to_have_text(str(len(WHEN)))
            if number == len(THEMES):
                self.hands.push(f"[data-theme-key='{number}']")
            else:
                self.hands.write("#new-theme-name", name, "#new-theme button")
            expect(self.page.locator(f".group:nth-of-type({number}) .group__head > span")).to_have_text("6")
        expect(self.page.locator("#waiting li, #loose li")).to_have_count(0)

    def answer_as(self, number: int, text: str) -> None:
        assert self.phones[number].answer("4", {"text": text}).status == 200

    def merge_and_undo(self) -> None:
        second = self.page.locator(".group").nth(1).get_attribute("data-drop")
        self.hands.push(f"#merge-{second}")
        expect(self.page.locator("#editor [data-number='1']")).to_be_visible()
        self.hands.push("#editor [data-number='1']")
        expect(self.page.locator(".group")).to_have_count(4)
        expect(self.page.locator(".group__head > span").first).to_have_text("12")
        self.hands.push("#undo-grouping")
        expect(self.page.locator(".group")).to_have_count(5)
        expect(self.page.locator(".group__head > span").first).to_have_text("6")

    def word_goals(self) -> list[str]:
        """A goal for each theme; their ids."""
        buttons = self.page.locator("#board button[id^=goal-]")
        themes = [str(buttons.nth(number).get_attribute("value")) for number in range(len(THEMES))]
        for number, theme in enumerate(themes):
            self.hands.push(f"#goal-{theme}")
            self.hands.write("#editor-goal", f"jongeren samen {number} keer iets doen", "#editor button[type=submit]")
            expect(self.page.locator("#editor form")).to_have_count(0)
            expect(self.page.locator("#board")).to_contain_text(f"samen {number} keer")
        return themes

    def choose(self, options: list[str]) -> None:
        for number, option in enumerate(options, 1):
            self.hands.push(f"#choose-{option}")
            expect(self.page.locator("#board .filter--on")).to_have_count(number)

    def agree(self, number: int) -> None:
        self.hands.write("#agreement-what", f"We doen ding {number}", "")
        self.hands.write("#agreement-who", "Het buurthuis", "")
        self.hands.write("#agreement-when", "05052099", "")
        self.hands.push("#agreement > button")
        expect(self.page.locator("#board .results tbody tr")).to_have_count(number)


def walk(journey: Journey) -> None:
    """The whole chain."""
    journey.until("open:4")
    journey.group()
    journey.merge_and_undo()
    journey.until("show:doelen")
    themes = journey.word_goals()
    journey.until("open:5a")
    journey.answer("5a", *({f"dots-{themes[number % 3]}": "1"} for number in range(10)))
    journey.until("close:5a")
    journey.choose(themes[:2])
    journey.until("open:6")
    journey.answer("6", *({"role": ["rolmodel", "actie"]} for _ in range(10)))
    journey.until("close:6")
    journey.choose(["rolmodel"])
    journey.hands.push("#go-afspraken")
    expect(journey.page.locator('#next[value="open:afspraken"]')).to_be_visible()
    journey.agree(1)
    journey.agree(2)
    for phone in journey.phones:
        phone.close()


def test_the_whole_chain_by_keyboard_alone(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody({"width": 1440, "height": 900})
    walk(Journey(page, server, Keys(page)))


def test_the_whole_chain_by_thumb_on_a_tablet(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody(TABLET, has_touch=True, is_mobile=True)
    walk(Journey(page, server, Thumb(page)))


def test_a_thumb_finds_every_button_of_the_cards_and_themes(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody(TABLET, has_touch=True, is_mobile=True)
    journey = Journey(page, server, Thumb(page), until="open:4")
    for number in range(3):
        journey.answer_as(number, "Koken met de buren")
    expect(page.locator("#waiting li")).to_have_count(3)
    journey.hands.write("#new-theme-name", "Koken", "#new-theme button")
    expect(page.locator(".group")).to_have_count(1)
    page.locator("#waiting .answer__text").first.tap(force=True)
    expect(page.locator("#selection")).to_be_visible()
    shown = page.locator("#board button:visible, #tools button:visible, #reading-double button:visible")
    small = [
        (button.inner_text(), size)
        for button in shown.all()
        if (size := button.bounding_box()) and min(size["width"], size["height"]) < THUMB
    ]
    assert small == []
    for phone in journey.phones:
        phone.close()
