"""conditions: what the room sees of the two, and what sealing keeps."""

from __future__ import annotations

import pytest

from tests.activities.test_conditions import ONE, SENSITIVE, SIX, asked, choose, important, opened, rate, report
from tests.session.evening import Evening, only
from werksessie.activities.glass import lacking
from werksessie.session.commands import ChooseReveal
from werksessie.session.stages import turnout

# What the room sees of it


def test_while_now_is_asked_only_the_five_stand_there_and_what_is_important_is_settled() -> None:
    evening = asked(*SIX)
    wall = evening.wall("samen")
    assert (wall["gathering"], [one.id for one in wall["asked"]]) == (True, ["v1", "v2", "v3", "v4", "v5"])
    rate(evening, "v1", 3, 2)
    wall = evening.wall("samen")
    assert (wall["gathering"], important(evening)) == (False, {"v1": 6, "v2": 4, "v3": 2, "v4": 2, "v5": 1})
    assert [one["count"] for one in wall["columns"]["v1"]] == [3, 2, 0, 0]
    assert wall["thin"] == {"v2", "v3", "v4", "v5"}


def test_now_moves_in_steps_of_three_people() -> None:
    evening, seen = asked(*SIX), []
    for number in range(9):
        evening.send("samen", f"person-{number}", {"now-v1": "1"})
        columns = evening.wall("samen")["columns"]
        seen.append(columns["v1"][1]["count"] if columns else None)
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_after_closing_all_nine_stand_there_the_five_with_their_glasses() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 3, 2)
    rate(evening, "v2", 0, 0, 2, 4)
    evening.shut("samen")
    wall = evening.walls("samen")[0]
    assert list(important(evening)) == [f"v{number}" for number in range(1, 10)]
    assert [one["count"] for one in wall["columns"]["v2"]] == [0, 0, 2, 4]
    assert [one["most"] for one in wall["columns"]["v2"]] == [False, False, False, True]


def test_important_and_not_arranged_is_said_in_words_only() -> None:
    evening = asked(*SIX)
    rate(evening, "v2", 4, 2)
    rate(evening, "v1", 3, 2)
    rate(evening, "v3", 2, 1, 2, 2)
    rate(evening, "v4", 0, 1, 4)
    assert evening.wall("samen")["wanting"] == ()
    evening.shut("samen")
    assert [row.text["nl"] for row in evening.walls("samen")[-1]["wanting"]] == ["Voorwaarde 1", "Voorwaarde 2"]
    assert report(evening)["wanting"] == ["Voorwaarde 1", "Voorwaarde 2"]
    assert evening.wall("samen")["divided"] == {"v3"}


@pytest.mark.parametrize(
    ("steps", "so"), [((3, 3, 2, 3), False), ((7, 0, 3, 0), True), ((3, 2, 3, 2), False), ((0, 0, 0, 0), False)]
)
def test_lacking_is_more_than_half_low_in_a_room_that_agrees(steps: tuple[int, ...], so: bool) -> None:
    assert lacking({str(step): number for step, number in enumerate(steps)}) is so


def test_results_wait_for_closing_in_both_when_that_was_chosen() -> None:
    evening = Evening(only(ONE), people=20)
    evening.ask(ChooseReveal("samen", "after_close"))
    evening.open("samen")
    choose(evening, *SIX)
    assert evening.wall("samen")["gathering"]
    evening.act("samen", "ask-now")
    rate(evening, "v1", 6)
    assert (evening.wall("samen")["gathering"], evening.wall("samen")["columns"]) == (True, {})
    evening.shut("samen")
    assert evening.wall("samen")["columns"]["v1"][0]["count"] == 6


def test_few_who_said_how_it_is_now_stay_hidden_though_many_chose() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 2, 2)
    evening.shut("samen")
    assert (important(evening)["v1"], evening.wall("samen")["columns"]) == (6, {})
    assert report(evening)["wanting"] == []


def test_a_sensitive_one_tells_no_small_figure_and_nothing_that_follows_from_one() -> None:
    evening = asked(*SIX, one=SENSITIVE)
    rate(evening, "v1", 6, 3)
    evening.shut("samen")
    assert list(important(evening).values()) == [6, *[None] * 8]
    assert [one["count"] for one in evening.wall("samen")["columns"]["v1"]] == [6, None, None, None]
    assert report(evening)["wanting"] == []


def test_a_small_session_shows_no_figures() -> None:
    evening = opened(people=4)
    choose(evening, "12", "13", "1", "1")
    evening.act("samen", "ask-now")
    rate(evening, "v1", 2, 2)
    evening.shut("samen")
    assert set(important(evening).values()) == {None}
    assert (evening.wall("samen")["too_few"], evening.wall("samen")["columns"]) == (True, {})


# Sealing and reading back


@pytest.mark.parametrize("ask", [False, True], ids=["important only", "and now"])
def test_sealing_keeps_every_count_and_no_trace_of_who(ask: bool) -> None:
    evening = opened()
    choose(evening, *SIX)
    evening.send("samen", "person-ann", {"unsure": "1"})
    evening.send("samen", "person-bob", {"skip": "1"})
    if ask:
        evening.act("samen", "ask-now")
        rate(evening, "v1", 3, 2, 1)
        evening.send("samen", "person-ann", {"now-v2": "2"})
        evening.send("samen", "person-zed", {"unsure": "1"})
        evening.send("samen", "person-0", {"skip": "1"})
    evening.close()
    before = evening.tally("samen"), evening.detail("samen"), report(evening)
    assert evening.replay() == evening.state
    evening.state, text = evening.sealed()
    assert (evening.tally("samen"), evening.detail("samen"), report(evening)) == before
    assert "person-" not in text


def test_everybody_counts_in_the_turnout_of_what_is_asked_now() -> None:
    evening = asked(*SIX)
    assert turnout(evening.state, evening.plan("samen"), evening["samen"]) == (0, 30)
    rate(evening, "v1", 2)
    assert turnout(evening.state, evening.plan("samen"), evening["samen"]) == (2, 30)
    evening.shut("samen")
    assert turnout(evening.state, evening.plan("samen"), evening["samen"]) == (6, 30)


def test_back_to_what_is_important_until_somebody_answered_how_it_is_now() -> None:
    evening = opened()
    choose(evening, *SIX)
    assert (evening.board("samen")["can_ask"], evening.board("samen")["can_return"]) == (True, False)
    evening.act("samen", "ask-now")
    assert (evening.board("samen")["can_ask"], evening.board("samen")["can_return"]) == (False, True)
    rate(evening, "v1", 1)
    assert evening.board("samen")["can_return"] is False


def test_whoever_does_not_know_how_it_is_now_answered_it_too() -> None:
    evening = asked(*SIX)
    evening.send("samen", "ann", {"unsure": "1"})
    assert evening.board("samen")["can_return"] is False


def test_the_phone_is_asked_about_the_five_and_knows_what_it_chose() -> None:
    evening = asked(*SIX)
    own = evening.own("samen", "person-2")
    assert own["important"] == ["v1", "v2", "v4"]
    assert [one.id for one in own["items"]] == ["v1", "v2", "v3", "v4", "v5"]
