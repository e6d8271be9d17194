"""Taking back a step after something happened since that was no step: what stands otherwise now stays so.

A record of an older version says nothing of steps; a phone's answer is never one.
"""

from __future__ import annotations

import pytest

from tests.session.evening import Evening
from werksessie.activities.ideas import events as ev
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea
from werksessie.session.events import Event
from werksessie.session.reducer import apply
from werksessie.session.writing import QuotesChosen


@pytest.fixture
def evening() -> Evening:
    """Licht with Lamp in it, and Boom and Bank, all shown."""
    made = Evening(people=6)
    made.open("wensen")
    for text, person in (("Lamp", "ann"), ("Boom", "bob"), ("Bank", "cem")):
        made.send("wensen", person, {"text": text}, f"answer-{text}")
    made.act("wensen", "release-all")
    made.act("wensen", "make-theme", name="Licht", card=card(made, "Lamp").id)
    return made


def content(evening: Evening) -> Content:
    found: Content = evening["wensen"].content
    return found


def card(evening: Evening, text: str) -> Idea:
    return next(one for one in content(evening).ideas.values() if one.text == text)


def theme(evening: Evening, name: str) -> str:
    return str(next(one.id for one in content(evening).themes.values() if one.name == name))


def told(evening: Evening, *events: Event) -> None:
    """A record that says this."""
    for event in events:
        evening.state = apply(evening.state, event, evening.state.seq + 1)


def undo(evening: Evening) -> str:
    """Takes the last step back; gives what the button said."""
    promised = evening.board("wensen")["undo"]
    evening.act("wensen", "undo-grouping", step=promised["step"])
    return str(promised["label"])


def test_cards_that_are_let_through_by_grouping_count_once(evening: Evening) -> None:
    waiting = tuple(evening.idea(text, text) for text in ("Vijver", "Schommel"))
    evening.act("wensen", "place", card=waiting, theme=theme(evening, "Licht"))
    assert undo(evening) == "2 antwoorden in Licht"
    assert {card(evening, text).status for text in ("Vijver", "Schommel")} == {NEW}, "letting through was the same step"


def test_a_step_that_is_not_the_last_one_stays(evening: Evening) -> None:
    first = content(evening).steps[0].id
    before = content(evening)
    told(evening, ev.GroupingUndone("wensen", first))
    assert content(evening) == before


def test_a_card_that_left_its_stack_since_stays_on_its_own(evening: Evening) -> None:
    evening.act("wensen", "stack", card=(card(evening, "Lamp").id, card(evening, "Boom").id))
    evening.act("wensen", "rewrite", card=card(evening, "Boom").id, text="Bomen")
    evening.send("wensen", "bob", {"text": "Een bos", "replaces": "answer-Boom"})
    undo(evening)
    assert (card(evening, "Een bos").onto, dict(content(evening).stacks)) == ("", {})


def test_a_quote_that_may_point_to_a_person_comes_back_to_be_looked_at_and_is_no_quote(evening: Evening) -> None:
    text = "Bel mij op 06-12345678"
    id = evening.idea(text, "dora")
    evening.act("wensen", "place", card=id, theme=theme(evening, "Licht"), flagged="yes")
    evening.act("wensen", "quote", card=id)
    evening.act("wensen", "hide", card=id, reason="person")
    undo(evening)
    back = card(evening, text)
    assert (back.status, back.place, back.quoted, back.theme) == (NEW, 0, False, theme(evening, "Licht"))


def test_what_came_into_a_theme_since_is_loose_when_the_theme_goes(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="Groen", card=card(evening, "Boom").id)
    bank, groen = card(evening, "Bank").id, theme(evening, "Groen")
    told(evening, ev.IdeaPlaced("wensen", bank, groen), QuotesChosen("wensen", groen, (bank,)))
    assert card(evening, "Bank").quoted
    undo(evening)
    assert (card(evening, "Bank").theme, card(evening, "Bank").quoted) == ("", False)


def test_what_was_hidden_since_stays_hidden(evening: Evening) -> None:
    evening.act("wensen", "place", card=card(evening, "Boom").id, theme=theme(evening, "Licht"))
    told(evening, ev.IdeaHidden("wensen", card(evening, "Boom").id, "double"))
    undo(evening)
    assert (card(evening, "Boom").status, card(evening, "Boom").reason) == (HIDDEN, "double")


def test_what_was_shown_since_keeps_its_turn(evening: Evening) -> None:
    boom = card(evening, "Boom").id
    evening.act("wensen", "hide", card=boom, reason="double")
    told(evening, ev.IdeaReleased("wensen", boom))
    before = card(evening, "Boom")
    undo(evening)
    assert (before.status, card(evening, "Boom")) == (SHOWN, before)


def test_what_was_taken_out_of_its_theme_since_stays_out(evening: Evening) -> None:
    lamp = card(evening, "Lamp").id
    evening.act("wensen", "rewrite", card=lamp, text="Lampen")
    told(evening, ev.IdeaPlaced("wensen", lamp, ""))
    undo(evening)
    assert card(evening, "Lamp").theme == ""


def test_a_card_does_not_go_back_to_a_theme_that_is_gone(evening: Evening) -> None:
    evening.act("wensen", "make-theme", name="Groen", card=card(evening, "Lamp").id)
    told(evening, ev.ThemeDropped("wensen", theme(evening, "Licht")))
    undo(evening)
    assert (card(evening, "Lamp").theme, list(content(evening).themes)) == ("", [])
