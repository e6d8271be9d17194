"""opinions: eens, oneens, weet niet, card by card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.session.evening import DETAILS, PLACES, Evening, counts, only, plan, refused
from werksessie.activities.opinions import group_aware
from werksessie.session.commands import Join
from werksessie.session.disclosure import Row

KAARTEN = plan("kaarten", "opinions", options=PLACES[:3])


@pytest.fixture
def evening() -> Evening:
    """Twenty people and three cards that are open."""
    evening = Evening(only(KAARTEN), people=20)
    evening.open("kaarten")
    return evening


def say(evening: Evening, person: str, answer_id: str = "", group: str = "", **values: str) -> None:
    """Somebody's views, by the number of the place."""
    fields = {f"value-plek-{place[1:]}": value for place, value in values.items()}
    evening.send("kaarten", person, fields, answer_id, group)


def crowd(evening: Evening, **values: int) -> None:
    """So many people with each view of the first card."""
    views = [view for view, number in values.items() for _ in range(number)]
    for number, view in enumerate(views):
        say(evening, f"person-{number}", p1=view)


def row(evening: Evening, id: str = "plek-1") -> dict[str, object]:
    found: dict[str, object] = next(one for one in evening.rows("kaarten") if one["id"] == id)
    return found


def test_views_come_in_card_by_card_and_the_others_keep_what_they_had(evening: Evening) -> None:
    say(evening, "ann", p1="agree")
    say(evening, "ann", p2="disagree")
    say(evening, "ann", p1="unsure")
    assert dict(evening.own("kaarten", "ann")["opinions"]) == {"plek-1": "unsure", "plek-2": "disagree"}
    assert evening.own("kaarten", "ann")["left"] == 1
    assert evening.tally("kaarten").answered == 1


def test_the_cards_of_one_form_count_together(evening: Evening) -> None:
    say(evening, "ann", p1="agree", p2="disagree", p3="skip")
    assert counts(evening.tally("kaarten")) == {
        "plek-1": {"agree": 1, "disagree": 0, "unsure": 0, "skip": 0},
        "plek-2": {"agree": 0, "disagree": 1, "unsure": 0, "skip": 0},
        "plek-3": {"agree": 0, "disagree": 0, "unsure": 0, "skip": 1},
    }


def test_a_skipped_card_is_not_answered_and_a_doubtful_one_is(evening: Evening) -> None:
    say(evening, "ann", p1="unsure", p2="skip")
    rows = {one.id: one for one in evening.tally("kaarten").rows}
    assert (rows["plek-1"].answered, rows["plek-2"].answered) == (1, 0)


def test_one_card_can_be_answered_by_its_name(evening: Evening) -> None:
    evening.send("kaarten", "ann", {"about": "plek-2", "value": "agree"})
    evening.send("kaarten", "ann", {"about": "plek-3", "unsure": "1"})
    evening.send("kaarten", "ann", {"about": "plek-1", "skip": "1"})
    views = {"plek-1": "skip", "plek-2": "agree", "plek-3": "unsure"}
    assert dict(evening.own("kaarten", "ann")["opinions"]) == views


def test_the_same_answer_id_twice_counts_once(evening: Evening) -> None:
    say(evening, "ann", "a1", p1="agree")
    say(evening, "ann", "a2", p1="disagree")
    say(evening, "ann", "a1", p1="agree")
    assert counts(evening.tally("kaarten"))["plek-1"]["disagree"] == 1
    assert counts(evening.tally("kaarten"))["plek-1"]["agree"] == 0


@pytest.mark.parametrize("fields", [{}, {"value-plek-1": "misschien"}, {"value-plek-1": ""}, {"about": "plek-1"}])
def test_a_view_is_one_of_four(evening: Evening, fields: dict[str, str]) -> None:
    with refused(422, "eens of oneens"):
        evening.send("kaarten", "ann", fields)


def test_an_unknown_card_is_refused_as_a_whole(evening: Evening) -> None:
    with refused(422, "kaart bestaat niet"):
        say(evening, "ann", p1="agree", p9="agree")
    with refused(422, "kaart bestaat niet"):
        evening.send("kaarten", "ann", {"about": "weg", "value": "agree"})
    assert evening.tally("kaarten").answered == 0


