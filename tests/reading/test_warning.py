"""When the phone asks if somebody is named, in six languages. Figures: `pytest -s`."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werksessie.reading.flags import nobody
from werksessie.reading.warning import warns

with (Path(__file__).parent / "phones.toml").open("rb") as _file:
    ANSWERS = tomllib.load(_file)

LANGUAGES = ("nl", "en", "tr", "pl", "uk", "ar")


@pytest.mark.parametrize("part", ["tuned", "held_out"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_about_most_names_and_hardly_ever_without_reason(part: str, language: str) -> None:
    named, plain = ANSWERS[part][language]["named"], ANSWERS[part][language]["plain"]
    missed = [text for text in named if not warns(text)]
    needless = [text for text in plain if warns(text)]
    print(f"\n{part} {language}: missed {missed} of {len(named)}, needless {needless} of {len(plain)}")
    assert len(missed) * 10 <= len(named)
    assert not needless


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_judge_by(language: str) -> None:
    tuned, held_out = ANSWERS["tuned"][language], ANSWERS["held_out"][language]
    texts = [*tuned["named"], *tuned["plain"], *held_out["named"], *held_out["plain"]]
    assert len(set(texts)) == len(texts) >= 30
    assert min(len(tuned["named"]), len(tuned["plain"])) >= 10


@pytest.mark.parametrize(
    "shape",
    ["0612345678", "٠٦١٢٣٤٥٦٧٨", "naam@voorbeeld.nl", "@straatkoning_99", "XX-99-XX", "Lindenlaan 5", "1234 BX"],
)
@pytest.mark.parametrize(
    "around", ["Kom naar {} toe", "Gel {} bekliyoruz", "Chodź {} teraz", "Приходь {} завтра", "تعال {} غدا"]
)
def test_a_number_an_address_or_an_account_is_the_same_in_every_language(shape: str, around: str) -> None:
    assert warns(around.format(shape))


@pytest.mark.parametrize("text", ["Mijn buurman helpt altijd", "Mijn zus wil naar school", "Mijn oma woont hier"])
def test_speaking_of_a_neighbour_or_a_sister_is_no_reason_to_ask(text: str) -> None:
    assert not warns(text)


def test_the_name_of_the_town_is_nobody() -> None:
    assert warns("Iedereen kent Tollerik")
    assert not warns("Iedereen kent Tollerik", nobody(["Tollerik"]))


@pytest.mark.parametrize("text", ["MEER LICHT IN HET PARK", "BELEDİYE BİZİ DİNLESİN", "ГРОМАДА МАЄ НАС СЛУХАТИ"])
def test_shouting_is_no_name(text: str) -> None:
    assert not warns(text)


@given(st.text(max_size=500))
def test_whatever_is_typed_there_is_an_answer(text: str) -> None:
    assert warns(text) in (True, False)


def test_a_long_text_is_read_at_once() -> None:
    began = time.perf_counter()
    for text in ("Запитайте Ірину Петрівну. " * 20, "a" * 500, "Mehmet Bey " * 45, "وفاطمة " * 70):
        warns(text[:500])
    assert time.perf_counter() - began < 1
