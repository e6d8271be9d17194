"""Which group somebody named shows on totals only: never on one answer, on the console and in the exports either."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import Flask

from tests.conftest import Facilitator
from tests.session.evening import only, plan
from tests.web.room import DETAILS, Room
from werksessie.activities import KINDS
from werksessie.summary.build import build
from werksessie.summary.formats import ALL

HERE, THERE = "community", "municipality"
IDEAS = plan("wensen", "ideas")


def evening(app: Flask, *groups: str) -> Room:
    """An idea of somebody of each of these groups, most of them on the wall."""
    room = Room(app, only(IDEAS, plan("later", "ideas")), details=replace(DETAILS, groups=True))
    room.open("wensen")
    for number, group in enumerate(groups):
        card = room.send("wensen", f"person-{number}", {"text": f"Idee {number}"}, group)[0].card
        if number % 3:
            room.act("wensen", "release", card=str(card))
    return room


def pages(app: Flask, room: Room) -> list[str]:
    """What console, wall and remote show, without what is different for every session: its name, code and links."""
    rooms = app.extensions["rooms"]
    pieces = [rooms.current(room.name, audience, "nl")[1] for audience in ("console", "wall", "remote")]
    told = "\n".join(text for one in pieces for text in one.values())
    own = rf"{room.name}|{room.state.code}|{room.state.code[:3]}\s?{room.state.code[3:]}|[0-9a-f]{{32}}"
    return re.sub(own, "…", re.sub(r'<svg class="qr.*?</svg>', "…", told, flags=re.DOTALL)).splitlines()


def exports(room: Room) -> dict[str, bytes]:
    """Every file that the municipality can download."""
    summary = build(replace(room.state, code="111111"))
    return {one.name: one.make(summary, "2027-03-15") for one in ALL}


def test_no_answer_on_any_page_or_in_any_export_says_which_group_its_writer_named(app: Flask) -> None:
    """Two evenings in which the same people say the same, and their groups are the other way round."""
    groups = [HERE, THERE] * 5
    one, other = evening(app, *groups), evening(app, *reversed(groups))
    for room in (one, other):
        assert set(room.state.activities["wensen"].groups.values()) == {HERE, THERE}
    for step in ("open", "closed"):
        if step == "closed":
            one.shut("wensen")
            other.shut("wensen")
        before, after = (room.state.activities["wensen"] for room in (one, other))
        assert before.groups != after.groups
        assert KINDS["ideas"].tally(IDEAS, before) == KINDS["ideas"].tally(IDEAS, after)
        assert pages(app, one) == pages(app, other)
        assert exports(one) == exports(other)


def test_groups_are_off_and_come_with_the_advice_of_five_people_of_each(facilitator: Facilitator) -> None:
    page = facilitator.client.get("/sessions/new").text
    box = re.search(r'<input[^>]*name="groups"[^>]*>', page)
    assert box
    assert "checked" not in box[0]
    assert "als je van elke groep minstens vijf mensen verwacht" in page
