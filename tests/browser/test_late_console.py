""" "Te laat binnen" on the console: by keyboard, one by one, and again after the evening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.conftest import CONSOLE, Company, show_console
from tests.browser.questions import Questions
from tests.serving.running import Serve
from werksessie.rehearsal.people import Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]

TEXTS = ("Een bankje", "Een lamp", "Een zaal")


class Room(Questions):
    """An evening with a console, and a phone for each of TEXTS."""

    def __init__(self, server: Serve, somebody: Callable[..., Page]) -> None:
        super().__init__(server)
        self.phones = [self.person() for _ in TEXTS]
        self.console = somebody(CONSOLE)
        show_console(self.console, self.facilitator)

    def close(self) -> None:
        """Everybody goes home."""
        for phone in self.phones:
            phone.close()
        super().close()

    def person(self) -> Phone:
        """Somebody who takes part."""
        phone = Phone(self.home, self.address[-6:])
        assert phone.join().status == 303
        return phone

    def too_late(self) -> Closed:
        """The next question, closed, and three answers that came after that."""
        activity = self.ask()
        self.next(f"close:{activity}")
        for phone, text in zip(self.phones, TEXTS, strict=True):
            assert phone.answer(activity, {"text": text, "late": "1"}).status == 200
        closed = Closed(self, activity)
        expect(closed.listed).to_have_count(len(TEXTS))
        return closed


@dataclass
class Closed:
    """A question with late answers."""

    evening: Room
    activity: str

    @property
    def listed(self) -> Locator:
        """The late answers on the board."""
        return self.evening.console.locator(f"#late-{self.activity} .answer")

    @property
    def late(self) -> object:
        """How many late answers wait, and how many were left out."""
        return self.evening.count(self.activity)["late"]

    @property
    def arrived(self) -> list[str]:
        """What counts."""
        return self.evening.arrived(self.activity)


@pytest.fixture(scope="module")
def evening(server: Serve, company: Company) -> Iterator[Room]:
    """The evening of all tests: each has a question of its own."""
    with closing(Room(server, company)) as made:
        yield made


@pytest.fixture
def closed(evening: Room, company: Company) -> Iterator[Closed]:
    """A question of this test's own."""
    yield evening.too_late()
    assert not company.troubles


@pytest.fixture
def console(closed: Closed) -> Page:
    """The facilitator's page, at that question."""
    return closed.evening.console


def answered_with(console: Page, yes: bool) -> list[str]:
    """What the next time is asked, and answered so."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if yes:
            dialog.accept()
        else:
            dialog.dismiss()

    console.once("dialog", answer)
    return asked


def test_by_keyboard_each_is_taken_in_or_left_out(console: Page, closed: Closed) -> None:
    answered_with(console, yes=True)
    console.locator("#see-late").focus()
    console.keyboard.press("Enter")
    board = console.locator(f"#late-{closed.activity}")
    expect(board).to_be_in_viewport()
    first = closed.listed.first.locator(".answer__text").inner_text()
    board.press("Tab")
    expect(closed.listed.first.get_by_role("button", name="Neem mee")).to_be_focused()
    console.keyboard.press("Enter")
    expect(closed.listed).to_have_count(2)
    expect(console.locator("#waiting .answer__text")).to_have_text([first])
    expect(closed.listed.first.get_by_role("button", name="Neem mee")).to_be_focused()
    second = closed.listed.first.locator(".answer__text").inner_text()
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    expect(closed.listed).to_have_count(1)
    expect(console.get_by_text(second)).to_have_count(0)
    expect(closed.listed.first.get_by_role("button", name="Laat weg")).to_be_focused()
    assert closed.late == {"waiting": 1, "left_out": 1}
    assert closed.arrived == [first]


def test_nothing_is_left_out_when_the_facilitator_thinks_better_of_it(console: Page, closed: Closed) -> None:
    asked = answered_with(console, yes=False)
    closed.listed.first.get_by_role("button", name="Laat weg").click()
    expect(closed.listed).to_have_count(3)
    assert asked == ["Dit antwoord weglaten? Daarna komt het niet terug."]
    assert closed.late == {"waiting": 3, "left_out": 0}


def test_a_late_answer_that_comes_in_shows_by_itself_and_moves_nothing_above_it(console: Page, closed: Closed) -> None:
    board = console.locator(f"#late-{closed.activity}")
    above = board.bounding_box()
    with closing(closed.evening.person()) as phone:
        assert phone.answer(closed.activity, {"skip": "1", "late": "1"}).status == 200
    expect(closed.listed).to_have_count(4)
    expect(closed.listed.filter(has_text="een antwoord zonder tekst")).to_have_count(1)
    expect(console.locator("#see-late")).to_contain_text("4 te laat binnen")
    after = board.bounding_box()
    assert above
    assert after
    assert above["y"] == after["y"]


def test_elsewhere_in_the_evening_the_programme_says_so(console: Page, closed: Closed) -> None:
    closed.evening.press("go-to", activity="afspraken")
    back = console.locator(f"#go-{closed.activity}")
    line = console.locator(".programme__line", has=back)
    expect(line).to_contain_text("3 te laat")
    expect(closed.listed).to_have_count(0)
    line.hover()
    back.click()
    expect(closed.listed).to_have_count(3)


def test_after_the_evening_it_can_still_be_settled_until_it_is_sealed(
    server: Serve, somebody: Callable[..., Page]
) -> None:
    with closing(Room(server, somebody)) as evening:
        closed, console = evening.too_late(), evening.console
        evening.press("close")
        expect(console.get_by_role("heading", name="Te laat binnen bij")).to_be_visible()
        taken = closed.listed.first.locator(".answer__text").inner_text()
        closed.listed.first.get_by_role("button", name="Neem mee").click()
        expect(closed.listed).to_have_count(2)
        asked = answered_with(console, yes=True)
        console.get_by_role("button", name="Nu verzegelen").click()
        expect(console.get_by_text("Het verslag is klaar")).to_be_visible()
        assert asked[0].startswith("Wat te laat kwam en nog wacht, gaat dan weg.")
        assert (closed.late, closed.arrived) == ({"waiting": 0, "left_out": 2}, [taken])
