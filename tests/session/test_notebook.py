"""What the room said, and what is parked for later."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, refused
from werksessie.session.notebook import PARKED_AT_MOST, Park, ShowParking, ThingUnparked, Unpark, WriteNote
from werksessie.session.reducer import apply


def test_a_note_belongs_to_its_activity_and_the_last_words_stand() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", " Veel gelach. "))
    evening.ask(WriteNote("wensen", "Veel gelach, daarna stil.", was="Veel gelach."))
    assert dict(evening.state.notes) == {"wensen": "Veel gelach, daarna stil."}


def test_an_empty_note_is_gone() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", "Iets"))
    evening.ask(WriteNote("wensen", "", was="Iets"))
    assert not evening.state.notes


def test_two_people_writing_at_once_lose_nothing() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", "Van de een"))
    with refused(409, "Iemand anders", "Van de een"):
        evening.ask(WriteNote("wensen", "Van de ander"))
    assert evening.ask(WriteNote("wensen", "Van de een")) == ()


def test_a_note_is_at_most_a_thousand_characters() -> None:
    with refused(422, "1000"):
        Evening(people=1).ask(WriteNote("wensen", "x" * 1001))


def test_what_is_parked_stays_until_it_is_taken_off() -> None:
    evening = Evening(people=1)
    evening.ask(Park("  Wie betaalt   het licht? ", "a1"))
    evening.ask(Park("Wie betaalt het licht?", "a2"))
    assert dict(evening.state.parked) == {"a1": "Wie betaalt het licht?"}
    evening.ask(Unpark("a1"))
    assert evening.ask(Unpark("a1")) == ()
    assert not evening.state.parked


@pytest.mark.parametrize(("text", "words"), [(" ", "Schrijf eerst"), ("x" * 141, "140")])
def test_the_parking_lot_takes_short_things(text: str, words: str) -> None:
    with refused(422, words):
        Evening(people=1).ask(Park(text, "a1"))


def test_a_full_parking_lot_says_so() -> None:
    evening = Evening(people=1)
    for number in range(PARKED_AT_MOST):
        evening.ask(Park(f"Vraag {number}", f"a{number}"))
    with refused(409, "vol"):
        evening.ask(Park("Nog een", "b"))


def test_notes_and_parked_things_are_kept_in_the_sealed_record() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", "Veel gelach."))
    evening.ask(Park("Wie betaalt?", "a1"))
    evening.close()
    sealed, _ = evening.sealed()
    assert (dict(sealed.notes), dict(sealed.parked)) == ({"wensen": "Veel gelach."}, {"a1": "Wie betaalt?"})


def test_the_parking_lot_stands_on_the_wall_until_something_else_does() -> None:
    evening = Evening(people=2)
    with refused(409, "nog niets"):
        evening.ask(ShowParking(True))
    evening.ask(Park("De bus", "a"))
    evening.ask(ShowParking(True))
    assert evening.state.parking_shown
    assert evening.ask(ShowParking(True)) == ()
    evening.show("wensen")
    assert not evening.state.parking_shown


def test_a_line_end_is_a_line_end_whatever_machine_typed_it() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", "Veel gelach.\r\nDaarna stil."))
    assert evening.state.notes["wensen"] == "Veel gelach.\nDaarna stil."
    evening.ask(WriteNote("wensen", "Stil.", was="Veel gelach.\r\nDaarna stil."))
    evening.ask(WriteNote("wensen", "Een\nTwee", was="Stil."))
    assert evening.ask(WriteNote("wensen", "Een\r\nTwee", was="Een\nTwee")) == ()


def test_what_just_fits_is_taken() -> None:
    evening = Evening(people=1)
    evening.ask(WriteNote("wensen", "x" * 1000))
    evening.ask(Park("y" * 140, "a1"))
    assert (len(evening.state.notes["wensen"]), len(evening.state.parked["a1"])) == (1000, 140)


def test_a_record_in_which_a_thing_was_taken_off_twice_still_opens() -> None:
    evening = Evening(people=1)
    evening.ask(Park("De bus", "a1"))
    evening.ask(Park("De brug", "a2"))
    for _ in range(2):
        evening.state = apply(evening.state, ThingUnparked("a1"), evening.state.seq + 1)
    assert dict(evening.state.parked) == {"a2": "De brug"}
