"""Measures the list of sessions with 2,000 sealed records beside 100, in one run.

    python -m bench.library [--rounds 15] [-o bench/library.md]

Twenty evenings are played through the host on SQLite and sealed; the folders hold copies of these records under other
names, as records that came out of a backup. The pages are asked of the app itself, in turns: one of the small folder,
one of the large. Writes a table of medians in milliseconds, and how many times as long the large one takes.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench.machine import describe
from flask import Flask
from flask.testing import FlaskClient

from werksessie.activities import KINDS
from werksessie.app import create_app
from werksessie.live.host import Host
from werksessie.live.prepare import prepare
from werksessie.programme.details import Details
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import Plan
from werksessie.record.sqlite import SqliteStore
from werksessie.session import commands as co
from werksessie.session.stages import next_step
from werksessie.settings import Settings

SIZES = (100, 2_000)
EVENINGS, PEOPLE = 20, 12
KEY = "een-sleutel-om-te-meten"
PLACES = ("Buurthuis De Linde", "Speeltuin Oost", "School De Brug", "Café Het Plein", "Wijkhuis Noord")
TITLES = ("Samen sterk", "Jongeren en ouders", "Aan tafel", "Buurtvaders")
PROGRAMMES = ("eerste-gesprek", "weerbaarheid")
FIRST = date(2026, 1, 10)
PAGES = {
    "list, first page": "/sessions",
    "list, last page": "/sessions?page=999",
    "search, a page full": "/sessions?q=voorbeeld+zaal",
    "search, one evening in twenty": "/sessions?q=cafe+13",
    "search, nothing found": "/sessions?q=bestaat+niet",
    "filter, one place in five": "/sessions?place=Speeltuin+Oost",
    "filter, open agreements": "/sessions?state=open",
    "all that needs somebody": "/sessions?state=needs",
}


def evening(host: Host, number: int) -> None:
    """One evening from the door to the seal: ideas, votes and two agreements of twelve people."""
    day = FIRST + timedelta(days=13 * number)
    details = Details(
        title=f"{TITLES[number % len(TITLES)]} {number}", place=PLACES[number % len(PLACES)], date=day.isoformat(),
        time="19.30", municipality="Gemeente Voorbeeld", community="de buurt", ladder="meewerken",
        feedback_date=(day + timedelta(days=7)).isoformat(),
    )  # fmt: skip
    at = datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC)
    programme = load_shipped(PROGRAMMES[number % len(PROGRAMMES)], KINDS)
    name = prepare(host, programme, details, at)
    host.ask(name, co.Start(at.isoformat()))
    for person in range(PEOPLE):
        host.ask(name, co.Join(f"join-{person}"))
    for plan in programme.activities:
        if plan.kind == "agreements" or (plan.kind == "ideas" and not plan.settings["about_from"]):
            host.ask(name, co.GoTo(plan.id, at.isoformat()))
            _open(host, name, plan.id, at.isoformat())
            _answer(host, name, plan, day)
    host.ask(name, co.Close(at.isoformat()))
    host.seal(name, at.isoformat(), Random(number).shuffle)


def _open(host: Host, name: str, activity: str, at: str) -> None:
    while (step := next_step(host.state(name))) is not None:
        host.ask(name, co.Next(step.token, at))
        if step.token == f"open:{activity}":
            return


def _answer(host: Host, name: str, plan: Plan, day: date) -> None:
    if plan.kind == "agreements":
        for number, what in enumerate(("Open de zaal", "Bel elkaar")):
            when = (day + timedelta(days=60)).isoformat()
            form = {"what": (what,), "who": ("Gemeente",), "when": (when,)}
            host.ask(name, co.Act(plan.id, "make", form, f"agreement-{number}"))
        return
    for person in range(PEOPLE):
        id = f"{plan.id}-{person}"
        text = (f"Een plek om samen te komen, {person}",)
        host.ask(name, co.Answer(plan.id, id, id, {"text": text}, f"card-{id}"))


def folder_of(originals: Sequence[Path], number: int, folder: Path) -> Path:
    """A folder with so many records."""
    folder.mkdir()
    for one in range(number):
        original = originals[one % len(originals)]
        shutil.copy2(original, folder / f"{original.stem[:10]}-{111_111 + one}.db")
    return folder


@dataclass
class House:
    """An app on a folder, with a facilitator who is let in."""

    app: Flask
    client: FlaskClient

    def get(self, path: str) -> str:
        reply = self.client.get(path)
        if reply.status_code != 200:
            raise RuntimeError(f"{path}: {reply.status}")
        return reply.text

    def close(self) -> None:
        self.app.extensions["host"].close()
        self.app.extensions["host"].store.close()


def opened(folder: Path) -> House:
    """As after a start."""
    app = create_app(Settings(public_url="http://localhost", key=KEY), SqliteStore(folder))
    # What a page goes on to in the background is measured by itself.
    app.extensions["socketio"].start_background_task = lambda *_: None
    client = app.test_client()
    client.get(f"/sessions?key={KEY}")
    return House(app, client)


def timed(call: Callable[[], Any]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - began)


def read_all(house: House) -> None:
    """Until the catalogue knows every record."""
    catalogue = house.app.extensions["catalogue"]
    _, unread = catalogue.entries(read=0)
    catalogue.fill(unread, lambda: None)


def measure(folders: Sequence[Path], rounds: int) -> dict[str, list[list[float]]]:
    """Every figure of every round, of the small and the large folder."""
    found: dict[str, list[list[float]]] = {
        name: [[] for _ in folders] for name in ("reading all records", "first list after a start", *PAGES)
    }
    for folder in folders:
        house = opened(folder)
        # The first time ever each record gets its links; that is no part of a start.
        read_all(house)
        house.close()
    for _ in range(3):
        for place, folder in enumerate(folders):
            house = opened(folder)
            found["first list after a start"][place].append(timed(lambda house=house: house.get("/sessions")))
            house.close()
    houses = [opened(folder) for folder in folders]
    for place, house in enumerate(houses):
        found["reading all records"][place].append(timed(lambda house=house: read_all(house)))
    for round in range(rounds + 2):
        for name, path in PAGES.items():
            for place, house in enumerate(houses):
                took = timed(lambda house=house, path=path: house.get(path))
                if round >= 2:
                    found[name][place].append(took)
    for house in houses:
        house.close()
    return found


def table(found: dict[str, list[list[float]]], rounds: int) -> str:
    """What was found, as Markdown."""
    middle = {name: [median(one) for one in both] for name, both in found.items()}
    lines = [
        f"## The list of sessions: {SIZES[0]} sealed records and {SIZES[1]:,}",
        "",
        f"Medians of {rounds} rounds in turns (three starts; reading everything once), in one process, on",
        f"{describe()['processor']}. Everything is read after a start, while the list shows what was read until then.",
        "In the small folder a search that finds one in twenty has five lines to show, in the large one a page of 50.",
        "",
        f"|  | {SIZES[0]} records, ms | {SIZES[1]:,} records, ms | {SIZES[1]:,} : {SIZES[0]} |",
        "| --- | --- | --- | --- |",
        *(f"| {name} | {small:,.1f} | {large:,.1f} | {large / small:.1f} |" for name, (small, large) in middle.items()),
    ]
    return "\n".join([*lines, ""])


def main() -> int:
    """Runs the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("-o", "--output", type=Path, help="a file for the table")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        with closing(SqliteStore(home / "played")) as store, closing(Host(store)) as host:
            for number in range(EVENINGS):
                evening(host, number)
        originals = sorted((home / "played").glob("*.db"))
        folders = [folder_of(originals, size, home / str(size)) for size in SIZES]
        told = table(measure(folders, asked.rounds), asked.rounds)
    print(told)
    if asked.output:
        asked.output.write_text(told, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
