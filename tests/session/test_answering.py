"""Answers from phones and deeds from the console: when they count, and what somebody hears when they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, PLACES, Evening, only, plan, refused
from werksessie.session.commands import Act, Answer, Join, Skip
from werksessie.session.events import CONSOLE, PHONE, WALL, AnswerPassed, LateSettled
from werksessie.session.stages import next_step
from werksessie.session.state import INTRO, PREPARED, SKIPPED

ONE = {"dots-plek-1": "1"}


def test_an_answer_before_opening_is_too_early() -> None:
    evening = Evening(people=1)
    for _ in (PREPARED, INTRO):
        with refused(409, "nog niet open"):
            evening.send("stapel", "ann", ONE)
        evening.show("stapel")


def test_an_answer_after_closing_is_too_late() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.shut("stapel")
    with refused(409, "gesloten"):
        evening.send("stapel", "ann", ONE)
    evening.ask(Skip("wensen", evening.at))
    assert evening["wensen"].stage == SKIPPED
    with refused(409, "gesloten"):
        evening.send("wensen", "ann", {"text": "Een bankje"})


def test_an_answer_when_the_evening_is_over_is_too_late() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.close()
    with refused(409, "afgesloten"):
        evening.send("stapel", "ann", ONE)


def test_an_answer_to_an_unknown_question_is_not_found() -> None:
    evening = Evening(people=1)
    with refused(404, "bestaat niet"):
        evening.send("verdwenen", "ann", ONE)


def test_a_slide_asks_nothing() -> None:
    evening = Evening(people=1)
    evening.show("welkom")
    with refused(409, "grote scherm"):
        evening.send("welkom", "ann", {"unsure": "1"})


@pytest.mark.parametrize("answer_id", ["", "een twee", "é", "x" * 65, "a\n", "../a"])
def test_an_answer_needs_a_proper_answer_id(answer_id: str) -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    with refused(422, "nog een keer"):
        evening.ask(Answer("stapel", "ann", answer_id, {"dots-plek-1": ("1",)}, "f1"))


def test_the_same_answer_id_again_changes_nothing_not_even_after_closing() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, "a1")
    before = evening.state
    assert evening.send("stapel", "ann", {"dots-plek-2": "1"}, "a1") == ()
    assert evening.state == before
    evening.close()
    assert evening.send("stapel", "ann", ONE, "a1") == ()


def test_an_answer_id_of_somebody_else_says_nothing_about_mine() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, "a1")
    evening.send("stapel", "bob", ONE, "a1")
    assert evening.tally("stapel").answered == 2


@pytest.mark.parametrize("how", ["unsure", "skip"])
def test_not_knowing_and_skipping_are_counted_apart(how: str) -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", {how: "1"})
    tally = evening.tally("stapel")
    assert (tally.answered, tally.unsure, tally.skipped) == (0, int(how == "unsure"), int(how == "skip"))


def test_somebody_who_answers_after_all_no_longer_counts_as_unsure() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", {"unsure": "1"})
    evening.send("stapel", "ann", ONE)
    tally = evening.tally("stapel")
    assert (tally.answered, tally.unsure) == (1, 0)


def test_a_group_on_an_answer_is_dropped_when_groups_are_off() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, group="municipality")
    evening.send("stapel", "bob", {"skip": "1"}, group="municipality")
    assert [line for line in evening.log if '"group": "municipality"' in line] == []


def test_an_unknown_group_on_an_answer_is_dropped() -> None:
    evening = Evening(details=replace(DETAILS, groups=True), people=1)
    evening.open("stapel")
    evening.send("stapel", "ann", ONE, group="burgemeester")
    evening.send("stapel", "bob", ONE, group="community")
    assert dict(evening["stapel"].groups) == {"bob": "community"}


@pytest.mark.parametrize(
    ("activity", "fields"),
    [
        ("wensen", {"text": "Een bankje"}),
        ("stapel", ONE),
        ("veilig", {"value-plek-1": "agree"}),
        ("afspraken", {"value": "fine"}),
        ("wensen", {"unsure": "1"}),
    ],
)
def test_an_answer_is_news_for_wall_and_console_and_for_no_other_phone(activity: str, fields: dict[str, str]) -> None:
    evening = Evening(people=1)
    evening.open(activity)
    assert [event.TOUCHES for event in evening.send(activity, "ann", fields)] == [{WALL, CONSOLE}]


def test_a_newcomer_is_news_for_no_phone_and_an_opening_for_every_phone() -> None:
    evening = Evening(people=1)
    assert [event.TOUCHES for event in evening.ask(Join("ann"))] == [{WALL, CONSOLE}]
    evening.show("stapel")
    step = next_step(evening.state)
    assert step is not None
    assert [PHONE in event.TOUCHES for event in step.events] == [True]


# What the facilitator does


def test_an_unknown_deed_is_refused() -> None:
    evening = Evening(people=1)
    for activity in ("welkom", "wensen", "kiezen", "kaarten", "afspraken"):
        with refused(404, "kan hier niet"):
            evening.act(activity, "ontplof")
    with refused(404, "bestaat niet"):
        evening.act("verdwenen", "choose")


def test_the_facilitator_can_still_tidy_up_between_closing_and_sealing() -> None:
    evening = Evening()
    with refused(409, "nog niet begonnen"):
        evening.act("wensen", "make-theme", name="Groen")
    evening.press()
    evening.close()
    evening.act("wensen", "make-theme", name="Groen")
    assert [theme["name"] for theme in evening.detail("wensen")["themes"]] == ["Groen"]


def test_not_knowing_is_one_answer_with_its_group_however_often_it_is_sent() -> None:
    evening = Evening(details=replace(DETAILS, groups=True), people=1)
    evening.open("stapel")
    evening.send("stapel", "bob", {"unsure": "1"}, "a1", group="community")
    assert dict(evening["stapel"].groups) == {"bob": "community"}
    assert evening.send("stapel", "bob", ONE, "a1") == ()
    assert evening.tally("stapel").unsure == 1


def test_what_one_does_not_know_about_one_subject_is_said_of_that_subject_alone() -> None:
    later = plan("past", "scale", settings={"about_from": "kiezen"})
    evening = Evening(only(plan("kiezen", "dots", options=PLACES), later), people=3)
    evening.open("kiezen")
    evening.shut("kiezen")
    evening.act("kiezen", "choose", option="plek-2")
    evening.open("past")
    (passed,) = evening.send("past", "ann", {"about": "plek-2", "unsure": "1"})
    assert isinstance(passed, AnswerPassed)
    assert (passed.how, passed.about) == ("unsure", "plek-2")


def test_what_waits_is_what_was_filled_in_and_not_how_it_was_sent() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.shut("stapel")
    evening.send("stapel", "ann", {**ONE, "late": "1", "answer_id": "a1"}, "a1")
    (late,) = evening["stapel"].late.values()
    assert dict(late.fields) == {"dots-plek-1": ("1",)}


def test_a_late_answer_that_was_taken_in_stays_its_writers_to_take_back() -> None:
    evening = Evening(people=1)
    evening.open("wensen")
    evening.shut("wensen")
    evening.send("wensen", "ann", {"text": "Te laat", "late": "1"}, "a1")
    (late,) = evening["wensen"].late
    evening.act("wensen", "take-late", late=late)
    evening.open_again("wensen")
    evening.send("wensen", "ann", {"withdraw": "a1"})
    assert not evening["wensen"].content.ideas


def test_what_is_left_out_is_written_down_as_not_taken() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.shut("stapel")
    evening.send("stapel", "ann", {**ONE, "late": "1"})
    (late,) = evening["stapel"].late
    (settled,) = evening.ask(Act("stapel", "leave-late", {"late": (late,)}))
    assert settled == LateSettled("stapel", late, taken=False)


def test_a_choice_may_be_renamed_to_as_much_as_fits_and_not_to_nothing() -> None:
    evening = Evening(people=1)
    evening.open("stapel")
    evening.act("stapel", "rename-option", option="plek-1", text="x" * 140)
    assert evening["stapel"].options[0].text == {"nl": "x" * 140}
    for fields in ({"text": "x" * 141}, {"text": " "}, {}):
        with refused(422, "1 tot 140"):
            evening.act("stapel", "rename-option", option="plek-1", **fields)
