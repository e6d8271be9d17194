"""What the room sees of a vote: every vote a figure, counts under the rules, never who."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from tests.session.evening import only, plan
from tests.web.room import Room, choices
from werksessie.programme.model import Choice, Programme
from werksessie.session.commands import ChooseReveal, HideResults, Page

WOOD = 'class="figure"'


def dots(number: int = 4, **fields: object) -> Programme:
    return only(plan("kiezen", "dots", options=choices(number), **fields))


def voted(room: Room, *votes: str, first: int = 0) -> None:
    """One person for each of these: "01" is a dot for options 0 and 1."""
    for number, vote in enumerate(votes, first):
        room.send("kiezen", f"person-{number}", {f"dots-o{option}": "1" for option in vote})


def rows(room: Room) -> dict[str, int]:
    """The options in their order on the wall, each with the figures behind it."""
    found = re.findall(r'<li class="row.*?</li>', room.wall, re.DOTALL)
    return {
        re.findall(r"<bdi>([^<]*)</bdi>", row)[0]: len(set(re.findall(r'id="(vote-o\d-\d+)"', row))) for row in found
    }


# Votes


def test_before_the_fifth_vote_nobody_sees_what_was_chosen(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, "01", "0", "02", "0")
    assert "Straks zien we samen de uitslag." in room.words
    assert "Plek" not in room.words
    assert "van 34" not in room.words


def test_from_the_fifth_vote_on_every_vote_is_a_plain_figure(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, "01", "0", "02", "0", "03")
    assert rows(room) == {"Plek 0": 5, "Plek 1": 1, "Plek 2": 1, "Plek 3": 1}
    assert room.wall.count(WOOD) == 8
    assert "row__count" not in room.wall
    assert "5 van 34 hebben gekozen" in room.words


def test_figures_move_in_steps_of_three_people(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["0"] * 7)
    assert rows(room)["Plek 0"] == 5
    voted(room, "0", first=7)
    assert rows(room)["Plek 0"] == 8


def test_after_closing_the_most_chosen_comes_first_in_its_own_colour(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["2"] * 9, *["0"] * 5, "1")
    room.shut("kiezen")
    assert list(rows(room).items()) == [("Plek 2", 9), ("Plek 0", 5), ("Plek 1", 1), ("Plek 3", 0)]
    assert re.findall(r'row__count">(\d+)', room.wall) == ["9", "5", "1", "0"]
    assert (room.wall.count("figure--green"), room.wall.count("figure--orange"), room.wall.count("figure--blue")) == (
        9, 5, 1,
    )  # fmt: skip
    assert WOOD not in room.wall


def test_a_figure_keeps_its_id_when_its_row_moves(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["2"] * 8)
    before = set(re.findall(r'id="(vote-[^"]+)"', room.wall))
    room.shut("kiezen")
    assert set(re.findall(r'id="(vote-[^"]+)"', room.wall)) == before


def test_a_difference_of_one_or_two_reads_about_equal(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["01"] * 5, *["0"] * 2, "3")
    room.shut("kiezen")
    found = re.findall(r'<li class="(row[^"]*)">.*?</li>', room.wall, re.DOTALL)
    assert found == ["row row--level", "row", "row", "row"]
    assert room.words.count("ongeveer gelijk") == 2


def test_a_chosen_goal_is_ticked(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["0"] * 6)
    room.shut("kiezen")
    room.act("kiezen", "choose", option="o0")
    assert room.wall.count("row--chosen") == 1
    assert "gekozen: Plek 0" in room.words


def test_goals_stand_beneath_their_stem(app: Flask) -> None:
    goal = (Choice("o0", {"nl": "We willen dat ouders elkaar kennen"}), Choice("o1", {"nl": "Meer licht"}))
    room = Room(app, only(plan("kiezen", "dots", options=goal, settings={"stem": {"nl": "We willen …"}})))
    room.open("kiezen")
    voted(room, *["0"] * 6)
    assert list(rows(room)) == ["… dat ouders elkaar kennen", "Meer licht"]
    assert "Wat vind je van kiezen? We willen …" in room.words


def test_hidden_results_gather_and_come_out_at_closing(app: Flask) -> None:
    room = Room(app, dots())
    room.ask(ChooseReveal("kiezen", "after_close"))
    room.open("kiezen")
    voted(room, *["0"] * 9)
    assert (len(re.findall(r'id="chosen-\d+"', room.wall)), "Plek" in room.words) == (9, False)
    assert "9 van 34 hebben gekozen" in room.words
    room.shut("kiezen")
    assert rows(room)["Plek 0"] == 9


def test_results_can_be_hidden_while_open(app: Flask) -> None:
    room = Room(app, dots())
    room.open("kiezen")
    voted(room, *["0"] * 9)
    room.ask(HideResults("kiezen", True))
    assert "Plek" not in room.words


@pytest.mark.parametrize(("people", "votes"), [(4, 4), (30, 4)])
def test_too_few_votes_are_never_counted_out(app: Flask, people: int, votes: int) -> None:
    room = Room(app, dots(), people=people)
    room.open("kiezen")
    voted(room, *["0"] * votes)
    room.shut("kiezen")
    assert rows(room) == {"Plek 0": 0, "Plek 1": 0, "Plek 2": 0, "Plek 3": 0}
    assert "Er zijn te weinig antwoorden om te tellen. We praten erover." in room.words
    assert not re.search(r"row__count|\d van \d", room.wall)


def test_a_sensitive_vote_hides_small_counts_and_the_total_that_would_give_them_away(app: Flask) -> None:
    room = Room(app, dots(sensitive=True, reveal="after_close"))
    room.open("kiezen")
    voted(room, *["0"] * 12, *["1"] * 4, "2")
    assert "ongeveer 15 van 34 hebben gekozen" in room.words
    room.shut("kiezen")
    assert rows(room) == {"Plek 0": 12, "Plek 1": 0, "Plek 2": 0, "Plek 3": 0}
    assert room.words.count("minder dan 5") == 3
    assert "van 34" not in room.words


def test_five_rows_fill_a_page(app: Flask) -> None:
    room = Room(app, dots(8))
    room.open("kiezen")
    voted(room, *["0"] * 6)
    assert (len(rows(room)), "volgende" in room.words) == (5, True)
    room.ask(Page("kiezen", 1))
    assert (list(rows(room)), "volgende" in room.words) == (["Plek 5", "Plek 6", "Plek 7"], False)


def test_long_options_stand_with_fewer_on_a_page(app: Flask) -> None:
    long = tuple(Choice(f"o{one}", {"nl": f"{one} " + "een eigen plek in de wijk " * 5}) for one in range(5))
    room = Room(app, only(plan("kiezen", "dots", options=long)))
    room.open("kiezen")
    voted(room, *["0"] * 6)
    assert len(rows(room)) == 2


def test_without_a_number_of_the_ten_a_vote_says_how_many_to_choose(app: Flask) -> None:
    room = Room(app, dots(settings={"choices": 2}))
    room.open("kiezen")
    assert "Kies er 2" in room.words


def test_with_one_long_name_all_names_stand_above_their_bars(app: Flask) -> None:
    short = choices(3, "Rol")
    long = replace(short[0], text={"nl": "Een voorbeeld zijn voor jongeren in de buurt"})
    shown = []
    for options in (short, (long, *short[1:])):
        one = Room(app, only(plan("rollen", "roles", options=options)))
        one.open("rollen")
        for number in range(6):
            one.send("rollen", f"person-{number}", {"role": tuple(f"o{role}" for role in range(3))})
        one.shut("rollen")
        one.act("rollen", "ask-who")
        shown.append((one.wall.count('<li class="role'), one.wall.count("role--long")))
    assert shown == [(3, 0), (3, 3)]
