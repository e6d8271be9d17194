"""Pieces in a real browser: what a push lost is asked for once, what comes late changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import give, is_live
from tests.conftest import DETAILS
from tests.serving.running import Serve
from tests.waiting import wait_until
from werksessie.rehearsal.people import Facilitator, Phone

pytestmark = [pytest.mark.browser, pytest.mark.process]


class Evening:
    """An evening of the shipped programme, in the lobby unless it has not begun. The facilitator uses plain HTTP."""

    def __init__(self, server: Serve, begun: bool = True, **details: str) -> None:
        self.home = server.home
        self.facilitator = Facilitator(server.link)
        self.facilitator.prepare({**DETAILS, "programme": "eerste-gesprek", **details})
        self.address = self.home + self.facilitator.session[-6:]
        if begun:
            self.facilitator.until("start")

    def close(self) -> None:
        """The facilitator goes home."""
        self.facilitator.close()

    def join(self, page: Page) -> Page:
        """Takes part on this page: came in before without a browser, which is a fifth of the work."""
        with closing(Phone(self.home, self.facilitator.session[-6:])) as phone:
            assert phone.join().status == 303
        give(page, phone)
        page.goto(self.address)
        is_live(page)
        return page

    def press(self, verb: str, **form: str) -> None:
        """One of the console's buttons."""
        assert self.facilitator.do(verb, form).status == 204

    def act(self, activity: str, verb: str, **form: str) -> None:
        """A button that only this kind of activity has."""
        assert self.facilitator.act(activity, verb, form).status == 204

    def next(self, step: str) -> None:
        """Presses Volgende, which must take this step."""
        assert self.facilitator.next() == step

    def open(self, activity: str, *phones: Page) -> None:
        """Opens this question, wherever the evening is, and waits until these phones may answer it."""
        self.press("go-to", activity=activity)
        self.next(f"open:{activity}")
        for page in phones:
            stands_at(page, activity, "open")
            expect(page.locator(f"#own[data-activity='{activity}'] > input[name=answer_id]")).to_have_count(1)

    def make_goals(self, *goals: str) -> None:
        """Makes a theme with a goal of each of these, so that there is something to choose."""
        for goal in goals:
            self.act("4", "make-theme", name=goal[:60])
            theme = next(one["id"] for one in self.count("4")["themes"] if one["name"] == goal[:60])
            self.act("4", "goal", theme=theme, goal=goal)

    def count(self, activity: str) -> dict[str, list[dict[str, str]]]:
        """The facilitator's counts of one activity."""
        counts = {one["id"]: one for one in self.facilitator.tally()["activities"]}
        found: dict[str, list[dict[str, str]]] = counts[activity]
        return found

    def arrived(self, activity: str) -> list[str]:
        """The texts that the server has and nobody released yet."""
        return [one["text"] for one in self.count(activity)["waiting"]]


@pytest.fixture
def evening(server: Serve) -> Iterator[Evening]:
    """An evening in the lobby."""
    with closing(Evening(server)) as made:
        yield made


class Line:
    """A phone's socket with somebody in between, who loses every push with `lost` in it and keeps the others."""

    def __init__(self, page: Page, lost: str = "") -> None:
        self.lost = lost
        self.losses: list[str] = []
        self.pushes: list[str] = []
        self.phone: WebSocketRoute | None = None
        page.route_web_socket("**/socket.io/**", self._between)

    def _between(self, phone: WebSocketRoute) -> None:
        self.phone = phone
        server = phone.connect_to_server()
        phone.on_message(server.send)
        server.on_message(self._pass)

    def _pass(self, message: str | bytes) -> None:
        words = str(message)
        if '["pieces"' in words:
            if self.lost and self.lost in words:
                self.losses.append(words)
                return
            self.pushes.append(words)
        assert self.phone
        self.phone.send(message)

    def repeat(self, push: str) -> None:
        """Sends this push once more."""
        assert self.phone
        self.phone.send(push)


def stands_at(page: Page, activity: str, stage: str) -> None:
    """Waits until the phone shows this."""
    expect(page.locator(f"#activity[data-activity='{activity}'][data-stage='{stage}']")).to_have_count(1)


