"""Text that paper can show: PDF/A takes no character without a picture, and no control character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from struct import unpack_from

STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""Stands where the fonts have no picture."""

LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
MORE_THAN_A_GAP = re.compile(r"\n[ \n]*\n")
JOINERS = {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"}
"""What shapes Arabic letters; beside other characters they do nothing here."""
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u20e3\u3164\ufe00-\ufe0f\uffa0\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
)
"""What has no picture of its own: fillers, variations, colours of skin."""

MOST_MARKS = 3
"""Of accents on one letter; with more they cross the lines above and below."""
WORD = re.compile(r"[^ \n-]+")
WIDEST_WORD, WIDEST_PIECE = 28, 8
RIGHT_TO_LEFT = ("R", "AL")
ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
UNPRINTED = re.compile("[\u200b-\u200d\u2068\u2069]")
"""What helps to set a line and shows nothing."""
FIRST_FLAG = 0x1F1E6

Fonts = tuple[frozenset[int], ...]
"""The code points that each font has pictures for, the first font first."""


def printable(text: str, fonts: Fonts) -> str:
    """The text with pictures for every character: what no font has becomes letters that look like it, or a stand-in.
    Line ends are "\\n", long words can be broken, and a line with right-to-left letters stands by itself."""
    tidy = UNSEEN.sub("", unicodedata.normalize("NFC", LINE_ENDS.sub("\n", text)))
    shown = "".join(_letters("".join(_character(one, fonts) for one in tidy), fonts))
    lines = MORE_THAN_A_GAP.sub("\n\n", shown.strip("\n")).split("\n")
    return "\n".join(_isolated(WORD.sub(_breakable, line)) for line in lines)


def _character(one: str, fonts: Fonts) -> str:
    kind = unicodedata.category(one)
    if one == "\n" or one in JOINERS or (kind[0] not in "CZ" and any(ord(one) in font for font in fonts)):
        return one
    if kind == "Zs":
        return one if one == "\N{NO-BREAK SPACE}" else " "
    if kind in ("Cc", "Cf"):
        return " " if one == "\t" else ""
    if 0 <= ord(one) - FIRST_FLAG < 26:
        return chr(ord("A") + ord(one) - FIRST_FLAG)
    alike = unicodedata.normalize("NFKD", one)
    if alike != one:
        return "".join(_character(part, fonts) for part in alike)
    return "" if kind[0] == "M" else STAND_IN


def _letters(text: str, fonts: Fonts) -> Iterator[str]:
    """Every letter with those of its accents that one font has together with it."""
    letter, accents = "", ""
    for one in text:
        if letter and (one in JOINERS or unicodedata.category(one)[0] == "M"):
            accents += one
            continue
        yield letter + _accents(letter, accents, fonts)
        letter, accents = one, ""
    yield letter + _accents(letter, accents, fonts)


def _accents(letter: str, accents: str, fonts: Fonts) -> str:
    if not accents or letter == "\n":
        return ""
    having = [font for font in fonts if ord(letter) in font] or [frozenset[int]()]
    font = max(having, key=lambda font: sum(ord(one) in font for one in accents))
    joins = unicodedata.bidirectional(letter) == "AL"
    return "".join(one for one in accents if ord(one) in font and (joins or one not in JOINERS))[:MOST_MARKS]


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    if len(word) + sum(map(str.isupper, word)) // 2 <= WIDEST_WORD:
        return word
    pieces: list[str] = [""]
    for one in word:
        if len(pieces[-1]) >= WIDEST_PIECE and unicodedata.category(one)[0] != "M":
            pieces.append("")
        pieces[-1] += one
    return "\N{ZERO WIDTH SPACE}".join(pieces)


def _isolated(line: str) -> str:
    if any(unicodedata.bidirectional(one) in RIGHT_TO_LEFT for one in line):
        return f"{ISOLATE}{line}{END}"
    return line


def characters(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font has pictures for. Raises ValueError when it has no table of them."""
    tables = {font[at : at + 4]: unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * _u16(font, 4), 16)}
    if b"cmap" not in tables:
        raise ValueError("a font without a table of characters")
    start = tables[b"cmap"]
    found: set[int] = set()
    for number in range(_u16(font, start + 2)):
        table = start + unpack_from(">I", font, start + 8 + 8 * number)[0]
        found.update({4: _segments, 12: _groups}.get(_u16(font, table), _none)(font, table))
    return frozenset(found)


def _u16(font: bytes, at: int) -> int:
    return int(unpack_from(">H", font, at)[0])


def _segments(font: bytes, table: int) -> Iterator[int]:
    size = _u16(font, table + 6)
    ends, starts = table + 14, table + 16 + size
    deltas, offsets = starts + size, starts + 2 * size
    for at in range(0, size, 2):
        first, offset = _u16(font, starts + at), _u16(font, offsets + at)
        for code in range(first, _u16(font, ends + at) + 1):
            glyph = _u16(font, offsets + at + offset + 2 * (code - first)) if offset else code + _u16(font, deltas + at)
            if glyph % 0x10000:
                yield code


def _groups(font: bytes, table: int) -> Iterator[int]:
    for number in range(unpack_from(">I", font, table + 12)[0]):
        first, last, _ = unpack_from(">III", font, table + 16 + 12 * number)
        yield from range(first, last + 1)


def _none(font: bytes, table: int) -> Iterator[int]:
    return iter(())
