"""A pretended evening, walked to everything that docs/nl shows. Code, clock and words are the same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import cycle, islice
from random import Random

from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from tests.conftest import ADDRESS, KEY
from tests.web.room import Room
from werksessie.activities import KINDS
from werksessie.live.links import CONTACTS, LINKS
from werksessie.programme.details import Details, parse
from werksessie.programme.loader import DEFAULT, load_shipped
from werksessie.rehearsal.answers import GENERAL, answers_to
from werksessie.rehearsal.evening import prepare_form
from werksessie.rehearsal.texts import AGREEMENTS
from werksessie.session.commands import Close, Prepare
from werksessie.session.progress import TellProgress

DAY, NEXT, CODE, PEOPLE = date(2026, 3, 12), date(2026, 9, 10), "482913", 23
"""The day has gone by: what pages say of it does not change with the day of the test."""

NAME = f"{DAY.isoformat()}-{CODE}"
KEYS = {one: sha256(one.encode()).hexdigest()[:32] for one in (*LINKS, *CONTACTS)} | {"secret": "5" * 64}
DESK, WALL, PHONE = "desk", "wall", "phone"
VOTERS, VOTES = 20, (14, 11, 9, 6)
"""How many vote, and how many choose each goal: two of them each."""

NO_FOCUS = "document.activeElement.blur()"

Open = Callable[[str, FlaskClient, str], Page]
"""Opens an address on a surface, for whoever has this browser."""


@dataclass(frozen=True)
class Shot:
    """What one picture shows: a page as it stands now, or only the part of it that `part` selects."""

    name: str
    page: Page
    part: str = ""


def details() -> Details:
    """What a rehearsal fills in, so that every page says that nobody is real."""
    return parse(prepare_form(DEFAULT, DAY))[0]


class Pretended(Room):
    """An evening under a code, a clock and links that are always the same."""

    def __init__(self, app: Flask) -> None:
        self.app, self.host, self.name = app, app.extensions["host"], NAME
        self.clock = datetime(DAY.year, DAY.month, DAY.day, 18, 30, tzinfo=UTC)
        self.host.now = lambda: self.clock
        self._fresh = 0
        programme = load_shipped(DEFAULT, KINDS)
        self.host.create(NAME, Prepare(programme, details(), CODE, self.clock.isoformat()), KEYS)
        self.desk = app.test_client()
        assert self.desk.get(f"/sessions?key={KEY}").status_code == 303

    def phone(self) -> FlaskClient:
        """Somebody who takes part."""
        phone = self.app.test_client()
        phone.set_cookie("person", "7" * 32, path=f"/{CODE}")
        assert phone.post(f"/{CODE}/join").status_code == 303
        return phone

    def ideas(self) -> None:
        """Answers come in at question 4; those for the first two themes stand on the wall."""
        self.open("4")
        for number, text in enumerate(answers_to("4")[:PEOPLE]):
            self.idea("4", text, shown=number < 12)

    def themes(self) -> None:
        """The answers in themes, each put into words as a goal."""
        held = self.state.activities["4"].content.ideas
        for theme in GENERAL:
            cards = tuple(card for card in sorted(held) if held[card].text in theme.answers)
            self.act("4", "release", card=cards)
            made = self.act("4", "make-theme", name=theme.name, card=cards)
            self.act("4", "goal", theme=made, goal=theme.goal)

    def votes(self) -> None:
        """Everybody chooses goals; the two that were chosen most are ticked after closing."""
        self.open("5a")
        chosen: list[dict[str, str]] = [{} for _ in range(VOTERS)]
        hands = cycle(chosen)
        for option, votes in zip(self.state.activities["5a"].options, VOTES, strict=True):
            for hand in islice(hands, votes):
                hand[f"dots-{option.id}"] = "1"
        for person, dots in enumerate(chosen):
            self.send("5a", f"vote-{person}", dots)

    def choose(self) -> None:
        """The vote is closed, and two goals are ticked."""
        self.shut("5a")
        for option in self.state.activities["5a"].options[:2]:
            self.act("5a", "choose", option=option.id, chosen="yes")

    def agree(self) -> None:
        """Two agreements, and the room can live with them."""
        self.show("afspraken")
        for number, (what, who) in enumerate(AGREEMENTS, 1):
            self.act("afspraken", "make", what=what, who=who, when=(DAY + number * timedelta(days=14)).isoformat())
        assert self.press() == "open:afspraken"
        for person in range(PEOPLE):
            self.send("afspraken", f"agrees-{person}", {"value": "fine"})

    def seal(self) -> None:
        """The evening that was closed: nobody can be found in it any more."""
        self.clock += timedelta(hours=2)
        self.host.seal(NAME, self.clock.isoformat(), Random(1).shuffle)

    def link(self, sort: str) -> str:
        return f"/{sort}/{KEYS[sort]}"


def walk(app: Flask, open: Open) -> Iterator[Shot]:
    """Everything that there is a picture of, in the order of the evening."""
    evening = Pretended(app)
    at = f"/sessions/{NAME}"
    yield from _before(evening, open, at)
    yield from _in_the_room(evening, open, at)
    yield from _afterwards(evening, open, at)


def _before(evening: Pretended, open: Open, at: str) -> Iterator[Shot]:
    # As on the laptop that serves: pretend people can come in.
    evening.app.extensions["own_address"] = ADDRESS
    yield Shot("sessies", open(DESK, evening.desk, "/sessions"), "main")
    prepare = open(DESK, evening.desk, "/sessions/new")
    given = replace(details(), title="Samen sterk in de Klaverbuurt")
    for field in ("title", "date", "time", "place"):
        prepare.fill(f"#{field}", getattr(given, field))
    prepare.evaluate(NO_FOCUS)
    yield Shot("nieuwe-sessie", prepare)
    yield Shot("klaar", open(DESK, evening.desk, at))
    yield Shot("testen", open(DESK, evening.desk, f"{at}/check"), "ol.selftest")


def _in_the_room(evening: Pretended, open: Open, at: str) -> Iterator[Shot]:
    evening.press()
    evening.join(PEOPLE - 1)
    yield Shot("telefoon-begin", open(PHONE, evening.app.test_client(), f"/{CODE}"))
    phone = evening.phone()
    yield Shot("scherm-inloop", open(WALL, evening.app.test_client(), evening.link("wall")))
    evening.ideas()
    asked = open(PHONE, phone, f"/{CODE}")
    asked.fill("textarea", "Een avond met eten erbij")
    yield Shot("telefoon-vraag", asked)
    yield Shot("nakijken", open(DESK, evening.desk, at))
    yield Shot("scherm-antwoorden", open(WALL, evening.app.test_client(), evening.link("wall")))
    evening.themes()
    yield Shot("themas", open(DESK, evening.desk, at))
    evening.shut("4")
    evening.show("doelen")
    yield Shot("doelen", open(DESK, evening.desk, at))
    evening.votes()
    yield Shot("telefoon-stemmen", open(PHONE, phone, f"/{CODE}"))
    yield Shot("scherm-stemmen", open(WALL, evening.app.test_client(), evening.link("wall")))
    yield Shot("papier", open(DESK, evening.desk, f"{at}/paper/5a"))
    evening.choose()
    yield Shot("kiezen", open(DESK, evening.desk, at))
    evening.agree()
    yield Shot("afspraken", open(DESK, evening.desk, at))


def _afterwards(evening: Pretended, open: Open, at: str) -> Iterator[Shot]:
    evening.ask(Close(evening.clock.isoformat()))
    yield Shot("afgesloten", open(DESK, evening.desk, at))
    evening.seal()
    yield Shot("profiel", open(DESK, evening.desk, f"{at}/profile"))
    yield Shot("links", open(DESK, evening.desk, f"{at}/links"), "#summary")
    yield Shot("losse-antwoorden", open(DESK, evening.desk, f"{at}/retention"))
    evening.ask(TellProgress("afspraken", 1, "running", "Twee zalen bekeken", "community", DAY.isoformat()))
    yield Shot("afspraken-lijst", open(DESK, evening.desk, f"{at}/agreements"))
    follow = open(DESK, evening.desk, f"{at}/follow")
    follow.fill("#date", NEXT.isoformat())
    follow.evaluate(NO_FOCUS)
    yield Shot("vervolgavond", follow)
    yield Shot("overzicht", open(DESK, evening.desk, f"/sessions/overview?s={NAME}&show=some"))
    reader = evening.app.test_client()
    yield Shot("verslag", open(DESK, reader, evening.link("summary")))
    yield Shot("telefoon-afspraken", open(PHONE, reader, f"/agreements/{KEYS['contact-community']}"))
    yield Shot("telefoon-na", open(PHONE, reader, evening.link("after")))
