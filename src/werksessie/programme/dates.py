"""Days and times of the clock: read as people type them, written as people say them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

DUTCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
TIME = re.compile(r"(\d{1,2})[.:](\d{2})(:\d{2})?( uur)?")

_LOCALES = {"en": "en_GB"}
_PATTERNS = {"tr": "d MMMM EEEE"}


def read_date(words: str) -> str:
    """ISO from "2026-03-03" or "3-3-2026". Raises ValueError with a Dutch sentence."""
    dutch = DUTCH_DATE.fullmatch(words)
    try:
        found = date(int(dutch[3]), int(dutch[2]), int(dutch[1])) if dutch else date.fromisoformat(words)
    except ValueError:
        raise ValueError("Deze datum bestaat niet. Schrijf hem zo: 3-3-2027.") from None
    if not 2000 <= found.year <= 2199:
        raise ValueError("Dit jaartal klopt niet.")
    return found.isoformat()


def read_time(words: str) -> str:
    """ "19.30" from "19:30", "19.30" or "19.30 uur". Raises ValueError with a Dutch sentence."""
    found = TIME.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2])) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise ValueError("Deze tijd bestaat niet. Schrijf hem zo: 19.30.")
    return f"{hour}.{minute:02}"


def day(iso: str, language: str) -> str:
    """ "dinsdag 3 maart", "Tuesday 3 March"; "" when it is no date, Dutch when the language is unknown."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return ""
    return _in_words(found, language)


def full_day(iso: str) -> str:
    """ "zondag 21 maart 2027": a date on paper needs its year; "" when it is no date."""
    return f"{day(iso, 'nl')} {iso[:4]}" if day(iso, "nl") else ""


def short_day(iso: str) -> str:
    """ "3 april 2027", where there is little room; it stays on one line."""
    return full_day(iso).partition(" ")[2].replace(" ", "\N{NO-BREAK SPACE}")


def clock(time: str, language: str) -> str:
    """ "19.30 uur", in other languages "19:30"; "" when it is no time."""
    try:
        found = read_time(time)
    except ValueError:
        return ""
    return f"{found} uur" if language == "nl" else found.replace(".", ":")


@lru_cache(maxsize=500)
def _in_words(found: date, language: str) -> str:
    # Every page of an evening says its day, and the tables of each language are slow to read.
    return str(format_date(found, _PATTERNS.get(language, "EEEE d MMMM"), locale=_locale(language)))


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(_LOCALES.get(language, language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("nl")
