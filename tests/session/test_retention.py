"""How long single answers are kept: a term of days after closing, changed until they are gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.session.destroyed_evening import before_and_after, rewritten
from tests.session.evening import DETAILS, Evening, refused
from tests.session.full_evening import full
from werksessie.activities import KINDS
from werksessie.programme.loader import load_shipped
from werksessie.session.destroying import destroyed
from werksessie.session.reducer import apply
from werksessie.session.retention import ChangeTerm, TermChanged, gone_at, is_over


def closed(evening: Evening) -> datetime:
    return datetime.fromisoformat(evening.state.closed_at)


def test_nobody_knows_the_day_before_the_evening_is_over() -> None:
    assert gone_at(Evening(people=5).state) is None


def test_single_answers_go_so_many_days_after_closing() -> None:
    evening = full()
    assert gone_at(evening.state) == closed(evening) + timedelta(days=DETAILS.retention_days)


@pytest.mark.parametrize("moment", ["", "gisteren", "9999-12-31T23:00:00"])
def test_a_record_with_an_odd_moment_of_closing_names_no_day(moment: str) -> None:
    assert gone_at(replace(full().state, closed_at=moment)) is None


def test_the_term_is_over_at_its_last_moment_and_not_before() -> None:
    evening = full()
    sealed, _ = evening.sealed()
    over = closed(evening) + timedelta(days=30)
    assert not is_over(sealed, over - timedelta(seconds=1))
    assert is_over(sealed, over)


def test_a_record_that_is_not_sealed_is_never_over() -> None:
    evening = full()
    assert not is_over(evening.state, closed(evening) + timedelta(days=400))


def test_a_record_says_that_answers_are_gone_only_when_they_are() -> None:
    _, log = full().sealed()
    assert "answers.destroyed" not in log
    _, _, after = before_and_after(full())
    assert "answers.destroyed" in after


def test_what_was_destroyed_is_not_over_again() -> None:
    evening = full()
    _, after, _ = before_and_after(evening)
    assert gone_at(after) is None
    assert not is_over(after, closed(evening) + timedelta(days=400))


@pytest.mark.parametrize("days", [7, 90])
def test_the_term_can_be_shorter_or_longer_until_they_are_gone(days: int) -> None:
    evening = full()
    evening.ask(ChangeTerm(days))
    assert gone_at(evening.state) == closed(evening) + timedelta(days=days)
    assert evening.replay() == evening.state


@pytest.mark.parametrize("days", [-1, 0, 6, 91, 1000])
def test_a_term_outside_a_week_to_ninety_days_is_refused(days: int) -> None:
    with refused(422, "van 7 tot en met 90"):
        full().ask(ChangeTerm(days))


def test_the_same_term_again_changes_nothing() -> None:
    assert full().ask(ChangeTerm(30)) == ()


def test_before_the_evening_is_over_the_term_is_one_of_its_details() -> None:
    with refused(409, "gegevens van de avond"):
        Evening(people=5).ask(ChangeTerm(60))


def test_a_changed_term_stands_in_the_details_of_a_record_that_is_rewritten() -> None:
    sealed, _ = full().sealed()
    again, text = rewritten(apply(sealed, TermChanged(60), sealed.seq + 1))
    assert again.details == replace(sealed.details, retention_days=60)
    assert "retention.changed" not in text


def test_when_they_are_gone_the_term_cannot_change() -> None:
    evening = full()
    _, evening.state, _ = before_and_after(evening)
    with refused(409, "al gewist"):
        evening.ask(ChangeTerm(60))


def test_between_two_evenings_no_day_is_named_and_nothing_is_destroyed() -> None:
    programme = load_shipped("weerbaarheid-twee-avonden", KINDS)
    evening = Evening(programme, replace(DETAILS, second_evening="2027-01-19"), people=5)
    evening.close()
    assert gone_at(evening.state) is None
    with refused(409, "De tweede avond komt nog."):
        destroyed(evening.state, "2027-01-15", early=True)


def test_by_hand_and_before_the_term_it_is_early() -> None:
    sealed, _ = full().sealed()
    after, _ = rewritten(destroyed(sealed, "2027-01-15", early=True))
    assert (after.destroyed_on, after.destroyed_early) == ("2027-01-15", True)
