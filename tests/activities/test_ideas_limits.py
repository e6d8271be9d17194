"""ideas: how much and how long to the letter, what is asked on paper, and what the facilitator's press leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.about_goals import IDEAS, opened
from tests.session.evening import Evening, form, only, plan, refused
from werksessie.activities import KINDS
from werksessie.activities.ideas import events as ev
from werksessie.activities.ideas.grouping import GOAL_LENGTH
from werksessie.activities.pads import Card
from werksessie.programme.model import Plan
from werksessie.session.commands import Act, HideResults
from werksessie.session.events import Event

OLD = Plan("wensen", "ideas", {"nl": "Wensen"}, {"nl": "Wat wens je?"})
"""As an older record can have it: it says nothing of how many and how long."""


@pytest.fixture
def evening() -> Evening:
    """A question that is open, with Lamp and Boom shown; forty characters."""
    made = Evening(people=6)
    made.open("wensen")
    for text in ("Lamp", "Boom"):
        made.act("wensen", "release", card=made.idea(text, text))
    return made


def ids(evening: Evening) -> tuple[str, ...]:
    return tuple(sorted(evening["wensen"].content.ideas))


def ask(evening: Evening, verb: str, /, **fields: Any) -> Sequence[Event]:
    """What the facilitator's press leads to; the step is called "now"."""
    return evening.ask(Act("wensen", verb, form(fields), fresh="now"))


def pads(evening: Evening, activity: str) -> Any:
    return KINDS["ideas"].pads(evening.plan(activity), evening[activity])


# How much and how long


def test_a_question_that_does_not_say_asks_three_ideas_of_a_hundred_and_forty_characters() -> None:
    evening = Evening(only(OLD), people=5)
    evening.open("wensen")
    with refused(422, "140 tekens"):
        evening.idea("x" * 141)
    assert evening.own("wensen", "ann")["left"] == 3
    for number in range(3):
        card = evening.idea(f"{number}" * 140)
    with refused(409, "al 3"):
        evening.idea("Nog een")
    assert evening.own("wensen", "ann")["left"] == 0
    with refused(422, "140 tekens"):
        evening.act("wensen", "rewrite", card=card, text="x" * 141)
    evening.act("wensen", "rewrite", card=card, text="x" * 140)
    assert pads(evening, "wensen").card == Card((), answers=3, lines=2, table=True)


def test_what_the_facilitator_types_for_the_municipality_is_as_long_as_an_answer() -> None:
    evening = Evening(only(replace(OLD, settings={"other_side": {"nl": "En de gemeente?"}})), people=5)
    evening.open("wensen")
    with refused(422, "140 tekens"):
        evening.act("wensen", "add-other-side", text="x" * 141)
    evening.act("wensen", "add-other-side", text="x" * 140)
    assert len(evening.board("wensen")["said_there"]) == 1


def test_other_words_may_be_as_long_as_an_answer_and_a_name_sixty_letters(evening: Evening) -> None:
    [event] = ask(evening, "rewrite", card=ids(evening)[0], text="x" * 40)
    assert event == ev.IdeaRewritten("wensen", ids(evening)[0], "x" * 40, "now", translated=False)
    with refused(422, "korter dan 60 tekens"):
        ask(evening, "make-theme", name="x" * 61)
    assert ask(evening, "make-theme", name="x" * 60) == (ev.ThemeMade("wensen", "now", "x" * 60, step="now"),)


