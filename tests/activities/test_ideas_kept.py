"""ideas: what is known of each card, after whatever happened to it, and what a record can say that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tests.session.evening import Evening, form, only, plan, refused
from werksessie.activities.ideas import events as ev
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Content, Idea
from werksessie.session.commands import Act
from werksessie.session.events import Event
from werksessie.session.reducer import apply
from werksessie.session.writing import QuotesChosen


@pytest.fixture
def evening() -> Evening:
    """Lamp (of ann) and Boom (of bob) are shown, Bank (of cem) waits; Lamp is in the theme Licht."""
    made = Evening(people=6)
    made.open("wensen")
    for text, person in (("Lamp", "ann"), ("Boom", "bob"), ("Bank", "cem")):
        made.send("wensen", person, {"text": text}, f"answer-{text}")
    for text in ("Lamp", "Boom"):
        made.act("wensen", "release", card=card(made, text).id)
    made.act("wensen", "make-theme", name="Licht", card=card(made, "Lamp").id)
    return made


def content(evening: Evening) -> Content:
    found: Content = evening["wensen"].content
    return found


def card(evening: Evening, text: str) -> Idea:
    return next(one for one in content(evening).ideas.values() if one.text == text)


def licht(evening: Evening) -> str:
    return str(evening.board("wensen")["themes"][0].id)


def ask(evening: Evening, verb: str, /, **fields: Any) -> Sequence[Event]:
    """What the facilitator's press leads to; the step is called "now"."""
    return evening.ask(Act("wensen", verb, form(fields), fresh="now"))


def told(evening: Evening, *events: Event) -> None:
    """A record that says this."""
    for event in events:
        evening.state = apply(evening.state, event, evening.state.seq + 1)


def undo(evening: Evening) -> None:
    evening.act("wensen", "undo-grouping", step=content(evening).steps[-1].id)


# What is known of a card


def test_cards_are_released_in_turns_of_one(evening: Evening) -> None:
    lamp, boom, bank = (card(evening, text) for text in ("Lamp", "Boom", "Bank"))
    assert lamp == Idea(lamp.id, "ann", ("answer-Lamp",), "Lamp", SHOWN, theme=licht(evening), place=1)
    assert boom == Idea(boom.id, "bob", ("answer-Boom",), "Boom", SHOWN, place=2)
    assert bank == Idea(bank.id, "cem", ("answer-Bank",), "Bank", NEW)


def test_a_card_that_its_writer_changes_stays_in_its_theme_and_has_no_turn(evening: Evening) -> None:
    lamp = card(evening, "Lamp")
    evening.act("wensen", "quote", card=lamp.id)
    [edited] = evening.send("wensen", "ann", {"text": "Lampen", "replaces": "answer-Lamp"}, "again")
    assert edited == ev.IdeaEdited("wensen", "ann", "again", lamp.id, "Lampen")
    ids = ("answer-Lamp", "again")
    assert card(evening, "Lampen") == Idea(lamp.id, "ann", ids, "Lampen", NEW, theme=licht(evening))


def test_a_hidden_card_has_a_reason_and_nothing_else_and_loses_it_when_it_is_shown(evening: Evening) -> None:
    lamp = card(evening, "Lamp")
    evening.act("wensen", "hide", card=lamp.id, reason="double")
    assert card(evening, "Lamp") == Idea(lamp.id, "ann", lamp.ids, "Lamp", HIDDEN, reason="double")
    evening.act("wensen", "release", card=lamp.id)
    assert card(evening, "Lamp") == Idea(lamp.id, "ann", lamp.ids, "Lamp", SHOWN, place=3)


def test_other_words_are_the_facilitators_and_in_dutch_only_when_that_is_said(evening: Evening) -> None:
    boom = card(evening, "Boom")
    evening.act("wensen", "rewrite", card=boom.id, text="Bomen")
    rewritten = Idea(boom.id, "bob", boom.ids, "Bomen", SHOWN, place=2, original="Boom", rewritten=True)
    assert card(evening, "Bomen") == rewritten


