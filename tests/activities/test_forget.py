"""Every kind can forget somebody: what is left is as if they had never answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.crowds import ASKED, Case, crowds, few_examples, play
from tests.activities.kinds_asked import CASES, tend
from tests.session.evening import Evening
from werksessie.activities import KINDS
from werksessie.activities.kind import Kind
from werksessie.programme.model import Plan
from werksessie.session.reducer import fold
from werksessie.session.state import Activity

NOBODY = "person-nobody"


def asked(evening: Evening) -> tuple[Kind, Plan, Activity]:
    plan = evening.plan(ASKED)
    return KINDS[plan.kind], plan, evening[ASKED]


def forgotten(evening: Evening, person: str) -> Activity:
    kind, _, activity = asked(evening)
    passed = activity.passed.delete(person) if person in activity.passed else activity.passed
    return replace(activity, content=kind.forget(activity.content, person), passed=passed)


def never(evening: Evening, person: str) -> Activity:
    """The question as the log tells it without anything this person sent."""
    rows = ((seq, event) for seq, event in evening.read() if getattr(event, "person", "") != person)
    return fold(rows).activities[ASKED]


def senders(evening: Evening) -> Iterator[str]:
    kind, _, activity = asked(evening)
    yield from sorted(kind.answered(activity) | set(activity.passed))[:3]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@few_examples
@given(data=st.data())
def test_every_count_is_as_if_they_had_never_answered(case: Case, data: st.DataObject) -> None:
    evening = play(case, data.draw(crowds(least=1, most=18)), before_closing=tend)
    kind, plan, _ = asked(evening)
    for person in senders(evening):
        left, without = forgotten(evening, person), never(evening, person)
        assert kind.tally(plan, left) == kind.tally(plan, without)
        assert kind.answered(left) == kind.answered(without)
        assert kind.own(plan, left, person) == kind.own(plan, left, NOBODY)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@few_examples
@given(data=st.data())
def test_nothing_of_them_goes_into_a_sealed_record(case: Case, data: st.DataObject) -> None:
    evening = play(case, data.draw(crowds(least=1, most=9)), before_closing=tend)
    kind, _, _ = asked(evening)
    for person in senders(evening):
        left = forgotten(evening, person)
        renamed = {one: f"p{one}" for one in kind.answered(left) | set(left.passed)}
        told = kind.distil(ASKED, left.content, renamed)
        assert [event for event in told if getattr(event, "person", "") == f"p{person}"] == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@few_examples
@given(data=st.data())
def test_forgetting_twice_or_forgetting_a_stranger_changes_nothing(case: Case, data: st.DataObject) -> None:
    evening = play(case, data.draw(crowds(least=1, most=9)), before_closing=tend)
    kind, _, activity = asked(evening)
    assert kind.forget(activity.content, NOBODY) == activity.content
    for person in senders(evening):
        once = kind.forget(activity.content, person)
        assert kind.forget(once, person) == once


def test_an_activity_that_asks_nothing_has_nobody_to_forget() -> None:
    assert KINDS["slide"].forget(KINDS["slide"].empty(), NOBODY) == KINDS["slide"].empty()
