"""How somebody works the console without a mouse: with nothing but a keyboard, or with nothing but a thumb."""

from __future__ import annotations

from typing import ClassVar, Protocol

from playwright.sync_api import Page, expect

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
    def place(self, theme: int) -> None: ...


class Keys:
    """Nothing but a keyboard. Who was in a field once knows the key for it."""

    KEYS: ClassVar[dict[str, str]] = {"#new-theme-name": "n"}

    def __init__(self, page: Page) -> None:
        self.page = page
        self.known: dict[str, str] = {}

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
        if field in self.known:
            self.page.keyboard.press(self.known[field])
            expect(self.page.locator(field)).to_be_focused()
        else:
            self.reach(field)
        if field in self.KEYS:
            self.known[field] = self.KEYS[field]
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

    def place(self, theme: int) -> None:
        self.page.keyboard.press(str(theme))


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

    def place(self, theme: int) -> None:
        self.push(f"[data-theme-key='{theme}']")
