"""slide: what stands beside a line on the wall, what the facilitator sees and what is told of it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.session.evening import DETAILS, Evening, only, plan, refused
from werksessie.activities import slide
from werksessie.activities.blocks import Bullet, Bullets, plain
from werksessie.programme.model import Plan
from werksessie.session.commands import Answer
from werksessie.summary.parts import part_of

RULES = [{"nl": "Eén praat, de rest luistert.", "when": "", "picture": "luisteren"}]
UNSAID = replace(plan("hallo", "slide"), settings={})
"""A slide of which the programme says nothing."""


def lines(*words: str) -> list[dict[str, str]]:
    return [{"nl": one, "when": "", "picture": ""} for one in words]


def shown(one: Plan) -> Evening:
    """With this slide on the wall."""
    evening = Evening(only(one), people=1)
    evening.press(f"show:{one.id}")
    return evening


def report(evening: Evening, activity: str = "hallo") -> Mapping[str, Any]:
    return slide.report(evening.state, evening.plan(activity), evening[activity])


def blocks(evening: Evening, activity: str = "hallo") -> Any:
    return slide.tell(part_of(evening.state, evening.plan(activity), evening[activity]))


def of_goals() -> Evening:
    """One theme has a goal, another none yet."""
    evening = Evening(people=1)
    theme = evening.act("wensen", "make-theme", name="Licht")
    evening.act("wensen", "make-theme", name="Groen")
    evening.act("doelen", "goal", theme=theme, goal="het licht is")
    return evening


def test_lines_and_ground_rules_are_told_as_they_were_said() -> None:
    spoken = lines("Welkom.", "Op {datum} horen jullie meer.")
    evening = shown(plan("hallo", "slide", settings={"lines": spoken, "rules": RULES}))
    said = ["Welkom.", "Op woensdag 3 maart horen jullie meer."]
    rules = ["Eén praat, de rest luistert."]
    assert report(evening) == {"lines": said, "rules": rules, "goals": []}
    assert blocks(evening) == (Bullets(tuple(Bullet(plain(one)) for one in (*said, *rules))),)
    assert evening.board("hallo") == {"lines": spoken, "rules": RULES, "source": "", "until": "", "themes": ()}


def test_goals_are_told_in_words_and_a_theme_without_one_is_not() -> None:
    evening = of_goals()
    assert report(evening, "doelen") == {"lines": [], "rules": [], "goals": ["We willen dat het licht is"]}
    evening.show("doelen")
    assert blocks(evening, "doelen") == (Bullets((Bullet(plain("We willen dat het licht is")),)),)
    assert evening.board("doelen")["source"] == "wensen"


def test_a_slide_without_anything_on_it_is_one_empty_page() -> None:
    evening = shown(UNSAID)
    nothing = {"lines": [], "rules": [], "goals": []}
    assert ({name: list(told) for name, told in report(evening).items()}, blocks(evening)) == (nothing, ())
    assert evening.board("hallo") == {"lines": [], "rules": (), "source": "", "until": "", "themes": ()}
    assert evening.walls("hallo") == [
        {
            "line": None, "said": [], "rules": (), "goals": False, "until": "", "themes": (), "page": 1, "pages": 1
        }
    ]  # fmt: skip
    with refused(404, "kan hier niet"):
        evening.act("hallo", "goal", theme="x", goal="het licht is")


def test_a_slide_of_goals_says_which_page_it_is() -> None:
    [wall] = of_goals().walls("doelen")
    assert (wall["goals"], wall["line"], wall["page"], wall["pages"]) == (True, None, 1, 1)


def test_a_line_that_is_not_there_any_more_is_the_last_one() -> None:
    evening = shown(plan("hallo", "slide", settings={"lines": lines("Welkom.", "Daar gaan we.")}))
    away = replace(evening["hallo"], page=9)
    assert slide.wall(evening.state, evening.plan("hallo"), away)["line"]["nl"] == "Daar gaan we."


@pytest.mark.parametrize(("length", "fit"), [(44, 4), (45, 2), (90, 1), (177, 0)])
def test_beside_a_line_stands_what_was_said_before_in_four_lines(length: int, fit: int) -> None:
    said = [f"{number}{'x' * (length - 1)}" for number in range(5)]
    evening = shown(plan("hallo", "slide", settings={"lines": lines(*said, "Daar gaan we.")}))
    assert evening.walls("hallo")[-1]["said"] == said[5 - fit :]
    assert evening.walls("hallo")[0]["said"] == []


def test_a_time_in_a_line_is_told_in_dutch() -> None:
    spoken = lines("Om {tijd} zijn we klaar.", "Daar gaan we.")
    hello = only(plan("hallo", "slide", settings={"lines": spoken}))
    evening = Evening(hello, replace(DETAILS, time="21:30"), people=1)
    evening.press("show:hallo")
    assert report(evening)["lines"] == ["Om 21.30 uur zijn we klaar.", "Daar gaan we."]
    assert evening.walls("hallo")[1]["said"] == ["Om 21.30 uur zijn we klaar."]


def test_what_was_said_long_before_makes_room_for_what_was_said_last() -> None:
    evening = shown(
        plan("hallo", "slide", settings={"lines": lines("Een.", "Twee.", "Drie.", "x" * 176, "Daar gaan we.")})
    )
    assert evening.walls("hallo")[-1]["said"] == ["x" * 176]


def test_goals_of_a_question_that_is_not_there_are_none() -> None:
    evening = shown(plan("hallo", "slide", settings={"goals_of": "weg"}))
    assert (evening.board("hallo")["themes"], evening.wall("hallo")["themes"]) == ((), ())


def test_nobody_answers_a_slide() -> None:
    evening, sent = shown(UNSAID), Answer("hallo", "ann", "a1", {}, fresh="f1")
    with refused(409, "Hier hoef je niets te sturen. Kijk naar het grote scherm."):
        slide.answer(evening.state, evening.plan("hallo"), evening["hallo"], sent)
