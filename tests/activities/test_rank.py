"""rank: putting options in order, and what the room sees of it: places, and each two compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from immutables import Map

from tests.activities.crowds import OTHERS, Case, Way
from tests.session.evening import PLACES, Evening, only, plan, refused
from tests.summary.attack import Cast, Question
from werksessie.activities import rank
from werksessie.activities.ballots import Ballots
from werksessie.activities.blocks import Bullets, Line, Paragraph, Results, Table
from werksessie.programme.model import Plan
from werksessie.session.codec import encode
from werksessie.session.commands import ChooseReveal
from werksessie.session.state import Activity
from werksessie.summary.parts import part_of


def numbered(options: Iterable[str]) -> dict[str, str]:
    """The form of this order."""
    return {f"place-{option}": str(place) for place, option in enumerate(options, 1)}


def form(plan: Plan, activity: Activity, number: int) -> Mapping[str, str]:
    """Everybody begins somewhere else."""
    ids = [option.id for option in activity.options]
    return numbered((ids[number % len(ids) :] + ids)[: min(len(ids), plan.settings["top"])])


def some(way: Way) -> Mapping[str, str]:
    """One to three of the options, the secret one never."""
    return numbered(dict.fromkeys(OTHERS[number] for number in (way.one, way.two, way.three)))


def ballots(content: Any, cast: Cast) -> Ballots:
    return Ballots(cast=Map(cast))


CASES = {
    "rank": Case("rank", some, {"place-z": "1"}),
    "rank, the first two": Case("rank", lambda way: dict(list(some(way).items())[:2]), {"place-z": "1"}, {"top": 2}),
}
ATTACKED = {
    "rank": Question("rank", [("a", "b"), ("b", "a"), ("a",), ("b",)], ballots, (5, 6, 7)),
    "rank of three": Question("rank", ["abc", "bca", "cab", "a"], ballots, (5, 6), options=3),
}
REHEARSED = """{ id = "volgorde", kind = "rank", options = [A, B, C] }
{ id = "vooraan", kind = "rank", top = 2, options_from = "idee" }
"""
VOLGORDE = plan("volgorde", "rank", options=PLACES[:4])
GEVOELIG = plan("volgorde", "rank", options=PLACES[:4], sensitive=True, reveal="after_close")


def opened(asked: Plan = VOLGORDE, people: int = 20) -> Evening:
    evening = Evening(only(asked), people=people)
    evening.open(asked.id)
    return evening


def order(*options: int) -> dict[str, str]:
    """A form that gives these places the numbers 1, 2, …"""
    return numbered(f"plek-{option}" for option in options)


def vote(evening: Evening, orders: Mapping[tuple[int, ...], int]) -> None:
    """So many people send each of these orders."""
    voters = [options for options, number in orders.items() for _ in range(number)]
    for number, options in enumerate(voters):
        evening.send("volgorde", f"person-{number}", order(*options))


def outcome(evening: Evening) -> tuple[list[str], dict[str, str]]:
    """The order on the wall, and what is said of each option there."""
    walls = [wall for wall in evening.walls("volgorde") if wall["rows"]]
    said = {option: words for wall in walls for option, words in wall["remarks"].items() if words}
    return [row.id for row in evening.rows("volgorde")], said


# Answering


def test_an_answer_is_an_order() -> None:
    evening = opened()
    evening.send("volgorde", "ann", order(3, 1, 2, 4))
    assert evening.own("volgorde", "ann")["order"] == ("plek-3", "plek-1", "plek-2", "plek-4")


def test_what_gets_no_number_stands_below_the_rest() -> None:
    evening = opened()
    evening.send("volgorde", "ann", {**order(2), "place-plek-1": ""})
    above = evening.detail("volgorde")["above"]
    assert [above[f"plek-2:plek-{other}"] for other in (1, 3, 4)] == [1, 1, 1]
    assert above["plek-1:plek-3"] == above["plek-3:plek-1"] == 0


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "minstens nummer 1"),
        ({"place-plek-1": ""}, "minstens nummer 1"),
        ({"text": "hallo"}, "minstens nummer 1"),
        ({"place-plek-1": "1", "place-plek-2": "1"}, "maar één keer"),
        ({"place-plek-1": "2"}, "Nummer 1 ontbreekt"),
        ({"place-plek-1": "1", "place-plek-2": "3"}, "Nummer 2 ontbreekt"),
        ({"place-plek-1": "1", "place-plek-2": "5"}, "tot en met nummer 4"),
        ({"place-plek-1": "1", "place-plek-99": ""}, "bestaat niet"),
        *(({"place-plek-1": value}, "begrijpen we niet") for value in ("0", "-1", "1.5", "٣", "een", "111", " 1")),
    ],
)
def test_an_order_that_is_none_is_refused_as_a_whole(fields: Mapping[str, Any], words: str) -> None:
    evening = opened()
    with refused(422, words):
        evening.send("volgorde", "ann", fields)
    assert evening.tally("volgorde").answered == 0


def test_the_programme_says_how_many_numbers_there_are() -> None:
    evening = opened(plan("volgorde", "rank", options=PLACES, settings={"top": 3}))
    evening.send("volgorde", "ann", order(6, 5, 4))
    with refused(422, "tot en met nummer 3"):
        evening.send("volgorde", "bob", order(1, 2, 3, 4))
    assert set(evening.tally("volgorde").rows[0].counts) == {"place-1", "place-2", "place-3"}


def test_a_second_order_replaces_the_first() -> None:
    evening = opened()
    evening.send("volgorde", "ann", order(1, 2, 3, 4))
    evening.send("volgorde", "ann", order(4))
    assert evening.own("volgorde", "ann")["order"] == ("plek-4",)
    assert evening.detail("volgorde")["placed"]["plek-1"] == [0, 0, 0, 0]
    assert evening.tally("volgorde").answered == 1


def test_the_same_answer_id_twice_counts_once() -> None:
    evening = opened()
    evening.send("volgorde", "ann", order(1, 2), "a1")
    assert evening.send("volgorde", "ann", order(1, 2), "a1") == ()


def test_somebody_who_does_not_know_after_all_takes_the_order_back() -> None:
    evening = opened()
    evening.send("volgorde", "ann", order(1, 2))
    evening.send("volgorde", "ann", {"unsure": "1"})
    tally = evening.tally("volgorde")
    assert (tally.answered, tally.unsure, set(tally.rows[0].counts.values())) == (0, 1, {0})


def test_a_sealed_order_is_the_same_order() -> None:
    evening = opened()
    vote(evening, {(1, 2, 3, 4): 3, (4, 1): 2})
    before = evening.detail("volgorde")
    evening.close()
    state, _ = evening.sealed()
    assert rank.detail(evening.plan("volgorde"), state.activities["volgorde"]) == before


def test_an_order_in_a_record_keeps_its_name() -> None:
    evening = opened()
    (given,) = evening.send("volgorde", "ann", order(2, 1))
    assert json.loads(evening.log[-1]) | {"type": "rank.given", "places": {"plek-1": 2, "plek-2": 1}} == encode(given)


# What the room sees


def test_while_people_answer_the_wall_counts_who_stands_first_in_steps_of_three() -> None:
    evening, seen = opened(), []
    for number in range(9):
        evening.send("volgorde", f"person-{number}", order(1, 2))
        seen.append(evening.rows("volgorde")[0].counts["place-1"])
        assert evening.wall("volgorde")["remarks"] == dict.fromkeys((f"plek-{one}" for one in range(1, 5)), "")
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_results_wait_for_closing_when_that_was_chosen() -> None:
    evening = Evening(only(VOLGORDE), people=20)
    evening.ask(ChooseReveal("volgorde", "after_close"))
    evening.open("volgorde")
    vote(evening, {(1, 2, 3, 4): 9})
    wall = evening.wall("volgorde")
    assert (wall["hidden"], wall["gathering"], wall["gathered"]) == (True, True, 9)
    assert [row.counts["place-1"] for row in evening.rows("volgorde")] == [None] * 4


@pytest.mark.parametrize(("answers", "people"), [(4, 20), (4, 4)])
def test_of_a_few_people_there_is_no_order_anywhere(answers: int, people: int) -> None:
    evening = opened(people=people)
    vote(evening, {(4, 3, 2, 1): answers})
    evening.shut("volgorde")
    assert (evening.wall("volgorde")["too_few"], outcome(evening)) == (True, ([f"plek-{n}" for n in range(1, 5)], {}))
    assert (told(evening)["order"], told(evening)["places"]) == ([], {})


def test_of_a_sensitive_order_only_who_stands_first_is_told_and_no_small_figure() -> None:
    evening = opened(GEVOELIG)
    vote(evening, {(2, 1, 3, 4): 7, (1, 2): 4})
    evening.shut("volgorde")
    assert [(row.id, row.counts) for row in evening.rows("volgorde")][:2] == [
        ("plek-2", {"place-1": 7}),
        ("plek-1", {"place-1": None}),
    ]
    assert {row.id for row in evening.tally("volgorde").rows} == {f"plek-{number}" for number in range(1, 5)}
    assert (told(evening)["order"], [wall["pairs"] for wall in evening.walls("volgorde")]) == ([], [()])


def told(evening: Evening) -> Mapping[str, Any]:
    return rank.report(evening.state, evening.plan("volgorde"), evening["volgorde"])


def test_the_facilitator_sees_every_place_and_each_two_compared() -> None:
    evening = opened()
    vote(evening, {(2, 1, 3, 4): 3, (1, 2): 1})
    board = evening.board("volgorde")
    assert (board["placed"]["plek-2"], board["place"], board["compared"]) == ([3, 1, 0, 0], {}, False)
    evening.shut("volgorde")
    board = evening.board("volgorde")
    assert (board["above"]["plek-2", "plek-1"], board["place"]["plek-1"], board["compared"]) == (3, 1, True)


def test_what_the_room_chose_goes_on_to_a_later_question() -> None:
    evening = opened()
    evening.shut("volgorde")
    evening.act("volgorde", "choose", option="plek-3")
    offered = rank.offers(evening["volgorde"], "chosen")
    assert [(one.id, one.source) for one in offered] == [("plek-3", "plek-3")]


# What is read afterwards


def blocks(evening: Evening) -> list[str]:
    """Every line that the Summary has of it."""
    part = part_of(evening.state, evening.plan("volgorde"), evening["volgorde"])
    return [line for block in rank.tell(part) for line in _lines(block)]


def _lines(block: Any) -> list[str]:
    match block:
        case Results(results):
            return [" | ".join(filter(None, (one.text, *map(words, one.counts), one.marks))) for one in results]
        case Bullets(bullets):
            return [words(one.line) for one in bullets]
        case Table(head, rows):
            return [" | ".join(head), *(" | ".join(words(cell.line) for cell in row) for row in rows)]
        case Paragraph(line):
            return [words(line)]
        case _:
            return [block.text]


def words(line: Line) -> str:
    return "".join(one.text for one in line)


def test_the_summary_tells_places_and_pairs_and_no_mean() -> None:
    evening = opened(plan("volgorde", "rank", options=PLACES[:3]))
    vote(evening, {(1, 2, 3): 5, (3, 1): 2})
    evening.shut("volgorde")
    assert blocks(evening) == [
        "Steeds zijn twee keuzes vergeleken. Wat vaker wint, staat hoger.",
        "1. Plek 1 | 5 als eerste · 2 als tweede",
        "2. Plek 2 | 5 als tweede · 2 zonder nummer",
        "3. Plek 3 | 2 als eerste · 5 als derde",
        "Twee aan twee",
        "7 zetten ‘Plek 1’ boven ‘Plek 2’, 0 andersom.",
        "5 zetten ‘Plek 2’ boven ‘Plek 3’, 2 andersom.",
        "Zoveel mensen zetten deze boven die in de kolom | A | B | C",
        "A: Plek 1 | – | 7 | 5",
        "B: Plek 2 | 0 | – | 5",
        "C: Plek 3 | 2 | 2 | –",
    ]


def test_a_tie_shares_its_place_in_the_summary() -> None:
    evening = opened(plan("volgorde", "rank", options=PLACES[:2]))
    vote(evening, {(1, 2): 3, (2, 1): 3})
    evening.shut("volgorde")
    assert blocks(evening)[1:3] == [
        "1. Plek 1 | 3 als eerste · 3 als tweede | ongeveer gelijk",
        "1. Plek 2 | 3 als eerste · 3 als tweede | ongeveer gelijk",
    ]


def test_of_a_sensitive_order_the_summary_says_what_it_leaves_out() -> None:
    evening = opened(GEVOELIG)
    vote(evening, {(2, 1, 3, 4): 7})
    evening.shut("volgorde")
    assert blocks(evening)[:2] == [
        "Hoe vaak iets als eerste stond. De hele volgorde laten we niet zien.",
        "Plek 2 | 7 als eerste",
    ]
