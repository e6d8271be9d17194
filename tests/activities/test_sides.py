"""ideas with two sides: first the community, then those who answer for the municipality. Their statements are never
counted."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.evening import Evening, counts, only, plan, refused
from tests.session.full_evening import assert_same
from werksessie.activities import KINDS
from werksessie.session.commands import Refusal
from werksessie.session.events import CONSOLE, PHONE, WALL

QUESTION = {"nl": "Wat verwacht de gemeente van jullie?"}
BOTH = plan("samen", "ideas", settings={"max": 2, "other_side": QUESTION, "length": 40})
ONE = plan("samen", "ideas")
THERE = {"side": "municipality"}


@pytest.fixture
def evening() -> Evening:
    """Nine people, and a question with two sides that is open to the community."""
    evening = Evening(only(BOTH, plan("later", "dots", options_from="samen", take="answers")), people=9)
    evening.open("samen")
    return evening


@pytest.fixture
def both(evening: Evening) -> Evening:
    """The municipality is asked too."""
    evening.act("samen", "ask-other-side")
    return evening


def say(evening: Evening, text: str, person: str = "ann", shown: bool = True, **fields: str) -> str:
    """Somebody says this; gives the id of its card."""
    events: Any = evening.send("samen", person, {"text": text, **fields})
    card = str(events[0].card)
    if shown:
        evening.act("samen", "release", card=card)
    return card


def report(evening: Evening) -> Any:
    return KINDS["ideas"].report(evening.state, evening.plan("samen"), evening["samen"])


# Asking


def test_before_it_is_asked_nobody_answers_for_the_municipality(evening: Evening) -> None:
    with refused(409, "De gemeente is nog niet aan de beurt."):
        say(evening, "Kom langs", **THERE)
    say(evening, "Eén vast gezicht")
    assert report(evening)["other_side"] == {"asked": False, "said": []}


def test_asking_is_news_for_every_phone(evening: Evening) -> None:
    evening.act("samen", "ask-other-side")
    [asked] = [event for _, event in evening.read(after=evening.state.seq - 1)]
    assert {WALL, CONSOLE, PHONE} == asked.TOUCHES
    with refused(409, "Al gedaan"):
        evening.act("samen", "ask-other-side")


def test_a_closed_question_opens_again_for_the_municipality(evening: Evening) -> None:
    say(evening, "Eén vast gezicht")
    evening.shut("samen")
    evening.act("samen", "ask-other-side")
    say(evening, "Kom langs", "bob", **THERE)
    assert report(evening)["other_side"] == {"asked": True, "said": ["Kom langs"]}


def test_the_municipality_is_asked_at_its_own_question_only(evening: Evening) -> None:
    evening.shut("samen")
    evening.show("later")
    with refused(409, "Open eerst de vraag"):
        evening.act("samen", "ask-other-side")
    with refused(404, "kan hier niet"):
        evening.act("later", "ask-other-side")


def test_asked_too_soon_it_can_be_taken_back_until_somebody_answered(both: Evening) -> None:
    both.act("samen", "ask-community")
    with refused(409, "nog niet aan de beurt"):
        say(both, "Kom langs", **THERE)
    with refused(409, "Al gedaan"):
        both.act("samen", "ask-community")
    both.act("samen", "ask-other-side")
    say(both, "Kom langs", shown=False, **THERE)
    with refused(409, "al geantwoord"):
        both.act("samen", "ask-community")


def test_a_question_with_one_side_has_no_other() -> None:
    evening = Evening(only(ONE), people=9)
    evening.open("samen")
    for verb in ("ask-other-side", "ask-community", "add-other-side"):
        with refused(404, "kan hier niet"):
            evening.act("samen", verb, text="Kom langs")
    with refused(422, "begrijpen we niet"):
        say(evening, "Kom langs", **THERE)
    assert "other_side" not in report(evening)


def test_an_unknown_side_is_refused(both: Evening) -> None:
    with refused(422, "begrijpen we niet"):
        say(both, "Kom langs", side="politie")
    say(both, "Eén vast gezicht", side="community")
    assert report(both)["also_said"] == ["Eén vast gezicht"]


def test_undoing_the_step_before_keeps_what_was_asked_and_replays_the_same(evening: Evening) -> None:
    evening.shut("samen")
    evening.act("samen", "ask-other-side")
    say(evening, "Kom langs", **THERE)
    evening.undo()
    assert (evening["samen"].stage, evening.replay()) == ("open", evening.state)
    say(evening, "Bel terug", "bob", **THERE)
    assert report(evening)["other_side"]["said"] == ["Kom langs", "Bel terug"]


# Answering


def test_each_side_has_its_own_most(both: Evening) -> None:
    for text in ("Een", "Twee"):
        say(both, text)
        say(both, f"{text} daar", **THERE)
    for fields in ({}, THERE):
        with refused(409, "al 2"):
            say(both, "Drie", **fields)
    assert (both.own("samen", "ann")["open"], both.own("samen", "ann")["left"]) == (0, 0)


def test_whoever_spoke_for_the_municipality_is_told_what_is_left_there(both: Evening) -> None:
    say(both, "Een")
    assert (both.own("samen", "ann")["side"], both.own("samen", "ann")["left"]) == ("", 1)
    say(both, "Kom langs", "bob", **THERE)
    mine = both.own("samen", "bob")
    assert (mine["side"], mine["left"], mine["open"]) == ("municipality", 1, 3)


def test_a_changed_statement_speaks_for_whom_its_writer_says(both: Evening) -> None:
    both.send("samen", "ann", {"text": "Kom langs"}, "a1")
    both.act("samen", "make-theme", name="Contact", card=tuple(both["samen"].content.ideas))
    both.send("samen", "ann", {"text": "Kom langs", "replaces": "a1", **THERE})
    [waiting] = both.detail("samen")["waiting"]
    assert (waiting["side"], both.tally("samen").answered) == ("municipality", 0)
    both.act("samen", "release", card=waiting["id"])
    assert [theme["ideas"] for theme in both.detail("samen")["themes"]] == [[]], "themes are for the community"


def test_the_facilitator_types_what_the_municipality_says_and_it_shows_at_once(evening: Evening) -> None:
    evening.act("samen", "add-other-side", text="  Kom ook als je boos bent ")
    wall = evening.wall("samen")
    assert (wall["sides"], wall["municipality"]) == (True, ("Kom ook als je boos bent",))
    assert evening["samen"].content.side_asked is False, "the phones stay with the community"
    assert report(evening)["other_side"] == {"asked": True, "said": ["Kom ook als je boos bent"]}
    assert evening.tally("samen").answered == 0


@pytest.mark.parametrize(("text", "words"), [("", "Schrijf eerst"), (" \n", "Schrijf eerst"), ("x" * 41, "40 tekens")])
def test_what_the_facilitator_types_has_words_and_a_length(evening: Evening, text: str, words: str) -> None:
    with refused(422, words):
        evening.act("samen", "add-other-side", text=text)


def test_before_the_question_opens_there_is_nothing_to_type() -> None:
    evening = Evening(only(BOTH), people=9)
    evening.show("samen")
    with refused(409, "Open eerst de vraag"):
        evening.act("samen", "add-other-side", text="Kom langs")


# Looking at it first


def test_a_statement_is_looked_at_first_like_any_other(both: Evening) -> None:
    card = say(both, "Jan van de gemeente belt", shown=False, **THERE)
    assert both.wall("samen")["municipality"] == ()
    both.act("samen", "hide", card=card, reason="person")
    assert report(both)["other_side"]["said"] == []
    both.act("samen", "release", card=card)
    assert both.wall("samen")["municipality"] == ("Jan van de gemeente belt",)


def test_themes_and_later_votes_are_for_the_community(both: Evening) -> None:
    ours, theirs = say(both, "Eén vast gezicht"), say(both, "Kom langs", "bob", **THERE)
    with refused(409, "Dit zegt de gemeente"):
        both.act("samen", "make-theme", name="Contact", card=(ours, theirs))
    theme = both.act("samen", "make-theme", name="Contact", card=ours)
    both.act("samen", "place", card=theirs, theme="")
    assert counts(both.tally("samen")) == {theme: {"ideas": 1}}
    both.open("later")
    assert [one.text["nl"] for one in both["later"].options] == ["Eén vast gezicht"]


def test_statements_of_the_municipality_are_counted_nowhere(both: Evening) -> None:
    for number in range(6):
        say(both, f"Van ons {number}", f"person-{number}")
    told, seen = report(both), both.tally("samen")
    for number in range(3):
        say(both, f"Van daar {number}", f"official-{number}", shown=number > 0, **THERE)
    hidden = say(both, "Weg", "official-9", **THERE)
    both.act("samen", "hide", card=hidden, reason="person")
    assert both.tally("samen") == seen
    assert report(both)["not_shown"] == told["not_shown"] == {}
    assert both.wall("samen")["gathered"] == 6
    assert not [key for key, value in report(both)["other_side"].items() if isinstance(value, int) and key != "asked"]


# The wall


def test_before_the_municipality_has_its_turn_the_wall_has_one_column(evening: Evening) -> None:
    say(evening, "Eén vast gezicht")
    wall = evening.wall("samen")
    assert (wall["sides"], [card.text for card in wall["cards"]]) == (False, ["Eén vast gezicht"])


def test_both_sides_stand_beside_each_other_over_as_many_pages_as_they_need(both: Evening) -> None:
    for number in range(9):
        say(both, f"Van ons {number}", f"person-{number}")
    say(both, "Kom langs", "official", **THERE)
    pages = [(wall["community"], wall["municipality"]) for wall in both.walls("samen")]
    assert [len(community) for community, _ in pages] == [5, 4]
    assert [there for _, there in pages] == [("Kom langs",)] * 2, "who has said all stays where it is"
    assert pages[0][0][0] == "Van ons 8", "the newest comes first"


def test_a_long_statement_leaves_room_for_fewer(both: Evening) -> None:
    for number in range(4):
        say(both, f"{number} een lange zin over twee hele regels"[:40], f"person-{number}")
    assert [len(wall["community"]) for wall in both.walls("samen")] == [3, 1]


def test_themes_stand_for_what_is_in_them(both: Evening) -> None:
    both.act("samen", "make-theme", name="Vaste gezichten", card=say(both, "Steeds dezelfde"))
    say(both, "Bel terug", "bob")
    assert both.wall("samen")["community"] == ("Vaste gezichten", "Bel terug")


def test_what_is_hidden_from_the_wall_is_hidden_on_both_sides() -> None:
    evening = Evening(only(plan("samen", "ideas", reveal="after_close", settings={"other_side": QUESTION})), people=9)
    evening.open("samen")
    evening.act("samen", "ask-other-side")
    say(evening, "Kom langs", **THERE)
    assert (evening.wall("samen")["hidden"], evening.wall("samen")["municipality"]) == (True, ())
    evening.shut("samen")
    assert evening.wall("samen")["municipality"] == ("Kom langs",)


# What a record keeps

moves = st.lists(
    st.tuples(
        st.sampled_from(("say", "there", "there", "ask", "back", "add", "release", "hide", "theme", "change", "pass")),
        st.integers(0, 5),
    ),
    max_size=40,
)


@settings(max_examples=60)
@given(moves)
def test_sealing_and_replaying_give_the_same_sides_whatever_happened(taken: list[tuple[str, int]]) -> None:
    evening = Evening(only(BOTH), people=9)
    evening.open("samen")
    for number, (what, who) in enumerate(taken):
        cards = tuple(sorted(evening["samen"].content.ideas))[who : who + 1]
        deeds = {
            "ask": ("ask-other-side", {}),
            "back": ("ask-community", {}),
            "add": ("add-other-side", {"text": f"Getypt {number}"}),
            "release": ("release", {"card": cards}),
            "hide": ("hide", {"card": cards, "reason": "person"}),
            "theme": ("make-theme", {"name": f"Thema {number}", "card": cards}),
        }
        fields: dict[str, Any] = {"text": f"Tekst {number}", **(THERE if what == "there" else {})}
        if what == "change":
            fields |= {"replaces": f"a{who}", **(THERE if number % 2 else {})}
        with suppress(Refusal):
            if what in deeds:
                evening.act("samen", deeds[what][0], **deeds[what][1])
            else:
                evening.send("samen", f"person-{who}", {"skip": "1"} if what == "pass" else fields, f"a{number}")
    assert evening.replay() == evening.state
    evening.close()
    before, hidden = evening.state, [one.text for one in evening.board("samen")["hidden"]]
    evening.state, text = evening.sealed()
    assert_same(before, evening.state)
    assert evening["samen"].content.side_asked == before.activities["samen"].content.side_asked
    assert [trace for trace in ("person-", *(json.dumps(one) for one in hidden)) if trace in text] == []
