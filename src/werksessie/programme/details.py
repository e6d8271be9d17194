"""What the facilitator fills in about one evening on the prepare page; may be half filled before it starts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from werksessie.programme.dates import clock, day
from werksessie.programme.entries import ENTRIES, LANGUAGES, read_languages, tidy
from werksessie.programme.ladder import LADDER
from werksessie.programme.model import Text, say

__all__ = [
    "LADDER",
    "LANGUAGES",
    "Details",
    "fill",
    "from_dict",
    "ladder_sentence",
    "lines_to_show",
    "missing_to_start",
    "parse",
    "to_dict",
]

CHOICES = frozenset({"ladder", "participants_first", "groups", "reveal", "retention_days", "rehearsal"})
"""Fields of which a wrong value is not worth keeping."""

PLACEHOLDER = re.compile(r"\{([^{}]{1,40})\}")

Say = Callable[[Text, str], str]
Apart = Callable[[str, str], str]

"""How a text is said in a language: as the programme has it, or by a catalogue too."""


@dataclass(frozen=True)
class Details:
    """The fields of the prepare page. Dates are ISO, `time` is "19.30", `ladder` a key of LADDER or "".

    `second_evening` is the date of the second one where the programme has two; `mandate` says who may say yes
    tonight for the municipality; `participants_first` for how many days (0, 3 or 7) only the participants can read
    the record; `talk_to` is the person to go to with a worry; `controller` answers for the personal data ("" is the
    municipality). In a `rehearsal` the answers are made up.
    """

    title: str = ""
    place: str = ""
    date: str = ""
    time: str = ""
    second_evening: str = ""
    municipality: str = ""
    community: str = ""
    also_present: str = ""
    mandate: str = ""
    ladder: str = ""
    ladder_about: str = ""
    feedback_date: str = ""
    feedback_how: str = ""
    participants_first: int = 0
    contact_municipality: str = ""
    contact_community: str = ""
    talk_to: str = ""
    languages: tuple[str, ...] = ("nl", "en")
    wifi_name: str = ""
    wifi_password: str = ""
    groups: bool = False
    reveal: str = "live"
    retention_days: int = 30
    controller: str = ""
    rehearsal: bool = False


def to_dict(details: Details) -> dict[str, Any]:
    """The details as plain data, as they stand in the record."""
    return {**vars(details), "languages": list(details.languages)}


def from_dict(data: Mapping[str, Any]) -> Details:
    """The details back from `to_dict`; never raises. What is unknown or of another type is passed over."""
    usual = Details()
    kept = {
        name: data[name]
        for name in (field.name for field in fields(Details))
        if name != "languages" and type(data.get(name)) is type(getattr(usual, name))
    }
    spoken = data.get("languages")
    if isinstance(spoken, (list, tuple)):
        kept["languages"] = tuple(one for one in spoken if isinstance(one, str))
    return Details(**kept)


def parse(form: Mapping[str, str]) -> tuple[Details, dict[str, str]]:
    """The details as posted, and a Dutch sentence for each field that is wrong.

    Takes a plain mapping or a MultiDict: `getlist` gives the ticked languages, in a plain mapping they stand
    with commas between. A wrong text is kept as typed, to be mended; a wrong number or choice gets its default.
    """
    found: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, read in ENTRIES.items():
        typed = form.get(name, "")
        if not tidy(typed):
            continue
        try:
            found[name] = read(typed)
        except ValueError as wrong:
            errors[name] = str(wrong)
            if name not in CHOICES:
                found[name] = tidy(typed)
    try:
        found.update(_languages(form))
    except ValueError as wrong:
        errors["languages"] = str(wrong)
    details = Details(**found)
    return details, {**_missing_title(details), **_too_early(details, errors), **errors}


def _languages(form: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    if "languages" not in form:
        return {}
    getlist = getattr(form, "getlist", None)
    chosen = getlist("languages") if getlist else form["languages"].split(",")
    return {"languages": read_languages(chosen)}


def _missing_title(details: Details) -> dict[str, str]:
    return {} if details.title else {"title": "Geef de avond een titel."}


def _too_early(details: Details, errors: Mapping[str, str]) -> dict[str, str]:
    """What comes before the evening that it must follow."""
    found = {}
    if _before("feedback_date", "date", details, errors):
        found["feedback_date"] = "Deze dag ligt vóór de avond zelf."
    if _before("second_evening", "date", details, errors) or details.second_evening == details.date != "":
        found["second_evening"] = "De tweede avond is na de eerste."
    return found


def _before(early: str, late: str, details: Details, errors: Mapping[str, str]) -> bool:
    """Whether the first date is there and before the second, as far as both are dates."""
    first, second = getattr(details, early), getattr(details, late)
    return bool(first and second and not {early, late} & errors.keys() and first < second)


def missing_to_start(details: Details) -> list[str]:
    """What must still be filled in before the evening can start, as Dutch sentences; empty when it can."""
    rung = LADDER.get(details.ladder)
    missing = []
    if rung is None:
        missing.append("Kies wat mensen vanavond mogen bepalen.")
    elif rung.about and not _without_stop(details.ladder_about):
        missing.append(rung.ask)
    if not day(details.feedback_date, "nl"):
        missing.append("Kies de dag waarop mensen iets terughoren.")
    return missing


def plainly(words: str, language: str) -> str:
    """What is filled in, as it is."""
    return words


def ladder_sentence(details: Details, language: str, say: Say = say) -> str:
    """What people may decide tonight, in one or two sentences; "" when that is not filled in."""
    rung = LADDER.get(details.ladder)
    about = _without_stop(details.ladder_about)
    if rung is None or (rung.about and not about):
        return ""
    words = say(rung.text, language)
    return words.replace(f"{{{rung.about}}}", about) if rung.about else words


def fill(words: str, details: Details, language: str, say: Say = say, apart: Apart = plainly) -> str:
    """The words with their placeholders filled in; braces that are no placeholder stay as they are. `apart` sets what
    is filled in apart from the sentence around it.

    "" when a placeholder has nothing to say: a sentence with a hole in it does not go on the wall.
    """
    known = _placeholders(details, language, say)
    if any(known.get(name) == "" for name in PLACEHOLDER.findall(words)):
        return ""
    return PLACEHOLDER.sub(lambda found: apart(known[found[1]], language) if found[1] in known else found[0], words)


def _placeholders(details: Details, language: str, say: Say) -> dict[str, str]:
    return {
        "ladderzin": ladder_sentence(details, language, say),
        "wie erbij": _without_stop(details.also_present),
        "datum": day(details.feedback_date, language),
        "tijd": clock(details.time, language),
        "tweede avond": day(details.second_evening, language),
        "contact": _without_stop(details.contact_community or details.contact_municipality),
        "contact gemeenschap": _without_stop(details.contact_community),
        "contact gemeente": _without_stop(details.contact_municipality),
        "naam of functie": _without_stop(details.talk_to),
    }


def _without_stop(words: str) -> str:
    """The sentence around it brings its own full stop."""
    return words.rstrip(". ")


def lines_to_show(lines: Iterable[Mapping[str, str]], details: Details) -> list[Mapping[str, str]]:
    """The lines of a slide that fit this evening, in order; the same ones in every language.

    A line for the other case (participants read first, or not) is left out, and so is one whose placeholder
    has nothing to say.
    """
    other = "no-window" if details.participants_first else "window"
    fitting = (line for line in lines if line.get("when", "") != other)
    return [line for line in fitting if fill(say(line, "nl"), details, "nl")]
