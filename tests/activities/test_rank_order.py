"""The order of a room: counted by place, each two compared, and the same whatever options are called."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.test_rank import opened, outcome, vote
from tests.strategies import of_numbers
from werksessie.activities.rank.comparing import compared, sentence
from werksessie.activities.rank.counts import stands
from werksessie.activities.rank.standing import Ballot, places, preferred, standing

LETTERS = "abcdef"
ORDERS = tuple(permutations(LETTERS))
ballots = st.lists(of_numbers(lambda order, more: ORDERS[order][: 1 + more], len(ORDERS), len(LETTERS)), max_size=30)


@given(ballots)
def test_of_two_that_are_compared_everybody_has_put_one_above_the_other_or_neither(cast: list[Ballot]) -> None:
    above = preferred(LETTERS, cast)
    for (one, other), number in above.items():
        neither = sum(one not in ballot and other not in ballot for ballot in cast)
        assert number + above[other, one] + neither == len(cast)


@given(ballots)
def test_every_number_that_was_given_is_counted_once(cast: list[Ballot]) -> None:
    found = places(LETTERS, cast, 6)
    for place in range(6):
        assert sum(found[option][place] for option in LETTERS) == sum(len(ballot) > place for ballot in cast)


@given(st.permutations(LETTERS), st.integers(3, 30))
def test_a_room_of_one_mind_gives_that_order(one: list[str], people: int) -> None:
    found = standing(LETTERS, preferred(LETTERS, [one] * people))
    assert (list(found.order), found.ties, found.circles) == (one, (), ())


@given(ballots, st.permutations(LETTERS))
def test_the_outcome_does_not_depend_on_what_options_are_called_or_in_which_order_they_are_listed(
    cast: list[Ballot], names: list[str]
) -> None:
    named = dict(zip(LETTERS, names, strict=True))
    found = standing(LETTERS, preferred(LETTERS, cast))
    other = standing(LETTERS, preferred(LETTERS, [tuple(named[one] for one in ballot) for ballot in cast]))
    assert [{named[one] for one in step} for step in found.steps] == [set(step) for step in other.steps]
    assert {frozenset(named[one] for one in tie) for tie in found.ties} == set(other.ties)
    assert {frozenset(named[one] for one in circle) for circle in found.circles} == set(other.circles)


@given(ballots)
def test_nothing_stands_below_what_it_beats_unless_they_go_round_in_a_circle(cast: list[Ballot]) -> None:
    above = preferred(LETTERS, cast)
    found = standing(LETTERS, above)
    assert sorted(found.order) == list(LETTERS)
    for one, other in above:
        if above[one, other] - above[other, one] > 2 and not any({one, other} <= circle for circle in found.circles):
            assert found.places[one] < found.places[other]


@given(ballots)
def test_a_tie_holds_none_that_beats_another_of_it(cast: list[Ballot]) -> None:
    above = preferred(LETTERS, cast)
    found = standing(LETTERS, above)
    assert all(abs(above[a, b] - above[b, a]) <= 2 for tie in found.ties for a in tie for b in tie if a != b)
    assert not found.equal & found.circling


@given(ballots)
def test_who_wins_every_comparison_stands_first(cast: list[Ballot]) -> None:
    above = preferred(LETTERS, cast)
    winner = [one for one in LETTERS if all(above[one, b] - above[b, one] > 2 for b in LETTERS if b != one)]
    assert standing(LETTERS, above).steps[0] == tuple(winner) or not winner


# Which order it is


def test_what_most_put_first_does_not_win_when_more_people_put_it_last() -> None:
    evening = opened()
    vote(evening, {(1, 2, 3, 4): 5, (2, 3, 4, 1): 4, (3, 2, 4, 1): 4})
    evening.shut("volgorde")
    assert outcome(evening) == (["plek-2", "plek-3", "plek-4", "plek-1"], {})


@pytest.mark.parametrize(
    ("cast", "expected", "said"),
    [
        ({(1, 2, 3, 4): 6}, [1, 2, 3, 4], {}),
        ({(1, 2, 3, 4): 4, (2, 1, 3, 4): 3}, [1, 2, 3, 4], {1: "gelijk", 2: "gelijk"}),
        ({(1, 2, 3, 4): 5, (2, 1, 3, 4): 2}, [1, 2, 3, 4], {}),
        ({(1, 2, 3, 4): 3, (4, 3, 2, 1): 3}, [1, 2, 3, 4], dict.fromkeys((1, 2, 3, 4), "gelijk")),
        (
            {(1, 2, 3, 4): 4, (2, 3, 1, 4): 4, (3, 1, 2, 4): 4},
            [1, 2, 3, 4],
            dict.fromkeys((1, 2, 3), "geen duidelijke volgorde"),
        ),
    ],
)
def test_ties_and_circles_are_named(
    cast: Mapping[tuple[int, ...], int], expected: list[int], said: Mapping[int, str]
) -> None:
    evening = opened()
    vote(evening, cast)
    evening.shut("volgorde")
    stood, told = outcome(evening)
    assert stood == [f"plek-{one}" for one in expected]
    assert told.keys() == {f"plek-{one}" for one in said}
    assert all(words in told[f"plek-{one}"] for one, words in said.items())


def test_each_is_compared_in_words_with_the_one_below_it() -> None:
    evening = opened()
    vote(evening, {(1, 2, 3): 9, (2, 1, 4): 3, (4, 3): 1})
    evening.shut("volgorde")
    pairs = [pair for wall in evening.walls("volgorde") for pair in wall["pairs"]]
    assert [(sentence(pair), pair.above, pair.below) for pair in pairs] == [
        ("De meeste mensen zetten ‘Plek 1’ boven ‘Plek 2’.", 9, 3),
        ("Bijna iedereen zet ‘Plek 2’ boven ‘Plek 3’.", 12, 1),
        ("De meeste mensen zetten ‘Plek 3’ boven ‘Plek 4’.", 9, 4),
    ]


def test_of_a_circle_it_is_said_once_that_there_is_no_order() -> None:
    evening = opened()
    vote(evening, {(1, 2, 3, 4): 4, (2, 3, 1, 4): 4, (3, 1, 2, 4): 4})
    evening.shut("volgorde")
    asked = evening["volgorde"]
    found = compared(asked, stands(evening.state, evening.plan("volgorde"), asked))
    assert [sentence(one) for one in found] == [
        "Hier is geen duidelijke volgorde: ‘Plek 1’; ‘Plek 2’; ‘Plek 3’.",
        "Bijna iedereen zet ‘Plek 3’ boven ‘Plek 4’.",
    ]