def catch_ups(page: Page) -> list[str]:
    """The addresses of every catch-up from now on, as they are asked."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/pieces?" in request.url else None)
    return asked


def test_after_a_lost_push_the_next_one_leads_to_one_catch_up(evening: Evening, somebody: Callable[..., Page]) -> None:
    page = somebody()
    line = Line(page, lost='data-stage=\\"open\\"')
    evening.join(page)
    evening.press("go-to", activity="1")
    stands_at(page, "1", "intro")
    asked = catch_ups(page)
    evening.next("open:1")
    wait_until(lambda: page.title() != "" and bool(line.losses))
    assert asked == []
    evening.next("close:1")
    stands_at(page, "1", "closed")
    evening.press("go-to", activity="4")
    stands_at(page, "4", "intro")
    assert len(line.losses) == 1
    assert len(asked) == 1


def test_without_a_loss_nothing_is_asked(evening: Evening, somebody: Callable[..., Page]) -> None:
    page = evening.join(somebody())
    asked = catch_ups(page)
    evening.press("go-to", activity="1")
    stands_at(page, "1", "intro")
    for step, stage in (("open:1", "open"), ("close:1", "closed")):
        evening.next(step)
        stands_at(page, "1", stage)
    assert asked == []


def test_an_older_piece_never_replaces_a_newer_one(evening: Evening, somebody: Callable[..., Page]) -> None:
    page = somebody()
    line = Line(page)
    evening.join(page)
    evening.press("go-to", activity="1")
    stands_at(page, "1", "intro")
    for step, stage in (("open:1", "open"), ("close:1", "closed")):
        evening.next(step)
        stands_at(page, "1", stage)
    page.evaluate(
        """() => {
            window.seen = [];
            document.addEventListener("pieces:swapped", () => {
                const piece = document.getElementById("activity").dataset;
                window.seen.push(piece.activity + " " + piece.stage);
            });
        }"""
    )
    assert len(line.pushes) == 3
    for push in line.pushes[:2]:
        line.repeat(push)
    evening.press("go-to", activity="4")
    stands_at(page, "4", "intro")
    assert page.evaluate("() => window.seen") == ["4 intro"]


def test_however_often_a_page_is_woken_it_asks_one_thing_at_a_time(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = evening.join(somebody())
    page.evaluate(
        """() => {
            const real = window.fetch;
            window.asked = { all: 0, now: 0, most: 0 };
            window.fetch = async (...what) => {
                window.asked.all += 1;
                window.asked.now += 1;
                window.asked.most = Math.max(window.asked.most, window.asked.now);
                try { return await real(...what); } finally { window.asked.now -= 1; }
            };
            document.documentElement.dataset.live = "asking";
            for (let time = 0; time < 20; time += 1) {
                document.dispatchEvent(new Event("pieces:catch-up"));
                window.dispatchEvent(new Event("online"));
            }
        }"""
    )
    is_live(page)
    assert page.evaluate("() => window.asked") == {"all": 2, "now": 0, "most": 1}


def test_a_page_that_was_away_shows_what_changed_as_soon_as_it_is_back(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = evening.join(somebody())
    page.context.set_offline(True)
    expect(page.locator("html[data-live=off]")).to_be_attached()
    evening.facilitator.until("open:1")
    page.context.set_offline(False)
    stands_at(page, "1", "open")
    is_live(page)
    evening.next("close:1")
    stands_at(page, "1", "closed")


def test_the_way_in_appears_by_itself_when_the_evening_begins(server: Serve, somebody: Callable[..., Page]) -> None:
    with closing(Evening(server, begun=False)) as early:
        page = somebody()
        page.goto(early.address)
        is_live(page)
        expect(page.get_by_text("De avond is nog niet begonnen.")).to_be_visible()
        early.next("start")
        expect(page.get_by_role("button", name="Doe mee")).to_be_visible()


def test_a_phone_that_slept_while_the_evening_was_sealed_finds_what_was_agreed(
    evening: Evening, somebody: Callable[..., Page]
) -> None:
    page = evening.join(somebody())
    page.context.set_offline(True)
    expect(page.locator("html[data-live=off]")).to_be_attached()
    evening.press("close")
    evening.press("seal")
    page.context.set_offline(False)
    expect(page).to_have_url(re.compile("/after/"))
    expect(page.get_by_role("heading", name="Afspraken").first).to_be_visible()


def test_without_a_socket_a_page_asks_every_five_seconds(evening: Evening, somebody: Callable[..., Page]) -> None:
    page = somebody()
    page.clock.install()

    def hang_up(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/*", hang_up)
    page.goto(evening.address)
    page.get_by_role("button", name="Doe mee").click()
    expect(page.locator("body[data-joined]")).to_have_count(1)
    page.clock.run_for(5000)
    expect(page.locator("html[data-live=polling]")).to_be_attached()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/pieces?since=" in request.url else None)
    page.clock.pause_at(page.evaluate("() => Date.now() + 1000"))
    before = len(asked)
    for _ in range(3):
        with page.expect_request("**/pieces?since=*") as request:
            page.clock.run_for(5000)
        assert request.value.response()
    assert len(asked) - before == 3
