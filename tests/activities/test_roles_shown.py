"""roles on the wall: what the room sees of both questions, and who wants to help."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.test_roles import ROLES, asked, opened, picks, said
from tests.session.evening import Evening, plan, refused


def shown(evening: Evening) -> dict[str, dict[str, int | None]]:
    return {row.id: dict(row.counts) for row in evening.rows("rollen")}


def test_picks_show_from_the_fifth_on_in_steps_of_three() -> None:
    evening, seen = opened(), []
    for number in range(9):
        picks(evening, "actie", first=number)
        seen.append(shown(evening)["actie"]["picked"])
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_while_people_answer_only_that_question_is_on_the_wall_without_who_wants_to_help() -> None:
    evening = asked()
    assert (evening.wall("rollen")["question"], set(shown(evening))) == ("Wie doet dit?", {"who:rolmodel", "who:actie"})
    said(evening, 6, 6)
    assert (shown(evening)["who:rolmodel"]["community"], evening.wall("rollen")["helping"]) == (5, {})
    assert evening.wall("rollen")["plain"]


def test_after_closing_who_comes_first_and_the_roles_follow() -> None:
    evening = asked()
    said(evening, 8, 6)
    evening.shut("rollen")
    assert [wall["about"] for wall in evening.walls("rollen")] == ["who", "picked"]
    assert shown(evening)["who:rolmodel"] == {"community": 6, "together": 2, "municipality": 0}
    assert shown(evening)["who:actie"] == {"community": None, "together": None, "municipality": None}


@pytest.mark.parametrize(("helping", "shows"), [(4, {}), (5, {"who:rolmodel": (5, 6)}), (0, {})])
def test_who_wants_to_help_shows_from_five_with_what_is_needed_beside_it(helping: int, shows: dict[str, Any]) -> None:
    evening = asked()
    said(evening, 8, helping)
    evening.act("rollen", "need", role="rolmodel", people="6")
    evening.shut("rollen")
    assert evening.wall("rollen")["helping"] == shows


def test_a_needed_number_can_be_changed_and_taken_away() -> None:
    evening = asked()
    for typed, kept in (("1", {"rolmodel": 1}), ("6", {"rolmodel": 6}), ("12", {"rolmodel": 12}), ("", {}), ("0", {})):
        evening.act("rollen", "need", role="rolmodel", people=typed)
        assert evening.detail("rollen")["needed"] == kept
    for role, typed, status in (
        ("weg", "6", 404),
        ("actie", "veel", 422),
        ("actie", "-1", 422),
        ("actie", "9999", 422),
    ):
        with refused(status):
            evening.act("rollen", "need", role=role, people=typed)


def test_a_small_session_shows_no_figures() -> None:
    evening = asked("rolmodel", people=4)
    said(evening, 4, 4)
    evening.shut("rollen")
    assert {value for row in shown(evening).values() for value in row.values()} == {None}
    assert (evening.wall("rollen")["helping"], evening.wall("rollen")["too_few"]) == ({}, True)


def test_a_sensitive_question_hides_small_numbers_until_and_after_closing() -> None:
    evening = asked(one=plan("rollen", "roles", options=ROLES, sensitive=True, reveal="after_close"))
    said(evening, 8, 6)
    assert {value for row in shown(evening).values() for value in row.values()} == {None}
    evening.shut("rollen")
    assert shown(evening)["who:rolmodel"] == {"community": 6, "together": None, "municipality": None}


def test_the_console_says_which_roles_come_next_until_people_have_answered_about_them() -> None:
    evening = opened()
    picks(evening, "actie rolmodel", "actie rolmodel", "ouders")
    assert evening.board("rollen")["next"] == [{"nl": "Rolmodel"}, {"nl": "Actie"}]
    evening.shut("rollen")
    evening.act("rollen", "ask-who")
    said(evening, 1, 0)
    assert evening.board("rollen")["next"] == []


def test_the_same_needed_number_again_is_nothing_new() -> None:
    evening = asked()
    evening.act("rollen", "need", role="rolmodel", people="6")
    before = len(evening.log)
    evening.act("rollen", "need", role="rolmodel", people="6")
    evening.act("rollen", "need", role="actie", people="")
    assert len(evening.log) == before