def test_what_the_facilitator_types_is_nobodys_and_has_the_next_turn() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"other_side": {"nl": "En de gemeente?"}})), people=5)
    evening.open("wensen")
    evening.act("wensen", "release", card=evening.idea("Lamp"))
    typed = evening.act("wensen", "add-other-side", text="Kom langs")
    said = Idea(typed, "", (), "Kom langs", SHOWN, place=2, side="municipality")
    assert card(evening, "Kom langs") == said
    told(evening, ev.SideAdded("wensen", typed, "Kom langs"))
    assert evening.wall("wensen")["municipality"] == ("Kom langs",), "said twice by a record it is there once"
    evening.act("wensen", "release", card=evening.idea("Boom", "bob"))
    assert card(evening, "Boom").place == card(evening, "Kom langs").place + 1
    evening.act("wensen", "rewrite", card=typed, text="Kom eens langs")
    assert card(evening, "Kom eens langs").original == ""


def test_a_card_that_a_record_sends_twice_is_of_who_sent_it_last(evening: Evening) -> None:
    boom = card(evening, "Boom")
    told(evening, ev.IdeaSent("wensen", "dora", "a9", boom.id, "Boom", about="", side=""))
    assert (evening.own("wensen", "bob")["ideas"], evening.own("wensen", "dora")["said"]) == ([], ["Boom"])
    told(evening, ev.SideAdded("wensen", boom.id, "Kom langs"))
    assert (evening.own("wensen", "dora")["ideas"], evening.tally("wensen").answered) == ([], 2)


def test_a_card_that_goes_to_the_other_side_leaves_its_theme(evening: Evening) -> None:
    lamp = card(evening, "Lamp")
    told(evening, ev.IdeaEdited("wensen", "ann", "again", lamp.id, "Lamp", side="municipality"))
    assert (card(evening, "Lamp").theme, card(evening, "Lamp").side) == ("", "municipality")


# One card alone


def test_putting_a_card_back_leaves_no_trace_and_once_is_enough(evening: Evening) -> None:
    before = content(evening)
    lamp = card(evening, "Lamp").id
    assert ask(evening, "highlight", card=lamp) == (ev.IdeaHighlighted("wensen", lamp, "open"),)
    assert ask(evening, "highlight", card=lamp) == (), "it stands there already"
    assert ask(evening, "highlight", card="") == (ev.IdeaHighlighted("wensen", ""),)
    assert content(evening) == before
    assert ask(evening, "highlight", card="") == ()


def test_what_happens_to_another_card_leaves_it_standing(evening: Evening) -> None:
    evening.act("wensen", "highlight", card=card(evening, "Lamp").id)
    evening.act("wensen", "hide", card=card(evening, "Boom").id, reason="double")
    assert evening.board("wensen")["alone"] == card(evening, "Lamp").id


@pytest.mark.parametrize("how", ["withdraw", "hide", "stack"])
def test_a_card_that_is_gone_stands_nowhere_any_more(evening: Evening, how: str) -> None:
    boom = card(evening, "Boom").id
    evening.act("wensen", "highlight", card=boom)
    if how == "withdraw":
        evening.send("wensen", "bob", {"withdraw": "answer-Boom"})
    else:
        evening.act("wensen", how, card=boom, reason="double", onto=card(evening, "Lamp").id)
    assert evening.wall("wensen")["alone"] is None
    assert ask(evening, "highlight", card="") == (), "so there is nothing to put back"


# Stacks


def test_what_goes_under_another_takes_along_what_lay_under_it(evening: Evening) -> None:
    lamp, boom, bank = (card(evening, text).id for text in ("Lamp", "Boom", "Bank"))
    evening.act("wensen", "stack", card=(boom, bank))
    evening.act("wensen", "stack", card=boom, onto=lamp)
    assert dict(content(evening).stacks) == {lamp: tuple(sorted((boom, bank)))}
    assert ask(evening, "stack", card=bank, onto=lamp) == (), "it lies there already"
    with refused(422, "Kies twee of meer"):
        evening.act("wensen", "stack", card=lamp)


def test_a_card_goes_from_one_stack_to_another(evening: Evening) -> None:
    lamp, boom, bank = (card(evening, text).id for text in ("Lamp", "Boom", "Bank"))
    evening.act("wensen", "stack", card=(lamp, bank))
    told(evening, ev.IdeaStacked("wensen", bank, boom))
    assert dict(content(evening).stacks) == {boom: (bank,)}
    assert (card(evening, "Bank").onto, card(evening, "Bank").theme) == (boom, "")


