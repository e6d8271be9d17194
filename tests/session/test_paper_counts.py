"""Votes of people without a phone, counted from paper or from hands: ordinary votes, in every total."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.activities.about_goals import SCALE, A, B, chosen, opened
from tests.session.evening import PLACES, counts, plan, refused
from tests.session.full_evening import assert_same
from tests.session.paper_desk import card, dots, evening, heads, papers, tally
from werksessie.activities.scale import ScaleRated
from werksessie.session.paper import HANDS, PAPER


def test_a_count_is_in_every_total_with_the_votes_of_phones() -> None:
    room = evening("kiezen", people=8)
    for number in range(8):
        room.send("kiezen", f"phone-{number}", {"dots-a": "1"})
    tally(room, "kiezen", 12, pads=dots(a=12, b=5))
    assert {one: row["dots"] for one, row in counts(room.tally("kiezen")).items()} == {"a": 20, "b": 5, "c": 0, "d": 0}
    assert (room.tally("kiezen").answered, papers(room, "kiezen")) == (20, (12, 0))
    assert heads(room, "kiezen") == (20, 20)


def test_counting_again_replaces_the_earlier_count_and_touches_no_phone_or_card() -> None:
    room = evening("kiezen", people=1)
    room.send("kiezen", "phone-1", {"dots-a": "1"})
    tally(room, "kiezen", 6, pads=dots(a=6, b=1))
    tally(room, "kiezen", 3, pads=dots(b=2), unsure=1)
    assert {one: row["dots"] for one, row in counts(room.tally("kiezen")).items()} == {"a": 1, "b": 2, "c": 0, "d": 0}
    assert (room.tally("kiezen").unsure, papers(room, "kiezen")) == (1, (2, 0))
    tally(room, "kiezen", 0)
    assert (room.tally("kiezen").answered, room.tally("kiezen").unsure, papers(room, "kiezen")) == (1, 0, (0, 0))


@pytest.mark.parametrize("kind", ["opinions", "scale"])
def test_counting_again_replaces_what_was_counted_of_each_card_and_each_goal(kind: str) -> None:
    """Also where passing on the whole question leaves single answers as they are."""
    room = chosen(plan("kaarten", "opinions", options=PLACES[:2]), SCALE)
    activity, key = ("kaarten", "value-plek-1.agree") if kind == "opinions" else ("past", f"{A}.value.3")
    room.open(activity)
    tally(room, activity, 6, pads={key: 6})
    tally(room, activity, 2, pads={key: 2})
    assert [number for row in counts(room.tally(activity)).values() for number in row.values() if number] == [2]


def test_every_vote_of_a_count_has_an_answer_id_of_its_own() -> None:
    """A newer count is of other answers than the one before; two goals are two answers of the same person."""
    room = opened(SCALE)
    for votes in (3, 2):
        tally(room, "past", 3, pads={f"{A}.value.3": votes, f"{B}.value.1": votes})
    ids = [id for _, event in room.read() if isinstance(event, ScaleRated) for id in [event.answer_id]]
    assert len(set(ids)) == len(ids) == 10
    assert all(isinstance(id, str) and id for id in ids)


def test_a_count_tells_how_and_is_of_300_people_at_most() -> None:
    room = evening("kiezen")
    with refused(422, "van papier, of met handen"):
        tally(room, "kiezen", 3, "knikjes", pads=dots(a=3))
    with refused(422, "van 0 tot en met 300"):
        tally(room, "kiezen", 301, pads=dots(a=3))
    tally(room, "kiezen", 300, pads=dots(a=300))
    assert room.tally("kiezen").answered == 300


def test_who_counts_must_have_seen_the_last_count() -> None:
    room = evening("kiezen")
    for turn in range(3):
        tally(room, "kiezen", 5, was=turn, pads=dots(a=turn))
    for earlier in range(3):
        with refused(409, "Iemand anders telde hier ook"):
            tally(room, "kiezen", 5, was=earlier, pads=dots(b=1))
    tally(room, "kiezen", 5, was=3, pads=dots(b=1))


def test_two_consoles_that_count_do_not_overwrite_each_other() -> None:
    room = evening("kiezen")
    tally(room, "kiezen", 3, was=0, pads=dots(a=3))
    with refused(409, "Iemand anders telde hier ook"):
        tally(room, "kiezen", 3, was=0, pads=dots(b=3))
    tally(room, "kiezen", 3, was=0, pads=dots(a=3))
    assert counts(room.tally("kiezen"))["a"] == {"dots": 3}


def test_hands_are_told_apart_from_paper_and_not_counted_where_it_is_sensitive() -> None:
    room = evening("schaal")
    tally(room, "schaal", 7, HANDS, pads={"value.3": 7})
    assert papers(room, "schaal") == (7, 7)
    room.open("veilig")
    with refused(409, "gevoelige vraag"):
        tally(room, "veilig", 7, HANDS, pads={"value.3": 7})
    tally(room, "veilig", 7, PAPER, pads={"value.3": 7})
    assert papers(room, "veilig") == (7, 0)


@pytest.mark.parametrize(
    ("activity", "ask", "first", "second"),
    [
        ("rollen", "ask-who", {"role.a": 6}, {"who-a.community": 2, "help-a.yes": 3}),
        ("nodig", "ask-now", {"important.a": 6}, {"now-a.3": 4}),
    ],
)
def test_what_was_counted_first_stays_when_a_kind_asks_a_second_thing(
    activity: str, ask: str, first: dict[str, int], second: dict[str, int]
) -> None:
    room = evening(activity)
    tally(room, activity, 6, pads=first)
    before = room.tally(activity).rows[0]
    if ask == "ask-who":
        room.shut(activity)
    room.act(activity, ask)
    tally(room, activity, 6, pads=dict.fromkeys(second, 1))
    tally(room, activity, 6, pads=second, unsure=1)
    assert room.tally(activity).rows[0].counts == before.counts
    told = {name: number for row in room.tally(activity).rows[1:] for name, number in row.counts.items() if number}
    assert (
        {name: told[name] for name in (key.rpartition(".")[2] for key in second) if name in told}
        == {name: number for key, number in second.items() for name in [key.rpartition(".")[2]] if name in told}
        != {}
    )
    room.shut(activity)
    assert papers(room, activity) == (6, 0)


@pytest.mark.parametrize(
    ("activity", "ask", "first", "second"),
    [
        ("rollen", "ask-who", {"role.a": 6}, "who-a.community"),
        ("nodig", "ask-now", {"important.a": 6}, "now-a.3"),
    ],
)
def test_counting_the_second_thing_again_replaces_that_count_whole(
    activity: str, ask: str, first: dict[str, int], second: str
) -> None:
    room = evening(activity)
    tally(room, activity, 6, pads=first)
    if ask == "ask-who":
        room.shut(activity)
    room.act(activity, ask)
    tally(room, activity, 6, pads={second: 4}, unsure=2)
    told = room.tally(activity)
    tally(room, activity, 6, pads={second: 1})
    tally(room, activity, 6, pads={second: 4}, unsure=2)
    assert room.tally(activity) == told
    tally(room, activity, 6, pads={second: 1})
    name = second.rpartition(".")[2]
    assert [row.counts[name] for row in room.tally(activity).rows if row.counts.get(name)] == [1]
    assert not room[activity].passed


def test_a_new_round_of_consent_begins_without_the_paper_of_the_last_one() -> None:
    room = evening("akkoord")
    card(room, "akkoord", **{"value-a": "fine"})
    room.shut("akkoord")
    room.open_again("akkoord")
    assert papers(room, "akkoord") == (0, 0)
    room.undo()
    assert papers(room, "akkoord") == (1, 0)


@given(
    some.lists(
        some.tuples(some.sampled_from(("a", "b", "c")), some.integers(0, 9), some.booleans(), some.integers(0, 3)),
        max_size=8,
    )
)
def test_whatever_is_counted_and_counted_again_the_totals_are_the_last_count_and_the_phones(
    steps: list[tuple[str, int, bool, int]],
) -> None:
    room = evening("kiezen", people=2)
    room.send("kiezen", "phone-1", {"dots-d": "1"})
    last: tuple[str, int, int] = ("a", 0, 0)
    for option, number, again, unsure in steps:
        tally(room, "kiezen", number + unsure, PAPER if again else HANDS, unsure=unsure, pads=dots(**{option: number}))
        last = (option, number, unsure)
    option, number, unsure = last
    told = room.tally("kiezen")
    assert (told.answered, told.unsure) == (number + 1, unsure)
    assert {one: row["dots"] for one, row in counts(told).items() if row["dots"] and one != "d"} == (
        {option: number} if number else {}
    )
    assert papers(room, "kiezen")[0] == number
    assert room.replay() == room.state
    room.close()
    assert_same(room.state, room.sealed()[0])
