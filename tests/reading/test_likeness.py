"""Which answers are suggested as one, and which cards stand first beside a theme. Figures: `pytest -s`."""

from __future__ import annotations

import random
import time
import tomllib
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.marked import sentences
from werksessie.reading.likeness import SAME, duplicates, likeness, ordered


def made_up(name: str) -> dict[str, Any]:
    with (Path(__file__).parent / name).open("rb") as file:
        return tomllib.load(file)


PAIRS = made_up("pairs.toml")
THEMES = made_up("cards.toml")

# A few words again and again, so that answers have something in common.
WORDS = """meer minder politie straat straten straatverlichting verlichting niet wijkagent wijkagnt jongeren Jongere
veilig onveilig de ! é محمد"""
answers = st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join)


# Alike


@pytest.mark.parametrize("part", PAIRS)
def test_nearly_the_same_is_told_from_what_only_looks_alike(part: str) -> None:
    same, other = PAIRS[part]["same"], PAIRS[part]["other"]
    seen = sum(likeness(*pair) >= SAME for pair in same)
    wrong = sum(likeness(*pair) >= SAME for pair in other)
    print(f"\n{part}: {seen} of {len(same)} seen as the same, {wrong} of {len(other)} wrongly")
    assert seen >= 0.9 * len(same)
    assert wrong <= 0.1 * len(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meer politie op straat!", "meer politie in de straat"),
        ("luisteren naar jongeren", "Naar jongeren luisteren"),
        ("Cafe\u0301 voor de buurt", "café voor de buurt"),
        ("buurt huis", "Buurthuis"),
        ("Één plek", "een plekje"),
    ],
)
def test_capitals_accents_signs_order_and_number_do_not_matter(one: str, other: str) -> None:
    assert likeness(one, other) == 1.0


@pytest.mark.parametrize("word", ["minder", "geen", "stop met", "nooit"])
def test_who_is_against_something_does_not_say_the_same(word: str) -> None:
    assert likeness("meer politie op straat", f"{word} politie op straat") <= 0.5


def test_an_answer_without_words_is_like_nothing() -> None:
    assert likeness("", "") == likeness("!!", "!!") == likeness("", "politie") == 0.0


def test_nothing_in_common_is_nothing_alike() -> None:
    assert likeness("meer politie", "samen koken") == 0.0


@given(answers, answers)
def test_likeness_is_between_nought_and_one_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0


@given(st.text(max_size=500), st.text(max_size=500))
def test_whatever_is_written_it_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, one) in (0.0, 1.0)
    duplicates([one, other, one])
    assert sorted(ordered([one, other], [other])) == [0, 1]


def test_a_word_without_end_can_be_compared_too() -> None:
    for word in ("a" * 20_000, "a" + "'s" * 10_000, "a-" * 10_000 + "a"):
        assert likeness(word, word) == 1.0
        assert duplicates([word, "meer licht", word]) == ((0, 2),)
        assert ordered([word], [word]) == (0,)


# Stacked


def test_nearly_the_same_answers_are_one_group() -> None:
    texts = ["buurthuis weer open", "meer politie", "Het buurthuis moet weer open", "minder politie", "Meer politie!"]
    assert duplicates(texts) == ((0, 2), (1, 4))


def test_what_nobody_else_says_is_in_no_group() -> None:
    assert duplicates(["meer politie", "samen koken", ""]) == duplicates([]) == ()


def test_a_group_does_not_creep_from_one_answer_to_the_next() -> None:
    chain = ["sport taal", "sport taal werk", "taal werk school", "sport school"]
    assert likeness(chain[0], chain[1]) >= SAME > likeness(chain[0], chain[2])
    assert likeness(chain[1], chain[2]) < SAME
    assert duplicates(chain) == ((0, 1),)


@given(st.lists(answers, max_size=12))
def test_every_two_of_a_group_are_alike_and_no_answer_is_in_two(texts: list[str]) -> None:
    groups = duplicates(texts)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    for group in groups:
        assert len(group) > 1
        assert list(group) == sorted(group)
        assert all(likeness(texts[one], texts[other]) >= SAME for one, other in combinations(group, 2))


@given(st.lists(answers, max_size=12))
def test_two_that_are_alike_are_in_a_group_or_a_better_one_had_them(texts: list[str]) -> None:
    grouped = {place for group in duplicates(texts) for place in group}
    for one, other in combinations(range(len(texts)), 2):
        if likeness(texts[one], texts[other]) >= SAME:
            assert one in grouped or other in grouped


# Beside a theme


def test_cards_about_the_same_stand_first() -> None:
    cards = ["Samen koken", "Meer wijkagenten", "Straatverlichting", "De wijkagent op de fiets"]
    assert set(ordered(cards, ["Politie", "Een wijkagent die je kent"])[:2]) == {1, 3}


def test_a_card_with_a_word_inside_a_longer_word_is_like_it_too() -> None:
    assert ordered(["Samen koken", "Jongerenwerk in de avond"], ["jongeren"])[0] == 1


def test_cards_that_are_equally_like_a_theme_keep_their_order() -> None:
    assert ordered(["koken", "zingen", "dansen"], ["politie"]) == (0, 1, 2)
    assert ordered(["koken", "zingen"], []) == (0, 1)


def first_are_right(seed: int) -> float:
    """The share of a theme's other cards among as many first ones, over many draws of `seed` cards per theme."""
    chance, right, all_of_them = random.Random(7), 0, 0
    for _ in range(20):
        drawn = {name: chance.sample(cards, len(cards)) for name, cards in THEMES.items()}
        rest = [(name, card) for name, cards in drawn.items() for card in cards[seed:]]
        chance.shuffle(rest)
        for name, cards in drawn.items():
            first = ordered([card for _, card in rest], [name, *cards[:seed]])[: len(cards) - seed]
            right += sum(rest[place][0] == name for place in first)
            all_of_them += len(first)
    return right / all_of_them


def test_the_order_is_far_better_than_chance_and_gets_better_with_cards() -> None:
    reached = {seed: first_are_right(seed) for seed in (0, 4)}
    print(f"\nright among the first: {reached[0]:.2f} by name, {reached[4]:.2f} with four cards, 0.20 by chance")
    assert reached[0] >= 0.4
    assert reached[4] >= max(0.55, reached[0])


# In time


@pytest.mark.parametrize("work", [duplicates, lambda cards: ordered(cards, cards[:6])], ids=["duplicates", "ordered"])
def test_three_hundred_cards_take_well_under_a_tenth_of_a_second(work: Callable[[list[str]], object]) -> None:
    pool = [answer.text[:140] for part in ("tuned", "held_out") for answer in sentences(part)]
    cards = [*pool, *(card for cards in THEMES.values() for card in cards)][:300]
    assert len(cards) == 300
    assert min(_seconds(work, cards) for _ in range(3)) < 0.08


def test_three_hundred_times_the_same_is_one_group_in_time() -> None:
    cards = ["Meer plekken voor jongeren in de wijk"] * 300
    assert duplicates(cards) == (tuple(range(300)),)
    assert min(_seconds(duplicates, cards) for _ in range(3)) < 0.5


def _seconds(work: Callable[[list[str]], object], cards: list[str]) -> float:
    began = time.process_time()
    work(cards)
    return time.process_time() - began
