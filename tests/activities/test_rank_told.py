"""rank: everything that is told of an order: to the facilitator, in the Summary, on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_rank import GEVOELIG, numbered, opened, order, told, vote
from tests.session.evening import PLACES, Evening, plan, refused
from werksessie.activities import rank
from werksessie.activities.blocks import NOTE, Bar, Bullets, Heading, Line, Paragraph, Result, Results, Table, Words
from werksessie.activities.pads import Card, Pads
from werksessie.activities.rank.comparing import compared, letter, sentence
from werksessie.activities.rank.counts import stands
from werksessie.activities.rank.standing import Pair, standing
from werksessie.programme.model import Choice, Plan
from werksessie.session.disclosure import Row
from werksessie.summary.parts import part_of

THREE = plan("volgorde", "rank", options=PLACES[:3])


def options(number: int) -> Plan:
    """An order of so many options."""
    return plan(
        "volgorde", "rank", options=tuple(Choice(f"plek-{one}", {"nl": f"Plek {one}"}) for one in range(1, number + 1))
    )


def closed(orders: Mapping[tuple[int, ...], int], asked: Plan = THREE, people: int = 20) -> Evening:
    evening = opened(asked, people)
    vote(evening, orders)
    evening.shut("volgorde")
    return evening


def chosen() -> Evening:
    """Seven people put three places in order, and the second was chosen."""
    evening = closed({(1, 2, 3): 5, (3, 1): 2})
    evening.act("volgorde", "choose", option="plek-2")
    return evening


def blocks(evening: Evening) -> list[Any]:
    """What the Summary tells of it."""
    return list(rank.tell(part_of(evening.state, evening.plan("volgorde"), evening["volgorde"])))


def line(*words: int | str) -> Line:
    """Figures stand out."""
    return tuple(Words(str(one), strong=isinstance(one, int)) for one in words)


# What somebody sends


def test_only_the_numbers_are_read() -> None:
    evening = opened()
    evening.send("volgorde", "ann", {"text": "hallo", **order(3, 1)})
    assert evening.own("volgorde", "ann") == {"order": ("plek-3", "plek-1"), "said": ["1. Plek 3", "2. Plek 1"]}
    assert evening.own("volgorde", "nobody") == {"order": (), "said": []}


def test_ten_places_can_be_given() -> None:
    evening = opened(options(10))
    everything = numbered(f"plek-{one}" for one in range(1, 11))
    evening.send("volgorde", "ann", everything)
    assert len(evening.own("volgorde", "ann")["order"]) == 10
    with refused(422, "begrijpen we niet"):
        evening.send("volgorde", "ann", {**everything, "place-plek-10": "100"})


@pytest.mark.parametrize(("how", "tallied"), [("unsure", (1, 1, 0)), ("skip", (1, 0, 1))])
def test_who_passes_is_counted_apart(how: str, tallied: tuple[int, int, int]) -> None:
    evening = opened()
    evening.send("volgorde", "ann", {how: "1"})
    evening.send("volgorde", "bob", order(1))
    tally = evening.tally("volgorde")
    assert (tally.answered, tally.unsure, tally.skipped) == tallied


def test_on_paper_an_order_is_a_card_with_a_box_for_every_option() -> None:
    asked, activity = THREE, opened(THREE)["volgorde"]
    found = rank.pads(asked, activity)
    assert found == Pads(card=Card(((rank.ON_CARD, tuple(one.text for one in PLACES[:3])),)))
    assert rank.pads(asked, replace(activity, options=())) == Pads(card=Card())


# What the facilitator sees


def test_the_facilitator_sees_the_order_as_it_stands_and_every_figure() -> None:
    evening = closed({(2, 1, 3): 3, (1, 2, 3): 2, (3,): 1})
    known = {one.id: one for one in evening["volgorde"].options}
    assert evening.board("volgorde") == {
        "tally": evening.tally("volgorde"),
        "answered": 6,
        "rows": [known["plek-1"], known["plek-2"], known["plek-3"]],
        "placed": {"plek-1": [2, 3, 0], "plek-2": [3, 2, 0], "plek-3": [1, 0, 5]},
        "above": {
            ("plek-1", "plek-2"): 2, ("plek-1", "plek-3"): 5, ("plek-2", "plek-1"): 3,
            ("plek-2", "plek-3"): 5, ("plek-3", "plek-1"): 1, ("plek-3", "plek-2"): 1,
        },
        "compared": True,
        "place": {"plek-1": 1, "plek-2": 1, "plek-3": 3},
        "remarks": {"plek-1": "ongeveer gelijk", "plek-2": "ongeveer gelijk", "plek-3": ""},
        "letters": ["A", "B", "C"],
        "colours": {"plek-1": 0, "plek-2": 1, "plek-3": 2},
        "chosen": frozenset(),
        "options": evening["volgorde"].options,
    }  # fmt: skip
    assert [one.id for one in closed({(3, 2, 1): 6}).board("volgorde")["rows"]] == ["plek-3", "plek-2", "plek-1"]
    empty = closed({}).board("volgorde")
    assert (empty["rows"], empty["compared"], empty["place"]) == (list(known.values()), False, {})


def test_what_is_kept_of_it_says_how_often_each_stood_where() -> None:
    assert chosen().detail("volgorde") == {
        "chosen": ["plek-2"],
        "options": {"plek-1": "", "plek-2": "", "plek-3": ""},
        "placed": {"plek-1": [5, 2, 0], "plek-2": [0, 5, 0], "plek-3": [2, 0, 5]},
        "above": {
            "plek-1:plek-2": 7, "plek-1:plek-3": 5, "plek-2:plek-1": 0,
            "plek-2:plek-3": 5, "plek-3:plek-1": 2, "plek-3:plek-2": 2,
        },
    }  # fmt: skip


def test_a_sealed_order_counts_its_places_from_one() -> None:
    evening = closed({(2, 1): 1})
    [given] = rank.distil("volgorde", evening["volgorde"].content, {"person-0": "p1"})
    assert given == rank.RankGiven("volgorde", "p1", "sealed-p1", {"plek-2": 1, "plek-1": 2})


@pytest.mark.parametrize(("number", "pairs"), [(12, 66), (13, 0)])
def test_up_to_twelve_options_each_two_are_compared(number: int, pairs: int) -> None:
    evening = closed({(1, 2, 3): 6}, options(number))
    activity = evening["volgorde"]
    assert len(evening.tally("volgorde").rows) == number + pairs
    assert len(evening.detail("volgorde")["above"]) == 2 * pairs
    assert bool(compared(activity, stands(evening.state, evening.plan("volgorde"), activity))) is (pairs > 0)
    assert [type(block) for block in blocks(evening)] == [
        Paragraph,
        Results,
        *([Heading, Bullets, Table] if pairs else []),
    ]


def test_columns_have_a_letter_and_after_the_twenty_sixth_a_number() -> None:
    assert [letter(number) for number in (0, 25, 26, 27)] == ["A", "Z", "27", "28"]


def test_two_compared_are_named_in_every_language_that_one_of_them_has() -> None:
    both = (Choice("a", {"nl": "Licht", "en": "Light"}), Choice("b", {"nl": "Een plein", "tr": "Meydan"}))
    row = opened(plan("volgorde", "rank", options=both)).tally("volgorde").rows[2]
    assert row.text == {"nl": "Licht / Een plein", "en": "Light / Een plein", "tr": "Licht / Meydan"}


def test_of_something_sensitive_who_stands_first_is_one_vote_of_everybody() -> None:
    evening = closed({(1, 2): 2, (2,): 1}, replace(THREE, sensitive=True, reveal="after_close"))
    assert evening.tally("volgorde").rows == tuple(
        Row(f"plek-{one}", {"nl": f"Plek {one}"}, {"place-1": number}, 3, vote="place-1")
        for one, number in ((1, 2), (2, 1), (3, 0))
    )


# Which order it is


@pytest.mark.parametrize(
    ("cast", "said"),
    [
        ({(1, 2): 4, (2, 1): 2}, "Ongeveer evenveel mensen zetten ‘Plek 1’ boven ‘Plek 2’ als andersom."),
        ({(1, 2): 10, (2, 1): 3}, "Bijna iedereen zet ‘Plek 1’ boven ‘Plek 2’."),
        ({(1, 2): 9, (2, 1): 3}, "De meeste mensen zetten ‘Plek 1’ boven ‘Plek 2’."),
        ({(1, 2): 7, (2, 1): 3, (3,): 3}, "De meeste mensen zetten ‘Plek 1’ boven ‘Plek 2’."),
        ({(1, 2): 6, (2, 1): 3, (3,): 3}, "Meer mensen zetten ‘Plek 1’ boven ‘Plek 2’ dan andersom."),
    ],
)
def test_how_many_put_the_one_above_the_other_is_said_in_words(cast: Mapping[tuple[int, ...], int], said: str) -> None:
    evening = closed(cast)
    activity = evening["volgorde"]
    assert sentence(compared(activity, stands(evening.state, evening.plan("volgorde"), activity))[0]) == said


def test_of_two_circles_the_one_that_stands_higher_is_told_first() -> None:
    evening = closed({(4, 5, 6, 1, 2, 3): 4, (5, 6, 4, 2, 3, 1): 4, (6, 4, 5, 3, 1, 2): 4}, options(6))
    found = stands(evening.state, evening.plan("volgorde"), evening["volgorde"])
    assert found.circles == (frozenset({"plek-4", "plek-5", "plek-6"}), frozenset({"plek-1", "plek-2", "plek-3"}))


def beats(options: str, *pairs: str) -> Mapping[Pair, int]:
    """Of each pair three people more put the first above the second; of all others as many."""
    return {(one, other): 3 * (one + other in pairs) for one in options for other in options if one != other}


@pytest.mark.parametrize(
    ("options", "pairs", "steps"),
    [
        ("abcdef", ("ab", "bc", "ca", "ae", "be", "ce", "de", "df"), ("d", "abc", "f", "e")),
        ("axyz", ("ax", "xz"), ("a", "xy", "z")),
    ],
)
def test_who_beats_more_others_less_those_that_beat_it_stands_higher(
    options: str, pairs: tuple[str, ...], steps: tuple[str, ...]
) -> None:
    assert standing(options, beats(options, *pairs)).steps == tuple(tuple(step) for step in steps)


def test_small_steps_of_which_none_beats_another_are_one_tie() -> None:
    assert standing("abcd", beats("abcd", "ad")).ties == (frozenset("abc"),)


# What is read afterwards


def test_the_report_gives_the_place_of_every_option() -> None:
    row = {"chosen": False, "about_equal": False, "circle": False}
    assert told(chosen()) == {
        "chosen": ["Plek 2"],
        "order": ["plek-1", "plek-2", "plek-3"],
        "places": {"plek-1": 1, "plek-2": 2, "plek-3": 3},
        "rows": [row | {"place": 1}, row | {"place": 2, "chosen": True}, row | {"place": 3}, *[{"asked": "pairs"}] * 3],
    }


def test_the_summary_has_a_bar_of_who_stood_first_and_its_figures_stand_out() -> None:
    said, places, two, bullets, _ = blocks(chosen())
    first, second, third = " als eerste", " als tweede", " als derde"
    assert said.style == NOTE
    assert places == Results((
        Result("1. Plek 1", (line(5, first, " · ", 2, second),), bar=Bar(5, 5), mark="plek-1"),
        Result("2. Plek 2", (line(5, second, " · ", 2, " zonder nummer"),), chosen=True, mark="plek-2"),
        Result("3. Plek 3", (line(2, first, " · ", 5, third),), bar=Bar(2, 5), mark="plek-3"),
    ))  # fmt: skip
    assert two == Heading("Twee aan twee")
    assert [one.line for one in bullets.bullets] == [
        line(7, " zetten ‘Plek 1’ boven ‘Plek 2’, ", 0, " andersom."),
        line(5, " zetten ‘Plek 2’ boven ‘Plek 3’, ", 2, " andersom."),
    ]


def test_what_nobody_put_above_another_is_a_nought() -> None:
    table = blocks(closed({(3, 2, 1): 6}))[-1]
    assert ["".join(one.text for cell in row for one in cell.line) for row in table.rows] == [
        "A: Plek 3–66", "B: Plek 20–6", "C: Plek 100–"
    ]  # fmt: skip


def test_a_circle_is_named_in_the_summary() -> None:
    found = blocks(closed({(1, 2, 3): 4, (2, 3, 1): 4, (3, 1, 2): 4}))[1].results
    assert [one.marks for one in found] == ["hier is geen duidelijke volgorde"] * 3


def test_without_an_order_the_summary_tells_who_stood_first_and_why_when_it_is_sensitive() -> None:
    few = blocks(closed({(1, 2, 3): 4}))
    assert [[one.mark for one in block.results] for block in few] == [["plek-1", "plek-2", "plek-3"]]
    note, results = blocks(closed({(2, 1): 6, (1,): 5, (3,): 1}, GEVOELIG))
    assert note.style == NOTE
    assert results.results[0] == Result("Plek 2", (line(6, " als eerste"),), bar=Bar(6, 6), mark="plek-2")
    assert [type(block) for block in blocks(closed({(2, 1): 4}, GEVOELIG, people=4))] == [Results]


def test_without_options_there_is_nothing_to_tell() -> None:
    assert blocks(closed({}, options(0))) == []
