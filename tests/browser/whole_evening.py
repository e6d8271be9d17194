"""Everybody's screens of one evening: two phones tap, others answer over HTTP, as the facilitator presses Volgende;
what takes more than that is done on a console."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE, show_console
from tests.browser.tapping import answer
from tests.waiting import wait_until
from werksessie.activities import KINDS
from werksessie.programme.loader import DEFAULT, load_shipped
from werksessie.programme.model import Plan
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.desk import Button, Desk
from werksessie.rehearsal.desk import Page as Offered
from werksessie.rehearsal.people import Facilitator

WORDS = ("Een avond met eten erbij", "Samen de tuin opknappen")
"""What each of the two phones types."""

MEANS = "one => one && [one.value, one.getAttribute('hx-vals'), one.textContent].join()"
"""What a button does, whatever it looks like while it is pressed."""

NOW = "document.getElementById(id)"
NOWHERE = "/healthz"
"""A page on which nothing happens."""


class Evening:
    """Everybody's screens, and what the record says."""

    def __init__(self, facilitator: Facilitator, console: Page, wall: Page, phones: Sequence[Page], crowd: Crowd):
        self.facilitator, self.wall, self.phones, self.crowd = facilitator, wall, phones, crowd
        self.programme = load_shipped(DEFAULT, KINDS)
        self._console, self._desk = console, Desk(facilitator, date.today())
        self._leave_console()

    def _leave_console(self) -> None:
        if NOWHERE not in self._console.url:
            self._console.goto(self.facilitator.address + NOWHERE)

    @property
    def console(self) -> Page:
        """The console, until people answer again: every push to one that nobody looks at costs as much as one that is
        looked at."""
        if NOWHERE in self._console.url:
            show_console(self._console, self.facilitator)
        return self._console

    def offers(self) -> Offered:
        """What the console would offer now."""
        return self._desk.page()

    def told(self, activity: str) -> dict[str, Any]:
        """What the tally tells of it."""
        return next(one for one in self.facilitator.tally()["activities"] if one["id"] == activity)

    def sees(self, words: str) -> None:
        """The wall says this."""
        expect(self.wall.locator("#wall")).to_contain_text(words)

    def press(self, button: Locator) -> None:
        """Presses something on the console and waits until it is gone, or does something else."""
        before = button.evaluate(f"one => [one.id, ({MEANS})(one)]")
        button.click()
        button.page.wait_for_function(f"([id, before]) => ({MEANS})({NOW}) !== before", arg=before)

    def push(self, button: Button) -> None:
        """Presses something that is offered, without a browser."""
        assert self.facilitator.press(button.path, button.fields).status == 204

    def go_on(self, offered: Offered) -> str:
        """Presses Volgende; gives the step that was taken."""
        (button,) = (one for one in offered.buttons if one.id == "next")
        self.push(button)
        return str(button.fields["expected"])

    def let_through(self) -> None:
        """Shows everything that was written, as the wall may."""
        self._desk.meanwhile()

    def until(self, ready: Callable[[], bool]) -> None:
        """Waits until it is so."""
        wait_until(ready, PATIENCE / 1000)

    def ask(self, plan: Plan, seq: int = 0) -> None:
        """Both phones tap, everybody else answers what is asked after `seq`; what was written is let through."""
        self._leave_console()
        for number, phone in enumerate(self.phones):
            expect(phone.locator("#answer, [data-cards-done]").first).to_be_visible()
            answer(phone, WORDS[number], number)
        self.until(lambda: bool(self.crowd.ledger.trouble) or self.crowd.done(plan.id, seq) == len(self.crowd.people))
        assert self.crowd.ledger.trouble == ""
        self.let_through()

    def seq(self) -> int:
        return int(self.facilitator.tally()["seq"])
