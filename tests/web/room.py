"""A session in the real app, walked by asking its host, and its wall as a projector gets it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask

from tests.session.evening import form
from werksessie.live.prepare import prepare
from werksessie.programme.details import Details
from werksessie.programme.model import Choice, Programme
from werksessie.session.commands import Act, Answer, Command, GoTo, Join, Next
from werksessie.session.events import Event
from werksessie.session.stages import next_step
from werksessie.session.state import State

DETAILS = Details(
    title="Samen sterk in de Lindebuurt",
    place="Buurthuis De Linde",
    date="2027-03-14",
    time="19.30",
    ladder="meewerken",
    feedback_date="2027-03-21",
)


class Room:
    """An evening with its wall. `people` join at once, when it starts."""

    def __init__(
        self, app: Flask, programme: Programme, people: int = 34, details: Details = DETAILS, start: bool = True
    ) -> None:
        self.app = app
        self.host = app.extensions["host"]
        self.clock = datetime(2027, 3, 14, 19, 30, tzinfo=UTC)
        self.name = prepare(self.host, programme, details, self.clock)
        self._fresh = 0
        if start:
            self.press()
        self.join(people)

    @property
    def state(self) -> State:
        state: State = self.host.state(self.name)
        return state

    @property
    def link(self) -> str:
        return f"/wall/{self.host.keys(self.name)['wall']}"

    @property
    def page(self) -> str:
        """The whole page."""
        reply = self.app.test_client().get(self.link)
        assert reply.status_code == 200, reply.text
        return reply.text

    @property
    def wall(self) -> str:
        """The one piece of the page."""
        found = re.search(r'<section id="wall".*</section>', self.page, re.DOTALL)
        assert found
        return found[0]

    @property
    def words(self) -> str:
        """What stands there to read, on one line."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.wall).split())

    def ask(self, command: Command) -> Sequence[Event]:
        events: Sequence[Event] = self.host.ask(self.name, command)
        return events

    def press(self) -> str:
        """Volgende; the step that was taken."""
        self.clock += timedelta(seconds=1)
        step = next_step(self.state, self.clock.isoformat())
        assert step
        self.ask(Next(step.token, self.clock.isoformat()))
        return step.token

    def join(self, people: int) -> None:
        for _ in range(people):
            self.ask(Join(f"join-{self.fresh()}"))

    def show(self, activity: str) -> None:
        """Brings the activity to the wall, where nobody can answer yet."""
        self.clock += timedelta(seconds=1)
        self.ask(GoTo(activity, self.clock.isoformat()))

    def open(self, activity: str) -> None:
        self.show(activity)
        assert self.press() == f"open:{activity}"

    def shut(self, activity: str) -> None:
        assert self.press() == f"close:{activity}"

    def send(self, activity: str, person: str, fields: Mapping[str, Any], group: str = "") -> Sequence[Any]:
        """A phone's new answer."""
        return self.ask(Answer(activity, person, self.fresh(), form(fields), self.fresh(), group))

    def act(self, activity: str, verb: str, /, **fields: Any) -> str:
        """The facilitator does something; gives the id of whatever it made."""
        made = self.fresh()
        self.ask(Act(activity, verb, form(fields), made))
        return made

    def idea(self, activity: str, text: str, shown: bool = True) -> str:
        """An idea of somebody new; gives the id of its card."""
        card = str(self.send(activity, f"person-{self.fresh()}", {"text": text})[0].card)
        if shown:
            self.act(activity, "release", card=card)
        return card

    def fresh(self) -> str:
        self._fresh += 1
        return f"fresh-{self._fresh:04}"


def figures(wall: str, prefix: str) -> int:
    """How many figures stand there whose id begins with this."""
    return len(set(re.findall(rf'<svg class="figure[^"]*" id="({prefix}-\d+)"', wall)))


def cards(wall: str) -> list[str]:
    """The loose ideas on the wall, as escaped text."""
    return re.findall(r'<li class="card[^>]*><bdi>([^<]*)</bdi>', wall)


def choices(number: int, words: str = "Plek") -> tuple[Choice, ...]:
    """So many options to vote on: o0, o1, …"""
    return tuple(Choice(f"o{one}", {"nl": f"{words} {one}"}) for one in range(number))
