"""The programme `weerbaarheid` and the two made from it say exactly what the sources say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from werksessie.programme.model import Programme

from . import words
from .conftest import at
from .test_shipped import ELEMENTS

CREDIT = "gebaseerd op de kennissessie Veerkracht & weerbaarheid van gemeenschappen van 7 maart 2024"


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text in several languages in a programme, wherever it stands."""
    if isinstance(value, dict):
        if "nl" in value:
            yield {language: said for language, said in value.items() if language in ("nl", "en")}
        for inside in value.values():
            yield from texts(inside)
    elif isinstance(value, (list, tuple)):
        for inside in value:
            yield from texts(inside)
    elif hasattr(value, "__dataclass_fields__"):
        yield from texts(vars(value))


def verbatims(programme: Programme) -> set[str]:
    """The deck's words that stand with an activity, an option or a thing to rate."""
    found = {plan.verbatim for plan in programme.activities} | {plan.factor for plan in programme.activities}
    found |= {option.verbatim for plan in programme.activities for option in plan.options}
    items = (item for plan in programme.activities for item in plan.settings.get("items", ()))
    return (found | {item["verbatim"] for item in items}) - {""}


def sources(programme: Programme) -> dict[str, tuple[str, ...]]:
    return {one.heading: one.texts for one in programme.sources}


# The source's own words


def test_the_deck_has_35_texts() -> None:
    assert len(words.DECK) == 10 + 6 + 9 + 3 + 7


@pytest.mark.parametrize("text", words.DECK)
def test_each_text_of_the_deck_is_in_the_programme_to_the_letter(evening: Programme, text: str) -> None:
    assert text in verbatims(evening)
    assert text in {one for texts in sources(evening).values() for one in texts}


def test_what_the_report_rests_on_is_whole_and_in_the_order_of_the_sources(each: Programme) -> None:
    questions = tuple(dict.fromkeys(verbatim for _, verbatim, _ in words.QUESTIONS))
    assert list(sources(each)) == list(words.HEADINGS)
    assert list(sources(each).values()) == [
        words.SUB_QUESTIONS[:4],
        questions,
        words.FACTORS,
        (words.CONCLUSION,),
        tuple(deck for deck, _, _ in words.CONDITIONS),
        tuple(deck for deck, _, _ in words.TARGETS),
        tuple(deck for deck, _, _ in words.METHODS),
        words.STEPS,
        (words.MAIN_QUESTION,),
        words.SUB_QUESTIONS[4:],
    ]
    assert each.credit == CREDIT


def test_the_conclusion_names_the_six_elements() -> None:
    assert all(element in words.CONCLUSION for element in ELEMENTS)


def test_the_ten_questions_stand_under_their_number_and_factor(evening: Programme) -> None:
    found = [(plan.number, plan.verbatim, plan.factor) for plan in evening.activities if plan.source == "deck"]
    assert sorted(found) == sorted(words.QUESTIONS)
    assert all(plan.id == plan.number for plan in evening.activities if plan.source == "deck")


def test_what_is_our_own_claims_neither_a_number_nor_a_factor(each: Programme) -> None:
    own = [plan for plan in each.activities if plan.source == "own"]
    assert {(plan.verbatim, plan.number, plan.factor) for plan in own} == {("", "", "")}


def test_nobodys_words_are_a_tenth_condition(evening: Programme) -> None:
    cards = [(one.verbatim, one.text["nl"], one.text["en"]) for one in at(evening, "8").options]
    assert cards == list(words.CONDITIONS)


@pytest.mark.parametrize(("id", "cards"), [("11", words.TARGETS), ("12", words.METHODS)])
def test_targets_and_methods_keep_the_decks_words_beside_ours(evening: Programme, id: str, cards: Any) -> None:
    assert [(one.verbatim, one.text["nl"], one.text["en"]) for one in at(evening, id).options] == list(cards)


def test_every_word_of_the_deck_that_we_quote_is_in_its_sources(each: Programme) -> None:
    """A role may quote a few words out of a sentence."""
    all_of_it = "\n".join(text for texts in sources(each).values() for text in texts)
    assert [quoted for quoted in verbatims(each) if quoted not in all_of_it] == []


# Our own words


