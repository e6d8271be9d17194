"""What becomes of the characters that paper cannot show."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from werksessie.summary.as_pdf import FAMILIES, FOLDER, _characters
from werksessie.summary.pdf_ends import with_plain_ends
from werksessie.summary.printable import MOST_MARKS, STAND_IN, UNPRINTED, characters, printable

FONTS = _characters()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("één café", "één café"),
        ("cafe\u0301", "café"),
        ("a\x00b\x07c\x7f", "abc"),
        ("a\tb\u3000c", "a b c"),
        ("a\r\nb\u2028c\x0bd", "a\nb\nc\nd"),
        ("a\n\n \n\nb\n", "a\n\nb"),
        ("\ufeffa\u202eb\u2066c", "abc"),
        ("👍🏽 👨‍👩‍👧", "👍 👨👩👧"),
        ("🇳🇱", "NL"),
        ("1️⃣ ❤️", "1 ❤"),
        ("Ａ １ ⓐ", "A 1 a"),
        ("漢 \ue000 \ud800", f"{STAND_IN} {STAND_IN} {STAND_IN}"),
        ("a\u05b0b", "ab"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert printable(text, FONTS) == shown


def test_a_line_with_arabic_stands_by_itself_and_others_do_not() -> None:
    assert printable("een\nمكان", FONTS) == "een\n\u2068مكان\u2069"


def test_arabic_keeps_what_shapes_its_letters() -> None:
    assert "\u200c" in printable("می\u200cخواهم", FONTS)


def test_accents_on_one_letter_are_few() -> None:
    assert len(printable("a" + "\u0328\u0331" * 20, FONTS)) <= 1 + MOST_MARKS


def test_a_long_word_can_be_broken_and_an_ordinary_one_not() -> None:
    assert printable("samenwerkingsovereenkomst", FONTS) == "samenwerkingsovereenkomst"
    assert max(map(len, printable("t" * 80, FONTS).split("\u200b"))) == 8
    assert "\u200b" in printable("W" * 20, FONTS)


@given(st.text())
def test_whatever_is_typed_only_known_characters_are_left(text: str) -> None:
    kept = UNPRINTED.sub("", printable(text, FONTS)).replace("\n", "")
    assert all(any(ord(one) in font for font in FONTS) or one == "\N{NO-BREAK SPACE}" for one in kept)


def test_every_font_belongs_to_a_family_that_is_used() -> None:
    files = {path.stem.partition("-")[0] for path in (FOLDER / "fonts").glob("*.ttf")}
    named = re.search(r"families = \((.*)\)", (FOLDER / "look.typ").read_text(encoding="utf-8"))
    assert named is not None
    assert tuple(re.findall(r'"(.*?)"', named[1].replace(" ", ""))) == FAMILIES
    assert files == set(FAMILIES)
    assert len(characters((FOLDER / "fonts" / "NotoEmoji-Regular.ttf").read_bytes())) > 1300


def test_what_is_no_font_is_refused() -> None:
    with pytest.raises(ValueError, match="font"):
        characters(Path(__file__).read_bytes()[:4] + bytes(20))


def pdf(streams: list[bytes]) -> bytes:
    """A PDF of one empty page, and these streams behind it."""
    pages = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
             b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"]  # fmt: skip
    objects = pages + [b"<</Length %d>>\nstream\n%s\nendstream" % (len(one), one) for one in streams]
    made, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    rows = b"0000000000 65535 f\r\n" + b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, rows, size, len(made))
    return made + tail


def test_a_stream_that_ends_in_a_return_gets_a_line_end_of_its_own() -> None:
    streams = [b"q Q\r", zlib.compress(b"x"), b"last\r"]
    made = with_plain_ends(pdf(streams))
    assert made.count(b"\r\r\nendstream") == 2
    reader = PdfReader(io.BytesIO(made), strict=True)
    assert [reader.get_object(number)._data for number in (4, 5, 6)] == streams


def test_other_pdfs_stay_as_they_are() -> None:
    assert with_plain_ends(pdf([b"q Q"])) == pdf([b"q Q"])
    assert with_plain_ends(b"no pdf\r\nendstream\nendobj") == b"no pdf\r\nendstream\nendobj"
