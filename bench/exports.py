"""Measures how long each format of the Summary takes for a large evening beside a small one, in one run.

    python bench/exports.py [--times 3] [-o bench/exports.csv]

The large evening has 300 people and 3,000 answers, the small one 30 people and 300. It prints medians in seconds, and
how many times as long the large one takes; only these ratios are written to the file, for the times are of one machine.
"""

from __future__ import annotations

import argparse
import csv
import time
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from werksessie.activities import KINDS
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Programme
from werksessie.session import commands as co
from werksessie.session.commands import Command
from werksessie.session.reducer import apply
from werksessie.session.rules import decide
from werksessie.session.stages import next_step
from werksessie.session.state import State
from werksessie.summary.build import Summary, build
from werksessie.summary.formats import ALL

PEOPLE = (30, 300)
ANSWERS_EACH = 10
AT = "2027-03-14T19:30:00+01:00"
DETAILS = Details(
    title="Meten met veel antwoorden", place="Buurthuis", date="2027-03-14", time="19.30",
    municipality="Gemeente Voorbeeld", ladder="meewerken", feedback_date="2027-03-21", rehearsal=True,
)  # fmt: skip
WHAT = ("jongeren", "ouders", "buren", "vrijwilligers", "de school", "de sportclub", "het buurthuis", "de gemeente")
DOES = ("maakt samen eten", "houdt een avond", "helpt met huiswerk", "knapt het plein op", "belt elkaar vaker")
"""Made-up answers, each of them another one by its number."""


@dataclass
class Evening:
    """An evening on the pure core."""

    state: State = field(default_factory=State)
    sent: int = 0

    def ask(self, command: Command) -> None:
        for event in decide(self.state, command):
            self.state = apply(self.state, event, self.state.seq + 1)

    def step(self, start: str) -> None:
        """Volgende, as often as it takes until it did what begins so."""
        while (step := next_step(self.state, AT)) is not None:
            self.ask(co.Next(step.token, AT))
            if step.token.startswith(start):
                return

    def send(self, activity: str, person: int, **fields: str) -> None:
        self.sent += 1
        form = {name: (value,) for name, value in fields.items()}
        id = f"{self.sent:05}"
        self.ask(co.Answer(activity, f"{activity}-{person}", f"answer-{id}", form, f"card-{id}"))


def evening(people: int) -> Summary:
    """So many people who send ten answers each, shared by the open questions of the programme; everything is shown and
    every fifth card stands in one of eight themes."""
    room = Evening()
    room.ask(co.Prepare(_programme(), DETAILS, "482913", AT))
    room.ask(co.Start(AT))
    for person in range(people):
        room.ask(co.Join(f"join-{person}"))
    asked = [
        plan for plan in room.state.programme.activities if plan.kind == "ideas" and not plan.settings["about_from"]
    ]
    for number, plan in enumerate(asked):
        room.ask(co.GoTo(plan.id, AT))
        room.step(f"open:{plan.id}")
        share = len(range(number, ANSWERS_EACH, len(asked)))
        for each in range(people * share):
            what, does = WHAT[each % len(WHAT)], DOES[each // len(WHAT) % len(DOES)]
            room.send(plan.id, each % people, text=f"{what} {does}, keer {each}")
        _sort_out(room, plan.id)
        room.step(f"close:{plan.id}")
    room.ask(co.Close(AT))
    return build(room.state)


def _programme() -> Programme:
    """The shipped one, in which everybody may send as much as this takes."""
    usual = load_shipped("weerbaarheid", KINDS)
    roomy = (
        replace(one, settings={**one.settings, "max": ANSWERS_EACH}) if one.kind == "ideas" else one
        for one in usual.activities
    )
    return replace(usual, activities=tuple(roomy))


def _sort_out(room: Evening, activity: str) -> None:
    act = {"activity": activity, "fresh": "release"}
    cards = tuple(card["id"] for card in _detail(room, activity)["waiting"])
    room.ask(co.Act(**act, verb="release", fields={"card": cards}))
    for number in range(8):
        fields = {"name": (f"Thema {number}",), "card": cards[number * 5 :: 40]}
        room.ask(co.Act(activity, "make-theme", fields, f"{activity}-theme-{number}"))


def _detail(room: Evening, activity: str) -> dict[str, list[dict[str, str]]]:
    plan, one = room.state.at(activity) or (None, None)
    return dict(KINDS["ideas"].detail(plan, one)) if plan and one else {}


def measure(times: int) -> dict[str, list[float]]:
    """Seconds for each format, of the small and the large evening; they take turns."""
    evenings = [evening(people) for people in PEOPLE]
    made = date(2027, 3, 15).isoformat()
    found: dict[str, list[float]] = {}
    for format in ALL:
        took: list[list[float]] = [[] for _ in evenings]
        for _ in range(times):
            for place, summary in enumerate(evenings):
                started = time.perf_counter()
                format.make(summary, made)
                took[place].append(time.perf_counter() - started)
        found[format.name] = [median(one) for one in took]
    return found


def main() -> int:
    """Runs the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3, help="how often each is made; the median counts")
    parser.add_argument("-o", "--output", type=Path, help="a CSV file for the ratios")
    wishes = parser.parse_args()
    found = measure(wishes.times)
    shown = Table("vorm", *(f"{people} mensen, {people * ANSWERS_EACH} antwoorden" for people in PEOPLE))
    for name, (small, large) in found.items():
        shown.add_row(name, f"{small:.2f} s", f"{large:.2f} s  ({large / small:.1f}×)")
    Console().print(shown)
    if wishes.output:
        with wishes.output.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("what", *PEOPLE))
            writer.writerows((name, 1.0, round(large / small, 1)) for name, (small, large) in found.items())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
