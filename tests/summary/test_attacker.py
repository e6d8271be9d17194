"""Whoever downloads everything works out no hidden number of a sensitive question, however small the session is.

Every evening that it could have been is tried (see attack.py), so nothing here depends on chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from tests.session.evening import DETAILS, Evening, only
from tests.summary.attack import ASKED, Leak, after, asked, before, leaks, worlds
from tests.summary.questions_attacked import ATTACKED
from werksessie.activities import KINDS
from werksessie.session import disclosure
from werksessie.session.disclosure import FLOOR
from werksessie.summary.parts import part_of


def found(name: str) -> Iterator[tuple[int, Leak]]:
    """(room, leak) of everything an attacker works out of this question, one room after the other."""
    question = ATTACKED[name]
    return ((room, leak) for room in question.rooms for leak in leaks(worlds(question, room)))


@pytest.mark.parametrize("name", ATTACKED)
def test_no_hidden_number_of_a_sensitive_question_can_be_worked_out(name: str) -> None:
    assert [*islice(found(name), 3)] == []


def test_every_kind_that_asks_something_is_attacked() -> None:
    assert {question.kind for question in ATTACKED.values()} == {name for name, kind in KINDS.items() if kind.ASKS}


@pytest.mark.parametrize("name", ["dots", "two dots", "scale", "opinions", "roles", "choice"])
def test_of_fewer_than_five_answers_to_a_plain_question_nobody_knows_which(name: str) -> None:
    question = replace(ATTACKED[name], sensitive=False)
    read: dict[tuple[int, int], set[str]] = {}
    for world in worlds(question, 6):
        if 0 < world.really["answered"] < FLOOR:
            passed = (world.really["unsure"], world.really["skipped"])
            read.setdefault(passed, set()).add(world.read)
    assert {len(every) for every in read.values()} == {1}


def test_a_world_reads_as_the_evening_does_that_people_really_have() -> None:
    question = ATTACKED["dots"]
    evening = Evening(only(asked(question)), replace(DETAILS, reveal="after_close"), people=12)
    evening.open(ASKED)
    for person, fields in enumerate([{"dots-a": "1"}] * 6 + [{"dots-b": "1"}] * 2 + [{"unsure": "1"}]):
        evening.send(ASKED, f"person-{person}", fields)
    evening.shut(ASKED)
    evening.close()
    evening.state, _ = evening.sealed()
    state = before(question, 12)
    [(plan, _)], [(really, activity)] = state.each(), evening.state.each()
    assert part_of(state, plan, after(question, state, (6, 2, 1, 0, 3))) == part_of(evening.state, really, activity)


# The search itself: it finds what a broken rule gives away


def test_the_search_finds_a_total_that_is_not_rounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "_heads", lambda number, sensitive, people: number)
    assert any(found("two dots"))


def test_the_search_finds_a_total_beside_a_hidden_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "_has_hidden", lambda rows: False)
    assert any(found("dots"))


def test_the_search_finds_figures_that_place_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "placed", lambda tally, shown: 0)
    assert {name for name in ("dots", "scale", "opinions", "roles", "agreements") if not any(found(name))} == set()


def test_the_search_finds_a_count_under_five(monkeypatch: pytest.MonkeyPatch) -> None:
    everything: Callable[[int, bool], Any] = lambda number, sensitive: None if number == 3 else number  # noqa: E731
    monkeypatch.setattr(disclosure, "count", everything)
    assert any(found("dots"))
