"""A piece is the same bytes in the page and in the push, and who follows the pushes misses nothing."""

from __future__ import annotations

from typing import Any

import gevent
import pytest
from flask import Flask

from tests.conftest import Evening
from tests.waiting import PATIENCE, wait_until
from tests.web.pairs import paired
from werksessie.live import rooms as rooms_module
from werksessie.live.pieces import PIECES

WORDS = ["Een plek voor jongeren", "Ouders erbij", "Sport op vrijdag", "Elkaar kennen", "Huiswerk maken", "Muziek"]


class Follower:
    """A page that was loaded once and then only lives on pushes, as live.js does."""

    def __init__(self, app: Flask, evening: Evening, audience: str, language: str = "nl") -> None:
        self.app, self.evening, self.audience, self.language = app, evening, audience, language
        query = f"?code={evening.code}&lang={language}"
        if audience == "remote":
            self.paired = paired(evening)
            query = f"?token={self.paired.ear}"
        elif audience != "phone":
            query = f"?token={app.extensions['host'].keys(evening.name)[audience]}"
        self.socket = app.extensions["socketio"].test_client(app, query_string=query)
        self.seq, self.html = app.extensions["rooms"].current(evening.name, audience, language)
        self.pushed = 0

    def follow(self) -> None:
        """Takes in what was pushed, by the rules of live.js."""
        for message in self.socket.get_received():
            if message["name"] == "pieces":
                push = message["args"][0]
                if push["prev"] > self.seq and not push["pieces"]:
                    # Too long to push to a phone. Whatever was pushed after this stands in the answer as well.
                    self._take(self._asked())
                    return
                assert push["prev"] <= self.seq, "a push was missed"
                assert push["seq"] >= self.seq, "an older push came after a newer one"
                self._take(push)

    def _take(self, message: dict[str, Any]) -> None:
        self.seq = message["seq"]
        for html in message["pieces"]:
            self.html[identity(html)] = html
            self.pushed += 1

    def _asked(self) -> dict[str, Any]:
        assert self.audience == "phone"
        address = f"/{self.evening.code}/pieces?since={self.seq}"
        reply = self.evening.phones[0].get(address, headers={"Accept-Language": self.language})
        told: dict[str, Any] = reply.get_json()
        return told

    def page(self) -> str:
        """The same surface, freshly loaded."""
        if self.audience == "remote":
            return str(self.paired.page.text)
        path = {
            "phone": f"/{self.evening.code}",
            "wall": self.evening.link("wall"),
            "console": f"/sessions/{self.evening.name}",
        }[self.audience]
        browser = self.evening.facilitator.client if self.audience == "console" else self.evening.phones[0]
        return str(browser.get(path, headers={"Accept-Language": self.language}).text)

    def check(self) -> None:
        """Every piece this page holds stands byte for byte in a freshly loaded one."""
        self.follow()
        page = self.page()
        for piece in PIECES[self.audience]:
            assert self.html[piece.id] in page, f"{self.audience}/{piece.id} at {self.evening.step}"


