"""What needs somebody: each with the days and moments between which it does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from werksessie.live.attention import DUE, LATE, LEFT_OPEN, READ_FIRST, SEALS, WIPES, Need, needs
from werksessie.live.catalogue import Entry
from werksessie.session import state as st

NOW = datetime(2027, 3, 14, 21, 30, tzinfo=UTC)


def day(ahead: int) -> str:
    return (NOW + timedelta(days=ahead)).date().isoformat()


def entry(phase: str = st.SEALED, name: str = "2027-03-14-111111", **more: object) -> Entry:
    return Entry(name, title="Aan tafel", phase=phase, **more)  # type: ignore[arg-type]


def sorts(*entries: Entry, at: datetime = NOW) -> list[str]:
    return [need.sort for need in needs(entries, at)]


def the_one(one: Entry) -> Need:
    (need,) = needs([one], NOW)
    return need


def agreed(*when: str) -> Entry:
    return entry(waiting=when, untold=when)


def test_when_all_is_well_nothing_needs_anybody() -> None:
    assert sorts(entry(), entry(st.PREPARED), entry(st.RUNNING, begun=day(0)), entry(st.EMPTY)) == []


@pytest.mark.parametrize(("begun", "needed"), [(day(0), []), (day(-1), [LEFT_OPEN]), (day(-9), [LEFT_OPEN]), ("", [])])
def test_an_evening_of_an_earlier_day_is_still_open(begun: str, needed: list[str]) -> None:
    assert sorts(entry(st.RUNNING, begun=begun)) == needed


def test_it_says_since_when_and_leads_to_the_console() -> None:
    need = the_one(entry(st.RUNNING, begun="2027-03-13"))
    assert need.sentence(NOW) == "Is nog open sinds zaterdag 13 maart. Sluit de avond af."
    assert (need.button, need.address) == ("Verder", "/sessions/2027-03-14-111111")


def test_a_closed_evening_says_until_when_it_can_be_opened_again() -> None:
    need = the_one(entry(st.CLOSED, reopens_until=NOW + timedelta(minutes=5)))
    assert need.sort == SEALS
    assert "Heropenen kan nog tot 21.35 uur." in need.sentence(NOW)
    assert need.sentence(NOW + timedelta(minutes=5)) == "Is afgesloten en wordt zo verzegeld."


def test_one_that_waits_for_its_second_evening_needs_nobody() -> None:
    soon = NOW + timedelta(minutes=5)
    assert sorts(entry(st.CLOSED, reopens_until=soon, waits_until=NOW + timedelta(days=30))) == []


@pytest.mark.parametrize(("ahead", "needed"), [(8, []), (7, [WIPES]), (0, [WIPES]), (-1, [WIPES])])
def test_single_answers_that_go_within_a_week_are_told(ahead: int, needed: list[str]) -> None:
    assert sorts(entry(gone_on=day(ahead))) == needed


def test_the_day_on_which_they_go_is_said() -> None:
    assert "worden op zondag 21 maart gewist" in the_one(entry(gone_on=day(7))).sentence(NOW)
    assert "worden vandaag gewist" in the_one(entry(gone_on=day(0))).sentence(NOW)


@pytest.mark.parametrize(
    ("ahead", "needed"), [(15, []), (14, [DUE]), (0, [DUE]), (-1, [LATE]), (-400, [LATE])]
)  # fmt: skip
def test_an_agreement_is_told_two_weeks_before_its_day_and_ever_after(ahead: int, needed: list[str]) -> None:
    assert sorts(agreed(day(ahead))) == needed


def test_when_somebody_said_how_it_goes_it_needs_nobody() -> None:
    assert sorts(entry(waiting=(day(-3),), untold=())) == []


def test_an_agreement_without_a_day_that_can_be_read_needs_nobody() -> None:
    assert sorts(entry(waiting=("",), untold=())) == []


@pytest.mark.parametrize(
    ("ahead", "sentence"),
    [
        ((-3,), "1 afspraak is over de datum."),
        ((-9, -3, 2), "2 afspraken zijn over de datum."),
        ((0,), "1 afspraak moet vandaag klaar zijn."),
        ((7, 7), "2 afspraken moeten op zondag 21 maart klaar zijn."),
        ((1, 7, 20), "2 afspraken moeten binnen twee weken klaar zijn."),
    ],
)
def test_agreements_are_counted_in_a_sentence(ahead: tuple[int, ...], sentence: str) -> None:
    need = the_one(agreed(*(day(one) for one in ahead)))
    assert need.sentence(NOW) == f"{sentence} Niemand zei nog hoe het gaat."
    assert need.address == "/sessions/2027-03-14-111111/agreements"


def test_that_participants_read_first_is_told_until_the_moment_that_it_is_over() -> None:
    opens = NOW + timedelta(days=3)
    one = entry(opens_at=opens)
    assert sorts(one) == sorts(entry(st.CLOSED, opens_at=opens)) == [READ_FIRST]
    assert sorts(one, at=opens) == []
    assert sorts(one, at=opens - timedelta(seconds=1)) == [READ_FIRST]
    assert sorts(entry(st.RUNNING, opens_at=opens)) == []
    assert "vanaf woensdag 17 maart" in the_one(one).sentence(NOW)


@pytest.mark.parametrize("odd", [{"rehearsal": True}, {"trouble": "Dit bestand is beschadigd."}])
def test_a_rehearsal_and_a_damaged_record_need_nobody(odd: dict[str, object]) -> None:
    assert sorts(entry(gone_on=day(0), untold=(day(0),), waiting=(day(0),), **odd)) == []


def test_what_presses_most_comes_first_and_within_a_sort_what_is_nearest() -> None:
    found = needs(
        [
            entry(name="a", gone_on=day(5)),
            entry(name="b", gone_on=day(2)),
            entry(name="c", untold=(day(-30),), waiting=(day(-30),)),
            entry(name="d", untold=(day(-2),), waiting=(day(-2),)),
            entry(name="e", untold=(day(3),), waiting=(day(3),)),
            entry(st.RUNNING, name="f", begun=day(-2)),
        ],
        NOW,
    )
    assert [need.entry.name for need in found] == ["f", "b", "a", "d", "c", "e"]


def test_one_session_can_need_two_things() -> None:
    assert sorts(entry(gone_on=day(3), opens_at=NOW + timedelta(days=1))) == [WIPES, READ_FIRST]
