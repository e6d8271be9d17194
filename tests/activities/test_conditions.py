"""conditions: what is important, then how it is now, side by side and never subtracted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.session.evening import Evening, counts, only, plan, refused
from werksessie.activities import KINDS
from werksessie.programme.model import Choice, Plan

NINE = tuple(Choice(f"v{number}", {"nl": f"Voorwaarde {number}"}, f"Deck {number}") for number in range(1, 10))
ONE = plan("samen", "conditions", options=NINE)
SENSITIVE = plan("samen", "conditions", options=NINE, sensitive=True, reveal="after_close")


def opened(one: Plan = ONE, people: int = 30) -> Evening:
    evening = Evening(only(one), people=people)
    evening.open("samen")
    return evening


def choose(evening: Evening, *choices: str) -> None:
    """One person for each of these: "12" finds conditions 1 and 2 important."""
    for number, digits in enumerate(choices):
        evening.send("samen", f"person-{number}", {"important": tuple(f"v{one}" for one in digits)})


def rate(evening: Evening, item: str, *numbers: int) -> None:
    """So many people for each step of this condition's glass."""
    values = [str(step) for step, number in enumerate(numbers) for _ in range(number)]
    for number, value in enumerate(values):
        evening.send("samen", f"person-{number}", {f"now-{item}": value})


def important(evening: Evening) -> dict[str, Any]:
    return {row.id: row.counts["important"] for row in evening.rows("samen")}


def asked(*choices: str, one: Plan = ONE) -> Evening:
    evening = opened(one)
    choose(evening, *choices)
    evening.act("samen", "ask-now")
    return evening


def report(evening: Evening) -> Mapping[str, Any]:
    """What the Summary tells beside the counts."""
    return KINDS["conditions"].report(evening.state, evening.plan("samen"), evening["samen"])


SIX = ["123", "123", "124", "145", "126", "1"]
"""1 six times, 2 four times, 3 and 4 twice, 5 and 6 once."""


# What is important


def test_everybody_calls_three_important_at_most() -> None:
    evening = opened()
    choose(evening, "123")
    with refused(422, "hoogstens 3"):
        evening.send("samen", "bob", {"important": ("v1", "v2", "v3", "v4")})
    assert evening.tally("samen").answered == 1


@pytest.mark.parametrize("fields", [{}, {"important": ""}, {"now-v1": "2"}, {"value": "1"}])
def test_nothing_important_is_no_answer(fields: dict[str, str]) -> None:
    with refused(422, "minstens 1"):
        opened().send("samen", "ann", fields)


def test_an_unknown_condition_is_refused_as_a_whole() -> None:
    evening = opened()
    with refused(422, "bestaat niet"):
        evening.send("samen", "ann", {"important": ("v1", "v10")})
    assert evening.tally("samen").answered == 0


def test_a_second_choice_replaces_the_first_and_the_same_twice_is_one() -> None:
    evening = opened()
    evening.send("samen", "ann", {"important": ("v1", "v1", "v2")}, "a1")
    evening.send("samen", "ann", {"important": "v3"}, "a2")
    assert evening.send("samen", "ann", {"important": ("v1", "v2")}, "a1") == ()
    assert evening.own("samen", "ann")["important"] == ["v3"]
    assert counts(evening.tally("samen"))["v1"] == {"important": 0}


def test_what_nobody_chose_is_shown_too() -> None:
    evening = opened()
    choose(evening, *SIX)
    evening.shut("samen")
    assert important(evening) == {"v1": 6, "v2": 4, "v3": 2, "v4": 2, "v5": 1, "v6": 1, "v7": 0, "v8": 0, "v9": 0}


def test_choices_show_from_the_fifth_on_in_the_order_of_the_list() -> None:
    evening = opened()
    choose(evening, *["9"] * 4)
    assert evening.wall("samen")["gathering"]
    choose(evening, *["9"] * 5)
    assert next(iter(important(evening).items())) == ("v1", 0)
    assert important(evening)["v9"] == 5
    evening.send("samen", "person-5", {"important": "v9"})
    assert important(evening)["v9"] == 5
    evening.shut("samen")
    assert next(iter(important(evening).items())) == ("v9", 6)


# Then how it is now


def test_the_five_most_chosen_are_asked_and_ties_go_by_the_list() -> None:
    assert asked(*SIX)["samen"].content.items == ("v1", "v2", "v3", "v4", "v5")


def test_what_nobody_chose_is_not_asked() -> None:
    assert asked("98", "9")["samen"].content.items == ("v8", "v9")


