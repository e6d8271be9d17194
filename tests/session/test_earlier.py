"""The next evening begins with what was promised: what it takes along, what the room says of it, what it keeps back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from tests.session.evening import PLACES, Evening, a_goal, only, plan, refused
from tests.session.three_evenings import (
    DAYS,
    EARLIER,
    PROGRAMME,
    TAKEN,
    agree,
    began,
    chain,
    consent,
    first,
    how,
    over,
    recall,
    second,
    weigh,
)
from tests.strategies import json_values
from werksessie.session.codec import decode, encode
from werksessie.session.commands import Start
from werksessie.session.correcting import Correct, as_sealed
from werksessie.session.destroying import destroyed
from werksessie.session.earlier import Follow, SessionFollowed, snapshot, told
from werksessie.session.past import EVENINGS, Agreed, Earlier, Rated, Rating, from_data, to_data
from werksessie.session.plain import plain_tables
from werksessie.session.progress import TellProgress
from werksessie.session.reducer import apply, fold
from werksessie.session.returning import EarlierRecalled, returning
from werksessie.session.sealing import distil
from werksessie.session.sorts import AGREEMENT, DETAILS, GOAL, OPTION
from werksessie.session.spoiled import whole
from werksessie.session.state import Progress, State
from werksessie.session.statuses import DONE, MUNICIPALITY, ROOM, RUNNING, STUCK

# What is taken along


def test_an_evening_takes_along_what_its_summary_told() -> None:
    (taken,) = snapshot(EARLIER.state)
    assert (taken.title, taken.date, taken.place, taken.people) == ("Avond 1", DAYS[0], "De Linde", 12)
    assert taken.goals == ("We willen dat het licht is",)
    assert [(one.what, one.who, one.when) for one in taken.agreements] == [
        ("Plaats een lamp", "De gemeente", "2027-02-10"),
        ("Bel de school", "De gemeente", "2027-02-20"),
    ]
    (rating,) = taken.ratings
    assert rating.activity == "samen"
    assert rating.rows[0] == Rated("v1", "Voorwaarde 1", 12, 12, {"0": 8, "1": 0, "2": 0, "3": 4}, 12)


@pytest.mark.parametrize(
    ("voted_on", "along"),
    [
        ({"options": PLACES}, False),
        ({"options": PLACES, "id": "kiezen"}, True),
        ({"options_from": "wensen", "take": "answers"}, False),
        ({"options_from": "wensen", "take": "goals"}, True),
    ],
    ids=["places", "what the agreements are about", "answers", "goals"],
)
def test_what_was_chosen_comes_along_as_a_goal_when_it_is_one(voted_on: dict[str, Any], along: bool) -> None:
    chosen = plan(**{"id": "stemmen", "kind": "dots", **voted_on})
    evening = Evening(only(plan("wensen", "ideas"), chosen, PROGRAMME.activities[-1]), people=12)
    evening.open("wensen")
    a_goal(evening)
    evening.act("wensen", "release", card=evening.idea("Een bank"))
    evening.open(chosen.id)
    evening.shut(chosen.id)
    one = evening[chosen.id].options[0]
    evening.act(chosen.id, "choose", option=one.id)
    (taken,) = snapshot(over(evening).state)
    assert taken.goals == ((one.text["nl"],) if along else ())


def test_of_a_sensitive_question_nothing_comes_along_that_was_kept_back() -> None:
    sensitive = (replace(one, sensitive=one.id == "samen") for one in PROGRAMME.activities)
    evening = Evening(only(*sensitive), people=12)
    weigh(evening)
    (taken,) = snapshot(over(evening).state)
    assert [row.is_told for row in taken.ratings[0].rows] == [False] * 6


def test_a_first_evening_says_nothing_of_any_before_it() -> None:
    assert "followed" not in json.dumps([encode(one) for one in as_sealed(EARLIER.state)])


def test_what_the_contact_persons_said_comes_along() -> None:
    evening = Evening()
    evening.state = EARLIER.state
    evening.ask(TellProgress("afspraken", 2, STUCK, "De school belt niet terug.", MUNICIPALITY, "2027-03-01"))
    said = snapshot(evening.state)[0].agreements[1].progress
    assert said == Progress(STUCK, "De school belt niet terug.", MUNICIPALITY, "2027-03-01")


def test_only_a_sealed_evening_can_be_followed_and_only_before_the_next_one_begins() -> None:
    with refused(409, "verzegeld"):
        snapshot(began(1).state)
    evening = second()
    with refused(409, "voordat de avond begint"):
        evening.ask(Follow(TAKEN))


def test_an_evening_follows_once_and_never_nothing() -> None:
    evening = Evening()
    with refused(422, "begrijpen we niet"):
        evening.ask(Follow(()))
    evening.ask(Follow(TAKEN, "2027-01-12-482913"))
    for other in ("", "2027-01-12-555555"):
        with refused(409, "Al gedaan"):
            evening.ask(Follow(TAKEN, other))


def test_until_it_begins_it_can_take_along_anew_what_was_said_since() -> None:
    evening, source = Evening(), Evening()
    source.state = EARLIER.state
    evening.ask(Follow(TAKEN, "2027-01-12-482913"))
    assert evening.ask(Follow(TAKEN, "2027-01-12-482913")) == ()
    source.ask(TellProgress("afspraken", 1, DONE, "", MUNICIPALITY, "2027-03-01"))
    evening.ask(Follow(snapshot(source.state), "2027-01-12-482913"))
    assert how(evening.state.earlier) == [[DONE, ""]]
    evening.ask(Start(evening.at))
    with refused(409, "voordat de avond begint"):
        evening.ask(Follow(TAKEN, "2027-01-12-482913"))


def test_a_sealed_record_names_no_session_that_it_goes_on_from() -> None:
    evening = Evening()
    evening.ask(Follow(TAKEN, "2027-01-12-555555"))
    evening.ask(Start(evening.at))
    _, log = over(evening), json.dumps([encode(one) for one in as_sealed(evening.state)])
    assert (evening.state.origin, "555555" in log) == ("", False)


def test_nothing_of_a_small_conversation_can_be_counted_afterwards() -> None:
    (taken,) = snapshot(first(people=4).state)
    assert taken.people is None
    assert [row.is_told for row in taken.ratings[0].rows] == [False] * 6


def test_under_ten_answers_a_condition_keeps_nothing_but_its_words() -> None:
    (taken,) = snapshot(first(people=9).state)
    assert taken.ratings[0].rows[0] == Rated("v1", "Voorwaarde 1")
    assert "9" not in json.dumps(to_data(taken)["ratings"])


# Three evenings


def test_the_third_evening_knows_both_before_it_with_the_word_of_the_room() -> None:
    _, two, three = chain()
    known = told(three.state)
    assert [(one.title, one.date) for one in known] == [("Avond 1", DAYS[0]), ("Avond 2", DAYS[1])]
    assert how(known) == [[DONE, STUCK], [DONE, ""]]
    assert known[:1] == told(two.state) == snapshot(two.state)[:1]


def test_what_is_done_or_was_agreed_again_is_not_asked_about_a_second_time() -> None:
    _, _, three = chain()
    assert [(one.id, one.agreed.what) for one in returning(three.state)] == [
        ("e2-1", "Bel de school"),
        ("e2-2", "Maak een rooster"),
    ]


def test_what_is_tried_out_beforehand_is_no_word_of_the_room() -> None:
    practice = only(*(replace(one, practice=one.id == "gedaan") for one in PROGRAMME.activities))
    evening = Evening(practice)
    evening.ask(Follow(TAKEN))
    evening.ask(Start(evening.at))
    recall(evening, **{"e1-1": DONE, "e1-2": DONE})
    consent(evening, **{"e1-1": "fine", "e1-2": "fine"})
    assert how(told(evening.state)) == [["", ""]]


def test_every_rewriting_of_the_record_keeps_it() -> None:
    *_, three = chain()
    before = (told(three.state), returning(three.state), snapshot(three.state))
    without_answers = distil(destroyed(three.state, "2027-12-01"), three.state.sealed_at, list.sort)
    for log in (as_sealed(three.state), without_answers):
        again = whole((seq, json.loads(json.dumps(encode(one)))) for seq, one in enumerate(log, 1))
        assert (told(again), returning(again), snapshot(again)) == before


def test_the_plain_tables_tell_the_evenings_before_and_what_came_of_them() -> None:
    *_, three = chain()
    rows = {one.name: one.rows for one in plain_tables(three.state)}
    assert [(one["number"], one["title"], one["people"]) for one in rows["earlier_evenings"]] == [
        (1, "Avond 1", 12),
        (2, "Avond 2", 12),
    ]
    assert [(one["evening"], one["what"], one["status"], one["told_by"]) for one in rows["earlier_agreements"]] == [
        (1, "Plaats een lamp", DONE, ROOM),
        (1, "Bel de school", STUCK, ROOM),
        (2, "Bel de school", DONE, ROOM),
        (2, "Maak een rooster", "", ""),
    ]


def test_no_more_evenings_are_carried_along_than_fit() -> None:
    many = tuple(Earlier(f"Avond {number}", "", "", None) for number in range(EVENINGS + 3))
    evening = Evening()
    evening.ask(Follow(many))
    assert evening.state.earlier == many[3:]


# Names, and what somebody may have written into a record


def test_a_name_in_an_agreement_of_before_can_be_taken_away() -> None:
    evening = began(1)
    agree(evening, ("Bel Jan Smit", "2027-02-10"))
    taken = snapshot(over(evening).state)
    after = began(2, taken)
    recall(after, **{"e1-1": RUNNING})
    consent(after, **{"e1-1": "fine"})
    over(after)
    after.ask(Correct("Jan Smit", "de buurman", frozenset({AGREEMENT, OPTION}), "person", DAYS[2]))
    assert "Jan Smit" not in json.dumps([encode(one) for one in as_sealed(after.state)])
    assert after.state.earlier[0].agreements[0].what == "Bel de buurman"
    assert how(told(after.state)) == [[RUNNING]]


def test_the_title_and_the_goals_of_before_can_be_corrected_too() -> None:
    evening = over(second())
    evening.ask(Correct("Avond 1", "De eerste avond", frozenset({DETAILS}), "mistake", DAYS[2]))
    evening.ask(Correct("licht", "helder", frozenset({GOAL}), "mistake", DAYS[2]))
    assert (evening.state.earlier[0].title, evening.state.earlier[0].goals) == (
        "De eerste avond",
        ("We willen dat het helder is",),
    )


@given(json_values)
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_a_record_reading_it_never_fails(value: Any) -> None:
    evening: Mapping[str, Any] = {
        **to_data(TAKEN[0]),
        "people": value,
        "goals": value,
        "agreements": [value, {"what": value}],
    }
    rated = {"id": "v1", "text": "Een", "important": value, "of": value, "now": value, "raters": value}
    crafted = ({**evening, "ratings": [{"activity": value, "words": {"0": "nee"}, "rows": [rated, value]}]}, value)
    for evenings in (crafted, value):
        state = apply(State(), SessionFollowed(evenings), 1)
        assert from_data([to_data(one) for one in state.earlier]) == state.earlier


def test_figures_too_small_to_compare_do_not_come_in_through_a_crafted_record() -> None:
    small = Rated("v1", "Een", 3, 9, {"0": 5, "3": 4}, 9)
    given = to_data(Earlier("Avond", DAYS[0], "", 3, ratings=(Rating("samen", {"0": "nee", "3": "ja"}, (small,)),)))
    (read,) = from_data([given])
    assert (read.people, read.ratings[0].rows[0]) == (None, Rated("v1", "Een"))


def test_a_status_or_a_day_that_does_not_exist_is_nobody_s_word() -> None:
    for wrong in ({"status": "vast"}, {"side": "iemand"}, {"day": "morgen"}):
        said = {"status": DONE, "why": "", "side": ROOM, "day": DAYS[0], **wrong}
        (read,) = from_data([{"title": "Avond", "agreements": [{"what": "Iets", "progress": said}]}])
        assert read.agreements == (Agreed("Iets", "", ""),)


def test_a_status_that_does_not_exist_is_not_recalled() -> None:
    state = apply(second().state, EarlierRecalled("e1-1", "vast", "x"), 99)
    assert [one.status for one in returning(state)] == ["", ""]


def test_a_restart_finds_the_same_state() -> None:
    evening = second()
    recall(evening, **{"e1-1": DONE, "e1-2": RUNNING})
    consent(evening, **{"e1-1": "fine", "e1-2": "fine"})
    weigh(evening)
    assert evening.replay() == evening.state
    assert fold((seq, decode(json.loads(line))) for seq, line in enumerate(evening.log, 1)) == evening.state


def test_an_evening_that_follows_can_be_prepared_and_begun_as_any_other() -> None:
    evening = Evening()
    evening.ask(Follow(TAKEN))
    evening.ask(Start(evening.at))
    assert evening.state.earlier == TAKEN
