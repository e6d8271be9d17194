"""Whoever has every Summary and the overview works out no more than whoever has the Summaries.

As in tests/summary/attack.py every evening that it could have been is tried; here beside a second evening, with the
overview over both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.summary.attack import PASSES as PASSED
from tests.summary.attack import Leak, World, after, before, leaks, ways, worlds
from tests.summary.questions_attacked import ATTACKED
from werksessie.overview.across import Shared, across
from werksessie.overview.evening import evening_of
from werksessie.overview.formats import Told
from werksessie.overview.merge import Overview, merge
from werksessie.overview.telling import document_of
from werksessie.session.state import State
from werksessie.summary.build import Summary, build
from werksessie.summary.parts import part_of

QUESTIONS = (
    "ideas kept back",
    "dots",
    "choice",
    "choice in order",
    "consent",
    "conditions",
    "agreements, some on paper",
)
"""Of each way of counting one that has few worlds; the smallest room is the one in which most is hidden."""


def own(summaries: list[Summary]) -> Overview:
    read = [evening_of(summary, f"{number:032}") for number, summary in enumerate(summaries)]
    return merge(read, {one.key: f"Avond {one.key}" for one in read})


def between(summaries: list[Summary]) -> Overview:
    read = [evening_of(summary, f"{number:032}") for number, summary in enumerate(summaries)]
    return across([Shared((one,), False) for one in read])


def evenings(name: str) -> Iterator[tuple[World, Summary]]:
    """Every world of the smallest room, with its Summary."""
    question = ATTACKED[name]
    room = question.rooms[0]
    state = before(question, room)
    empty = build(state)
    [(planned, _)] = state.each()
    for world in worlds(question, room):
        activity = after(question, state, world.answers)
        yield world, replace(empty, parts=(part_of(state, planned, activity),))


def found(name: str) -> list[Leak]:
    """What is worked out of the Summary of one evening, beside one more, with both overviews over the two."""
    every = list(evenings(name))
    _, beside = every[len(every) // 2]
    return leaks(
        replace(world, read=world.read + repr([told(read([summary, beside])) for read in (own, between)]))
        for world, summary in every
    )


def told(overview: Overview) -> object:
    return (overview.questions, overview.people, document_of(overview, Told(overview).title))


@pytest.mark.parametrize("name", QUESTIONS)
def test_overview_and_summaries_together_tell_no_hidden_number(name: str) -> None:
    assert found(name) == []


def test_the_search_finds_an_overview_that_counts_answers_instead_of_what_is_shown() -> None:
    every = list(evenings("dots"))
    raw = [replace(world, read=world.read + repr(sum(world.really.values()))) for world, _ in every]
    assert leaks(world for world, _ in every) == []
    assert leaks(raw) != []


def test_evenings_that_read_the_same_give_the_same_overview_to_the_letter() -> None:
    question = ATTACKED["dots"]
    state = before(question, 14)
    seen: dict[str, set[str]] = {}
    for numbers in list(ways(14, len(question.answers) + len(PASSED)))[::20]:
        summary = _of(state, "dots", numbers)
        seen.setdefault(repr(summary.parts), set()).add(repr(told(own([summary]))))
    assert len(seen) > 5
    assert {len(every) for every in seen.values()} == {1}


def _of(state: State, name: str, numbers: tuple[int, ...]) -> Summary:
    [(planned, _)] = state.each()
    part = part_of(state, planned, after(ATTACKED[name], state, numbers))
    return replace(build(state), parts=(part,))
