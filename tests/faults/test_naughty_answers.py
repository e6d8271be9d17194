"""Five hundred naughty strings as answers: what people send stands everywhere as sent, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.faults.naughty import HARMLESS, Shape, Surfaces, batches, in_memory, present, shape, strings, texts_of
from tests.session.evening import form, plan
from tests.summary.reading import OPTIONS, programme
from tests.web.room import Room
from werksessie.session.commands import Answer, Close

pytestmark = present
ASKED = "vraag"


@pytest.fixture
def app() -> Iterator[Flask]:
    yield from in_memory()


def room_for(app: Flask, kind: str, **fields: object) -> Surfaces:
    room = Room(app, programme(plan(ASKED, kind, **fields)), people=6)
    return Surfaces(app, room)


def ideas(app: Flask, texts: list[str]) -> Shape:
    """Everybody's ideas: on their phone, on the console before and after they are shown, on the wall, in the report."""
    here = room_for(app, "ideas", settings={"max": 100, "length": 500})
    here.room.open(ASKED)
    kept = [text for text in texts if text.strip()]
    for number, text in enumerate(kept):
        here.room.send(ASKED, f"person-{number // 100}", {"text": text})
    log = here.room.host.record(here.room.name).read()
    assert [one["text"] for _, one in log if one["type"] == "ideas.sent"] == kept
    mine = [here.own(ASKED, f"person-{number}") for number in range(1 + len(kept) // 100)]
    assert set(kept) <= texts_of(*mine)
    waiting = here.console
    release(here.room)
    board, cards, walls = here.console, here.cards(ASKED), here.walls()
    assert set(kept) <= texts_of(*cards)
    assert set(kept) <= texts_of(*walls)
    here.room.shut(ASKED)
    return shape(*mine, waiting, board, *cards, *walls, here.hand) | report(here, kept, "also_said")


def release(room: Room) -> None:
    """Lets the room see each of them, also those that may name somebody."""
    room.act(ASKED, "release", card=tuple(room.state.activities[ASKED].content.ideas))


def notes(app: Flask, texts: list[str]) -> Shape:
    """What people write beside "Iets anders"."""
    here = room_for(app, "choice", options=OPTIONS, settings={"other": True})
    here.room.open(ASKED)
    kept = [text for text in texts if text.strip() and len(text) <= 140]
    ids = [sent(here.room, f"person-{n}", {"option": "other", "text": text}) for n, text in enumerate(kept)]
    mine = [here.own(ASKED, f"person-{number}") for number in range(len(kept))]
    assert all(text in texts_of(one) for text, one in zip(kept, mine, strict=True))
    waiting = here.console
    assert set(kept) <= texts_of(waiting)
    here.room.act(ASKED, "release", note=tuple(ids))
    here.room.shut(ASKED)
    board, walls = here.console, here.walls()
    assert set(kept) <= texts_of(board) & texts_of(*walls)
    return shape(*mine, waiting, board, *walls) | report(here, kept, "also_said")


def objections(app: Flask, texts: list[str]) -> Shape:
    """What must change; the report does not say."""
    here = room_for(app, "consent")
    here.room.show(ASKED)
    here.room.act(ASKED, "propose", text="We openen de zaal")
    here.room.press()
    kept = [text for text in texts if text.strip()]
    for number, text in enumerate(kept):
        sent(here.room, f"person-{number}", {"value": "objection", "text": text})
    mine = [here.own(ASKED, f"person-{number}") for number in range(len(kept))]
    assert all(text in texts_of(one) for text, one in zip(kept, mine, strict=True))
    here.room.shut(ASKED)
    waiting = here.console
    every = here.room.state.activities[ASKED].content.objections
    here.room.act(ASKED, "release", objection=tuple(every))
    board, walls = here.console, here.walls()
    assert set(kept) <= texts_of(waiting) & texts_of(board) & texts_of(*walls)
    return shape(*mine, waiting, board, *walls, here.hand)


def late(app: Flask, texts: list[str]) -> Shape:
    """What comes after closing waits on the console; some of it is taken in."""
    here = room_for(app, "ideas", settings={"max": 100, "length": 500})
    here.room.open(ASKED)
    here.room.shut(ASKED)
    kept = [text for text in texts if text.strip()]
    for number, text in enumerate(kept):
        sent(here.room, f"person-{number // 20}", {"late": "1", "text": text})
    waiting = here.console
    assert set(kept) <= texts_of(waiting)
    for one in sorted(here.room.state.activities[ASKED].late):
        here.room.act(ASKED, "take-late", late=one)
    release(here.room)
    return shape(waiting) | report(here, kept, "also_said")


def municipality(app: Flask, texts: list[str]) -> Shape:
    """What people say for the municipality, and what the facilitator types for it."""
    asked = {"max": 100, "length": 500, "other_side": {"nl": "Wat verwacht de gemeente van jullie?"}}
    here = room_for(app, "ideas", settings=asked)
    here.room.open(ASKED)
    here.room.act(ASKED, "ask-other-side")
    kept = [text.strip() for text in texts if text.strip()]
    for number, text in enumerate(kept):
        if number % 2:
            here.room.act(ASKED, "add-other-side", text=text)
        else:
            sent(here.room, f"person-{number // 100}", {"side": "municipality", "text": text})
    waiting, mine = here.console, [here.own(ASKED, f"person-{number}") for number in range(1 + len(kept) // 100)]
    release(here.room)
    board, phone, walls = here.console, here.hand, here.walls()
    here.room.shut(ASKED)
    here.room.ask(Close(here.room.clock.isoformat()))
    told = here.told()
    assert sorted(told.part(ASKED)["other_side"]["said"]) == sorted(kept)
    assert set(kept) <= texts_of(board) & texts_of(*walls) & texts_of(told.page.html)
    return shape(waiting, *mine, board, phone, *walls, told.page.html)


def sent(room: Room, person: str, fields: dict[str, str]) -> str:
    """Sends it; gives the id of whatever it makes."""
    made = room.fresh()
    room.ask(Answer(ASKED, person, room.fresh(), form(fields), made))
    return made


def report(here: Surfaces, kept: list[str], name: str) -> Shape:
    """The report in all its forms says each of them, byte for byte."""
    here.room.ask(Close(here.room.clock.isoformat()))
    told = here.told()
    assert sorted(told.part(ASKED)[name]) == sorted(kept)
    after = here.page(f"/after/{here.room.host.keys(here.room.name)['after']}")
    assert set(kept) <= texts_of(told.page.html) & texts_of(after)
    return shape(told.page.html, after, here.console, here.piece("wall"))


@pytest.mark.parametrize("ask", [ideas, notes, objections, late, municipality])
def test_what_people_send_is_shown_as_they_sent_it_and_nothing_of_it_runs(
    app: Flask, ask: Callable[[Flask, list[str]], Shape]
) -> None:
    usual = ask(app, HARMLESS)
    for texts in batches(strings()):
        assert ask(app, texts) <= usual
