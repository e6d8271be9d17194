"""What ODT and DOCX share: the profile on one page, words that cannot turn others round, bars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.evening import Evening
from tests.summary import whole
from tests.summary.paper_document import ARABIC, sheet
from tests.summary.test_profile_fit import LONG, written
from werksessie.activities.blocks import Bar, plain
from werksessie.session import profile as rows
from werksessie.summary.build import build
from werksessie.summary.document import document_of
from werksessie.summary.paper.bars import COLUMNS, filled, png
from werksessie.summary.paper.flow import sheet_of
from werksessie.summary.paper.one_page import HEIGHT, SAFE, SETTINGS, height, setting_for
from werksessie.summary.paper.text import clean, is_right_to_left, pieces
from werksessie.summary.sheet import Sheet


def fits(told: Sheet) -> bool:
    return height(sheet_of(told), setting_for(told)) <= HEIGHT * SAFE


def test_an_empty_profile_is_set_large() -> None:
    empty = document_of(build(Evening(whole.PROGRAMME, people=3).state)).sheet
    assert setting_for(empty) == SETTINGS[0]


def test_the_fullest_profile_of_the_programme_stays_readable() -> None:
    full = document_of(build(written(rows.LONGEST, LONG).state)).sheet
    assert fits(full)
    assert setting_for(full).size >= 8.5


@pytest.mark.parametrize(
    "letters", ["W" * 222, "WOORD " * 37, "a\nb\nc\nd", "會議室" * 74, "😀" * 222, ARABIC * 7, "สวัสดี" * 37]
)
def test_any_words_fit(letters: str) -> None:
    told = sheet(letters, people=" · ".join([letters[:120]] * 3), contact=plain(letters * 2))
    assert fits(replace(told, title=letters[:80]))


def test_what_says_more_is_never_set_larger() -> None:
    sizes = [setting_for(sheet("woord " * number)).size for number in range(0, 60, 4)]
    assert sizes == sorted(sizes, reverse=True)


def test_letters_are_never_larger_than_half_points_can_say() -> None:
    assert {setting.size * 2 % 1 for setting in SETTINGS} == {0}


def test_what_turns_the_way_of_reading_ends_with_the_words() -> None:
    assert clean("\u202eomgekeerd") == "\u202eomgekeerd\u202c"
    assert clean("\u2067a\u2066b\u2069") == "\u2067a\u2066b\u2069\u2069"
    assert clean("\u202ea\u202c") == "\u202ea\u202c"


@given(st.text())
def test_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left(f"12. {ARABIC} sportzaal")
    assert not is_right_to_left(f"Sportzaal {ARABIC}")
    assert not is_right_to_left("12")


@pytest.mark.parametrize(
    ("value", "most", "columns"), [(0, 9, 0), (9, 9, COLUMNS), (1, 9999, 1), (3, 0, 1), (9, 3, COLUMNS)]
)
def test_a_bar_is_as_long_as_its_figure(value: int, most: int, columns: int) -> None:
    assert filled(Bar(value, most)) == columns


def test_a_bar_is_a_picture_in_its_own_colour() -> None:
    assert png("data", 20).startswith(b"\x89PNG")
    assert len({png(tone, 20) for tone in ("data", "agree", "split")}) == 3