def test_a_goal_may_be_as_long_as_the_wall_can_hold_and_the_same_goal_is_no_news(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    for goal in ("x" * GOAL_LENGTH, "iedereen weg is van X"):
        assert ask(evening, "goal", theme=theme, goal=goal) == (ev.GoalWorded("wensen", theme, goal, "now"),)
        assert ask(evening, "goal", theme=theme, goal=f"We willen dat {goal}. ") == ()


# What a press leads to


def test_a_press_that_names_no_card_is_refused(evening: Evening) -> None:
    with refused(404, "Dit antwoord is er niet meer"):
        evening.act("wensen", "release")


def test_the_same_name_is_no_other_name(evening: Evening) -> None:
    theme = evening.act("wensen", "make-theme", name="Licht")
    assert ask(evening, "rename-theme", theme=theme, name=" Licht ") == ()


def test_a_card_that_waits_in_its_theme_is_let_through_by_placing_it_there_again(evening: Evening) -> None:
    evening.send("wensen", "zoe", {"text": "Vijver"}, "a1")
    [vijver] = [card.id for card in evening.board("wensen")["waiting"]]
    theme = evening.act("wensen", "make-theme", name="Water", card=vijver)
    assert ask(evening, "place", card=vijver, theme=theme) == (), "it is there already, shown"
    evening.send("wensen", "zoe", {"text": "Poel", "replaces": "a1"})
    assert ask(evening, "place", card=vijver, theme=theme) == (
        ev.IdeaReleased("wensen", vijver, "now"),
        ev.IdeaPlaced("wensen", vijver, theme, "now"),
    )
    other = evening.idea("Bank", "yan")
    assert ask(evening, "place", card=other, theme="") == (), "in no theme already, and nothing to let through"


def test_two_cards_make_a_stack_and_taking_them_apart_is_a_step(evening: Evening) -> None:
    first, second = ids(evening)
    assert ask(evening, "stack", card=(first, second)) == (ev.IdeaStacked("wensen", second, first, "now"),)
    assert ask(evening, "stack", card=(first, second)) == (), "they say the same already"
    assert ask(evening, "stack", card=first, onto=second) == ()
    assert ask(evening, "unstack", card=second) == (ev.IdeaStacked("wensen", second, "", "now"),)


def test_what_is_hidden_from_the_wall_is_not_read_aloud(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="Licht")
    evening.ask(HideResults("wensen", True))
    with refused(409, "De antwoorden staan nog niet op het scherm."):
        ask(evening, "read-titles")


def test_a_card_shown_after_all_has_its_words_back_only_where_it_lost_them() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    card = evening.idea("Meer licht")
    evening.act("wensen", "release", card=card)
    evening.open("kaarten")
    evening.act("wensen", "hide", card=card, reason="double")
    [option] = evening["kaarten"].options
    evening.act("kaarten", "rename-option", option=option.id, text="Genoeg licht")
    evening.act("wensen", "release", card=card)
    assert [one.text for one in evening["kaarten"].options] == [{"nl": "Genoeg licht"}]


# The phone and the paper


def test_a_phone_has_its_own_ideas_and_how_many_are_left(evening: Evening) -> None:
    [mine] = (one for one in evening["wensen"].content.ideas.values() if one.text == "Lamp")
    assert evening.own("wensen", "Lamp") == {
        "ideas": [mine], "said": ["Lamp"], "side": "", "left": 2, "open": 2, "about": [],
    }  # fmt: skip


def test_where_a_question_asks_fewer_than_were_sent_nothing_is_left() -> None:
    evening = opened(IDEAS)
    for goal in ("doel-a", "doel-b"):
        evening.send("doen", "ann", {"text": "Een zaal", "about": goal})
    mine = evening.own("doen", "ann")
    assert (mine["left"], mine["open"], [left for _, _, left in mine["about"]]) == (1, 1, [0, 0, 1])
    assert [(one.id, len(said)) for one, said, _ in mine["about"]] == [("doel-a", 1), ("doel-b", 1), ("doel-c", 0)]


@pytest.mark.parametrize(
    ("most", "length", "answers", "lines"), [(1, 60, 1, 1), (3, 61, 3, 2), (5, 140, 3, 2), (2, 20, 2, 1)]
)
def test_a_printed_card_has_room_for_three_answers_and_two_lines_for_long_ones(
    most: int, length: int, answers: int, lines: int
) -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"max": most, "length": length})), people=5)
    evening.open("wensen")
    assert pads(evening, "wensen").card == Card((), answers, lines, table=True)


def test_on_a_printed_card_is_ticked_what_the_answer_is_about() -> None:
    evening = opened(IDEAS, goals=("doel-a", "doel-b"))
    about = tuple({"nl": f"We willen dat {name}", "en": f"We want {name}"} for name in "ab")
    assert pads(evening, "doen").card == Card((({}, about),), answers=1, lines=2, table=True)