def test_not_knowing_the_whole_question_keeps_the_cards_already_answered(evening: Evening) -> None:
    say(evening, "ann", p1="agree")
    evening.send("kaarten", "ann", {"skip": "1"})
    evening.send("kaarten", "bob", {"unsure": "1"})
    tally = evening.tally("kaarten")
    assert (tally.answered, tally.unsure, tally.skipped) == (1, 1, 0)


# What the room sees


def test_cards_show_from_the_fifth_person_on(evening: Evening) -> None:
    crowd(evening, agree=4)
    assert row(evening)["agree"] is None
    say(evening, "de-vijfde", p1="agree")
    assert row(evening)["agree"] == 5


def test_a_card_with_fewer_than_five_views_shows_nothing(evening: Evening) -> None:
    crowd(evening, agree=6)
    say(evening, "person-0", p2="disagree")
    evening.shut("kaarten")
    assert (row(evening)["agree"], row(evening)["answered"]) == (6, 6)
    other = row(evening, "plek-2")
    assert (other["agree"], other["answered"], other["verdict"]) == (None, None, "")


@pytest.mark.parametrize(
    ("cast", "verdict"),
    [
        ({"agree": 8, "disagree": 2}, "shared"),
        ({"agree": 7, "disagree": 2, "unsure": 1}, ""),
        ({"agree": 5, "disagree": 5}, "divided"),
        ({"agree": 3, "disagree": 9}, "divided"),
        ({"agree": 3, "disagree": 1}, ""),
    ],
)
def test_a_card_is_shared_divided_or_neither(evening: Evening, cast: dict[str, int], verdict: str) -> None:
    crowd(evening, **cast)
    evening.shut("kaarten")
    assert row(evening)["verdict"] == verdict


def test_at_closing_the_most_shared_card_comes_first(evening: Evening) -> None:
    for number in range(6):
        say(evening, f"person-{number}", p1="disagree", p2="agree", p3="agree" if number else "disagree")
    assert [one["id"] for one in evening.rows("kaarten")] == ["plek-1", "plek-2", "plek-3"]
    evening.shut("kaarten")
    assert [one["id"] for one in evening.rows("kaarten")] == ["plek-2", "plek-3", "plek-1"]


def test_a_sensitive_card_gives_no_small_figure_and_no_verdict() -> None:
    evening = Evening(only(replace(KAARTEN, sensitive=True)), people=20)
    evening.open("kaarten")
    crowd(evening, agree=12, disagree=4)
    assert (evening.wall("kaarten")["hidden"], evening.wall("kaarten")["gathered"]) == (True, 15)
    evening.shut("kaarten")
    shown = row(evening)
    assert (shown["agree"], shown["answered"], shown["verdict"]) == (12, None, "")


# Groups


def test_group_aware_agreement_is_the_product_over_the_groups() -> None:
    assert group_aware([(9, 10), (4, 8)]) == pytest.approx(10 / 12 * 5 / 10)
    assert group_aware([]) == 1
    assert group_aware([(0, 0)]) == pytest.approx(1 / 2)


def test_one_group_that_disagrees_counts_for_more_than_its_size() -> None:
    everybody = group_aware([(15, 20), (4, 5)])
    assert group_aware([(19, 20), (0, 5)]) < everybody
    assert 19 + 0 == 15 + 4


def test_a_card_that_every_group_shares_comes_before_one_that_only_the_largest_likes() -> None:
    evening = Evening(only(KAARTEN), replace(DETAILS, groups=True))
    evening.press("start")
    groups = {f"person-{number}": "community" if number < 15 else "municipality" for number in range(20)}
    for person, group in groups.items():
        evening.ask(Join(person, group))
    evening.open("kaarten")
    for number, (person, group) in enumerate(groups.items()):
        loved = "agree" if group == "community" else "disagree"
        say(evening, person, group=group, p1=loved, p2="agree" if number not in (0, 1, 2, 3, 19, 18) else "disagree")
    whole = {one.id: one for one in evening.tally("kaarten").rows}
    assert agreed(whole["plek-1"]) > agreed(whole["plek-2"])
    evening.shut("kaarten")
    assert [one["id"] for one in evening.rows("kaarten")][:2] == ["plek-2", "plek-1"]


def agreed(one: Row) -> int:
    return one.counts["agree"]
