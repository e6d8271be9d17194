"""What the room sees of grouping: whose words, how often, one card alone, titles one by one; and what is told later."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.conftest import Evening
from tests.session.evening import only, plan
from tests.summary.reading import read
from tests.web.room import Room, cards
from werksessie.session.commands import Page

ASKED = only(plan("wensen", "ideas"))


@pytest.fixture
def room(app: Flask) -> Room:
    """34 people; seven of them sent an idea, all on the wall."""
    room = Room(app, ASKED)
    room.open("wensen")
    for number in range(7):
        room.idea("wensen", f"Idee {number}")
    return room


def ids(room: Room) -> list[str]:
    """The cards, the first one that was sent first."""
    ideas = room.state.activities["wensen"].content.ideas.values()
    return [idea.id for idea in sorted(ideas, key=lambda idea: idea.place)]


def test_what_was_said_three_times_stands_there_once_with_how_often(room: Room) -> None:
    room.act("wensen", "stack", card=tuple(ids(room)[:3]))
    assert cards(room.wall) == ["Idee 6", "Idee 5", "Idee 4", "Idee 3", "Idee 0"]
    assert "Idee 0 3×" in room.words
    room.act("wensen", "make-theme", name="Licht", card=tuple(ids(room)[:4]))
    assert "Licht 4 Idee 3 Idee 0 3×" in room.words


def test_a_small_session_does_not_say_how_often(app: Flask) -> None:
    room = Room(app, ASKED, people=4)
    room.open("wensen")
    stacked = tuple(room.idea("wensen", f"Idee {number}") for number in range(3))
    room.act("wensen", "stack", card=stacked)
    assert "×" not in room.wall


def test_the_facilitators_words_say_so(room: Room) -> None:
    room.act("wensen", "rewrite", card=ids(room)[0], text="Meer licht in het park")
    room.ask(Page("wensen", 1))
    assert "Meer licht in het park samengevat door begeleider" in room.words
    assert room.wall.count("samengevat door begeleider") == 1


def test_one_card_stands_alone_under_the_question(room: Room) -> None:
    room.act("wensen", "highlight", card=ids(room)[0])
    assert re.findall(r'class="alone[^>]*><bdi>([^<]*)', room.wall) == ["Idee 0"]
    assert "Wat vind je van wensen?" in room.words
    assert "Idee 1" not in room.wall
    room.act("wensen", "highlight", card="")
    assert "Idee 1" in room.wall


def test_titles_stand_there_one_by_one_with_their_goal(room: Room) -> None:
    theme = room.act("wensen", "make-theme", name="Licht", card=ids(room)[0])
    room.act("wensen", "make-theme", name="")
    room.act("wensen", "goal", theme=theme, goal="het licht is")
    room.act("wensen", "read-titles", on="yes")
    assert "Licht We willen dat het licht is" in room.words
    assert "Groep B" not in room.words
    room.ask(Page("wensen", 1))
    assert "● Groep B" in room.words
    assert "We willen dat" not in room.words


def test_a_theme_without_a_name_has_a_shape_on_the_wall(room: Room) -> None:
    room.act("wensen", "make-theme", name="", card=ids(room)[0])
    assert "▲ Groep A 1 Idee 0" in room.words


@pytest.mark.parametrize("verb", ["highlight", "read-titles"])
def test_what_people_wrote_cannot_become_part_of_the_page(room: Room, verb: str) -> None:
    card = room.idea("wensen", "<b>Licht</b>")
    room.act("wensen", "make-theme", name="<i>Licht</i>", card=card)
    room.act("wensen", verb, card=card, on="yes")
    assert "&gt;Licht" in room.wall
    assert [tag for tag in ("<b>Licht", "<i>Licht") if tag in room.page] == []


def test_page_and_json_tell_it_once_with_how_often_and_whose_words(app: Flask, room: Room) -> None:
    room.act("wensen", "stack", card=tuple(ids(room)[:3]))
    room.act("wensen", "rewrite", card=ids(room)[0], text="Meer licht")
    room.act("wensen", "make-theme", name="Licht", card=ids(room)[0])
    room.act("wensen", "stack", card=tuple(ids(room)[3:5]))
    room.shut("wensen")
    told = read(app, room.name)
    [row] = told.part("wensen")["rows"]
    remark = "3 keer gezegd, samengevat door begeleider"
    assert (row["ideas"], row["quotes"], row["remarks"]) == (3, ["Meer licht"], [remark])
    assert sorted(told.part("wensen")["also_said_remarks"]) == ["", "", "2 keer gezegd"]
    words = told.section("wensen").words
    assert f"Meer licht ({remark})" in words
    assert "Idee 3 (2 keer gezegd)" in words
    assert "Idee 1" not in words


def test_a_writer_sees_that_the_words_are_the_facilitators(evening: Evening) -> None:
    phone = evening.join()[0]
    evening.until("open:1")
    evening.answer(phone, "1", text="Mijn buurvrouw wil licht")
    [card] = evening.state.activities["1"].content.ideas
    assert "Samengevat" not in phone.get(f"/{evening.code}/own").text
    assert evening.facilitator.act("1", "rewrite", card=card, text="Een buurvrouw wil licht").status_code == 204
    own = phone.get(f"/{evening.code}/own").text
    assert "Een buurvrouw wil licht" in own
    assert "Samengevat door de begeleider" in own
    english = phone.get(f"/{evening.code}/own", headers={"Accept-Language": "en"}).text
    assert "Put into words by the facilitator" in english


def test_the_consoles_forms_do_all_of_it(evening: Evening) -> None:
    phones = evening.join(2)
    evening.until("open:1")
    for phone in phones:
        evening.answer(phone, "1", text="Licht")
    cards = sorted(evening.state.activities["1"].content.ideas)
    act = evening.facilitator.act
    assert act("1", "stack", card=cards).status_code == 204
    assert act("1", "make-theme", name="", card=cards[0]).status_code == 204
    assert act("1", "make-theme", name="Wifi").status_code == 204
    first, second = sorted(evening.state.activities["1"].content.themes.values(), key=lambda theme: theme.number)
    assert act("1", "merge-themes", theme=first.id, into=second.id).status_code == 204
    step = evening.state.activities["1"].content.steps[-1].id
    assert act("1", "undo-grouping", step=step).status_code == 204
    again = act("1", "undo-grouping", step=step)
    assert (again.status_code, "Al gedaan." in again.text) == (409, True)
    assert set(evening.state.activities["1"].content.themes) == {first.id, second.id}
    for verb, fields in {"highlight": {"card": cards[0]}, "read-titles": {"on": "yes"}}.items():
        assert act("1", verb, **fields).status_code == 204
