"""One big button: what it does next, what it says, and how a press is taken back."""

from __future__ import annotations

from tests.session.evening import PROGRAMME, Evening, a_goal, only, plan, refused
from werksessie.session.commands import Next
from werksessie.session.stages import next_step, options_for, turnout
from werksessie.session.state import CLOSED, INTRO, OPEN, PLANNED, SHUT, State


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


def test_a_slide_of_which_every_line_falls_away_is_passed_over() -> None:
    contact = plan("contact", "slide", settings={"lines": [{"nl": "{contact gemeente}", "when": "", "picture": ""}]})
    evening = Evening(only(plan("een", "ideas"), contact, plan("twee", "ideas")), people=1)
    evening.open("een")
    evening.shut("een")
    step = next_step(evening.state)
    assert step is not None
    assert step.token == "show:twee"


def test_opening_an_earlier_question_again_closes_the_one_that_stands_open() -> None:
    evening = Evening(people=3)
    evening.open("wensen", "stapel")
    evening.open_again("wensen")
    assert (evening["wensen"].stage, evening["stapel"].stage, evening.state.current) == (OPEN, SHUT, "wensen")
