"""The reducer: whoever reads the same log has the same state, whatever stands in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import DETAILS, PROGRAMME, Evening, plan
from tests.strategies import facts
from werksessie.activities import KINDS
from werksessie.programme.details import to_dict as details_data
from werksessie.programme.model import to_dict as programme_data
from werksessie.session.events import (
    ActivityIntroduced,
    ActivityOpened,
    ActivityReturned,
    AnswerPassed,
    Event,
    OptionChosen,
    SessionPrepared,
    StepUndone,
)  # fmt: skip
from werksessie.session.reducer import apply, fold
from werksessie.session.state import RUNNING, State


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
