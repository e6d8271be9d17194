"""Everybody's screens of one evening in which a facilitator works the console, two phones tap and others answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.conftest import PATIENCE
from tests.browser.tapping import answer
from tests.serving.running import Serve
from tests.waiting import became, wait_until
from werksessie.activities import KINDS
from werksessie.programme.loader import DEFAULT, load_shipped
from werksessie.programme.model import Plan
from werksessie.rehearsal.crowd import Crowd
from werksessie.rehearsal.people import Facilitator

WORDS = ("Een avond met eten erbij", "Samen de tuin opknappen")
"""What each of the two phones types."""

MEANS = "one => one && [one.value, one.getAttribute('hx-vals'), one.textContent].join()"
"""What a button does, whatever it looks like while it is pressed."""

NOW = "document.getElementById(id)"
A_MOMENT = 0.2
"""Seconds until somebody who pressed looks again."""


class Evening:
    """Everybody's screens, and what the record says."""

    def __init__(self, server: Serve, console: Page, wall: Page, phones: Sequence[Page], crowd: Crowd) -> None:
        self.console, self.wall, self.phones, self.crowd = console, wall, phones, crowd
        # What may point to a person is asked about once more.
        self.console.on("dialog", lambda dialog: dialog.accept())
        self.desk = Facilitator(server.link)
        self.desk.session = console.url.split("?")[0].rstrip("/").rpartition("/")[2]
        self.programme = load_shipped(DEFAULT, KINDS)

    def told(self, activity: str) -> dict[str, Any]:
        """What the tally tells of it."""
        return next(one for one in self.desk.tally()["activities"] if one["id"] == activity)

    def sees(self, words: str) -> None:
        """The wall says this."""
        expect(self.wall.locator("#wall")).to_contain_text(words)

    def volgende(self) -> str:
        """Presses the one big button; the step that was taken."""
        button = self.console.locator("#next")
        step = str(button.get_attribute("value"))
        button.click()
        expect(self.console.locator(f'#next[value="{step}"]')).to_have_count(0)
        return step

    def press(self, button: Locator) -> None:
        """Presses something on the console and waits until it is gone, or does something else."""
        before = button.evaluate(f"one => [one.id, ({MEANS})(one)]")
        button.click()
        self.console.wait_for_function(f"([id, before]) => ({MEANS})({NOW}) !== before", arg=before)

    def let_through(self, activity: str) -> None:
        """Shows everything that was written, as the wall may."""
        while waiting := self.waiting(activity):

            def fewer(before: set[str] = waiting) -> bool:
                return not before <= self.waiting(activity)

            def pressed() -> bool:
                # What came in or went a moment ago is not on the console yet: a press on a button that was about to go
                # does nothing, and whoever sees another answer there presses again.
                with suppress(TimeoutError):
                    self.console.locator("#board #release-all, #board button[id^=release-]").first.click(timeout=1000)
                return became(fewer, A_MOMENT)

            wait_until(pressed, PATIENCE / 1000)

    def waiting(self, activity: str) -> set[str]:
        return {one["id"] for one in self.told(activity).get("waiting", ())}

    def until(self, ready: Callable[[], bool]) -> None:
        """Waits until it is so."""
        wait_until(ready, PATIENCE / 1000)

    def buttons(self, start: str) -> Locator:
        return self.console.locator(f"#board button[id^={start}]:not(.button--link)")

    def ask(self, plan: Plan, seq: int) -> None:
        """Both phones tap, everybody else answers; the wall counts them all, and what was written is let through."""
        for number, phone in enumerate(self.phones):
            expect(phone.locator("#answer, [data-cards-done]").first).to_be_visible()
            answer(phone, WORDS[number], number)
        self.until(lambda: bool(self.crowd.ledger.trouble) or self.crowd.done(plan.id, seq) == len(self.crowd.people))
        assert self.crowd.ledger.trouble == ""
        self.let_through(plan.id)

    def seq(self) -> int:
        return int(self.desk.tally()["seq"])
