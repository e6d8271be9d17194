"""What the room sees of opinions and agreements: what it shares, never who, and no objection counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from tests.session.evening import only, plan
from tests.web.room import DETAILS, Room, choices
from werksessie.programme.model import Choice, Programme
from werksessie.session.commands import Page


def opinions(number: int = 3, **fields: object) -> Programme:
    return only(plan("kaarten", "opinions", options=choices(number, "Kaart"), **fields))


def said(room: Room, *views: str, group: str = "") -> None:
    """One person for each of these: "ad?" agrees with card 0, disagrees with 1 and does not know 2."""
    words = {"a": "agree", "d": "disagree", "?": "unsure", "-": "skip"}
    for number, view in enumerate(views):
        fields = {f"value-o{card}": words[one] for card, one in enumerate(view)}
        room.send("kaarten", f"{group}-{number}", fields, group)


def test_opinions_say_what_the_room_shares_and_where_it_differs(app: Flask) -> None:
    room = Room(app, opinions())
    room.open("kaarten")
    said(room, *["aaa"] * 6, *["ada"] * 2, "add", "?dd")
    assert "dit delen we" not in room.words
    assert "eens" in room.words
    room.shut("kaarten")
    assert "Kaart 0 dit delen we 9 van 10 eens" in room.words
    assert "Kaart 2 8 van 10 eens" not in room.words
    assert "Kaart 1 hier denken we verschillend over 6 van 10 eens" in room.words
    assert re.findall(r"Kaart \d", room.words) == ["Kaart 0", "Kaart 2", "Kaart 1"]


def test_a_card_that_few_answered_has_no_bar(app: Flask) -> None:
    room = Room(app, opinions())
    room.open("kaarten")
    said(room, *["aa-"] * 6, "--a")
    room.shut("kaarten")
    assert "Kaart 2 te weinig antwoorden" in room.words
    assert room.wall.count('<svg class="bar') == 2


def test_with_groups_it_says_what_all_of_them_share(app: Flask) -> None:
    room = Room(app, opinions(), details=replace(DETAILS, groups=True))
    room.open("kaarten")
    said(room, *["aad"] * 20, group="community")
    said(room, *["add"] * 2, *["aad"] * 1, *["dda"] * 2, group="municipality")
    room.shut("kaarten")
    both = "gemeenschap: bijna allemaal · gemeente:"
    assert f"Kaart 0 dit delen alle groepen {both} ongeveer de helft 23 van 25 eens" in room.words
    assert f"Kaart 1 hier denken we verschillend over {both} weinig 21 van 25 eens" in room.words
    assert "Kaart 2" not in room.words, "with a line for the groups two cards fill a page"


def test_a_group_of_fewer_than_five_is_never_told_apart(app: Flask) -> None:
    room = Room(app, opinions(), details=replace(DETAILS, groups=True))
    room.open("kaarten")
    said(room, *["aaa"] * 20, group="community")
    said(room, *["ddd"] * 4, group="municipality")
    room.shut("kaarten")
    assert "Kaart 0 dit delen we 20 van 24 eens" in room.words
    assert "gemeente:" not in room.words


def test_three_opinions_fill_a_page_and_a_very_long_one_stands_alone(app: Flask) -> None:
    room = Room(app, opinions(4))
    room.open("kaarten")
    said(room, *["aaaa"] * 6)
    assert room.wall.count('<li class="opinion') == 3
    words = {"nl": "Een plek waar iedereen welkom is. " * 15}
    room = Room(app, only(plan("kaarten", "opinions", options=(Choice("o0", words), *choices(2)[1:]))))
    room.open("kaarten")
    said(room, *["aa"] * 6)
    assert room.wall.count('<li class="opinion opinion--long') == 1
    assert room.wall.count('<li class="opinion') == 1


def test_what_a_long_card_means_takes_room_on_its_page(app: Flask) -> None:
    words = {"nl": "Een veilige plek waar jongeren ook ’s avonds en in het weekend welkom zijn"}
    room = Room(app, only(plan("kaarten", "opinions", options=[Choice(f"o{one}", words) for one in range(3)])))
    room.open("kaarten")
    said(room, *["aaa"] * 6)
    assert room.wall.count('<li class="opinion') == 3
    room.shut("kaarten")
    assert room.wall.count('<li class="opinion') == 2


def test_hidden_opinions_gather(app: Flask) -> None:
    room = Room(app, opinions(reveal="after_close"))
    room.open("kaarten")
    said(room, *["aaa"] * 7)
    assert "7 van 34 deden mee" in room.words
    assert "Kaart 0" not in room.words


# Agreements


def agreed(room: Room, number: int = 2) -> None:
    for one in range(1, number + 1):
        room.act("afspraken", "make", what=f"Sportzaal {one} open", who="Gemeente, Sport", when=f"2027-04-0{one}")


def test_agreements_stand_there_while_they_are_typed(app: Flask) -> None:
    room = Room(app, only(plan("afspraken", "agreements")))
    room.show("afspraken")
    assert "Wie doet wat, en wanneer?" in room.words
    agreed(room)
    assert "1 Sportzaal 1 open Gemeente, Sport donderdag 1 april 2 Sportzaal 2 open" in room.words


@pytest.mark.parametrize(
    ("views", "outcome"),
    [(["fine", "tolerable"], "Geen bezwaar."), (["fine", "objection"], "Er is bezwaar: we praten verder.")],
)
def test_consent_has_two_outcomes_and_objections_are_never_counted(app: Flask, views: list[str], outcome: str) -> None:
    room = Room(app, only(plan("afspraken", "agreements")))
    room.show("afspraken")
    agreed(room)
    room.press()
    for number in range(10):
        view = views[number % 2]
        room.send("afspraken", f"person-{number}", {"value": view, "text": "Te laat op de avond"})
    assert outcome not in room.words
    room.shut("afspraken")
    assert f"{outcome} Op zondag 21 maart kunnen jullie het verslag lezen." in room.words
    assert "Te laat op de avond" not in room.page
    assert " 5 " not in room.words
    assert "10 van 34 hebben geantwoord" in room.words


def test_numbers_go_on_over_the_pages(app: Flask) -> None:
    room = Room(app, only(plan("afspraken", "agreements")))
    room.show("afspraken")
    agreed(room, 5)
    assert "volgende" in room.words
    room.ask(Page("afspraken", 1))
    assert re.findall(r'agreement__number">(\d)', room.wall) == ["5"]
