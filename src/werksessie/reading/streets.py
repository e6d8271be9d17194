"""Where a text holds an address: a street and a number, or a house number on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from werksessie.reading.first_names import SURE_NAMES
from werksessie.reading.folding import word_set
from werksessie.reading.tokens import CAPITALS, PARTICLES, Token

_SURE = tuple(word_set("straat laan weg plein singel gracht kade dreef steeg plantsoen hof pad dijk"))
"""How a street ends; enough even without a capital."""
_WITH_CAPITAL = _SURE + tuple(
    word_set(
        """park hage haag horst brink wal veld markt boulevard poort haven erf berg burg donk dam zijde oord vaart sloot
        hoek ring baan"""
    )
)
_WHOLE = word_set("singel brink boulevard markt haven plein kade dijk hof laan")
"""Street names by themselves, with a capital."""
_OTHERWISE = tuple(word_set("ering ning ting ding"))
_NO_STREETS = word_set(
    """schoolplein speelplein speelveld speelweg snelweg fietspad voetpad zandpad onderweg uitweg omweg spoorweg
    sportpark sportveld voetbalveld trapveld voetbalpleintje parkeerplein trefplein marktplein hoofdstraat
    hoofdweg achterpad vliegveld gerechtshof kerkhof voorhof luchthaven"""
)

_NUMBER = re.compile(
    r",? (?:nr\.? ?|nummer )?(?!(?:19|20)\d\d(?!\d))\d{1,4}(?!\d|[.,:]\d)"
    r"(?:(?: ?[-/] ?(?:\d{1,4}|[IVX]{1,4}|[A-Za-z]{1,2})| (?:hs|bis|[A-H])|[A-Za-z]{1,2})(?!\w))?"
    r"(?: \d{1,2}e (?:etage|verdieping))?(?!\w)"
    r"(?!%| ?(?:keer|maal|x|jaar|jaren|jarigen?|uur|uren|minuten|min|maand|maanden|week|weken|dag|dagen|km|kilometer"
    r"|meter|m|euro|procent|mensen|personen|man|jongeren|jongens|meisjes|meiden|kinderen|huizen|woningen|bomen"
    r"|lampen|cameras?|camera's|drempels|bankjes|plekken|nieuwe|extra|per|grote|kleine|auto's|autos|scooters|bewoners|gezinnen|winkels|agenten)\b)",
    re.IGNORECASE,
)
_LANE_OF = re.compile(
    rf"(?<!\w)(?:Laan|Plein|Hof|Weg|Pad) (?:(?:van|der|den|de|het|'t) ){{0,3}}(?:[{CAPITALS}][\w-]{{1,30}} ){{1,3}}"
    r"\d{1,4}[A-Za-z]?(?!\w)"
)
_HOUSE_NUMBER = re.compile(
    r"(?<!\w)(?:huisnummer|huisnr\.?) \d{1,4}(?!\w)|(?<!\w)(?:woont|wonen|woon|woonde|woonden|huis|flat|woning|deur"
    r"|buren|familie|gezin) (?:\w{1,12} ){0,2}((?:nummer|nr\.?) \d{1,4})(?!\w)",
    re.IGNORECASE,
)
_BACK = 5


def addresses(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Start and end of every address."""
    for place, token in enumerate(tokens):
        number = _NUMBER.match(text, token.end) if _is_street(token) else None
        if number:
            yield tokens[_begins(tokens, place)].start, number.end()
    for found in _LANE_OF.finditer(text):
        yield found.span()
    for found in _HOUSE_NUMBER.finditer(text):
        yield found.span(1) if found[1] else found.span()


def _is_street(token: Token) -> bool:
    folded = token.folded
    if folded in _NO_STREETS or folded.endswith(_OTHERWISE):
        return False
    if token.capital and folded in _WHOLE:
        return True
    return len(folded) > 5 and folded.endswith(_WITH_CAPITAL if token.capital else _SURE)


def _begins(tokens: tuple[Token, ...], place: int) -> int:
    """The first word of the street's name: capitals and small words before it, but not "Ahmed van de"."""
    first = place
    for back in range(place, max(place - _BACK, 0), -1):
        before = tokens[back - 1]
        if not tokens[back].joined or not (before.capital or before.folded in PARTICLES):
            break
        the = tokens[back].folded == "van" and tokens[back + 1].folded in ("de", "het", "'t")
        if the and before.folded in SURE_NAMES:
            break
        if before.capital:
            first = back - 1
    return first
