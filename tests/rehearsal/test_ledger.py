"""What was received must be in the record: if not, the rehearsal says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from werksessie.rehearsal.crowd import PAPER, habits
from werksessie.rehearsal.ledger import Ledger, Receipt

KEPT = ("Samen eten", "Een avond", "Samen eten")


@pytest.fixture
def ledger() -> Ledger:
    """Two people who take part; both had an answer received, one of them twice."""
    made = Ledger()
    for person in ("mens-1", "mens-2"):
        made.join(person)
        made.receive(Receipt("1", person, f"id-{person}", "Samen eten"))
    made.receive(Receipt("1", "mens-1", "id-meer", "Een avond"))
    return made


def tally(people: int, answered: int, unsure: int = 0, texts: Sequence[str] = KEPT, late: int = 0) -> dict[str, Any]:
    """What the record knows."""
    one = {"id": "1", "answered": answered, "unsure": unsure, "skipped": 0, "late": {"waiting": 0, "left_out": late}}
    return {"people": people, "activities": [{**one, "shown": [{"id": "k", "text": text} for text in texts]}]}


def test_a_second_answer_of_one_person_is_no_second_person(ledger: Ledger) -> None:
    assert (ledger.joined, ledger.answered("1"), ledger.answered("2")) == (2, 2, 0)


def test_who_does_not_know_has_answered_too(ledger: Ledger) -> None:
    assert ledger.lost(tally(2, 1, unsure=1)) == ""


def test_people_of_flesh_and_blood_may_be_in_the_room_as_well(ledger: Ledger) -> None:
    assert ledger.lost(tally(4, 4)) == ""


def test_a_lost_answer_is_a_sentence(ledger: Ledger) -> None:
    assert ledger.lost(tally(2, 1)) == "Bij vraag 1 zijn 2 antwoorden ontvangen, maar het verslag kent er 1."


def test_an_answer_that_came_late_and_was_left_out_is_not_lost(ledger: Ledger) -> None:
    assert ledger.lost(tally(2, 1, late=1, texts=KEPT[1:])) == ""


@pytest.mark.parametrize(("people", "texts", "number"), [(2, KEPT[1:], 1), (4, KEPT[1:], 1), (2, (*KEPT, KEPT[0]), 3)])
def test_words_that_are_not_there_as_often_as_they_were_received_are_a_sentence(
    ledger: Ledger, people: int, texts: Sequence[str], number: int
) -> None:
    sentence = f"Bij vraag 1 kwam 'Samen eten' 2 keer binnen, maar staat het er {number} keer."
    assert ledger.lost(tally(people, 2, texts=texts)) == sentence


def test_somebody_of_flesh_and_blood_may_have_said_the_same(ledger: Ledger) -> None:
    assert ledger.lost(tally(3, 3, texts=(*KEPT, KEPT[0]))) == ""


def log(*sent: str, late: Sequence[str] = ()) -> list[dict[str, str]]:
    """A log in which these ids were sent, and these set aside as late."""
    started = [{"type": "session.started", "at": ""}]
    answers = [{"type": "ideas.sent", "answer_id": one} for one in sent]
    return [*started, *answers, *({"type": "answer.late", "answer_id": one} for one in late)]


def test_every_receipt_is_in_the_log_once(ledger: Ledger) -> None:
    ids = ["id-mens-1", "id-mens-2", "id-meer"]
    assert ledger.astray(log(*ids)) == ""
    assert ledger.astray(log(*ids, "id-of-somebody-else")) == ""
    assert ledger.astray(log(*ids, late=ids[:1])) == ""
    assert ledger.astray(log(*ids[1:], late=ids[:1])) == ""


@pytest.mark.parametrize(
    ("sent", "late", "wrong"),
    [
        (("id-mens-1", "id-mens-2"), (), 1),
        ((), (), 3),
        (("id-mens-1", "id-mens-1", "id-mens-2", "id-meer"), (), 1),
        (("id-mens-1", "id-mens-2"), ("id-meer", "id-meer"), 1),
    ],
)
def test_what_is_not_there_once_is_a_sentence(
    ledger: Ledger, sent: Sequence[str], late: Sequence[str], wrong: int
) -> None:
    sentence = f"Van de ontvangen antwoorden staan er {wrong} niet precies één keer in het bestand."
    assert ledger.astray(log(*sent, late=late)) == sentence


def test_who_answers_is_counted_from_where_the_question_was_last_asked(ledger: Ledger) -> None:
    ledger.begin("1")
    assert ledger.answered("1") == 0
    ledger.receive(Receipt("1", "mens-2", "id-2"))
    assert (ledger.answered("1"), len(ledger.receipts("1"))) == (1, 4)


def test_a_lost_person_is_a_sentence(ledger: Ledger) -> None:
    assert ledger.lost(tally(1, 2)) == "Er deden 2 mensen mee, maar het verslag kent er 1."


def test_the_first_complaint_is_kept(ledger: Ledger) -> None:
    ledger.complain("Dit eerst.")
    ledger.complain("Dit daarna.")
    assert ledger.trouble == "Dit eerst."


def test_in_every_room_somebody_is_slow_late_without_socket_or_gone_for_a_while_and_one_has_paper() -> None:
    people = habits(12)
    assert len(people) == len({one.name for one in people}) == 12
    assert [one.name for one in people if one.name == PAPER] == [PAPER]
    assert sum(one.drops_out for one in people) == 1
    assert any(one.pace > 1 for one in people)
    assert any(not one.listens for one in people)
    assert sum(one.dawdles for one in people) == 1
    assert 0 < sum(one.official for one in people) < 4


@pytest.mark.parametrize("number", [1, 2, 3, 300])
def test_as_many_come_as_were_asked_for(number: int) -> None:
    assert len(habits(number)) == number
