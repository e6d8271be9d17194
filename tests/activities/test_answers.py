"""What every answer carries, whatever the kind: who sent it, in which group, under which id."""

from __future__ import annotations

import pytest

from tests.activities.crowds import ASKED, Case, Crowd, Way, play
from tests.activities.kinds_asked import CASES
from tests.session.evening import Evening
from werksessie.activities import KINDS
from werksessie.session.sealing import distil

FIRST, OTHER = Way(0, 0, 0, 0), Way(0, 1, 1, 1)
GROUPS = ("community", "municipality")


AGAIN = {name: case for name, case in CASES.items() if case.later}
"""Those that ask a second thing."""


def answered(case: Case) -> Evening:
    """Two people of two groups, who answered whatever they were asked."""
    return play(case, Crowd((FIRST, OTHER), GROUPS, later=(FIRST, OTHER)), grouped=True)


def joined_in_later(case: Case) -> Evening:
    """The second of them answered only the second thing."""
    return play(case, Crowd((FIRST,), GROUPS, later=(FIRST, OTHER), idle=1), grouped=True)


def ids(evening: Evening) -> set[str]:
    """Those of the answers of these two."""
    sent = [event for _, event in evening.read() if getattr(event, "person", "").startswith("person-")]
    return {event.answer_id for event in sent if hasattr(event, "answer_id")}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_whoever_says_their_group_with_an_answer_is_in_it(case: Case) -> None:
    assert dict(answered(case)[ASKED].groups) == {"person-0": "community", "person-1": "municipality"}


@pytest.mark.parametrize("case", AGAIN.values(), ids=AGAIN)
def test_so_is_whoever_answers_a_second_question_only(case: Case) -> None:
    assert joined_in_later(case)[ASKED].groups["person-1"] == "municipality"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_answer_bears_the_id_that_the_phone_gave_it(case: Case) -> None:
    found = ids(answered(case))
    assert {"answer-person-0-1", "answer-person-1-1"} <= found
    assert {one for one in found if not one.startswith("answer-person-")} == set()


@pytest.mark.parametrize("case", AGAIN.values(), ids=AGAIN)
def test_so_does_an_answer_to_a_second_question(case: Case) -> None:
    assert ids(joined_in_later(case)) == {"answer-person-0-1", "answer-person-0-2", "answer-person-1-1"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_answer_in_a_sealed_record_has_an_id_of_its_own(case: Case) -> None:
    evening = answered(case)
    evening.close()
    sealed = distil(evening.state, evening.at, lambda rows: None)
    kept = [event.answer_id for event in sealed if hasattr(event, "answer_id")]
    assert kept
    assert all(isinstance(one, str) and one for one in kept)
    assert len(set(kept)) == len(kept)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_sealed_record_tells_answers_in_the_order_of_their_new_names(case: Case) -> None:
    evening = answered(case)
    kind = KINDS[evening.plan(ASKED).kind]
    events = kind.distil(ASKED, evening[ASKED].content, {"person-0": "p2", "person-1": "p1"})
    told = [(type(event).__name__, event.person) for event in events if hasattr(event, "person")]
    assert {person for _, person in told} == {"p1", "p2"}
    for sort in {sort for sort, _ in told}:
        assert [person for one, person in told if one == sort] == sorted(person for one, person in told if one == sort)
