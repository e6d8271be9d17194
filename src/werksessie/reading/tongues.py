"""Which language a short text is in, as far as it matters for what a capital or a word says in it.

The word lists are written out by hand for this project, from the grammar of each language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from werksessie.reading.folding import word_set
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.tokens import Token

ARABIC, UKRAINIAN, TURKISH, POLISH, ENGLISH, DUTCH, OTHER = "ar", "uk", "tr", "pl", "en", "nl", ""

_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")

_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    TURKISH: word_set(
        """ve ile bir bu şu için çok daha de da mi mı mu ne biz siz ben sen onlar bizi bize bizim benim var yok gibi ama
        değil her şey kadar olsun olarak istiyoruz istiyorum lazım gerek komşum bey hanım amca teyze abi abla adı"""
    ),
    POLISH: word_set(
        """i w z ze na do się jest są nie to że dla po od przy za o jak ale czy lub oraz my wy ty on ona ich nas nam
        mnie moja mój nasz nasza być ma mają trzeba więcej bardzo tylko już razem pan pani"""
    ),
    ENGLISH: word_set(
        """the and a an to in is of for with from at by it its my your our their his her he she they us you i am are
        was were be been have has not this that these those there who what when where why how should would could can
        will may more
        please never always everybody ask help name called on mr mrs"""
    ),
    DUTCH: FUNCTION_WORDS,
}
_LETTERS = {TURKISH: re.compile("[ğışİ]"), POLISH: re.compile("[ąćęłńśźż]")}
_ENDINGS = {TURKISH: re.compile(r"(?:[ıiuü]yor\w{0,4}|lar[ıi]?|ler[i]?|s[ıi]n)$")}


def tongue(text: str, tokens: tuple[Token, ...]) -> str:
    """One of the languages above; OTHER when it is none of them as far as its words show.

    A text of one or two words that shows nothing counts as Dutch.
    """
    # Most texts have no other letters at all.
    if not text.isascii():
        letters = sum(len(token.text) for token in tokens)
        if len(_ARABIC_LETTER.findall(text)) * 2 > letters:
            return ARABIC
        if len(_CYRILLIC_LETTER.findall(text)) * 2 > letters:
            return UKRAINIAN
    folded = [token.folded for token in tokens]
    small = {language: sum(map(words.__contains__, folded)) for language, words in _SMALL_WORDS.items()}
    points = {language: known + _by_shape(language, tokens) for language, known in small.items()}
    best = max(points, key=lambda language: (points[language], language == DUTCH))
    if points[best]:
        return best
    return DUTCH if len(tokens) < 3 else OTHER


def _by_shape(language: str, tokens: tuple[Token, ...]) -> int:
    """How much the letters and endings speak for a language. A name says nothing: it may come from anywhere."""
    shapes = [one[language] for one in (_LETTERS, _ENDINGS) if language in one]
    return sum(2 for shape in shapes for token in tokens if not token.capital and shape.search(token.text))
