"""The figures of an overview are the sums of the records, over forty of them; what a Summary hides is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tests.overview.conftest import MUNICIPALITIES, Rehearsed
from tests.summary.spreadsheets import sheets
from werksessie.overview.across import Shared, across
from werksessie.overview.evening import Figure
from werksessie.overview.formats import FORMATS, Told
from werksessie.overview.merge import Overview, merge
from werksessie.overview.sums import Sum, added, together
from werksessie.programme.model import say
from werksessie.session.disclosure import FEW
from werksessie.session.progress import promises
from werksessie.summary.parts import Part

Sums = dict[tuple[str, str, str], tuple[int | None, int]]
"""(question, line, count) -> the number that is shown together, and how many evenings hide theirs."""


def own(some: Sequence[Rehearsed]) -> Overview:
    """The overview that a municipality has of these evenings."""
    return merge((one.own for one in some), {one.own.key: one.own.title for one in some})


def overall(some: Sequence[Rehearsed]) -> Overview:
    """The overview across their municipalities, none of which is named."""
    return across([Shared((one.shared,), False) for one in some])


def by_hand(some: Sequence[Rehearsed]) -> Sums:
    """The same sums, counted from the rows of every Summary."""
    found: defaultdict[tuple[str, str, str], list[int | None]] = defaultdict(list)
    for one in some:
        for part in one.summary.parts:
            single: defaultdict[tuple[str, str, str], list[int | None]] = defaultdict(list)
            for id, texts in _options(part).items():
                for row in part.shown.rows:
                    if row.id == id or row.id.endswith((f".{id}", f"-{id}", f":{id}")):
                        for name, number in row.counts.items():
                            single[part.plan.number or part.plan.id, texts, part.counts[name]].append(number)
            for key, numbers in single.items():
                found[key].append(None if None in numbers else sum(number or 0 for number in numbers))
    return {key: _sum(numbers) for key, numbers in found.items()}


def _options(part: Part) -> dict[str, str]:
    """What the programme itself lists, by id."""
    items = {item["id"]: say(item["text"], "nl") for item in part.plan.settings.get("items") or ()}
    alone = {part.plan.id: ""} if part.plan.kind == "scale" and not items else {}
    return {**{one.id: say(one.text, "nl") for one in part.plan.options}, **items, **alone}


def _sum(numbers: Sequence[int | None]) -> tuple[int | None, int]:
    shown = [number for number in numbers if number is not None]
    return sum(shown) if shown else None, len(numbers) - len(shown)


def sums(overview: Overview) -> Sums:
    """What the overview says."""
    return {
        (one.id, line.text, label): (number.number, number.hidden)
        for one in overview.questions
        for line in one.lines
        for label, number in line.counts.items()
    }


def test_every_count_is_the_sum_of_what_forty_records_show(forty: tuple[Rehearsed, ...]) -> None:
    assert len(by_hand(forty)) > 100
    assert any(hidden for _, hidden in by_hand(forty).values())
    assert sums(own(forty)) == by_hand(forty)


def test_across_municipalities_the_counts_are_the_same(forty: tuple[Rehearsed, ...]) -> None:
    assert sums(overall(forty)) == by_hand(forty)


def test_the_overview_of_a_part_and_of_the_rest_add_up_to_the_whole(forty: tuple[Rehearsed, ...]) -> None:
    some, rest, whole = (sums(own(evenings)) for evenings in (forty[:9], forty[9:], forty))
    for key, (number, hidden) in whole.items():
        parts = [one[key] for one in (some, rest) if key in one]
        assert (_sum([shown for shown, _ in parts])[0], sum(few for _, few in parts)) == (number, hidden)


def test_the_order_in_which_records_come_makes_no_difference(forty: tuple[Rehearsed, ...]) -> None:
    assert overall(forty) == overall(tuple(reversed(forty)))


def test_people_answers_goals_and_agreements_add_up(forty: tuple[Rehearsed, ...]) -> None:
    overview, summaries = own(forty), [one.summary for one in forty]
    small = sum(one.people is None for one in summaries)
    assert small > 0
    assert overview.people == Sum(sum(one.people or 0 for one in summaries), small)
    conditions = next(one for one in overview.questions if one.kind == "conditions")
    asked = [part for one in summaries for part in one.parts if part.plan.kind == "conditions" and part.counted]
    shown = [part.shown.answered for part in asked if part.shown.answered is not None]
    assert conditions.answered == Sum(sum(shown), len(asked) - len(shown))
    chosen = [row for one in summaries for part in one.parts if part.plan.number == "5a" for row, t in part.rows
              if t.get("chosen")]  # fmt: skip
    assert sum(len(one.goals) for one in overview.evenings) == len(chosen) > 40
    statuses = Counter(one.progress.status if one.progress else "" for each in forty for one in promises(each.state))
    assert Counter(deal.status for one in overview.evenings for deal in one.deals) == statuses


def test_the_workbook_has_the_same_numbers(forty: tuple[Rehearsed, ...]) -> None:
    overview = overall(forty)
    (head, *rows) = sheets(FORMATS["xlsx"].make(Told(overview), "2027-12-31"))["Samen"]
    written = [(row[head.index("aantal")], row[head.index("avonden met kleine aantallen")]) for row in rows]
    expected = [
        (number.number if number.number is not None else "", number.hidden or "")
        for one in overview.questions
        for line in one.lines
        for number in line.counts.values()
    ]
    assert [one for row, one in zip(rows, written, strict=True) if "vaker" not in str(row[3])] == expected


def test_each_municipality_has_five_evenings(forty: tuple[Rehearsed, ...]) -> None:
    overview = overall(forty)
    assert sorted(overview.municipalities) == [f"Gemeente {letter}" for letter in "ABCDEFGH"]
    assert set(overview.municipalities.values()) == {5}
    assert len(MUNICIPALITIES) == 8


def test_evenings_stand_by_date_and_questions_in_the_order_of_the_programme(forty: tuple[Rehearsed, ...]) -> None:
    overview = own(forty)
    dates = [one.date for one in overview.evenings]
    assert dates == sorted(dates)
    numbers = [one.id for one in overview.questions if one.id[:1].isdecimal()]
    assert numbers == ["0", "1", "2", "3", "4", "5a", "5b", "13", "11", "12", "6", "7", "9", "8", "10"]


def test_rounded_figures_that_are_added_are_said_to_be_rough() -> None:
    assert str(added([(10, True), (15, True), (FEW, True)])) == "ongeveer 25 + 1 avond met kleine aantallen"
    assert str(added([(11, False), (None, False), ("klein gesprek", False)])) == "11 + 2 avonden met kleine aantallen"


def test_what_no_evening_shows_is_no_nought() -> None:
    assert str(added([(FEW, False)])) == "1 avond met kleine aantallen"
    assert str(added([])) == ""


def test_of_an_evening_with_a_hidden_figure_the_others_are_no_sum() -> None:
    figures: list[Figure] = [6, FEW, 7]
    assert together(figures) == FEW
    assert together([6, 7]) == 13


def test_an_evening_that_did_not_ask_hides_nothing(forty: tuple[Rehearsed, ...]) -> None:
    first = [one for one in forty if one.state.programme.id == "eerste-gesprek"]
    question = next(one for one in own([*first, forty[1]]).questions if one.id == "7")
    assert (len(question.asked), len(question.missed)) == (1, 0)
    assert question.answered.hidden <= 1


def test_a_sum_says_nothing_of_what_is_hidden(forty: tuple[Rehearsed, ...]) -> None:
    """Whoever knows every Summary but one, knows of that one what its Summary shows."""
    one, rest = forty[5], [*forty[:5], *forty[6:]]
    with_it, without = sums(own(forty)), sums(own(rest))
    for key, (number, _) in by_hand([one]).items():
        left = (with_it[key][0] or 0) - (without.get(key, (0, 0))[0] or 0)
        assert left == (number or 0)


def test_none_of_eight_municipalities_is_in_the_overview(forty: tuple[Rehearsed, ...]) -> None:
    text = repr(overall(forty))
    for own_word in (*(name.removeprefix("Gemeente ") for name in MUNICIPALITIES), "Klaverdag", "Eigen thema"):
        assert own_word not in text