def test_of_those_left_behind_one_that_is_shown_is_on_top(evening: Evening) -> None:
    lamp, boom, bank = (card(evening, text).id for text in ("Lamp", "Boom", "Bank"))
    evening.act("wensen", "make-theme", name="Zitten", card=bank)
    evening.act("wensen", "stack", card=(lamp, boom, bank))
    told(evening, ev.IdeaHidden("wensen", lamp, "double"))
    assert dict(content(evening).stacks) == {boom: (bank,)}
    assert (card(evening, "Boom").onto, card(evening, "Bank").onto) == ("", boom)
    evening.send("wensen", "bob", {"text": "Bomen", "replaces": "answer-Boom"})
    assert dict(content(evening).stacks) == {}
    assert card(evening, "Bank").onto == ""


def test_in_the_queue_too_the_next_is_one_that_is_shown(evening: Evening) -> None:
    """A record can stack what waits onto what is shown."""
    lamp, boom, bank = (card(evening, text).id for text in ("Lamp", "Boom", "Bank"))
    waits = evening.idea("Vijver", "dora")
    told(evening, *(ev.IdeaStacked("wensen", one, lamp) for one in (waits, bank, boom)))
    evening.send("wensen", "ann", {"withdraw": "answer-Lamp"})
    assert dict(content(evening).stacks) == {boom: tuple(sorted((bank, waits)))}


# What changes nothing


GONE: list[Event] = [
    ev.IdeaWithdrawn("wensen", "weg", "ann", "a1"),
    ev.IdeaEdited("wensen", "ann", "a1", "weg", "Anders"),
    ev.IdeaRewritten("wensen", "weg", "Anders"),
    ev.IdeaHidden("wensen", "weg", "double"),
    ev.IdeaPlaced("wensen", "weg", "now", "now"),
    ev.IdeaStacked("wensen", "weg", "weg"),
    ev.IdeaStacked("wensen", "weg", ""),
    ev.ThemeRenamed("wensen", "weg", "Anders"),
    ev.ThemeDropped("wensen", "weg"),
    ev.ThemesMerged("wensen", "weg", "now"),
    ev.ThemesMerged("wensen", "now", "weg"),
    ev.GoalWorded("wensen", "weg", "het licht is"),
    ev.ThemeTraced("wensen", "weg"),
    ev.GroupingUndone("wensen", "weg"),
    QuotesChosen("wensen", "weg", ()),
    QuotesChosen("wensen", "now", (), "later"),
]


@pytest.mark.parametrize("event", GONE, ids=lambda event: type(event).__name__)
def test_what_a_record_says_of_what_is_gone_changes_nothing(evening: Evening, event: Event) -> None:
    ask(evening, "make-theme", name="Groen", card=card(evening, "Boom").id)
    before = content(evening)
    told(evening, event)
    assert content(evening) == before


def test_nothing_is_taken_back_where_nothing_was_done() -> None:
    evening = Evening(people=5)
    evening.open("wensen")
    told(evening, ev.GroupingUndone("wensen", "weg"))
    assert content(evening) == Content()


def test_a_card_lies_on_no_card_that_is_gone_or_lies_under_another(evening: Evening) -> None:
    lamp, boom, bank = (card(evening, text).id for text in ("Lamp", "Boom", "Bank"))
    evening.act("wensen", "stack", card=(lamp, boom))
    before = content(evening)
    told(evening, ev.IdeaStacked("wensen", bank, "weg"), ev.IdeaStacked("wensen", bank, boom))
    assert content(evening) == before
    told(evening, ev.IdeaStacked("wensen", lamp, ""))
    assert content(evening) == before, "the card on top lies on nothing already"


def test_a_card_in_a_theme_that_is_gone_is_in_none(evening: Evening) -> None:
    told(evening, ev.IdeaPlaced("wensen", card(evening, "Lamp").id, "weg", "weg"))
    assert card(evening, "Lamp").theme == ""
    assert evening.board("wensen")["undo"]["label"] == "antwoord in "


def test_a_theme_stands_where_a_record_says(evening: Evening) -> None:
    told(evening, ev.ThemeMade("wensen", "groen", "Groen", 7), ev.ThemeMade("wensen", "eerst", "Eerst", 1))
    assert {one.name: one.number for one in evening.board("wensen")["themes"]} == {"Licht": 1, "Eerst": 1, "Groen": 7}
