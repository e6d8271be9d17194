"""What is marked in an answer as possibly pointing to a person, and what is left alone. Figures: `pytest -s`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.marked import Span, read, score, sentences
from werksessie.reading.flags import REASONS, Flag, flags


def spans(text: str) -> list[Span]:
    return [(flag.kind, flag.start, flag.end) for flag in flags(text)]


def marks(text: str, known: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(flag.kind, text[flag.start : flag.end]) for flag in flags(text, known)]


# How well it does


@pytest.mark.parametrize(("part", "recall", "precision"), [("tuned", 0.97, 0.97), ("held_out", 0.95, 0.95)])
def test_most_of_what_must_be_marked_is_marked_and_little_else(part: str, recall: float, precision: float) -> None:
    reached = score(sentences(part), spans)
    print(f"\n{part}, {len(sentences(part))} made-up answers\n{reached}")
    assert reached.recall >= recall
    assert reached.precision >= precision


@pytest.mark.parametrize("kind", REASONS)
def test_no_kind_hides_behind_the_others(kind: str) -> None:
    both = score([*sentences("tuned"), *sentences("held_out")], spans)
    found = both.found[kind]
    assert found >= 8
    assert found / (found + both.missed[kind]) >= 0.9
    assert found / (found + both.needless[kind]) >= 0.85


def test_there_is_enough_to_judge_by() -> None:
    tuned, held_out = sentences("tuned"), sentences("held_out")
    assert len({answer.text for answer in [*tuned, *held_out]}) == len(tuned) + len(held_out) >= 300
    assert len(held_out) * 3 >= len(tuned) + len(held_out)
    assert sum(not answer.spans for answer in [*tuned, *held_out]) >= 100
    assert {kind for answer in [*tuned, *held_out] for kind, _, _ in answer.spans} == set(REASONS)


def test_a_detector_that_marks_nothing_or_everything_does_not_reach_the_floors() -> None:
    answers = sentences("tuned")
    assert score(answers, lambda text: []).recall == 0
    everything = score(answers, lambda text: [(kind, 0, len(text)) for kind in REASONS])
    assert everything.recall == 1
    assert everything.precision < 0.2


# What a mark is


def test_a_mark_stands_exactly_on_what_it_marks() -> None:
    text = "Vraag Jan de Vries, Kerkstraat 12b, 1234 AB, bel 06-12345678."
    assert marks(text) == [
        ("name", "Jan de Vries"),
        ("address", "Kerkstraat 12b"),
        ("postcode", "1234 AB"),
        ("phone", "06-12345678"),
    ]


def test_each_kind_has_a_question_in_plain_dutch() -> None:
    for reason in REASONS.values():
        assert reason.endswith("?")
        assert len(reason.split()) <= 8


def test_an_answer_with_nothing_in_it_has_no_marks() -> None:
    assert flags("") == flags("   ") == flags("Meer licht in het park.") == ()


def test_a_tie_and_the_name_after_it_are_two_marks() -> None:
    assert marks("De vader van Ahmed is boos") == [("family", "De vader van"), ("name", "Ahmed")]


def test_a_name_is_marked_with_its_family_name() -> None:
    assert marks("Volgens Youssef el Amrani moet het anders") == [("name", "Youssef el Amrani")]
    assert marks("mevrouw Van der Plas zegt nee") == [("name", "Van der Plas")]


def test_a_name_in_a_street_is_part_of_the_street() -> None:
    assert marks("Het is in de Jan van Galenstraat 14") == [("address", "Jan van Galenstraat 14")]
    assert marks("Het is in de Jan van Galenstraat") == []


def test_who_lives_in_a_street_is_still_somebody() -> None:
    assert marks("Ahmed van de Kerkstraat 12") == [("name", "Ahmed"), ("address", "Kerkstraat 12")]


def test_the_place_of_the_evening_is_nobody_when_the_caller_says_so() -> None:
    text = "Kom naar De Linde in Wolfsmeer, voor Wolfsmeer zelf"
    assert ("name", "Wolfsmeer") in marks(text)
    assert marks(text, ("Buurthuis De Linde", "Wolfsmeer")) == []


def test_a_first_name_without_a_capital_is_seen() -> None:
    assert marks("volgens mij dealt mohammed daar") == [("name", "mohammed")]


def test_a_word_that_is_a_name_too_needs_a_capital_or_a_reason() -> None:
    assert marks("een roos voor iedereen") == marks("Roos en tulpen in de tuin") == []
    assert marks("Vraag het aan Roos") == [("name", "Roos")]


def test_where_every_word_has_a_capital_a_capital_says_nothing() -> None:
    assert marks("Meer Sfeer En Gezelligheid In De Buurt") == []
    assert marks("Meer Sfeer En Fatima In De Buurt") == [("name", "Fatima")]


def test_an_accent_in_two_signs_is_an_accent() -> None:
    assert marks("Ga naar Zoe\u0308 toe") == [("name", "Zoe\u0308")]


@pytest.mark.parametrize(
    "plate",
    ["AB-12-34", "12-34-AB", "12-AB-34", "GH-12-KL", "GH-KL-12", "12-GH-KL", "12-GHK-3", "1-GHK-23", "GH-123-K",
     "G-123-HK", "GHK-12-L", "G-12-HKL", "1-GH-234", "123-GH-4", "12ghk3".upper(), "gh-123-k"],
)  # fmt: skip
def test_every_series_of_dutch_number_plates_is_seen(plate: str) -> None:
    assert marks(f"Die auto {plate} staat er weer") == [("plate", plate)]


@pytest.mark.parametrize("text", ["op 9-nov-26", "van 10-12 jaar", "1-op-1 praten", "24-7 open", "de A12 en de N201"])
def test_a_date_an_age_or_a_road_is_no_number_plate(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("text", ["0800-7000", "0900-8844", "bel 112", "op 01-02-2026 10.00 uur", "van 2024-2026"])
def test_a_public_service_or_a_date_is_no_phone_number(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("text", ["in 2027 is het klaar", "1000 kg afval", "van 2000 tot nu", "1500 en 1600"])
def test_a_year_or_a_weight_is_no_postcode(text: str) -> None:
    assert marks(text) == []


# Whatever is written


def holds(text: str, found: tuple[Flag, ...]) -> None:
    """What is true of every answer's marks."""
    past = 0
    for flag in found:
        assert past <= flag.start < flag.end <= len(text)
        assert flag.kind in REASONS
        past = flag.end


