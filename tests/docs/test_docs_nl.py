"""The Dutch reading aids: short sentences, and what stands in bold stands so on the screen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.docs.reading import BOLD, DUTCH, ROOT, name_of, said, sentences, text_of, words

WORDS_A_SENTENCE = 20
DOCUMENTS = pytest.mark.parametrize("doc", DUTCH, ids=name_of)


@cache
def on_screens() -> str:
    """Everything that pages are made of."""
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "src" / "werksessie").rglob("*.py"),
        *(ROOT / "src" / "werksessie").rglob("*.toml"),
        *(ROOT / "static").glob("*.js"),
    ]
    return " ".join(" ".join(path.read_text("utf-8").split()) for path in sorted(files))


def is_on_a_screen(label: str) -> bool:
    """Whether a button, link, heading or field says exactly this; what it may fill in comes after a colon."""
    here, there = re.escape(" ".join(label.split())), on_screens()
    ends = (one.start() for one in re.finditer(rf"{here}\s*(?:[<\"'{{:?]|\\n)", there))
    return any(there[end - 2 : end].rstrip()[-1:] in {*">\"'}"} for end in ends)


@DOCUMENTS
def test_what_stands_in_bold_stands_so_on_a_screen(doc: Path) -> None:
    assert [label for label in BOLD.findall(said(text_of(doc))) if not is_on_a_screen(label)] == []


@pytest.mark.parametrize(
    ("label", "there"),
    [("Maak de sessie", True), ("Volgende", True), ("Maak de avond", False), ("de sessie", False), ("Vol", False)],
)
def test_a_word_that_is_on_no_button_is_found(label: str, there: bool) -> None:
    assert is_on_a_screen(label) is there


@DOCUMENTS
def test_a_sentence_has_at_most_twenty_words(doc: Path) -> None:
    assert [one for one in sentences(text_of(doc)) if len(words(one)) > WORDS_A_SENTENCE] == []


def test_sentences_are_found_in_lists_tables_and_paragraphs() -> None:
    text = "# Kop\n\nEen zin. Nog een\nzin!\n\n- punt een\n- punt [twee](x.md)\n\n| a | b c |\n|---|---|\n"
    assert list(sentences(text)) == ["Kop", "Een zin.", "Nog een zin!", "punt een", "punt twee", "a", "b c"]


@DOCUMENTS
def test_a_page_begins_with_its_name_and_what_it_is(doc: Path) -> None:
    first, _, rest = text_of(doc).partition("\n\n")
    assert first.startswith("# ")
    assert rest[0].isalpha()


@DOCUMENTS
def test_nobody_is_called_u(doc: Path) -> None:
    assert {"u", "uw"} & {word.casefold() for word in words(said(text_of(doc)))} == set()
