"""What the room and the reader see of answers about chosen goals: one goal after another, each under its own words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.about_goals import (
    CHOICE,
    EVERY,
    IDEAS,
    ITEMS,
    TWO,
    A,
    B,
    C,
    asked,
    chosen,
    many,
    opened,
    report,
    said,
    sent,
)  # fmt: skip
from tests.session.evening import PLACES, Evening, counts, only, plan, refused
from werksessie.activities import KINDS
from werksessie.activities.about import head_takes
from werksessie.activities.blocks import Results
from werksessie.programme.model import Plan
from werksessie.session.commands import ChooseReveal
from werksessie.session.state import Option
from werksessie.summary.parts import part_of

# The wall


def test_the_wall_takes_one_goal_after_another_under_its_own_words() -> None:
    evening = opened(TWO)
    many(evening, "past", 6, B, lambda one: {"value-y": str(one % 2)})
    evening.shut("past")
    pages = [(wall["subject"]["nl"][-1], wall["question"]["nl"]) for wall in evening.walls("past")]
    assert pages == [(goal, item["text"]["nl"]) for goal in "abc" for item in ITEMS]
    shown = [[one["count"] for one in wall["columns"]] for wall in evening.walls("past")]
    assert shown == [[None] * 4, [None] * 4, [None] * 4, [3, 3, 0, 0], [None] * 4, [None] * 4]
    assert [wall["gathered"] for wall in evening.walls("past")] == [None, None, 6, 6, None, None]


@pytest.mark.parametrize("about", [A, B])
def test_counts_show_from_the_fifth_answer_about_that_goal_in_steps_of_three(about: str) -> None:
    evening, seen = opened(CHOICE), []
    many(evening, "nodig", 9, C, lambda _: {"option": "plek-2"})
    for number in range(9):
        evening.send("nodig", f"person-{number}", {"about": about, "option": "plek-1"})
        [wall] = [one for one in evening.walls("nodig") if one["subject"]["nl"][-1] == about[-1]]
        seen.append(wall["rows"][0].counts["people"])
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_what_people_wrote_stands_after_the_rows_of_its_goal() -> None:
    evening = opened(CHOICE)
    for about in (A, C):
        made = sent(evening, "nodig", "ann", {"about": about, "option": "other", "text": f"Over {about}"})
        evening.act("nodig", "release", note=made.note)
    evening.shut("nodig")
    pages = [(wall["subject"]["nl"][-1], [note.text for note, _ in wall["notes"]]) for wall in evening.walls("nodig")]
    assert pages == [("a", []), ("a", [f"Over {A}"]), ("b", []), ("c", []), ("c", [f"Over {C}"])]


def test_a_long_goal_leaves_room_for_fewer_rows() -> None:
    question = {"nl": "Wat hebben jullie allemaal nodig om dit samen te doen?"}
    one = replace(asked("nodig", "choice", options=PLACES), text=question)
    assert [len(wall["rows"]) for wall in opened(one, goals=(A,)).walls("nodig")] == [5, 1]
    evening = opened(one, goals=(A, B))
    evening.act(
        "nodig", "rename-option", option=A, text="We willen dat " + "alle mensen in de buurt elkaar kennen, " * 3
    )
    pages = [(wall["subject"]["nl"][:14], len(wall["rows"])) for wall in evening.walls("nodig")]
    assert [number for _, number in pages] == [4, 2, 5, 1]


@EVERY
def test_hidden_results_gather(one: Plan) -> None:
    evening = chosen(one)
    evening.ask(ChooseReveal(one.id, "after_close"))
    evening.open(one.id)
    many(evening, one.id, 6, A, lambda _: said(one))
    for wall in evening.walls(one.id):
        assert wall["hidden"]
        assert not wall.get("cards")
        assert {row.counts["people"] for row in wall.get("rows", ())} <= {None}
    assert evening.wall(one.id)["gathered"] == 6


# Ideas


def test_so_many_ideas_may_be_sent_about_each_goal() -> None:
    evening = opened(IDEAS)
    for about in (A, B):
        evening.send("doen", "ann", {"about": about, "text": f"Over {about}"})
    with refused(409, "al 1"):
        evening.send("doen", "ann", {"about": A, "text": "Nog een"})
    mine = [
        (subject.id, [idea.text for idea in ideas], left)
        for subject, ideas, left in evening.own("doen", "ann")["about"]
    ]
    assert mine == [(A, [f"Over {A}"], 0), (B, [f"Over {B}"], 0), (C, [], 1)]
    assert evening.own("doen", "ann")["open"] == 1


def test_a_changed_idea_stays_with_its_goal_or_goes_where_there_is_room() -> None:
    evening = opened(IDEAS)
    evening.send("doen", "ann", {"about": A, "text": "Een"}, "a1")
    evening.send("doen", "ann", {"about": B, "text": "Twee"}, "a2")
    evening.send("doen", "ann", {"text": "Een, anders", "replaces": "a1"})
    with refused(409, "al 1"):
        evening.send("doen", "ann", {"about": B, "text": "Een", "replaces": "a1"})
    evening.send("doen", "ann", {"about": C, "text": "Naar c", "replaces": "a1"})
    where = {one["text"]: one["about"] for one in evening.detail("doen")["waiting"]}
    assert where == {"Naar c": C, "Twee": B}


def test_without_themes_the_wall_has_pages_for_each_goal() -> None:
    evening = opened(asked("doen", "ideas", settings={"max": 9}))
    for number in range(7):
        card = sent(evening, "doen", "ann", {"about": B, "text": f"Idee {number}"})
        evening.act("doen", "release", card=card.card)
    pages = [(wall["subject"]["nl"][-1], len(wall["cards"])) for wall in evening.walls("doen")]
    assert pages == [("a", 0), ("b", 6), ("b", 1), ("c", 0)]
    evening.shut("doen")
    pages = [(wall["subject"]["nl"][-1], len(wall["cards"])) for wall in evening.walls("doen")]
    assert pages == [("b", 6), ("b", 1)], "once it is closed only what came in has a page"


def test_with_themes_the_wall_shows_those() -> None:
    evening = opened(IDEAS)
    card = sent(evening, "doen", "ann", {"about": B, "text": "Een bankje"})
    theme = evening.act("doen", "make-theme", name="Zitten", card=card.card)
    evening.act("doen", "goal", theme=theme, goal="iedereen kan zitten")
    [wall] = evening.walls("doen")
    assert ([box.name for box in wall["themes"]], wall["subject"]) == (["Zitten"], {})
    assert [row.id for row in evening.tally("doen").rows] == [theme]
    kind = KINDS["ideas"]
    for take, words in [
        ("themes", "Zitten"),
        ("goals", "We willen dat iedereen kan zitten"),
        ("answers", "Een bankje"),
    ]:
        assert [one.text["nl"] for one in kind.offers(evening["doen"], take)] == [words]


def test_without_themes_the_report_has_what_was_said_about_each_goal() -> None:
    evening = opened(IDEAS)
    for person, about in [("ann", A), ("bob", A), ("cas", C)]:
        card = sent(evening, "doen", person, {"about": about, "text": f"Van {person}"})
        evening.act("doen", "release", card=card.card)
    told = report(evening, "doen")
    assert [(row["about"], sorted(row["quotes"])) for row in told["rows"]] == [
        (A, ["Van ann", "Van bob"]), (B, []), (C, ["Van cas"])
    ]  # fmt: skip
    assert told["also_said"] == []
    assert counts(evening.tally("doen")) == {A: {"ideas": 2}, B: {"ideas": 0}, C: {"ideas": 1}}


def test_words_that_are_hidden_leave_what_answers_are_about() -> None:
    programme = only(
        plan("wensen", "ideas"),
        plan("stem", "dots", options_from="wensen", take="answers"),
        plan("doen", "ideas", settings={"about_from": "stem"}),
    )
    evening = Evening(programme, people=9)
    evening.open("wensen")
    card = evening.idea("Jan deed het")
    evening.act("wensen", "release", card=card)
    evening.open("stem")
    evening.shut("stem")
    evening.act("stem", "choose", option=card)
    evening.open("doen")
    evening.act("wensen", "hide", card=card, reason="person")
    assert "Jan" not in json.dumps([dict(one.text) for one in evening["doen"].about])


# The Summary


def blocks(evening: Evening) -> list[Any]:
    """What the Summary tells of the choice about these goals."""
    return list(KINDS["choice"].tell(part_of(evening.state, evening.plan("nodig"), evening["nodig"])))


def test_of_one_goal_the_most_chosen_comes_first_and_one_option_is_an_order_too() -> None:
    evening = opened(replace(CHOICE, options=PLACES[:2]), goals=(A,))
    many(evening, "nodig", 6, A, lambda _: {"option": "plek-2"})
    evening.shut("nodig")
    [section] = blocks(evening)
    assert [one.text for one in section.blocks[0].results] == ["Plek 2", "Plek 1", "Iets anders"]
    in_order = asked("nodig", "choice", options=PLACES[:1], settings={"ordered": True})
    evening = opened(in_order, goals=(A,))
    many(evening, "nodig", 6, A, lambda _: {"option": "plek-1"})
    evening.shut("nodig")
    assert [type(block) for block in blocks(evening)[1].blocks] == [Results]


# The head of a wall page

LONG = "We willen dat kinderen in deze buurt na school veilig kunnen spelen"
ASKED = "Wat past er bij jullie leven in de tijd die er nu is?"


@pytest.mark.parametrize(
    ("question", "goal", "more", "higher"),
    [
        ("Past dit?", "", 40.0, 0.0),
        ("Past dit?", "We willen dat het licht is", 0.0, 0.0),
        ("Past dit?", "We willen dat het licht is", 40.0, 40 + 5.8 + 7.9 + 1 + 5.3 - 30),
        ("Wat past bij jullie leven en wonen", LONG, 40.0, 40 + 5.8 + 15.8 + 1 + 9.2 - 30),
        ("Wat past bij jullie leven en wonen?", LONG, 40.0, 40 + 5.8 + 13.2 + 1 + 9.2 - 30),
        ("Wat past bij jullie leven in wonin ga b", LONG, 40.0, 40 + 5.8 + 13.2 + 1 + 9.2 - 30),
        (f"{'x' * 14} {'x' * 13}", "x", 40.0, 40 + 5.8 + 15.8 + 1 + 5.3 - 30),
        (f"{'x' * 16} {'x' * 16} {'x' * 32}", "x", 40.0, 40 + 5.8 + 19.8 + 1 + 5.3 - 30),
        (ASKED, f"{'x' * 21} {'x' * 21} {'x' * 42}", 40.0, 40 + 5.8 + 13.2 + 1 + 13.8 - 30),
        (ASKED, LONG * 3, 0.0, 5.8 + 13.2 + 1 + 13.8 - 30),
        (ASKED, f"{LONG[:37]}x", 40.0, 40 + 5.8 + 13.2 + 1 + 10.6 - 30),
        (ASKED, LONG[:60], 40.0, 40 + 5.8 + 13.2 + 1 + 10.6 - 30),
        (ASKED, LONG[:61], 40.0, 40 + 5.8 + 13.2 + 1 + 9.2 - 30),
        (ASKED, LONG[:29] + "x" * 14 + LONG[43:], 40.0, 40 + 5.8 + 13.2 + 1 + 9.2 - 30),
    ],
)
def test_a_long_question_and_a_long_goal_make_the_head_of_the_wall_higher(
    question: str, goal: str, more: float, higher: float
) -> None:
    assert head_takes(question, Option("doel", {"nl": goal}), more) == pytest.approx(higher)


def test_nothing_more_stands_under_the_question_unless_it_is_said() -> None:
    assert head_takes(ASKED, Option("doel", {"nl": LONG * 3})) == pytest.approx(5.8 + 13.2 + 1 + 13.8 - 30)


def test_whoever_takes_back_what_they_said_about_a_goal_never_said_it() -> None:
    evening = opened(CHOICE)
    before = evening["nodig"].content
    evening.send("nodig", "ann", {"about": B, "option": "plek-1"})
    evening.send("nodig", "ann", {"about": B, "unsure": "1"})
    assert evening["nodig"].content == before
