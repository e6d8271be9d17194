"""Weighs what a phone fetches in an evening, in bytes as they go over the wire: compressed, without headers and fonts.

    python -m bench.weigh [--programme weerbaarheid] [--language LANGUAGE ...]

It walks a whole programme with a room in memory, and looks at every step with a phone in each language: the join page
and the question with all they load (a phone that has nothing yet), the same page again (a phone without scripts), the
piece that is pushed, the phone's own answers, and the reply to an answer. It prints the heaviest of each, by kind.
Exits with 1 when something is heavier than was promised.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Any

from flask import Flask
from rich.console import Console
from rich.table import Table
from tests.session.evening import Evening
from tests.session.walking import Walk

from werksessie.activities import KINDS
from werksessie.app import create_app
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.live.rooms import message_of
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Choice, Plan, Programme
from werksessie.record.memory import MemoryStore
from werksessie.session.commands import Command
from werksessie.session.events import PHONE, Event
from werksessie.session.state import State
from werksessie.settings import Settings
from werksessie.web.languages import NAMES, catalogue

FIRST, STEP = 60_000, 5_000
"""Bytes: everything a first visit needs, and every later step."""

VISIT, PAGE, REPLY = "eerste bezoek", "pagina", "antwoord"
PIECE, PUSHED, OWN = "stuk, gehaald", "stuk, gestuurd", "wat ik stuurde"
MOST = {VISIT: FIRST, PAGE: STEP, PIECE: STEP, PUSHED: STEP, OWN: STEP, REPLY: STEP}

DETAILS = Details(
    title="Samen sterk in de Lindebuurt en de Klaverbuurt", place="Buurthuis De Linde", date="2027-03-14", time="19.30",
    municipality="Gemeente Voorbeeld", ladder="meewerken", feedback_date="2027-03-21", groups=True,
    also_present="de wijkagent", talk_to="de huisarts", contact_community="Sam", contact_municipality="Noor",
    second_evening="2027-03-21",
)  # fmt: skip
GZIP = {"Accept-Encoding": "gzip, deflate"}
LOADED = re.compile(r'<(?:link|script)\b[^>]*(?:href|src)="(/static/[^"]+)"')
LONG = "Een plek waar jong en oud samen eten, praten en leren, ook in het weekend"


@dataclass(frozen=True)
class Weight:
    """What was fetched, where the evening was, and how many bytes it took."""

    what: str
    where: str
    kind: str
    language: str
    bytes: int


class Phone:
    """A phone in one language. What it loads beside a page it loads once."""

    def __init__(self, app: Flask, code: str, language: str) -> None:
        self.language = language
        self._code, self._client = code, app.test_client()
        self._client.set_cookie("language", language, path=f"/{code}")
        self._has: dict[str, int] = {}
        self._way_in = 0
        self._at_the_door: set[str] = set()
        self.joined = False

    def join(self) -> None:
        """Opens the way in, and takes part."""
        self._way_in, self._at_the_door = self._opened(f"/{self._code}")
        self._client.post(f"/{self._code}/join", data={"group": "community"})
        self.joined = True

    def looks(self) -> Iterator[tuple[str, int]]:
        """Everything it can ask for now, and how many bytes come back."""
        page, loaded = self._opened(f"/{self._code}")
        yield PAGE, page
        # Who comes in now loads what this page and those at the door ask for, and nothing of the questions before.
        yield VISIT, self._way_in + page + sum(self._has[one] for one in self._at_the_door | loaded)
        fetched = self._client.get(f"/{self._code}/pieces?since=-1", headers=GZIP)
        yield PIECE, self._weight(fetched)
        told = json.loads(gzip.decompress(fetched.data))
        yield PUSHED, len(json.dumps(message_of(PHONE, told["seq"], 0, told["pieces"])))
        yield OWN, self._weight(self._client.get(f"/{self._code}/own", headers=GZIP))

    def reads(self) -> Iterator[tuple[str, int]]:
        """The pages beside the evening."""
        for address in ("/", f"/{self._code}/privacy"):
            page, loaded = self._opened(address)
            self._at_the_door |= loaded
            yield PAGE, page

    def answers(self, activity: str, fields: Mapping[str, Any]) -> tuple[str, int]:
        """The reply to an answer of its own."""
        several = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
        form = {**several, "answer_id": token_hex(12)}
        headers = {**GZIP, "HX-Request": "true"}
        reply = self._client.post(f"/{self._code}/answer/{activity}", data=form, headers=headers)
        assert reply.status_code == 200, (activity, reply.text)
        return REPLY, self._weight(reply)

    def _opened(self, address: str) -> tuple[int, set[str]]:
        """The bytes of a page, and what it loads."""
        reply = self._client.get(address, headers={**GZIP, "Accept-Language": self.language})
        loaded = set(LOADED.findall(gzip.decompress(reply.data).decode()))
        for one in loaded - self._has.keys():
            self._has[one] = self._weight(self._client.get(one, headers=GZIP))
        return self._weight(reply), loaded

    def _weight(self, reply: Any) -> int:
        assert reply.status_code == 200, reply
        return len(reply.data)


class Room(Evening):
    """An evening that is kept by the app, so that phones can look at it."""

    def __init__(self, programme: Programme, languages: Iterable[str]) -> None:
        self.clock = datetime(2027, 3, 14, 19, 30)
        self._fresh = 0
        self.stepped: Callable[[], None] = lambda: None
        self.app = create_app(Settings(public_url="http://werksessie.test", key="k" * 16), MemoryStore())
        self._host: Host = self.app.extensions["host"]
        offered = tuple(dict.fromkeys(("nl", *languages)))
        self._name = prepare(self._host, programme, replace(DETAILS, languages=offered), self.clock)
        self.phones = [Phone(self.app, self.state.code, language) for language in languages]

    @property
    def state(self) -> State:  # type: ignore[override]
        """As the app has it."""
        return self._host.state(self._name)

    def ask(self, command: Command) -> Sequence[Event]:
        """Through the one door."""
        return self._host.ask(self._name, command)

    def press(self, expected: str = "") -> None:
        """Volgende, and everybody looks."""
        super().press(expected)
        self.stepped()

    def close_down(self) -> None:
        """Nobody looks any more."""
        self._host.close()


class Weighing(Walk):
    """A walk of which every step is weighed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.room, self.weights = room, list[Weight]()
        room.stepped = self._look

    def _arrive(self, name: str) -> None:
        super()._arrive(name)
        for phone in self.room.phones:
            phone.join()
            self._keep("", "", phone, phone.reads())
        self._look()

    def _answered(self, id: str) -> None:
        for phone in self.room.phones:
            self._send(phone, id)
        super()._answered(id)
        self._look()

    def _afterwards(self, id: str) -> None:
        super()._afterwards(id)
        self._look()

    def _send(self, phone: Phone, id: str) -> None:
        """As much as one person may send."""
        plan, activity = self.room.plan(id), self.room[id]
        for fields in self._forms(plan, activity, len(self.weights)):
            text = {"text": (LONG * 9)[: plan.settings["length"]]} if "text" in fields else {}
            for _ in range(plan.settings["max"] if text else 1):
                self._keep(id, plan.kind, phone, [phone.answers(id, {**fields, **text})])

    def _look(self) -> None:
        """At whatever phones show now."""
        id = self.room.state.current or ""
        kind = self.room.plan(id).kind if id else ""
        for phone in self.room.phones:
            if phone.joined:
                self._keep(id, kind, phone, phone.looks())

    def _keep(self, id: str, kind: str, phone: Phone, found: Iterable[tuple[str, int]]) -> None:
        self.weights += [Weight(what, id, kind, phone.language, size) for what, size in found]


