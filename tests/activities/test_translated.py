"""ideas in another language: Dutch stands beside the words of the writer, the room gets the Dutch only."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, only, plan, refused
from werksessie.activities.ideas import detail, report
from werksessie.activities.ideas.cards import NEW, SHOWN, Idea

TURKISH, DUTCH = "Daha çok ışık istiyoruz", "We willen meer licht"


@pytest.fixture
def evening() -> Evening:
    """Six people, and one answer in Turkish, on the wall."""
    evening = Evening(people=6)
    evening.open("wensen")
    evening.send("wensen", "ann", {"text": TURKISH}, "a1")
    evening.act("wensen", "release", card=the_card(evening).id)
    return evening


def the_card(evening: Evening) -> Idea:
    [card] = evening["wensen"].content.ideas.values()
    found: Idea = card
    return found


def translate(evening: Evening, text: str = DUTCH) -> None:
    evening.act("wensen", "translate", card=the_card(evening).id, text=text)


def test_wall_and_summary_get_the_dutch_words_only_and_say_that_they_are_a_translation(evening: Evening) -> None:
    translate(evening, f" {DUTCH} ")
    [card] = evening.wall("wensen")["cards"]
    assert (card.text, card.whose_words, card.status) == (DUTCH, "vertaald", SHOWN)
    told = report(evening.state, evening.plan("wensen"), evening["wensen"])
    assert (told["also_said"], told["also_said_remarks"]) == ([DUTCH], ["vertaald"])
    assert TURKISH not in str(told)


def test_the_counts_give_no_original_either(evening: Evening) -> None:
    translate(evening)
    [shown] = detail(evening.plan("wensen"), evening["wensen"])["shown"]
    assert (shown["text"], shown["rewritten"], shown["translated"]) == (DUTCH, True, True)
    assert TURKISH not in str(shown)


def test_the_original_stays_with_the_card_until_sealing(evening: Evening) -> None:
    translate(evening, "Licht")
    translate(evening)
    assert (the_card(evening).original, the_card(evening).text) == (TURKISH, DUTCH)


def test_the_original_goes_at_sealing_and_the_label_stays(evening: Evening) -> None:
    translate(evening)
    evening.close()
    after, text = evening.sealed()
    [card] = after.activities["wensen"].content.ideas.values()
    assert (card.text, card.original, card.whose_words) == (DUTCH, "", "vertaald")
    assert TURKISH not in text
    assert "ışık" not in text


def test_a_hidden_card_keeps_neither_at_sealing(evening: Evening) -> None:
    translate(evening)
    evening.act("wensen", "hide", card=the_card(evening).id, reason="person")
    evening.close()
    after, text = evening.sealed()
    [card] = after.activities["wensen"].content.ideas.values()
    assert (card.text, card.whose_words) == ("", "")
    assert DUTCH not in text
    assert TURKISH not in text


def test_undo_gives_the_writers_words_back_and_says_what_it_undoes(evening: Evening) -> None:
    translate(evening)
    undo = evening.board("wensen")["undo"]
    assert undo["label"] == "vertalen"
    evening.act("wensen", "undo-grouping", step=undo["step"])
    card = the_card(evening)
    assert (card.text, card.original, card.whose_words, card.status) == (TURKISH, "", "", SHOWN)


def test_undo_of_a_second_translation_gives_the_first_one_back(evening: Evening) -> None:
    translate(evening, "Licht")
    translate(evening)
    evening.act("wensen", "undo-grouping", step=evening.board("wensen")["undo"]["step"])
    assert (the_card(evening).text, the_card(evening).whose_words) == ("Licht", "vertaald")


def test_a_card_that_waits_is_looked_at_anew_in_dutch() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    evening.idea("Полагодьте світло")
    translate(evening, "Bel 06-12345678")
    assert (the_card(evening).status, the_card(evening).flags) == (NEW, ("phone",))


def test_said_in_other_words_it_is_a_translation_no_more(evening: Evening) -> None:
    translate(evening)
    evening.act("wensen", "rewrite", card=the_card(evening).id, text="Meer licht")
    assert (the_card(evening).whose_words, the_card(evening).original) == ("samengevat door begeleider", TURKISH)


def test_when_its_writer_changes_it_again_it_is_theirs_and_waits(evening: Evening) -> None:
    translate(evening)
    evening.send("wensen", "ann", {"text": "Işık lütfen", "replaces": "a1"}, "a2")
    card = the_card(evening)
    assert (card.text, card.whose_words, card.original, card.status) == ("Işık lütfen", "", "", NEW)


def test_a_ballot_on_which_it_stands_gets_the_dutch(evening: Evening) -> None:
    evening.open("kaarten")
    translate(evening)
    assert evening["kaarten"].options[0].text["nl"] == DUTCH


def test_a_theme_says_that_it_holds_translations(evening: Evening) -> None:
    translate(evening)
    evening.act("wensen", "make-theme", name="Licht", card=the_card(evening).id)
    [row] = report(evening.state, evening.plan("wensen"), evening["wensen"])["rows"]
    assert (row["quotes"], row["came_about"]) == ([DUTCH], "antwoorden vertaald door de begeleider")


@pytest.mark.parametrize(("text", "words"), [(" ", "Schrijf eerst"), ("x" * 41, "40 tekens")])
def test_a_translation_is_an_answer_like_any(evening: Evening, text: str, words: str) -> None:
    with refused(422, words):
        translate(evening, text)


def test_what_the_facilitator_typed_is_not_translated() -> None:
    evening = Evening(only(plan("beide", "ideas", settings={"other_side": {"nl": "En jullie?"}})), people=6)
    evening.open("beide")
    typed = evening.act("beide", "add-other-side", text="Kom langs")
    with refused(409, "Dit typte je zelf"):
        evening.act("beide", "translate", card=typed, text="Kom gerust langs")


def test_the_same_words_change_nothing(evening: Evening) -> None:
    seq = evening.state.seq
    translate(evening, TURKISH)
    assert evening.state.seq == seq
