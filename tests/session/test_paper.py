"""People without a phone: typed cards, how many people there are, and what the record keeps of it."""

from __future__ import annotations

import pytest

from tests.session.evening import form, refused
from tests.session.full_evening import assert_same
from tests.session.paper_desk import card, dots, evening, heads, papers, tally
from tests.session.test_two_evenings import first
from werksessie.session.commands import BeginEvening
from werksessie.session.disclosure import is_small
from werksessie.session.paper import HANDS, CountWithoutPhone, EnterPaper, RemovePaper, WithoutPhoneCounted, on_paper

# Cards


def test_a_typed_card_waits_for_release_like_any_other_answer() -> None:
    room = evening("wensen")
    card(room, "wensen", text="Een bank")
    assert [idea.text for idea in room.board("wensen")["waiting"]] == ["Een bank"]
    assert room.tally("wensen").answered == 1


def test_one_card_is_one_person_however_much_stands_on_it() -> None:
    room = evening("wensen")
    first = card(room, "wensen", text="Een bank")
    card(room, "wensen", card=first, text="Een boom")
    card(room, "wensen", text="Een lamp")
    assert (room.tally("wensen").answered, len(room[("wensen")].content.ideas)) == (2, 3)
    assert papers(room, "wensen") == (2, 0)


def test_another_answer_on_the_same_card_is_no_other_person_in_the_room() -> None:
    room = evening("wensen")
    first = card(room, "wensen", text="Een bank")
    assert room.state.without_phone == 1
    card(room, "wensen", card=first, text="Een boom")
    assert room.state.without_phone == 1
    card(room, "wensen", text="Een lamp")
    assert room.state.without_phone == 2


@pytest.mark.parametrize("entry", ["met spatie", "../pad", "e" * 65])
def test_a_card_without_an_id_of_its_own_is_not_understood(entry: str) -> None:
    with refused(422, "Voer het nog een keer in"):
        card(evening("wensen"), "wensen", entry=entry, text="Een bank")


def test_a_card_takes_as_much_as_a_phone_may_send() -> None:
    room = evening("wensen")
    first = card(room, "wensen", text="Een bank")
    card(room, "wensen", card=first, text="Een boom")
    with refused(409, "Op één kaart passen er 2"):
        card(room, "wensen", card=first, text="Een lamp")


def test_typing_the_same_twice_is_one_card_but_the_same_words_on_two_cards_are_two() -> None:
    room = evening("wensen")
    card(room, "wensen", entry="een", text="Een bank")
    card(room, "wensen", entry="een", text="Een bank")
    card(room, "wensen", entry="twee", text="Een bank")
    assert room.tally("wensen").answered == 2


def test_ids_that_differ_in_their_very_last_sign_are_two_cards() -> None:
    room = evening("wensen")
    for last in "ab":
        card(room, "wensen", entry=63 * "e" + last, text="Een bank")
    assert room.tally("wensen").answered == 2


def test_a_card_taken_away_is_as_if_it_was_never_typed_and_does_not_come_back() -> None:
    room = evening("wensen")
    first = card(room, "wensen", entry="een", text="Een bank")
    room.ask(RemovePaper("wensen", first))
    assert (room.tally("wensen").answered, papers(room, "wensen")) == (0, (0, 0))
    assert room["wensen"].cards == ()
    assert card(room, "wensen", entry="een", text="Een bank") == ""
    assert room.ask(RemovePaper("wensen", first)) == ()
    assert room.tally("wensen").answered == 0


def test_what_stood_on_a_removed_card_leaves_the_ballot_it_was_on() -> None:
    room = evening("wensen")
    first = card(room, "wensen", text="Een bank")
    [idea] = room.board("wensen")["waiting"]
    room.act("wensen", "release", card=idea.id)
    room.open("kaarten")
    room.ask(RemovePaper("wensen", first))
    assert [one.text["nl"] for one in room["kaarten"].options] == ["(niet getoond)"]


def test_what_is_taken_back_on_a_card_leaves_the_ballot_too() -> None:
    room = evening("wensen")
    mine = card(room, "wensen", entry="een", text="Een bank")
    [idea] = room.board("wensen")["waiting"]
    room.act("wensen", "release", card=idea.id)
    room.open("kaarten")
    card(room, "wensen", card=mine, withdraw="een")
    assert [one.text["nl"] for one in room["kaarten"].options] == ["(niet getoond)"]


def test_what_is_wrong_with_a_card_is_said_in_the_words_for_phones_and_nothing_is_counted() -> None:
    room = evening("wensen")
    with refused(422, "Schrijf eerst iets op."):
        card(room, "wensen", text=" ")
    with refused(422, "te lang", "140"):
        card(room, "wensen", text="x" * 141)
    assert (room.state.without_phone, len(room["wensen"].paper)) == (0, 0)


def test_an_empty_card_can_say_that_somebody_does_not_know() -> None:
    room = evening("wensen")
    card(room, "wensen", unsure="1")
    assert (room.tally("wensen").unsure, papers(room, "wensen"), room.state.without_phone) == (1, (0, 0), 1)


