"""Where a text points to one person by a tie: "mijn neefje", "de zoon van", "haar broer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from werksessie.reading.folding import word_set
from werksessie.reading.tokens import Token

_KIN = re.compile(
    r"(?:stief|schoon|klein|groot|oud|half|pleeg|peet|achter|tweeling|over|boven|onder|ex-?)*"
    r"(?:vader|moeder|papa|mama|pa|ma|pap|mam|broer|broertje|zus|zusje|zuster|zoon|zoontje|dochter|dochtertje|neef"
    r"|neefje|nicht|nichtje|oom|tante|opa|oma|zwager|kind|kindje|man|vrouw|ex|echtgenoot|echtgenote|partner|verloofde"
    r"|vriend|vriendje|vriendin|vriendinnetje|buurman|buurvrouw|buurjongen|buurmeisje|buurjongetje)"
)
_LOOSE = word_set("man vrouw vriend vriendje vriendin vriendinnetje kind kindje partner ex")
_WHOSE = word_set("mijn m'n mn me haar d'r zijn z'n zn hun onze ons")
_SOME = word_set("de het 't die dat deze dit een")
_WHICH = re.compile(
    r"(?:klein|groot|jong|oud|jonger|ouder|eigen|lief|best|ander|overleden|tweede|eerste|enige|vorige|nieuwe)"
    r"(?:e|st|ste)?|kleinste|grootste|grote|lieve|andere|jarige"
)
_BEFORE_THE_VERB = word_set(
    """wij we jullie er wie moeten kunnen willen mogen zullen zouden alle allemaal beide ook wel niet te en"""
)
_POINTING = word_set("die dit dat")
_NOBODY = word_set(
    """een elk elke ieder iedere iedereen gezin familie wijk buurt straat plein gemeenschap samenleving toekomst nu
    vandaag tegenwoordig kinderen kind jongeren pubers tieners jongens meisjes twee drie vier vijf zes zeven
    acht veel alle allemaal ons jullie jou je zichzelf stad land volk vaderland meerdere"""
)
_ACQUAINTED = word_set("vriend vriendin buurman buurvrouw collega klasgenoot kennis maat familielid")
_SOMEBODY = word_set(
    """imam bakker slager kapper burgemeester dominee buurman buurvrouw voorzitter trainer coach conciërge huisarts
    dokter dealer wethouder meester juf directeur baas eigenaar mijn m'n mn haar zijn z'n onze meneer mevrouw
    hem mij"""
)


def ties(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Start and end of every tie to one person."""
    for place, token in enumerate(tokens):
        if token.folded in _WHOSE:
            last = _kin(tokens, place)
            # "mijn kind" is what everyone here says of their wishes, and tells nobody apart.
            if last and tokens[last].folded not in ("kind", "kindje") and not _to_be(tokens, place, last):
                yield token.start, tokens[last].end
        elif token.folded in _SOME:
            last = _kin(tokens, place)
            loose = token.folded == "een" and last and tokens[last].folded in _LOOSE
            if last and not loose and _of_someone(tokens, last):
                yield token.start, tokens[last + 1].end


def _kin(tokens: tuple[Token, ...], place: int) -> int:
    """The place of the relative named right after this word, with at most two words between; 0 for none."""
    for ahead in range(place + 1, min(place + 4, len(tokens))):
        if tokens[ahead].opens:
            return 0
        if _KIN.fullmatch(tokens[ahead].folded):
            return ahead
        if not _WHICH.fullmatch(tokens[ahead].folded):
            return 0
    return 0


def _to_be(tokens: tuple[Token, ...], place: int, kin: int) -> bool:
    """Whether "zijn" is the verb here: "wij zijn vader en moeder", "Dat zijn ..."."""
    if tokens[place].folded != "zijn" or place == 0 or tokens[place].opens:
        return False
    before = tokens[place - 1]
    if before.folded in ("ze", "zij"):
        return kin + 1 < len(tokens) and tokens[kin + 1].folded in ("en", "of", "van")
    return before.folded in _BEFORE_THE_VERB or (before.opens and before.folded in _POINTING)


def _of_someone(tokens: tuple[Token, ...], kin: int) -> bool:
    """Whether "van" and somebody in particular follows."""
    rest = [token.folded for token in tokens[kin + 1 : kin + 5] if not token.opens]
    if len(rest) < 2 or rest[0] != "van":
        return False
    whose = rest[1:]
    if whose[0] == "een":
        return len(whose) > 1 and whose[1] in _ACQUAINTED
    if whose[0] in ("de", "het", "'t", "deze", "dit", "al", "die", "dat") and len(whose) > 1:
        whose = whose[1:] if whose[0] not in ("die", "dat") else ["die"]
    if whose[0] in _NOBODY:
        return False
    if tokens[kin].folded in _LOOSE:
        return whose[0] in _SOMEBODY or tokens[kin + 2].capital
    return True
