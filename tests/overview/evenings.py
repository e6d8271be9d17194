"""Evenings of made-up municipalities, walked on the pure driver and sealed: as many people as one likes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from tests.session.evening import DETAILS, Evening
from tests.session.walking import MORE, Walk
from werksessie.activities import KINDS
from werksessie.overview.evening import Evening as Read
from werksessie.overview.evening import evening_of, key_of
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Programme
from werksessie.session.codec import encode
from werksessie.session.events import Event
from werksessie.session.progress import TellProgress, promises
from werksessie.session.sealing import distil
from werksessie.session.state import State
from werksessie.session.statuses import RUNNING, STATUSES
from werksessie.summary.build import build
from werksessie.summary.public import public

TONIGHT = replace(
    DETAILS, also_present="de wijkagent", talk_to="de huisarts", contact_community="Sam", contact_municipality="Noor",
    second_evening="2027-01-19",
)  # fmt: skip
SHORT, LONG, FIRST = "weerbaarheid-kort", "weerbaarheid", "eerste-gesprek"


class Crowd(Walk):
    """An evening with so many people, who do not all answer the same."""

    def __init__(self, evening: Evening, people: int, shift: int = 0) -> None:
        super().__init__(evening)
        self.people, self.shift = people, shift

    def _arrive(self, name: str) -> None:
        self.evening.join(*(f"{name}-{number}" for number in range(self.people)))

    def _answered(self, id: str) -> None:
        plan, activity = self.evening.plan(id), self.evening[id]
        for number in range(self.people):
            if (number + self.shift) % 7 == 6:
                for about in activity.about or ("",):
                    self.evening.send(id, f"{id}-{number}", {"unsure": "1", **({"about": about.id} if about else {})})
                continue
            for fields in self._forms(plan, activity, number * (1 + self.shift % 3) + self.shift):
                self.evening.send(id, f"{id}-{number}", fields)
        more = MORE.get(plan.kind)
        if more:
            more(self, id)

    def _afterwards(self, id: str) -> None:
        if self.evening.plan(id).kind == "ideas":
            self.sort(id)
        else:
            super()._afterwards(id)

    def sort(self, id: str) -> None:
        """Two cards in a theme of the room's own words; the rest is loose."""
        waiting = [card.id for card in self.evening.board(id)["waiting"]]
        self.evening.act(id, "release", card=tuple(waiting))
        loose = [card.id for card in self.evening.board(id)["loose"]]
        for number, card in enumerate(loose[:2]):
            theme = self.evening.act(id, "make-theme", name=f"Eigen thema {number} van {self.title}", card=card)
            self.evening.act(id, "goal", theme=theme, goal=f"doel {number} van {self.title} lukt")

    @property
    def title(self) -> str:
        """What this evening is called."""
        return self.evening.state.details.title


_shipped = cache(lambda name: load_shipped(name, KINDS))


def evening(
    municipality: str, title: str, people: int, programme: Programme | str = SHORT, shift: int = 0, **details: object
) -> State:
    """The sealed evening. Whatever it is called, its texts bear its title."""
    known = _shipped(programme) if isinstance(programme, str) else programme
    about = replace(
        TONIGHT, municipality=municipality, title=title, place=f"Zaal van {title}", community=f"Buurt van {title}",
        date=f"2027-{1 + shift % 12:02}-{1 + shift % 28:02}", **details,
    )  # fmt: skip
    driver = Evening(known, about)
    driver.wait(shift)
    crowd = Crowd(driver, people, shift)
    crowd.whole()
    driver.state, _ = driver.sealed()
    for number, one in enumerate(promises(driver.state)[: 1 + shift % 2]):
        status = [*STATUSES][(shift + number) % 3]
        why = "" if status == RUNNING else f"Reden van {title}"
        driver.ask(TellProgress(one.activity, one.number, status, why, "municipality", "2027-06-01"))
    return driver.state


def facts(state: State) -> list[dict[str, Any]]:
    """The record of a sealed evening, event by event."""
    events: list[Event] = distil(state, state.sealed_at, list.sort)
    return [encode(event) for event in events]


def told(state: State) -> Read:
    """What an overview across municipalities reads of it."""
    return evening_of(public(build(state)), key_of(state))
