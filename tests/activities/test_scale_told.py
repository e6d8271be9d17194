"""scale: all that is told of a rating: on the wall, to the facilitator and the phone, in the Summary, on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from immutables import Map

from tests.activities import about_goals as goals
from tests.activities.about_goals import A, B, C
from tests.activities.test_scale import FITS, TWO, opened, rate, report
from tests.session.evening import Evening, form, plan
from werksessie.activities import scale
from werksessie.activities.blocks import Result, Results, Section, Words
from werksessie.activities.scale import ScaleRated
from werksessie.activities.telling import DIVIDES
from werksessie.programme.model import Plan
from werksessie.session.commands import Answer
from werksessie.session.events import AnswerPassed
from werksessie.summary.parts import NOTHING, part_of

WORDS = {"0": "nee", "1": "een beetje", "2": "bijna helemaal", "3": "helemaal"}
ENGLISH = ("no", "a little", "almost completely", "completely")
PASSES = {"unsure": "weet niet", "skip": "overgeslagen"}
DAILY, USE = "Past dit bij jullie dagelijks leven?", "Hebben jullie hier zelf iets aan?"
SPLIT = (3, 2, 2, 3)
"""How a room rates that is divided."""


def see(evening: Evening, *names: str, page: int = 0) -> list[Any]:
    """These on a page of the wall, as it stands now."""
    return [evening.walls("past")[page][name] for name in names]


def told(evening: Evening) -> Any:
    return scale.tell(part_of(evening.state, evening.plan("past"), evening["past"]))


def counted(text: str, mark: str, *numbers: int, marks: str = "") -> Result:
    """A row of the Summary with these counts; six where each item can be passed by itself."""
    line: list[Words] = []
    for number, name in zip(numbers, (*WORDS.values(), *PASSES.values()), strict=False):
        line += [*([Words(" · ")] if line else []), Words(str(number), strong=True), Words(f" {name}")]
    return Result(text, (tuple(line),), marks=marks, mark=mark)


def over_goals(one: Plan = goals.SCALE) -> Evening:
    """Ten people are divided over the first goal, five agree about the second."""
    evening = goals.opened(one)
    field = "value-x" if one is goals.TWO else "value"
    steps = [step for step, number in enumerate(SPLIT) for _ in range(number)]
    goals.many(evening, "past", 10, A, lambda number: {field: str(steps[number])})
    goals.many(evening, "past", 5, B, lambda number: {field: "1"})
    return evening


# What somebody sends


def test_six_items_may_be_rated_in_six_ways() -> None:
    items = [{"id": f"i{number}", "text": {"nl": f"Vraag {number}?"}} for number in range(6)]
    evening = opened(plan("past", "scale", settings={"items": items}))
    ways = {f"value-i{number}": way for number, way in enumerate((*WORDS, *PASSES))}
    evening.send("past", "ann", ways)
    rated = evening.own("past", "ann")["ratings"]
    assert [rated[item["id"]] for item in items] == [*WORDS, *PASSES]


def answered(evening: Evening, **fields: str) -> list[Any]:
    """What ann of the community sends, as it is kept."""
    sent = Answer("past", "ann", "a1", form(fields), fresh="f1", group="community")
    return list(scale.answer(evening.state, evening.plan("past"), evening["past"], sent))


def test_who_does_not_know_passes_under_their_own_name_id_and_group() -> None:
    assert answered(opened(), value="unsure") == [AnswerPassed("past", "ann", "a1", "unsure", "community", "")]
    over = goals.opened(goals.SCALE)
    assert answered(over, about=B, value="skip") == [AnswerPassed("past", "ann", "a1", "skip", "community", B)]


def test_a_rating_bears_the_group_it_was_sent_in_and_the_goal_it_is_about() -> None:
    over = goals.opened(goals.SCALE)
    assert answered(over, about=B, value="2") == [ScaleRated("past", "ann", "a1", {"past": "2"}, "community", B)]


def test_a_phone_gets_back_what_it_said() -> None:
    evening = opened(TWO)
    evening.send("past", "ann", {"value-leven": "1"})
    asked = (("leven", {"nl": DAILY}), ("nut", {"nl": USE}))
    assert evening.own("past", "ann") == {"ratings": Map({"leven": "1"}), "about": [], "several": True, "items": asked}
    assert evening.own("past", "bob") == {"ratings": Map(), "about": [], "several": True, "items": asked}
    assert opened().own("past", "bob") == {
        "ratings": Map(), "about": [], "several": False, "items": (("past", {"nl": "Wat vind je van past?"}),),
    }  # fmt: skip


def test_a_phone_gets_back_what_it_said_about_each_goal_and_nothing_of_the_rest() -> None:
    evening = goals.opened(goals.SCALE)
    evening.send("past", "ann", {"about": B, "value": "2"})
    mine = evening.own("past", "ann")
    assert ([(one.id, dict(ratings)) for one, ratings in mine["about"]], mine["ratings"]) == (
        [(B, {"past": "2"})],
        Map(),
    )


# On paper


@pytest.mark.parametrize(
    ("one", "passes", "headings"),
    [
        (FITS, False, [()]),
        (TWO, True, [(DAILY,), (USE,)]),
        (goals.SCALE, True, [("We willen dat a",), ("We willen dat b",), ("We willen dat c",)]),
        (goals.TWO, True, [(f"We willen dat {goal}", f"Vraag {one}?") for goal in "abc" for one in "xy"]),
    ],
    ids=["one question", "two items", "goals", "two items about goals"],
)
def test_whoever_has_no_phone_can_pass_on_each_item_and_each_goal(
    one: Plan, passes: bool, headings: list[tuple[str, ...]]
) -> None:
    evening = goals.opened(one) if one.settings["about_from"] else opened(one)
    pads = scale.pads(evening.plan("past"), evening["past"]).pads
    assert list(dict.fromkeys(tuple(text["nl"] for text in pad.heading) for pad in pads)) == headings
    words = {**WORDS, **(PASSES if passes else {})}
    assert [(pad.value, pad.text["nl"]) for pad in pads] == list(words.items()) * len(headings)


# The wall


def test_the_wall_asks_the_whole_question_until_there_is_something_of_an_item() -> None:
    evening = opened(TWO)
    question = {"nl": "Wat vind je van past?"}
    rate(evening, 4, item="nut")
    assert see(evening, "kicker", "question", "gathering", "too_few", page=1) == [
        "Wat vind je van past?", question, True, False,
    ]  # fmt: skip
    rate(evening, 5, item="nut")
    assert see(evening, "question", "gathering", "place", "page", "pages", page=1) == [{"nl": USE}, False, 1, 2, 2]
    assert see(evening, "question", "gathering", "page") == [question, True, 1]


def test_one_question_has_no_line_above_it() -> None:
    evening = opened()
    rate(evening, 5)
    evening.shut("past")
    assert see(evening, "kicker", "subject", "question", "pages") == ["", {}, {"nl": "Wat vind je van past?"}, 1]


def test_a_question_without_words_goes_by_its_title() -> None:
    evening = opened(replace(FITS, text={}))
    assert see(evening, "question") == [{"nl": "Past"}]
    assert evening.tally("past").rows[0].text == {"nl": "Past"}


def test_a_page_that_is_no_longer_there_is_the_last_one() -> None:
    evening = opened(TWO)
    wall = scale.wall(evening.state, evening.plan("past"), replace(evening["past"], page=9))
    assert (wall["page"], wall["pages"]) == (2, 2)


def test_how_many_do_not_know_an_item_stands_on_its_page_alone() -> None:
    evening = opened(TWO)
    rate(evening, 5, item="leven")
    rate(evening, 5, item="nut")
    evening.send("past", "zed", {"value-nut": "unsure"})
    evening.send("past", "yan", {"unsure": "1"})
    evening.shut("past")
    assert [see(evening, "unsure", page=page) for page in (0, 1)] == [[0], [1]]


def test_who_does_not_know_at_all_stands_on_the_page_of_no_goal() -> None:
    evening = over_goals()
    evening.send("past", "zed", {"about": A, "unsure": "1"})
    evening.shut("past")
    assert see(evening, "unsure", "subject") == [None, {"nl": "We willen dat a", "en": "We want a"}]


@pytest.mark.parametrize(("length", "tight"), [(60, False), (61, True)])
def test_a_long_question_leaves_less_room_for_the_glasses(length: int, tight: bool) -> None:
    evening = opened(replace(FITS, text={"nl": ("Past dit bij het leven in de wijk? " * 3)[:length]}))
    assert see(evening, "tight") == [tight]


def test_so_does_a_goal_above_it_and_the_line_that_we_think_differently() -> None:
    evening = over_goals(replace(goals.SCALE, text={"nl": "Buurthuisbezoeken vrijwilligerswerk gemeenteplannen?"}))
    assert see(evening, "tight") == [False]
    evening.shut("past")
    assert [see(evening, "divided", "tight", page=page) for page in (0, 1)] == [[True, True], [False, False]]


# The facilitator


def test_the_facilitator_reads_items_under_a_title_and_which_divide() -> None:
    evening = opened(TWO)
    rate(evening, *SPLIT, item="nut")
    assert evening.board("past") == {
        "tally": evening.tally("past"),
        "words": [{"nl": nl, "en": en} for nl, en in zip(WORDS.values(), ENGLISH, strict=True)],
        "several": True,
        "titled": True,
        "divided": {"nut"},
    }


def test_one_question_needs_no_title_but_one_goal_does() -> None:
    assert (opened().board("past")["several"], opened().board("past")["titled"]) == (False, False)
    evening = goals.opened(goals.SCALE, goals=(A,))
    assert (evening.board("past")["several"], evening.board("past")["titled"]) == (False, True)


# The Summary


def test_one_question_is_told_as_all_answers() -> None:
    evening = opened()
    rate(evening, *SPLIT)
    evening.shut("past")
    assert report(evening) == {"counts": WORDS, "rows": [{"divided": True}]}
    assert told(evening) == (Results((counted("Alle antwoorden", "past", *SPLIT, marks=DIVIDES),)),)
    assert evening.detail("past") == {"words": WORDS, "about": []}


def test_items_are_told_each_under_its_own_words() -> None:
    evening = opened(TWO)
    rate(evening, *SPLIT, item="leven")
    rate(evening, 0, 5, item="nut")
    evening.shut("past")
    assert told(evening) == (
        Results(
            (counted(DAILY, "leven", *SPLIT, 0, 0, marks=DIVIDES), counted(USE, "nut", 0, 5, 0, 0, 0, 0)),
        ),
    )


def test_goals_are_told_one_after_the_other() -> None:
    evening = over_goals()
    evening.shut("past")
    about = [{"id": goal, "text": f"We willen dat {name}"} for goal, name in zip((A, B, C), "abc", strict=True)]
    words = "Wat vind je van past?"
    assert report(evening) == {
        "counts": WORDS,
        "about": about,
        "rows": [{"divided": goal == A, "about": goal, "item": words} for goal in (A, B, C)],
    }
    assert evening.detail("past")["about"] == about
    assert told(evening)[:2] == (
        Section("We willen dat a", (Results((counted(words, f"{A}.past", *SPLIT, marks=DIVIDES),)),)),
        Section("We willen dat b", (Results((counted(words, f"{B}.past", 0, 5, 0, 0),)),)),
    )
    assert [section.heading for section in told(evening)] == ["We willen dat a", "We willen dat b", "We willen dat c"]


def test_what_has_no_rows_is_not_told() -> None:
    evening = opened()
    evening.shut("past")
    part = part_of(evening.state, evening.plan("past"), evening["past"])
    assert scale.tell(replace(part, shown=NOTHING, report={})) == ()
