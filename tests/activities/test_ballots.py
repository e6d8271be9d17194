"""What the room sees of a vote that is still open: from the fifth on, in steps of three."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from werksessie.activities.ballots import FIRST, STEP, Ballots

people = st.integers(0, 11).map(lambda number: f"p{number}")
turns = st.lists(st.tuples(people, st.sampled_from(["a", "b", "c", ""])), max_size=60)


def voted(number: int) -> Ballots:
    ballots = Ballots()
    for one in range(number):
        ballots = ballots.put(f"p{one}", "a")
    return ballots


def test_nothing_shows_before_the_fifth_vote() -> None:
    assert [len(voted(number).shown) for number in range(6)] == [0, 0, 0, 0, 0, 5]


def test_after_that_three_votes_show_at_once() -> None:
    assert [len(voted(number).shown) for number in range(5, 12)] == [5, 5, 5, 8, 8, 8, 11]


def test_somebody_who_keeps_changing_moves_nothing() -> None:
    ballots = voted(5)
    for vote in "bcabcabca":
        ballots = ballots.put("p0", vote)
    assert ballots.shown == voted(5).shown
    assert ballots.cast["p0"] == "a"


def test_three_people_who_change_move_the_figures() -> None:
    ballots = voted(5)
    for one in ("p0", "p1", "p2"):
        ballots = ballots.put(one, "b")
    assert sorted(ballots.shown.values()) == ["a", "a", "b", "b", "b"]


def test_a_vote_taken_back_is_no_vote() -> None:
    ballots = voted(6).drop("p0").drop("p0").drop("nobody")
    assert "p0" not in ballots.cast
    assert len(ballots.cast) == 5


def test_sending_the_same_vote_again_moves_nothing() -> None:
    ballots = voted(6)
    for one in ("p0", "p1", "p2"):
        ballots = ballots.put(one, "a")
    assert ballots.shown == voted(5).shown


def test_once_closed_the_room_has_seen_every_vote_and_figures_go_on_from_there() -> None:
    again = voted(7).settled()
    two_more = again.put("x", "a").put("y", "b")
    assert [len(seen.shown) for seen in (again, two_more, two_more.put("z", "c"))] == [7, 7, 10]
    assert len(voted(5).settled().shown) == 5


def test_fewer_than_five_votes_stay_unseen_after_closing() -> None:
    again = voted(4).settled()
    assert (len(again.cast), len(again.shown)) == (4, 0)
    assert len(again.put("x", "a").shown) == 5


def test_three_people_who_take_their_vote_back_move_the_figures() -> None:
    seen = [8]
    ballots = voted(8)
    for one in ("p0", "p1", "p2"):
        ballots = ballots.drop(one)
        seen.append(len(ballots.shown))
    assert seen == [8, 8, 8, 5]


def test_a_vote_taken_back_before_it_showed_moves_nothing() -> None:
    ballots = voted(6).drop("p5").put("x", "a").put("y", "a")
    assert len(ballots.shown) == 5
    assert len(ballots.put("z", "a").shown) == 8


@given(turns)
def test_no_thumb_ever_matches_a_figure(taken: list[tuple[str, str]]) -> None:
    ballots, last = Ballots(), {}
    for person, vote in taken:
        before = ballots.shown
        ballots = ballots.put(person, vote) if vote else ballots.drop(person)
        last[person] = vote
        moved = [one for one in {*before, *ballots.shown} if before.get(one) != ballots.shown.get(one)]
        assert len(moved) == 0 or len(moved) >= (STEP if before else FIRST)
    assert dict(ballots.cast) == {person: vote for person, vote in last.items() if vote}
