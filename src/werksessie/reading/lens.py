"""One text as the rules for names see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from werksessie.reading import cues
from werksessie.reading.first_names import FIRST_NAMES, SURE_NAMES
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.tokens import PARTICLES, Token, shouts
from werksessie.reading.vocabulary import is_common, is_thing

_ARABIC_AND = ("و", "ل", "ب", "ف")
"""Arabic writes "and", "for", "with" and "so" onto the next word."""

_STRANGE = 4


@dataclass(frozen=True)
class Lens:
    """The words of a text; `known` are folded words that are nobody here, such as the name of the town."""

    text: str
    tokens: tuple[Token, ...]
    known: frozenset[str] = frozenset()

    @cached_property
    def loud(self) -> bool:
        """Whether a capital says nothing here: they are everywhere, or the language writes many nouns with one."""
        if shouts(self.tokens):
            return True
        strange = [
            place
            for place, token in enumerate(self.tokens)
            if token.capital and not token.opens and token.gap == " " and self.word(place - 1) not in cues.AND
            if not self.common(place) and not self.listed(place)
        ]
        return len(strange) >= _STRANGE and len(strange) * 5 > len(self.tokens)

    @cached_property
    def _seen(self) -> dict[int, bool]:
        return {}

    def common(self, place: int) -> bool:
        """Whether a capital says nothing about this word."""
        if place not in self._seen:
            folded = self.tokens[place].folded
            self._seen[place] = folded in self.known or is_common(folded)
        return self._seen[place]

    def word(self, place: int) -> str:
        """The folded word there, or "" outside the text."""
        return self.tokens[place].folded if 0 <= place < len(self.tokens) else ""

    def before(self, place: int) -> str:
        """The folded word just before this one in the same sentence, or ""."""
        token = self.tokens[place]
        return "" if token.opens and token.gap != ": " else self.word(place - 1)

    def capital(self, place: int) -> bool:
        """A capitalised word, joined to the one before it."""
        return place < len(self.tokens) and self.tokens[place].joined and self.tokens[place].capital

    def strange(self, place: int) -> bool:
        """Such a word that is nothing known."""
        return self.capital(place) and not self.common(place)

    def listed(self, place: int) -> str:
        """The first name this word is or holds ("Jan's", "Ahmeds broer", "Jan-Peter"), or ""."""
        folded = self.tokens[place].folded
        if folded in FIRST_NAMES:
            return folded
        if folded.startswith(_ARABIC_AND) and folded[1:] in FIRST_NAMES:
            return folded[1:]
        first = folded.removesuffix("'s").partition("-")[0]
        if first != folded and first in FIRST_NAMES:
            return first
        owner = folded.removesuffix("s")
        owns = owner in FIRST_NAMES and self._noun(place + 1) and not self.common(place)
        return owner if owns else ""

    def small_name(self, place: int) -> bool:
        """A first name without a capital, joined to the word before it, that is no word as well."""
        if place >= len(self.tokens):
            return False
        token = self.tokens[place]
        return token.joined and token.text.islower() and token.folded in SURE_NAMES

    def surname(self, place: int) -> bool:
        """Small words and then a capital: "de Wit", "Van der Plas"."""
        ahead = self.past_particles(place)
        return ahead > place and self.capital(ahead) and not is_thing(self.word(ahead))

    def past_particles(self, place: int) -> int:
        """The first place from here that is no small word of a family name; three at most are passed."""
        ahead = place
        while ahead < min(place + 3, len(self.tokens)) and self.word(ahead) in PARTICLES:
            ahead += 1
        return ahead

    def names_a_thing(self, place: int) -> bool:
        """Whether the capitals from here on end in a street, a school or a firm: "Jan van Galenstraat"."""
        for ahead in range(place + 1, min(place + 6, len(self.tokens))):
            word = self.word(ahead)
            if self.capital(ahead) and is_thing(word):
                return True
            whose = word in ("de", "het", "'t") and self.word(ahead - 1) == "van"
            if whose or not (self.capital(ahead) or (word in PARTICLES and self.tokens[ahead].joined)):
                return False
        return False

    def _noun(self, place: int) -> bool:
        if place >= len(self.tokens):
            return False
        token = self.tokens[place]
        return token.joined and token.text.islower() and token.folded not in FUNCTION_WORDS
