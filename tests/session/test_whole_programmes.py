"""Each programme that comes with the package, walked from the lobby to the sealed record."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, Evening
from tests.session.full_evening import in_any_order
from tests.session.walking import PEOPLE, Walk, closed
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped, shipped
from werksessie.session.reducer import fold
from werksessie.session.sealing import distil
from werksessie.session.state import CLOSED, SEALED, SKIPPED
from werksessie.summary.build import build

TONIGHT = replace(
    DETAILS,
    also_present="de wijkagent",
    talk_to="de huisarts",
    contact_community="Sam",
    contact_municipality="Noor",
    second_evening="2027-01-19",
)


@pytest.fixture(scope="module", params=shipped())
def walk(request: pytest.FixtureRequest) -> Walk:
    walked = Walk(Evening(load_shipped(request.param, KINDS), TONIGHT))
    walked.whole()
    return walked


def test_every_activity_is_shown_answered_and_closed_in_the_order_of_the_programme(walk: Walk) -> None:
    planned = [plan.id for plan in walk.evening.state.programme.activities if not plan.off]
    assert walk.evening.state.phase == CLOSED
    assert closed(walk.evening) == planned
    shown = [token.removeprefix("show:") for token in walk.took if token.startswith("show:")]
    assert shown == planned


def test_everybody_who_was_there_is_counted_at_every_question(walk: Walk) -> None:
    for plan, activity in walk.evening.state.each():
        kind = KINDS[plan.kind]
        if not kind.ASKS or plan.off:
            continue
        assert len(kind.answered(activity) | frozenset(activity.passed)) == PEOPLE, plan.id
        assert kind.tally(plan, activity).answered >= PEOPLE - 1, plan.id


def test_what_is_off_was_passed_over(walk: Walk) -> None:
    off = {plan.id for plan in walk.evening.state.programme.activities if plan.off}
    assert {plan.id for plan, activity in walk.evening.state.each() if activity.stage == SKIPPED} == off


def test_a_restart_finds_the_same_evening(walk: Walk) -> None:
    assert walk.evening.replay() == walk.evening.state


def test_sealing_keeps_every_count_except_of_what_was_only_practised(walk: Walk) -> None:
    before = walk.evening.state
    events = distil(before, walk.evening.at, random.Random(7).shuffle)
    after = fold(enumerate(events, start=1))
    assert after.phase == SEALED
    assert (after.crowd, after.attended, len(after.people)) == (before.crowd, before.attended, len(before.people))
    for (plan, old), (_, new) in zip(before.each(), after.each(), strict=True):
        kind = KINDS[plan.kind]
        if plan.practice:
            assert (kind.answered(new), dict(new.passed)) == (frozenset(), {})
            continue
        assert kind.tally(plan, new) == kind.tally(plan, old), plan.id
        assert in_any_order(kind.detail(plan, new)) == in_any_order(kind.detail(plan, old)), plan.id
        assert (new.options, new.about, new.chosen, new.stage) == (old.options, old.about, old.chosen, old.stage)


def test_the_report_tells_of_everything_but_the_practising_and_the_break(walk: Walk) -> None:
    summary = build(walk.evening.state)
    planned = [
        plan
        for plan in walk.evening.state.programme.activities
        if not plan.practice and not plan.settings.get("countdown")
    ]
    assert [part.plan.id for part in summary.parts] == [plan.id for plan in planned]
    assert {part.status for part in summary.parts if not part.plan.off} == {"asked", "told"}
    assert {part.status for part in summary.parts if part.plan.off} <= {"not-asked"}


def test_what_was_chosen_comes_back_later(walk: Walk) -> None:
    evening = walk.evening
    goals = [one.text for one in evening["5a"].options if one.id in evening["5a"].chosen]
    assert len(goals) == 3
    for plan, activity in evening.state.each():
        if plan.settings.get("about_from") == "5a" and not plan.off:
            assert [one.text for one in activity.about] == goals, plan.id
        if plan.options_from == "5a":
            assert [one.text for one in activity.options] == goals, plan.id


def test_the_walls_of_the_whole_evening_can_be_drawn(walk: Walk) -> None:
    for plan, _ in walk.evening.state.each():
        assert walk.evening.walls(plan.id)
        walk.evening.board(plan.id)
        walk.evening.own(plan.id, f"{plan.id}-1")
