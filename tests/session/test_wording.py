"""Words in a record: where they stand, and that only those change that were asked for."""

from __future__ import annotations

from werksessie.activities.ideas.events import IdeaSent
from werksessie.session.events import ActivityOpened
from werksessie.session.notebook import NoteWritten, ThingParked
from werksessie.session.sorts import ANSWER, NOTE, OPTION, PARKED
from werksessie.session.wording import TAKEN_AWAY, Place, places, reworded


def idea(card: str, text: str) -> IdeaSent:
    return IdeaSent("wensen", f"person-{card}", f"answer-{card}", card, text)


def test_words_stand_with_their_sort_and_the_activity_they_belong_to_if_any() -> None:
    events = (NoteWritten("wensen", "Veel gelach"), ThingParked("a1", "De bus"), idea("c1", "Meer licht"))
    assert list(places(events)) == [
        Place(NOTE, "wensen", "Veel gelach"), Place(PARKED, "", "De bus"), Place(ANSWER, "wensen", "Meer licht"),
    ]  # fmt: skip


def test_only_what_holds_the_words_says_that_it_was_written_anew() -> None:
    other, note = idea("c2", "Meer bankjes"), NoteWritten("wensen", "Iedereen wil licht")
    changed, *rest = reworded((idea("c1", "Meer licht"), other, note), "licht", "lampen", frozenset({ANSWER}))
    assert isinstance(changed, IdeaSent)
    assert (changed.text, changed.rewritten) == ("Meer lampen", True)
    assert rest == [other, note]


def test_a_word_that_is_also_the_name_of_a_question_changes_only_where_somebody_wrote_it() -> None:
    (changed,) = reworded((idea("c1", "Al onze wensen"),), "wensen", "dromen", frozenset({ANSWER}))
    assert isinstance(changed, IdeaSent)
    assert (changed.activity, changed.text) == ("wensen", "Al onze dromen")


def test_of_several_options_the_one_with_the_words_changes() -> None:
    options = tuple({"id": f"o{at}", "text": {"nl": text}, "source": ""} for at, text in enumerate(("Licht", "Banken")))
    (opened,) = reworded((ActivityOpened("kiezen", options),), "Banken", "", frozenset({OPTION}))
    assert isinstance(opened, ActivityOpened)
    assert [option["text"]["nl"] for option in opened.options] == ["Licht", TAKEN_AWAY]
