"""Naughty strings as names that the facilitator or a programme gives: themes, goals, options, roles, proposals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.conftest import Facilitator, prepare
from tests.faults.naughty import (
    HARMLESS,
    Shape,
    Surfaces,
    batches,
    fitting,
    in_memory,
    in_the_table,
    present,
    shape,
    strings,
    texts_of,
)  # fmt: skip
from tests.session.evening import plan
from tests.summary.reading import programme
from tests.web.room import Room, choices
from werksessie.activities import KINDS
from werksessie.programme.loader import loads
from werksessie.session.commands import Close

pytestmark = present
ASKED = "vraag"
VOTES = tuple(name for name, kind in KINDS.items() if kind.OPTIONS)
"""Every kind that lists what can be chosen."""


@pytest.fixture
def app() -> Iterator[Flask]:
    yield from in_memory()


def over(here: Surfaces) -> None:
    here.room.ask(Close(here.room.clock.isoformat()))


def vote_in(kind: str, texts: list[str]) -> str:
    """A programme file with these words as its options; every sign is written in a way that TOML reads back."""
    listed = "\n".join(
        f'[[activities.options]]\nid = "o{number}"\ntext.nl = {quoted(text)}' for number, text in enumerate(texts)
    )
    head = f'format = 1\nid = "namen"\nversion = "1"\ntitle.nl = "Namen"\n[[activities]]\nid = "{ASKED}"\n'
    return f'{head}kind = "{kind}"\ntitle.nl = "Kiezen"\ntext.nl = "Wat kies je?"\n{listed}\n'


def quoted(text: str) -> str:
    """A TOML string: that of JSON, but for signs that JSON writes as a pair and the one control sign it lets by."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def listed_options(app: Flask, kind: str, texts: list[str]) -> Shape:
    """Options, cards, roles, conditions or proposals of a programme file, on every surface."""
    kept = [text for text in texts if text.strip()]
    here = Surfaces(app, Room(app, loads(vote_in(kind, kept), "namen.toml", KINDS), people=6))
    waiting = here.console
    here.room.open(ASKED)
    phone, console = here.hand, here.console
    here.room.shut(ASKED)
    walls = here.walls()
    over(here)
    told = here.told()
    assert set(kept) <= texts_of(phone) & texts_of(console) & texts_of(*walls) & texts_of(told.page.html)
    part = told.part(ASKED)
    told_of = [one for one in part["rows"] if "asked" not in one]
    assert [one["text"] for one in told_of or part["proposals"]] == kept
    assert not part["rows"] or in_the_table(kept) <= here.choices(told)
    return shape(waiting, console, phone, *walls, told.page.html)


@pytest.mark.parametrize("kind", VOTES)
def test_options_of_a_programme_are_shown_as_they_were_written_and_nothing_of_them_runs(app: Flask, kind: str) -> None:
    usual = listed_options(app, kind, HARMLESS)
    for texts in batches(strings()):
        assert listed_options(app, kind, texts) <= usual


def themes(app: Flask, texts: list[str]) -> Shape:
    """Names of themes, and as many goals put into words."""
    room = Room(app, programme(plan(ASKED, "ideas"), plan("doelen", "slide", settings={"goals_of": ASKED})), people=6)
    here, names = Surfaces(app, room), fitting(texts, 60)
    goals = fitting(texts, 120)[: len(names)]
    room.open(ASKED)
    for number, (name, goal) in enumerate(zip(names, goals, strict=True)):
        card = room.idea(ASKED, "Een plek") if number % 7 == 0 else ()
        theme = room.act(ASKED, "make-theme", name=name, **({"card": card} if card else {}))
        room.act(ASKED, "goal", theme=theme, goal=f"We willen dat {goal}")
    first = [here.console, here.hand, *here.walls()]
    assert set(names) <= texts_of(first[0])
    assert set(names[::7]) <= texts_of(*first[2:])
    room.shut(ASKED)
    room.show("doelen")
    goal_pages = [here.console, here.hand, *here.walls()]
    over(here)
    told = here.told()
    rows = told.part(ASKED)["rows"]
    assert [row["text"] for row in rows] == names
    assert set(names) | {row["goal"] for row in rows if row["goal"]} <= texts_of(told.page.html)
    assert in_the_table(names) <= here.choices(told)
    return shape(*first, *goal_pages, told.page.html)


def renamed(app: Flask, texts: list[str]) -> Shape:
    """Other words that the facilitator gives an option, and chooses."""
    names = list(dict.fromkeys(text.strip() for text in texts if 0 < len(text.strip()) <= 140))
    here = Surfaces(app, Room(app, programme(plan(ASKED, "dots", options=choices(len(names)))), people=6))
    here.room.open(ASKED)
    here.room.shut(ASKED)
    for number, text in enumerate(names):
        here.room.act(ASKED, "rename-option", option=f"o{number}", text=text)
        here.room.act(ASKED, "choose", option=f"o{number}")
    console, walls = here.console, here.walls()
    over(here)
    told = here.told()
    assert told.part(ASKED)["chosen"] == names
    assert set(names) <= texts_of(console) & texts_of(*walls) & texts_of(told.page.html)
    return shape(console, *walls, told.page.html, here.piece("wall"))


def proposals(app: Flask, texts: list[str]) -> Shape:
    """What the facilitator proposes, types again in other words, and has agreed."""
    here = Surfaces(app, Room(app, programme(plan(ASKED, "consent")), people=6))
    here.room.show(ASKED)
    kept = fitting(texts, 140)
    for number, text in enumerate(kept):
        made = here.room.act(ASKED, "propose", text=text if number % 2 else "Anders")
        if not number % 2:
            here.room.act(ASKED, "reword", proposal=made, text=text)
    here.room.press()
    console, phone, walls = here.console, here.hand, here.walls()
    here.room.shut(ASKED)
    over(here)
    told = here.told()
    assert [one["text"] for one in told.part(ASKED)["proposals"]] == kept
    assert set(kept) <= texts_of(console) & texts_of(phone) & texts_of(*walls) & texts_of(told.page.html)
    return shape(console, phone, *walls, told.page.html)


@pytest.mark.parametrize("make", [themes, renamed, proposals])
def test_names_that_the_facilitator_gives_are_shown_as_typed_and_nothing_of_them_runs(
    app: Flask, make: Callable[[Flask, list[str]], Shape]
) -> None:
    usual = make(app, HARMLESS)
    for texts in batches(strings()):
        assert make(app, texts) <= usual


def test_a_programme_file_with_them_comes_in_by_the_prepare_page_too(app: Flask, facilitator: Facilitator) -> None:
    kept = [text for text in strings() if text.strip()]
    evening = prepare(app, facilitator, programme_text=vote_in("dots", kept).replace("\n", "\r\n"))
    assert [one.text["nl"] for one in evening.state.programme.activities[0].options] == kept
