"""conditions: what the Summary tells of it, and this evening beside the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.activities.test_conditions import ONE, SIX, asked, choose, opened, rate, report
from tests.session.evening import Evening, plan
from tests.session.three_evenings import DAYS, second, weigh
from werksessie.activities import conditions
from werksessie.activities.blocks import (
    NOTE,
    OUTCOME,
    QUIET,
    Bar,
    Cell,
    Heading,
    Paragraph,
    Result,
    Results,
    Table,
    Words,
    plain,
)  # fmt: skip
from werksessie.activities.conditions import comparing
from werksessie.session.compare import NO_CAUSE
from werksessie.session.past import Rated
from werksessie.summary.parts import EMPTY, Part, part_of


def told(evening: Evening) -> Any:
    part = part_of(evening.state, evening.plan("samen"), evening["samen"])
    return conditions.tell(part)


def chosen(number: int, times: int) -> Result:
    """A condition as the Summary tells how often it was chosen; the most is six times."""
    counts = ((Words(str(times), strong=True), Words(" keer gekozen als belangrijk")),)
    bar = Bar(times, 6) if times else None
    return Result(f"Voorwaarde {number}", counts, bar=bar, mark=f"v{number}")


def now(number: int, *steps: int, marks: str = "") -> Result:
    """The same for how it is now."""
    names = ("nu: nee", "nu: een beetje", "nu: bijna helemaal", "nu: helemaal", "nu: weet niet", "nu: overgeslagen")
    counts: list[Words] = []
    for name, step in zip(names, (*steps, 0, 0), strict=True):
        counts += [*([Words(" · ")] if counts else []), Words(str(step), strong=True), Words(f" {name}")]
    return Result(f"Voorwaarde {number}", (tuple(counts),), marks=marks, mark=f"now-v{number}")


IMPORTANT = Results(tuple(chosen(number, times) for number, times in enumerate((6, 4, 2, 2, 1, 1, 0, 0, 0), 1)))


# The Summary


def test_what_is_important_comes_first_then_how_it_is_now_and_what_is_wanting_above_both() -> None:
    evening = asked(*SIX)
    rate(evening, "v1", 4, 2, 0, 0)
    rate(evening, "v2", 2, 1, 2, 2)
    rate(evening, "v3", 5, 0, 0, 0)
    rate(evening, "v4", 0, 0, 0, 5)
    rate(evening, "v5", 0, 0, 5, 0)
    evening.shut("samen")
    assert told(evening) == (
        Paragraph(plain("Belangrijk, en nu nog niet geregeld: Voorwaarde 1; Voorwaarde 3."), OUTCOME),
        IMPORTANT,
        Paragraph(plain("Is dit nu goed geregeld?"), NOTE),
        Results(
            (
                now(1, 4, 2, 0, 0),
                now(2, 2, 1, 2, 2, marks="hier denken we verschillend over"),
                now(3, 5, 0, 0, 0),
                now(4, 0, 0, 0, 5),
                now(5, 0, 0, 5, 0),
            )
        ),
    )


def test_where_only_what_is_important_was_asked_nothing_is_told_of_now() -> None:
    evening = opened()
    choose(evening, *SIX)
    evening.shut("samen")
    assert told(evening) == (IMPORTANT,)


def test_the_most_chosen_stands_on_top() -> None:
    evening = opened()
    choose(evening, "9", "98", "98", "9", "9", "1")
    evening.shut("samen")
    (results,) = told(evening)
    assert [one.text for one in results.results[:3]] == ["Voorwaarde 9", "Voorwaarde 8", "Voorwaarde 1"]


def test_of_conditions_that_nobody_weighed_there_is_nothing_to_tell() -> None:
    assert conditions.tell(Part(ONE, "Wat is belangrijk?", EMPTY)) == (Results(()),)


def test_the_report_says_of_every_row_which_of_the_two_it_is() -> None:
    evening = asked("1", "1", "1", "1", "12")
    rate(evening, "v1", 2, 1, 1, 2)
    rate(evening, "v2", 5, 0, 0, 0)
    evening.shut("samen")
    rows = report(evening)["rows"]
    assert rows[:9] == [{"scale": "important"}] * 9
    assert rows[9:] == [
        {"scale": "now", "divided": True, "wanting": False},
        {"scale": "now", "divided": False, "wanting": True},
    ]


def test_a_question_with_words_of_its_own_for_the_glass_is_told_in_those() -> None:
    words = [{"nl": word} for word in ("leeg", "bodempje", "half", "vol")]
    evening = asked(*SIX, one=plan("samen", "conditions", options=ONE.options, settings={"words": words}))
    assert report(evening)["counts"] == {"0": "nu: leeg", "1": "nu: bodempje", "2": "nu: half", "3": "nu: vol"}
    assert evening.detail("samen") == {
        "now": ["v1", "v2", "v3", "v4", "v5"],
        "words": {"0": "leeg", "1": "bodempje", "2": "half", "3": "vol"},
    }


# This evening beside the one before


def test_two_evenings_stand_beside_each_other_with_every_figure_and_nothing_about_why() -> None:
    evening = second()
    weigh(evening, full=9)
    heading, table, no_cause, small = told(evening)[-4:]
    assert (heading, no_cause) == (Heading("Toen en nu"), Paragraph(plain(NO_CAUSE), QUIET))
    assert small == Paragraph(plain("Te klein om te vergelijken: Voorwaarde 2; Voorwaarde 3; Voorwaarde 4."), NOTE)
    assert table.head == ("Voorwaarde", day(12, "januari"), day(13, "april"))
    assert [tuple(map(read, row)) for row in table.rows] == [
        (
            "Voorwaarde 1",
            "12 keer belangrijk, 12 mensen kozen / nee 8 · een beetje 0 · bijna helemaal 0 · helemaal 4",
            "12 keer belangrijk, 12 mensen kozen / nee 3 · een beetje 0 · bijna helemaal 0 · helemaal 9",
        ),
        *((f"Voorwaarde {number}", *["0 keer belangrijk, 12 mensen kozen"] * 2) for number in (5, 6)),
    ]


def day(number: int, month: str) -> str:
    return f"{number} {month} 2027".replace(" ", "\N{NO-BREAK SPACE}")


def read(cell: Cell) -> str:
    return " / ".join("".join(one.text for one in line) for line in (cell.line, *cell.under))


def figures(important: int, of: int, **steps: int) -> dict[str, Any]:
    found = [{"word": word, "number": number} for word, number in steps.items()]
    return {"important": important, "of": of, "steps": found, "raters": sum(steps.values())}


def test_what_cannot_be_compared_is_named_beneath() -> None:
    beside = {
        "then": "",
        "now": DAYS[1],
        "rows": [{"text": "Elkaar kennen", "then": figures(8, 12), "now": figures(9, 14, nee=10, helemaal=4)}],
        "too_small": ["Een plek", "Een taak"],
    }
    chose = (Words("8", strong=True), Words(" keer belangrijk, 12 mensen kozen"))
    choose = (Words("9", strong=True), Words(" keer belangrijk, 14 mensen kozen"))
    steps = (Words("nee "), Words("10", strong=True), Words(" · "), Words("helemaal "), Words("4", strong=True))
    assert list(comparing.tell(beside)) == [
        Heading("Toen en nu"),
        Table(
            ("Voorwaarde", "Eerder", day(13, "april")),
            ((Cell(plain("Elkaar kennen")), Cell(chose), Cell(choose, (steps,))),),
        ),
        Paragraph(plain(NO_CAUSE), QUIET),
        Paragraph(plain("Te klein om te vergelijken: Een plek; Een taak."), NOTE),
    ]


def test_where_nothing_can_be_compared_that_alone_is_told() -> None:
    beside: dict[str, Any] = {"then": DAYS[0], "now": "", "rows": [], "too_small": ["Een plek"]}
    assert list(comparing.tell(beside)) == [
        Heading("Toen en nu"),
        Paragraph(plain("Te klein om te vergelijken."), NOTE),
    ]
    assert list(comparing.tell({})) == []
    beside["rows"] = [{"text": "Elkaar kennen", "then": figures(8, 12), "now": figures(9, 14)}]
    table = next(block for block in comparing.tell(beside) if isinstance(block, Table))
    assert table.head == ("Voorwaarde", day(12, "januari"), "Nu")


def test_beside_this_question_stands_the_same_question_of_then() -> None:
    evening = second()
    weigh(evening)
    before = evening.state.earlier[0]
    other = replace(before.ratings[0], activity="straks", rows=(Rated("v1", "Voorwaarde 1", 3, 20, {}, 20),))
    evening.state = replace(evening.state, earlier=(replace(before, ratings=(other, *before.ratings)),))
    assert report(evening)["compared"]["rows"][0]["then"]["important"] == 12


@pytest.mark.parametrize(
    ("texts", "pages"),
    [(["kort"] * 4, [3, 1]), (["woorden op twee regels hier"] * 3, [3]), (["kort", "kort", "x" * 40], [2, 1])],
    ids=["three on a page", "two lines each", "three lines"],
)
def test_beside_each_other_stand_three_on_a_page_of_the_wall_and_fewer_when_they_are_long(
    texts: list[str], pages: list[int]
) -> None:
    told = {"rows": [{"text": text} for text in texts]}
    assert [len(page) for page in comparing.paged(told)] == pages
    assert comparing.paged({}) == ()
