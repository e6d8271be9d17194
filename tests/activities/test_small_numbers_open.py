"""While people still answer: what waits for closing shows nothing, and what shows moves so that no thumb fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.crowds import ASKED, WORDS, Crowd, Way, crowds, few_examples, pairs, play
from tests.activities.kinds_asked import CASES, COUNTED, tend
from tests.activities.telling import counted, told, views, walls, words
from tests.session.evening import Evening
from werksessie.session.commands import HideResults
from werksessie.session.disclosure import FLOOR

STEP = 3
GOALS = ("", "a", "b")
"""What an answer can be about: the question itself, or one of two goals."""
WAITS: Mapping[str, Mapping[str, Any]] = {
    "after_close": {"reveal": "after_close"},
    "sensitive": {"sensitive": True},
    "hidden": {"opened": lambda evening: evening.ask(HideResults(ASKED, True))},
}


@pytest.mark.parametrize("name", CASES)
@few_examples
@given(data=st.data())
def test_while_results_wait_nobody_can_tell_which_answers_came_in(app: Flask, name: str, data: st.DataObject) -> None:
    case, how = CASES[name], data.draw(st.sampled_from(sorted(WAITS)))
    seen: tuple[list[Any], ...] = ([], [])
    for crowd, mine in zip(data.draw(pairs(case, most=9, idle=(2, 6))), seen, strict=True):
        play(case, crowd, **WAITS[how], watch=lambda evening, *_, mine=mine: mine.append(standing(app, evening)))
    assert seen[0] == seen[1]


def standing(app: Flask, evening: Evening) -> list[Any]:
    """What the room and the municipality have of an open question."""
    return [*walls(app, evening), told(evening.state)]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if not case.secret])
@few_examples
@given(data=st.data())
def test_what_is_said_and_not_counted_is_seen_of_no_answer(app: Flask, name: str, data: st.DataObject) -> None:
    """Live as well: ideas wait for the facilitator, and of consent only who answered is counted."""
    seen: tuple[list[Any], ...] = ([], [])
    for crowd, mine in zip(data.draw(pairs(CASES[name], most=9, idle=(2, 6))), seen, strict=True):
        play(CASES[name], crowd, watch=lambda evening, *_, mine=mine: mine.append(standing(app, evening)))
    assert seen[0] == seen[1]


@pytest.mark.parametrize("name", [name for name, case in COUNTED.items() if case.kind != "ideas"])
@few_examples
@given(crowd=crowds(least=6, most=24, idle=(0, 3)))
def test_live_figures_show_from_the_fifth_and_move_after_three_people(name: str, crowd: Crowd) -> None:
    steps = Steps()
    play(CASES[name], crowd, opened=steps.begin, watch=steps.look)


def test_a_theme_of_fewer_than_five_people_has_no_number_on_the_wall(app: Flask) -> None:
    ways = tuple(Way(0, number, 0, 0) for number in range(4))
    for people, seen in ((3, []), (4, []), (5, [3, 3])):
        evening = play(CASES["ideas"], Crowd((*ways, ways[0])[:people], idle=9), before_closing=tend)
        assert [figure for figure in counted("".join(walls(app, evening))) if figure < people] == seen


def test_everybody_is_no_exact_number_of_a_sensitive_question(app: Flask) -> None:
    seen: list[str] = []
    crowd = Crowd(tuple(Way(0, 0, 0, 0) for _ in range(23)))
    play(CASES["scale"], crowd, sensitive=True, watch=lambda evening, *_: seen.append(walls(app, evening)[0]))
    assert "ongeveer 20 van 23 hebben geantwoord" in words(seen[-1])
    assert counted(seen[-1]) == [20, 23, 20]


def test_when_a_question_opens_again_figures_go_on_from_what_the_room_saw() -> None:
    evening = play(CASES["dots"], Crowd(tuple(Way(0, number % 4, 0, 0) for number in range(7)), idle=3))
    seen = figures(evening)
    evening.open_again(ASKED)
    told = [figures(evening)]
    for number in range(3):
        evening.send(ASKED, f"later-{number}", {"dots-a": "1"})
        told.append(figures(evening))
    assert told == [seen, seen, seen, seen + 3]


def figures(evening: Evening) -> int:
    """How many dots the wall shows."""
    return sum(row.counts["dots"] or 0 for row in evening.rows(ASKED))


class Steps:
    """Who answered since the figures on the wall last moved, and since the question opened; of each goal apart."""

    def begin(self, evening: Evening) -> None:
        self.shown = {about: moving(evening, about) for about in GOALS}
        self.since: dict[str, set[str]] = {about: set() for about in GOALS}
        self.everybody: dict[str, set[str]] = {about: set() for about in GOALS}

    def look(self, evening: Evening, person: str, about: str) -> None:
        self.since[about].add(person)
        self.everybody[about].add(person)
        shown = moving(evening, about)
        if shown != self.shown[about]:
            assert len(self.everybody[about]) >= FLOOR
            assert len(self.since[about]) >= STEP
            self.shown[about], self.since[about] = shown, set()


def moving(evening: Evening, about: str) -> list[dict[str, Any]]:
    """What the wall makes of the votes about one goal."""
    return [page for page in views(evening) if not about or page.get("subject") == {"nl": WORDS[about]}]
