"""What was received must be in the record: if not, the rehearsal says so."""

from __future__ import annotations

from typing import Any

import pytest

from werksessie.rehearsal.crowd import PAPER, habits
from werksessie.rehearsal.ledger import Ledger


@pytest.fixture
def ledger() -> Ledger:
    """Two people who take part; both had an answer received, one of them twice."""
    made = Ledger()
    for person in ("mens-1", "mens-2"):
        made.join(person)
        made.receive("1", person)
    made.receive("1", "mens-1")
    return made


def tally(people: int, answered: int, unsure: int = 0) -> dict[str, Any]:
    """What the record knows."""
    return {"people": people, "activities": [{"id": "1", "answered": answered, "unsure": unsure, "skipped": 0}]}


def test_a_second_answer_of_one_person_is_no_second_person(ledger: Ledger) -> None:
    assert (ledger.joined, ledger.answered("1"), ledger.answered("2")) == (2, 2, 0)


def test_who_does_not_know_has_answered_too(ledger: Ledger) -> None:
    assert ledger.lost(tally(2, 1, unsure=1)) == ""


def test_people_of_flesh_and_blood_may_be_in_the_room_as_well(ledger: Ledger) -> None:
    assert ledger.lost(tally(4, 4)) == ""


def test_a_lost_answer_is_a_sentence(ledger: Ledger) -> None:
    assert ledger.lost(tally(2, 1)) == "Bij vraag 1 zijn 2 antwoorden ontvangen, maar het verslag kent er 1."


def test_a_lost_person_is_a_sentence(ledger: Ledger) -> None:
    assert ledger.lost(tally(1, 2)) == "Er deden 2 mensen mee, maar het verslag kent er 1."


def test_the_first_complaint_is_kept(ledger: Ledger) -> None:
    ledger.complain("Dit eerst.")
    ledger.complain("Dit daarna.")
    assert ledger.trouble == "Dit eerst."


def test_in_every_room_somebody_is_slow_without_socket_or_gone_for_a_while_and_one_has_paper() -> None:
    people = habits(12)
    assert len(people) == len({one.name for one in people}) == 12
    assert [one.name for one in people if one.name == PAPER] == [PAPER]
    assert sum(one.drops_out for one in people) == 1
    assert any(one.pace > 1 for one in people)
    assert any(not one.listens for one in people)


@pytest.mark.parametrize("number", [1, 2, 3, 300])
def test_as_many_come_as_were_asked_for(number: int) -> None:
    assert len(habits(number)) == number
