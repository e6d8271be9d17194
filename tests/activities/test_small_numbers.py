"""The small-number rules hold for every kind, whatever random people answer: on the wall, in JSON, in CSV.

A count is hidden when nobody can tell it from another: two evenings that differ in it alone look the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.activities.crowds import ASKED, Case, Crowd, Fields, calm, crowds, few_examples, late, pairs, play
from tests.activities.kinds_asked import CASES, COUNTED, missing, tend
from tests.activities.telling import counted, figures, leaves, page, told, views, walls, words
from tests.session.evening import Evening
from werksessie.activities import KINDS
from werksessie.session.disclosure import FEW, FLOOR, Tally, total
from werksessie.session.stages import turnout
from werksessie.summary.words import NOT_SAID

every_case = pytest.mark.parametrize("name", CASES)
PASSES: tuple[Fields, ...] = ({"unsure": "1"}, {"skip": "1"})
EVERY_COUNT = {name for kind in KINDS.values() for name in kind.COUNTS}
"""What counts of a row are called."""
two_small_numbers = st.lists(st.integers(0, 4), min_size=2, max_size=2, unique=True)


def test_every_kind_that_asks_something_is_asked_here() -> None:
    assert missing() == set()


# A sensitive question


@pytest.mark.parametrize("name", COUNTED)
@few_examples
@given(data=st.data())
def test_nobody_can_tell_none_from_four(app: Flask, name: str, data: st.DataObject) -> None:
    case, crowd = CASES[name], data.draw(crowds(most=30))
    alike(app, case, crowd, case.secret, *data.draw(two_small_numbers))


@every_case
@few_examples
@given(data=st.data())
def test_nobody_can_tell_whether_somebody_passed(app: Flask, name: str, data: st.DataObject) -> None:
    crowd = calm(data.draw(crowds(most=30)))
    alike(app, CASES[name], crowd, data.draw(st.sampled_from(PASSES)), *data.draw(two_small_numbers))


def alike(app: Flask, case: Case, crowd: Crowd, secret: Fields, one: int, other: int) -> None:
    """Two sensitive evenings look alike when so many people add to a single count."""
    first, second = (play(case, crowd, sensitive=True, secrets=(secret, number, 4)) for number in (one, other))
    assume(limits(first) == limits(second))
    assert leaves(app, first) == leaves(app, second)


def limits(evening: Evening) -> list[Any]:
    """What may be told although a count stays hidden: where too few answered to tell anything, and the total in
    fives where only the order is told."""
    tally = evening.tally(ASKED)
    ordered = evening.plan(ASKED).settings.get("ordered")
    return [row.answered < FLOOR for row in tally.rows] + [total(tally.answered, True) if ordered else None]


# Few answers, few people


@every_case
@few_examples
@given(data=st.data())
def test_of_fewer_than_five_answers_nobody_can_tell_which(app: Flask, name: str, data: st.DataObject) -> None:
    one, other = (play(CASES[name], crowd) for crowd in data.draw(pairs(CASES[name], idle=(5, 9))))
    assert leaves(app, one) == leaves(app, other)


@every_case
@few_examples
@given(data=st.data())
def test_in_a_small_conversation_nobody_can_tell_which_answers_there_were(
    app: Flask, name: str, data: st.DataObject
) -> None:
    reveal = data.draw(st.sampled_from(("live", "after_close")))
    seen: tuple[list[list[str]], ...] = ([], [])
    one, other = (
        play(CASES[name], crowd, reveal=reveal, watch=lambda evening, *_, mine=mine: mine.append(walls(app, evening)))
        for crowd, mine in zip(data.draw(pairs(CASES[name])), seen, strict=True)
    )
    assert leaves(app, one) == leaves(app, other)
    assert seen[0] == seen[1]


# Every figure there is


@every_case
@few_examples
@given(data=st.data())
def test_every_figure_that_leaves_may_be_told(app: Flask, name: str, data: st.DataObject) -> None:
    crowd, sensitive = data.draw(crowds()), data.draw(st.booleans())
    evening = play(
        CASES[name], crowd, sensitive=sensitive, grouped=data.draw(st.booleans()), before_closing=tend,
        reveal=data.draw(st.sampled_from(("live", "after_close"))),
        watch=lambda evening, *_: may_be_told_while_open(evening, sensitive),
    )  # fmt: skip
    late(evening, CASES[name], crowd.idle)
    tally, people = evening.tally(ASKED), len(evening.state.people)
    for wall in walls(app, evening):
        may_be_seen(wall, evening, sensitive)
    for _, figure in figures([{**view, "cards": (), "themes": ()} for view in views(evening)]):
        assert people >= FLOOR
        assert figure >= FLOOR or not sensitive
    evening.close()
    for state in (evening.state, evening.sealed()[0]):
        left = told(state)
        may_be_read(left.part, tally, sensitive, people)
        numbers = [one for _, one in figures(left.part)]
        others = [int(one) for one in re.findall(r"\d+", left.profile + words(page(app, state)))]
        assert {one for one in left.cells if one.isdigit()} <= {str(one) for one in numbers}
        assert people >= FLOOR or (left.data["people"], numbers, others) == (None, [], [])
        assert not sensitive or min([FLOOR, *numbers, *others]) >= FLOOR


def may_be_told_while_open(evening: Evening, sensitive: bool) -> None:
    """While people answer: nothing in a small session, totals in fives of a sensitive question, no figure under five
    of people who answered."""
    people = len(evening.state.people)
    for view in evening.walls(ASKED):
        assert (view.get("gathered") or FLOOR) in range(FLOOR, max(people, FLOOR) + 1)
        found = list(figures({**view, "cards": (), "themes": ()}))
        assert people >= FLOOR or found == []
        assert not sensitive or all(figure % FLOOR == 0 and figure >= FLOOR for _, figure in found), found


def may_be_seen(wall: str, evening: Evening, sensitive: bool) -> None:
    """The wall of a closed question: its figures are counts that may be told, or how many people there are."""
    tally, (answered, people) = evening.tally(ASKED), turnout(evening.state, evening.plan(ASKED), evening[ASKED])
    cells = {count for row in tally.rows if row.answered >= FLOOR for count in row.counts.values()}
    if evening.plan(ASKED).settings.get("ordered"):
        cells = set()
    cells |= {tally.unsure, tally.skipped}
    heads = {people, answered, tally.answered, *(row.answered for row in tally.rows)}
    if "loose" in evening.board(ASKED) and tally.answered >= FLOOR:
        loose, themes = (evening.board(ASKED)[name] for name in ("loose", "themes"))
        cells.add(sum(card.times for card in loose))
        cells |= {card.times for card in (*loose, *(card for theme in themes for card in theme.cards)) if card.stacked}
    if sensitive:
        # How many answered stands nowhere: beside a hidden count it would give that away.
        heads = {people, *(total(row.answered, True) for row in tally.rows)}
        cells = {count for count in cells if count >= FLOOR}
    allowed = cells | {head for head in heads if head >= FLOOR}
    found = set(counted(wall))
    assert found <= (set() if len(evening.state.people) < FLOOR else allowed), words(wall)


def may_be_read(part: Mapping[str, Any], tally: Tally, sensitive: bool, people: int) -> None:
    """The JSON of one question, figure by figure, beside what was really counted."""
    small = people < FLOOR
    if NOT_SAID in (part["unsure"], part["skipped"]):
        return withheld(part, sensitive)
    hides = sensitive and any(count < FLOOR for row in tally.rows for count in row.counts.values())
    for row, read in zip(tally.rows, part["rows"], strict=True):
        for name, count in row.counts.items():
            if part.get("ordered"):
                assert name not in read
            elif small or row.answered < FLOOR:
                assert isinstance(read[name], str)
            else:
                assert read[name] == (FEW if sensitive and count < FLOOR else count)
        a_total(read["answered"], row.answered, sensitive, hides or small)
    a_total(part["answered"], tally.answered, sensitive, hides or small)
    for name, count in (("unsure", tally.unsure), ("skipped", tally.skipped)):
        assert isinstance(part[name], str) if small else part[name] == (FEW if sensitive and count < FLOOR else count)


def withheld(part: Mapping[str, Any], sensitive: bool) -> None:
    """Nothing is told, or where only an order is: at most how many answered, in fives."""
    assert sensitive
    assert all(isinstance(read, str) for row in part["rows"] for name, read in row.items() if name in EVERY_COUNT)
    assert part["unsure"] == part["skipped"] == NOT_SAID
    assert part["answered"] == NOT_SAID or part["answered"] % FLOOR == 0


def a_total(read: object, really: int, sensitive: bool, hidden: bool) -> None:
    """How many answered: as it is, in fives where it is sensitive; not said of a few, or beside a hidden count."""
    if hidden or really < FLOOR:
        assert isinstance(read, str)
    elif sensitive and isinstance(read, int):
        assert read % FLOOR == 0
        assert abs(read - really) < FLOOR
    else:
        assert read == really or sensitive


@every_case
@few_examples
@given(crowd=crowds(least=5), sensitive=st.booleans())
def test_there_are_no_percentages_anywhere(app: Flask, name: str, crowd: Crowd, sensitive: bool) -> None:
    seen: list[str] = []
    evening = play(
        CASES[name], crowd, sensitive=sensitive,
        before_closing=lambda evening: (tend(evening), seen.extend(walls(app, evening))),
    )  # fmt: skip
    seen += walls(app, evening)
    evening.close()
    left = told(evening.state)
    everything = [*map(words, (*seen, page(app, evening.state))), json.dumps(left.data), left.table.decode()]
    assert [one for one in everything if "%" in one or "procent" in one] == []
