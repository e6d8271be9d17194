"""What the room sees: the page, the lobby, slides, and the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from tests.web.room import DETAILS, Room, cards, figures
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.programme.model import say
from werksessie.session.commands import Blank, Close, Reopen

SHIPPED = load_shipped("eerste-gesprek", KINDS)


@pytest.fixture
def room(app: Flask) -> Room:
    """The shipped programme with 34 people, in the lobby."""
    return Room(app, SHIPPED)


# The page


def walked(room: Room) -> Iterator[str]:
    """Every wall of an evening, from the lobby to the last question, with a theme, a goal and an agreement made."""
    theme = ""
    while room.state.phase == "running":
        yield room.page
        step = room.press()
        if step == "open:4":
            theme = room.act("4", "make-theme", name="Een eigen plek", card=room.idea("4", "Een plek in de avond"))
        if step == "show:doelen":
            room.act("doelen", "goal", theme=theme, goal="jongeren een plek hebben")
        if step == "show:afspraken":
            room.act("afspraken", "make", what="Sportzaal open", who="Gemeente", when="2027-04-03")


def test_there_is_nothing_to_click_on_any_wall_of_the_evening(room: Room) -> None:
    walls = [*walked(room), room.page]
    assert len(walls) > 20
    for wall in walls:
        assert not re.search(r"<(a|button|form|input|select|textarea|iframe|dialog)\b", wall)
        assert not re.search(r"\s(style|on\w+)=", wall)


def test_the_page_tells_its_script_where_to_listen(room: Room) -> None:
    token = room.link.removeprefix("/wall/")
    body = re.search(r"<body[^>]*>", room.page)
    assert body
    assert 'data-live data-audience="wall"' in body[0]
    assert f'data-token="{token}"' in body[0]
    assert f'data-seq="{room.state.seq}"' in body[0]
    assert f'data-pieces-url="{room.link}/pieces"' in body[0]


def test_the_piece_is_the_same_bytes_in_the_page_and_in_catching_up(room: Room) -> None:
    room.open("4")
    room.idea("4", "Een plek in de avond")
    reply = room.app.test_client().get(f"{room.link}/pieces?since=0")
    assert reply.json is not None
    assert reply.json["seq"] == room.state.seq
    assert reply.json["pieces"] == [room.wall]


def test_an_unknown_wall_link_is_a_friendly_404(room: Room) -> None:
    for address in ("/wall/0123456789abcdef", f"{room.link}0"):
        reply = room.app.test_client().get(address)
        assert (reply.status_code, "Deze link werkt niet meer" in reply.text) == (404, True)


def test_another_link_of_the_session_does_not_open_the_wall(room: Room) -> None:
    keys = room.host.keys(room.name)
    for link in ("console", "summary", "after"):
        assert room.app.test_client().get(f"/wall/{keys[link]}").status_code == 404


def test_a_black_wall_says_nothing(room: Room) -> None:
    room.open("4")
    room.ask(Blank(True))
    assert room.wall == '<section id="wall" class="wall wall--black"></section>'
    room.ask(Blank(False))
    assert "Wat kan helpen?" in room.words


# Before it starts, and the lobby


def test_before_the_start_the_wall_says_what_will_begin_and_when(app: Flask) -> None:
    words = Room(app, SHIPPED, people=0, start=False).words
    assert words == "We beginnen zo Samen sterk in de Lindebuurt Buurthuis De Linde · 19.30 uur"


def test_the_lobby_says_where_we_are_and_how_to_get_in(room: Room) -> None:
    code = room.state.code
    for said in (
        "Buurthuis De Linde · zondag 14 maart",
        "Samen sterk in de Lindebuurt",
        "We vragen geen naam. Meedoen mag ook op papier.",
        "of ga naar werksessie.test",
        f"{code[:3]} {code[3:]}",
        "Nederlands English",
    ):
        assert said in room.words
    assert '<bdi lang="en">English</bdi>' in room.wall
    assert "http://" not in room.wall


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (0, "Scan de code met je telefoon."),
        (1, "1 mens doet mee"),
        (3, "3 mensen doen mee"),
        (34, "34 mensen doen mee"),
    ],
)
def test_everyone_who_joins_is_a_figure_in_the_lobby_even_in_a_small_session(
    app: Flask, people: int, said: str
) -> None:
    room = Room(app, SHIPPED, people=people)
    assert figures(room.wall, "lobby") == people
    assert said in room.words


def test_a_figure_keeps_its_place_when_another_arrives(room: Room) -> None:
    before = re.findall(r'<svg class="figure[^>]*id="lobby-\d+"', room.wall)
    room.join(1)
    assert re.findall(r'<svg class="figure[^>]*id="lobby-\d+"', room.wall)[:34] == before


# Slides


def test_welcome_lines_come_one_by_one_with_those_before_above_them(room: Room) -> None:
    room.press()
    assert "Welkom. Fijn dat jullie er zijn." in room.words
    room.press()
    room.press()
    large = re.findall(r'<h1 class="slide[^>]*>([^<]*)', room.wall)
    quiet = re.findall(r'<li class="said__line">([^<]*)', room.wall)
    assert large == ["Jullie vertellen. Wij luisteren."]
    assert quiet[0] == "Welkom. Fijn dat jullie er zijn."
    assert len(quiet) == 2


def test_ground_rules_are_four_cards_with_a_picture(room: Room) -> None:
    room.show("regels")
    rules = re.findall(r'<li class="rule"><svg class="picture.*?</li>', room.wall, re.DOTALL)
    assert len(rules) == 4
    assert all("<path" in rule or "<use" in rule for rule in rules)


def test_goals_are_typed_with_the_room_watching(room: Room) -> None:
    room.open("4")
    place = room.act("4", "make-theme", name="Een eigen plek", card=room.idea("4", "Sportzaal open"))
    room.act("4", "make-theme", name="Ouders erbij", card=room.idea("4", "Een avond voor vaders"))
    room.show("doelen")
    assert room.words.count("We willen dat …") == 3  # the question says it too
    room.act("doelen", "goal", theme=place, goal="jongeren een plek hebben")
    assert "Een eigen plek We willen dat jongeren een plek hebben Ouders erbij We willen dat …" in room.words


def test_the_way_in_stands_on_every_wall_of_the_evening(room: Room) -> None:
    code = room.state.code
    for wall in walked(room):
        assert f'<bdi dir="ltr">{code[:3]} {code[3:]}</bdi>' in wall
        assert wall.count('class="qr__svg"') == 1


# The end


def closed(room: Room) -> str:
    room.ask(Close(room.clock.isoformat()))
    return room.words


def test_the_end_names_the_agreements_and_says_when_the_record_can_be_read(room: Room) -> None:
    room.show("afspraken")
    room.act("afspraken", "make", what="Sportzaal open op vrijdag", who="Gemeente", when="2027-04-03")
    words = closed(room)
    assert "Dit nemen we mee Het verslag Afspraken 1 Sportzaal open op vrijdag" in words
    assert "Op zondag 21 maart kunnen jullie het verslag lezen." in words
    assert "Bedankt dat jullie er waren." in words
    assert room.state.code[:3] not in words


def test_the_end_names_the_goals_that_were_chosen_and_leaves_ways_and_roles_to_the_report(app: Flask) -> None:
    room = Room(app, load_shipped("weerbaarheid", KINDS))
    room.open("4")
    theme = room.act("4", "make-theme", name="Een eigen plek", card=room.idea("4", "Een plek in de avond"))
    room.act("4", "goal", theme=theme, goal="jongeren een plek hebben")
    for activity in ("5a", "12"):
        room.open(activity)
        option = room.state.activities[activity].options[0].id
        room.press()
        room.act(activity, "choose", option=option)
    words = closed(room)
    assert "Dit kozen we We willen dat jongeren een plek hebben" in words
    assert say(room.state.activities["12"].options[0].text, "nl") not in words


def test_with_a_window_the_participants_read_first(app: Flask) -> None:
    room = Room(app, SHIPPED, details=replace(DETAILS, participants_first=7))
    assert "lezen jullie het verslag als eerste." in closed(room)


def test_an_evening_without_a_harvest_ends_with_thanks(room: Room) -> None:
    assert "Bedankt dat jullie er waren." in closed(room)
    assert "Dit nemen we mee" not in room.words


def test_a_reopened_evening_shows_its_question_again(room: Room) -> None:
    room.open("4")
    room.idea("4", "Een plek in de avond")
    closed(room)
    room.ask(Reopen(room.clock.isoformat()))
    assert cards(room.wall) == ["Een plek in de avond"]


def test_a_sealed_evening_keeps_its_last_wall(room: Room) -> None:
    room.show("afspraken")
    room.act("afspraken", "make", what="Sportzaal open op vrijdag", who="Gemeente", when="2027-04-03")
    closed(room)
    last = room.wall
    room.host.seal(room.name, room.clock.isoformat(), lambda items: items.reverse())
    assert room.wall == last
