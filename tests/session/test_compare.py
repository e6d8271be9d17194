"""The same conditions on two evenings: side by side from ten answers on, and nothing said about why."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.session.evening import Evening, only, plan
from tests.session.three_evenings import CONDITIONS, DAYS, PROGRAMME, began, first, over, weigh
from werksessie.activities import KINDS
from werksessie.activities.glass import STEPS
from werksessie.programme.model import Choice
from werksessie.session.compare import NO_CAUSE, as_data, compare, rated
from werksessie.session.disclosure import LARGE, Row, Shown, ShownRow, Tally, disclose
from werksessie.session.earlier import snapshot
from werksessie.session.past import Earlier, Rated, Rating
from werksessie.summary.build import build

FULL = Rated("v1", "Elkaar vertrouwen", 12, 20, {"0": 8, "1": 6, "2": 4, "3": 2}, 20)
WORDS = {"0": "nee", "1": "een beetje", "2": "bijna helemaal", "3": "helemaal"}


def evening(*rows: Rated, date: str = DAYS[0], activity: str = "samen") -> Earlier:
    return Earlier("Avond", date, "", 20, ratings=(Rating(activity, WORDS, rows),))


def both(then: tuple[Earlier, ...], *now: Rated) -> tuple[list[tuple[Rated, Rated]], tuple[str, ...]]:
    found = compare(then, "samen", now, DAYS[1])
    assert found
    return [(pair.then, pair.now) for pair in found.pairs], found.too_small


# Which conditions are the same


def test_a_condition_is_the_same_by_its_id_whatever_its_words() -> None:
    now = replace(FULL, text="Vertrouwen hebben", important=3)
    assert both((evening(FULL),), now) == ([(FULL, now)], ())


def test_else_by_its_words_however_they_are_spaced_and_capitalised() -> None:
    now = replace(FULL, id="vertrouwen", text="  elkaar   Vertrouwen")
    assert both((evening(FULL),), now) == ([(FULL, now)], ())


def test_what_was_not_asked_then_stands_nowhere() -> None:
    new = replace(FULL, id="nieuw", text="Iets nieuws")
    assert both((evening(FULL),), FULL, new) == ([(FULL, FULL)], ())
    assert compare((evening(FULL),), "samen", (new,), DAYS[1]) is None
    assert compare((), "samen", (FULL,), DAYS[1]) is None


def test_it_is_the_last_evening_that_weighed_any_of_the_same() -> None:
    later, other = replace(FULL, important=5), Rated("x", "Iets anders", 12, 20)
    evenings = (evening(FULL), evening(later, date="2027-02-01"), evening(other, date="2027-03-01"))
    found = compare(evenings, "samen", (FULL,), DAYS[1])
    assert found
    assert (found.then, found.now, found.pairs[0].then) == ("2027-02-01", DAYS[1], later)


def test_of_two_questions_that_weighed_it_the_same_question_comes_first() -> None:
    then = replace(FULL, important=7)
    ratings = (Rating("straks", WORDS, (FULL,)), Rating("samen", WORDS, (then,)))
    for order in (ratings, ratings[::-1]):
        assert both((replace(evening(), ratings=order),), FULL) == ([(then, FULL)], ())


# Small numbers


@pytest.mark.parametrize(("people", "told"), [(9, False), (10, True)])
def test_from_ten_answers_on_two_evenings_can_be_compared(people: int, told: bool) -> None:
    second = began(2, snapshot(first(people).state), people)
    weigh(second, people)
    compared = _compared(second)
    assert [row["text"] for row in compared["rows"]] == (
        ["Voorwaarde 1", "Voorwaarde 5", "Voorwaarde 6"] if told else []
    )
    assert "Voorwaarde 1" not in compared["too_small"] if told else len(compared["too_small"]) == 6


@pytest.mark.parametrize(("then", "now"), [(12, 9), (9, 12)])
def test_both_evenings_need_ten(then: int, now: int) -> None:
    second = began(2, snapshot(first(then).state), now)
    weigh(second, now)
    assert _compared(second)["rows"] == []


def test_how_it_is_now_needs_ten_answers_of_its_own() -> None:
    few = replace(FULL, now={"0": 5, "1": 1, "2": 1, "3": 2}, raters=LARGE - 1)
    assert both((evening(FULL),), few) == ([], ("Elkaar vertrouwen",))


@pytest.mark.parametrize(("people", "told"), [(12, False), (13, True)])
def test_of_a_sensitive_question_it_must_be_certain_from_the_rounded_figure(people: int, told: bool) -> None:
    # Ten to twelve may be eight as well: they all read 10.
    tally = Tally(people, 0, 0, (Row("v1", {"nl": "Een"}, {"important": people}, people, vote="important"),))
    (row,) = rated(disclose(tally, sensitive=True, people=40), STEPS)
    assert row.is_told is told


@pytest.mark.parametrize(("raters", "told"), [(10, False), (15, True)])
def test_that_holds_for_how_it_is_now_as_well(raters: int, told: bool) -> None:
    now = ShownRow("now-v1", {"nl": "Een"}, dict.fromkeys(STEPS, 5), raters)
    shown = Shown(15, None, None, (ShownRow("v1", {"nl": "Een"}, {"important": 15}, 15), now), rounded=True)
    assert rated(shown, STEPS)[0].is_told is told


def test_a_condition_that_nobody_was_asked_of_how_it_is_now_has_no_figures_of_it() -> None:
    tally = Tally(12, 0, 0, (Row("v1", {"nl": "Een"}, {"important": 7}, 12, vote="important"),))
    assert rated(disclose(tally, sensitive=False, people=12), STEPS) == (Rated("v1", "Een", 7, 12),)


def test_a_choice_is_no_condition() -> None:
    shown = disclose(
        Tally(20, 0, 0, (Row("a", {"nl": "A"}, {"dots": 12}, 20, vote="dots"),)), sensitive=False, people=20
    )
    assert rated(shown, STEPS) == ()


counts = some.integers(0, 30)


@given(counts, counts, counts, counts, counts, some.integers(0, 40), some.booleans())
@settings(max_examples=150, deadline=None)
def test_what_is_taken_along_is_never_more_than_what_was_shown(
    important: int, none: int, little: int, almost: int, whole: int, more: int, sensitive: bool
) -> None:
    steps = dict(zip(STEPS, (none, little, almost, whole), strict=True))
    raters = sum(steps.values())
    people = max(important, raters) + more
    tally = Tally(
        max(important, raters), 0, 0,
        (
            Row("v1", {"nl": "Een"}, {"important": important}, max(important, raters), vote="important"),
            Row("now-v1", {"nl": "Een"}, {**steps, "unsure": 0, "skip": 0}, raters),
        ),
    )  # fmt: skip
    shown = disclose(tally, sensitive=sensitive, people=people)
    (row,) = rated(shown, STEPS)
    first_row, now_row = shown.rows
    if not row.is_told:
        assert row == Rated("v1", "Een")
        return
    assert min(raters, max(important, raters)) >= LARGE
    assert (row.important, row.of) == (first_row.counts["important"], first_row.answered)
    assert (dict(row.now), row.raters) == ({step: now_row.counts[step] for step in STEPS}, now_row.answered)


def test_nothing_is_taken_along_that_the_summary_does_not_tell() -> None:
    for people in (4, 7, 9, 10, 12):
        sealed = first(people)
        summary = build(sealed.state)
        part = next(one for one in summary.parts if one.plan.id == "samen")
        told = {row.id: dict(row.counts) for row in part.shown.rows}
        (taken,) = snapshot(sealed.state)
        assert taken.people == summary.people
        assert [(one.what, one.who, one.when) for one in taken.agreements] == [
            (one.what, one.who, one.when) for one in summary.promises
        ]
        for row in taken.ratings[0].rows:
            if row.is_told:
                assert row.important == told[row.id]["important"]
                assert all(number == told[f"now-{row.id}"][step] for step, number in row.now.items())


def test_a_practice_round_is_no_evening_of_before() -> None:
    practice = only(*(replace(one, practice=True) if one.id == "samen" else one for one in PROGRAMME.activities))
    one = Evening(practice, people=12)
    weigh(one)
    assert snapshot(over(one).state)[0].ratings == ()


# What is said of it


def test_only_after_closing_two_evenings_stand_side_by_side() -> None:
    second = began(2, snapshot(first().state))
    second.open("samen")
    for one in range(12):
        second.send("samen", f"person-{one}", {"important": ("v1",)})
    assert not any(wall["beside"] for wall in second.walls("samen"))
    assert second.board("samen")["compared"] == {}
    second.shut("samen")
    assert second.walls("samen")[-1]["beside"]


def test_the_figures_stand_as_they_are_and_nothing_is_subtracted() -> None:
    second = began(2, snapshot(first().state))
    weigh(second, full=9)
    row = _compared(second)["rows"][0]
    assert [one["number"] for one in row["then"]["steps"]] == [8, 0, 0, 4]
    assert [one["number"] for one in row["now"]["steps"]] == [3, 0, 0, 9]
    assert set(row) == {"text", "then", "now"}
    assert "waardoor" in NO_CAUSE


def test_what_is_told_of_both_is_how_often_it_was_important_to_how_many_and_how_many_rated_it() -> None:
    """What a record kept back of an evening before reads so here too."""
    found = compare((evening(replace(FULL, important=None)),), "samen", (replace(FULL, now={}, raters=0),), DAYS[1])
    told = as_data(found, WORDS)
    (row,) = told["rows"]
    assert (told["then"], told["now"], row["text"]) == (DAYS[0], DAYS[1], "Elkaar vertrouwen")
    steps = [{"word": word, "number": number} for word, number in zip(WORDS.values(), (8, 6, 4, 2), strict=True)]
    assert row["then"] == {"important": "minder dan 5", "of": 20, "steps": steps, "raters": 20}
    assert row["now"] == {"important": 12, "of": 20, "steps": [], "raters": 0}


def test_the_words_of_the_steps_are_those_of_their_own_evening() -> None:
    words = [{"nl": word} for word in ("koud", "lauw", "warm", "heet")]
    other = only(plan("samen", "conditions", options=CONDITIONS[:3], settings={"words": words}))
    second = Evening(other, people=12)
    second.state = replace(second.state, earlier=snapshot(first().state))
    second.open("samen")
    for one in range(12):
        second.send("samen", f"person-{one}", {"important": ("v1",)})
    second.act("samen", "ask-now")
    for one in range(12):
        second.send("samen", f"person-{one}", {"now-v1": "3"})
    second.shut("samen")
    row = _compared(second)["rows"][0]
    assert [one["word"] for one in row["then"]["steps"]] == list(WORDS.values())
    assert [one["word"] for one in row["now"]["steps"]] == ["koud", "lauw", "warm", "heet"]


def test_an_evening_without_one_before_it_says_nothing_of_it() -> None:
    assert "compared" not in KINDS["conditions"].report(first().state, *_samen(first()))
    assert "compared" not in json.dumps([dict(one.report) for one in build(first().state).parts], default=str)


def test_another_wording_of_the_same_programme_compares_by_words() -> None:
    choices = tuple(Choice(f"anders-{number}", one.text) for number, one in enumerate(CONDITIONS, 1))
    other = only(plan("voorwaarden", "conditions", options=choices))
    second = Evening(other, people=12)
    second.state = replace(second.state, earlier=snapshot(first().state))
    second.open("voorwaarden")
    for one in range(12):
        second.send("voorwaarden", f"person-{one}", {"important": ("anders-1",)})
    second.shut("voorwaarden")
    report = KINDS["conditions"].report(second.state, second.plan("voorwaarden"), second["voorwaarden"])
    assert [row["text"] for row in report["compared"]["rows"]][:1] == ["Voorwaarde 1"]


def _samen(evening: Evening) -> Any:
    return evening.plan("samen"), evening["samen"]


def _compared(evening: Evening) -> dict[str, Any]:
    found: dict[str, Any] = dict(KINDS["conditions"].report(evening.state, *_samen(evening))["compared"])
    return found
