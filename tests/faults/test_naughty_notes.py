"""Naughty strings in what the facilitator writes down: agreements, and the lines of the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.faults.naughty import (
    HARMLESS,
    Shape,
    Surfaces,
    batches,
    fitting,
    in_memory,
    present,
    shape,
    strings,
    texts_of,
)
from tests.session.evening import plan
from tests.summary.reading import programme
from tests.web.room import Room
from werksessie.session.commands import Close, WriteProfile
from werksessie.session.profile import LONGEST, ROWS

pytestmark = present
ASKED = "vraag"


@pytest.fixture
def app() -> Iterator[Flask]:
    yield from in_memory()


def agreements(app: Flask, texts: list[str]) -> Shape:
    """What is agreed, who does it; of both kinds every string."""
    here = Surfaces(app, Room(app, programme(plan(ASKED, "agreements")), people=6))
    made = [text for text in fitting(texts, 120) if len(text.split()) <= 12]
    here.room.show(ASKED)
    for text in made:
        here.room.act(ASKED, "make", what=text, who=text, when="2027-04-03")
    here.room.press()
    console, phone, walls = here.console, here.hand, here.walls()
    here.room.shut(ASKED)
    here.room.ask(Close(here.room.clock.isoformat()))
    told = here.told()
    after = here.page(f"/after/{here.room.host.keys(here.room.name)['after']}")
    goodbye = here.piece("wall")
    assert [(one["what"], one["who"]) for one in told.part(ASKED)["agreements"]] == [(text, text) for text in made]
    for pages in ([console], [phone], walls, [after], [told.page.html]):
        assert set(made) <= texts_of(*pages)
    return shape(console, phone, *walls, after, goodbye, told.page.html, here.console)


def profiles(app: Flask, texts: list[str]) -> Shape:
    """Every line of the profile, written while it runs and after it; several lines stay apart."""
    here = Surfaces(app, Room(app, programme(plan(ASKED, "ideas")), people=6))
    here.room.open(ASKED)
    here.room.press()
    here.room.ask(Close(here.room.clock.isoformat()))
    found: Shape = set()
    lines = [line for line in map(lined, texts) if 0 < len(line) <= LONGEST]
    for first in range(0, len(lines), len(ROWS)):
        written = dict(zip(ROWS, lines[first:], strict=False))
        for row, line in written.items():
            here.room.ask(WriteProfile(row, line))
        told = here.told()
        page = here.page(f"/sessions/{here.room.name}/profile")
        assert set(written.values()) <= texts_of(told.page.html) & texts_of(page)
        assert in_the_data(told.data["profile"]) >= set(written.values())
        found |= shape(told.page.html, page)
    return found


def lined(text: str) -> str:
    """As a line of the profile is kept: without spaces around its lines."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


def in_the_data(value: object) -> set[str]:
    """Every text in JSON data."""
    if isinstance(value, dict):
        return {text for one in value.values() for text in in_the_data(one)}
    if isinstance(value, list):
        return {text for one in value for text in in_the_data(one)}
    return {value} if isinstance(value, str) else set()


@pytest.mark.parametrize("make", [agreements, profiles])
def test_what_the_facilitator_writes_down_is_shown_as_written_and_nothing_of_it_runs(
    app: Flask, make: Callable[[Flask, list[str]], Shape]
) -> None:
    usual = make(app, HARMLESS)
    for texts in batches(strings()):
        assert make(app, texts) <= usual
