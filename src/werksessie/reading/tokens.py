"""A text cut into words that know where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from werksessie.reading.folding import WORD, fold, word_set
from werksessie.reading.function_words import FUNCTION_WORDS

PARTICLES = word_set("van de den der het 't ter ten von el al ben bin ait ould da dos du la le di")
"""The small words inside a family name."""

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЄІЇҐ"
"""Letters with a capital, for inside a regular expression."""

_ENDS_SENTENCE = re.compile(r"[.!?…:;\n\r\"“”„«»()\[\]{}•*|/=>·\u2190-\u2bff\U0001f000-\U0001faff]|\s[-–—]|[-–—]\s")
_ABBREVIATIONS = word_set("dhr mevr mw mvr dr drs ds prof st mr ir fam jl nr bijv")
_MANY = 4


class Token(NamedTuple):
    """One word; `gap` is what stands between it and the word before, `opens` whether a capital is usual here.

    `capital`: begins with one and is no abbreviation. `joined`: only a space, or the dot of an initial, before it.
    """

    text: str
    folded: str
    start: int
    end: int
    gap: str
    opens: bool
    capital: bool
    joined: bool


def read(text: str) -> tuple[Token, ...]:
    """All words of the text, in order."""
    tokens: list[Token] = []
    end = 0
    for found in WORD.finditer(text):
        word, gap = found[0], text[end : found.start()]
        opens = not tokens or (gap != " " and _opens(gap, tokens[-1]))
        capital = word[0].isupper() and not (len(word) > 1 and word.isupper())
        joined = gap in (" ", "\u00a0") or (gap in (". ", ".") and not opens)
        tokens.append(Token(word, fold(word), *found.span(), gap, opens, capital, joined))
        end = found.end()
    return tuple(tokens)


def _opens(gap: str, before: Token) -> bool:
    initial = len(before.text) == 1 or before.folded in _ABBREVIATIONS
    return not (initial and gap in (".", ". ")) and _ENDS_SENTENCE.search(gap) is not None


def shouts(tokens: tuple[Token, ...]) -> bool:
    """Whether capitals are used so freely that one says nothing about a word: "Meer Politie In De Wijk"."""
    inside = [token for token in tokens if not token.opens]
    capitals = [token for token in inside if token.text[0].isupper()]
    small = [token for token in capitals if token.folded in FUNCTION_WORDS and token.folded not in PARTICLES]
    return len(small) > 1 or (len(capitals) >= _MANY and len(capitals) * 2 > len(inside))
