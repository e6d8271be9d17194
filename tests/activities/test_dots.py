"""dots: choose so many, and what the room sees of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import DETAILS, PLACES, Evening, counts, only, plan, refused
from werksessie.programme.model import Plan, Programme
from werksessie.session.commands import ChooseReveal, Join

KIEZEN = plan("kiezen", "dots", options=PLACES)
STAPEL = plan("stapel", "dots", options=PLACES, settings={"stackable": True})


def opened(*plans: Plan, people: int = 20) -> Evening:
    """An evening with these votes, the last one open."""
    evening = Evening(only(*plans), people=people)
    evening.open(*(one.id for one in plans))
    return evening


def dots(*numbers: int) -> dict[str, str]:
    """One dot for each of these places."""
    return {f"dots-plek-{number}": "1" for number in numbers}


def votes(evening: Evening, **numbers: int) -> None:
    """So many people, each with one dot on this place."""
    voters = [place for place, number in numbers.items() for _ in range(number)]
    for number, place in enumerate(voters):
        evening.send("kiezen", f"person-{number}", {f"dots-plek-{place[1:]}": "1"})


def shown(evening: Evening) -> dict[str, int | None]:
    """The figures on the wall."""
    return {row.id: row.counts["dots"] for row in evening.rows("kiezen")}


# Choosing


def test_everybody_chooses_three_at_most() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", dots(1, 2, 3))
    with refused(422, "hoogstens 3"):
        evening.send("kiezen", "bob", dots(1, 2, 3, 4))
    assert evening.tally("kiezen").answered == 1


def test_the_programme_says_how_many() -> None:
    evening = opened(plan("kiezen", "dots", options=PLACES, settings={"choices": 1}))
    with refused(422, "hoogstens 1"):
        evening.send("kiezen", "ann", dots(1, 2))


def test_an_option_takes_one_dot_of_each_person() -> None:
    evening = opened(KIEZEN)
    with refused(422, "één keer"):
        evening.send("kiezen", "ann", {"dots-plek-1": "2"})


def test_dots_can_be_stacked_where_the_programme_says_so() -> None:
    evening = opened(STAPEL)
    evening.send("stapel", "ann", {"dots-plek-1": "2", "dots-plek-2": "1"})
    with refused(422, "hoogstens 3"):
        evening.send("stapel", "bob", {"dots-plek-1": "3", "dots-plek-2": "1"})
    assert counts(evening.tally("stapel"))["plek-1"] == {"dots": 2}


def test_an_unknown_option_is_refused_as_a_whole() -> None:
    evening = opened(KIEZEN)
    with refused(422, "bestaat niet"):
        evening.send("kiezen", "ann", {"dots-plek-1": "1", "dots-plek-99": "1"})
    assert evening.tally("kiezen").answered == 0


@pytest.mark.parametrize("value", ["-1", "1.5", "٣", "een", "1" * 4, " 1"])
def test_what_is_no_number_is_not_understood(value: str) -> None:
    with refused(422, "begrijpen we niet"):
        opened(STAPEL).send("stapel", "ann", {"dots-plek-1": value})


@pytest.mark.parametrize("fields", [{}, {"dots-plek-1": "0"}, {"dots-plek-1": ""}, {"text": "hallo"}])
def test_no_dots_at_all_is_no_answer(fields: dict[str, str]) -> None:
    with refused(422, "minstens 1"):
        opened(KIEZEN).send("kiezen", "ann", fields)


def test_a_ticked_box_is_one_dot() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", {"dots-plek-1": "on", "dots-plek-2": ""})
    assert evening.own("kiezen", "ann")["dots"] == {"plek-1": 1}


def test_a_second_vote_replaces_the_first() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", dots(1, 2))
    evening.send("kiezen", "ann", dots(3))
    assert evening.own("kiezen", "ann")["dots"] == {"plek-3": 1}
    assert counts(evening.tally("kiezen"))["plek-1"] == {"dots": 0}
    assert evening.tally("kiezen").answered == 1


def test_the_same_answer_id_twice_counts_once() -> None:
    evening = opened(STAPEL)
    evening.send("stapel", "ann", {"dots-plek-1": "2"}, "a1")
    assert evening.send("stapel", "ann", {"dots-plek-1": "2"}, "a1") == ()
    assert counts(evening.tally("stapel"))["plek-1"] == {"dots": 2}


def test_a_late_copy_of_the_first_vote_does_not_replace_the_second() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", dots(1), "a1")
    evening.send("kiezen", "ann", dots(2), "a2")
    assert evening.send("kiezen", "ann", dots(1), "a1") == ()
    assert evening.own("kiezen", "ann")["dots"] == {"plek-2": 1}


def test_somebody_who_does_not_know_after_all_takes_the_dots_back() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", dots(1))
    evening.send("kiezen", "ann", {"unsure": "1"})
    tally = evening.tally("kiezen")
    assert (tally.answered, tally.unsure, counts(tally)["plek-1"]) == (0, 1, {"dots": 0})


@given(st.dictionaries(st.integers(1, 7), st.integers(0, 5), max_size=6), st.integers(1, 5), st.booleans())
def test_nobody_ever_gets_more_dots_than_allowed(wanted: dict[int, int], most: int, stackable: bool) -> None:
    evening = opened(plan("kiezen", "dots", options=PLACES, settings={"choices": most, "stackable": stackable}))
    known = all(place <= len(PLACES) for place in wanted)
    single = all(number <= 1 for number in wanted.values())
    fields = {f"dots-plek-{place}": str(number) for place, number in wanted.items()}
    if known and (single or stackable) and 1 <= sum(wanted.values()) <= most:
        evening.send("kiezen", "ann", fields)
        assert sum(evening.own("kiezen", "ann")["dots"].values()) == sum(wanted.values())
    else:
        with refused(422):
            evening.send("kiezen", "ann", fields)


# Options


def test_another_text_for_an_option_keeps_its_votes() -> None:
    evening = opened(KIEZEN)
    evening.send("kiezen", "ann", dots(1))
    evening.act("kiezen", "rename-option", option="plek-1", text="  Het plein ")
    row = evening.tally("kiezen").rows[0]
    assert (row.text, row.counts) == ({"nl": "Het plein"}, {"dots": 1})


@pytest.mark.parametrize("text", ["", "  ", "x" * 141])
def test_an_option_needs_a_text_that_fits(text: str) -> None:
    with refused(422, "1 tot 140"):
        opened(KIEZEN).act("kiezen", "rename-option", option="plek-1", text=text)


def test_an_option_that_is_not_there_gets_no_text_and_is_not_chosen() -> None:
    evening = opened(KIEZEN)
    evening.shut("kiezen")
    for verb in ("rename-option", "choose"):
        with refused(404, "bestaat niet"):
            evening.act("kiezen", verb, option="plek-99", text="Het plein")


def test_choosing_with_the_group_comes_after_the_vote() -> None:
    evening = opened(KIEZEN)
    with refused(409, "Sluit eerst"):
        evening.act("kiezen", "choose", option="plek-1")
    evening.shut("kiezen")
    for option in ("plek-1", "plek-2", "plek-2"):
        evening.act("kiezen", "choose", option=option)
    evening.act("kiezen", "choose", option="plek-1", chosen="no")
    assert evening.detail("kiezen")["chosen"] == ["plek-2"]


# What the room sees


def test_votes_show_from_the_fifth_on_in_steps_of_three() -> None:
    evening, seen = opened(KIEZEN), []
    for number in range(9):
        evening.send("kiezen", f"person-{number}", dots(1))
        seen.append(shown(evening)["plek-1"])
    assert seen == [None, None, None, None, 5, 5, 5, 8, 8]


def test_at_closing_every_vote_shows_the_most_chosen_first() -> None:
    evening = opened(KIEZEN)
    votes(evening, p1=1, p2=3, p3=2)
    assert list(shown(evening)) == [f"plek-{number}" for number in range(1, 7)]
    evening.shut("kiezen")
    assert list(shown(evening).items())[:4] == [("plek-2", 3), ("plek-3", 2), ("plek-1", 1), ("plek-4", 0)]


def test_results_wait_for_closing_when_that_was_chosen() -> None:
    evening = Evening(only(KIEZEN), people=20)
    evening.ask(ChooseReveal("kiezen", "after_close"))
    evening.open("kiezen")
    votes(evening, p1=9)
    assert (evening.wall("kiezen")["hidden"], set(shown(evening).values())) == (True, {None})
    evening.shut("kiezen")
    assert (evening.wall("kiezen")["hidden"], shown(evening)["plek-1"]) == (False, 9)


def test_figures_gather_while_results_wait() -> None:
    evening = Evening(only(KIEZEN), people=20)
    evening.ask(ChooseReveal("kiezen", "after_close"))
    evening.open("kiezen")
    votes(evening, p1=4)
    assert evening.wall("kiezen")["gathered"] is None
    votes(evening, p1=7)
    assert evening.wall("kiezen")["gathered"] == 7


@pytest.mark.parametrize("programme", [only(plan("kiezen", "dots", options=PLACES, sensitive=True))])
def test_a_sensitive_vote_gives_no_small_figure_and_no_order_of_small_figures(programme: Programme) -> None:
    evening = Evening(programme, people=20)
    evening.open("kiezen")
    votes(evening, p6=7, p5=4, p2=1)
    assert evening.wall("kiezen")["gathered"] == 10
    evening.shut("kiezen")
    assert list(shown(evening).items()) == [("plek-6", 7), *((f"plek-{number}", None) for number in range(1, 6))]


def test_a_small_session_shows_no_figures() -> None:
    evening = opened(KIEZEN, people=4)
    votes(evening, p1=6)
    evening.shut("kiezen")
    assert set(shown(evening).values()) == {None}
    assert evening.wall("kiezen")["gathered"] is None


@pytest.mark.parametrize(
    ("cast", "equal"),
    [
        ({"p1": 9, "p2": 7, "p3": 4}, {"plek-1", "plek-2"}),
        ({"p1": 9, "p2": 6, "p3": 3}, set()),
        ({"p1": 5, "p2": 5}, {"plek-1", "plek-2"}),
        ({"p1": 8, "p2": 6, "p3": 4}, {"plek-1", "plek-2"}),
        ({"p1": 12, "p2": 7, "p3": 7, "p4": 6}, {"plek-2", "plek-3", "plek-4"}),
        ({"p1": 9, "p2": 1, "p3": 1}, set()),
        ({"p1": 6}, set()),
    ],
)
def test_a_difference_of_one_or_two_is_about_equal(cast: dict[str, int], equal: set[str]) -> None:
    evening = opened(KIEZEN, people=30)
    votes(evening, **cast)
    assert evening.wall("kiezen")["about_equal"] == frozenset()
    evening.shut("kiezen")
    assert evening.wall("kiezen")["about_equal"] == equal


# Support per group


@pytest.mark.parametrize(("sensitive", "of_the_municipality"), [(False, 5), (False, 4), (True, 5)])
def test_support_per_group_is_told_after_closing_where_it_is_allowed(sensitive: bool, of_the_municipality: int) -> None:
    evening = Evening(
        only(plan("stapel", "dots", options=PLACES[:2], sensitive=sensitive)), replace(DETAILS, groups=True)
    )
    evening.press("start")
    groups = [f"community-{one}" for one in range(8)] + [f"municipality-{one}" for one in range(of_the_municipality)]
    for person in groups:
        evening.ask(Join(person, person.partition("-")[0]))
    evening.open("stapel")
    for person in groups:
        choice = "dots-plek-1" if person.startswith("community") else "dots-plek-2"
        evening.send("stapel", person, {choice: "1"}, group=person.partition("-")[0])
    assert evening.board("stapel")["groups"] == {}
    evening.shut("stapel")
    allowed = not sensitive and of_the_municipality == 5
    said = [(one.group, one.words, one.number) for one in evening.board("stapel")["groups"].get("plek-1", ())]
    assert said == ([("community", "bijna allemaal", None), ("municipality", "weinig", None)] if allowed else [])
