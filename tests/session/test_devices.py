"""Taking away what one device sent: of one question at once, of the others when that phone comes by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.session.evening import DETAILS, PLACES, Evening, a_goal, form, only, plan, refused
from werksessie.session.devices import DeviceRemoved, MarkDevices, MarkSender, RemoveDevice, unseen
from werksessie.session.door import LockJoining
from werksessie.session.paper import EnterPaper
from werksessie.session.reducer import apply
from werksessie.session.state import State

ROWDY = {"join": "join-0", "wensen": "rowdy-1", "stapel": "rowdy-2", "kaarten": "rowdy-3"}


def texts(state: State) -> set[str]:
    return {idea.text for idea in state.activities["wensen"].content.ideas.values()}


@pytest.fixture
def evening() -> Evening:
    """One device wrote twice, another once; both voted."""
    made = Evening(people=3)
    made.open("stapel")
    made.send("stapel", "rowdy-2", {"dots-plek-1": "3"})
    made.send("stapel", "ann-2", {"dots-plek-2": "1"})
    made.open("wensen")
    made.idea("Onzin", "rowdy-1")
    made.idea("Nog meer onzin", "rowdy-1")
    made.idea("Meer licht", "ann-1")
    return made


def card(evening: Evening, text: str) -> str:
    return next(id for id, idea in evening["wensen"].content.ideas.items() if idea.text == text)


def test_of_the_marked_question_everything_goes_at_once(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    assert texts(evening.state) == {"Meer licht"}
    assert evening.tally("stapel").answered == 2
    assert unseen(evening.state) == 1


def test_when_that_phone_comes_by_all_of_it_goes_and_it_takes_part_no_more(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    assert len(evening.ask(RemoveDevice(ROWDY))) == 1
    assert evening.tally("stapel").answered == 1
    assert "join-0" not in evening.state.people
    assert unseen(evening.state) == 0
    assert evening.ask(RemoveDevice(ROWDY)) == ()
    assert evening.replay() == evening.state


def test_a_phone_that_is_not_marked_keeps_everything(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    before = evening.state
    assert evening.ask(RemoveDevice({"join": "join-1", "wensen": "ann-1", "stapel": "ann-2"})) == ()
    assert evening.state == before


def test_several_answers_of_one_device_are_one_mark(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"), card(evening, "Nog meer onzin"))))
    assert unseen(evening.state) == 1


def test_who_was_marked_stays_marked_when_another_phone_comes_by(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    evening.ask(MarkDevices("wensen", (card(evening, "Meer licht"),)))
    assert unseen(evening.state) == 2
    evening.ask(RemoveDevice(ROWDY))
    assert unseen(evening.state) == 1
    evening.ask(RemoveDevice({"join": "join-1", "wensen": "ann-1", "stapel": "ann-2"}))
    assert (unseen(evening.state), evening.tally("stapel").answered) == (0, 0)


def test_what_no_record_can_have_been_given_is_passed_over_and_the_rest_still_goes(evening: Evening) -> None:
    people: dict[str, Any] = {"wensen": 7, "weg": "rowdy-9", "stapel": "rowdy-2"}
    state = apply(evening.state, DeviceRemoved(people), evening.state.seq + 1)
    assert set(state.activities["stapel"].content.cast) == {"ann-2"}
    assert texts(state) == texts(evening.state)


def test_what_waits_for_the_facilitator_goes_too(evening: Evening) -> None:
    evening.shut("wensen")
    evening.send("wensen", "rowdy-1", {"text": "Te laat", "late": "1"})
    (late,) = evening["wensen"].late
    evening.ask(MarkDevices("wensen", (late,)))
    assert not evening["wensen"].late
    assert texts(evening.state) == {"Meer licht"}


def test_what_it_sends_again_does_not_come_back(evening: Evening) -> None:
    evening.send("wensen", "rowdy-1", {"text": "Weer"}, answer_id="zelfde")
    evening.ask(MarkDevices("wensen", (card(evening, "Weer"),)))
    assert evening.send("wensen", "rowdy-1", {"text": "Weer"}, answer_id="zelfde") == ()


def test_its_words_leave_the_ballot_and_the_votes_on_them_stay(evening: Evening) -> None:
    evening.act("wensen", "release", card=card(evening, "Onzin"))
    evening.act("wensen", "release", card=card(evening, "Meer licht"))
    evening.open("kaarten")
    assert "Onzin" in {option.text["nl"] for option in evening["kaarten"].options}
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    assert {option.text["nl"] for option in evening["kaarten"].options} == {"(niet getoond)", "Meer licht"}


def test_nothing_is_marked_when_nothing_was_chosen(evening: Evening) -> None:
    for written in ((), ("weg",)):
        with refused(409, "Kies eerst"):
            evening.ask(MarkDevices("wensen", written))


def test_what_came_on_paper_is_of_no_device(evening: Evening) -> None:
    evening.ask(EnterPaper("wensen", form({"text": "Van een kaart"}), "kaart-1", "fresh-kaart"))
    with refused(409, "van papier"):
        evening.ask(MarkDevices("wensen", (card(evening, "Van een kaart"),)))


def test_an_undo_does_not_bring_it_back() -> None:
    evening = Evening(people=3)
    evening.open("wensen")
    a_goal(evening)
    evening.idea("Onzin", "rowdy-1")
    evening.open("afspraken")
    evening.act("afspraken", "make", what="Iets doen", who="Gemeente", when="2027-05-01")
    evening.send("afspraken", "rowdy-4", {"value": "objection", "text": "Nee"})
    evening.shut("afspraken")
    evening.open_again("afspraken")
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    evening.ask(RemoveDevice({**ROWDY, "afspraken": "rowdy-4"}))
    assert "rowdy" not in repr([evening["afspraken"].content, evening["wensen"].content])
    evening.undo()
    assert "rowdy" not in repr(evening["afspraken"].content)


def test_taking_a_new_round_back_brings_back_what_the_others_said_before_and_not_what_that_phone_did() -> None:
    evening = Evening(only(plan("eens", "consent", options=PLACES[:2])), people=3)
    evening.open("eens")
    evening.send("eens", "rowdy-1", {"value-plek-1": "objection", "text-plek-1": "Onzin", "value-plek-2": "fine"})
    evening.send("eens", "ann-1", {"value-plek-1": "objection", "text-plek-1": "Te duur", "value-plek-2": "fine"})
    evening.shut("eens")
    evening.open_again("eens")
    assert not evening["eens"].content.views
    evening.ask(MarkSender("eens", "rowdy-1"))
    evening.undo()
    assert set(evening["eens"].content.views) == {"ann-1"}
    assert [one.text for one in evening["eens"].content.objections.values()] == ["Te duur"]


def test_nothing_of_it_is_in_the_sealed_record(evening: Evening) -> None:
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    evening.ask(LockJoining(True))
    evening.close()
    state, log = evening.sealed()
    assert "rowdy" not in log
    assert "device" not in log
    assert texts(state) == {"Meer licht"}


def test_who_floods_is_marked_without_one_of_their_answers_being_pointed_at(evening: Evening) -> None:
    evening.ask(MarkSender("stapel", "rowdy-2"))
    assert evening.tally("stapel").answered == 1
    assert unseen(evening.state) == 1
    for sender in (MarkSender("stapel", "rowdy-2"), MarkSender("stapel", "")):
        with refused(409, "Al gedaan"):
            evening.ask(sender)
    with refused(404):
        evening.ask(MarkSender("nergens", "rowdy-9"))


def test_what_others_sent_stays_with_its_group_on_paper_and_after_closing() -> None:
    evening = Evening(details=replace(DETAILS, groups=True), people=3)
    evening.open("wensen")
    evening.idea("Onzin", "rowdy-1", group="community")
    evening.idea("Meer licht", "ann-1", group="municipality")
    evening.ask(EnterPaper("wensen", form({"text": "Van een kaart"}), "kaart-1", "fresh-kaart"))
    on_paper = evening["wensen"].cards
    evening.shut("wensen")
    for person in ("rowdy-1", "ann-1"):
        evening.send("wensen", person, {"text": "Te laat", "late": "1"})
    evening.ask(MarkDevices("wensen", (card(evening, "Onzin"),)))
    assert dict(evening["wensen"].groups) == {"ann-1": "municipality"}
    assert evening["wensen"].cards == on_paper != ()
    assert [one.person for one in evening["wensen"].late.values()] == ["ann-1"]
