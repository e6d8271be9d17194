"""What the room sees of conditions: what is important, and beside it how it is now."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask

from tests.session.evening import only, plan
from tests.web.room import Room, choices
from werksessie.programme.model import Programme
from werksessie.session.commands import Page


def conditions(**fields: Any) -> Programme:
    return only(plan("samen", "conditions", options=choices(9, "Voorwaarde"), **fields))


def chosen(room: Room, *votes: str) -> None:
    """One person for each of these: "01" finds conditions 0 and 1 important."""
    for number, vote in enumerate(votes):
        room.send("samen", f"person-{number}", {"important": tuple(f"o{one}" for one in vote)})


def rated(room: Room, item: str, *numbers: int) -> None:
    """So many people for each step of this condition's glass."""
    values = [str(step) for step, number in enumerate(numbers) for _ in range(number)]
    for number, value in enumerate(values):
        room.send("samen", f"person-{number}", {f"now-{item}": value})


def rows(room: Room) -> dict[str, str]:
    """What stands behind each condition on this page of the wall, read from left to right."""
    found = re.findall(r'<th scope="row"[^>]*><bdi>([^<]*)</bdi></th>(.*?)</tr>', room.wall, re.DOTALL)
    return {name: " ".join(re.sub(r"<[^>]+>", " ", rest).split()) for name, rest in found}


VOTES = ["012", "013", "01", "0", "0", "0", "4", "5"]
"""0 six times, 1 three times, 2, 3, 4 and 5 once."""


def test_while_people_choose_bars_stand_in_the_order_of_the_list_from_the_fifth_on(app: Flask) -> None:
    room = Room(app, conditions())
    room.open("samen")
    chosen(room, *["8"] * 4)
    assert "Straks zien we samen de uitslag." in room.words
    chosen(room, *["08"] * 5, *["8"] * 3)
    assert list(rows(room).items())[:2] == [("Voorwaarde 0", "5"), ("Voorwaarde 1", "0")]
    assert "nu goed geregeld" not in room.words


def test_now_shows_the_five_and_then_their_four_glasses(app: Flask) -> None:
    room = Room(app, conditions())
    room.open("samen")
    chosen(room, *VOTES)
    room.act("samen", "ask-now")
    assert "Is dit nu goed geregeld?" in room.words
    assert [f"Voorwaarde {one}" in room.words for one in range(6)] == [True] * 5 + [False]
    rated(room, "o0", 3, 2)
    assert rows(room)["Voorwaarde 0"] == "6 nee: 3 een beetje: 2 bijna helemaal: 0 helemaal: 0"
    assert rows(room)["Voorwaarde 1"] == "3 te weinig antwoorden"


def test_after_closing_all_nine_stand_there_zero_too_and_nothing_is_subtracted(app: Flask) -> None:
    room = Room(app, conditions())
    room.open("samen")
    chosen(room, *VOTES)
    room.act("samen", "ask-now")
    rated(room, "o0", 5, 3)
    rated(room, "o1", 2, 2, 2, 2)
    room.shut("samen")
    first = rows(room)
    assert list(first)[:2] == ["Voorwaarde 0", "Voorwaarde 1"]
    assert "hier denken we verschillend over" in room.words
    seen = dict(first)
    while "volgende" in room.words:
        room.ask(Page("samen", room.state.activities["samen"].page + 1))
        seen |= rows(room)
    assert [seen[f"Voorwaarde {one}"] for one in range(5, 9)] == ["1", "0", "0", "0"]
    assert len(seen) == 9
    assert "Belangrijk, en nu nog niet geregeld: Voorwaarde 0" in room.words
    assert "Voorwaarde 1" not in room.words


def test_a_sensitive_one_hides_small_counts_in_words(app: Flask) -> None:
    room = Room(app, conditions(sensitive=True, reveal="after_close"))
    room.open("samen")
    chosen(room, *VOTES)
    room.act("samen", "ask-now")
    rated(room, "o0", 6, 2)
    room.shut("samen")
    hidden = "&lt;5 minder dan 5"
    assert rows(room)["Voorwaarde 0"] == (f"6 nee: 6 een beetje: {hidden} bijna helemaal: {hidden} helemaal: {hidden}")
    assert rows(room)["Voorwaarde 1"].startswith("minder dan 5")
    assert "Belangrijk, en nu" not in room.words


def test_a_small_session_talks_instead(app: Flask) -> None:
    room = Room(app, conditions(), people=4)
    room.open("samen")
    chosen(room, "0", "0", "0", "0")
    room.shut("samen")
    assert set(rows(room).values()) == {""}
    assert "Er zijn te weinig antwoorden om te tellen. We praten erover." in room.words
