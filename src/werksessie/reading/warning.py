"""Whether the phone asks, before it sends, if somebody is named. It warns and never stops anybody.

More cautious than the marks of the console (flags): a needless question makes people put the phone away. In Dutch the
marks are good enough. In other languages a capital alone says nothing: there a name is one from the list, or what comes
after "Mr" or "is called". Fixed shapes (a phone number, an address) are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from werksessie.reading import names_abroad as abroad
from werksessie.reading.flags import flags_among
from werksessie.reading.tokens import Token, read, shouts
from werksessie.reading.tongues import ARABIC, DUTCH, ENGLISH, OTHER, UKRAINIAN, tongue

SHAPES = frozenset({"email", "handle", "phone", "birth", "postcode", "plate", "address"})

_SHORTEST = 3
_PATRONYMIC = re.compile(r"(?:івн[аиуіо]|ович(?:а|у|ем|і)?)$")
_ARTICLE = "ال"


def warns(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether this text looks as if it holds a name, or something else that points to one person.

    `known` are words that are nobody here, as `flags.nobody` gives them. Linear in the length of the text;
    never raises.
    """
    tokens = read(text)
    kinds = {flag.kind for flag in flags_among(text, tokens, known)}
    if kinds & SHAPES:
        return True
    language = tongue(text, tokens)
    if language == DUTCH:
        return "name" in kinds
    return any(_named(tokens, place, language) for place in range(len(tokens)))


def _named(tokens: tuple[Token, ...], place: int, language: str) -> bool:
    """Whether a name stands here, in another language than Dutch."""
    token = tokens[place]
    before, after = _beside(tokens, place, -1), _beside(tokens, place, 1)
    nobody = token.folded in abroad.NOBODY.get(language, ())
    explained = before in abroad.EXPLAINED_BEFORE.get(language, ()) or after in abroad.EXPLAINED_AFTER.get(language, ())
    if nobody or explained or not (token.capital or language == ARABIC):
        return False
    if before in abroad.NAMELY.get(language, ()) or after in abroad.TITLE_AFTER.get(language, ()):
        return language != ARABIC or not token.text.startswith(_ARTICLE)
    if language == ENGLISH and before == "is" and _beside(tokens, place - 1, -1) == "name":
        return True
    if language == UKRAINIAN and not token.opens and _PATRONYMIC.search(token.folded):
        return True
    return _listed(token, language) and not shouts(tokens)


def _beside(tokens: tuple[Token, ...], place: int, step: int) -> str:
    """The folded word next to this one in the same sentence, or ""."""
    beside = place + step
    if not 0 <= beside < len(tokens) or (tokens[max(place, beside)].opens):
        return ""
    return tokens[beside].folded


def _listed(token: Token, language: str) -> bool:
    """Whether it is a first name, as far as the place in the sentence says so."""
    names, word = abroad.FIRST.get(language, abroad.FIRST[OTHER]), token.folded.partition("'")[0]
    if word in abroad.ANYTHING_BUT:
        return False
    if word in names:
        return len(word) >= _SHORTEST and not (token.opens and word in abroad.ORDINARY.get(language, ()))
    glued = [word[1:] for letter in abroad.GLUED.get(language, ()) if word.startswith(letter)]
    if any(len(rest) > _SHORTEST and rest in names for rest in glued):
        return True
    return not token.opens and any(name in names for name in _by_itself(word, language))


def _by_itself(word: str, language: str) -> Iterable[str]:
    """What a name may be called when it is not in a sentence: "Tomka" is Tomek."""
    endings, own = abroad.CASES.get(language, ((), ()))
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST:
            yield from (stem + one for one in own if one != "ek")
            if "ek" in own and stem.endswith("k"):
                yield f"{stem[:-1]}ek"
