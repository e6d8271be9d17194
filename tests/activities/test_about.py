"""Answers about one of the goals or roles that were chosen: each goal has answers and counts of its own."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.about_goals import (
    CHOICE,
    EVERY,
    SCALE,
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
from tests.session.evening import PLACES, refused
from tests.session.full_evening import assert_same
from werksessie.programme.model import Plan
from werksessie.session.codec import decode
from werksessie.session.commands import Refusal
from werksessie.session.disclosure import disclose

# What it is about


@EVERY
def test_an_answer_says_first_what_it_is_about(one: Plan) -> None:
    evening = opened(one)
    for about in ({}, {"about": ""}, {"about": "doel-d"}, {"about": "weg"}):
        with refused(422, "Kies eerst waar je antwoord over gaat."):
            evening.send(one.id, "ann", {**said(one), **about})
    assert evening.tally(one.id).answered == 0
    evening.send(one.id, "ann", {**said(one), "about": A})
    assert evening.tally(one.id).answered == 1


@EVERY
def test_without_a_chosen_goal_the_question_does_not_open(one: Plan) -> None:
    evening = chosen(one, goals=())
    evening.show(one.id)
    with refused(409, "nog niets gekozen"):
        evening.press(f"open:{one.id}")


@EVERY
def test_what_is_chosen_later_changes_nothing_in_an_open_question(one: Plan) -> None:
    evening = opened(one, goals=(A, B))
    evening.act("kiezen", "choose", option=C)
    with refused(422, "waar je antwoord over gaat"):
        evening.send(one.id, "ann", {**said(one), "about": C})


@EVERY
def test_a_goal_in_other_words_keeps_its_answers(one: Plan) -> None:
    evening = opened(one)
    evening.send(one.id, "ann", {**said(one), "about": B})
    evening.act(one.id, "rename-option", option=B, text="We willen dat het beter gaat")
    evening.send(one.id, "bob", {**said(one), "about": B})
    assert evening.tally(one.id).answered == 2
    assert "We willen dat het beter gaat" in json.dumps(evening.detail(one.id))


@EVERY
def test_one_person_counts_once_however_many_goals_they_answer(one: Plan) -> None:
    evening = opened(one)
    for about in (A, B, C):
        evening.send(one.id, "ann", {**said(one), "about": about})
    evening.send(one.id, "bob", {**said(one), "about": B})
    assert evening.tally(one.id).answered == 2


@EVERY
def test_passing_on_one_goal_takes_nothing_from_another(one: Plan) -> None:
    evening = opened(one)
    for about in (A, B):
        evening.send(one.id, "ann", {**said(one), "about": about})
    evening.send(one.id, "ann", {"about": A, "skip": "1"})
    evening.send(one.id, "ann", {"unsure": "1"})
    tally = evening.tally(one.id)
    assert (tally.answered, tally.unsure, tally.skipped) == (1, 0, 0)
    evening.send(one.id, "bob", {"about": A, "unsure": "1"})
    assert evening.tally(one.id).unsure == 1


@pytest.mark.parametrize("one", [SCALE, CHOICE], ids=["scale", "choice"])
def test_passing_on_a_goal_takes_back_what_was_said_about_it(one: Plan) -> None:
    evening = opened(one)
    for about in (A, B):
        evening.send(one.id, "ann", {**said(one), "about": about})
    evening.send(one.id, "ann", {"about": A, "skip": "1"})
    assert [subject.id for subject, *_ in evening.own(one.id, "ann")["about"]] == [B]


@EVERY
def test_the_same_answer_id_twice_counts_once(one: Plan) -> None:
    evening = opened(one)
    evening.send(one.id, "ann", {**said(one), "about": A}, "a1")
    assert evening.send(one.id, "ann", {**said(one), "about": B}, "a1") == ()


@EVERY
def test_an_answer_that_came_late_keeps_what_it_is_about(one: Plan) -> None:
    evening = opened(one)
    evening.shut(one.id)
    with refused(422, "waar je antwoord over gaat"):
        evening.send(one.id, "ann", {**said(one), "late": "1"})
    late = sent(evening, one.id, "ann", {**said(one), "about": B, "late": "1"})
    evening.act(one.id, "take-late", late=late.late)
    assert [subject.id for subject, *answer in evening.own(one.id, "ann")["about"] if answer[0]] == [B]


# Choosing and rating


def test_a_second_answer_replaces_the_first_about_that_goal_only() -> None:
    evening = opened(CHOICE)
    evening.send("nodig", "ann", {"about": A, "option": "plek-1"})
    evening.send("nodig", "ann", {"about": B, "option": ("plek-2", "other"), "text": "Een sleutel"})
    evening.send("nodig", "ann", {"about": A, "option": "plek-3"})
    mine = [(subject.id, picked, text) for subject, picked, text in evening.own("nodig", "ann")["about"]]
    assert mine == [(A, ("plek-3",), ""), (B, ("plek-2", "other"), "Een sleutel")]


def test_each_goal_has_a_note_of_its_own() -> None:
    evening = opened(CHOICE)
    for about in (A, B):
        evening.send("nodig", "ann", {"about": about, "option": "other", "text": f"Over {about}"})
    evening.send("nodig", "ann", {"about": A, "option": "other", "text": "Anders"})
    waiting = {one["about"]: one["text"] for one in evening.detail("nodig")["waiting"]}
    assert waiting == {A: "Anders", B: f"Over {B}"}


def test_items_are_rated_for_each_goal_apart() -> None:
    evening = opened(TWO)
    evening.send("past", "ann", {"about": A, "value-x": "1", "value-y": "unsure"})
    evening.send("past", "ann", {"about": B, "value-x": "3"})
    evening.send("past", "ann", {"about": A, "value-x": "2"})
    mine = {subject.id: dict(ratings) for subject, ratings in evening.own("past", "ann")["about"]}
    assert mine == {A: {"x": "2", "y": "unsure"}, B: {"x": "3"}}


def test_a_goal_is_no_item() -> None:
    evening = opened(TWO)
    with refused(422, "Kies een glas"):
        evening.send("past", "ann", {"about": A, "value": "2"})


# Counting


def test_each_goal_has_rows_of_its_own_with_its_own_number_of_people() -> None:
    evening = opened(TWO)
    many(evening, "past", 6, A, lambda _: {"value-x": "3"})
    many(evening, "past", 2, B, lambda _: {"value-x": "0", "value-y": "1"})
    assert {row.id: row.answered for row in evening.tally("past").rows} == {
        f"{A}.x": 6, f"{A}.y": 0, f"{B}.x": 2, f"{B}.y": 2, f"{C}.x": 0, f"{C}.y": 0
    }  # fmt: skip
    first = evening.tally("past").rows[0]
    assert first.text == {"nl": "We willen dat a: Vraag x?", "en": "We want a: Question x?"}
    assert evening.tally("past").answered == 6


def test_without_items_a_row_is_a_goal() -> None:
    evening = opened(SCALE)
    many(evening, "past", 2, B, lambda _: {"value": "0"})
    row = evening.tally("past").rows[1]
    assert (row.id, row.text["nl"], row.answered) == (f"{B}.past", "We willen dat b", 2)


def test_a_goal_with_few_answers_shows_nothing_whatever_the_others_have() -> None:
    evening = opened(CHOICE)
    many(evening, "nodig", 9, A, lambda one: {"option": f"plek-{one % 2 + 1}"})
    many(evening, "nodig", 4, B, lambda _: {"option": "plek-1"})
    shown = {row.id: row for row in disclose(evening.tally("nodig"), sensitive=False, people=30).rows}
    assert (shown[f"{A}.plek-1"].counts, shown[f"{A}.plek-1"].answered) == ({"people": 5}, 9)
    assert (shown[f"{B}.plek-1"].counts, shown[f"{B}.plek-1"].answered) == ({"people": None}, None)


def test_options_are_about_equal_within_a_goal_only() -> None:
    evening = opened(CHOICE)
    many(evening, "nodig", 9, A, lambda _: {"option": "plek-1"})
    many(evening, "nodig", 9, B, lambda _: {"option": "plek-2"})
    told = {(row["about"], row["item"]): row["about_equal"] for row in report(evening, "nodig")["rows"]}
    assert set(told.values()) == {False}
    many(evening, "nodig", 8, A, lambda one: {"option": f"plek-{one % 2 + 1}"})
    told = {(row["about"], row["item"]): row["about_equal"] for row in report(evening, "nodig")["rows"]}
    assert {key for key, near in told.items() if near} == {(A, "Plek 1"), (A, "Plek 2")}


def test_in_order_each_goal_has_an_order_of_its_own() -> None:
    one = asked("nodig", "choice", options=PLACES[:3], settings={"choices": 3, "ordered": True})
    evening = opened(one)
    many(evening, "nodig", 6, A, lambda _: {"option": "plek-3"})
    many(evening, "nodig", 4, B, lambda _: {"option": "plek-2"})
    told = disclose(evening.tally("nodig"), sensitive=False, people=evening.state.crowd)
    rows = [(row.id, dict(row.counts)) for row in told.rows]
    assert [id for id, _ in rows[:6]] == [*(f"{A}.plek-{n}" for n in (3, 1, 2)), *(f"{B}.plek-{n}" for n in (1, 2, 3))]
    assert all(counted == {} for _, counted in rows)
    few = [row["few"] for row in report(evening, "nodig")["rows"]]
    assert few == [False, True, True, *[False] * 6], "of a goal with few answers nothing is said"


# What a record keeps


def test_an_older_record_without_subjects_still_opens() -> None:
    for older in (
        {"type": "ideas.sent", "activity": "a", "person": "p", "answer_id": "1", "card": "c", "text": "t"},
        {"type": "ideas.edited", "activity": "a", "person": "p", "answer_id": "1", "card": "c", "text": "t"},
        {"type": "scale.rated", "activity": "a", "person": "p", "answer_id": "1", "ratings": {"a": "1"}},
        {"type": "choice.made", "activity": "a", "person": "p", "answer_id": "1", "options": ["x"]},
    ):
        event: Any = decode(older)
        assert event.about == ""


answers = st.lists(
    st.tuples(
        st.sampled_from([f"person-{number}" for number in range(9)]),
        st.sampled_from([A, B, C, "", "weg"]),
        st.sampled_from(["say", "say", "say", "unsure", "skip"]),
        st.integers(0, 3),
    ),
    max_size=40,
)


@EVERY
@settings(max_examples=30)
@given(taken=answers)
def test_sealing_and_replaying_give_the_same_counts_whatever_was_said(one: Plan, taken: Any) -> None:
    evening = opened(one)
    for person, about, how, number in taken:
        answer = said(one, number) if how == "say" else {how: "1"}
        with suppress(Refusal):
            evening.send(one.id, person, {"about": about, **answer})
    assert evening.replay() == evening.state
    tally = evening.tally(one.id)
    people = {person for person, about, *_ in taken}
    assert tally.answered + tally.unsure + tally.skipped <= len(people)
    evening.close()
    before = evening.state
    evening.state, text = evening.sealed()
    assert_same(before, evening.state)
    assert "person-" not in text
