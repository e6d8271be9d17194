"""Searching and filtering sessions: what fits, in which order, and page by page."""

from __future__ import annotations

import pytest

from werksessie.live.catalogue import Entry
from werksessie.live.finding import A_PAGE, MOST_CHOICES, NEEDS, STATES, Wish, choices, found, page, wish_of
from werksessie.reading.folding import fold
from werksessie.session import state as st

PHASES = (st.EMPTY, st.PREPARED, st.RUNNING, st.CLOSED, st.SEALED)


def entry(name: str, title: str = "", place: str = "", phase: str = st.SEALED, **more: object) -> Entry:
    return Entry(name, title=title, place=place, phase=phase, words=fold(f"{title}\n{place}"), **more)  # type: ignore[arg-type]


CAFE = entry("2027-03-14-111111", "Aan tafel", "Café Het Plein", date="2027-03-14")
ROUND = entry("2027-03-15-222222", "Aan Tafel", "Speeltuin Oost", date="2027-03-15")
OLD = entry("2026-01-01-333333", "Buurtvaders", "CAFÉ HET PLEIN", date="2026-01-01")
ALL = (OLD, CAFE, ROUND)


def names(**wish: str) -> list[str]:
    return [one.name[-6:] for one in found(ALL, Wish(**wish))]


def test_without_a_wish_everything_is_there_the_newest_first() -> None:
    assert names() == ["222222", "111111", "333333"]


def test_one_whose_date_changed_has_the_place_of_its_new_date() -> None:
    moved = entry("2020-01-01-444444", date="2027-03-20")
    assert found((*ALL, moved), Wish())[0] is moved


def test_of_one_day_the_order_stays() -> None:
    same = [entry(f"2027-03-14-{number}", date="2027-03-14") for number in range(3)]
    assert found(same, Wish()) == same


@pytest.mark.parametrize("words", ["café", "cafe", "CAFE plein", "plein  CAFÉ", "het ple"])
def test_accents_capitals_and_order_make_no_difference(words: str) -> None:
    assert names(words=words) == ["111111", "333333"]


def test_of_several_words_all_must_be_there() -> None:
    assert names(words="cafe tafel") == ["111111"]
    assert names(words="cafe speeltuin") == []


def test_a_filter_is_exact_and_goes_together_with_words() -> None:
    assert names(place="Café Het Plein") == ["111111"]
    assert names(place="Café Het Plein", words="buurtvaders") == []
    assert names(place="café") == []


@pytest.mark.parametrize(
    ("state", "phase"),
    [("prepared", st.PREPARED), ("running", st.RUNNING), ("closed", st.CLOSED), ("sealed", st.SEALED)],
)
def test_each_state_has_its_sessions(state: str, phase: str) -> None:
    each = [entry(f"{one}-000000", phase=one) for one in PHASES]
    assert [one.phase for one in found(each, Wish(state=state))] == [phase]


def test_open_agreements_are_those_of_a_sealed_evening_that_was_no_rehearsal() -> None:
    each = [entry(f"{one}-000000", phase=one, waiting=("2027-04-01",)) for one in PHASES]
    played = entry("gespeeld", waiting=("2027-04-01",), rehearsal=True)
    done = entry("gedaan", agreements=2, done=2)
    assert [one.phase for one in found((*each, played, done), Wish(state="open"))] == [st.SEALED]


def test_those_that_need_somebody_are_told_from_outside() -> None:
    assert found(ALL, Wish(state=NEEDS), frozenset([CAFE.name])) == [CAFE]


def test_an_address_says_what_is_wanted_and_what_it_does_not_know_is_passed_over() -> None:
    form = {"q": "  aan \n tafel ", "place": "Speeltuin Oost", "programme": "", "state": "bestaat niet"}
    wish = wish_of(form)
    assert wish == Wish("aan tafel", "Speeltuin Oost")
    assert not wish.is_any
    assert wish_of({}).is_any
    assert [wish_of({"state": one}).state for one in (*STATES, NEEDS)] == [*STATES, NEEDS]
    assert len(wish_of({"q": "x" * 100_000}).words) <= 100


def test_what_can_be_chosen_is_what_there_is_in_the_order_of_the_alphabet() -> None:
    assert choices(["Zaal", "élan", "", "Aula", "Zaal"], "") == ["Aula", "élan", "Zaal"]
    assert choices([], "Was er") == ["Was er"]


def test_of_very_many_places_those_that_occur_most_can_be_chosen() -> None:
    many = [f"Zaal {number:03}" for number in range(MOST_CHOICES + 20)]
    offered = choices([*many, *many[-5:]], "Zaal 000")
    assert len(offered) <= MOST_CHOICES + 1
    assert {"Zaal 000", *many[-5:]} <= set(offered)


def test_pages_hold_everything_once_and_a_number_that_cannot_be_gets_the_nearest() -> None:
    many = [entry(f"2027-{number:05}") for number in range(2 * A_PAGE + 1)]
    pages = [page(many, number) for number in (1, 2, 3)]
    assert [one for each in pages for one in each.entries] == many
    assert [(one.first, one.last, one.found, one.pages) for one in pages] == [
        (1, 50, 101, 3), (51, 100, 101, 3), (101, 101, 101, 3)
    ]  # fmt: skip
    assert (page(many, 0).number, page(many, 99).number, page(many, -5).number) == (1, 3, 1)
    assert (page([], 1).number, page([], 1).pages) == (1, 1)
