"""Correcting a sealed record: which words, where, why; and that the old ones stand nowhere."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.session.evening import DETAILS, Evening, refused
from tests.session.full_evening import full
from werksessie.session.codec import decode, encode
from werksessie.session.commands import WriteProfile
from werksessie.session.correcting import Correct, as_sealed, standing_in
from werksessie.session.corrections import REASONS, Corrected
from werksessie.session.destroying import destroyed
from werksessie.session.events import EVENTS
from werksessie.session.reducer import apply, fold
from werksessie.session.rules import decide
from werksessie.session.sorts import LONGEST, SORTS
from werksessie.session.state import SEALED, State
from werksessie.session.wording import places, reworded
from werksessie.summary.build import build

EVERYWHERE = frozenset(SORTS)
DAY = "2027-04-02"


@pytest.fixture(scope="module")
def sealed() -> State:
    """A sealed evening in which everything happened; the profile was written, and rewritten."""
    state, _ = full().sealed()
    for text in ("Er is licht voor tante Wolfskers", "Er is licht voor iedereen"):
        state = asked(state, WriteProfile("behoefte", text))
    return state


def asked(state: State, command: Any) -> State:
    for event in decide(state, command):
        state = apply(state, event, state.seq + 1)
    return state


def correct(state: State, was: str, text: str = "", sorts: frozenset[str] = EVERYWHERE, reason: str = "asked") -> State:
    return asked(state, Correct(was, text, sorts, reason, DAY))


def themes(state: State) -> list[Any]:
    return list(state.activities["wensen"].content.themes.values())


def log(state: State) -> str:
    """What would stand in the record, as text."""
    return "\n".join(json.dumps(encode(event), ensure_ascii=False) for event in as_sealed(state))


def told(state: State) -> str:
    """All that others may read."""
    return repr(build(state))


# What happens


def test_an_answer_about_somebody_goes_from_the_record_and_from_every_ballot_it_stood_on(sealed: State) -> None:
    assert log(sealed).count("Idee van iemand (0)") == 2
    after = correct(sealed, "Idee van iemand (0)")
    assert "Idee van iemand (0)" not in log(after) + told(after)
    assert log(after).count('"(weggehaald)"') == 2
    assert "Idee van iemand (1)" in log(after)


def test_an_answer_in_other_words_says_that_the_words_are_the_facilitators(sealed: State) -> None:
    after = correct(sealed, "Idee van iemand (0)", "Iets anders")
    (card,) = (one for one in after.activities["wensen"].content.ideas.values() if one.text == "Iets anders")
    assert card.rewritten


def test_part_of_a_text_can_go_and_the_rest_stays(sealed: State) -> None:
    after = correct(sealed, "van iemand")
    assert "Idee (weggehaald) (3)" in log(after)
    assert "van iemand" not in log(after)


def test_a_theme_can_be_reworded_and_the_goals_and_choices_made_of_it_follow(sealed: State) -> None:
    after = correct(sealed, "licht", "veilig", frozenset({"theme", "goal", "option"}), "mistake")
    content = after.activities["wensen"].content
    assert [(one.name, one.goal) for one in content.themes.values()] == [("veilig", "het veilig is")]
    assert "We willen dat het 's avonds veilig is" in told(after)


def test_only_words_of_the_sorts_that_were_named_are_touched(sealed: State) -> None:
    after = correct(sealed, "Licht", "Veilig", frozenset({"theme"}))
    assert {place.sort for place in standing_in(after, "licht")} == {"goal", "option", "profile"}


def test_no_part_of_a_longer_word_is_touched(sealed: State) -> None:
    with refused(404, "Deze woorden staan er niet"):
        correct(sealed, "lich")


def test_capitals_and_spaces_make_no_difference(sealed: State) -> None:
    assert "Plaats een lamp" not in log(correct(sealed, "plaats   EEN lamp"))


def test_words_that_were_replaced_after_sealing_go_too(sealed: State) -> None:
    after = correct(sealed, "er is licht", "Het is rustig")
    assert "Wolfskers" not in log(after)
    assert after.profile["behoefte"] == "Het is rustig voor iedereen"


def test_a_line_that_is_all_taken_away_is_no_line_any_more(sealed: State) -> None:
    assert "behoefte" not in correct(sealed, "Er is licht voor iedereen").profile


def test_every_count_stays_as_it_was(sealed: State) -> None:
    before, after = build(sealed), build(correct(sealed, "Idee van iemand (0)", "x"))
    assert [part.shown.answered for part in after.parts] == [part.shown.answered for part in before.parts]
    assert [[row.counts for row in part.shown.rows] for part in after.parts] == [
        [row.counts for row in part.shown.rows] for part in before.parts
    ]


# What is kept of it


def test_the_record_says_how_often_of_what_sort_why_and_on_which_day_and_no_old_word(sealed: State) -> None:
    after = correct(correct(sealed, "Licht", "Veilig", frozenset({"theme"}), "mistake"), "Tweede, nieuw")
    assert [(one.sorts, one.reason, one.day) for one in after.corrected] == [
        (("theme",), "mistake", DAY),
        (("answer",), "asked", DAY),
    ]
    assert all((event.was, event.text) == ("", "") for event in as_sealed(after) if isinstance(event, Corrected))
    assert "Tweede" not in log(after)


def test_it_is_remembered_when_the_record_is_read_back_and_rewritten_once_more(sealed: State) -> None:
    after = correct(sealed, "Tweede, nieuw")
    back = fold((seq, decode(json.loads(line))) for seq, line in enumerate(log(after).splitlines(), 1))
    assert back.corrected == after.corrected
    assert log(back) == log(after)
    assert (back.phase, back.closed_at) == (SEALED, sealed.closed_at)


# What is refused


def test_nothing_is_corrected_before_the_record_is_sealed() -> None:
    with refused(409, "als de avond verzegeld is"):
        decide(full().state, Correct("Licht", "", EVERYWHERE, "asked", DAY))


def test_an_evening_that_still_runs_is_not_corrected() -> None:
    with refused(409, "verzegeld"):
        decide(Evening(people=6).state, Correct("Licht", "", EVERYWHERE, "asked", DAY))


@pytest.mark.parametrize("reason", ["", "omdat Jan het zei"])
def test_a_reason_is_one_of_the_list_and_never_somebodys_own_words(sealed: State, reason: str) -> None:
    with refused(422, "Kies waarom"):
        correct(sealed, "Licht", reason=reason)


@pytest.mark.parametrize("was", ["", "  ", "x" * 1001])
def test_without_words_to_look_for_nothing_happens(sealed: State, was: str) -> None:
    with refused(422, "welke woorden"):
        correct(sealed, was)


@pytest.mark.parametrize("sorts", [frozenset[str](), frozenset({"vote"})])
def test_it_must_be_said_where(sealed: State, sorts: frozenset[str]) -> None:
    with refused(422, "waar de woorden"):
        correct(sealed, "Licht", sorts=sorts)


def test_longer_words_than_fit_there_are_refused(sealed: State) -> None:
    assert [one.name for one in themes(correct(sealed, "Licht", "x" * 60, frozenset({"theme"})))] == ["x" * 60]
    with refused(422, "korter dan 60"):
        correct(sealed, "Licht", "x" * 61, frozenset({"theme"}))


def test_words_can_always_be_taken_away_however_full_the_text_is(sealed: State) -> None:
    full_up = correct(sealed, "Licht", "Jan " + "x" * 56, frozenset({"theme"}))
    assert [one.name for one in themes(correct(full_up, "Jan"))] == ["(weggehaald) " + "x" * 56]


def test_what_was_too_long_already_may_stay_as_long_as_it_is() -> None:
    evening = Evening(details=replace(DETAILS, title="Samen " + "x" * 300), people=6)
    evening.close()
    after = correct(evening.sealed()[0], "Samen", "Apart", frozenset({"details"}))
    assert after.details.title == "Apart " + "x" * 300


def test_words_of_a_thousand_characters_can_still_be_looked_for(sealed: State) -> None:
    with refused(404, "staan er niet"):
        correct(sealed, "x" * 1000)


def test_of_the_moment_only_the_day_is_kept(sealed: State) -> None:
    after = asked(sealed, Correct("Licht", "", EVERYWHERE, "asked", f"{DAY}T20:15:00+02:00"))
    assert [one.day for one in after.corrected] == [DAY]


def test_the_same_words_again_change_nothing(sealed: State) -> None:
    assert decide(sealed, Correct("het licht is", "het licht is", EVERYWHERE, "mistake", DAY)) == ()


# Where words stand


def test_the_places_of_words_are_told_with_their_question(sealed: State) -> None:
    assert {(place.sort, place.activity) for place in standing_in(sealed, "Idee van iemand (0)")} == {
        ("answer", "wensen"),
        ("option", "kaarten"),
    }


def test_no_words_stand_nowhere(sealed: State) -> None:
    assert standing_in(sealed, " ") == ()


def test_no_vote_and_no_id_is_taken_for_words(sealed: State) -> None:
    texts = {place.text for place in places(as_sealed(sealed))}
    assert not texts & {"agree", "fine", "p0001", "skip", "fresh-035"}
    assert {"Licht", "het licht is", "Plaats een lamp", "Er is licht voor iedereen"} <= texts


def test_every_sort_has_a_name_and_a_length(sealed: State) -> None:
    named = {sort for event in EVENTS.values() for sort in event.WORDS.values()}
    assert named == set(SORTS) == set(LONGEST)
    assert all(REASONS.values())


@given(was=some.text(max_size=12), text=some.text(max_size=12))
def test_any_words_can_be_looked_for_and_put_there(sealed: State, was: str, text: str) -> None:
    before = as_sealed(sealed)
    after = reworded(before, was, text, EVERYWHERE) if was.split() else before
    assert len(before) - len(after) <= 1
    assert fold(enumerate(after, 1)).phase == SEALED


# Once the single answers are destroyed


def test_a_quote_that_was_kept_can_go_when_the_single_answers_are_gone(sealed: State) -> None:
    gone = destroyed(sealed, DAY)
    (quote, *_) = (place.text for place in places(as_sealed(gone)) if place.sort == "answer")
    assert quote in told(gone)
    after = correct(gone, quote)
    assert quote not in log(after) + told(after)
    assert after.destroyed_on == DAY
    assert [part.shown for part in build(after).parts if part.plan.id != "kaarten"] == [
        part.shown for part in build(gone).parts if part.plan.id != "kaarten"
    ]
