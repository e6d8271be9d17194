"""Two themes that turn out to be one."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused


@pytest.fixture
def evening() -> Evening:
    """Six people, and two themes: Wifi with one idea, Internet with two."""
    evening = Evening(people=6)
    evening.open("wensen")
    evening.act("wensen", "make-theme", name="Wifi", card=evening.idea("Wifi in het park"))
    cards = (evening.idea("Beter internet", "bob"), evening.idea("Snel internet", "cas"))
    evening.act("wensen", "make-theme", name="Internet", card=cards)
    return evening


def theme(evening: Evening, name: str) -> str:
    return str(next(one.id for one in evening["wensen"].content.themes.values() if one.name == name))


def merge(evening: Evening, gone: str = "Wifi", into: str = "Internet") -> None:
    evening.act("wensen", "merge-themes", theme=theme(evening, gone), into=theme(evening, into))


def worded(evening: Evening, name: str, goal: str) -> None:
    evening.act("wensen", "goal", theme=theme(evening, name), goal=goal)


def told(evening: Evening) -> list[tuple[str, str, int]]:
    return [(one.name, one.goal, one.ideas) for one in evening.board("wensen")["themes"]]


def test_the_cards_of_the_one_come_to_the_other(evening: Evening) -> None:
    merge(evening)
    assert told(evening) == [("Internet", "", 3)]
    assert evening.replay() == evening.state


def test_the_goal_of_the_theme_that_stays_wins_else_that_of_the_other(evening: Evening) -> None:
    worded(evening, "Wifi", "er wifi is")
    merge(evening)
    assert told(evening) == [("Internet", "er wifi is", 3)]
    evening.act("wensen", "make-theme", name="Kabel")
    worded(evening, "Kabel", "er kabel is")
    merge(evening, "Kabel")
    assert told(evening) == [("Internet", "er wifi is", 3)]


def test_a_theme_is_not_merged_with_itself_or_with_one_that_is_gone(evening: Evening) -> None:
    with refused(422, "twee verschillende"):
        merge(evening, "Wifi", "Wifi")
    with refused(404, "thema is er niet meer"):
        evening.act("wensen", "merge-themes", theme=theme(evening, "Wifi"), into="weg")
    with refused(404, "thema is er niet meer"):
        evening.act("wensen", "merge-themes", theme="weg", into=theme(evening, "Wifi"))


def test_what_people_voted_about_is_renamed_never_merged(evening: Evening) -> None:
    worded(evening, "Wifi", "er wifi is")
    worded(evening, "Internet", "er internet is")
    evening.open("kiezen")
    evening.send("kiezen", "ann", {f"dots-{theme(evening, 'Internet')}": "1"})
    with refused(409, "'Wifi'", "al gestemd"):
        merge(evening)
    evening.act("wensen", "rename-theme", theme=theme(evening, "Wifi"), name="Draadloos")
    assert [one[0] for one in told(evening)] == ["Draadloos", "Internet"]


def test_an_option_nobody_answered_about_yet_keeps_standing(evening: Evening) -> None:
    worded(evening, "Wifi", "er wifi is")
    evening.open("kiezen")
    merge(evening)
    assert [one.text["nl"] for one in evening["kiezen"].options] == ["We willen dat er wifi is"]
