"""ideas: what the wall, the console and the counts get of them, whole; and how cards and goals fill wall pages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.about_goals import IDEAS, chosen, sent
from tests.session.evening import Evening, only, plan
from werksessie.activities import ideas
from werksessie.activities.hiding import REASONS
from werksessie.activities.ideas.cards import Idea
from werksessie.activities.ideas.views import ThemeView
from werksessie.session.commands import HideResults, Page

QUESTION = {"nl": "Wat doet de gemeente?"}


@pytest.fixture
def evening() -> Evening:
    """Five answers of five people are shown on a question with one side; the newest is Idee 4."""
    evening = Evening(only(plan("wensen", "ideas", settings={"length": 500})), people=9)
    evening.open("wensen")
    for number in range(5):
        evening.act("wensen", "release", card=evening.idea(f"Idee {number}", f"person-{number}"))
    return evening


def card(evening: Evening, text: str, activity: str = "wensen") -> Idea:
    found: ideas.Content = evening[activity].content
    return next(one for one in found.ideas.values() if one.text == text)


def cards(evening: Evening, *numbers: int) -> tuple[Idea, ...]:
    return tuple(card(evening, f"Idee {number}") for number in numbers)


def release(evening: Evening, text: str, person: str = "zoe") -> str:
    id = evening.idea(text, person)
    evening.act("wensen", "release", card=id, flagged="yes")
    return id


# Whole


def test_the_wall_shows_the_newest_first_and_says_how_many_are_in(evening: Evening) -> None:
    assert evening.wall("wensen") == {
        "hidden": False, "alone": None, "title": None, "subject": {}, "cards": cards(evening, 4, 3, 2, 1, 0),
        "sizes": {one.id: "short" for one in cards(evening, 0, 1, 2, 3, 4)}, "themes": (), "sides": False,
        "community": (), "municipality": (), "counts": True, "times": {}, "a_theme": 3, "gathered": 5, "page": 1,
        "pages": 1,
    }  # fmt: skip


def test_as_soon_as_a_theme_has_a_card_the_others_are_also_said(evening: Evening) -> None:
    evening.act("wensen", "stack", card=tuple(one.id for one in cards(evening, 0, 1)))
    theme = evening.act("wensen", "make-theme", name="Licht", card=cards(evening, 0)[0].id)
    licht, also = evening.wall("wensen")["themes"]
    assert (licht.id, licht.ideas, evening.wall("wensen")["times"]) == (theme, 2, {cards(evening, 0)[0].id: 2})
    assert also == ThemeView("", "Ook gezegd", "", 0, cards(evening, 4, 3, 2))


def test_a_card_that_stands_alone_says_how_often_it_was_said(evening: Evening) -> None:
    first, second = (one.id for one in cards(evening, 0, 1))
    evening.act("wensen", "stack", card=(first, second))
    for text in range(5, 9):
        release(evening, f"Idee {text}", f"person-{text}")
    evening.act("wensen", "highlight", card=first)
    wall = evening.wall("wensen")
    assert (wall["alone"].id, wall["alone"].times, wall["times"]) == (first, 2, {first: 2})
    assert first not in {one.id for one in wall["cards"]}, "it would be on the second page"
    assert wall["subject"] == {}


def test_a_card_of_which_the_release_is_taken_back_does_not_stand_alone(evening: Evening) -> None:
    last = release(evening, "Bank")
    evening.act("wensen", "highlight", card=last)
    evening.act("wensen", "undo-grouping", step=evening.board("wensen")["undo"]["step"])
    assert (evening.wall("wensen")["alone"], evening.board("wensen")["alone"]) == (None, "")


def test_the_wall_says_on_which_page_it_is(evening: Evening) -> None:
    for number in range(5, 14):
        release(evening, f"Idee {number}", f"person-{number}")
    for page in (0, 1, 2):
        evening.ask(Page("wensen", page))
        assert (evening.wall("wensen")["page"], evening.wall("wensen")["pages"]) == (page + 1, 3)
    evening.send("wensen", "person-0", {"withdraw": cards(evening, 0)[0].ids[0]})
    evening.send("wensen", "person-1", {"withdraw": cards(evening, 1)[0].ids[0]})
    assert (evening.wall("wensen")["page"], evening.wall("wensen")["pages"]) == (2, 2), "the last page is gone"


def test_themes_that_are_read_aloud_hide_with_the_rest(evening: Evening) -> None:
    for name in ("Licht", "Groen"):
        evening.act("wensen", "make-theme", name=name)
    evening.act("wensen", "read-titles")
    assert (evening.wall("wensen")["title"].name, evening.wall("wensen")["pages"]) == ("Licht", 2)
    evening.ask(HideResults("wensen", True))
    assert (evening.wall("wensen")["title"], evening.wall("wensen")["pages"]) == (None, 1)


def test_the_console_has_everything_at_hand(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht", card=cards(evening, 0)[0].id)
    evening.act("wensen", "hide", card=cards(evening, 1)[0].id, reason="double")
    waits = evening.idea("Nieuw")
    board = dict(evening.board("wensen"))
    assert board.pop("undo")["label"] == "antwoord niet tonen"
    assert board == {
        "waiting": (evening["wensen"].content.ideas[waits],), "loose": cards(evening, 4, 3, 2),
        "themes": (ThemeView(theme, "Licht", "", 1, cards(evening, 0)),), "hidden": cards(evening, 1), "alone": "",
        "reading": False, "about": {}, "two_sided": False, "can_ask": False, "can_return": False, "side_asked": False,
        "said_there": (), "reasons": REASONS,
    }  # fmt: skip


def test_the_console_says_whether_the_municipality_can_be_asked_and_that_be_taken_back() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"other_side": QUESTION})), people=9)
    found = []
    for act in ("", "open", "ask-other-side", "ask-community"):
        if act == "open":
            evening.open("wensen")
        elif act:
            evening.act("wensen", act)
        board = evening.board("wensen")
        found.append(tuple(board[name] for name in ("two_sided", "can_ask", "can_return", "side_asked")))
    assert found == [
        (True, False, False, False), (True, True, False, False), (True, False, True, True), (True, True, False, False),
    ]  # fmt: skip


def test_the_counts_tell_of_every_card(evening: Evening) -> None:
    one, two, three, four, five = cards(evening, 0, 1, 2, 3, 4)
    evening.act("wensen", "hide", card=five.id, reason="double")
    evening.act("wensen", "stack", card=(one.id, two.id))
    theme = evening.act("wensen", "make-theme", name="Licht", card=one.id)
    waits = evening.idea("Nieuw")

    def told(id: str, text: str, **fields: Any) -> dict[str, Any]:
        plain = {"about": "", "side": "", "onto": "", "rewritten": False, "translated": False}
        return {"id": id, "text": text, **plain, **fields}

    assert evening.detail("wensen") == {
        "about": [],
        "themes": [{"id": theme, "name": "Licht", "goal": "", "ideas": [one.id, two.id], "quotes": [one.id]}],
        "shown": [
            told(four.id, "Idee 3", theme=""),
            told(three.id, "Idee 2", theme=""),
            told(two.id, "Idee 1", theme=theme, onto=one.id),
            told(one.id, "Idee 0", theme=theme),
        ],
        "waiting": [told(waits, "Nieuw")],
        "not_shown": {"double": 1},
        "from_tables": 0,
    }


def test_the_counts_tell_of_the_other_side_where_there_is_one() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"other_side": QUESTION})), people=9)
    evening.open("wensen")
    assert evening.detail("wensen")["other_side"] == {"asked": False, "said": []}


# About goals


def test_about_goals_every_page_has_its_own_subject_and_counts() -> None:
    evening = chosen(IDEAS, goals=("doel-a", "doel-b"))
    evening.open("doen")
    for number, goal in enumerate("aaaaaabb"):
        fields = {"text": f"Idee {number}", "about": f"doel-{goal}"}
        evening.act("doen", "release", card=sent(evening, "doen", f"person-{number}", fields).card)
    stack = tuple(card(evening, f"Idee {number}", "doen").id for number in (6, 7))
    evening.act("doen", "stack", card=stack)
    pages = evening.walls("doen")
    assert [(wall["subject"]["en"], wall["counts"], wall["gathered"]) for wall in pages] == [
        ("We want a", True, 6), ("We want b", False, None),
    ]  # fmt: skip
    assert pages[1]["times"] == {}
    assert [row.answered for row in evening.tally("doen").rows] == [6, 2]
    evening.act("doen", "highlight", card=stack[0])
    assert evening.wall("doen")["subject"]["en"] == "We want b", "that of the card, not of the page"


# How large


@pytest.mark.parametrize(
    ("letters", "size"),
    [
        (36, "short"), (37, "middle"), (70, "middle"), (71, "long"), (150, "long"), (151, "longer"), (320, "longer"),
        (321, "longest"),
    ],
)  # fmt: skip
def test_a_card_has_smaller_letters_the_more_there_are(letters: int, size: str) -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"length": 500})), people=9)
    evening.open("wensen")
    id = release(evening, "x" * letters)
    assert evening.wall("wensen")["sizes"] == {id: size}


@pytest.mark.parametrize(
    ("letters", "size"),
    [(9, "short"), (10, "middle"), (43, "middle"), (44, "long"), (71, "long"), (97, "long"), (98, "longer")],
)
def test_whose_words_it_are_takes_a_line_and_twice_that_on_a_wide_card(letters: int, size: str) -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"length": 500})), people=9)
    evening.open("wensen")
    id = release(evening, "Wat er stond")
    evening.act("wensen", "rewrite", card=id, text="x" * letters)
    assert evening.wall("wensen")["sizes"] == {id: size}


def test_where_one_card_needs_smaller_letters_no_card_is_large(evening: Evening) -> None:
    long = release(evening, "x" * 71)
    sizes = evening.wall("wensen")["sizes"]
    assert sizes[long] == "long"
    assert set(sizes.values()) == {"middle", "long"}


def test_the_side_that_has_said_all_stays_on_its_last_page() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"other_side": QUESTION, "max": 20})), people=9)
    evening.open("wensen")
    for number in range(6):
        release(evening, f"Idee {number}")
    for number in range(11):
        evening.act("wensen", "add-other-side", text=f"Daar {number}")
    sides = [(wall["community"], wall["municipality"][0]) for wall in evening.walls("wensen")]
    assert sides == [
        (tuple(f"Idee {number}" for number in (5, 4, 3, 2, 1)), "Daar 10"), (("Idee 0",), "Daar 5"),
        (("Idee 0",), "Daar 0"),
    ]  # fmt: skip


SHORT, LONG = "korte naam", "x" * 29 + " " + "x" * 29
ONE_LINE, TWO_LINES = "x" * 18 + " " + "x" * 18, "x" * 18 + " " + "x" * 19


@pytest.mark.parametrize(
    ("names", "goals", "first"),
    [
        ((), (), 4),
        ((), (ONE_LINE, ONE_LINE), 4),
        ((), (TWO_LINES,), 4),
        ((), (TWO_LINES, TWO_LINES), 3),
        ((LONG,), (), 4),
        ((LONG,), (TWO_LINES,), 3),
        ((LONG[1:],), (TWO_LINES,), 4),
    ],
)
def test_four_goals_stand_on_a_page_and_fewer_long_ones(
    evening: Evening, names: tuple[str, ...], goals: tuple[str, ...], first: int
) -> None:
    for number in range(5):
        theme = evening.act("wensen", "make-theme", name=names[number] if number < len(names) else SHORT)
        evening.act("wensen", "goal", theme=theme, goal=goals[number] if number < len(goals) else "er licht is")
    assert len(ideas.goal_pages(evening["wensen"].content)[0]) == first
