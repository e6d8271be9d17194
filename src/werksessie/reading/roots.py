"""Words brought back to one form: singular, not diminutive. A root is a key to compare by, not always a word.

Simple on purpose: only plurals and diminutives. "Ouders" (parents) and "ouderen" (the elderly) stay apart; the Dutch
Snowball stemmer, which was tried, makes them one and keeps "kind" and "kinderen" apart.
"""

from __future__ import annotations

from werksessie.reading.folding import word_set
from werksessie.reading.function_words import FUNCTION_WORDS
from werksessie.reading.vocabulary import COMMON

_VOWELS = frozenset("aeiou")
_AS_IT_IS = word_set(
    """meisje oranje franje jongen advies precies drugs mens kans huis thuis basis cursus campus virus bonus fiets
    plaats trots politie samen open eigen ander andere volwassene leven wapen teken keuken examen christen molen toren
    gegeven"""
)
_IRREGULAR = {
    "kinderen": "kind", "kinder": "kind", "kindertjes": "kind", "mensen": "mens", "steden": "stad", "leden": "lid",
    "dagen": "dag", "wegen": "weg", "uren": "uur", "jongens": "jongen", "jongetje": "jongen", "jongetjes": "jongen",
    "meisjes": "meisje", "meiden": "meid", "kansen": "kans", "cameras": "camera", "autos": "auto", "fotos": "foto",
    "videos": "video", "coaches": "coach", "boas": "boa", "buurtje": "buurt", "kaartje": "kaart", "taartje": "taart",
    "puntje": "punt", "plantje": "plant", "krantje": "krant", "hartje": "hart", "lampje": "lamp", "musea": "museum",
    "gemeenten": "gemeente", "volwassenen": "volwassene", "christenen": "christen", "adviezen": "advies",
    "wapens": "wapen", "levens": "leven", "tekens": "teken", "keukens": "keuken", "examens": "examen",
    "gegevens": "gegeven",
}  # fmt: skip
_PLURAL_S = tuple(word_set("els ers ens ems ies aars oors eurs ums ams ims oms bs ards erds tes"))
_UNSTRESSED = ("el", "er", "ig", "ik")


def root(folded: str) -> str:
    """The form to compare this folded word by."""
    while folded.endswith("'s"):
        folded = folded[:-2]
    if folded in _AS_IT_IS:
        return folded
    if folded in _IRREGULAR:
        return _IRREGULAR[folded]
    if folded.endswith("jes") and len(folded) > 5:
        return root(folded[:-1])
    if folded.endswith("je") and len(folded) > 4:
        return _undiminished(folded)
    if folded.endswith(_PLURAL_S) and len(folded) > (5 if folded.endswith(("ens", "ies", "tes")) else 4):
        return root(folded[:-1])
    if folded.endswith("en") and len(folded) > 4:
        return _singular(folded)
    if folded.endswith(("ige", "lijke")) and len(folded) > 5:
        return folded[:-1]
    return folded


def _undiminished(folded: str) -> str:
    if folded.endswith("etje") and not folded.endswith("eetje") and len(folded) > 6:
        return _single(folded[:-4])
    if folded.endswith("mpje"):
        return folded[:-3]
    if folded.endswith("inkje") and _syllables(folded) > 2:
        return folded[:-3] + "g"
    if folded.endswith("tje"):
        bare = folded[:-3]
        if bare[-2:] in ("aa", "oo", "uu", "ee"):
            # "straatje" is of "straat", "autootje" of "auto".
            return bare + "t" if _syllables(bare) == 1 else bare[:-1]
        return bare if bare[-1] in "lnrw" or bare.endswith(("ie", "ei", "ij", "ui", "oe")) else bare + "t"
    return folded[:-2]


def _singular(folded: str) -> str:
    if folded.endswith(("eeen", "ieen")):
        return folded[:-2]
    if folded.endswith("eren") and len(folded) > 6 and folded[-5] not in _VOWELS:
        return folded[:-1]
    bare = folded[:-2]
    if bare[-1] == bare[-2]:
        return _single(bare)
    return _hardened(_lengthened(bare))


def _single(bare: str) -> str:
    return bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in _VOWELS else bare


def _lengthened(bare: str) -> str:
    """A long vowel is written double again when its syllable is closed: "strat" is "straat"."""
    short = bare[-1] not in _VOWELS and bare[-2] in "aeou" and bare[-3] not in _VOWELS
    if not short or (bare.endswith(_UNSTRESSED) and _syllables(bare) > 1):
        return bare
    return bare[:-1] + bare[-2] + bare[-1]


def _hardened(bare: str) -> str:
    """ "briev" is "brief", "huiz" is "huis"."""
    return bare[:-1] + {"v": "f", "z": "s"}.get(bare[-1], bare[-1])


def _syllables(bare: str) -> int:
    return sum(sign in _VOWELS and (place == 0 or bare[place - 1] not in _VOWELS) for place, sign in enumerate(bare))


_LINKS = ("", "s")
_PART, _OTHER = 4, 3
_LONGEST = 40


def halves(folded: str) -> tuple[str, str]:
    """The known words this folded word is put together from ("jongeren", "werk"); "" for what is not known.

    The longest first word counts, the rest only after it: ("", "") is one word.
    """
    if len(folded) > _LONGEST:
        return "", ""
    for cut in reversed(range(_OTHER, len(folded) - _OTHER + 1)):
        head, rest = folded[:cut], folded[cut:]
        # "ouder" is not in "ouderenzorg".
        if rest.startswith("en") or not _is_word(head):
            continue
        tail = next((rest.removeprefix(link) for link in _LINKS if _is_word(rest.removeprefix(link))), "")
        if tail or len(rest) >= _PART:
            return head, tail
    return "", ""


def parts(folded: str) -> frozenset[str]:
    """The roots of those halves that say something by themselves: "jongerenwerk" holds "jongere" and "werk"."""
    telling = (half for half in halves(folded) if len(half) >= _PART and half not in FUNCTION_WORDS)
    return frozenset(root(half) for half in telling) - {root(folded)}


def _is_word(folded: str) -> bool:
    """Whether it is known, or its root is. Only words that end so have another root; asking that first is quick."""
    return len(folded) >= _OTHER and (folded in COMMON or (folded[-1] in "sne" and root(folded) in COMMON))
