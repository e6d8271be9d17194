"""opinions: what the Summary, the facilitator and paper get of it, and how cards compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_common_ground import grouped
from tests.session.evening import PLACES, Evening, counts, only, plan, refused
from werksessie.activities import opinions
from werksessie.activities.blocks import Bar, Result, Results, Words
from werksessie.activities.opinions import COUNTS
from werksessie.activities.pads import Pad, Pads
from werksessie.programme.model import Plan
from werksessie.summary.parts import NOTHING, part_of

CARDS = plan("kaarten", "opinions", options=PLACES[:3])
SPLIT, SHARED = "disagree " * 3 + "agree " * 3, "agree " * 5 + "disagree"
DIVIDES = "hier denken we verschillend over"


def opened(one: Plan = CARDS, people: int = 20) -> Evening:
    evening = Evening(only(one), people=people)
    evening.open("kaarten")
    return evening


def say(evening: Evening, card: int, views: str, group: str = "") -> None:
    """What people think of a card, one after the other."""
    for number, view in enumerate(views.split()):
        name = f"{group or 'person'}-{number}"
        evening.send("kaarten", name, {f"value-plek-{card}": view}, group=group)


def report(evening: Evening) -> Mapping[str, Any]:
    return opinions.report(evening.state, evening.plan("kaarten"), evening["kaarten"])


def order(evening: Evening) -> list[str]:
    return [one["id"] for one in evening.rows("kaarten")]


# What is sent and counted


def test_a_card_without_a_value_is_no_view() -> None:
    with refused(422, "eens of oneens"):
        opened().send("kaarten", "ann", {"value-plek-1": ()})


def test_who_skips_the_whole_question_is_counted_as_such() -> None:
    evening = opened()
    evening.send("kaarten", "ann", {"skip": "1"})
    evening.send("kaarten", "bob", {"unsure": "1"})
    evening.send("kaarten", "cas", {"skip": "1"})
    assert (evening.tally("kaarten").unsure, evening.tally("kaarten").skipped) == (1, 2)


def test_a_view_of_a_card_that_is_not_there_any_more_counts_for_nothing_else() -> None:
    evening = opened()
    evening.send("kaarten", "ann", {"value-plek-1": "agree", "value-plek-2": "agree"})
    left = replace(evening["kaarten"], options=evening["kaarten"].options[:1])
    nothing = dict.fromkeys(COUNTS, 0)
    assert counts(opinions.tally(CARDS, left)) == {"plek-1": {**nothing, "agree": 1}}


def test_whoever_is_forgotten_after_closing_is_not_counted_on_the_wall_either() -> None:
    evening = opened()
    say(evening, 1, "agree " * 6)
    evening.shut("kaarten")
    left = replace(evening["kaarten"], content=opinions.forget(evening["kaarten"].content, "person-0"))
    first = opinions.wall(evening.state, CARDS, left)["rows"][0]
    assert (first["agree"], first["answered"]) == (5, 5)


def test_each_view_of_each_card_can_be_counted_of_people_without_a_phone() -> None:
    evening = opened(replace(CARDS, options=PLACES[:1]))
    heading = ({"nl": "Plek 1"},)
    assert opinions.pads(evening.plan("kaarten"), evening["kaarten"]) == Pads(
        tuple(
            Pad(f"value-plek-1.{value}", {"nl": word}, "value-plek-1", value, "/value-plek-1", heading=heading)
            for value, word in COUNTS.items()
        )
    )


# What a card says of the room


@pytest.mark.parametrize(("agree", "disagree", "verdict"), [(6, 2, "divided"), (7, 2, ""), (8, 2, "shared")])
def test_a_quarter_on_either_side_divides(agree: int, disagree: int, verdict: str) -> None:
    evening = opened()
    say(evening, 1, "agree " * agree + "disagree " * disagree)
    evening.shut("kaarten")
    assert report(evening)["rows"][0] == {"found": verdict, "groups": ""}


def test_what_a_small_group_is_against_divides_whatever_the_room_says() -> None:
    evening, _ = grouped(20, 5)
    say(evening, 1, "agree " * 19 + "disagree", "community")
    say(evening, 1, "agree " * 2 + "disagree " * 2 + "unsure", "municipality")
    evening.shut("kaarten")
    assert report(evening)["rows"][0]["found"] == "divided"
    assert report(evening)["rows"][0]["groups"] == "gemeenschap: bijna allemaal · gemeente: ongeveer de helft"


def test_what_half_of_every_group_agrees_with_all_groups_share() -> None:
    evening, _ = grouped(6, 6)
    say(evening, 1, "agree " * 3 + "unsure " * 3, "community")
    say(evening, 1, "agree " * 3 + "unsure " * 3, "municipality")
    evening.shut("kaarten")
    assert report(evening)["rows"][0] == {"found": "everyone", "groups": "alle groepen: ongeveer de helft"}


def test_of_a_sensitive_card_nothing_is_said_by_group_nor_of_a_room_that_is_split() -> None:
    evening, _ = grouped(15, 15, sensitive=True)
    say(evening, 1, "agree " * 8 + "disagree " * 2, "community")
    say(evening, 1, "agree " * 3 + "disagree " * 7, "municipality")
    evening.shut("kaarten")
    assert report(evening)["rows"][0] == {"found": "", "groups": ""}


def test_nor_by_group_where_every_figure_of_a_sensitive_card_may_be_told() -> None:
    evening, _ = grouped(25, 25, sensitive=True)
    for card in (1, 2, 3):
        for group in ("community", "municipality"):
            say(evening, card, "agree disagree unsure skip " * 5, group)
    evening.shut("kaarten")
    assert [row["answered"] for row in evening.rows("kaarten")] == [30, 30, 30]
    assert report(evening)["rows"] == [{"found": "divided", "groups": ""}] * 3


def test_a_card_that_too_few_answered_comes_after_those_that_have_a_score() -> None:
    evening = opened()
    say(evening, 1, "agree " * 4)
    say(evening, 2, "agree " * 3 + "disagree " + "unsure " * 3)
    evening.shut("kaarten")
    assert order(evening) == ["plek-2", "plek-1", "plek-3"]


def test_where_a_group_is_too_small_for_one_card_all_are_compared_over_the_room() -> None:
    """By group the second card would come far behind the first, which can only be told of the room."""
    evening, _ = grouped(6, 6)
    say(evening, 1, "agree " * 5 + "unsure", "community")
    say(evening, 1, "unsure " * 2, "municipality")
    say(evening, 2, "agree " * 6, "community")
    say(evening, 2, "agree " * 2 + "unsure " * 4, "municipality")
    evening.shut("kaarten")
    assert order(evening) == ["plek-2", "plek-1", "plek-3"]


# The facilitator


def test_the_facilitator_sees_the_cards_in_their_order_and_after_closing_the_shared_ones_first() -> None:
    evening = opened()
    say(evening, 1, SPLIT)
    say(evening, 2, SHARED)
    options = evening["kaarten"].options
    tally = evening.tally("kaarten")
    assert evening.board("kaarten") == {
        "tally": tally,
        "rows": list(tally.rows),
        "options": options,
        "said": {},
        "can_send": False,
        "sent": frozenset(),
    }
    evening.shut("kaarten")
    board = evening.board("kaarten")
    assert [row.id for row in board["rows"]] == ["plek-2", "plek-1", "plek-3"]
    assert {id: line["verdict"] for id, line in board["said"].items()} == {
        "plek-2": "shared", "plek-1": "divided", "plek-3": "",
    }  # fmt: skip
    assert evening.detail("kaarten") == {"options": {one.id: one.source for one in options}}


# The Summary


def counted(text: str, mark: str, agree: int, disagree: int, tone: str, marks: str = "") -> Result:
    line: list[Words] = []
    for number, name in zip((agree, disagree, 0, 0), COUNTS.values(), strict=True):
        line += [*([Words(" · ")] if line else []), Words(str(number), strong=True), Words(f" {name}")]
    return Result(text, (tuple(line),), marks=marks, bar=Bar(agree, agree + disagree, tone), mark=mark)


def test_while_people_answer_nothing_is_reported_of_a_card() -> None:
    evening = opened()
    say(evening, 1, SHARED)
    assert report(evening) == {"rows": [{"found": "", "groups": ""}] * 3, "order": []}


def test_every_card_is_told_with_its_counts_what_is_shared_first() -> None:
    evening = opened(replace(CARDS, options=PLACES[:5]))
    say(evening, 1, "disagree " * 6)
    say(evening, 2, SPLIT)
    say(evening, 3, SHARED)
    say(evening, 4, "agree " * 4)
    say(evening, 5, "unsure " * 5)
    evening.shut("kaarten")
    part = part_of(evening.state, evening.plan("kaarten"), evening["kaarten"])
    [results] = opinions.tell(part)
    assert isinstance(results, Results)
    assert results.results[:2] == (
        counted("Plek 3", "plek-3", 5, 1, "agree", "dit delen we"),
        counted("Plek 2", "plek-2", 3, 3, "split", DIVIDES),
    )
    by_card = {one.mark: one for one in results.results}
    assert by_card["plek-1"] == counted("Plek 1", "plek-1", 0, 6, "data")
    assert (by_card["plek-4"].bar, by_card["plek-4"].marks, by_card["plek-5"].bar) == (None, "", Bar(0, 5))
    assert opinions.tell(replace(part, shown=NOTHING, report={})) == ()


def test_of_something_sensitive_a_small_figure_has_no_bar() -> None:
    evening = opened(replace(CARDS, sensitive=True))
    say(evening, 1, "agree " * 4 + "disagree " * 7)
    say(evening, 2, "agree " * 7 + "disagree " * 4)
    evening.shut("kaarten")
    part = part_of(evening.state, evening.plan("kaarten"), evening["kaarten"])
    [results] = opinions.tell(part)
    assert isinstance(results, Results)
    assert [one.bar for one in results.results] == [None, None, None]
