"""The one-page profile stays one page: printed smaller when it says more, and what gives way stands in the report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.session.evening import DETAILS, Evening
from tests.summary import whole
from tests.summary.whole import profile
from werksessie.session import profile as rows
from werksessie.session.commands import WriteProfile
from werksessie.summary.build import build
from werksessie.summary.fit import DENSITIES, needed
from werksessie.summary.profile import AGREEMENTS

LONG = replace(
    DETAILS, title="t" * 80, place="p" * 120, municipality="m" * 120, community="c" * 120, also_present="a" * 200,
    contact_municipality="x" * 120, contact_community="y" * 120,
)  # fmt: skip
AGREED = [(f"Zorgen dat de sportzaal elke avond open is {number}", "de gemeente", "2027-09-30") for number in range(7)]


def written(length: int, details: object = DETAILS) -> Evening:
    """Seven agreements, and so many letters in every line."""
    evening = Evening(whole.PROGRAMME, details, people=12)  # type: ignore[arg-type]
    whole.agreements(evening, AGREED)
    for row in rows.ROWS:
        evening.ask(WriteProfile(row, "woord " * (length // 6)))
    return evening


def test_what_says_little_is_printed_large_and_what_says_much_is_printed_small() -> None:
    found = [profile(written(length)).density for length in (0, 80, 150, rows.LONGEST)]
    assert found == [density.name for density in DENSITIES]


def test_nothing_is_left_out_as_long_as_it_fits() -> None:
    made = profile(written(60))
    assert (len(made.agreements), len(made.asked), made.more, made.more_asked) == (AGREEMENTS, AGREEMENTS, True, True)


def test_agreements_that_stand_above_give_way_first() -> None:
    made = profile(written(rows.LONGEST, LONG))
    assert len(made.agreements) < AGREEMENTS
    assert made.more
    assert len(made.asked) == AGREEMENTS


def test_what_gave_way_stands_in_the_report() -> None:
    summary = build(written(rows.LONGEST, LONG).state)
    told = next(part.report["agreements"] for part in summary.parts if part.report.get("agreements"))
    assert [one["what"] for one in told] == [what for what, _, _ in AGREED]


@pytest.mark.parametrize("details", [DETAILS, LONG])
def test_the_facilitators_words_are_never_cut(details: object) -> None:
    made = profile(written(rows.LONGEST, details))
    assert {len(made.entry(row).written) for row in rows.ROWS} == {rows.LONGEST - 1}


@given(
    st.sampled_from(rows.ROWS), st.text(st.characters(codec="utf-8"), max_size=rows.LONGEST), st.sampled_from(DENSITIES)
)
def test_more_words_never_need_less_room(row: str, text: str, density: object) -> None:
    assume(len(text.strip().splitlines()) <= rows.MOST_LINES)
    evening = asked_nothing().again()
    before = needed(profile(evening), DETAILS, density)  # type: ignore[arg-type]
    evening.ask(WriteProfile(row, text))
    after = profile(evening)
    if not after.entry(row).came_in and row != rows.NEXT:
        assert needed(after, DETAILS, density) >= before  # type: ignore[arg-type]


@cache
def asked_nothing() -> Evening:
    return Evening(whole.PROGRAMME, people=8)


def test_each_way_to_print_holds_more_than_the_one_before() -> None:
    made = profile(written(rows.LONGEST))
    full = [needed(made, DETAILS, density) / density.height for density in DENSITIES]
    assert full == sorted(full, reverse=True)
    assert min(density.size for density in DENSITIES) == 9
