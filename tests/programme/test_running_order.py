"""In which order things are asked, how long that takes, what follows from what, and what is careful."""

from __future__ import annotations

import pytest

from werksessie.activities import KINDS
from werksessie.programme.editing import sources_of
from werksessie.programme.loader import DEFAULT, load_shipped, shipped
from werksessie.programme.model import Programme

from . import words
from .conftest import MINE, at
from .test_shipped import ELEMENTS

BLOCKS = (
    (13, "welkom regels oefenen"),
    (12, "1"),
    (8, "2 3"),
    (17, "4 doelen"),
    (16, "5a consent-doelen 5b 13 12"),
    (10, "pauze"),
    (12, "6 beschikbaar 7 9"),
    (10, "8"),
    (12, "10 samen-verder samen-verder-consent"),
    (20, "afspraken contact nog-open advies"),
    (5, "terugblik tip slot"),
)
"""The running order: minutes of each block, and its activities."""


def asked(programme: Programme) -> list[str]:
    return [plan.id for plan in programme.activities if not plan.off]


def test_only_the_two_questions_on_crime_and_the_looking_back_are_sensitive(each: Programme) -> None:
    assert {plan.id for plan in each.activities if plan.sensitive} == {"2", "3", "terugblik"}


def test_what_may_not_be_seen_while_people_answer_waits_for_closing(evening: Programme) -> None:
    waiting = {plan.id for plan in evening.activities if plan.reveal == "after_close"}
    assert waiting == {"2", "3", "consent-doelen", "samen-verder-consent", "terugblik", "tip"}


def test_every_element_is_fed_by_what_the_profile_draws_on(evening: Programme) -> None:
    fed = {element: [plan.id for plan in evening.activities if plan.element == element] for element in ELEMENTS}
    assert fed == {
        "behoefte": ["1", "2", "3", "7"],
        "gedeelde doelstelling en oplossing": ["4", "doelen", "5a", "consent-doelen", "5b", "13", "11", "12"],
        "kenmerken": [],
        "inzetbaarheid": ["beschikbaar"],
        "rolverdeling": ["6"],
        "capaciteit": ["9"],
    }


def test_the_chain_from_ideas_to_agreements_is_whole(evening: Programme) -> None:
    links = {plan.id: (plan.options_from, plan.take) for plan in evening.activities if plan.options_from}
    assert links == {
        "eens": ("4", "themes"),
        "5a": ("4", "goals"),
        "consent-doelen": ("5a", "chosen"),
        "samen-verder-consent": ("samen-verder", "themes"),
    }
    about = {plan.id: plan.settings.get("about_from") for plan in evening.activities if plan.settings.get("about_from")}
    assert about == {"5b": "5a", "13": "5a", "7": "6", "9": "6"}
    assert at(evening, "doelen").settings["goals_of"] == "4"
    assert at(evening, "afspraken").settings["goals_from"] == "5a"


@pytest.mark.parametrize("id", shipped())
def test_each_evening_has_something_that_can_be_left_out_and_nothing_asks_on_about_that(id: str) -> None:
    programme = load_shipped(id, KINDS)
    spare = [plan for plan in programme.activities if plan.spare and not plan.off and not plan.settings.get("now")]
    assert {programme.evening(plan) for plan in spare} == set(range(1, len(programme.minutes) + 1))
    used = {source for plan in programme.activities for source in sources_of(plan, KINDS)}
    assert used.isdisjoint(plan.id for plan in spare)


def test_practising_counts_for_nothing(each: Programme) -> None:
    assert [plan.id for plan in each.activities if plan.practice] == ["oefenen"]
    assert at(each, "oefenen").help["nl"] == "Dit is om te oefenen. Het telt niet mee."


def test_a_break_counts_down(evening: Programme) -> None:
    assert [plan.id for plan in evening.activities if plan.settings.get("countdown")] == ["pauze"]


# The running order


def test_the_blocks_take_as_long_as_the_running_order_says(evening: Programme) -> None:
    assert asked(evening) == " ".join(ids for _, ids in BLOCKS).split()
    for minutes, ids in BLOCKS:
        assert sum(at(evening, id).minutes for id in ids.split()) == minutes, ids
    assert evening.minutes == (135,)


def test_the_opener_the_opinions_and_the_targets_are_off_by_default(evening: Programme) -> None:
    assert {plan.id for plan in evening.activities if plan.off} == {"0", "eens", "11"}


def test_the_short_programme_asks_six_questions_and_can_ask_the_other_four() -> None:
    short = load_shipped("weerbaarheid-kort", KINDS)
    ids = "welkom regels oefenen 1 4 doelen 5a consent-doelen 6 8 10 afspraken terugblik slot"
    assert asked(short) == ids.split()
    assert {plan.id for plan in short.activities if plan.off} == {"2", "3", "5b", "7", "9", "beschikbaar"}
    assert {plan.number for plan in short.activities} - {""} == {number for number, _, _ in words.QUESTIONS}
    assert at(short, "8").settings["now"] is False
    assert short.minutes == (75,)


def test_over_two_evenings_all_ten_are_asked_and_the_second_begins_with_the_report() -> None:
    both = load_shipped("weerbaarheid-twee-avonden", KINDS)
    first = [plan.id for plan in both.activities if both.evening(plan) == 1 and not plan.off]
    second = [plan.id for plan in both.activities if both.evening(plan) == 2 and not plan.off]
    assert " ".join(first) == "welkom regels oefenen 1 2 3 4 doelen pauze 5a consent-doelen 5b 13 12 tot-ziens"
    assert " ".join(second) == (
        "welkom-terug verslag klopt 6 beschikbaar 7 9 pauze-2 8 10 samen-verder samen-verder-consent "
        "afspraken contact nog-open advies terugblik tip slot"
    )
    assert at(both, "klopt").text["nl"] == "Klopt ons verslag?"
    assert {plan.number for plan in both.activities} - {""} == {number for number, _, _ in words.QUESTIONS}
    assert both.minutes == (105, 105)


def test_what_the_two_others_share_with_it_they_say_in_the_same_words(each: Programme, evening: Programme) -> None:
    for plan in each.activities:
        whole = evening.plan(plan.id)
        if whole is not None:
            assert (plan.text, plan.help, plan.note, plan.options) == (
                whole.text,
                whole.help,
                whole.note,
                whole.options,
            )


def test_every_activity_belongs_to_a_part_of_the_evening(each: Programme) -> None:
    assert [plan.id for plan in each.activities if each.part(plan.part) is None] == []


def test_the_default_programme_comes_first() -> None:
    assert shipped()[0] == DEFAULT == "weerbaarheid"
    assert set(shipped()) == {*MINE, "eerste-gesprek"}


def test_each_programme_says_in_a_sentence_what_it_is_for(each: Programme) -> None:
    assert each.description["nl"]
    assert len(each.description["nl"]) < 100
