"""ideas, on the phone: how many, how long, changing and taking back."""

from __future__ import annotations

import pytest

from tests.session.evening import Evening, only, plan, refused
from werksessie.activities.ideas.cards import HIDDEN, NEW, SHOWN, Idea


@pytest.fixture
def evening() -> Evening:
    """Six people, and a question about wishes that is open: three ideas each, forty characters."""
    evening = Evening(people=6)
    evening.open("wensen")
    return evening


def card(evening: Evening, id: str) -> Idea:
    found: Idea = evening["wensen"].content.ideas[id]
    return found


def texts(evening: Evening) -> list[str]:
    """What the room sees, the newest first."""
    return [one["text"] for one in evening.detail("wensen")["shown"]]


def test_everybody_may_send_three(evening: Evening) -> None:
    for text in ("Licht", "Een bankje", "Bomen"):
        evening.idea(text)
    with refused(409, "al 3"):
        evening.idea("Nog een")
    evening.idea("Van een ander", "bob")
    assert evening.own("wensen", "ann")["left"] == 0
    assert evening.tally("wensen").answered == 2


def test_the_programme_says_how_many_and_how_long() -> None:
    evening = Evening(only(plan("lijst", "ideas", settings={"max": 1, "length": 500})), people=1)
    evening.open("lijst")
    evening.idea("x" * 500, activity="lijst")
    with refused(409, "al 1"):
        evening.idea("Nog een", activity="lijst")
    with refused(422, "500 tekens"):
        evening.idea("x" * 501, "bob", activity="lijst")


def test_too_long_keeps_nothing_half(evening: Evening) -> None:
    before = evening.state
    with refused(422, "te lang", "40 tekens"):
        evening.idea("x" * 41)
    assert evening.state is before


def test_a_text_is_kept_byte_for_byte(evening: Evening) -> None:
    text = "  Ménsen 🌳 <b>\n'ja' {n} "
    evening.act("wensen", "release", card=evening.idea(text))
    assert texts(evening) == [text]
    assert evening.replay() == evening.state


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_idea_is_no_idea(evening: Evening, text: str) -> None:
    with refused(422, "Schrijf eerst iets op"):
        evening.idea(text)


def test_the_same_answer_id_twice_is_one_idea(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    assert evening.send("wensen", "ann", {"text": "Licht"}, "a1") == ()
    assert len(evening["wensen"].content.ideas) == 1


def test_a_changed_text_loses_its_release(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    [id] = evening["wensen"].content.ideas
    evening.act("wensen", "release", card=id)
    evening.send("wensen", "ann", {"text": "Meer licht", "replaces": "a1"}, "a2")
    assert (card(evening, id).text, card(evening, id).status) == ("Meer licht", NEW)
    assert texts(evening) == []


def test_an_idea_can_be_changed_by_any_id_it_was_sent_under(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Een"}, "a1")
    evening.send("wensen", "ann", {"text": "Twee", "replaces": "a1"}, "a2")
    evening.send("wensen", "ann", {"text": "Drie", "replaces": "a2"}, "a3")
    evening.send("wensen", "ann", {"text": "Vier", "replaces": "a1"}, "a4")
    assert [idea.text for idea in evening.own("wensen", "ann")["ideas"]] == ["Vier"]


def test_changing_does_not_use_up_an_idea(evening: Evening) -> None:
    for number in range(3):
        evening.send("wensen", "ann", {"text": f"Idee {number}"}, f"a{number}")
    evening.send("wensen", "ann", {"text": "Anders", "replaces": "a1"})
    assert evening.tally("wensen").answered == 1
    assert len(evening.own("wensen", "ann")["ideas"]) == 3


@pytest.mark.parametrize("text", ["", "x" * 41])
def test_a_change_that_is_refused_keeps_what_stood(evening: Evening, text: str) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    with refused(422):
        evening.send("wensen", "ann", {"text": text, "replaces": "a1"})
    assert evening.own("wensen", "ann")["ideas"][0].text == "Licht"


def test_nobody_changes_or_takes_back_the_idea_of_another(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    with refused(404, "als nieuw antwoord"):
        evening.send("wensen", "bob", {"text": "Donker", "replaces": "a1"})
    assert evening.send("wensen", "bob", {"withdraw": "a1"}) == ()
    assert evening.own("wensen", "ann")["ideas"][0].text == "Licht"


def test_an_idea_can_be_taken_back(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    evening.send("wensen", "ann", {"withdraw": "a1"}, "a2")
    assert (evening.tally("wensen").answered, evening.own("wensen", "ann")["left"]) == (0, 3)
    assert evening.send("wensen", "ann", {"withdraw": "a1"}) == ()
    evening.shut("wensen")
    assert evening.send("wensen", "ann", {"withdraw": "a1"}, "a2") == ()


def test_an_idea_that_was_taken_back_does_not_come_back_by_itself(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Licht"}, "a1")
    evening.send("wensen", "ann", {"withdraw": "a1"})
    assert evening.send("wensen", "ann", {"text": "Licht"}, "a1") == ()
    assert evening.tally("wensen").answered == 0


def test_not_knowing_any_more_keeps_the_ideas(evening: Evening) -> None:
    evening.idea("Licht")
    evening.send("wensen", "ann", {"unsure": "1"})
    tally = evening.tally("wensen")
    assert (tally.answered, tally.unsure) == (1, 0)
    evening.send("wensen", "bob", {"skip": "1"})
    assert evening.tally("wensen").skipped == 1


def test_taking_an_idea_back_keeps_what_was_said_since(evening: Evening) -> None:
    for answer_id in ("a1", "a2"):
        evening.send("wensen", "ann", {"text": "Licht"}, answer_id)
    evening.send("wensen", "ann", {"skip": "1"})
    for answer_id in ("a1", "a2"):
        evening.send("wensen", "ann", {"withdraw": answer_id})
    tally = evening.tally("wensen")
    assert (tally.answered, tally.skipped) == (0, 1)


def test_a_hidden_idea_counts_among_the_three(evening: Evening) -> None:
    for number in range(3):
        made = evening.idea(f"Idee {number}")
    evening.act("wensen", "hide", card=made, reason="double")
    with refused(409, "al 3"):
        evening.idea("Nog een")


def test_changing_a_hidden_idea_lets_the_facilitator_look_again(evening: Evening) -> None:
    evening.send("wensen", "ann", {"text": "Jan deed het"}, "a1")
    [id] = evening["wensen"].content.ideas
    evening.act("wensen", "hide", card=id, reason="person")
    assert card(evening, id).status == HIDDEN
    evening.send("wensen", "ann", {"text": "Meer licht", "replaces": "a1"})
    assert card(evening, id).status == NEW
    assert evening.detail("wensen")["not_shown"] == {}


def test_a_phone_shows_its_own_ideas_only(evening: Evening) -> None:
    evening.idea("Licht", "ann")
    evening.idea("Bomen", "bob")
    assert [idea.text for idea in evening.own("wensen", "bob")["ideas"]] == ["Bomen"]


def test_a_released_idea_stands_on_the_wall_at_once_newest_first(evening: Evening) -> None:
    first, second, _ = (evening.idea(text) for text in ("Licht", "Bomen", "Wacht nog"))
    evening.act("wensen", "release", card=second)
    evening.act("wensen", "release", card=first)
    assert texts(evening) == ["Licht", "Bomen"]
    assert [one.text for one in evening.wall("wensen")["cards"]] == ["Licht", "Bomen"]
    assert card(evening, first).status == SHOWN