def weigh(programme: str, languages: Iterable[str]) -> list[Weight]:
    """Everything that phones in these languages fetch in one evening of a programme that comes with the package."""
    planned = load_shipped(programme, KINDS)
    first, *rest = (replace(plan, off=False) for plan in planned.activities)
    everything = replace(planned, activities=(first, *_lacking(planned), *rest))
    room = Room(everything, list(languages))
    try:
        walk = Weighing(room)
        walk.whole()
    finally:
        room.close_down()
    return walk.weights


def _lacking(planned: Programme) -> Iterator[Plan]:
    """One of every kind that the programme has none of, with the longest options there may be."""
    there = {plan.kind for plan in planned.activities}
    options = tuple(Choice(f"keuze-{number}", {"nl": f"{LONG} {number}"}) for number in range(1, 7))
    for name, kind in KINDS.items():
        if name not in there:
            settings = {field: setting.default for field, setting in kind.SETTINGS.items()}
            part = planned.activities[0].part
            yield Plan(name, name, {"nl": kind.TITLE}, {"nl": LONG}, part=part, options=options, settings=settings)


def heaviest_language() -> str:
    """The one whose words take most bytes, compressed."""
    return max(NAMES, key=lambda language: len(gzip.compress("".join(_words(language)).encode())))


def _words(language: str) -> list[str]:
    """Every word of the Dutch ones that there is, said in this language."""
    dutch = {
        str(words) for other in NAMES for words in getattr(catalogue(other), "_catalog", {}) if isinstance(words, str)
    }
    return [catalogue(language).gettext(words) for words in sorted(dutch - {""})]


def too_heavy(weights: Iterable[Weight]) -> list[Weight]:
    """What is heavier than was promised."""
    return [one for one in weights if one.bytes > MOST[one.what]]


def _shown(weights: Sequence[Weight]) -> Table:
    """The heaviest of each, by kind."""
    table = Table("soort vraag", *(f"{what} (≤ {most})" for what, most in MOST.items()))
    for kind in dict.fromkeys(one.kind for one in weights):
        cells = []
        for what in MOST:
            found = [one for one in weights if (one.kind, one.what) == (kind, what)]
            most = max(found, key=lambda one: one.bytes, default=None)
            cells.append(f"{most.bytes} ({most.language} {most.where})" if most else "")
        table.add_row(kind or "(anders)", *cells)
    return table


def main() -> int:
    """Weighs, and says what is too heavy."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programme", default="weerbaarheid", help="one that comes with the package")
    parser.add_argument("--language", nargs="*", default=list(NAMES), help="the languages of the phones")
    wishes = parser.parse_args()
    weights = weigh(wishes.programme, wishes.language)
    console = Console()
    console.print(_shown(weights))
    for one in too_heavy(weights):
        console.print(f"Te zwaar: {one}")
    return 1 if too_heavy(weights) else 0


if __name__ == "__main__":
    raise SystemExit(main())