def test_an_objection_on_paper_counts_in_the_outcome_and_never_as_a_number() -> None:
    room = evening("akkoord")
    card(room, "akkoord", **{"value-a": "objection", "text-a": "Te duur", "value-b": "fine"})
    room.shut("akkoord")
    assert room.detail("akkoord")["outcome"] == "objection"
    with refused(409, "valt niets te tellen"):
        tally(room, "akkoord", 3)


@pytest.mark.parametrize("stage", ["planned", "intro"])
def test_nothing_is_typed_before_the_question_opens(stage: str) -> None:
    room = evening()
    if stage == "intro":
        room.show("wensen")
    with refused(409, "nog niet open"):
        card(room, "wensen", text="Een bank")


def test_a_card_can_be_typed_after_closing_until_the_record_is_sealed() -> None:
    room = evening("wensen")
    room.close()
    card(room, "wensen", text="Een bank")
    assert room.tally("wensen").answered == 1


def test_a_slide_has_no_cards_and_nothing_to_count() -> None:
    room = evening()
    with refused(409, "niets in te vullen"):
        card(room, "uitleg", text="Een bank")


# How many people


def test_people_without_a_phone_are_in_the_number_that_answers_are_told_of() -> None:
    room = evening("kiezen", people=4)
    room.ask(CountWithoutPhone(3, 0))
    room.send("kiezen", "phone-1", {"dots-a": "1"})
    assert heads(room, "kiezen") == (1, 7)
    assert (room.state.present, room.state.crowd) == (7, 7)


def test_with_paper_a_small_conversation_can_be_big_enough_to_count() -> None:
    room = evening("kiezen", people=3)
    assert is_small(room.state.crowd)
    tally(room, "kiezen", 4, pads=dots(a=4))
    assert not is_small(room.state.crowd)
    assert room.state.without_phone == 4


def test_cards_and_counts_never_make_fewer_people_than_there_were() -> None:
    room = evening("kiezen")
    room.ask(CountWithoutPhone(9, 0))
    tally(room, "kiezen", 4, pads=dots(a=4))
    assert room.state.without_phone == 9


def test_a_card_of_somebody_who_was_counted_already_is_nobody_new() -> None:
    room = evening("wensen")
    room.ask(CountWithoutPhone(1, 0))
    events = room.ask(EnterPaper("wensen", form({"text": "Een bank"}), "een", "fresh"))
    assert [one for one in events if isinstance(one, WithoutPhoneCounted)] == []


def test_there_can_be_nobody_without_a_phone_again_and_300_at_most() -> None:
    room = evening()
    room.ask(CountWithoutPhone(300, 0))
    assert room.state.without_phone == 300
    room.ask(CountWithoutPhone(0, 300))
    assert room.state.without_phone == 0
    with refused(422, "van 0 tot en met 300"):
        room.ask(CountWithoutPhone(-1, 0))


def test_two_consoles_that_press_plus_at_once_add_one() -> None:
    room = evening()
    room.ask(CountWithoutPhone(1, 0))
    assert room.ask(CountWithoutPhone(1, 0)) == ()
    with refused(409, "Het staat nu op 1"):
        room.ask(CountWithoutPhone(2, 0))
    with refused(422, "van 0 tot en met 300"):
        room.ask(CountWithoutPhone(301, 1))


# The record


def test_a_restart_finds_all_of_it_again() -> None:
    room = evening("wensen")
    card(room, "wensen", text="Een bank")
    room.open("kiezen")
    tally(room, "kiezen", 5, pads=dots(a=5))
    assert room.replay() == room.state


def test_the_sealed_record_knows_how_many_and_never_which() -> None:
    room = evening("wensen", people=5)
    for number in range(5):
        room.idea(f"Idee {number}", f"phone-{number}")
    card(room, "wensen", text="Een bank")
    gone = card(room, "wensen", text="Teruggenomen")
    room.ask(RemovePaper("wensen", gone))
    room.open("schaal")
    tally(room, "schaal", 7, HANDS, pads={"value.3": 6}, skip=1)
    room.close()
    after, text = room.sealed()
    assert_same(room.state, after)
    assert [on_paper(planned, one) for planned, one in after.each() if on_paper(planned, one)[0]] == [(1, 0), (6, 6)]
    assert after.without_phone == room.state.without_phone == 7
    assert after.crowd == room.state.crowd
    assert [
        word for word in ("card-", "tally-", "Teruggenomen", "paper.entered", "paper.tallied") if word in text
    ] == []


def test_a_sealed_record_says_nothing_of_paper_where_there_was_none() -> None:
    room = evening("wensen", people=5)
    room.idea("Een bank", "phone-1")
    room.close()
    assert "paper" not in room.sealed()[1]


def test_who_came_without_a_phone_came_to_that_evening_only() -> None:
    room = first(people=3)
    room.ask(CountWithoutPhone(4, 0))
    room.ask(BeginEvening(room.at))
    assert (room.state.without_phone, room.state.attended, room.state.crowd) == (0, (7,), 7)
    room.ask(CountWithoutPhone(9, 0))
    room.close()
    after, _ = room.sealed()
    assert (after.without_phone, after.attended, after.crowd) == (9, (7,), 9)
