"""What is typed on the prepare page, field by field. Each reader raises ValueError with a Dutch sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from werksessie.programme.dates import read_date, read_time
from werksessie.programme.ladder import LADDER

LANGUAGES = ("nl", "en", "pl", "tr", "uk", "ar")
"""The languages a phone can be set to: Dutch, then by the alphabet of their own names, script after script."""

REVEALS = ("live", "after_close")
PARTICIPANTS_FIRST = (0, 3, 7)
RETENTION_DAYS = (7, 90)
SWITCH = {"on": True, "1": True, "true": True, "off": False, "0": False, "false": False}

Reader = Callable[[str], Any]


def tidy(words: str) -> str:
    """One line without control characters, spaces at the ends and doubled spaces."""
    return " ".join(visible(words).split())


def visible(words: str) -> str:
    """The words on one line, without control characters and spaces at the ends; spaces inside stay."""
    spaced = "".join(" " if sign in "\r\n\t" else sign for sign in words)
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def _short(longest: int, clean: Callable[[str], str] = tidy) -> Reader:
    def read(words: str) -> str:
        if len(clean(words)) > longest:
            raise ValueError(f"Dit is te lang: hooguit {longest} tekens.")
        return clean(words)

    return read


def _one_of(known: Mapping[str, Any], sentence: str) -> Reader:
    def read(words: str) -> Any:
        if tidy(words) not in known:
            raise ValueError(sentence)
        return known[tidy(words)]

    return read


def _retention(words: str) -> int:
    low, high = RETENTION_DAYS
    days = int(tidy(words)) if tidy(words).isdecimal() and len(tidy(words)) <= 3 else 0
    if not low <= days <= high:
        raise ValueError(f"Vul een heel getal in van {low} tot en met {high}.")
    return days


def read_languages(chosen: Iterable[str]) -> tuple[str, ...]:
    """The languages in a fixed order; Dutch is always among them."""
    wanted = {"nl", *(tidy(one) for one in chosen)} - {""}
    if not wanted <= set(LANGUAGES):
        raise ValueError("Deze taal kennen we niet.")
    return tuple(language for language in LANGUAGES if language in wanted)


ENTRIES: Mapping[str, Reader] = {
    "title": _short(80),
    "place": _short(120),
    "date": lambda words: read_date(tidy(words)),
    "time": lambda words: read_time(tidy(words)),
    "second_evening": lambda words: read_date(tidy(words)),
    "municipality": _short(120),
    "community": _short(120),
    "also_present": _short(200),
    "mandate": _short(200),
    "ladder": _one_of({key: key for key in LADDER}, "Kies wat mensen vanavond mogen bepalen."),
    "ladder_about": _short(120),
    "feedback_date": lambda words: read_date(tidy(words)),
    "feedback_how": _short(200),
    "participants_first": _one_of(
        {str(days): days for days in PARTICIPANTS_FIRST}, "Kies meteen, na 3 dagen of na 7 dagen."
    ),
    "contact_municipality": _short(120),
    "contact_community": _short(120),
    "talk_to": _short(120),
    "wifi_name": _short(32, visible),
    "wifi_password": _short(63, visible),
    "groups": _one_of(SWITCH, "Kies aan of uit."),
    "reveal": _one_of({one: one for one in REVEALS}, "Kies meteen of pas na het sluiten."),
    "retention_days": _retention,
    "controller": _short(120),
    "rehearsal": _one_of(SWITCH, "Kies aan of uit."),
}
"""The fields of the prepare page except the languages, of which several can be ticked."""
