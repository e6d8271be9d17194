"""opinions: the wall page by page, so that every card can be read from the back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_common_ground import grouped
from tests.activities.test_opinions_told import opened, say
from tests.session.evening import Evening, plan
from werksessie.activities import opinions
from werksessie.programme.model import Choice, Plan
from werksessie.session.commands import HideResults

SHORT, TWO_LINES = "Een bankje", "Een bankje onder de oude bomen bij het water"
LONG = "Een bankje onder de oude bomen bij het water naast de brug"
LONGER = f"{LONG}, en een tafel waar iedereen samen kan eten als het mooi weer is"
AGREED, UNCERTAIN = "agree " * 6, "agree " * 3 + "unsure " * 3
HALF = "agree " * 4 + "unsure " * 4
"""Half of a group."""


def cards(*texts: str) -> Plan:
    options = tuple(Choice(f"plek-{number}", {"nl": text}) for number, text in enumerate(texts, 1))
    return plan("kaarten", "opinions", options=options)


def everybody(evening: Evening, views: str) -> None:
    """They think the same of every card."""
    for number in range(len(evening["kaarten"].options)):
        say(evening, number + 1, views)


def pages(evening: Evening) -> list[int]:
    """How many cards stand on each page."""
    return [len(wall["rows"]) for wall in evening.walls("kaarten")]


def see(evening: Evening, *names: str) -> list[Any]:
    return [evening.wall("kaarten")[name] for name in names]


def of_groups(text: str, community: str, municipality: str) -> Evening:
    """Three such cards after closing, each with the same line about the groups under it."""
    evening, _ = grouped(8, 8)
    for card in ("plek-1", "plek-2", "plek-3"):
        evening.act("kaarten", "rename-option", option=card, text=text)
    for number in range(1, 4):
        say(evening, number, community, "community")
        say(evening, number, municipality, "municipality")
    evening.shut("kaarten")
    return evening


def test_the_wall_gathers_shows_and_after_closing_says_what_cards_mean() -> None:
    evening = opened(cards(SHORT))
    everybody(evening, "agree " * 4)
    assert see(evening, "kicker", "gathering", "too_few", "plain", "hidden") == [
        "Kaart voor kaart: eens, oneens, weet niet", True, False, True, False,
    ]  # fmt: skip
    everybody(evening, AGREED)
    assert see(evening, "gathering", "too_few", "plain", "page", "pages") == [False, False, True, 1, 1]
    evening.ask(HideResults("kaarten", True))
    assert see(evening, "gathering", "too_few", "hidden") == [True, False, True]
    evening.shut("kaarten")
    assert see(evening, "gathering", "too_few", "plain") == [False, False, False]


def test_too_few_answers_are_said_to_be_too_few_after_closing_only() -> None:
    evening = opened(cards(SHORT))
    everybody(evening, "agree " * 4)
    evening.shut("kaarten")
    assert see(evening, "gathering", "too_few", "plain") == [False, True, False]


def test_a_page_that_is_no_longer_there_is_the_last_one() -> None:
    evening = opened(cards(*[SHORT] * 4))
    wall = opinions.wall(evening.state, evening.plan("kaarten"), replace(evening["kaarten"], page=9))
    assert (wall["page"], wall["pages"], [one["id"] for one in wall["rows"]]) == (2, 2, ["plek-4"])


@pytest.mark.parametrize(("length", "long"), [(56, False), (57, True)])
def test_a_card_is_long_when_it_does_not_fit_beside_its_bar(length: int, long: bool) -> None:
    evening = opened(cards(LONG.lower()[:length].strip().ljust(length, "g")))
    assert [row["long"] for row in evening.rows("kaarten")] == [long]


# How many fit


def test_three_cards_fit_as_long_as_nothing_is_said_of_them() -> None:
    for text in (SHORT, TWO_LINES, LONG):
        evening = opened(cards(*[text] * 4))
        everybody(evening, AGREED)
        assert pages(evening) == [3, 1]
    assert pages(opened(cards(*[LONGER] * 3))) == [2, 1]


def test_what_a_long_card_means_takes_a_line() -> None:
    evening = opened(cards(*[LONG] * 3))
    everybody(evening, AGREED)
    evening.shut("kaarten")
    assert pages(evening) == [2, 1]


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_a_card_that_means_nothing_takes_no_line_for_it(text: str) -> None:
    evening = opened(cards(*[text] * 3))
    everybody(evening, UNCERTAIN)
    evening.shut("kaarten")
    assert pages(evening) == [3]


@pytest.mark.parametrize(
    ("text", "community", "municipality", "fit"),
    [
        (SHORT, HALF, HALF, [2, 1]),
        (TWO_LINES, HALF, HALF, [2, 1]),
        (SHORT, HALF, "agree " * 8, [2, 1]),
        (TWO_LINES, HALF, "agree " * 8, [1, 1, 1]),
        (LONG, HALF, "unsure " * 8, [2, 1]),
        (LONG, HALF, HALF, [1, 1, 1]),
    ],
    ids=["short", "two lines", "two lines of groups", "two lines of both", "long", "long and shared"],
)
def test_who_is_behind_a_card_takes_a_line_or_two(text: str, community: str, municipality: str, fit: list[int]) -> None:
    assert pages(of_groups(text, community, municipality)) == fit
