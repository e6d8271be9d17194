"""A programme of two evenings in one session: it closes in between and waits, with everything that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some
from immutables import Map

from tests.session.evening import DETAILS, PROGRAMME, Evening, a_goal, plan, refused
from tests.session.full_evening import in_any_order
from werksessie.activities import KINDS
from werksessie.programme.model import Part
from werksessie.session.commands import BeginEvening, Blank, Close, Join, Refusal, Reopen
from werksessie.session.evenings import comes_later, to_come, waits_until
from werksessie.session.events import EveningBegun
from werksessie.session.paper import CountWithoutPhone
from werksessie.session.stages import next_step
from werksessie.session.state import CLOSED, RUNNING
from werksessie.session.tables import JoinTable
from werksessie.summary.build import build

BOTH = replace(
    PROGRAMME,
    parts=(Part("een", {"nl": "Een"}), Part("twee", {"nl": "Twee"}, 2)),
    activities=(
        plan("wensen", "ideas", part="een", minutes=20),
        plan("kiezen", "dots", part="een", options_from="wensen", take="goals"),
        plan("plan", "ideas", part="twee", settings={"about_from": "kiezen"}),
        plan("afspraken", "agreements", part="twee", settings={"goals_from": "kiezen"}),
    ),
)
A_WEEK = 7 * 24 * 60 * 60


def first(people: int = 8) -> Evening:
    """The first evening, closed: one goal was chosen."""
    evening = Evening(BOTH, people=people)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    option = evening["kiezen"].options[0].id
    for number in range(people):
        evening.send("kiezen", f"kiezen-{number}", {f"dots-{option}": "1"})
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=option)
    evening.press("end")
    return evening


def second(people: int = 6) -> Evening:
    """A week later."""
    evening = first()
    evening.wait(A_WEEK)
    evening.ask(BeginEvening(evening.at))
    evening.join(*(f"again-{number}" for number in range(people)))
    return evening


def step(evening: Evening) -> tuple[str, str]:
    found = next_step(evening.state)
    assert found
    return found.token, found.label


# Closing the first evening, and waiting


def test_after_the_last_activity_of_the_first_evening_volgende_closes_that_evening() -> None:
    evening = Evening(BOTH, people=8)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    evening.shut("kiezen")
    assert step(evening) == ("end", "sluit de eerste avond af")
    evening.press()
    assert (evening.state.phase, to_come(evening.state)) == (CLOSED, 2)


def test_a_closed_first_evening_waits_as_long_as_single_answers_are_kept() -> None:
    evening = first()
    closed = datetime.fromisoformat(evening.state.closed_at)
    assert waits_until(evening.state) == closed + timedelta(days=DETAILS.retention_days)


def test_while_the_second_evening_goes_on_none_is_closed() -> None:
    evening = first()
    assert evening.state.closed_at
    evening.ask(BeginEvening(evening.at))
    assert (evening.state.phase, evening.state.closed_at) == (RUNNING, "")


def test_an_evening_that_is_alone_waits_for_nothing() -> None:
    evening = Evening(people=2)
    evening.close()
    assert (to_come(evening.state), waits_until(evening.state)) == (0, None)
    with refused(409, "geen tweede avond"):
        evening.ask(BeginEvening(evening.at))


def test_a_first_evening_that_goes_on_waits_for_nothing() -> None:
    evening = Evening(BOTH, people=2)
    assert waits_until(evening.state) is None
    with refused(409, "Al gedaan"):
        evening.ask(BeginEvening(evening.at))


def test_one_that_was_closed_too_early_is_reopened_and_is_still_the_first() -> None:
    evening = first()
    evening.ask(Reopen(evening.at))
    assert (evening.state.phase, evening.state.evening, len(evening.state.people)) == (RUNNING, 1, 8)
    assert step(evening)[0] == "end"


def test_between_the_evenings_the_report_says_what_is_still_to_come() -> None:
    between = {part.plan.id: part.status for part in build(first().state).parts}
    assert between == {"wensen": "asked", "kiezen": "asked", "plan": "later", "afspraken": "later"}


# The second evening


def test_the_second_evening_begins_in_the_lobby_with_its_own_first_activity() -> None:
    evening = second()
    assert (evening.state.phase, evening.state.evening, evening.state.current) == (RUNNING, 2, "")
    assert step(evening)[0] == "show:plan"


def test_the_second_evening_begins_with_a_wall_and_a_clock_of_its_own() -> None:
    evening = first()
    evening.ask(Reopen(evening.at))
    evening.ask(JoinTable("tafel", 4))
    evening.ask(CountWithoutPhone(3, 0))
    evening.close()
    evening.ask(Blank(True))
    assert (evening.state.planned, len(evening.state.tables), evening.state.present) == (20, 1, 11)
    evening.wait(A_WEEK)
    begun = evening.ask(BeginEvening(evening.at))
    assert begun == (EveningBegun(2, evening.at),)
    now = evening.state
    assert (now.black, now.tables, now.began_at, now.planned) == (False, Map(), "", 0)
    assert (now.present, now.attended) == (0, (11,))


def test_what_was_chosen_a_week_ago_is_what_answers_are_about() -> None:
    evening = second()
    evening.open("plan")
    (goal,) = evening["plan"].about
    assert goal.text == {"nl": "We willen dat het licht is"}
    evening.send("plan", "ann", {"text": "Lampen ophangen", "about": goal.id})
    assert KINDS["ideas"].answered(evening["plan"]) == {"ann"}


def test_everybody_joins_anew_so_that_only_who_is_there_is_counted() -> None:
    evening = second(people=6)
    assert (len(evening.state.people), evening.state.attended) == (6, (8,))


def test_somebody_whose_phone_still_knows_them_joins_once_like_everybody() -> None:
    evening = second(people=0)
    evening.join("join-0")
    assert evening.ask(Join("join-0")) == ()
    assert len(evening.state.people) == 1


def test_for_the_small_number_rules_there_were_as_many_as_on_the_fullest_evening() -> None:
    few = second(people=3)
    assert few.state.crowd == 8
    assert build(few.state).people == 8
    evening = first(people=3)
    evening.ask(BeginEvening(evening.at))
    evening.join("a", "b", "c")
    assert evening.state.crowd == 3, "three and three may well be the same three"
    assert build(evening.state).people is None


def test_what_was_left_over_from_the_first_evening_can_still_be_shown() -> None:
    evening = second()
    evening.show("wensen")
    assert evening.state.current == "wensen"
    assert step(evening)[0] == "show:plan"


def test_after_the_second_evening_there_is_nothing_to_wait_for() -> None:
    evening = second()
    evening.open("plan")
    evening.close()
    assert (to_come(evening.state), waits_until(evening.state)) == (0, None)
    assert next_step(evening.state) is None
    with refused(409, "geen tweede avond"):
        evening.ask(BeginEvening(evening.at))


def test_the_second_evening_is_closed_like_any_other() -> None:
    evening = second()
    evening.show("afspraken")
    evening.press("open:afspraken")
    evening.shut("afspraken")
    assert step(evening) == ("end", "sluit de avond af")


def test_a_second_evening_begun_by_mistake_is_still_to_come_once_it_is_closed() -> None:
    evening = first()
    evening.ask(BeginEvening(evening.at))
    evening.ask(Close(evening.at))
    assert to_come(evening.state) == 2
    evening.ask(BeginEvening(evening.at))
    evening.join("a", "b")
    assert (evening.state.evening, evening.state.attended, len(evening.state.people)) == (2, (8,), 2)


def test_a_look_ahead_on_the_first_evening_does_not_use_up_the_second() -> None:
    evening = first()
    evening.ask(Reopen(evening.at))
    evening.show("afspraken")
    evening.close()
    assert to_come(evening.state) == 2


def test_the_programme_knows_on_which_evening_an_activity_is() -> None:
    evening = first()
    assert [comes_later(evening.state, plan) for plan in BOTH.activities] == [False, False, True, True]


# The record


def test_a_restart_between_or_during_the_evenings_changes_nothing() -> None:
    for evening in (first(), second()):
        assert evening.replay() == evening.state


def test_sealing_keeps_how_many_came_each_time_and_every_count() -> None:
    evening = second()
    evening.open("plan")
    for number in range(6):
        evening.send("plan", f"p-{number}", {"text": "Lampen", "about": evening["plan"].about[0].id})
    evening.close()
    after, bytes_of_it = evening.sealed()
    assert (after.attended, len(after.people), after.crowd, after.evening) == ((8,), 6, 8, 2)
    assert "join-0" not in bytes_of_it
    assert "again-0" not in bytes_of_it
    for (planned, old), (_, new) in zip(evening.state.each(), after.each(), strict=True):
        kind = KINDS[planned.kind]
        assert kind.tally(planned, new) == kind.tally(planned, old)
        assert in_any_order(kind.detail(planned, new)) == in_any_order(kind.detail(planned, old))


def test_a_first_evening_to_which_nobody_came_is_no_less_an_evening() -> None:
    evening = Evening(BOTH)
    evening.press("start")
    evening.close()
    evening.ask(BeginEvening(evening.at))
    evening.join("ann")
    evening.close()
    after, _ = evening.sealed()
    assert (after.evening, after.attended, len(after.people)) == (2, (), 1)


MOVES: tuple[Callable[[Evening], object], ...] = (
    lambda evening: evening.press(),
    lambda evening: evening.ask(Close(evening.at)),
    lambda evening: evening.ask(Reopen(evening.at)),
    lambda evening: evening.ask(BeginEvening(evening.at)),
    lambda evening: evening.join(evening.fresh()),
    lambda evening: evening.join("somebody who keeps coming"),
    lambda evening: evening.show("wensen"),
    lambda evening: evening.show("afspraken"),
    lambda evening: evening.undo(),
)


@given(some.lists(some.sampled_from(MOVES), max_size=40))
def test_whatever_happens_the_log_tells_the_same_evening_and_sealing_the_same_numbers(
    moves: list[Callable[[Evening], object]],
) -> None:
    evening = Evening(BOTH, people=2)
    evening.open("wensen")
    a_goal(evening)
    for move in moves:
        with suppress(Refusal):
            move(evening)
        assert evening.replay() == evening.state
        assert evening.state.evening in (1, 2)
        assert evening.state.crowd >= len(evening.state.people)
        assert waits_until(evening.state) is None or evening.state.phase == CLOSED
    if evening.state.phase == CLOSED:
        after, _ = evening.sealed()
        assert (after.attended, len(after.people), after.crowd) == (
            evening.state.attended,
            len(evening.state.people),
            evening.state.crowd,
        )
