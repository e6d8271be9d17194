"""Groups: on totals only, never of a few; and objections, which nobody counts."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.crowds import (
    ASKED,
    CHOICES,
    GROUPS,
    UNSURE,
    Case,
    Crowd,
    Fields,
    Way,
    calm,
    crowds,
    few_examples,
    play,
)
from tests.activities.kinds_asked import CASES
from tests.activities.telling import figures, leaves, told, walls, words
from tests.session.evening import DETAILS, Evening, only, plan
from werksessie.activities import KINDS
from werksessie.session.disclosure import FLOOR
from werksessie.session.state import OPEN
from werksessie.summary.tally import whole

COUNTED_FROM = 10
"""People of each group from which a breakdown may have figures; with fewer it is words."""


@st.composite
def grouped(draw: st.DrawFn) -> Crowd:
    """A room with a group or two, of about as many people as may just be shown or just not."""
    sizes = [draw(st.sampled_from((0, 1, 4, 5, 9, 10))) for _ in GROUPS]
    crowd = draw(crowds(least=36, idle=(0, 3)))
    named = [group for group, size in zip(GROUPS, sizes, strict=True) for _ in range(size)][:36]
    Random(draw(st.integers(0, 2**16))).shuffle(named)
    ways, later = crowd.ways[: len(named)], crowd.later[: len(named)]
    return replace(crowd, ways=ways, later=later, again=(), groups=tuple(named))


@pytest.mark.parametrize("name", CASES)
@few_examples
@given(crowd=grouped())
def test_a_group_shows_after_closing_only_and_never_when_it_is_small(app: Flask, name: str, crowd: Crowd) -> None:
    seen: tuple[list[Any], ...] = ([], [])
    nameless = replace(crowd, groups=tuple("" for _ in crowd.groups))
    one, other = (
        play(CASES[name], room, grouped=True, watch=lambda evening, *_, mine=mine: mine.append(evening.walls(ASKED)))
        for room, mine in zip((crowd, nameless), seen, strict=True)
    )
    assert seen[0] == seen[1]
    smallest = smallest_group(one)
    if smallest < COUNTED_FROM:
        assert list(figures(told(one.state).data)) == list(figures(told(other.state).data))
    if smallest < FLOOR:
        assert leaves(app, one) == leaves(app, other)


def smallest_group(evening: Evening) -> int:
    """People of the smallest group that answered, those without one among them; none when there is but one group."""
    activity = evening[ASKED]
    answered = [activity.groups.get(person, "") for person in KINDS[evening.plan(ASKED).kind].answered(activity)]
    sizes = [answered.count(group) for group in set(answered)]
    return min(sizes) if len(set(answered) - {""}) > 1 else 0


@settings(few_examples, max_examples=25)
@given(crowd=grouped())
def test_a_card_tells_of_groups_only_when_enough_of_each_had_an_opinion_of_it(crowd: Crowd) -> None:
    nameless = replace(crowd, groups=tuple("" for _ in crowd.groups))
    seen: tuple[list[Any], ...] = ([], [])
    one, other = (
        play(CASES["opinions"], room, grouped=True, watch=lambda evening, *_, mine=mine: mine.append(verdicts(evening)))
        for room, mine in zip((crowd, nameless), seen, strict=True)
    )
    assert seen[0] == seen[1], "groups show while people answer"
    for card, said in verdicts(one).items():
        groups = [group for way, group in zip(crowd.ways, crowd.groups, strict=True) if has_opinion(way, card)]
        sizes = [groups.count(group) for group in set(groups)]
        if len(set(groups) - {""}) < 2 or min(sizes) < FLOOR:
            assert said == verdicts(other)[card]


def verdicts(evening: Evening) -> dict[str, tuple[str, float]]:
    """What the wall says of each card, in words, and where it puts it."""
    return {
        row["id"]: (row["verdict"], row["score"] if evening[ASKED].stage == OPEN else 0) for row in evening.rows(ASKED)
    }


def has_opinion(way: Way, card: str) -> bool:
    return way.how < UNSURE and CASES["opinions"].answer(way).get(f"value-{card}", "skip") != "skip"


def test_who_is_alone_without_a_group_hides_the_groups_of_every_card() -> None:
    card = {"value-a": "agree", "value-b": "agree"}
    evening = Evening(only(plan(ASKED, "opinions", options=CHOICES)), replace(DETAILS, groups=True), people=12)
    evening.open(ASKED)
    for number, group in enumerate(("community", "professional") * 5):
        evening.send(ASKED, f"person-{number}", card, group=group)
    # The first card has five of each group; who is left over stands in the numbers of the second only.
    evening.send(ASKED, "nameless", {"value-a": "skip", "value-b": "agree"})
    evening.shut(ASKED)
    before = {row["id"]: row["verdict"] for row in evening.rows(ASKED)}
    evening.close()
    assert before["a"] == before["b"] == "shared"
    assert told(evening.state).part["rows"] == told(evening.sealed()[0]).part["rows"]


@few_examples
@given(crowd=crowds(least=3), speakers=st.tuples(st.integers(0, 9), st.integers(0, 9)), sensitive=st.booleans())
def test_nobody_can_tell_how_many_spoke_for_the_municipality(
    app: Flask, crowd: Crowd, speakers: tuple[int, int], sensitive: bool
) -> None:
    case = CASES["ideas of two sides"]
    one, other = (
        leaves(app, play(case, crowd, sensitive=sensitive, secrets=(case.secret, number, 9))) for number in speakers
    )
    assert one == other


# Objections

OBJECTED = [name for name, case in CASES.items() if KINDS[case.kind].COUNTS == {} and case.later is None]
OBJECTS = -1
"""In place of how somebody answers."""


@pytest.mark.parametrize("name", OBJECTED)
@few_examples
@given(crowd=crowds(least=2, most=20).map(calm), objectors=st.tuples(st.integers(1, 20), st.integers(1, 20)))
def test_nobody_can_tell_how_many_objected(app: Flask, name: str, crowd: Crowd, objectors: tuple[int, int]) -> None:
    seen: tuple[list[Any], ...] = ([], [])
    one, other = (
        play(
            objecting(CASES[name]), objected(crowd, number),
            watch=lambda evening, *_, mine=mine: mine.append(walls(app, evening)),
        )
        for number, mine in zip(objectors, seen, strict=True)
    )  # fmt: skip
    assert seen[0] == seen[1]
    assert "Er is bezwaar: we praten verder." in " ".join(words(wall) for wall in walls(app, one))
    assert whole("avond", one.state) == whole("avond", other.state)
    assert leaves(app, one) == leaves(app, other)


@pytest.mark.parametrize("name", OBJECTED)
@few_examples
@given(crowd=crowds(least=2, most=20).map(calm), objectors=st.integers(1, 20))
def test_while_it_is_open_nobody_can_tell_whether_somebody_objects(
    app: Flask, name: str, crowd: Crowd, objectors: int
) -> None:
    seen: tuple[list[Any], ...] = ([], [])
    for number, mine in zip((0, objectors), seen, strict=True):
        case = objecting(CASES[name])
        play(case, objected(crowd, number), watch=lambda evening, *_, mine=mine: mine.append(walls(app, evening)))
    assert seen[0] == seen[1]


def objected(crowd: Crowd, number: int) -> Crowd:
    """The first so many object."""
    first = [way._replace(how=OBJECTS) for way in crowd.ways[:number]]
    return replace(crowd, ways=(*first, *crowd.ways[number:]))


def objecting(case: Case) -> Case:
    """The same question, to which some people object, to the first proposal if there are more."""

    def answer(way: Way) -> Fields:
        fields = case.answer(way)
        if way.how != OBJECTS:
            return fields
        value, text = ("value", "text") if "value" in fields else ("value-a", "text-a")
        return {**fields, value: "objection", text: "Dit gaat te snel"}

    return replace(case, answer=answer)
