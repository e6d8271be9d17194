"""The one-page profile says no more than the report, whatever happened; and it tells which version it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.session.evening import Evening, only, plan
from tests.summary import whole
from tests.summary.test_small_numbers import figures
from tests.summary.whole import AVAILABLE, CAPACITY, NEED, TRAITS, a_whole_evening, profile, start
from werksessie.programme.model import Choice
from werksessie.session.commands import IncludeInProfile, WriteProfile
from werksessie.summary.as_csv import as_csv
from werksessie.summary.as_json import as_json
from werksessie.summary.build import build

NUMBER = re.compile(r"\d+")


@pytest.fixture(scope="module")
def played() -> Evening:
    """A whole evening of thirty-two people; not to be changed."""
    return a_whole_evening()


# Small numbers


@pytest.mark.parametrize("people", [1, 4])
def test_a_small_conversation_has_no_figure_on_the_profile(people: int) -> None:
    evening = Evening(whole.PROGRAMME, people=people)
    whole.said(evening, "1", {"Spelen": ["buiten"]})
    whole.sent(evening, "beschikbaar", (people, {"value": "2"}))
    whole.sent(evening, "7", (people, {"option": "plek"}))
    whole.sent(evening, "12", (people, {"dots-uitleg": "1"}))
    told = as_json(build(evening.state))["profile"]
    assert not NUMBER.search(str([told["elements"], told["conditions"], told["form_of_cooperation"]]))
    assert figures(told) == []
    assert start(evening, NEED) == "Spelen."


def test_fewer_than_five_answers_give_no_order_either() -> None:
    evening = Evening(whole.PROGRAMME, people=20)
    whole.sent(evening, "7", (3, {"option": "plek"}), (1, {"option": "tijd"}))
    whole.sent(evening, "beschikbaar", (4, {"value": "2"}))
    assert (start(evening, NEED), start(evening, AVAILABLE)) == ("", "")


def numbers(value: Any) -> set[str]:
    """Every figure in data or in words."""
    return set(NUMBER.findall(str(value)))


def reckoned(told: Mapping[str, Any]) -> list[Any]:
    """What the profile itself makes of the evening: all but what people typed, and when."""
    lines = [line for line in told.values() if isinstance(line, dict)]
    return [line[name] for line in (*told["elements"], *lines) for name in ("came_in", "always")] + [
        (one["people"], one["now"]) for one in told["conditions"]
    ]


@pytest.mark.parametrize("activities", [(), ("2", "3")])
def test_the_profile_has_no_figure_that_the_report_has_not(activities: tuple[str, ...]) -> None:
    told = as_json(build(whole.included(*activities)))
    found = numbers(reckoned(told["profile"]))
    assert len(found) > 10
    assert found <= numbers(told["activities"])


def test_there_is_no_total_no_average_and_no_percentage(played: Evening) -> None:
    told = str(as_json(build(played.state))["profile"])
    assert not re.search(r"%|procent|gemiddeld|totaal|score", told)


def test_the_table_says_nothing_of_the_profile() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    before = as_csv(build(evening.state))
    evening.ask(WriteProfile(TRAITS, "Mensen kennen elkaar."))
    assert as_csv(build(evening.state)) == before


# Afterwards


def test_it_is_provisional_until_the_record_is_sealed_and_then_not_fixed_yet() -> None:
    evening = Evening(whole.PROGRAMME, people=8)
    evening.ask(WriteProfile(TRAITS, "Mensen kennen elkaar."))
    assert profile(evening).status == "voorlopig"
    evening.close()
    told = build(evening.sealed()[0]).profile
    assert (told.status, told.version, told.corrections) == ("versie 1, nog niet vastgesteld", "1", "0")


def test_sealing_changes_nothing_but_the_status() -> None:
    evening = Evening(whole.PROGRAMME, people=32)
    whole.play(evening)
    evening.ask(IncludeInProfile("2", True))
    evening.close()
    state, _ = evening.sealed()
    before, after = profile(evening), build(state).profile
    assert replace(after, status=before.status) == before


def test_the_money_is_found_by_the_words_of_the_deck() -> None:
    choices = (Choice("a", {"nl": "Geld genoeg"}, "Voldoende financiële middelen"), Choice("b", {"nl": "Rust"}))
    evening = Evening(only(plan("8", "conditions", number="8", options=choices)), people=12)
    whole.sent(evening, "8", (9, {"important": "a"}), (3, {"important": "b"}))
    assert start(evening, CAPACITY) == "Geld genoeg: belangrijk voor 9 van 12 mensen."
