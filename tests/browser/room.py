"""A room that tests of a module share: with a console, or with a wall. Each test has a question of its own in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import CONSOLE, WALL, is_live, let_in
from tests.browser.questions import Questions
from tests.serving.running import Serve
from werksessie.rehearsal.people import Facilitator

Somebody = Callable[..., Page]


class Room(Questions):
    """The room, at the open question `asked`."""

    asked = ""

    def __init__(self, server: Serve) -> None:
        super().__init__(server)
        self.server = server

    def ask_again(self, *phones: Page) -> None:
        """Opens another question."""
        self.asked = self.ask(*phones)

    @property
    def following(self) -> str:
        """The activity after the question of now."""
        kind, _, number = self.asked.partition("-")
        return f"{kind}-{int(number) + 1:02}"


class Desk(Room):
    """A room with a console."""

    def __init__(self, server: Serve, somebody: Somebody) -> None:
        super().__init__(server)
        self.ask_again()
        self.console = self.another_console(somebody)

    def another_console(self, somebody: Somebody) -> Page:
        """A console on another laptop."""
        return console(self.server, self.facilitator, somebody(CONSOLE))

    def at_a_question(self) -> Page:
        """The console at a question that nobody answered; nobody is typing there."""
        self.ask_again()
        expect(self.console.locator(f'#next[value="close:{self.asked}"]')).to_have_count(1)
        return self.calm()

    def calm(self) -> Page:
        """The console: nobody is typing there, and nothing that was said to an earlier test still stands there."""
        self.console.evaluate("document.activeElement.blur()")
        if self.console.locator("#notice").inner_text():
            self.console.reload()
            is_live(self.console)
        return self.console


class Screen(Room):
    """A room with a wall."""

    def __init__(self, server: Serve, somebody: Somebody) -> None:
        super().__init__(server)
        self.wall = wall(server, self.facilitator, somebody(WALL))

    def nothing_parked(self) -> None:
        """Takes everything off the parking lot, and the lot off the wall."""
        self.press("parking", shown="no")
        page = self.facilitator.get(f"/sessions/{self.facilitator.session}").text
        for thing in re.findall(r'id="unpark-(\w+)"', page):
            self.press("unpark", thing=thing)


def wall(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    page.goto(server.home.rstrip("/") + facilitator.link("wall"))
    is_live(page)
    return page


def console(server: Serve, facilitator: Facilitator, page: Page) -> Page:
    let_in(page, server.link)
    page.goto(f"{server.home}sessions/{facilitator.session}")
    is_live(page)
    return page
