"""The overview package: one file with what a municipality chooses to share of its evenings, and how it is read back.

In it stands only what the public version of each Summary shows. A municipality that does not want to be named shares
figures and the words of the shipped programmes alone (see unnamed.py). Whoever opens a package trusts none of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from werksessie.overview.evening import Evening, Figure, Question
from werksessie.overview.returned import up_to_date
from werksessie.overview.sums import NOT_ASKED
from werksessie.overview.unnamed import unnamed
from werksessie.session.disclosure import FEW, FLOOR
from werksessie.session.statuses import STATUSES
from werksessie.summary import parts
from werksessie.summary.words import NOT_SAID, SMALL, TOO_FEW

FORMAT, VERSION = "werksessie-overzichtspakket", 1
ENDING = "overzichtspakket.json"
LARGEST, LONGEST, MOST_ROWS, MOST_PEOPLE = 20_000_000, 5_000, 50_000, 1_000_000
"""Bytes of a file, characters of a text, items of a list, people in a figure."""
HIDDEN = frozenset((FEW, SMALL, TOO_FEW, NOT_SAID, NOT_ASKED))
KNOWN = frozenset((parts.ASKED, parts.EMPTY, parts.OPEN, parts.LATER, parts.NOT_ASKED, parts.TOLD))
NO_PACKAGE = "Dit is geen overzichtspakket."
SPOILED = "Dit overzichtspakket is beschadigd: maak het opnieuw."
NEWER = "Dit overzichtspakket is gemaakt met een nieuwere versie."


class NoPackage(Exception):
    """A file is no overview package that can be used. `str()` is one Dutch sentence."""


@dataclass(frozen=True)
class Package:
    """What one municipality shares, and whether it agreed to be named."""

    named: bool
    evenings: tuple[Evening, ...]


def packed(evenings: Iterable[Evening], *, named: bool) -> bytes:
    """The file. `evenings` come from the public version of their Summaries and are of one municipality."""
    told = [asdict(one if named else unnamed(one)) for one in up_to_date(evenings)]
    file = {"format": FORMAT, "version": VERSION, "named": named, "evenings": told}
    return json.dumps(file, ensure_ascii=False, indent=1).encode()


def unpacked(file: bytes) -> Package:
    """The package in a file. Raises NoPackage."""
    if len(file) > LARGEST:
        raise NoPackage("Dit bestand is te groot voor een overzichtspakket.")
    try:
        data = json.loads(file)
    except (ValueError, RecursionError):
        raise NoPackage(NO_PACKAGE) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NoPackage(NO_PACKAGE)
    version = data.pop("version", None)
    if type(version) is int and version > VERSION:
        raise NoPackage(NEWER)
    data.pop("format")
    try:
        package: Package = _of(Package)(data)
    except (ValueError, RecursionError):
        raise NoPackage(SPOILED) from None
    if version != VERSION or not _is_sound(package):
        raise NoPackage(SPOILED)
    return package if package.named else Package(False, tuple(map(unnamed, package.evenings)))


def _is_sound(package: Package) -> bool:
    """Whether it is what a package can be: one municipality, every evening once, and the small-number rules kept."""
    places = {one.municipality.casefold() for one in package.evenings}
    keys = {one.key for one in package.evenings}
    named = not package.named or (len(places) == 1 and "" not in places)
    return named and len(keys) == len(package.evenings) and all(map(_keeps_the_rules, package.evenings))


def _keeps_the_rules(evening: Evening) -> bool:
    small = evening.people is None
    deals = (*evening.deals, *(one.deal for one in evening.returned))
    known = all(deal.status in ("", *STATUSES) for deal in deals)
    many = evening.people is None or evening.people >= FLOOR
    return known and many and len(evening.key) == 32 and all(_is_disclosed(one, small) for one in evening.questions)


def _is_disclosed(question: Question, small: bool) -> bool:
    """Whether these figures may stand in a Summary: none in a small conversation, no small one of a sensitive question,
    and no distribution under five answers."""
    cells = [number for row in question.rows for _, number in row.counts if isinstance(number, int)]
    heads = [one for one in (question.unsure, question.skipped) if isinstance(one, int)]
    if question.status not in KNOWN:
        return False
    if not question.was_asked or small:
        return not cells and not heads and not isinstance(question.answered, int)
    if isinstance(question.answered, int) and (question.answered < FLOOR or _is_exact(question)):
        return False
    if question.sensitive:
        return min([*cells, *heads], default=FLOOR) >= FLOOR
    return not cells or isinstance(question.answered, int)


def _is_exact(question: Question) -> bool:
    return question.sensitive and isinstance(question.answered, int) and question.answered % FLOOR != 0


@cache
def _of(hint: Any) -> Callable[[Any], Any]:
    """Reads a value of this type, or raises ValueError."""
    origin, inside = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        types = get_type_hints(hint)
        hints = {field.name: types[field.name] for field in fields(hint)}
        return lambda value: _record(hint, hints, value)
    if origin is tuple:
        return lambda value: _items(inside, value)
    if hint == Figure:
        return _figure
    if origin is UnionType:
        (one,) = (some for some in inside if some is not type(None))
        return lambda value: None if value is None else _of(one)(value)
    return {str: _text, int: _number, bool: _truth}[hint]


def _record(kind: type[Any], hints: Mapping[str, Any], value: Any) -> Any:
    if not isinstance(value, Mapping) or value.keys() != hints.keys():
        raise ValueError(kind.__name__)
    return kind(**{name: _of(hint)(value[name]) for name, hint in hints.items()})


def _items(inside: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > MOST_ROWS:
        raise ValueError("list")
    if inside[-1] is Ellipsis:
        return tuple(map(_of(inside[0]), value))
    return tuple(_of(hint)(one) for hint, one in zip(inside, value, strict=True))


def _figure(value: Any) -> Figure:
    if isinstance(value, str) and value in HIDDEN:
        return value
    return _number(value)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError("text")
    # Half a character of UTF-16 is no text, and cannot be written anywhere.
    value.encode()
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MOST_PEOPLE:
        raise ValueError("number")
    return value


def _truth(value: Any) -> bool:
    if type(value) is not bool:
        raise ValueError("truth")
    return value
