"""A phone on bad Wi-Fi: how many bytes the first visit takes, and every step after it. Bytes, never seconds."""

from __future__ import annotations

import json

import pytest
from bench.weigh import FIRST, MOST, PUSHED, REPLY, STEP, VISIT, Weight, heaviest_language, too_heavy, weigh

from werksessie.activities import KINDS
from werksessie.live.rooms import LONGEST, message_of
from werksessie.session.events import CONSOLE, PHONE, WALL
from werksessie.web.languages import NAMES

PROGRAMME = "weerbaarheid"


@pytest.fixture(scope="module")
def weights() -> list[Weight]:
    return weigh(PROGRAMME, [heaviest_language()])


def test_the_promise_is_sixty_kilobytes_at_first_and_five_for_every_step() -> None:
    assert (FIRST, STEP) == (60_000, 5_000)
    assert {most for what, most in MOST.items() if what != VISIT} == {STEP}


def test_nothing_that_a_phone_fetches_is_heavier_than_was_promised(weights: list[Weight]) -> None:
    assert too_heavy(weights) == []


def test_every_kind_of_activity_was_weighed_in_every_way(weights: list[Weight]) -> None:
    weighed = {(one.kind, one.what) for one in weights}
    ways = {name: set(MOST) if kind.ASKS else set(MOST) - {REPLY} for name, kind in KINDS.items()}
    assert {(name, what) for name, all_ways in ways.items() for what in all_ways} - weighed == set()


def test_a_first_visit_is_weighed_with_everything_it_loads(weights: list[Weight]) -> None:
    """htmx and the Socket.IO client alone are over thirty kilobytes: less would mean that something was not counted."""
    assert min(one.bytes for one in weights if one.what == VISIT) > 40_000


def test_the_heaviest_language_is_one_that_phones_speak() -> None:
    assert heaviest_language() in NAMES
    assert heaviest_language() != "nl"


def test_a_long_piece_is_not_pushed_to_phones_but_asked_for() -> None:
    piece = f'<section id="activity">{"w" * LONGEST}</section>'
    told = message_of(PHONE, 7, 3, [piece])
    assert told["pieces"] == []
    assert told["prev"] == told["seq"] == 7, "whoever has less than this catches up"
    assert message_of(PHONE, 7, 3, ["<p>"]) == {"seq": 7, "prev": 3, "pieces": ["<p>"]}


@pytest.mark.parametrize("audience", [WALL, CONSOLE])
def test_wall_and_console_get_every_piece_whole(audience: str) -> None:
    piece = f'<section id="{audience}">{"w" * LONGEST}</section>'
    assert message_of(audience, 7, 3, [piece])["pieces"] == [piece]


def test_a_push_in_another_script_counts_as_it_is_sent() -> None:
    """JSON over the socket writes an Arabic letter in six bytes."""
    piece = "<p>" + "س" * (LONGEST // 5) + "</p>"
    assert len(piece) < LONGEST < len(json.dumps(piece))
    assert message_of(PHONE, 7, 3, [piece])["pieces"] == []


def test_some_pieces_are_pushed_whole(weights: list[Weight]) -> None:
    assert max(one.bytes for one in weights if one.what == PUSHED) > 1_000
