"""consent: proposals in rounds, two outcomes, and never a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import PLACES, Evening, only, plan, refused
from werksessie.activities import KINDS
from werksessie.session.commands import HideResults

VALUES = ("fine", "tolerable", "objection")
ONE = plan("eens", "consent", options=PLACES[:1])
TWO = plan("eens", "consent", options=PLACES[:2])
TYPED = plan("eens", "consent")


def opened(planned: object = ONE, people: int = 20) -> Evening:
    """Twenty people, and the first round open."""
    evening = Evening(only(planned), people=people)  # type: ignore[arg-type]
    evening.open("eens")
    return evening


def say(evening: Evening, *values: str, first: int = 0) -> None:
    """So many people, each with one of the three answers to the one proposal."""
    for number, value in enumerate(values, first):
        evening.send("eens", f"person-{number}", {"value": value, "text": f"Bezwaar {number}"})


def outcomes(evening: Evening) -> dict[str, str]:
    return {one["id"]: one["outcome"] for one in evening.detail("eens")["proposals"]}


def objections(evening: Evening) -> dict[str, str]:
    """What the facilitator reads: text -> id."""
    return {one.text: one.id for one in evening.board("eens")["waiting"]}


# Answering


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        (("fine", "tolerable"), "none"),
        (("fine", "objection"), "objection"),
        (("objection",) * 10, "objection"),
        ((), ""),
    ],
)
def test_the_outcome_is_whether_anybody_objects_and_comes_after_closing(values: tuple[str, ...], outcome: str) -> None:
    evening = opened()
    say(evening, *values)
    assert [evening.detail("eens")["outcome"], set(evening.wall("eens")["outcomes"].values())] == ["", {""}]
    evening.shut("eens")
    assert (evening.detail("eens")["outcome"], outcomes(evening)) == (outcome, {"plek-1": outcome})


def test_one_objection_and_ten_read_the_same_everywhere() -> None:
    seen = []
    for objecting in (1, 10):
        evening = opened()
        say(evening, *["objection"] * objecting, *["fine"] * (12 - objecting))
        evening.shut("eens")
        kind = KINDS["consent"]
        told = kind.report(evening.state, evening.plan("eens"), evening["eens"])
        seen.append((evening.tally("eens"), evening.detail("eens"), evening.walls("eens"), told))
    assert seen[0] == seen[1]


@given(st.lists(st.sampled_from(VALUES), max_size=12), st.lists(st.sampled_from(VALUES), max_size=12))
def test_as_many_people_and_the_same_outcome_are_never_told_apart(some: list[str], others: list[str]) -> None:
    one, other = opened(), opened()
    say(one, *some)
    say(other, *others)
    one.shut("eens")
    other.shut("eens")
    same = len(some) == len(others) and ("objection" in some) == ("objection" in others)
    assert ((one.tally("eens"), one.walls("eens")) == (other.tally("eens"), other.walls("eens"))) == same


def test_the_outcome_does_not_show_when_an_opening_is_taken_back() -> None:
    evening = opened()
    say(evening, "objection")
    evening.undo()
    assert evening.detail("eens")["outcome"] == ""
    evening.press("open:eens")
    assert evening.detail("eens")["round"] == 1
    assert evening.own("eens", "person-0")["views"] == {"plek-1": "objection"}


def test_hiding_and_showing_results_does_not_show_the_outcome_early() -> None:
    evening = opened()
    say(evening, "objection")
    evening.ask(HideResults("eens", True))
    evening.ask(HideResults("eens", False))
    assert set(evening.wall("eens")["outcomes"].values()) == {""}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "1 van de 3"),
        ({"value": "misschien"}, "1 van de 3"),
        ({"value-plek-1": "ja"}, "1 van de 3"),
        ({"value": "objection", "text": "x" * 281}, "280 tekens"),
        ({"value-plek-9": "fine"}, "niet meer"),
        ({"about": "plek-9", "value": "fine"}, "niet meer"),
    ],
)
def test_a_view_is_one_of_three_about_a_proposal_that_is_there(fields: dict[str, str], words: str) -> None:
    evening = opened()
    with refused(422, words):
        evening.send("eens", "ann", fields)
    assert evening.tally("eens").answered == 0


def test_a_second_view_replaces_the_first_and_what_was_to_change() -> None:
    evening = opened()
    evening.send("eens", "ann", {"value": "objection", "text": "Nee"})
    evening.send("eens", "ann", {"value": "fine", "text": "Nee"})
    assert (evening.own("eens", "ann")["views"], evening.own("eens", "ann")["texts"]) == ({"plek-1": "fine"}, {})
    evening.shut("eens")
    assert (outcomes(evening), objections(evening), evening.tally("eens").answered) == ({"plek-1": "none"}, {}, 1)


def test_the_same_answer_id_twice_counts_once() -> None:
    evening = opened()
    evening.send("eens", "ann", {"value": "objection"}, "a1")
    evening.send("eens", "ann", {"value": "fine"}, "a2")
    assert evening.send("eens", "ann", {"value": "objection"}, "a1") == ()
    assert evening.own("eens", "ann")["views"] == {"plek-1": "fine"}


@pytest.mark.parametrize("about", [{}, {"about": "plek-1"}])
def test_not_knowing_and_skipping_are_counted_apart_and_take_a_view_back(about: dict[str, str]) -> None:
    evening = opened()
    say(evening, "objection", "fine", "fine")
    evening.send("eens", "person-0", {"unsure": "1", **about})
    evening.send("eens", "person-1", {"skip": "1", **about})
    tally = evening.tally("eens")
    assert (tally.answered, tally.unsure, tally.skipped) == (1, 1, 1)
    evening.shut("eens")
    assert (outcomes(evening), objections(evening)) == ({"plek-1": "none"}, {})


# Several proposals


def test_each_proposal_has_its_own_answer_and_outcome() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "fine", "value-plek-2": "objection", "text-plek-2": "Te duur"})
    evening.send("eens", "bob", {"about": "plek-1", "value": "tolerable"})
    evening.send("eens", "bob", {"about": "plek-2", "unsure": "1"})
    assert evening.own("eens", "bob")["views"] == {"plek-1": "tolerable", "plek-2": "unsure"}
    evening.shut("eens")
    assert outcomes(evening) == {"plek-1": "none", "plek-2": "objection"}
    assert evening.detail("eens")["outcome"] == "objection"


def test_one_answer_does_not_touch_the_other_proposal() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "objection", "text-plek-1": "Te duur", "value-plek-2": "fine"})
    evening.send("eens", "ann", {"value-plek-2": "tolerable"})
    assert evening.own("eens", "ann")["views"] == {"plek-1": "objection", "plek-2": "tolerable"}
    assert evening.own("eens", "ann")["texts"] == {"plek-1": "Te duur"}


def test_with_several_proposals_an_answer_says_which() -> None:
    with refused(422, "1 van de 3"):
        opened(TWO).send("eens", "ann", {"value": "fine"})


def test_who_passes_every_proposal_did_not_answer() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "unsure", "value-plek-2": "unsure"})
    evening.send("eens", "bob", {"value-plek-1": "skip", "value-plek-2": "skip"})
    evening.send("eens", "cor", {"value-plek-1": "skip", "value-plek-2": "fine"})
    tally = evening.tally("eens")
    assert (tally.answered, tally.unsure, tally.skipped) == (1, 1, 1)


def test_two_objections_of_one_person_have_ids_that_do_not_show_it() -> None:
    evening = opened(TWO)
    both = {
        f"{field}-plek-{one}": value for one in (1, 2) for field, value in (("value", "objection"), ("text", "Nee"))
    }
    evening.send("eens", "ann", both)
    first, second = (one.id for one in evening["eens"].content.objections.values())
    assert first[:4] != second[:4]


# Proposals


def test_proposals_come_from_an_earlier_vote() -> None:
    chosen = plan("kiezen", "dots", options=PLACES)
    evening = Evening(only(chosen, plan("eens", "consent", options_from="kiezen", take="chosen")), people=20)
    evening.open("kiezen")
    evening.shut("kiezen")
    with refused(409, "nog geen keuzes"):
        evening.open("eens")
    evening.act("kiezen", "choose", option="plek-3")
    evening.open("eens")
    assert [one.id for one in evening.board("eens")["proposals"]] == ["plek-3"]


def test_the_facilitator_types_a_proposal_with_the_room_watching() -> None:
    evening = Evening(only(TYPED), people=20)
    evening.show("eens")
    first = evening.act("eens", "propose", text="  We beginnen \n klein ")
    evening.act("eens", "propose", text="Elke vrijdag")
    evening.act("eens", "reword", proposal=first, text="We beginnen klein en samen")
    words = [one.text["nl"] for wall in evening.walls("eens") for one in wall["proposals"]]
    assert words == ["We beginnen klein en samen", "Elke vrijdag"]
    assert evening.wall("eens")["early"]
    evening.act("eens", "drop", proposal=first)
    evening.press("open:eens")
    evening.send("eens", "ann", {"value": "fine"})
    evening.shut("eens")
    assert list(outcomes(evening).values()) == ["none"]


def test_without_a_proposal_there_is_nothing_to_answer_and_one_can_still_be_typed() -> None:
    evening = opened(TYPED)
    with refused(409, "nog geen voorstellen"):
        evening.send("eens", "ann", {"value": "fine"})
    evening.act("eens", "propose", text="Elke vrijdag")
    evening.send("eens", "ann", {"value": "fine"})
    assert evening.tally("eens").answered == 1


@pytest.mark.parametrize("verb", ["propose", "reword", "drop"])
def test_words_stay_as_they_are_while_people_answer(verb: str) -> None:
    evening = opened()
    with refused(409, "Sluit eerst de ronde"):
        evening.act("eens", verb, proposal="plek-1", text="Iets anders")


@pytest.mark.parametrize("text", ["", " ", "x" * 141])
def test_a_proposal_needs_words_that_fit(text: str) -> None:
    evening = opened()
    evening.shut("eens")
    for verb in ("propose", "reword"):
        with refused(422, "1 tot 140"):
            evening.act("eens", verb, proposal="plek-1", text=text)


def test_the_same_words_again_change_nothing() -> None:
    evening = opened()
    say(evening, "fine")
    evening.shut("eens")
    evening.act("eens", "reword", proposal="plek-1", text=" Plek  1 ")
    assert outcomes(evening) == {"plek-1": "none"}


def test_a_proposal_that_is_gone_is_said_to_be_gone() -> None:
    evening = opened()
    evening.shut("eens")
    evening.act("eens", "drop", proposal="plek-1")
    for verb in ("reword", "drop"):
        with refused(404, "niet meer"):
            evening.act("eens", verb, proposal="plek-1", text="Toch")


def test_a_proposal_without_objection_can_be_taken_on_by_a_later_activity() -> None:
    later = plan("kiezen", "dots", options_from="eens", take="chosen")
    evening = Evening(only(TWO, later), people=20)
    evening.open("eens")
    evening.send("eens", "ann", {"value-plek-1": "fine", "value-plek-2": "objection"})
    evening.open("kiezen")
    assert [one.id for one in evening["kiezen"].options] == ["plek-1"]


def test_what_is_agreed_leads_to_its_proposal() -> None:
    evening = opened(TWO)
    evening.send("eens", "ann", {"value-plek-1": "fine", "value-plek-2": "objection"})
    evening.shut("eens")
    agreed = KINDS["consent"].offers(evening["eens"], "chosen")
    assert [(one.id, one.source) for one in agreed] == [("plek-1", "plek-1")]
