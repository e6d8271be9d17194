"""The reducer: whoever reads the same log has the same state, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import DETAILS, PROGRAMME, Evening, plan
from tests.strategies import facts
from werksessie.activities import KINDS
from werksessie.programme.details import to_dict as details_data
from werksessie.programme.model import to_dict as programme_data
from werksessie.session.events import (
    ActivityClosed,
    ActivityIntroduced,
    ActivityOpened,
    ActivityPaged,
    ActivityReturned,
    AnswerPassed,
    Event,
    OptionChosen,
    ProfileWritten,
    SessionPrepared,
    StepUndone,
)  # fmt: skip
from werksessie.session.reducer import apply, fold
from werksessie.session.state import RUNNING, Option, State, Timer


def midway() -> Evening:
    """An evening in which something happened everywhere."""
    evening = Evening(people=6)
    evening.open("wensen")
    theme = evening.act("wensen", "make-theme", name="Licht", card=evening.idea("Meer licht"))
    evening.act("wensen", "goal", theme=theme, goal="het licht is")
    evening.open("kiezen", "kaarten", "stapel")
    evening.send("stapel", "ann", {"dots-plek-1": "1"})
    return evening


MIDWAY = midway().state


@given(st.lists(facts, max_size=8))
def test_it_never_raises_whatever_the_log_says(events: list[Event]) -> None:
    for start in (State(), MIDWAY):
        state = fold(enumerate(events, start.seq + 1), start)
        assert state.seq == start.seq + len(events)
        for planned, activity in state.each():
            assert KINDS[planned.kind].tally(planned, activity).answered >= 0


def test_the_number_of_the_last_event_is_the_number_of_the_state() -> None:
    evening = midway()
    assert evening.state.seq == len(evening.log)
    assert evening.replay() == evening.state


def test_events_about_an_activity_that_is_not_there_change_nothing_else() -> None:
    for event in (
        ActivityIntroduced("verdwenen", "2027-01-12T20:00:00"),
        ActivityOpened("verdwenen", ()),
        ActivityReturned("verdwenen"),
        AnswerPassed("verdwenen", "ann", "a1", "skip"),
        OptionChosen("verdwenen", "x", True),
    ):
        assert replace(apply(MIDWAY, event, 99), seq=MIDWAY.seq) == MIDWAY


def test_undoing_knows_no_activities_that_are_not_there() -> None:
    state = apply(MIDWAY, StepUndone("wensen", {"verdwenen": "open"}, {"verdwenen": 3}), 99)
    assert (state.current, state.activities) == ("wensen", MIDWAY.activities)


def test_a_step_that_tells_of_no_pages_goes_back_to_the_first() -> None:
    later = apply(MIDWAY, ActivityPaged("welkom", 2), 98)
    assert apply(later, StepUndone("welkom", {"welkom": "intro"}, {}), 99).activities["welkom"].page == 0


def test_an_option_that_names_no_source_came_from_nowhere() -> None:
    opened = apply(MIDWAY, ActivityOpened("veilig", ({"id": "x", "text": {"nl": "X"}},)), 99)
    assert opened.activities["veilig"].options == (Option("x", {"nl": "X"}, ""),)


def test_words_that_were_not_there_can_be_taken_away() -> None:
    assert apply(MIDWAY, ProfileWritten("kenmerken", ""), 99).profile == MIDWAY.profile


def test_a_kind_of_a_newer_version_is_passed_over() -> None:
    newer = replace(PROGRAMME, activities=(replace(plan("quiz", "ideas"), kind="quiz"), *PROGRAMME.activities))
    prepared = SessionPrepared(programme_data(newer), details_data(DETAILS), "482913", "2027-01-12T19:00:00")
    state = apply(State(), prepared, 1)
    assert state.programme.activities == PROGRAMME.activities
    assert [one.id for one, _ in state.each()] == [one.id for one in PROGRAMME.activities]


def test_an_earlier_state_can_be_folded_further() -> None:
    evening = midway()
    halfway = evening.state
    evening.close()
    assert fold(evening.read(after=halfway.seq), halfway) == evening.state
    assert halfway.phase == RUNNING


def on_the_wall(state: State) -> tuple[object, ...]:
    """Whatever stands there instead of the activity, or beside it."""
    return state.black, state.timer, state.pause, state.parking_shown


COVERED = replace(
    MIDWAY,
    black=True,
    timer=Timer("stapel", 600, "2027-01-12T20:10:00"),
    pause="2027-01-12T20:10:00",
    parking_shown=True,
)
AT = "2027-01-12T20:00:00"


@pytest.mark.parametrize("event", [ActivityIntroduced("veilig", AT), ActivityReturned("wensen", AT)])
def test_another_activity_takes_everything_else_off_the_wall(event: Event) -> None:
    assert on_the_wall(apply(COVERED, event, 99)) == (False, None, "", False)


def test_a_question_that_opens_ends_the_pause_and_keeps_a_black_wall_black() -> None:
    after = apply(COVERED, ActivityOpened("veilig", (), AT), 99)
    assert (after.black, after.pause, after.parking_shown) == (True, "", False)


def test_closing_takes_away_the_timer_of_that_question_only() -> None:
    assert apply(COVERED, ActivityClosed("stapel", AT), 99).timer is None
    assert apply(COVERED, ActivityClosed("wensen", AT), 99).timer == COVERED.timer


def test_the_test_card_is_gone_when_the_first_activity_comes() -> None:
    before = replace(MIDWAY, test_card=True)
    assert apply(before, ActivityIntroduced("veilig", AT), 99).test_card is False


def test_when_the_evening_began_and_how_long_it_was_to_last_are_kept_from_its_first_activity() -> None:
    evening = Evening(replace(PROGRAMME, activities=tuple(replace(one, minutes=5) for one in PROGRAMME.activities)))
    evening.press("start")
    evening.show("welkom")
    began, planned = evening.state.began_at, evening.state.planned
    assert (began, planned) == (evening.at, 5 * len(PROGRAMME.activities))
    later = replace(evening.state, planned=7)
    moved = apply(later, ActivityIntroduced("wensen", "2027-01-12T21:00:00"), 99)
    assert (moved.began_at, moved.planned) == (began, 7)


def test_only_who_names_a_group_is_in_one() -> None:
    evening = Evening(details=replace(DETAILS, groups=True), people=2)
    evening.open("wensen")
    evening.idea("Meer licht", "ann", group="community")
    evening.idea("Een bank", "bob")
    evening.send("wensen", "cas", {"unsure": "1"})
    assert dict(evening["wensen"].groups) == {"ann": "community"}
