"""Words made comparable: without accents and capitals.

Nothing here is remembered between calls: a cache would keep people's words after the record was sealed.
"""

from __future__ import annotations

import re
import unicodedata

# A mark that follows its letter belongs to it: é may be one sign or two.
_MARK = "\u0300-\u036f\u064b-\u065f\u0670"
LETTER = rf"[^\W\d_][{_MARK}]*"
WORD = re.compile(rf"(?:{LETTER})+(?:['’´`-](?:{LETTER})+)*")

_PLAIN = str.maketrans({"’": "'", "´": "'", "`": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


def fold(word: str) -> str:
    """The word in small letters, without accents, with the plain apostrophe."""
    if word.isascii():
        return word.lower().replace("`", "'")
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN))
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text: str) -> tuple[str, ...]:
    """Every word of the text, folded, in order. Digits are no words."""
    return tuple(folded for found in WORD.findall(text) if (folded := fold(found)))


def word_set(*texts: str) -> frozenset[str]:
    """The words between the spaces of these texts, folded."""
    return frozenset(fold(word) for text in texts for word in text.split())
