"""Programme files that are no programme: broken TOML, other encodings, files that are too large or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from werksessie.programme.loader import LARGEST, load, loads
from werksessie.programme.place import ProgrammeError

from .examples import GARDEN, KINDS, read, sentence


def test_broken_toml_names_the_line():
    assert sentence('id = "a"\ntitle.nl = "De tuin') == (
        "tuin.toml: dit is geen goede TOML (kijk naar aanhalingstekens, haakjes, dubbele velden)."
    )
    assert sentence('id = "a"\nid = "b"\n').startswith("tuin.toml, regel 2: dit is geen goede TOML")


@pytest.mark.parametrize("source", ["a = " + "[" * 100_000, "a = " + "9" * 10_000])
def test_toml_that_exhausts_the_parser_gives_one_sentence_too(source: str):
    assert sentence(source).startswith("tuin.toml: dit is geen goede TOML")


def test_a_key_of_thousands_of_parts_never_reaches_the_parser():
    assert sentence('id = "a"\n' + "a." * 20_000 + "a = 1") == (
        "tuin.toml, regel 2: er staan te veel punten op deze regel."
    )


def test_foreign_words_are_quoted_short_and_on_one_line():
    said = sentence(f'"{"a" * 5000}\\n\\u0000" = 1\n' + GARDEN)
    assert len(said) < 120
    assert said.isprintable()


def test_a_file_is_read(tmp_path: Path):
    path = tmp_path / "tuin.toml"
    path.write_text(GARDEN, encoding="utf-8")
    assert load(path, KINDS) == read(GARDEN)


def test_a_byte_order_mark_does_not_matter(tmp_path: Path):
    path = tmp_path / "tuin.toml"
    path.write_text(GARDEN, encoding="utf-8-sig")
    assert load(path, KINDS) == read(GARDEN)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (GARDEN.replace("De tuin", "Café").encode("latin-1"), "dit is geen tekst in UTF-8"),
        (b"#" * (LARGEST + 1), "dit bestand is te groot (hooguit 1 MB)"),
    ],
)
def test_a_file_of_another_sort_is_refused(tmp_path: Path, content: bytes, said: str):
    path = tmp_path / "tuin.toml"
    path.write_bytes(content)
    with pytest.raises(ProgrammeError) as caught:
        load(path, KINDS)
    assert str(caught.value) == f"tuin.toml: {said}."


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    for path in (tmp_path / "weg.toml", tmp_path):
        with pytest.raises(ProgrammeError) as caught:
            load(path, KINDS)
        assert str(caught.value) == f"{path.name}: dit bestand kan ik niet lezen."


def test_bytes_may_be_handed_over_as_they_came():
    assert loads(GARDEN.encode(), "tuin.toml", KINDS) == read(GARDEN)
    with pytest.raises(ProgrammeError, match="UTF-8"):
        loads(b"\xff" + GARDEN.encode(), "tuin.toml", KINDS)


def test_text_that_cannot_be_written_down_is_refused():
    with pytest.raises(ProgrammeError, match="UTF-8"):
        loads(GARDEN.replace("De tuin", "De \ud800"), "tuin.toml", KINDS)
