"""A goal that gets other words between rounds of consent has them everywhere."""

from __future__ import annotations

from tests.session.evening import PLACES, Evening, only, plan
from werksessie.programme.model import say

GOALS = only(
    plan("kiezen", "dots", options=PLACES[:3]),
    plan("eens", "consent", options_from="kiezen", take="chosen"),
    plan("doen", "ideas", settings={"about_from": "kiezen"}),
)


def chosen() -> Evening:
    """Place 1 and 2 were chosen, and somebody objected to the first."""
    evening = Evening(GOALS, people=8)
    evening.open("kiezen")
    evening.send("kiezen", "ann", {"dots-plek-1": "1", "dots-plek-2": "1"})
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-1")
    evening.act("kiezen", "choose", option="plek-2")
    evening.open("eens")
    evening.send("eens", "ann", {"value-plek-1": "objection", "text-plek-1": "Te groot", "value-plek-2": "fine"})
    evening.shut("eens")
    return evening


def test_what_is_asked_about_the_goal_later_is_asked_in_the_new_words() -> None:
    evening = chosen()
    evening.act("eens", "reword", proposal="plek-1", text="Plek 1, eerst klein")
    evening.open("doen")
    assert [say(one.text, "nl") for one in evening["doen"].about] == ["Plek 1, eerst klein", "Plek 2"]


def test_the_votes_for_it_stay() -> None:
    evening = chosen()
    before = evening.tally("kiezen").rows[0].counts
    evening.act("eens", "reword", proposal="plek-1", text="Plek 1, eerst klein")
    assert evening.tally("kiezen").rows[0].counts == before
    assert evening.sealed()[0].activities["kiezen"].options[0].text == {"nl": "Plek 1, eerst klein"}


def test_a_proposal_that_the_programme_lists_itself_changes_nothing_elsewhere() -> None:
    evening = Evening(only(plan("eens", "consent", options=PLACES[:1])), people=2)
    evening.open("eens")
    evening.send("eens", "ann", {"value": "objection", "text": "Nee"})
    evening.shut("eens")
    seq = evening.state.seq
    evening.act("eens", "reword", proposal="plek-1", text="Anders")
    assert evening.state.seq == seq + 1
