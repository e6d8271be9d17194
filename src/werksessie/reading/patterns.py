"""Where a text holds something with a fixed shape: a phone number, a number plate, an account, a date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from werksessie.reading.folding import word_set

Span = tuple[int, int]

# E-mail. Both sides have a length, so that a long row of letters is read once and not again from every letter.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{2,64} ?(?:\(at\)|\[at\]| at |\(apenstaartje\)| apenstaartje ) ?[\w-]{2,63}"
    r"(?:\.| ?punt | dot )[a-z]{2,10}\b",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Span]:
    for shape in (_EMAIL, _SPELLED_EMAIL):
        for found in shape.finditer(text):
            yield found.span()


# Phone. Dutch numbers have ten digits and begin with one nought; 0800, 0900 and 14 are services, not people.
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d(?:[ ()./-]{0,3}\d){8,14}(?![\w%]|[.,/-]\d)")
_BEGINS_WITH_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d\d(?!\d)")
_SERVICE = re.compile(r"0(?:800|900|906|909)")


def phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        if _BEGINS_WITH_DATE.match(found[0]):
            continue
        digits = "".join(str(int(sign)) for sign in found[0] if sign.isdecimal())
        abroad = found[0].startswith("+") or digits.startswith("00")
        dutch = len(digits) == 10 and digits[0] == "0" and digits[1] != "0" and not _SERVICE.match(digits)
        if dutch or (abroad and 10 <= len(digits.removeprefix("00")) <= 15 and digits.strip("0")):
            yield found.span()


# Postcode.
_POSTCODE = re.compile(r"(?<![\w€.,-])([1-9]\d{3})(\s?)([A-Za-z]{2})(?![\w'’])")
_TWO_LETTERS = word_set(
    """aan al as au be bv ca cm de dm do du ec en er eu ev gb go ha he hm ik in is it ja je ka kg km kw la ma mb me mi
    ml mm mn na nl no nu of oh om on op or ov pa pk pm re so te to tv uw vs wc we wo ze zn zo zu"""
)


_MEASURES = word_set("cm eu gb kg km kw mb ml mm pk")


def postcodes(text: str) -> Iterator[Span]:
    shouted = text.isupper()
    for found in _POSTCODE.finditer(text):
        letters = found[3].lower()
        meant = not found[2] or (found[3].isupper() and not shouted)
        if letters not in ("sa", "sd", "ss") and letters not in (_MEASURES if meant else _MEASURES | _TWO_LETTERS):
            yield found.span()


# Number plates: the fourteen Dutch series, with dashes; without dashes or with spaces only in the letters now in use.
_SERIES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99", "XX-999-X",
    "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
_NO_VOWELS = "[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]"
_CAPITAL_NO_VOWELS = "[BDFGHJKLMNPRSTVWXZ]"


def _plate(series: str, letter: str, between: str) -> str:
    return series.replace("9", r"\d").replace("X", letter).replace("-", between)


_PLATE = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(_plate(series, "[A-Za-z]" if place < 4 else _NO_VOWELS, "-") for place, series in enumerate(_SERIES))
    + "|"
    + "|".join(_plate(series, _CAPITAL_NO_VOWELS, " ?") for series in _SERIES)
    + r")(?![\w-])"
)
_AFTER_WORD = re.compile(
    r"\b(?:kentekens?|nummerplaat|nummerbord)\b[ :]{1,2}(?:is |was |nummer |met )?"
    r"((?=[a-z -]{0,6}\d)(?=[\d -]{0,6}[a-z])[a-z\d]{1,6}(?:[ -][a-z\d]{1,4}){0,2})(?!\w)",
    re.IGNORECASE,
)
_MONTH_INSIDE = re.compile(r"(?:jan|feb|mrt|mar|apr|mei|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE)


def plates(text: str) -> Iterator[Span]:
    for found in _PLATE.finditer(text):
        if not _MONTH_INSIDE.search(found[0]):
            yield found.span()
    for found in _AFTER_WORD.finditer(text):
        yield found.span(1)


# Handles.
_AT = re.compile(r"(?<![\w.@])@(?=[\w.]{0,29}[^\W\d])[\w.]{2,30}")
_PUBLIC = word_set("@gemeente @politie @overheid @rijksoverheid @iedereen @all @everyone @school")
_NETWORK = r"(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|telegram|facebook|fb|discord|signal|twitter|whatsapp)"
_PROFILE = re.compile(
    r"(?:instagram|facebook|tiktok|snapchat|twitter|x|t|linkedin)\.(?:com|me)/(?:add/|in/)?@?[\w.-]{2,40}",
    re.IGNORECASE,
)
_ON_NETWORK = re.compile(
    rf"(?<!\w){_NETWORK}(?:account|naam)?"
    r"(?:\s?[:=]\s?|\s(?:is|heet (?:hij|zij|ze|ie|die)|heet|naam|account|van (?:hem|haar))\s|\s)"
    r"((?:@[\w.]{2,30})|[\w.]{0,29}\w)",
    re.IGNORECASE,
)
_TOWARDS_NETWORK = re.compile(rf"(?<!\w)([\w.]{{2,29}}\w) (?:toe )?op {_NETWORK}(?!\w)", re.IGNORECASE)


def handles(text: str) -> Iterator[Span]:
    for found in _AT.finditer(text):
        if found[0].casefold() not in _PUBLIC:
            yield found.span()
    for found in _PROFILE.finditer(text):
        yield found.span()
    for found in _ON_NETWORK.finditer(text):
        if _looks_made(found[1]) or ":" in found[0]:
            yield found.span(1)
    for found in _TOWARDS_NETWORK.finditer(text):
        if _looks_made(found[1]):
            yield found.span(1)


def _looks_made(word: str) -> bool:
    """Whether a word is no ordinary one: it has a sign or a digit inside."""
    inner = word.strip(".@")
    return any(sign.isalpha() for sign in inner) and any(sign in "._" or sign.isdecimal() for sign in inner)


# Dates of birth: a date counts only near a word of birth.
_MONTHS = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)"
)
_DATE = rf"(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:\d{{4}}|\d{{2}})|\d{{1,2}} {_MONTHS}\b\.?(?: \d{{4}})?)(?!\d)"
_BIRTH = re.compile(
    r"(?<!\w)(?:geboren|geb\.?(?: ?datum)?|geboortedatum|geboortedag|jarig|verjaart|verjaardag|born)(?!\w)"
    rf"[^.!?\n\d]{{0,25}}(?<!\d)({_DATE})",
    re.IGNORECASE,
)
_FULL_DATE_IN_BRACKETS = re.compile(r"\((\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\)")


def births(text: str) -> Iterator[Span]:
    for shape in (_BIRTH, _FULL_DATE_IN_BRACKETS):
        for found in shape.finditer(text):
            yield found.span(1)
