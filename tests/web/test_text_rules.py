"""The Dutch that people read on a phone: short sentences, plain words, digits. All messages, all programmes we ship."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from werksessie.activities import KINDS
from werksessie.programme import loader
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Plan, Programme
from werksessie.reading.folding import word_set
from werksessie.translations.messages import in_rules, in_templates

WORDS_A_SENTENCE, SENTENCES_BESIDE_A_QUESTION, LETTERS_A_QUESTION = 12, 2, 90

HARD_WORDS = (
    "ondermijn", "weerba", "capaciteit", "eigenaarschap", "voorwaarde", "interventie", "inventarisatie", "borging",
    "duurzaam", "monitoring", "participatie", "stakeholder", "transparant", "faciliteren", "draagvlak", "implement",
)  # fmt: skip
"""Office words, by how they begin or what they hold: on a phone they are said otherwise."""

NUMBERS = word_set("nul twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig")
"""These are digits. "Een" is an article as well."""

ENGLISH = word_set(
    """submit feedback workshop team event meeting update download upload online app browser cookie sorry tool
    input deadline checken target challenge skip send join vote session login community award issue"""
)
"""A Dutch word says the same."""

SHORT_FORMS = re.compile(r"\b(?:bijv|d\.w\.z|t\.o\.v|enz|o\.a|etc|evt|m\.b\.t|i\.v\.m|a\.u\.b|nvt|incl|excl)\b")

PROGRAMMES: Mapping[str, Programme] = {name: loader.load_shipped(name, KINDS) for name in loader.shipped()}
PLANS = [(f"{name}/{plan.id}", plan) for name, programme in PROGRAMMES.items() for plan in programme.activities]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


def words(sentence: str) -> list[str]:
    """What is filled in counts as one word."""
    return re.findall(r"%\(\w+\)s|\{+[^{}]*\}+|[^\W_]+(?:['’-][^\W_]+)*", sentence)


def on_phones(plan: Plan) -> Iterator[str]:
    """Everything of an activity that stands on a phone; its title only where it asks nothing."""
    yield plan.text.get("nl", "") or plan.title["nl"]
    yield plan.help.get("nl", "")
    yield plan.aftercare.get("nl", "")
    yield from (option.text["nl"] for option in plan.options)
    yield from _dutch(plan.settings)


def _dutch(found: object) -> Iterator[str]:
    if isinstance(found, Mapping):
        if isinstance(found.get("nl"), str):
            yield found["nl"]
        else:
            for one in found.values():
                yield from _dutch(one)
    elif isinstance(found, (list, tuple)):
        for one in found:
            yield from _dutch(one)


@cache
def messages() -> set[str]:
    """What templates and refusals say on phones."""
    ids = [words for words, _ in in_templates()] + list(in_rules())
    return {text for one in ids for text in ((one,) if isinstance(one, str) else one)}


@pytest.fixture(scope="module")
def texts() -> set[str]:
    """All that phones say."""
    programmes = {text for _, plan in PLANS for text in on_phones(plan)}
    defaults = {text for kind in KINDS.values() for one in kind.SETTINGS.values() for text in _dutch(one.default)}
    return (messages() | programmes | defaults | {rung.text["nl"] for rung in LADDER.values()}) - {""}


def test_all_that_phones_say_is_looked_at(texts: set[str]) -> None:
    assert len(messages()) > 200
    assert len(texts) > 300
    assert "Stuur" in texts
    assert any("{naam of functie}" in text for text in texts)


def test_a_sentence_has_at_most_twelve_words(texts: set[str]) -> None:
    long = [one for text in texts for one in sentences(text) if len(words(one)) > WORDS_A_SENTENCE]
    assert long == []


def test_no_office_words(texts: set[str]) -> None:
    assert [(word, text) for text in texts for word in HARD_WORDS if word in text.casefold()] == []


def test_numbers_are_digits(texts: set[str]) -> None:
    assert [text for text in texts if NUMBERS & {word.casefold() for word in words(text)}] == []


def test_no_english_where_there_is_dutch(texts: set[str]) -> None:
    assert [text for text in texts if ENGLISH & {word.casefold() for word in words(text)}] == []


def test_no_short_forms(texts: set[str]) -> None:
    assert [text for text in texts if SHORT_FORMS.search(text.casefold())] == []


def test_people_are_je_and_jullie_never_u(texts: set[str]) -> None:
    formal = {"u", "uw", "uzelf"}
    assert [text for text in texts if formal & {word.casefold() for word in words(text)}] == []


@pytest.mark.parametrize(("place", "plan"), PLANS, ids=[place for place, _ in PLANS])
def test_a_question_is_short_and_has_little_beside_it(place: str, plan: Plan) -> None:
    assert len(plan.text.get("nl", "")) <= LETTERS_A_QUESTION
    assert len(sentences(plan.help.get("nl", ""))) <= SENTENCES_BESIDE_A_QUESTION
    assert len(sentences(plan.aftercare.get("nl", ""))) <= SENTENCES_BESIDE_A_QUESTION


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij gaan met z'n allen heel erg goed kijken naar wat er morgen nog kan.", 15),
        ("Op %(day)s zien jullie het verslag.", 6),
        ("Ga naar {naam of functie}.", 3),
    ],
)
def test_words_are_counted_as_they_are_read(text: str, found: int) -> None:
    assert [len(words(one)) for one in sentences(text)] == [found]
