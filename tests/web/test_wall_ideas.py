"""What the room sees of a question and of the ideas it brings: nothing before somebody read it."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.session.evening import only, plan
from tests.web.room import Room, cards, figures
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.session.commands import ChooseReveal, Page

SHIPPED = load_shipped("eerste-gesprek", KINDS)
LONG = "Een vaste begeleider die er elke week is en die iedereen kent, " * 3


@pytest.fixture
def room(app: Flask) -> Room:
    """The shipped programme with 34 people, in the lobby."""
    return Room(app, SHIPPED)


# Questions


@pytest.mark.parametrize(
    ("number", "kicker"),
    [("4", "Vraag 4 van 10"), ("5a", "Vraag 5 van 10"), ("10", "Vraag 10 van 10"), ("11", "Wensen"), ("", "Wensen")],
)
def test_the_line_above_the_question_says_which_of_the_ten_it_is(app: Flask, number: str, kicker: str) -> None:
    room = Room(app, only(plan("wensen", "ideas", number=number)))
    room.show("wensen")
    assert re.findall(r'<p class="wall__kicker">([^<]*)', room.wall) == [kicker]


def test_a_question_is_shown_before_it_opens_without_anything_else(room: Room) -> None:
    room.show("1")
    assert "Stel: jullie gemeenschap staat sterk. Wat zie je dan?" in room.words
    assert "Denk aan kinderen, ouders, buren." in room.words
    assert "Denk eerst zelf." in room.words
    assert "hebben geantwoord" not in room.words


# Ideas


def test_nothing_is_on_the_wall_before_somebody_read_it(room: Room) -> None:
    room.open("4")
    room.idea("4", "Een plek in de avond", shown=False)
    assert "Een plek in de avond" not in room.page
    assert "Een begeleider leest eerst mee. Namen van mensen laten we niet zien." in room.words


def test_a_released_answer_stands_on_the_wall_and_a_hidden_one_leaves_it(room: Room) -> None:
    room.open("4")
    card = room.idea("4", "Een plek in de avond")
    assert cards(room.wall) == ["Een plek in de avond"]
    room.act("4", "hide", card=card, reason="person")
    assert "Een plek in de avond" not in room.page


def test_what_people_wrote_cannot_become_part_of_the_page(room: Room) -> None:
    room.open("4")
    room.idea("4", "<script>alert(1)</script><b>")
    assert "<script>alert" not in room.page
    assert cards(room.wall) == ["&lt;script&gt;alert(1)&lt;/script&gt;&lt;b&gt;"]


def test_after_close_the_answers_wait_until_the_question_closes(room: Room) -> None:
    room.ask(ChooseReveal("4", "after_close"))
    room.open("4")
    for number in range(11):
        room.idea("4", f"Idee nummer {number}")
    assert "Idee nummer" not in room.page
    assert figures(room.wall, "chosen") == 11
    assert "11 van 34 hebben iets gestuurd" in room.words
    room.shut("4")
    assert cards(room.wall)[0] == "Idee nummer 10"


def test_six_cards_fill_a_page_and_the_newest_comes_first(room: Room) -> None:
    room.open("4")
    for number in range(8):
        room.idea("4", f"Idee {number}")
    assert cards(room.wall) == [f"Idee {number}" for number in (7, 6, 5, 4, 3, 2)]
    assert "volgende" in room.words
    room.ask(Page("4", 1))
    assert cards(room.wall) == ["Idee 1", "Idee 0"]
    assert "volgende" not in room.words


def test_long_cards_get_more_room_and_stand_with_fewer_on_a_page(room: Room) -> None:
    room.open("4")
    for number in range(4):
        room.idea("4", f"{number} {LONG}"[:140])
    assert len(cards(room.wall)) == 3
    assert 'class="card card--long"' in room.wall


def grouped(room: Room) -> None:
    room.open("4")
    for name in ("Een eigen plek", "Ouders erbij"):
        theme = room.act("4", "make-theme", name=name)
        for number in range(4):
            room.act("4", "place", card=room.idea("4", f"{name}: {number}"), theme=theme)
    room.idea("4", "Straatlampen")


def test_themes_show_three_answers_and_how_many_there_are(room: Room) -> None:
    grouped(room)
    assert "Een eigen plek 4 Een eigen plek: 3 Een eigen plek: 2 Een eigen plek: 1 Ouders erbij 4" in room.words
    assert "Een eigen plek: 0" not in room.words
    assert "Ook gezegd 1 Straatlampen" in room.words


def test_a_fifth_theme_goes_to_the_next_page(room: Room) -> None:
    grouped(room)
    for number in range(2):
        room.act("4", "make-theme", name=f"Thema {number}", card=room.idea("4", f"Idee {number}"))
    assert "Ook gezegd" not in room.words
    assert "volgende" in room.words
    room.ask(Page("4", 1))
    assert "Ook gezegd 1 Straatlampen" in room.words


def test_a_theme_without_answers_is_no_empty_box(room: Room) -> None:
    grouped(room)
    room.act("4", "make-theme", name="Nog leeg")
    assert "Nog leeg" not in room.words


def test_a_small_session_has_no_counts(app: Flask) -> None:
    room = Room(app, SHIPPED, people=4)
    grouped(room)
    assert "Een eigen plek Een eigen plek: 3" in room.words
    assert " van 4" not in room.words


def test_a_sensitive_question_rounds_how_many_answered_and_hides_how_many_a_theme_has(app: Flask) -> None:
    room = Room(app, only(plan("wensen", "ideas", sensitive=True, settings={"max": 3})))
    room.open("wensen")
    for number in range(13):
        room.idea("wensen", f"Wens {number}")
    assert "ongeveer 15 van 34" in room.words
    assert figures(room.wall, "chosen") == 15
    assert "wall--sensitive" in room.wall
    room.act("wensen", "make-theme", name="Samen")
    room.shut("wensen")
    assert re.search(r"theme__count|van 34", room.wall) is None
