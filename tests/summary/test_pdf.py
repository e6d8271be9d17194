"""The summary on paper: one A4 first, for eyes and ears alike, whatever people wrote."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import page
import pytest

from tests.faults.naughty import present, strings
from tests.session.evening import Evening
from tests.summary import whole
from tests.summary.paper import FOOT, MADE, Paper, document, everything, file_of, printed, saying, sheet, table
from tests.summary.test_profile_fit import LONG, written
from werksessie.activities.blocks import Bar, Block, Box, Paragraph, Result, Results, Words, plain, quoted
from werksessie.session import profile as rows
from werksessie.summary import as_pdf as writer
from werksessie.summary.as_pdf import as_pdf
from werksessie.summary.build import build
from werksessie.summary.document import Chapter, Document, document_of
from werksessie.summary.printable import STAND_IN

PROFILES = ("ua1", "2a")
LINES = "regel\n" * 15


@pytest.fixture(scope="module")
def evening() -> Document:
    return document_of(build(whole.a_whole_evening().state))


@pytest.fixture(scope="module")
def paper() -> Paper:
    return printed(document())


def fullest() -> Document:
    return document_of(build(written(rows.LONGEST, LONG).state))


def emptiest() -> Document:
    return document_of(build(Evening(whole.PROGRAMME, people=1).state))


def in_capitals() -> Document:
    agreed = table(*[("W" * 80, "W" * 60, "30 september 2027")] * 5)
    return document(title="W" * 80, line="W" * 200, sheet=replace(sheet("WOORD " * 37, agreed), title="W" * 80))


def beyond_all_limits() -> Document:
    return document(sheet=sheet(LINES, table(*[("Wat", "Wie", "Wanneer")] * 12)))


def everywhere(text: str) -> tuple[Block, ...]:
    row = Result(text, (plain(text),), marks=text, groups=text, mark=text)
    lines = Paragraph((Words(text, link=text), Words(text, strong=True)))
    return Box(text, (quoted([text], [text]),), mark=text), Results((row,)), table((text, text, text)), lines


def failures(made: bytes, path: Path) -> list[str]:
    path.write_bytes(made)
    found = [page.validate_pdf(str(path), profile=profile) for profile in PROFILES]
    return [f"{one.rule_id}: {one.message}" for report in found for one in report.failures]


@pytest.mark.parametrize("of", [emptiest, fullest, in_capitals, beyond_all_limits])
def test_the_profile_is_one_page_whatever_it_says(of: object) -> None:
    profile, report = printed(of()).first(2)  # type: ignore[operator]
    assert FOOT in " ".join(profile.split())
    assert "Verslag · voorlopig" not in profile
    assert "Verslag · voorlopig" in report


def test_the_archive_and_the_screen_reader_find_nothing_wrong(evening: Document, tmp_path: Path) -> None:
    assert failures(file_of(evening), tmp_path / "evening.pdf") == []
    assert failures(file_of(document()), tmp_path / "everything.pdf") == []


def test_headings_go_down_one_level_at_a_time(paper: Paper) -> None:
    levels = [int(tag.role[1]) for tag in paper.roles("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_names_its_columns(paper: Paper) -> None:
    assert len(paper.roles("Table")) == len(paper.roles("THead")) == 5
    assert len(paper.roles("TH")) == 2 + 3 + 2 + 2 + 3


def test_every_drawing_is_told_in_words(paper: Paper) -> None:
    told = [tag.alt for tag in paper.roles("Figure")]
    assert all(told)
    assert told.count("deels besproken") == 6
    assert "Balk: 19 van 32" in told


def test_wooden_figures_are_decoration(paper: Paper) -> None:
    assert len(paper.roles("Figure")) == 6 + 1


def test_a_link_leads_to_the_first_block_of_its_mark_and_else_is_plain_words(paper: Paper) -> None:
    assert paper.links == 1
    assert "Verdwenen" in paper.text


def test_every_page_says_its_number(evening: Document) -> None:
    pages = printed(evening).pages
    assert len(pages) > 3
    assert all(f"{number} van {len(pages)}" in words for number, words in enumerate(pages, 1))


def test_it_bears_title_municipality_date_and_language(paper: Paper) -> None:
    about = paper.reader.metadata
    assert about is not None
    assert (about.title, about.author) == ("Samen in het park", "Gemeente Voorbeeld")
    assert about.creation_date is not None
    assert about.creation_date.date().isoformat() == MADE
    assert str(paper.reader.trailer["/Root"]["/Lang"]).startswith("nl")


def test_without_a_municipality_it_has_no_author() -> None:
    about = printed(document(municipality="")).reader.metadata
    assert about is not None
    assert not about.author


def test_the_same_document_and_date_are_the_same_bytes_in_every_process() -> None:
    made = "from tests.summary.paper import *; import sys; sys.stdout.buffer.write(as_pdf(document(), made=MADE))"
    other = subprocess.run([sys.executable, "-c", made], check=True, capture_output=True, cwd=Path(__file__).parents[2])
    assert file_of(document()) == other.stdout
    assert as_pdf(document(), made="2026-11-23") != other.stdout


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="morgen"):
        as_pdf(document(), made="morgen")


def test_an_answer_keeps_its_line_ends(paper: Paper) -> None:
    assert "de sportzaal\nop vrijdag" in paper.text


def test_words_are_never_read_as_markup() -> None:
    texts = ('#panic("x")', "*vet* _schuin_", "$x^2$", "= Kop", "@plek <plek>", "https://x.nl", "\\u{41}", "// nee")
    shown = printed(saying(*texts)).text
    assert [text for text in texts if text not in shown] == []


def test_every_language_of_the_phone_is_set_and_emoji_too() -> None:
    shown = printed(saying("Місце для молоді", "żółć Gençler için bir yer", "مكان للشباب", "👍🏽 ❤️ → ≤ ✓ ★")).text
    assert STAND_IN not in shown
    assert "deze PDF niet kan tonen" not in shown
    assert "Місце для молоді" in shown


def test_what_no_font_has_is_seen_to_be_missing_and_it_says_so() -> None:
    shown = printed(saying("漢字 en verder")).text
    assert f"{STAND_IN}{STAND_IN} en verder" in shown
    assert f"Waar {STAND_IN} staat" in shown


def test_a_heading_without_words_still_says_something(tmp_path: Path) -> None:
    made = document(Box(" \u200b", (quoted(["een"]),)), title="\n", chapters=(Chapter("", everything()),))
    assert failures(as_pdf(made, made=MADE), tmp_path / "untitled.pdf") == []


def test_when_a_letter_has_no_picture_after_all_only_plain_letters_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "_characters", lambda: (frozenset(range(0x20, 0x110000)),))
    assert f"plek {STAND_IN}" in printed(saying("plek 漢")).text


def test_a_bar_is_never_longer_than_its_row() -> None:
    bars = tuple(Result(f"{value}", bar=Bar(value, most)) for value, most in ((0, 0), (-1, 4), (9, 4)))
    assert len(printed(document(Results(bars))).roles("Figure")) == 6 + 3


@present
def test_naughty_strings_are_set_everywhere(tmp_path: Path) -> None:
    texts = strings()
    places = tuple(Chapter(text, everywhere(text), kicker=text, mark=text) for text in texts[::20])
    answers = Chapter("Alles", (quoted(texts),))
    made = as_pdf(document(chapters=(answers, *places), sheet=sheet(texts[-30]), title=texts[60]), made=MADE)
    assert failures(made, tmp_path / "naughty.pdf") == []
