"""ideas in the facilitator's words: they stand everywhere, labelled, and those of the writer go at sealing."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, only, plan, refused
from werksessie.activities.ideas import report
from werksessie.activities.ideas.cards import NEW, SHOWN, Idea


@pytest.fixture
def evening() -> Evening:
    """Six people, and one answer that points to somebody, on the wall all the same."""
    evening = Evening(people=6)
    evening.open("wensen")
    evening.send("wensen", "ann", {"text": "Mijn buurvrouw Fatma wil licht"}, "a1")
    evening.act("wensen", "release", card=the_card(evening).id)
    return evening


def the_card(evening: Evening) -> Idea:
    [card] = evening["wensen"].content.ideas.values()
    found: Idea = card
    return found


def rewrite(evening: Evening, text: str = "Een buurvrouw wil licht") -> None:
    evening.act("wensen", "rewrite", card=the_card(evening).id, text=text)


def option(evening: Evening) -> str:
    return evening["kaarten"].options[0].text["nl"]


def test_the_new_words_stand_on_wall_phone_and_summary_with_whose_they_are(evening: Evening) -> None:
    rewrite(evening, "  Een buurvrouw wil licht ")
    [card] = evening.wall("wensen")["cards"]
    assert (card.text, card.rewritten, card.status) == ("Een buurvrouw wil licht", True, SHOWN)
    assert [idea.text for idea in evening.own("wensen", "ann")["ideas"]] == ["Een buurvrouw wil licht"]
    told = report(evening.state, evening.plan("wensen"), evening["wensen"])
    assert (told["also_said"], told["also_said_remarks"]) == (
        ["Een buurvrouw wil licht"], ["samengevat door begeleider"],
    )  # fmt: skip


def test_a_card_that_waits_goes_on_waiting_and_is_read_anew() -> None:
    evening = Evening(people=6)
    evening.open("wensen")
    evening.idea("Bel 06-12345678")
    rewrite(evening, "Bel de buurt")
    assert (the_card(evening).status, the_card(evening).flags) == (NEW, ())


def test_the_first_words_are_kept_however_often_it_is_rewritten(evening: Evening) -> None:
    for text in ("Iemand wil licht", "Meer licht"):
        rewrite(evening, text)
    assert (the_card(evening).original, the_card(evening).text) == ("Mijn buurvrouw Fatma wil licht", "Meer licht")


def test_the_words_of_the_writer_go_at_sealing_and_the_label_stays(evening: Evening) -> None:
    rewrite(evening)
    evening.close()
    after, text = evening.sealed()
    [card] = after.activities["wensen"].content.ideas.values()
    assert (card.text, card.original, card.rewritten) == ("Een buurvrouw wil licht", "", True)
    assert "Fatma" not in text


def test_when_its_writer_changes_it_again_it_is_theirs_and_waits(evening: Evening) -> None:
    rewrite(evening)
    evening.send("wensen", "ann", {"text": "Licht graag", "replaces": "a1"}, "a2")
    card = the_card(evening)
    assert (card.text, card.rewritten, card.original, card.status) == ("Licht graag", False, "", NEW)


def test_a_ballot_on_which_it_stands_gets_the_new_words_too(evening: Evening) -> None:
    evening.open("kaarten")
    rewrite(evening)
    assert option(evening) == "Een buurvrouw wil licht"


def test_what_is_not_shown_comes_on_no_ballot_by_rewriting(evening: Evening) -> None:
    evening.open("kaarten")
    evening.act("wensen", "hide", card=the_card(evening).id, reason="person")
    rewrite(evening)
    assert option(evening) == "(niet getoond)"


def test_the_same_words_change_nothing(evening: Evening) -> None:
    seq = evening.state.seq
    rewrite(evening, the_card(evening).text)
    assert evening.state.seq == seq


@pytest.mark.parametrize(("text", "words"), [(" ", "Schrijf eerst"), ("x" * 41, "40 tekens")])
def test_other_words_are_an_answer_like_any(evening: Evening, text: str, words: str) -> None:
    with refused(422, words):
        rewrite(evening, text)
    with refused(404, "is er niet meer"):
        evening.act("wensen", "rewrite", card="weg", text="Licht")


def test_what_the_facilitator_typed_stays_their_own_in_other_words() -> None:
    evening = Evening(only(plan("beide", "ideas", settings={"other_side": {"nl": "En jullie?"}})), people=6)
    evening.open("beide")
    typed = evening.act("beide", "add-other-side", text="Kom langs")
    evening.act("beide", "rewrite", card=typed, text="Kom gerust langs")
    [card] = evening.board("beide")["said_there"]
    assert (card.text, card.rewritten) == ("Kom gerust langs", False)
    assert evening.sealed()[0].activities["beide"].content.ideas[typed].text == "Kom gerust langs"


def test_a_card_on_the_wall_has_room_for_whose_words_it_are() -> None:
    evening = Evening(only(plan("wensen", "ideas", settings={"length": 500})), people=6)
    evening.open("wensen")
    for number in range(6):
        evening.act("wensen", "release", card=evening.idea("x" * 110, f"person-{number}"))
    assert [len(wall["cards"]) for wall in evening.walls("wensen")] == [3, 3]
    for card in tuple(evening["wensen"].content.ideas):
        evening.act("wensen", "rewrite", card=card, text="y" * 110)
    assert [len(wall["cards"]) for wall in evening.walls("wensen")] == [1] * 6


def test_both_sides_say_whose_words_it_are() -> None:
    evening = Evening(only(plan("beide", "ideas", settings={"other_side": {"nl": "En jullie?"}})), people=6)
    evening.open("beide")
    card = evening.idea("Mijn buurvrouw wil licht", activity="beide")
    evening.act("beide", "release", card=card)
    evening.act("beide", "rewrite", card=card, text="Meer licht")
    evening.act("beide", "add-other-side", text="Kom langs")
    wall = evening.wall("beide")
    assert (wall["community"], wall["municipality"]) == (("Meer licht (samengevat door begeleider)",), ("Kom langs",))
