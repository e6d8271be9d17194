"""Where a text may name a person: by a known first name, the words around it, or a capital that needs a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from werksessie.reading import cues
from werksessie.reading.first_names import FIRST_NAMES, SURE_NAMES
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.lens import Lens
from werksessie.reading.tokens import CAPITALS, PARTICLES
from werksessie.reading.vocabulary import is_thing

_SHORT = frozenset(("ali",))
"""Names of three letters that need no capital."""

_AGE = re.compile(r"\s?(?:\(\d{1,2}(?: jaar)?\)|,? (?:van )?\d{1,2} jaar)")
_INITIALS = re.compile(rf"(?<![\w.])(?:[{CAPITALS}]\.\s?){{1,4}}(?=\w)")
_INITIALS_AND_AGE = re.compile(
    rf"(?<![\w.])(?:(?:[{CAPITALS}]\.?){{1,3}}\s?\(\d{{1,2}}(?: jaar)?\)"
    rf"|(?:[{CAPITALS}]\.){{1,3}},? (?:van )?\d{{1,2}} jaar)"
)


def persons(lens: Lens) -> Iterator[tuple[int, int]]:
    """Start and end of everything that may name a person."""
    for found in _INITIALS_AND_AGE.finditer(lens.text):
        yield found.span()
    for first, last in _named(lens).items():
        yield lens.tokens[first].start, lens.tokens[last].end


def _named(lens: Lens) -> dict[int, int]:
    """First and last word of each name, by place."""
    silent, initials = _in_phrases(lens), _after_initials(lens)
    named: dict[int, int] = {}
    past = 0
    for place in range(len(lens.tokens)):
        if place >= past and place not in silent and (place in initials or _begins(lens, place)):
            named[place] = _last(lens, place)
            past = named[place] + 1
    _join(lens, named, silent)
    return named


def _begins(lens: Lens, place: int) -> bool:
    return (
        _introduced(lens, place)
        or _titled(lens, place)
        or _known(lens, place)
        or (lens.tokens[place].capital and (_aged(lens, place) or _acting(lens, place)))
        or _capital_without_reason(lens, place)
    )


def _last(lens: Lens, place: int) -> int:
    """The last word of the name that begins here."""
    last = lens.past_particles(place) if lens.surname(place) else place
    while True:
        ahead = lens.past_particles(last + 1)
        initial = lens.capital(ahead) and len(lens.tokens[ahead].text) == 1
        # "van Dam" is a family name, "van de Gamma" is where somebody works.
        linked = ahead > last + 1 and lens.word(ahead - 1) not in cues.ARTICLES
        family = lens.capital(ahead) and (linked or lens.word(ahead) in cues.FAMILY_NAMES)
        if not (initial or family or lens.strange(ahead) or lens.small_name(ahead)):
            return last
        last = ahead


def _in_phrases(lens: Lens) -> frozenset[int]:
    """The places that belong to a saying or a firm."""
    found: set[int] = set()
    for place, token in enumerate(lens.tokens):
        for phrase in cues.PHRASES.get(token.folded, ()):
            if all(lens.word(place + step) == word for step, word in enumerate(phrase)):
                found.update(range(place, place + len(phrase)))
    return frozenset(found)


def _after_initials(lens: Lens) -> frozenset[int]:
    """The words that follow one or more initials: "J.P. Verhoeven", "A. de Wit"."""
    ends = {found.end() for found in _INITIALS.finditer(lens.text)}
    return frozenset(place for place, token in enumerate(lens.tokens) if token.start in ends and _family(lens, place))


def _family(lens: Lens, place: int) -> bool:
    token = lens.tokens[place]
    return lens.surname(place) or (
        token.capital and (token.folded in cues.FAMILY_NAMES or not lens.common(place)) and not is_thing(token.folded)
    )


# The rules. Each answers: does a name begin at this word?


def _introduced(lens: Lens, place: int) -> bool:
    """ "hij heet X", "mijn naam is X", "ze noemen hem X", "ook wel X genoemd"."""
    token, one, two = lens.tokens[place], lens.before(place), lens.word(place - 2)
    named = one in cues.NAMED or one in cues.NAME or (one in ("is", "was") and two in cues.NAME)
    called = (one in cues.CALLED and two in cues.CALL) or lens.word(place + 1) == "genoemd"
    if not named and not called:
        return False
    someone = called or any(lens.word(place - back) in cues.PERSONS for back in range(2, 6))
    if someone and lens.surname(place):
        return True
    if token.capital:
        return not lens.common(place) and not is_thing(token.folded)
    return named and someone and token.text.islower() and (token.folded in FIRST_NAMES or not lens.common(place))


def _titled(lens: Lens, place: int) -> bool:
    """ "meneer X", "tante X", "familie De X"."""
    token, title = lens.tokens[place], lens.before(place)
    if title not in cues.TITLES or not token.joined:
        return False
    # "de kapper van Ahmed" is not called Van Ahmed; "kapper Van Dijk" is.
    if lens.surname(place) and (token.capital or title in cues.STRONG_TITLES):
        return True
    if not token.capital:
        return token.folded in FIRST_NAMES and len(token.folded) > 2 and not lens.common(place)
    if title in cues.STRONG_TITLES and not lens.loud:
        return token.folded not in FUNCTION_WORDS
    return not lens.common(place) and not lens.names_a_thing(place)


def _known(lens: Lens, place: int) -> bool:
    """A first name from the list; one that is a word as well needs more than itself."""
    token, name = lens.tokens[place], lens.listed(place)
    if not name or name in lens.known or lens.names_a_thing(place):
        return False
    one, sure = lens.before(place), name in SURE_NAMES or name != token.folded
    # "het" is a pronoun as often as an article, but nobody says "het" of a person: "was het Kevin".
    if one in cues.ARTICLES and not (sure and one == "het"):
        return False
    if not token.capital:
        without = token.text.lower() == token.text.upper()
        return without or (sure and (len(name) > 3 or name in _SHORT))
    if sure:
        return True
    feast_or_town = lens.common(place) and token.folded not in FUNCTION_WORDS
    if token.opens or lens.loud or feast_or_town:
        return lens.word(place + 1) in cues.DOES or lens.surname(place + 1) or lens.strange(place + 1)
    return one not in cues.TOWARDS and one not in cues.THINGS


def _aged(lens: Lens, place: int) -> bool:
    """ "X (17)"."""
    token = lens.tokens[place]
    return token.capital and not lens.common(place) and _AGE.match(lens.text, token.end) is not None


def _acting(lens: Lens, place: int) -> bool:
    """An unknown first word of a sentence that does what one person does: "X woont hier"."""
    token = lens.tokens[place]
    one = token.opens and token.capital and not token.folded.endswith(("en", "'s"))
    return one and lens.word(place + 1) in cues.DEEDS and not lens.loud and not lens.common(place)


def _capital_without_reason(lens: Lens, place: int) -> bool:
    """A capital inside a sentence on a word that is no place, people, firm or thing."""
    token, one = lens.tokens[place], lens.before(place)
    if token.opens or not token.capital or len(token.text) < 3 or lens.common(place) or lens.loud:
        return False
    if one in cues.ARTICLES or one in cues.TOWARDS or one in cues.THINGS or lens.names_a_thing(place):
        return False
    before = lens.tokens[place - 1]
    if one.endswith("e") and before.text.islower() and lens.word(place - 2) in cues.ARTICLES:
        return False
    # "Rotterdam Delfshaven", "Stichting Morgen": the capital before it explains this one.
    return not (token.joined and before.capital and one not in FUNCTION_WORDS and lens.common(place - 1))


def _join(lens: Lens, named: dict[int, int], silent: frozenset[int]) -> None:
    """Who stands beside a name ("X en Ahmed", "X, Ahmed", "X Postma") is probably one too."""
    taken = {place for first, last in named.items() for place in range(first, last + 1)}
    backwards = [(place, 1) for place in reversed(range(len(lens.tokens)))]
    forwards = [(place, -1) for place in range(len(lens.tokens))]
    for place, step in backwards + forwards:
        token = lens.tokens[place]
        free = token.capital and len(token.text) > 1 and place not in taken and place not in silent
        if free and _partner(lens, place, step) in taken and not lens.common(place) and not lens.loud:
            named[place] = place
            taken.add(place)


def _partner(lens: Lens, place: int, step: int) -> int:
    """The place of the word that this one is named together with, in that direction; -1 for none."""
    beside = place + step
    if not 0 <= beside < len(lens.tokens):
        return -1
    if lens.word(beside) in cues.AND:
        return beside + step
    between = lens.tokens[max(place, beside)].gap
    if between == " ":
        return -1 if lens.listed(beside) or lens.word(beside) in PARTICLES else beside
    return beside if between.strip() in (",", "/", "&", "+") else -1