pieces = st.sampled_from(
    ["Ahmed", "de zoon van ", "mijn ", "@", "06-", "12", "Kerkstraat ", "A.", " ", "\n", "é", "e\u0301", "'s", "-",
     ".", "محمد", "van de ", "heet ", "Олена", "😀", "\u202e", "İ", "ß", "ǅ", "geboren ", "insta ", "kenteken ",
     "1234 AB", "\0", "٣"]
)  # fmt: skip


@given(st.text(max_size=500) | st.lists(pieces, max_size=60).map("".join))
def test_whatever_is_written_the_marks_lie_inside_it_in_order(text: str) -> None:
    holds(text, flags(text))


REPEATED = [
    "a", "A.", "1 ", "@a ", "a@", "a.", "Aa ", "A (1) ", "x@y.z ", "a at b ", "jan en ", "Ahmed van de ", "12-AB-",
    "06-", "mijn kleine ", "de zoon van ", "Laan Aaaa ", "Kerkstraat 1 ", "woont a ", "insta ", "geboren ", "\u0301",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED)
def test_the_worst_answer_of_500_characters_takes_a_blink(piece: str) -> None:
    text = (piece * 500)[:500]
    assert min(_seconds(text) for _ in range(3)) < 0.025
    holds(text, flags(text))


@pytest.mark.parametrize("piece", REPEATED)
def test_eight_times_the_text_takes_no_more_than_its_share(piece: str) -> None:
    short, long = (min(_seconds((piece * size)[:size]) for _ in range(3)) for size in (1_000, 8_000))
    assert long < 8 * short * 2.5 + 0.005


def _seconds(text: str) -> float:
    began = time.process_time()
    flags(text)
    return time.process_time() - began


def test_the_reader_of_marked_sentences_knows_where_they_stand() -> None:
    answer = read("Vraag {name|Bilal} op {phone|06-12345678}.")
    assert answer.text == "Vraag Bilal op 06-12345678."
    assert answer.spans == (("name", 6, 11), ("phone", 15, 26))
