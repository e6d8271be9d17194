"""One big button: what it does next, what it says, and how a press is taken back."""

from __future__ import annotations

import pytest

from tests.session.evening import PLACES, PROGRAMME, Evening, a_goal, only, plan, refused
from werksessie.session.commands import Next
from werksessie.session.stages import leaning_on, next_step, options_for, subjects_for, turnout
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


def test_what_does_not_fit_on_one_screen_goes_on_with_a_next_screen() -> None:
    evening = Evening(people=3)
    evening.open("wensen")
    for number in range(12):
        theme = evening.act(
            "wensen", "make-theme", name=f"Thema {number}", card=evening.idea("Wens", f"person-{number}")
        )
        evening.act("wensen", "goal", theme=theme, goal=f"er iets komt dat wij heel graag willen, nummer {number}")
    evening.show("doelen")
    step = next_step(evening.state)
    assert step is not None
    assert (step.token, step.label) == ("page:doelen:1", "volgende scherm")


# What answers are about


def about() -> Evening:
    """The choice of places is made first; then people write about what was chosen."""
    later = plan("doen", "ideas", settings={"about_from": "kiezen"})
    return Evening(only(plan("kiezen", "dots", options=PLACES), later), people=3)


def test_a_question_about_what_was_chosen_waits_until_something_is_and_says_where() -> None:
    evening = about()
    evening.open("kiezen")
    evening.shut("kiezen")
    evening.show("doen")
    with refused(409, "Bij 'Kiezen' is nog niets gekozen. Kies daar eerst met de groep."):
        evening.press("open:doen")
    evening.act("kiezen", "choose", option="plek-2")
    evening.press("open:doen")
    assert [one.id for one in evening["doen"].about] == ["plek-2"]


def test_what_answers_are_about_stays_as_it_was_when_the_question_is_opened_again() -> None:
    evening = about()
    evening.open("kiezen")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-2")
    evening.open("doen")
    evening.shut("doen")
    evening.act("kiezen", "choose", option="plek-3")
    evening.open_again("doen")
    assert [one.id for one in subjects_for(evening.state, evening.plan("doen"))] == ["plek-2"]
    assert [one.id for one in evening["doen"].about] == ["plek-2"]


def test_what_a_later_question_is_about_or_votes_on_leans_on_the_one_before_until_it_was_asked() -> None:
    evening = about()
    source, later = evening.plan("kiezen"), evening.plan("doen")
    assert (leaning_on(evening.state, source), leaning_on(evening.state, later)) == ((later,), ())
    evening.show("doen")
    assert leaning_on(evening.state, source) == ()


@pytest.mark.parametrize(
    ("take", "what"), [("themes", "thema's"), ("goals", "doelen"), ("answers", "antwoorden"), ("chosen", "keuzes")]
)
def test_a_vote_on_nothing_says_what_is_missing_and_where_it_is_made(take: str, what: str) -> None:
    vote = plan("stem", "opinions", options_from="wensen", take=take)
    evening = Evening(only(plan("wensen", "ideas"), vote), people=1)
    evening.show("stem")
    with refused(409, f"Er zijn nog geen {what} uit 'Wensen'. Maak die eerst."):
        evening.press("open:stem")


def test_a_question_whose_source_is_not_in_the_programme_names_it_and_does_not_open() -> None:
    vote = plan("stem", "opinions", options_from="weg", take="answers")
    evening = Evening(only(vote, plan("doen", "ideas", settings={"about_from": "nergens"})), people=1)
    for activity, source in (("stem", "weg"), ("doen", "nergens")):
        evening.show(activity)
        with refused(409, f"'{source}'"):
            evening.press(f"open:{activity}")