@pytest.mark.parametrize("id", words.ASKED)
def test_what_is_asked_is_asked_in_these_words(evening: Programme, id: str) -> None:
    dutch, english = words.ASKED[id]
    assert at(evening, id).text["nl"] == dutch
    assert at(evening, id).text["en"] == (english or at(evening, id).text["en"])


def test_the_speaker_notes_are_the_ones_that_were_written(evening: Programme) -> None:
    assert {id: at(evening, id).note for id in words.NOTES} == words.NOTES


def test_the_welcome_is_said_in_these_words(evening: Programme) -> None:
    lines = at(evening, "welkom").settings["lines"]
    assert [(line["nl"], line["en"]) for line in lines] == list(words.WELCOME)
    assert [line["when"] for line in lines] == [""] * 7 + ["window", "no-window"]
    assert [rule["nl"] for rule in at(evening, "regels").settings["rules"]] == list(words.RULES)


def test_what_people_see_around_them_is_asked_with_care(evening: Programme) -> None:
    plan = at(evening, "3")
    assert tuple(one.text["nl"] for one in plan.options) == words.SEEN
    assert plan.settings["ordered"]
    assert plan.settings["other"]
    assert plan.aftercare["nl"] == "Wil je hierover praten? Ga naar {naam of functie}."
    assert plan.options[-1].id == "other"
    assert plan.settings["choices"] == len(plan.options)


def test_how_many_people_know_is_rated_in_four_words(evening: Programme) -> None:
    steps = [step["nl"] for step in at(evening, "2").settings["words"]]
    assert steps == ["bijna niemand", "een paar mensen", "veel mensen", "bijna iedereen"]


def test_the_roles_can_each_be_traced_to_words_of_the_deck(evening: Programme) -> None:
    plan = at(evening, "6")
    assert tuple((one.text["nl"], one.verbatim) for one in plan.options) == words.ROLES
    assert plan.settings["who_text"] == {"nl": "Wie doet dit?", "en": "Who does this?"}


def test_what_people_need_is_asked_for_each_chosen_role(evening: Programme) -> None:
    plan = at(evening, "7")
    assert tuple((one.text["nl"], one.text["en"]) for one in plan.options) == words.NEEDS
    assert (plan.settings["about_from"], plan.settings["other"], plan.options[-1].id) == ("6", True, "other")


def test_how_often_is_asked_in_four_words(evening: Programme) -> None:
    plan = at(evening, "beschikbaar")
    assert [step["nl"] for step in plan.settings["words"]] == ["nu even niet", "soms", "elke maand", "elke week"]
    assert plan.element == "inzetbaarheid"


def test_how_it_is_now_is_asked_in_these_words(evening: Programme) -> None:
    settings = at(evening, "8").settings
    assert settings["now"]
    assert settings["now_text"] == {"nl": "Is dit nu goed geregeld?", "en": "Is this in place now?"}
    assert tuple((step["nl"], step["en"]) for step in settings["words"]) == words.GLASS


def test_the_municipality_says_what_it_expects_as_well(evening: Programme) -> None:
    assert at(evening, "10").settings["other_side"]["nl"] == "Wat verwacht de gemeente van jullie?"


def test_a_goal_is_held_beside_daily_life(evening: Programme) -> None:
    items = [item["text"]["nl"] for item in at(evening, "13").settings["items"]]
    assert items == ["Past dit bij jullie dagelijks leven?", "Hebben jullie hier zelf iets aan?"]


def test_the_evening_is_looked_back_on_in_three_questions(evening: Programme) -> None:
    items = [item["text"]["nl"] for item in at(evening, "terugblik").settings["items"]]
    assert items == ["Kon je zeggen wat je wilde?", "Voelde je je veilig?", "Denk je dat hier iets mee gebeurt?"]


def test_the_methods_are_offered_as_what_the_session_said(evening: Programme) -> None:
    assert at(evening, "12").help["nl"] == (
        "Volgens de kennissessie werkt een aanpak beter op deze manieren. Welke passen bij jullie?"
    )


def test_everything_people_read_is_there_in_dutch_and_english(each: Programme) -> None:
    every = list(texts(each))
    assert len(every) > 100
    assert [text for text in every if not (text["nl"] and text.get("en"))] == []
