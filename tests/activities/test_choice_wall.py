"""choice: what stands on the wall, page after page: the options, then what was let through of "Iets anders"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.activities.about_goals import CHOICE, A, B, chosen, many
from tests.activities.about_goals import opened as about_goals
from tests.activities.test_choice import opened, picks, wrote
from tests.activities.test_choice_told import ORDERED, TWO, answered, report
from tests.session.evening import PLACES, Evening, plan
from werksessie.activities import choice as kind
from werksessie.programme.model import Choice


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("kiezen")[name] for name in names]


def test_a_wall_of_options_says_how_they_stand() -> None:
    rows, written = answered().walls("kiezen")
    assert [(row.id, row.counts) for row in rows["rows"]] == [
        ("plek-2", {"people": 7}), ("plek-1", {"people": 6}), ("other", {"people": 3})
    ]  # fmt: skip
    assert ([(note.text, size) for note, size in written["notes"]], written["rows"]) == (
        [("De kerktoren", "short")],
        (),
    )
    same = {name: rows[name] for name in rows if name not in {"rows", "notes", "first", "page"}}
    assert same == {
        "kicker": "Kies er 2",
        "subject": {},
        "hidden": False,
        "gathering": False,
        "too_few": False,
        "ordered": False,
        "few": {"other"},
        "tight": False,
        "colours": {"plek-1": 0, "plek-2": 1, "other": 2},
        "plain": False,
        "about_equal": {"plek-1", "plek-2"},
        "level": {"plek-2"},
        "chosen": {"plek-2"},
        "gathered": 10,
        "pages": 2,
    }
    assert {name: written[name] for name in same} == same
    assert [(one["first"], one["page"]) for one in (rows, written)] == [(True, 1), (False, 2)]


def test_every_goal_begins_with_a_first_page_and_has_rows_of_its_own() -> None:
    evening = about_goals(CHOICE, goals=(A, B))
    many(evening, "nodig", 6, B, lambda one: {"option": "plek-1" if one else "plek-2"})
    made: Any = evening.send("nodig", "ann", {"about": B, "option": "other", "text": "Een bankje"})
    evening.act("nodig", "release", note=made[0].note)
    evening.shut("nodig")
    walls = evening.walls("nodig")
    assert [(one["first"], one["too_few"], one["gathering"]) for one in walls] == [
        (True, True, False), (True, False, False), (False, False, False)
    ]  # fmt: skip
    assert [row.id for row in walls[0]["rows"]] == ["plek-1", "plek-2", "plek-3", "other"]
    assert {row.id: row.counts["people"] for row in walls[1]["rows"]} == {
        "plek-1": 5, "plek-2": 1, "plek-3": 0, "other": 1
    }  # fmt: skip
    away = replace(evening["nodig"], page=9)
    assert kind.wall(evening.state, evening.plan("nodig"), away)["page"] == 3


@pytest.mark.parametrize(
    ("options", "choices", "words"),
    [(2, 2, "Kies wat past"), (2, 3, "Kies wat past"), (2, 1, "Kies er 1"), (3, 2, "Kies er 2"), (1, 1, "Kies er 1")],
)
def test_whoever_may_pick_them_all_picks_what_fits(options: int, choices: int, words: str) -> None:
    assert see(opened(plan("kiezen", "choice", options=PLACES[:options], settings={"choices": choices})), "kicker") == [
        words
    ]


def test_a_wall_waits_for_the_first_figures() -> None:
    evening = opened(TWO)
    assert see(evening, "gathering", "too_few", "plain", "gathered") == [True, False, True, None]
    for number in range(6):
        evening.send("kiezen", f"person-{number}", picks(1))
    assert see(evening, "gathering", "too_few", "plain", "gathered") == [False, False, True, 6]


def test_in_order_nothing_is_about_equal() -> None:
    evening = opened(ORDERED)
    for number in range(11):
        evening.send("kiezen", f"person-{number}", picks(1 + number % 2))
    evening.shut("kiezen")
    assert see(evening, "about_equal", "level", "few") == [frozenset(), frozenset(), frozenset()]


def test_four_long_texts_take_two_pages() -> None:
    evening = opened(TWO)
    for number in range(4):
        evening.act(
            "kiezen", "release", note=wrote(evening, f"writer-{number}", f"Een bankje bij de speeltuin {number} " * 3)
        )
    evening.shut("kiezen")
    assert [len(wall["notes"]) for wall in evening.walls("kiezen")] == [0, 3, 1]


def test_options_that_are_about_equal_take_the_room_to_say_so() -> None:
    listed = tuple(
        Choice(f"plek-{number}", {"nl": f"Een bankje onder de bomen bij het water {number}"}) for number in range(5)
    )
    evening = opened(plan("kiezen", "choice", options=listed, settings={"choices": 5}))
    for number in range(6):
        evening.send("kiezen", f"person-{number}", picks(0, 1, 2, 3, 4))
    assert len(evening.walls("kiezen")) == 1
    evening.shut("kiezen")
    assert len(evening.walls("kiezen")) == 2


def test_a_long_goal_under_a_long_question_leaves_room_for_fewer_options() -> None:
    asked = replace(CHOICE, text={"nl": "Wat hebben jullie in deze buurt nodig om dit te doen?"})
    evening = chosen(replace(asked, options=PLACES[:4]), goals=(A,))
    evening.act("kiezen", "rename-option", option=A, text="We willen dat " + "de kinderen veilig buiten spelen en " * 3)
    evening.open("nodig")
    many(evening, "nodig", 6, A, lambda _: {"option": "plek-1"})
    evening.shut("nodig")
    assert [len(wall["rows"]) for wall in evening.walls("nodig")] == [4, 1]


def test_in_order_nothing_sensitive_is_called_hardly_chosen_when_everything_is() -> None:
    evening = opened(replace(ORDERED, sensitive=True, reveal="after_close"))
    for number in range(7):
        evening.send("kiezen", f"person-{number}", picks(1 + number % 2))
    evening.shut("kiezen")
    assert [told["few"] for told in report(evening)["rows"]] == [False, False]
