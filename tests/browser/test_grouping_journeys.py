"""From thirty answers to two agreements without a mouse: once by keyboard alone, once by thumb on a tablet."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import show_console
from tests.browser.hands import Hands, Keys, Thumb
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Form, Phone

pytestmark = pytest.mark.browser

TABLET = {"width": 1024, "height": 768}
CHAIN = """
id = "keten"
version = "1"
title.nl = "De hele keten"
[[activities]]
id = "4"
kind = "ideas"
title.nl = "Wat kan helpen"
text.nl = "Wat kan helpen?"
[[activities]]
id = "doelen"
kind = "slide"
title.nl = "Van idee naar doel"
text.nl = "Waarom doen we dit?"
goals_of = "4"
[[activities]]
id = "5a"
kind = "dots"
title.nl = "Doel kiezen"
text.nl = "Wat willen we bereiken?"
options_from = "4"
take = "goals"
[[activities]]
id = "6"
kind = "roles"
title.nl = "Wat we zelf doen"
text.nl = "Wat willen jullie zelf doen?"
options = [{ id = "rolmodel", text.nl = "Voorbeeld zijn" }, { id = "actie", text.nl = "Samen een actie doen" }]
[[activities]]
id = "afspraken"
kind = "agreements"
title.nl = "Afspraken"
text.nl = "Dit spreken we af"
goals_from = "5a"
roles_from = "6"
"""
THEMES = {"Koken": "ko", "Sport": "sp", "Muziek": "mu", "Huiswerk": "sw", "Tuin": "tu"}
"""What each theme is called, and what somebody types to find its six answers."""

WHEN = ("elke week", "in het buurthuis", "met de buren", "voor jong en oud", "op zaterdag", "in de zomer")
THUMB = 44
"""CSS pixels, high and wide, that a thumb needs."""


class Journey:
    """One evening, its five phones, and somebody's hands on the console."""

    def __init__(self, page: Page, server: Serve, hands: Hands, *answers: str) -> None:
        """Three answers of each phone came in before somebody looked at the console."""
        self.page, self.hands = page, hands
        with closing(Facilitator(server.link)) as desk:
            code = desk.prepare({**DETAILS, "programme": "own", "programme_text": CHAIN})
            desk.until("open:4")
            self.phones = [Phone(server.home, code) for _ in answers[::3]]
            for phone in self.phones:
                assert phone.join().status == 303
            for number, text in enumerate(answers):
                assert self.phones[number // 3].answer("4", {"text": text}).status == 200
            show_console(page, desk)

    def until(self, step: str) -> None:
        """Volgende, until this step was taken."""
        while True:
            token = str(self.page.locator("#next").get_attribute("value"))
            self.hands.step()
            expect(self.page.locator(f'#next[value="{token}"]')).to_have_count(0)
            if token == step:
                return

    def answer(self, activity: str, *forms: Form) -> None:
        with ThreadPoolExecutor(len(forms)) as room:
            replies = room.map(lambda phone, form: phone.answer(activity, form), self.phones, forms)
            assert {reply.status for reply in replies} == {200}

    def group(self) -> None:
        """Thirty answers into five themes: four by name, one by its number or "hierheen"."""
        expect(self.page.locator("#waiting li")).to_have_count(30)
        for number, (name, word) in enumerate(THEMES.items(), 1):
            if number == len(THEMES):
                self.hands.write("#new-theme-name", name, "#new-theme button")
                expect(self.page.locator(".group")).to_have_count(number)
            self.hands.select(word, len(WHEN))
            expect(self.page.locator("#selection-count")).to_have_text(str(len(WHEN)))
            if number == len(THEMES):
                self.hands.place(number)
            else:
                self.hands.write("#new-theme-name", name, "#new-theme button")
            expect(self.page.locator(f".group:nth-of-type({number}) .group__head > span")).to_have_text("6")
        expect(self.page.locator("#waiting li, #loose li")).to_have_count(0)

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
            self.hands.write("#editor-goal", f"samen {number} keer", "#editor button[type=submit]")
            expect(self.page.locator("#editor form")).to_have_count(0)
            expect(self.page.locator("#board")).to_contain_text(f"samen {number} keer")
        return themes

    def choose(self, options: list[str]) -> None:
        for number, option in enumerate(options, 1):
            self.hands.push(f"#choose-{option}")
            expect(self.page.locator("#board .filter--on")).to_have_count(number)

    def agree(self, number: int) -> None:
        self.hands.write("#agreement-what", f"We doen ding {number}", "")
        self.hands.write("#agreement-who", "Wij", "")
        self.hands.write("#agreement-when", "05052099", "")
        self.hands.push("#agreement > button")
        expect(self.page.locator("#board .results tbody tr")).to_have_count(number)


def walk(page: Page, server: Serve, hands: Hands) -> None:
    """The whole chain."""
    journey = Journey(page, server, hands, *(f"{theme} {when}" for theme in THEMES for when in WHEN))
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
    expect(page.locator('#next[value="open:afspraken"]')).to_be_visible()
    journey.agree(1)
    journey.agree(2)
    for phone in journey.phones:
        phone.close()


def test_the_whole_chain_by_keyboard_alone(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody({"width": 1440, "height": 900})
    walk(page, server, Keys(page))


def test_the_whole_chain_by_thumb_on_a_tablet(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody(TABLET, has_touch=True, is_mobile=True)
    walk(page, server, Thumb(page))


def test_a_thumb_finds_every_button_of_the_cards_and_themes(server: Serve, somebody: Callable[..., Page]) -> None:
    page = somebody(TABLET, has_touch=True, is_mobile=True)
    journey = Journey(page, server, Thumb(page), *["Koken met de buren"] * 3)
    expect(page.locator("#waiting li")).to_have_count(3)
    journey.hands.write("#new-theme-name", "Koken", "#new-theme button")
    expect(page.locator(".group")).to_have_count(1)
    page.locator("#waiting .answer__text").first.tap(force=True)
    expect(page.locator("#selection")).to_be_visible()
    shown = page.locator("#board button:visible, #tools button:visible, #reading-double button:visible")
    small = shown.evaluate_all(
        """(all, thumb) => all.map((one) => [one.innerText, one.getBoundingClientRect()])
          .filter(([, box]) => Math.min(box.width, box.height) < thumb).map(([words]) => words)""",
        THUMB,
    )
    assert small == []
    for phone in journey.phones:
        phone.close()
