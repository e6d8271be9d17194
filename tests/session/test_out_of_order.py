"""Going elsewhere, going back, opening again, passing over."""

from __future__ import annotations

import pytest

from tests.session.evening import LINES, Evening, a_goal, refused
from werksessie.session.commands import GoTo, OpenAgain, Reopen, Skip
from werksessie.session.stages import next_step
from werksessie.session.state import INTRO, OPEN, SHUT, SKIPPED


def test_going_elsewhere_closes_what_stands_open() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.show("welkom")
    assert (evening["stapel"].stage, evening.state.current) == (SHUT, "welkom")


def test_a_question_that_was_only_introduced_is_still_to_come() -> None:
    evening = Evening(people=1)
    evening.show("wensen")
    evening.show("welkom")
    for _ in LINES[1:]:
        evening.press()
    evening.press("show:wensen")
    assert evening["wensen"].stage == INTRO


def test_going_back_to_a_closed_question_leaves_it_closed() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.show("welkom")
    evening.show("stapel")
    assert (evening.state.current, evening["stapel"].stage) == ("stapel", SHUT)


def test_going_where_the_room_already_is_changes_nothing() -> None:
    evening = Evening(people=1)
    evening.show("stapel")
    assert evening.ask(GoTo("stapel", evening.at)) == ()
    with refused(404, "bestaat niet"):
        evening.show("verdwenen")


def test_a_closed_question_can_be_opened_again_with_its_answers_and_options() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    option = evening["kiezen"].options[0].id
    evening.send("kiezen", "ann", {f"dots-{option}": "1"})
    evening.shut("kiezen")
    later = evening.act("wensen", "make-theme", name="Later")
    evening.act("wensen", "goal", theme=later, goal="er later iets bij komt")
    evening.open_again("kiezen")
    assert (evening["kiezen"].stage, evening.state.current) == (OPEN, "kiezen")
    assert [one.id for one in evening["kiezen"].options] == [option]
    evening.send("kiezen", "bob", {f"dots-{option}": "1"})
    assert evening.tally("kiezen").answered == 2


def test_opening_again_closes_what_stands_open_elsewhere() -> None:
    evening = Evening(people=1)
    evening.open("stapel", "wensen")
    evening.open_again("stapel")
    assert (evening["stapel"].stage, evening["wensen"].stage) == (OPEN, SHUT)


@pytest.mark.parametrize("activity", ["wensen", "welkom", "stapel"])
def test_only_a_closed_question_can_be_opened_again(activity: str) -> None:
    evening = Evening(people=1)
    evening.show("welkom")
    evening.open("stapel")
    with refused(409, "Al gedaan"):
        evening.ask(OpenAgain(activity, evening.at))


def test_a_planned_question_can_be_passed_over() -> None:
    evening = Evening(people=1)
    evening.ask(Skip("welkom", evening.at))
    evening.press("show:wensen")
    with refused(409, "al geweest"):
        evening.ask(Skip("wensen", evening.at))
    with refused(409, "al geweest"):
        evening.ask(Skip("welkom", evening.at))
    assert evening["welkom"].stage == SKIPPED


def test_a_passed_over_question_can_still_be_shown() -> None:
    evening = Evening(people=1)
    evening.ask(Skip("stapel", evening.at))
    evening.open("stapel")
    assert evening["stapel"].stage == OPEN


def test_going_on_after_closing_too_early_continues_where_the_room_was() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    evening.close()
    evening.ask(Reopen(evening.at))
    step = next_step(evening.state)
    assert step is not None
    assert step.token == "show:doelen"
