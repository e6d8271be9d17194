"""conditions: the wall page by page, and what the facilitator works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_conditions import NINE, ONE, SENSITIVE, SIX, asked, choose, important, opened, rate, report
from tests.session.evening import Evening, counts, only, plan, refused
from tests.session.three_evenings import second, weigh
from werksessie.activities import conditions
from werksessie.programme.model import Choice
from werksessie.session.commands import HideResults
from werksessie.session.compare import NO_CAUSE

SPLIT, LOW = (2, 1, 1, 2), (5,)
"""How it is now: a room that is divided, and one where it is not arranged."""


def see(evening: Evening, *names: str) -> list[Any]:
    """These on the wall, as it stands now."""
    return [evening.wall("samen")[name] for name in names]


def rows(evening: Evening) -> list[list[str]]:
    """The conditions on each page of the wall."""
    return [[row.id for row in wall["rows"]] for wall in evening.walls("samen")]


def worded(texts: Sequence[str]) -> Evening:
    """Everybody finds the first three of these important."""
    choices = tuple(Choice(f"v{number}", {"en": "Short", "nl": text}) for number, text in enumerate(texts, 1))
    evening = opened(plan("samen", "conditions", options=choices))
    choose(evening, *["123"] * 5, "456")
    return evening


# What is asked


def test_while_people_choose_the_wall_says_how_many_and_asks_the_question() -> None:
    evening = opened(plan("samen", "conditions", options=NINE, settings={"choices": 2}))
    choose(evening, "12", "12", "1", "1")
    assert see(evening, "kicker", "question", "rating", "plain", "gathering", "gathered", "most") == [
        "Kies er 2", {"nl": "Wat vind je van samen?"}, False, True, True, None, 0,
    ]  # fmt: skip
    choose(evening, "12", "12", "1", "1", "1")
    assert see(evening, "gathering", "too_few", "gathered", "most", "compared") == [False, False, 5, 5, False]


def test_while_now_is_asked_the_wall_asks_that_and_counts_who_said_it() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", *SPLIT)
    assert see(evening, "question", "rating", "gathered", "gathering", "compared", "divided") == [
        evening.plan("samen").settings["now_text"], True, 6, False, True, set(),
    ]  # fmt: skip
    rate(evening, "v1", 3, 2, 1, 1)
    evening.shut("samen")
    assert see(evening, "question", "rating", "plain", "gathered", "too_few", "gathering") == [
        {"nl": "Wat vind je van samen?"}, False, False, 6, False, False,
    ]  # fmt: skip


def test_what_was_chosen_counts_nobody_who_says_how_it_is_now() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 5)
    assert evening.wall("samen")["gathered"] == 5


def test_hidden_results_are_said_to_be_hidden() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 6)
    evening.ask(HideResults("samen", True))
    assert see(evening, "hidden", "gathering", "columns", "most") == [True, True, {}, 0]
    evening.ask(HideResults("samen", False))
    assert see(evening, "hidden", "gathering") == [False, False]


def test_settings_that_an_older_programme_does_not_have_are_as_usual() -> None:
    evening = opened(replace(ONE, settings={}))
    choose(evening, "123")
    assert [see(evening, "kicker")[0], evening.tally("samen").rows[0].picks] == ["Kies er 3", 3]
    assert evening.board("samen")["can_ask"]
    evening.act("samen", "ask-now")
    assert evening["samen"].content.items == ("v1", "v2", "v3")


def test_before_it_opens_there_may_be_nothing_to_choose_from() -> None:
    vote = plan("kiezen", "dots", options=NINE)
    evening = Evening(only(vote, plan("samen", "conditions", options_from="kiezen", take="chosen")), people=12)
    evening.show("samen")
    assert see(evening, "most", "rows", "page", "pages") == [0, (), 1, 1]


# Page after page


def test_five_conditions_stand_on_a_page_the_most_important_first() -> None:
    evening = opened()
    choose(evening, *SIX, "89")
    assert rows(evening) == [["v1", "v2", "v3", "v4", "v5"], ["v6", "v7", "v8", "v9"]]
    evening.shut("samen")
    assert rows(evening) == [["v1", "v2", "v3", "v4", "v5"], ["v6", "v8", "v9", "v7"]]
    assert [(wall["page"], wall["pages"]) for wall in evening.walls("samen")] == [(1, 2), (2, 2)]


def test_a_condition_that_divides_the_room_takes_more_room_once_everybody_answered() -> None:
    evening = asked(*SIX)
    for item in ("v1", "v2"):
        rate(evening, item, *SPLIT)
    assert rows(evening) == [["v1", "v2", "v3", "v4", "v5"]]
    evening.shut("samen")
    assert rows(evening)[:2] == [["v1", "v2", "v3", "v4"], ["v5", "v6", "v7", "v8", "v9"]]


def test_beside_the_glasses_there_is_room_for_fewer_letters() -> None:
    long = "Elkaar vertrouwen en helpen in de hele wijk hier"
    evening = worded([long, long, *"cdef"])
    assert rows(evening) == [["v1", "v2", "v3", "v4", "v5"], ["v6"]]
    evening.act("samen", "ask-now")
    assert rows(evening) == [["v1", "v2", "v3", "v4"], ["v5"]]


def test_a_page_that_is_no_longer_there_gives_the_last_one() -> None:
    evening = opened()
    choose(evening, *SIX)
    turned = replace(evening["samen"], page=7)
    evening.state = replace(evening.state, activities=evening.state.activities.set("samen", turned))
    assert see(evening, "page", "pages") == [2, 2]
    assert [row.id for row in evening.wall("samen")["rows"]] == ["v6", "v7", "v8", "v9"]


def test_what_is_wanting_has_a_page_of_its_own_the_most_important_first() -> None:
    evening = asked("23", "23", "23", "2", "21")
    for item in ("v1", "v2", "v3"):
        rate(evening, item, *LOW)
    evening.shut("samen")
    walls = evening.walls("samen")
    assert [[row.id for row in wall["wanting"]] for wall in walls] == [[], [], ["now-v2", "now-v3", "now-v1"]]
    assert [row.text["nl"] for row in walls[-1]["wanting"]] == report(evening)["wanting"]
    assert [wall["compared"] for wall in walls] == [True, False, False]


def test_what_nobody_chose_any_more_is_the_least_important_that_is_wanting() -> None:
    evening = asked("1", "2", *"33333")
    for item in ("v1", "v2", "v3"):
        rate(evening, item, 6)
    evening.shut("samen")
    left = replace(evening["samen"], content=conditions.forget(evening["samen"].content, "person-0"))
    evening.state = replace(evening.state, activities=evening.state.activities.set("samen", left))
    assert [row.id for row in evening.walls("samen")[-1]["wanting"]] == ["now-v3", "now-v2", "now-v1"]
    assert report(evening)["wanting"] == ["Voorwaarde 3", "Voorwaarde 2", "Voorwaarde 1"]


def test_two_evenings_stand_beside_each_other_on_a_page_of_their_own() -> None:
    evening = second()
    weigh(evening, full=9)
    walls = evening.walls("samen")
    assert [[one["text"] for one in wall["beside"]] for wall in walls] == [
        [],
        [],
        ["Voorwaarde 1", "Voorwaarde 5", "Voorwaarde 6"],
    ]
    assert (walls[0]["dates"], walls[0]["no_cause"]) == (("2027-01-12", "2027-04-13"), NO_CAUSE)
    assert evening.board("samen")["no_cause"] == NO_CAUSE
    assert see(opened(), "dates") == [("", "")]


# The facilitator


def test_the_facilitator_sees_every_count_as_listed_and_then_the_most_important_first() -> None:
    evening = opened()
    choose(evening, "9", "9", "98")
    board = evening.board("samen")
    assert [row.id for row in board["rows"]] == [f"v{number}" for number in range(1, 10)]
    assert (board["options"], board["now"], board["tally"]) == (evening["samen"].options, [], evening.tally("samen"))
    evening.act("samen", "ask-now")
    rate(evening, "v9", *SPLIT)
    board = evening.board("samen")
    assert [row.id for row in board["rows"]][:3] == ["v9", "v8", "v1"]
    assert [row.id for row in board["now"]] == ["now-v8", "now-v9"]
    assert (board["rated"], board["divided"]) == (6, {"now-v9"})
    assert [word["nl"] for word in board["words"]] == ["nee", "een beetje", "bijna helemaal", "helemaal"]
    assert board["question"] == evening.plan("samen").settings["now_text"]


def test_once_closed_the_facilitator_sees_the_most_important_first_as_well() -> None:
    evening = opened()
    choose(evening, "9", "9", "98")
    evening.shut("samen")
    assert [row.id for row in evening.board("samen")["rows"]][:3] == ["v9", "v8", "v1"]


def test_a_phone_that_said_nothing_has_no_glass_filled() -> None:
    assert dict(asked(*SIX).own("samen", "nobody")["ratings"]) == {}


@pytest.mark.parametrize("settings", [{"choices": 2}, {}], ids=["two", "as usual"])
def test_on_paper_everybody_chooses_as_many_as_on_a_phone(settings: dict[str, int]) -> None:
    evening = opened(replace(ONE, settings=settings))
    most = settings.get("choices", 3)
    pads = conditions.pads(evening.plan("samen"), evening["samen"])
    assert (pads.most, pads.round, len(pads.pads)) == (most, "", 9)
    assert {row.picks for row in evening.tally("samen").rows} == {most}
    choose(evening, "1234"[:most])
    with refused(422, f"hoogstens {most}"):
        choose(evening, "1234"[: most + 1])
    evening.act("samen", "ask-now")
    pads = conditions.pads(evening.plan("samen"), evening["samen"])
    assert (pads.round, len(pads.pads)) == ("now", most * 6)


# A mind that changes


def test_whoever_passes_takes_back_what_they_chose() -> None:
    evening = opened()
    choose(evening, "12", "1")
    evening.send("samen", "person-0", {"unsure": "1"})
    tally = evening.tally("samen")
    assert (tally.answered, tally.unsure, counts(tally)["v1"], counts(tally)["v2"]) == (
        1, 1, {"important": 1}, {"important": 0},
    )  # fmt: skip


def test_whoever_passed_before_a_too_early_now_and_passes_again_has_no_answer_standing() -> None:
    evening = opened()
    choose(evening, "1")
    for person in ("ann", "bob"):
        evening.send("samen", person, {"skip": "1"})
    evening.act("samen", "ask-now")
    evening.act("samen", "ask-important")
    evening.send("samen", "ann", {"unsure": "1"})
    assert conditions.answered(evening["samen"]) == {"person-0", "bob"}


def test_opened_again_how_it_is_now_goes_on_from_what_the_room_has_seen() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 0, 7)
    assert evening.wall("samen")["columns"]["v1"][1]["count"] == 5
    evening.shut("samen")
    evening.open_again("samen")
    assert evening.wall("samen")["columns"]["v1"][1]["count"] == 7


# Small numbers


def test_of_a_sensitive_condition_that_everybody_chose_no_figure_is_told() -> None:
    evening = opened(SENSITIVE, people=12)
    choose(evening, *["1"] * 12)
    evening.shut("samen")
    assert set(important(evening).values()) == {None}
    other = opened(SENSITIVE, people=13)
    choose(other, *["1"] * 12)
    other.shut("samen")
    assert important(other)["v1"] == 12


def test_what_is_asked_next_of_something_sensitive_does_not_tell_which_small_count_is_higher() -> None:
    evening = opened(SENSITIVE)
    choose(evening, *["19"] * 4, "1", "1")
    evening.act("samen", "ask-now")
    assert evening["samen"].content.items == ("v1", "v2", "v3", "v4", "v5")
