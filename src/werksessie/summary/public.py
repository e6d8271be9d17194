"""The version for everybody: the same Summary without the people whom one can call.

Both contacts and who could say yes for the municipality are left out, and so are the lines of the programme that name
them. Functions stay, wherever they stand: "de wijkagent" was there, "Gemeente, Sport" made an agreement. The name, the
telephone number and the e-mail address of such a person go, also where somebody else wrote them down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from immutables import Map

from werksessie.programme.details import PLACEHOLDER
from werksessie.reading.flags import flags
from werksessie.summary.build import Summary
from werksessie.summary.parts import Part

LEFT_OUT = "(weggelaten)"
PERSONS = frozenset({"contact", "contact gemeenschap", "contact gemeente", "naam of functie"})
"""The placeholders of a programme that name somebody to go to."""
MARKS = frozenset({"name", "phone", "email", "handle"})
FIRST_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-Za-zß-ÿ]+)?")
FUNCTION = re.compile(
    r".*(?:agent|balie|beheerder|bestuur|bewoners|centrum|dienst|gemeente|groep|huis|loket|punt|raad|school|team|"
    r"vereniging|stichting|afdeling|werk|werker|wethouder|burgemeester|regisseur|coördinator|receptie|secretariaat)",
    re.IGNORECASE,
)
"""What one word in the place of a contact is when it is nobody's name."""
OURS = frozenset({"id", "kind", "status", "row", "state", "density"})
"""What is no text that anybody wrote."""

Clean = Callable[[str], str]


def public(summary: Summary) -> Summary:
    """The same for everybody to read. Pure, and the same again when it is done twice."""
    clean = _cleaner(summary)
    told = {
        field.name: _told(getattr(summary, field.name), clean) for field in fields(summary) if field.name != "parts"
    }
    parts = tuple(_told(_without_persons(part), clean) for part in summary.parts)
    nobody = {"contact_municipality": "", "contact_community": "", "mandate": ""}
    return replace(summary, **{**told, **nobody, "parts": parts, "public": True})


def _cleaner(summary: Summary) -> Clean:
    """What takes the persons out of a text."""
    contacts = [summary.contact_municipality, summary.contact_community, *_named_in_lines(summary.parts)]
    known = (summary.title, summary.place, summary.municipality, summary.community)
    written = [*contacts, summary.mandate, summary.also_present, *_before(summary)]
    marks = [*_marks(written, known), *_first_names(contacts, known)]
    whole = [contact for contact in contacts if next(_marks([contact], known), None)]
    # The longest first: a whole name before its first word.
    shapes = sorted({_shape(one) for one in (*whole, *marks)}, key=lambda shape: (-len(shape), shape))
    if not shapes:
        return lambda text: text
    shape = re.compile("|".join(shapes))
    return lambda text: shape.sub(LEFT_OUT, text)


def _before(summary: Summary) -> Iterator[str]:
    """What was agreed on the evenings before: their contact persons are named nowhere else."""
    for evening in summary.earlier:
        yield evening.title
        for one in evening.agreements:
            yield from (one.what, one.who, one.progress.why if one.progress else "")


def _marks(texts: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """What points to a person in these texts, without the signs around it."""
    for text in texts:
        for flag in flags(text, known):
            found = text[flag.start : flag.end].strip(" .,;:()")
            if flag.kind in MARKS and len(found) > 1:
                yield found


def _first_names(contacts: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """ "Roos" in "Roos, wijkteam": between two commas of a contact one word with a capital is a name, also where
    it is none in a sentence."""
    ours = " ".join(known).casefold()
    for fragment in (piece.strip(" .") for contact in contacts for piece in re.split(r"[,;:/()|·]", contact)):
        if FIRST_NAME.fullmatch(fragment) and not FUNCTION.fullmatch(fragment) and fragment.casefold() not in ours:
            yield fragment


def _shape(words: str) -> str:
    """A pattern for these words: a telephone number however it is spaced, a name of two words however it is
    written. One word keeps its capital: "Wil" is somebody, "wil" is not."""
    digits = re.sub(r"\D", "", words)
    if len(digits) > 5 and not re.search(r"[^\W\d]", words):
        return r"(?<!\d)\(?" + r"[ ()./+-]{0,3}".join(digits) + r"(?!\d)"
    spaced = r"\s+".join(map(re.escape, words.strip(" .").split()))
    return rf"(?<!\w){spaced if spaced == re.escape(words) else f'(?i:{spaced})'}(?!\w)"


def _lines(part: Part) -> Iterator[re.Pattern[str]]:
    """The lines of a slide that name somebody to go to, as patterns of what was read aloud."""
    for line in part.plan.settings.get("lines", ()):
        pieces = PLACEHOLDER.split(line.get("nl", ""))
        if PERSONS & set(pieces[1::2]):
            # Words and names of placeholders take turns.
            yield re.compile("(.+)".join(re.escape(words) for words in pieces[::2]))


def _named_in_lines(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        for shape in _lines(part):
            for text in part.report.get("lines", ()):
                found = shape.fullmatch(text)
                yield from found.groups() if found else ()


def _without_persons(part: Part) -> Part:
    """The part without the lines that name somebody to go to."""
    shapes = list(_lines(part))
    if not shapes:
        return part
    kept = [text for text in part.report.get("lines", ()) if not any(shape.fullmatch(text) for shape in shapes)]
    return replace(part, report={**part.report, "lines": kept})


def _told(value: Any, clean: Clean) -> Any:
    """The value with every text in it cleaned, and of the same shape."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        told = {key: one if key in OURS else _told(one, clean) for key, one in value.items()}
        return Map(told) if isinstance(value, Map) else told
    if isinstance(value, (list, tuple)):
        return type(value)(_told(one, clean) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        return replace(value, **{name: one if name in OURS else _told(one, clean) for name, one in kept.items()})
    return value
