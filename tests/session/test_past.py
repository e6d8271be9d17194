"""What is remembered of an earlier evening, and what of it comes in again."""

from __future__ import annotations

from typing import Any

import pytest

from werksessie.session.disclosure import FLOOR, LARGE
from werksessie.session.past import Agreed, Earlier, Rated, Rating, from_data, iso, to_data
from werksessie.session.statuses import DONE, STATUSES, Progress

RATED = Rated("c1", "Er is geld", 4, LARGE, {"yes": 6, "no": None}, LARGE)
WHOLE = Earlier(
    "Samen in het park", "2027-01-12", "Buurthuis", 20, ("We willen licht",),
    (Agreed("Een lamp", "Gemeente", "2027-05-01", Progress(DONE, "Hij brandt", "room", "2027-03-03")),),
    (Rating("voorwaarden", {"yes": "Ja", "no": "Nee"}, (RATED,)),),
)  # fmt: skip


@pytest.mark.parametrize("status", STATUSES)
def test_an_agreement_waits_for_somebody_until_it_is_done(status: str) -> None:
    told = Progress(status, "", "room", "2027-03-03")
    assert Agreed("Een lamp", "Gemeente", "2027-05-01", told).is_open is (status != DONE)


def test_an_agreement_of_which_nothing_was_heard_waits_too() -> None:
    assert Agreed("Een lamp", "Gemeente", "2027-05-01").is_open


# Back from the record


def back(**other: Any) -> Earlier:
    """The whole evening read back, with something else in its place."""
    (found,) = from_data([{**to_data(WHOLE), **other}])
    return found


def rated(words: Any = None, **other: Any) -> tuple[Rating, ...]:
    """The one rating, with something else in its one row, or other words for its steps."""
    (rating,) = to_data(WHOLE)["ratings"]
    (row,) = rating["rows"]
    return back(
        ratings=[{**rating, "rows": [{**row, **other}], "words": rating["words"] if words is None else words}]
    ).ratings


def test_an_evening_comes_back_as_it_went_in() -> None:
    assert back() == WHOLE


@pytest.mark.parametrize("words", ["20270112", "12 januari", "2027-02-30", None, 7])
def test_only_a_day_written_as_a_day_is_one(words: Any) -> None:
    assert (iso(words), back(date=words).date) == ("", "")


def test_the_people_of_a_small_conversation_are_not_counted() -> None:
    assert (back(people=FLOOR).people, back(people=FLOOR - 1).people) == (FLOOR, None)


def test_an_agreement_about_nothing_is_none() -> None:
    assert back(agreements=[{"what": "", "who": "Gemeente", "when": "2027-05-01"}]).agreements == ()


@pytest.mark.parametrize("words", [{}, "Ja", ["Ja"], {"yes": 1}, {1: "Ja"}])
def test_a_rating_whose_steps_have_no_words_is_none(words: Any) -> None:
    assert rated(words) == ()


@pytest.mark.parametrize("nothing", [{"id": ""}, {"text": ""}])
def test_a_rating_of_which_no_row_can_be_told_apart_is_none(nothing: dict[str, str]) -> None:
    assert rated(**nothing) == ()


def test_a_rating_has_nine_steps_at_most() -> None:
    ((rating,), names) = rated({f"step-{number}": "Ja" for number in range(12)}), [f"step-{n}" for n in range(9)]
    assert list(rating.words) == names


def test_what_was_rated_by_too_few_comes_back_in_words_only() -> None:
    (rating,) = rated(raters=LARGE - 1)
    assert rating.rows == (Rated("c1", "Er is geld"),)


def test_where_now_was_not_asked_nobody_rated_it() -> None:
    (rating,) = rated(now={}, raters=None)
    assert rating.rows == (Rated("c1", "Er is geld", 4, LARGE),)
