"""ideas with two sides: what somebody said for themselves stands, whatever they say for the municipality."""

from __future__ import annotations

from tests.activities.test_sides import BOTH, THERE, say
from tests.session.evening import Evening, a_goal, only, plan


def asked() -> Evening:
    """Nine people, and a question that is open to the community and to the municipality."""
    evening = Evening(only(BOTH), people=9)
    evening.open("samen")
    evening.act("samen", "ask-other-side")
    return evening


def test_whoever_passed_and_then_speaks_for_the_municipality_still_passed() -> None:
    both = asked()
    both.send("samen", "ann", {"unsure": "1"})
    say(both, "Kom langs", **THERE)
    assert both.tally("samen").unsure == 1
    both.send("samen", "bo", {"skip": "1"})
    say(both, "Bel ons", "cas", **THERE)
    both.send("samen", "cas", {"unsure": "1"})
    told = both.tally("samen")
    assert (told.answered, told.unsure, told.skipped) == (0, 2, 1)
    say(both, "Eén vast gezicht", "cas")
    assert both.tally("samen").unsure == 1


def test_asking_the_municipality_after_closing_keeps_what_answers_are_about_and_where_that_came_from() -> None:
    goal = plan("kiezen", "dots", options_from="wensen", take="goals")
    both = plan("samen", "ideas", settings={**BOTH.settings, "about_from": "kiezen"})
    evening = Evening(only(plan("wensen", "ideas"), goal, both), people=9)
    evening.open("wensen")
    a_goal(evening)
    evening.open("kiezen")
    [option] = evening["kiezen"].options
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option=option.id)
    evening.open("samen")
    evening.shut("samen")
    before = evening["samen"].about
    assert before[0].source
    evening.act("samen", "ask-other-side")
    assert evening["samen"].about == before
