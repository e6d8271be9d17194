"""A whole rehearsed evening of the programme that comes with the package, stopped at every step."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.access.house import House
from tests.look.pdf import pages_of
from tests.look.shots import DESK, PAPER, PHONE, WALL, Shot
from tests.look.words import DETAILS
from tests.serving.running import environment
from werksessie.programme.loader import DEFAULT
from werksessie.record.sqlite import SqliteRecord

PEOPLE, SPEED = 34, 1000
STEPS = ("activity.introduced", "activity.closed", "session.closed")
"""Before each of these somebody looks."""

Told = dict[str, Any]


def rehearsed(folder: Path) -> list[Told]:
    """The log of an evening with pretend people: the very one that `werksessie rehearse` keeps."""
    command = [sys.executable, "-m", "werksessie", "rehearse", "--people", str(PEOPLE), "--speed", str(SPEED)]
    subprocess.run(
        [*command, "--programme", DEFAULT, "--sessions", str(folder), "--no-browser"],
        check=True, stdout=subprocess.DEVNULL, env=environment(),
    )  # fmt: skip
    (kept,) = folder.glob("*.db")
    record = SqliteRecord(kept)
    log = [event for _, event in record.read()]
    record.close()
    log[0]["details"] = {**log[0]["details"], **asdict(DETAILS), "languages": list(DETAILS.languages)}
    return log


def steps(log: Sequence[Told]) -> list[int]:
    """How many events there were at each moment to look at."""
    return [place for place, event in enumerate(log) if event["type"] in STEPS and place > 1]


def at_step(house: House, log: Sequence[Told], until: int) -> Iterator[Shot]:
    """Wall, console and a phone as they were then."""
    evening = house.evening(tuple(json.dumps(event) for event in log[:until]))
    current = next((event["activity"] for event in reversed(log[:until]) if event["type"] == STEPS[0]), "inloop")
    stage = "open" if log[until]["type"] == STEPS[1] else "gesloten"
    yield Shot("hele avond, groot scherm", current, stage, WALL, house.app.test_client(), evening.link("wall"))
    yield Shot("hele avond, console", current, stage, DESK, house.desk, f"/sessions/{evening.name}")
    if stage == "open":
        yield Shot("hele avond, telefoon", current, stage, PHONE, house.phone(evening), f"/{evening.code}", whole=True)


def afterwards(house: House, log: Sequence[Told]) -> Iterator[Shot]:
    """What stays of it: for the facilitator, for the municipality, for who took part, on paper."""
    evening = house.evening(tuple(json.dumps(event) for event in log))
    at = f"/sessions/{evening.name}"
    yield Shot("daarna", "console", "afgesloten", DESK, house.desk, at)
    yield Shot("daarna", "groot scherm", "afgesloten", WALL, house.app.test_client(), evening.link("wall"))
    yield Shot("daarna", "telefoon", "afgesloten", PHONE, house.phone(evening, joined=False), f"/{evening.code}")
    house.seal(evening)
    for name in ("", "profile", "profile/answers", "summary", "links", "retention", "correct", "agreements", "follow"):
        whole = name != ""
        yield Shot("daarna", name or "console", "verzegeld", DESK, house.desk, f"{at}/{name}".rstrip("/"), whole=whole)
    reader = house.app.test_client()
    for link in ("summary", "after"):
        yield Shot("daarna", link, "voor wie leest", DESK, reader, evening.link(link), whole=True)
        yield Shot("daarna", link, "op een telefoon", PHONE, reader, evening.link(link), whole=True)
    over = f"/sessions/overview?s={evening.name}&show=some"
    yield Shot("daarna", "overzicht", "één sessie", DESK, house.desk, over, whole=True)
    for number, png in enumerate(pages_of(house.app, evening.name), 1):
        yield Shot("papier (PDF)", "verslag", f"bladzijde {number}", PAPER, png=png)