def test_now_is_asked_once_while_the_question_is_open_and_after_somebody_chose() -> None:
    evening = opened()
    with refused(409, "Nog niemand"):
        evening.act("samen", "ask-now")
    choose(evening, "1")
    evening.act("samen", "ask-now")
    with refused(409, "Al gedaan"):
        evening.act("samen", "ask-now")
    closed = opened()
    choose(closed, "1")
    closed.shut("samen")
    with refused(409, "Open eerst"):
        closed.act("samen", "ask-now")


def test_a_programme_can_ask_what_is_important_only() -> None:
    evening = opened(plan("samen", "conditions", options=NINE, settings={"now": False}))
    choose(evening, *SIX)
    assert evening.board("samen")["can_ask"] is False
    with refused(404, "kan hier niet"):
        evening.act("samen", "ask-now")


def test_now_is_rated_per_condition_and_the_rest_stays() -> None:
    evening = asked(*SIX)
    evening.send("samen", "ann", {"now-v1": "0", "now-v2": "unsure"})
    evening.send("samen", "ann", {"about": "v1", "value": "3"})
    assert dict(evening.own("samen", "ann")["ratings"]) == {"v1": "3", "v2": "unsure"}
    assert evening.send("samen", "ann", {"now-v3": "skip"}) != ()
    rows = counts(evening.tally("samen"))
    assert (rows["now-v1"]["3"], rows["now-v2"]["unsure"], rows["now-v3"]["skip"]) == (1, 1, 1)


def test_what_is_not_asked_now_cannot_be_rated() -> None:
    evening = asked(*SIX)
    for fields in ({"now-v9": "1"}, {"about": "v9", "value": "1"}):
        with refused(422, "bestaat niet"):
            evening.send("samen", "ann", fields)
    for fields in ({}, {"now-v1": "4"}, {"now-v1": ""}):
        with refused(422, "Kies een glas"):
            evening.send("samen", "ann", fields)


def test_a_choice_that_comes_after_that_is_too_late() -> None:
    evening = asked(*SIX)
    with refused(409, "gesloten"):
        evening.send("samen", "late", {"important": "v9"})
    assert counts(evening.tally("samen"))["v9"] == {"important": 0}


def test_too_early_can_be_taken_back_until_somebody_answered() -> None:
    evening = asked(*SIX)
    evening.act("samen", "ask-important")
    evening.send("samen", "ann", {"important": "v9"})
    evening.act("samen", "ask-now")
    evening.send("samen", "ann", {"unsure": "1"})
    with refused(409, "Er zijn al antwoorden"):
        evening.act("samen", "ask-important")
    evening.send("samen", "ann", {"now-v1": "1"})
    with refused(409, "Er zijn al antwoorden"):
        evening.act("samen", "ask-important")
    evening.shut("samen")
    with refused(409, "Al gedaan"):
        evening.act("samen", "ask-important")


def test_i_do_not_know_is_counted_apart_in_each_of_the_two() -> None:
    evening = opened()
    choose(evening, *SIX)
    evening.send("samen", "ann", {"unsure": "1"})
    evening.send("samen", "bob", {"skip": "1"})
    evening.act("samen", "ask-now")
    evening.send("samen", "ann", {"now-v1": "2"})
    evening.send("samen", "person-0", {"now-v1": "2"})
    evening.send("samen", "person-0", {"unsure": "1"})
    tally = evening.tally("samen")
    assert (tally.answered, tally.unsure, tally.skipped) == (6, 1, 1)
    assert (counts(tally)["v1"], counts(tally)["now-v1"]) == (
        {"important": 6}, {"0": 0, "1": 0, "2": 1, "3": 0, "unsure": 1, "skip": 0},
    )  # fmt: skip


def test_a_pass_before_a_too_early_now_still_counts_and_a_choice_after_it_replaces_it() -> None:
    evening = opened()
    choose(evening, *SIX)
    evening.send("samen", "ann", {"unsure": "1"})
    evening.send("samen", "bob", {"skip": "1"})
    evening.act("samen", "ask-now")
    evening.act("samen", "ask-important")
    assert (evening.tally("samen").unsure, evening.tally("samen").skipped) == (1, 1)
    evening.send("samen", "ann", {"important": "v1"})
    evening.send("samen", "bob", {"unsure": "1"})
    tally = evening.tally("samen")
    assert (tally.answered, tally.unsure, tally.skipped) == (7, 1, 0)
