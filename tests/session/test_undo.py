"""A press on the big button can be taken back for fifteen seconds."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.session.evening import Evening, a_goal, refused
from werksessie.session.commands import ChooseReveal, GoTo, Next, Page, Skip, Undo
from werksessie.session.events import ActivityClosed, ActivityIntroduced
from werksessie.session.state import INTRO, OPEN, PLANNED, SHUT


def test_a_press_can_be_taken_back_within_fifteen_seconds() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.wait(15)
    evening.ask(Undo(evening.at))
    assert (evening.state.current, evening["stapel"].stage) == ("stapel", INTRO)


def test_a_press_cannot_be_taken_back_later() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.wait(15.1)
    with refused(409, "niet meer ongedaan"):
        evening.ask(Undo(evening.at))
    assert evening["stapel"].stage == OPEN


def test_a_press_is_taken_back_once() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.undo()
    with refused(409, "niets om ongedaan"):
        evening.undo()


def test_there_is_nothing_to_take_back_before_the_first_press_and_after_the_evening() -> None:
    evening = Evening()
    with refused(409, "niets om ongedaan"):
        evening.undo()
    evening.press()
    with refused(409, "niets om ongedaan"):
        evening.undo()
    evening.open("stapel")
    evening.close()
    with refused(409, "niets om ongedaan"):
        evening.undo()


def test_taking_back_reverses_everything_that_one_press_did() -> None:
    evening = Evening(people=1)
    evening.press("show:welkom")
    evening.press("page:welkom:1")
    evening.press("page:welkom:2")
    events = evening.ask(Next("show:wensen", (evening.clock + timedelta(seconds=1)).isoformat()))
    assert [type(event) for event in events] == [ActivityClosed, ActivityIntroduced]
    evening.wait(1)
    evening.undo()
    assert evening.state.current == "welkom"
    assert (evening["welkom"].stage, evening["welkom"].page, evening["wensen"].stage) == (INTRO, 2, PLANNED)


def test_taking_back_a_line_goes_back_one_line_only() -> None:
    evening = Evening(people=1)
    evening.press("show:welkom")
    evening.press("page:welkom:1")
    evening.undo()
    assert (evening.state.current, evening["welkom"].page) == ("welkom", 0)


def test_taking_back_a_jump_opens_the_question_that_it_closed() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.show("welkom")
    evening.undo()
    assert (evening.state.current, evening["stapel"].stage, evening["welkom"].stage) == ("stapel", OPEN, PLANNED)


def test_going_back_to_a_closed_question_can_be_taken_back() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.shut("stapel")
    evening.show("wensen")
    evening.show("stapel")
    evening.undo()
    assert (evening.state.current, evening["wensen"].stage) == ("wensen", INTRO)


def test_passing_over_a_question_can_be_taken_back() -> None:
    evening = Evening(people=1)
    evening.show("wensen")
    evening.wait(1)
    evening.ask(Skip("stapel", evening.at))
    evening.undo()
    assert (evening.state.current, evening["wensen"].stage, evening["stapel"].stage) == ("wensen", INTRO, PLANNED)


def test_two_jumps_in_the_same_moment_are_taken_back_together() -> None:
    evening = Evening(people=1)
    evening.show("welkom")
    evening.wait(1)
    evening.ask(GoTo("wensen", evening.at))
    evening.ask(GoTo("stapel", evening.at))
    evening.undo()
    assert evening.state.current == "welkom"
    assert [evening[one].stage for one in ("welkom", "wensen", "stapel")] == [INTRO, PLANNED, PLANNED]


def test_opening_a_question_again_is_taken_back_with_the_closing_of_the_other_one() -> None:
    evening = Evening(people=1)
    evening.open("wensen", "stapel")
    evening.open_again("wensen")
    evening.undo()
    assert (evening.state.current, evening["wensen"].stage, evening["stapel"].stage) == ("stapel", SHUT, OPEN)


def test_taking_back_an_opening_keeps_the_answers_and_their_options() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    option = evening["kiezen"].options[0]
    evening.send("kiezen", "ann", {f"dots-{option.id}": "1"})
    evening.undo()
    assert (evening["kiezen"].stage, evening["kiezen"].options) == (INTRO, (option,))
    later = evening.act("wensen", "make-theme", name="Later")
    evening.act("wensen", "goal", theme=later, goal="er later iets bij komt")
    evening.press("open:kiezen")
    assert evening["kiezen"].options == (option,)
    assert evening.tally("kiezen").answered == 1


def test_taking_back_an_opening_that_nobody_answered_lets_the_options_go() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    evening.undo()
    theme = evening.act("wensen", "make-theme", name="Groen")
    evening.act("wensen", "goal", theme=theme, goal="er bomen komen")
    evening.press("open:kiezen")
    assert len(evening["kiezen"].options) == 2


def test_taking_back_an_opening_does_not_show_what_waits_for_closing() -> None:
    evening = Evening(people=9)
    evening.open("veilig")
    for number in range(6):
        evening.send("veilig", f"person-{number}", {"value-plek-1": "agree"})
    evening.undo()
    wall = evening.wall("veilig")
    assert wall["hidden"]
    assert {row["agree"] for row in wall["rows"]} == {None}


def test_what_happens_meanwhile_is_not_taken_back() -> None:
    evening = Evening(people=1)
    evening.show("stapel")
    evening.ask(ChooseReveal("stapel", "after_close"))
    evening.join("laat")
    evening.undo()
    assert evening["stapel"].reveal == "after_close"
    assert "laat" in evening.state.people


def test_turning_a_page_is_not_a_press() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.ask(Page("stapel", 1))
    evening.undo()
    assert (evening["stapel"].stage, evening["stapel"].page) == (INTRO, 0)


def test_the_clock_may_tell_its_time_zone() -> None:
    evening = Evening(people=1)
    noon = datetime.fromisoformat("2027-01-12T12:00:00+01:00")
    evening.ask(GoTo("stapel", noon.isoformat()))
    evening.ask(Undo((noon + timedelta(seconds=3)).isoformat()))
    assert evening.state.current == ""
