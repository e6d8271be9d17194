"""One big button: what it does next, what it says, and how a press is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.session.evening import LINES, PROGRAMME, Evening, only, plan, refused
from werksessie.session.commands import ChooseReveal, GoTo, Next, OpenAgain, Page, Reopen, Skip, Undo
from werksessie.session.events import ActivityClosed, ActivityIntroduced
from werksessie.session.stages import next_step, options_for, turnout
from werksessie.session.state import CLOSED, INTRO, OPEN, PLANNED, SHUT, SKIPPED, State


def a_goal(evening: Evening) -> None:
    """One released idea under one worded theme, so that every vote has something to vote on."""
    card = evening.idea("Meer licht")
    theme = evening.act("wensen", "make-theme", name="Veilig", card=card)
    evening.act("wensen", "goal", theme=theme, goal="het licht is")


def test_the_button_walks_the_whole_programme_and_says_what_it_will_do() -> None:
    evening, walked = Evening(), []
    while step := next_step(evening.state):
        walked.append((step.token, step.label))
        if step.token == "close:wensen":
            a_goal(evening)
        evening.press(step.token)
    assert walked == [
        ("start", "begin de avond"),
        ("show:welkom", "Welkom"),
        ("page:welkom:1", "volgende regel"),
        ("page:welkom:2", "volgende regel"),
        ("show:wensen", "Wensen"),
        ("open:wensen", "open de vraag"),
        ("close:wensen", "sluit de vraag"),
        ("show:doelen", "Doelen"),
        ("show:kiezen", "Kiezen"),
        ("open:kiezen", "open de vraag"),
        ("close:kiezen", "sluit de vraag"),
        ("show:kaarten", "Kaarten"),
        ("open:kaarten", "open de vraag"),
        ("close:kaarten", "sluit de vraag"),
        ("show:stapel", "Stapel"),
        ("open:stapel", "open de vraag"),
        ("close:stapel", "sluit de vraag"),
        ("show:veilig", "Veilig"),
        ("open:veilig", "open de vraag"),
        ("close:veilig", "sluit de vraag"),
        ("show:afspraken", "Afspraken"),
        ("open:afspraken", "open de vraag"),
        ("close:afspraken", "sluit de vraag"),
        ("end", "sluit de avond af"),
    ]
    assert evening.state.phase == CLOSED
    assert {one.stage for one in evening.state.activities.values()} == {SHUT}


def test_there_is_nothing_next_before_a_session_and_after_the_evening() -> None:
    evening = Evening(people=1)
    evening.close()
    assert next_step(State()) is None
    assert next_step(evening.state) is None
    with refused(409, "Al gedaan"):
        evening.ask(Next("end", evening.at))


def test_a_stale_press_from_a_second_console_was_already_done() -> None:
    evening = Evening(people=1)
    evening.press("show:welkom")
    for stale in ("start", "show:welkom", "open:wensen", "", "close:"):
        with refused(409, "Al gedaan"):
            evening.ask(Next(stale, evening.at))
    assert (evening.state.current, evening["welkom"].page) == ("welkom", 0)


def test_two_consoles_turning_the_same_line_turn_it_once() -> None:
    evening = Evening(people=1)
    evening.press("show:welkom")
    evening.press("page:welkom:1")
    with refused(409, "Al gedaan"):
        evening.press("page:welkom:1")
    assert evening["welkom"].page == 1


def test_an_activity_walks_from_planned_through_intro_and_open_to_closed() -> None:
    evening = Evening(people=1)
    stages = [evening["stapel"].stage]
    evening.show("stapel")
    stages.append(evening["stapel"].stage)
    for _ in range(2):
        evening.press()
        stages.append(evening["stapel"].stage)
    assert stages == [PLANNED, INTRO, OPEN, SHUT]


# Taking a press back


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


def test_taking_back_an_opening_keeps_the_answers_and_their_options() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    option = evening["kiezen"].options[0]
    evening.send("kiezen", "ann", {f"dots-{option.id}": "1"})
    evening.undo()
    assert (evening["kiezen"].stage, evening["kiezen"].options) == (INTRO, (option,))
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


# Out of order


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
    evening.act("wensen", "make-theme", name="Later")
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


# What is voted on


def test_a_vote_does_not_open_without_anything_to_vote_on_and_says_what_is_missing() -> None:
    evening = Evening(people=1)
    evening.show("kiezen")
    with refused(409, "doelen", "Wensen"):
        evening.press("open:kiezen")
    evening.show("kaarten")
    with refused(409, "antwoorden", "Wensen"):
        evening.press("open:kaarten")
    assert evening["kiezen"].stage == INTRO


def test_options_listed_in_the_programme_are_offered_as_they_stand() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    assert [one.id for one in evening["stapel"].options] == [f"plek-{number}" for number in range(1, 7)]
    assert options_for(evening.state, evening.plan("wensen")) == ()


def test_chosen_options_can_be_voted_on_once_more() -> None:
    again = plan("nog-eens", "dots", options_from="stapel", take="chosen")
    stack = next(one for one in PROGRAMME.activities if one.id == "stapel")
    evening = Evening(only(stack, again), people=1)
    evening.open("stapel")
    evening.shut("stapel")
    evening.act("stapel", "choose", option="plek-2")
    evening.open("nog-eens")
    assert [(one.id, one.source) for one in evening["nog-eens"].options] == [("plek-2", "plek-2")]


# x van y


def test_the_turnout_counts_everybody_who_sent_something_of_everybody_who_takes_part() -> None:
    evening = Evening(people=4)
    evening.open("stapel")
    evening.send("stapel", "ann", {"dots-plek-1": "1"})
    evening.send("stapel", "bob", {"unsure": "1"})
    evening.send("stapel", "cas", {"skip": "1"})
    evening.send("stapel", "bob", {"dots-plek-1": "1"})
    assert turnout(evening.state, evening.plan("stapel"), evening["stapel"]) == (3, 4)


def test_the_turnout_is_never_more_than_all() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    for person in ("ann", "bob"):
        evening.send("stapel", person, {"skip": "1"})
    assert turnout(evening.state, evening.plan("stapel"), evening["stapel"]) == (2, 2)


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
