"""roles: what stands on the wall of both questions, page after page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.activities.test_roles import ROLES, asked, opened, picks, said
from tests.activities.test_roles_told import TWO, answered, report, see
from tests.session.evening import plan
from werksessie.activities import roles as kind
from werksessie.programme.model import Choice


def test_both_questions_have_their_own_words_on_the_wall() -> None:
    evening = answered(replace(TWO, settings={**TWO.settings, "who_text": {"nl": "Wie pakt dit op?"}}))
    who, picked = evening.walls("rollen")
    assert (who["kicker"], who["question"], picked["kicker"], picked["question"]) == (
        "", "Wie pakt dit op?", "Kies er 3", "Wat vind je van rollen?"
    )  # fmt: skip
    assert report(evening)["who_text"] == "Wie pakt dit op?"
    assert see(opened(replace(TWO, text={})), "question") == ["Rollen"]


def test_a_wall_of_roles_says_how_they_stand() -> None:
    who, picked = answered().walls("rollen")
    assert [row.id for row in picked["rows"]] == ["actie", "rolmodel"]
    same = {name: picked[name] for name in picked if name not in {"kicker", "about", "question", "rows", "page"}}
    assert same == {
        "hidden": False,
        "gathering": False,
        "too_few": False,
        "helping": {"who:actie": (5, 12)},
        "long": False,
        "tight": False,
        "colours": {"rolmodel": 0, "actie": 1},
        "plain": False,
        "about_equal": {"rolmodel", "actie"},
        "level": {"actie"},
        "chosen": {"actie"},
        "gathered": 7,
        "pages": 2,
    }
    assert {name: who[name] for name in same} == same
    assert (who["page"], picked["page"]) == (1, 2)


def test_a_wall_waits_for_the_first_figures_and_says_so_of_the_first_question_only() -> None:
    evening = opened()
    assert see(evening, "gathering", "too_few", "gathered", "plain") == [True, False, None, True]
    picks(evening, *["actie"] * 6)
    assert see(evening, "gathering", "too_few", "gathered") == [False, False, 6]
    assert see(asked(), "gathering", "too_few", "gathered", "about") == [False, False, None, "who"]


def test_before_the_question_opens_roles_stand_as_they_come() -> None:
    evening = opened()
    picks(evening, *["geld"] * 6)
    assert [row.id for row in evening.rows("rollen")] == [role.id for role in ROLES]
    assert see(evening, "about_equal", "level") == [frozenset(), frozenset()]


def test_a_page_that_is_not_there_any_more_is_the_last_one() -> None:
    evening = answered()
    away = replace(evening["rollen"], page=9)
    assert kind.wall(evening.state, evening.plan("rollen"), away)["page"] == 2


def pages(*names: str) -> list[int]:
    """How many of these roles stand on each page while people say who does them."""
    listed = tuple(Choice(f"rol-{number}", {"nl": name}) for number, name in enumerate(names))
    evening = asked(
        " ".join(one.id for one in listed), one=plan("rollen", "roles", options=listed, settings={"choices": 9})
    )
    return [len(wall["rows"]) for wall in evening.walls("rollen")]


TWO_LINES, THREE_LINES = "Op de kinderen letten", "Buurtbewoners Welkomstheten Donderdag"
LONG = "Op de kinderen letten als de ouders er niet zijn"
LONGER = f"{LONG} en de buren ook al weg zijn gegaan"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Geld",) * 4, [4]),
        ((TWO_LINES,) * 4, [4]),
        ((THREE_LINES, THREE_LINES, "Geld"), [3]),
        ((THREE_LINES,) * 3, [2, 1]),
        ((LONG,) * 4, [3, 1]),
        ((LONGER,) * 3, [2, 1]),
        ((LONG, "Geld", "Geld", "Geld"), [3, 1]),
        (("x" * 38, "Geld", "Geld", "Geld"), [4]),
    ],
)
def test_roles_stand_whole_on_a_page(names: tuple[str, ...], found: list[int]) -> None:
    assert pages(*names) == found


def test_roles_that_are_about_equal_take_the_room_to_say_so() -> None:
    listed = tuple(Choice(f"rol-{number}", {"nl": f"{LONG[:40]}{number}"}) for number in range(5))
    evening = opened(plan("rollen", "roles", options=listed, settings={"choices": 5}))
    picks(evening, *[" ".join(one.id for one in listed)] * 6)
    assert len(evening.walls("rollen")) == 1
    evening.shut("rollen")
    assert len(evening.walls("rollen")) == 2


def test_what_was_shown_of_who_does_it_stays_shown_when_it_opens_again() -> None:
    evening, seen = asked(one=TWO), []
    said(evening, 6, 0)
    seen.append(evening.rows("rollen")[0].counts["together"])
    evening.shut("rollen")
    evening.open_again("rollen")
    seen.append(evening.rows("rollen")[0].counts["together"])
    assert seen == [5, 6]