def identity(html: str) -> str:
    """The id of a piece's root."""
    return html.split('id="', 1)[1].split('"', 1)[0]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pushes follow each other without the pause between them."""
    monkeypatch.setattr(rooms_module, "PAUSE", 0)


def settle(app: Flask) -> None:
    """Lets the rooms push what they have."""
    while any(room.beating for room in app.extensions["rooms"]._rooms.values()):
        gevent.sleep(0.005)


def answers(evening: Evening) -> None:
    """What everybody sends to the activity that is open now; then what the facilitator does with it."""
    plan = evening.state.programme.plan(evening.state.current)
    options = [option.id for option in evening.state.activities[plan.id].options]
    for number, phone in enumerate(evening.phones):
        fields: dict[str, Any] = {
            "ideas": {"text": WORDS[number % len(WORDS)]},
            "dots": {f"dots-{options[number % len(options)]}": "1"} if options else {},
            "opinions": {f"value-{option}": ["agree", "disagree"][number % 2] for option in options},
            "agreements": {"value": "fine"},
        }[plan.kind]
        assert evening.answer(phone, plan.id, fields=fields).status_code == 200
    if plan.kind == "ideas":
        cards = sorted(evening.state.activities[plan.id].content.ideas)
        assert evening.facilitator.act(plan.id, "make-theme", name="Een plek", card=cards[:3]).status_code == 204
        assert evening.facilitator.act(plan.id, "make-theme", name="Ouders", card=cards[3:5]).status_code == 204
        assert evening.facilitator.act(plan.id, "hide", card=cards[6], reason="person").status_code == 204
        for theme in list(evening.state.activities[plan.id].content.themes):
            evening.facilitator.act(plan.id, "goal", theme=theme, goal=f"We willen dat {theme} beter gaat")


@pytest.mark.usefixtures("quick")
def test_a_followed_page_equals_a_fresh_one_all_evening(app: Flask, evening: Evening) -> None:
    evening.join(8)
    followers = [Follower(app, evening, audience) for audience in PIECES]
    followers.append(Follower(app, evening, "phone", "en"))
    evening.join(2)
    kinds = set()
    while evening.step:
        step = evening.next()
        plan = evening.state.programme.plan(evening.state.current)
        kinds.add(plan.kind if plan else "")
        settle(app)
        for follower in followers:
            follower.check()
        if step == "show:afspraken":
            made = {"what": "Zaal open op vrijdag", "who": "Gemeente", "when": "2027-04-03"}
            assert evening.facilitator.act("afspraken", "make", **made).status_code == 204
        if step.startswith("open:"):
            answers(evening)
            settle(app)
            for follower in followers:
                follower.check()
        if step == "close:5a":
            for option in evening.state.activities["5a"].options:
                evening.facilitator.act("5a", "choose", option=option.id)
    assert {"slide", "ideas", "dots", "opinions", "agreements"} <= kinds
    assert evening.state.phase == "closed"
    assert all(follower.pushed > 5 for follower in followers)


@pytest.mark.usefixtures("quick")
def test_phones_get_no_push_for_somebodys_answer(app: Flask, evening: Evening) -> None:
    evening.until("open:1")
    phones = evening.join(6)
    phone, wall = Follower(app, evening, "phone"), Follower(app, evening, "wall")
    for number, one in enumerate(phones):
        evening.answer(one, "1", text=WORDS[number])
    settle(app)
    phone.follow()
    wall.follow()
    assert (phone.pushed, wall.pushed > 0) == (0, True)


def followed(follower: Follower) -> int:
    """How much was pushed to it by now."""
    gevent.sleep(0)
    follower.follow()
    return follower.pushed


def test_the_first_change_goes_at_once(app: Flask, evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(app)
    wall = Follower(app, evening, "wall")
    monkeypatch.setattr(rooms_module, "PAUSE", 10 * PATIENCE)
    evening.join(1)
    wait_until(lambda: followed(wall) == 1)


def test_after_the_first_change_at_most_ten_a_second_go(app: Flask, evening: Evening) -> None:
    settle(app)
    wall = Follower(app, evening, "wall")
    evening.join(1)
    wait_until(lambda: followed(wall) == 1)
    evening.join(30)
    settle(app)
    assert rooms_module.PAUSE == 0.1
    assert followed(wall) == 2


def test_who_has_everything_gets_204_and_who_is_behind_gets_the_pieces(app: Flask, evening: Evening) -> None:
    phone = evening.join()[0]
    seq = evening.state.seq
    assert phone.get(f"/{evening.code}/pieces?since={seq}").status_code == 204
    evening.next()
    reply = phone.get(f"/{evening.code}/pieces?since={seq}")
    assert reply.json["seq"] == evening.state.seq
    assert reply.json["pieces"] == list(app.extensions["rooms"].current(evening.name, "phone", "nl")[1].values())
    for odd in ("", "x", "-1", "99999999999999999999", "1.5"):
        assert phone.get(f"/{evening.code}/pieces?since={odd}").status_code in (200, 204)


def test_an_answer_leaves_the_phones_up_to_date(app: Flask, evening: Evening) -> None:
    evening.until("open:1")
    one, other = evening.join(2)
    seq = evening.state.seq
    evening.answer(one, "1", text="Een plek")
    assert other.get(f"/{evening.code}/pieces?since={seq}").status_code == 204


def test_a_page_after_a_restart_is_the_same_bytes(app: Flask, evening: Evening) -> None:
    evening.until("open:1")
    for number, phone in enumerate(evening.join(7)):
        evening.answer(phone, "1", text=WORDS[number % 6])
    before = {audience: app.extensions["rooms"].current(evening.name, audience, "nl") for audience in PIECES}
    host = app.extensions["host"]
    host._seats.clear()
    app.extensions["rooms"]._rooms.clear()
    assert before == {audience: app.extensions["rooms"].current(evening.name, audience, "nl") for audience in PIECES}
