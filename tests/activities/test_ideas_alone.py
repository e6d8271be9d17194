"""ideas on the wall by themselves: one card alone, and the themes read aloud one by one."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.commands import HideResults, Page
from werksessie.session.state import State


@pytest.fixture
def evening() -> Evening:
    """Six people; nine ideas are on the wall, on two pages."""
    evening = Evening(people=6)
    evening.open("wensen")
    for number in range(9):
        evening.act("wensen", "release", card=evening.idea(f"Idee {number}", f"person-{number}"))
    return evening


def first(evening: Evening) -> str:
    return str(evening.wall("wensen")["cards"][0].id)


def alone(evening: Evening) -> str:
    """The text that stands alone on the wall, "" when none does."""
    card = evening.wall("wensen")["alone"]
    return card.text if card else ""


def shown_alone(evening: Evening) -> Evening:
    evening.act("wensen", "highlight", card=first(evening))
    assert alone(evening) == "Idee 8"
    return evening


def test_one_card_stands_alone_until_it_is_put_back(evening: Evening) -> None:
    shown_alone(evening)
    assert evening.board("wensen")["alone"] == first(evening)
    evening.act("wensen", "highlight", card="")
    assert (alone(evening), evening.board("wensen")["alone"]) == ("", "")


def test_another_card_takes_its_place(evening: Evening) -> None:
    shown_alone(evening)
    evening.act("wensen", "highlight", card=evening.wall("wensen")["cards"][1].id)
    assert alone(evening) == "Idee 7"


def test_turning_the_page_ends_it_for_good(evening: Evening) -> None:
    shown_alone(evening)
    evening.ask(Page("wensen", 1))
    evening.ask(Page("wensen", 0))
    assert alone(evening) == ""


def test_closing_and_opening_again_end_it(evening: Evening) -> None:
    shown_alone(evening)
    evening.shut("wensen")
    assert alone(evening) == ""
    shown_alone(evening)
    evening.open_again("wensen")
    assert alone(evening) == ""


def test_an_opening_taken_back_and_done_again_does_not_bring_it_back(evening: Evening) -> None:
    shown_alone(evening)
    evening.undo()
    assert evening["wensen"].stage == "intro"
    evening.press("open:wensen")
    assert alone(evening) == ""
    assert len(evening.wall("wensen")["cards"]) == 6
    assert evening.replay() == evening.state


def test_taking_back_a_step_to_another_question_shows_it_as_it_stood(evening: Evening) -> None:
    evening.shut("wensen")
    shown_alone(evening)
    evening.press("show:doelen")
    evening.undo()
    assert alone(evening) == "Idee 8"


def test_opening_again_keeps_who_passed(evening: Evening) -> None:
    evening.send("wensen", "zoe", {"skip": "1"})
    evening.shut("wensen")
    shown_alone(evening)
    evening.open_again("wensen")
    assert evening.tally("wensen").skipped == 1


def test_coming_back_to_the_question_shows_all_cards(evening: Evening) -> None:
    evening.shut("wensen")
    shown_alone(evening)
    evening.show("doelen")
    evening.show("wensen")
    assert alone(evening) == ""


def test_hiding_it_ends_it_and_showing_it_again_does_not_bring_it_back(evening: Evening) -> None:
    card = first(shown_alone(evening))
    evening.act("wensen", "hide", card=card, reason="person")
    assert alone(evening) == ""
    evening.act("wensen", "release", card=card)
    assert alone(evening) == ""


@pytest.mark.parametrize("fields", [{"withdraw": "a1"}, {"replaces": "a1", "text": "Anders"}])
def test_its_writer_can_take_it_off(evening: Evening, fields: dict[str, str]) -> None:
    evening.send("wensen", "ann", {"text": "Van mij"}, "a1")
    evening.act("wensen", "release-all")
    evening.act("wensen", "highlight", card=first(evening))
    assert alone(evening) == "Van mij"
    evening.send("wensen", "ann", fields)
    evening.act("wensen", "release-all")
    assert alone(evening) == ""


def test_what_the_room_may_not_see_does_not_stand_alone(evening: Evening) -> None:
    with refused(409, "eerst zien"):
        evening.act("wensen", "highlight", card=evening.idea("Nieuw", "zoe"))
    with refused(404, "is er niet meer"):
        evening.act("wensen", "highlight", card="weg")
    shown_alone(evening)
    evening.ask(HideResults("wensen", True))
    assert alone(evening) == ""
    with refused(409, "nog niet op het scherm"):
        evening.act("wensen", "highlight", card=evening.board("wensen")["loose"][0].id)


# Reading titles aloud


def read(evening: Evening) -> list[str]:
    """What stands on each page of the wall while titles are read; nothing otherwise."""
    return [wall["title"].name for wall in evening.walls("wensen") if wall["title"]]


def test_titles_stand_on_the_wall_one_by_one_from_the_first_until_that_ends(evening: Evening) -> None:
    for name in ("Licht", "", "Groen"):
        evening.act("wensen", "make-theme", name=name)
    evening.ask(Page("wensen", 1))
    evening.act("wensen", "read-titles", on="yes")
    assert (evening["wensen"].page, read(evening)) == (0, ["Licht", "Groep B", "Groen"])
    evening.ask(Page("wensen", 2))
    with refused(409, "geen pagina meer"):
        evening.ask(Page("wensen", 3))
    assert evening.wall("wensen")["title"].name == "Groen"
    evening.act("wensen", "read-titles", on="no")
    assert (evening["wensen"].page, read(evening), evening.board("wensen")["reading"]) == (0, [], False)


def test_a_goal_stands_under_its_title(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.act("wensen", "read-titles")
    assert evening.wall("wensen")["title"].goal == "het licht is"


def test_without_themes_there_is_nothing_to_read(evening: Evening) -> None:
    with refused(409, "nog geen thema's"):
        evening.act("wensen", "read-titles", on="yes")


def test_when_the_last_theme_goes_the_cards_are_back(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "read-titles", on="yes")
    evening.act("wensen", "drop-theme", theme=theme)
    assert (read(evening), len(evening.wall("wensen")["cards"])) == ([], 6)


def test_a_second_console_that_starts_reading_changes_nothing(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "make-theme", name="Groen")
    evening.act("wensen", "read-titles", on="yes")
    evening.ask(Page("wensen", 1))
    before: State = evening.state
    evening.act("wensen", "read-titles", on="yes")
    assert evening.state is before


def test_all_of_it_is_what_the_log_gives(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "read-titles", on="yes")
    evening.act("wensen", "highlight", card=evening.board("wensen")["loose"][0].id)
    assert evening.replay() == evening.state
