"""A console that all tests of a module share: to load it takes longer than most of them. Each has a question of its own
on it, to which nobody sent anything."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import CONSOLE, Company, is_live, show_console
from tests.conftest import DETAILS
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator, Phone

QUESTIONS = [f"vraag-{number}" for number in range(1, 15)]
WORDED = "vraag-0"
"""The question of which the themes are put into words as goals after it."""
GOALS = "doel"
"""The vote of which what is chosen can be agreed on."""


def _planned(id: str, kind: str, *more: str) -> str:
    said = 'title.nl = "Wat kan helpen"\ntext.nl = "Wat kan er anders?"'
    return "\n".join(["[[activities]]", f'id = "{id}"', f'kind = "{kind}"', said, *more])


PROGRAMME = "\n".join(
    [
        'id = "vragen"\nversion = "1"\ntitle.nl = "Vragen"',
        *(_planned(one, "ideas") for one in (*QUESTIONS, WORDED)),
        _planned("doelen", "slide", f'goals_of = "{WORDED}"'),
        _planned(GOALS, "dots", 'options = [{ id = "zaal", text.nl = "Een eigen zaal" }]'),
        _planned("afspraken", "agreements", f'goals_from = "{GOALS}"'),
    ]
)

PUT_AWAY = """() => {
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  document.activeElement.blur();
  document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  all("details[open]").forEach((one) => { one.open = false; });
  all("#tools input").filter((one) => one.value).forEach((one) => {
    one.value = "";
    one.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.getElementById("notice").textContent = "";
  return document.getElementById("editor").childElementCount === 0
    && !all("dialog[open], [data-word][aria-pressed=true], [data-like][aria-pressed=true]").length
    && !all("#board input:not([type=checkbox], [type=hidden], [type=radio])").some((one) => one.value);
}"""
"""Lets go of what has the focus, shuts what was opened and empties what was typed; then whether all is as it was."""


@dataclass
class Desk:
    """A console at an open question, and phones that send ideas to it."""

    page: Page
    home: str
    code: str
    phones: list[Phone] = field(default_factory=list)
    question: str = "4"
    heard: int = 0

    def person(self) -> Phone:
        """Somebody in the room who did not send anything to this question."""
        if self.heard == len(self.phones):
            self.phones.append(Phone(self.home, self.code))
            assert self.phones[-1].join().status == 303
        self.heard += 1
        return self.phones[self.heard - 1]

    def hears(self, *texts: str, each: int = 1) -> None:
        """So many people that each says so many of these send them, all at the same time."""
        parts = [(self.person(), texts[first : first + each]) for first in range(0, len(texts), each)]
        with ThreadPoolExecutor(len(parts)) as room:
            list(room.map(self._says, parts))

    def _says(self, part: tuple[Phone, tuple[str, ...]]) -> None:
        phone, texts = part
        for text in texts:
            assert phone.answer(self.question, {"text": text}).status == 200

    def sends(self, *texts: str) -> None:
        """Somebody else sends each of these; waits until they stand on the console."""
        before = self.new.count()
        self.hears(*texts)
        expect(self.new).to_have_count(before + len(texts))

    def order(self) -> list[str]:
        """The new cards from top to bottom."""
        found: list[str] = self.new.locator(".answer__select").evaluate_all("all => all.map(one => one.id)")
        return found

    def card(self, number: int) -> Locator:
        """The checkbox of a new card."""
        return self.new.nth(number).locator(".answer__select")

    @property
    def new(self) -> Locator:
        return self.page.locator("#waiting .answer--new")

    @property
    def selected(self) -> Locator:
        return self.page.locator("#board .answer__select:checked")

    @property
    def closes(self) -> Locator:
        """Volgende, as long as it would close the question."""
        return self.page.locator(f'#next[value="close:{self.question}"]')


class Evening:
    """An evening of nothing but open questions, with one console in a browser; the facilitator also uses plain HTTP."""

    def __init__(self, server: Serve, company: Company) -> None:
        self.home, self.company = server.home, company
        self.facilitator = Facilitator(server.link)
        details = {**DETAILS, "programme": "own", "programme_text": PROGRAMME}
        self.code = self.facilitator.prepare(details)
        self.facilitator.until("start")
        self.page = company(CONSOLE)
        show_console(self.page, self.facilitator)
        self.phones: list[Phone] = []
        self._questions = iter(QUESTIONS)
        self._tidy = True
        self._wall: Page | None = None

    def close(self) -> None:
        """Everybody goes home."""
        for one in (self.facilitator, *self.phones):
            one.close()

    def ask(self, page: Page | None = None, question: str = "") -> Desk:
        """Opens this question or else the next one, and waits until the console shows it: a console on this page, or
        the shared one, which is only loaded again when it is not as it was."""
        question = question or next(self._questions)
        assert self.facilitator.do("go-to", {"activity": question}).status == 204
        assert self.facilitator.do("next", {"expected": f"open:{question}"}).status == 204
        if page or not self._tidy:
            show_console(page or self.page, self.facilitator)
        self._tidy = self._tidy and page is not None
        desk = Desk(page or self.page, self.home, self.code, self.phones, question)
        expect(desk.closes).to_have_count(1)
        expect(desk.page.locator(f'#reading[data-reading$="/{question}"]')).to_have_count(1)
        return desk

    @contextmanager
    def lent(self, question: str = "") -> Iterator[Desk]:
        """The shared console at this question or the next one, and afterwards as it was."""
        yield self.ask(question=question)
        self.page.unroute_all()
        self.page.set_viewport_size(CONSOLE)  # type: ignore[arg-type]
        self._tidy = self.page.evaluate(PUT_AWAY)
        assert not self.company.troubles

    def other_console(self, page: Page) -> Page:
        """The same console on another page."""
        show_console(page, self.facilitator)
        return page

    @property
    def wall(self) -> Page:
        """The wall, from the first time that somebody looks at it."""
        if self._wall is None:
            self._wall = self.company({"width": 1280, "height": 720})
            self._wall.goto(self.home.rstrip("/") + self.facilitator.link("wall"))
            is_live(self._wall)
        return self._wall


@pytest.fixture(scope="module")
def company(browser: Browser) -> Iterator[Company]:
    """Pages that stay as long as the tests of this module."""
    with closing(Company(browser)) as made:
        yield made


@pytest.fixture(scope="module")
def evening(server: Serve, company: Company) -> Iterator[Evening]:
    """The evening of all tests of this module."""
    with closing(Evening(server, company)) as made:
        yield made


@pytest.fixture
def desk(evening: Evening) -> Iterator[Desk]:
    """The shared console, at a question of this test's own."""
    with evening.lent() as made:
        yield made
