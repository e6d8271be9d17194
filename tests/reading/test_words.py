"""Which words come back, and which answers hold them."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.marked import sentences
from werksessie.reading.first_names import SURE_NAMES
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.words import frequent, holds, places

ANSWERS = [
    "Meer plekken voor jongeren",
    "Een jongere wil een plekje",
    "Jongerenwerk in de avond",
    "De jongeren en de ouders samen",
    "Ouderen bezoeken",
    "Straatverlichting bij de school",
    "Een schone straat",
]


def test_plural_diminutive_and_compound_count_as_one_word_written_the_usual_way() -> None:
    assert frequent(ANSWERS) == (("jongeren", 4), ("plekje", 2), ("straat", 2))


def test_parents_and_the_elderly_are_two_words() -> None:
    assert holds("De ouders", "ouder")
    assert not holds("De ouderen", "ouders")


def test_a_word_counts_once_in_each_answer() -> None:
    assert frequent(["sport sport sport", "meer sport"]) == (("sport", 2),)


def test_what_one_answer_says_is_no_filter() -> None:
    assert frequent(["Samen koken", "Meer licht"]) == ()


def test_small_words_and_first_names_are_no_filters() -> None:
    assert frequent(["het is van Ahmed en zijn buurt", "zijn Ahmed is niet van de buurt"]) == (("buurt", 2),)


def test_at_most_so_many_words_the_most_frequent_first() -> None:
    texts = ["sport taal werk", "sport taal", "sport"] * 2
    assert frequent(texts, 2) == (("sport", 6), ("taal", 4))
    assert frequent(texts, 0) == frequent([]) == ()


def test_words_that_are_held_as_often_stand_in_alphabetical_order() -> None:
    assert [word for word, _ in frequent(["werk taal sport"] * 2)] == ["sport", "taal", "werk"]


def test_an_answer_holds_a_word_in_every_form() -> None:
    for text in ("Pleintjes", "het PLEIN", "Schoolplein open", "café op 't plein!"):
        assert holds(text, "pleinen")
    assert holds("Een Cafe\u0301 erbij", "café")
    assert not holds("Ons park", "plein")
    assert not holds("", "plein")
    assert not holds("plein", "")


def test_every_number_is_what_a_tap_shows() -> None:
    texts = [answer.text for part in ("tuned", "held_out") for answer in sentences(part)]
    shown = frequent(texts)
    assert len(shown) == 12
    for word, number in shown:
        assert number == sum(holds(text, word) for text in texts) >= 2
        assert word not in FUNCTION_WORDS | SURE_NAMES


@given(st.lists(st.text(max_size=80) | st.sampled_from(ANSWERS), max_size=10))
def test_whatever_is_written_the_numbers_are_right(texts: list[str]) -> None:
    for word, number in frequent(texts):
        assert number == sum(holds(text, word) for text in texts) >= 2


def test_a_word_without_end_is_a_word_too() -> None:
    for word in ("a" * 20_000, "buurt" + "'s" * 10_000):
        assert frequent([word, word]) == ((word, 2),)
        assert holds(word, word)
        assert not holds(word, "plein")


def test_three_hundred_answers_take_a_blink() -> None:
    texts = [answer.text for part in ("tuned", "held_out") for answer in sentences(part)][:300]
    taken = []
    for _ in range(3):
        began = time.process_time()
        frequent(texts)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.08


def test_the_places_of_a_word_are_the_texts_that_hold_it() -> None:
    texts = ["jongerenwerk", "Een jongere", "Sport", "de jongeren en de sport", ""]
    assert places(texts, ["jongeren", "sport"]) == ((0, 1, 3), (2, 3))
    assert all(holds(texts[place], "jongeren") for place in (0, 1, 3))
