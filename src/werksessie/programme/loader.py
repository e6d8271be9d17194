"""From a TOML file to a Programme; what is wrong becomes one Dutch sentence that says where."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, Protocol

from werksessie.programme import values
from werksessie.programme.basis import complete
from werksessie.programme.checks import check
from werksessie.programme.model import Choice, Part, Plan, Programme, Source
from werksessie.programme.place import Place, ProgrammeError, nearest
from werksessie.programme.settings import TAKES, Kinds, Setting

__all__ = ["DEFAULT", "FORMAT", "ProgrammeError", "load", "load_follow_up", "load_shipped", "loads", "read", "shipped"]

FORMAT = 1
DEFAULT = "weerbaarheid"
"""What is asked when nobody chooses otherwise."""

LARGEST = 1_000_000
DOTS_A_LINE = 100
SHIPPED = Path(__file__).with_name("shipped")
FOLLOW_UP = Path(__file__).with_name("follow_up.toml")

Readers = Mapping[str, Callable[[Any], Any]]

PROGRAMME: Readers = {
    "format": values.number,
    "id": values.identifier,
    "version": values.filled_word,
    "based_on": values.identifier,
    "title": values.text,
    "description": values.text,
    "credit": values.word,
    "sources": values.tables,
    "parts": values.tables,
    "activities": values.tables,
}
SOURCE: Readers = {"heading": values.filled_word, "texts": values.filled_words, "origin": values.word}
PART: Readers = {
    "id": values.identifier,
    "title": values.text,
    "evening": lambda value: values.number(value, 1, 2),
}
CHOICE: Readers = {"id": values.identifier, "text": values.text, "verbatim": values.word}
PLAN: Readers = {
    "id": values.identifier,
    "kind": values.filled_word,
    "title": values.text,
    "text": values.text,
    "help": values.text,
    "part": values.word,
    "number": values.word,
    "source": lambda value: values.one_of(value, ("deck", "own")),
    "verbatim": values.word,
    "factor": values.word,
    "element": values.word,
    "sensitive": values.flag,
    "reveal": lambda value: values.one_of(value, ("live", "after_close")),
    "note": values.word,
    "minutes": lambda value: values.number(value, 0, 240),
    "off": values.flag,
    "spare": lambda value: values.number(value, 0, 99),
    "practice": values.flag,
    "aftercare": values.text,
    "options": values.tables,
    "options_from": values.word,
    "take": lambda value: values.one_of(value, TAKES),
}


def load(path: Path, kinds: Kinds) -> Programme:
    """The programme in this file. Raises ProgrammeError with one Dutch sentence, whatever the file holds."""
    place = Place(values.shorten(path.name))
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise place.error("dit bestand kan ik niet lezen") from None
    return _programme(place, _toml(place, content), kinds)


def loads(source: str | bytes, name: str, kinds: Kinds) -> Programme:
    """The programme in this text or these bytes of a file called `name`. Raises ProgrammeError like `load`."""
    place = Place(values.shorten(name))
    content = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    return _programme(place, _toml(place, content), kinds)


def read(raw: Mapping[str, Any], name: str, kinds: Kinds) -> Programme:
    """The programme in these plain values, as they would stand in a file called `name`. Raises ProgrammeError."""
    return _programme(Place(values.shorten(name)), raw, kinds)


def shipped() -> list[str]:
    """The ids of the programmes that come with the package: the default one, those made from it, the others."""
    found = (path.stem for path in SHIPPED.glob("*.toml"))
    return sorted(found, key=lambda id: (id != DEFAULT, not id.startswith(DEFAULT), id))


def load_shipped(id: str, kinds: Kinds) -> Programme:
    """One programme that comes with the package. Raises ProgrammeError when there is none with this id."""
    if id not in shipped():
        raise ProgrammeError(f"Er is geen draaiboek '{values.shorten(id)}'{nearest(id, shipped())}.")
    return load(SHIPPED / f"{id}.toml", kinds)


def load_follow_up(kinds: Kinds) -> Programme:
    """What every follow-up evening has beside a programme that comes with the package (see follow_up.py)."""
    return load(FOLLOW_UP, kinds)


def _toml(place: Place, content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise place.error("dit bestand is te groot (hooguit 1 MB)")
    for number, line in enumerate(content.split(b"\n"), start=1):
        # A key of many dotted parts costs the parser the square of its length, in memory too.
        if line.count(b".") > DOTS_A_LINE:
            raise place.inside(f"regel {number}").error("er staan te veel punten op deze regel")
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise place.error("dit is geen tekst in UTF-8") from None
    except (ValueError, RecursionError) as wrong:
        found = re.search(r"at line (\d+)", str(wrong))
        there = place.inside(f"regel {found[1]}") if found else place
        raise there.error("dit is geen goede TOML (kijk naar aanhalingstekens, haakjes, dubbele velden)") from None


def _on_basis(place: Place, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The programme whole, when it is written on top of one that comes with the package."""
    if "based_on" not in raw:
        return raw
    id = _value(place, "based_on", values.identifier, raw["based_on"])
    if id not in shipped():
        raise place.error(f"er is geen draaiboek '{id}'{nearest(id, shipped())}", field="based_on")
    file = SHIPPED / f"{id}.toml"
    basis = Place(file.name)
    return complete(raw, _on_basis(basis, _toml(basis, file.read_bytes())))


def _programme(place: Place, raw: Mapping[str, Any], kinds: Kinds) -> Programme:
    format = raw.get("format", FORMAT)
    if type(format) is int and format > FORMAT:
        raise place.error("dit draaiboek is gemaakt voor een nieuwere versie", field="format")
    if type(format) is not int or format != FORMAT:
        raise place.error(f"hier hoort {FORMAT}", field="format")
    read = _read(place, _on_basis(place, raw), PROGRAMME, needed=("id", "version", "title", "activities"))
    read.pop("format", None)
    read.pop("based_on", None)
    sources = tuple(_source(place, number, one) for number, one in enumerate(read.pop("sources", ()), 1))
    parts = tuple(_part(place, number, one) for number, one in enumerate(read.pop("parts", ()), 1))
    plans = tuple(_plan(place, number, one, kinds) for number, one in enumerate(read.pop("activities"), 1))
    _once(place, "deel", parts)
    _once(place, "activiteit", plans)
    programme = Programme(**read, activities=plans, parts=parts, sources=sources)
    check(place, programme, kinds)
    return programme


def _source(place: Place, number: int, raw: Mapping[str, Any]) -> Source:
    return Source(**_read(place.inside(f"bron nummer {number}"), raw, SOURCE, needed=("heading", "texts")))


def _part(place: Place, number: int, raw: Mapping[str, Any]) -> Part:
    return Part(**_read(place.named("deel", number, raw), raw, PART, needed=("id", "title")))


def _choice(place: Place, number: int, raw: Mapping[str, Any]) -> Choice:
    return Choice(**_read(place.named("keuze", number, raw), raw, CHOICE, needed=("id", "text")))


def _plan(place: Place, number: int, raw: Mapping[str, Any], kinds: Kinds) -> Plan:
    here = place.named("activiteit", number, raw)
    own = kinds[_kind(here, raw, kinds)].SETTINGS
    _check_owner(here, raw, own, kinds)
    readers = {**PLAN, **{name: setting.check for name, setting in own.items()}}
    read = _read(here, raw, readers, needed=("id", "title"))
    given = {name: read.pop(name) for name in own if name in read}
    options = tuple(_choice(here, number, one) for number, one in enumerate(read.pop("options", ()), 1))
    _once(here, "keuze", options)
    if read.get("sensitive") and read.setdefault("reveal", "after_close") == "live":
        raise here.error("een gevoelige activiteit toont pas na het sluiten", field="reveal")
    return Plan(**read, options=options, settings={**_defaults(own), **given})


def _kind(here: Place, raw: Mapping[str, Any], kinds: Kinds) -> str:
    kind = _read(here, {"kind": raw["kind"]} if "kind" in raw else {}, PLAN, needed=("kind",))["kind"]
    if kind not in kinds:
        known = nearest(kind, kinds) or f" (kies uit {', '.join(kinds)})"
        raise here.error(f"soort '{values.shorten(kind)}' bestaat niet{known}", field="kind")
    return str(kind)


def _check_owner(here: Place, raw: Mapping[str, Any], own: Mapping[str, Setting], kinds: Kinds) -> None:
    for name in raw:
        owners = [name_of for name_of, kind in kinds.items() if name in kind.SETTINGS]
        if owners and name not in own and name not in PLAN:
            raise here.error(f"dit veld hoort bij soort {' en '.join(owners)}, niet bij {raw['kind']}", field=name)


def _read(place: Place, raw: Mapping[str, Any], readers: Readers, needed: Iterable[str]) -> dict[str, Any]:
    for name in raw:
        if name not in readers:
            raise place.error(f"dit veld bestaat niet{nearest(name, readers)}", field=name)
    for name in needed:
        if name not in raw:
            raise place.error("dit veld ontbreekt", field=name)
    return {name: _value(place, name, readers[name], value) for name, value in raw.items()}


def _value(place: Place, name: str, reader: Callable[[Any], Any], value: Any) -> Any:
    try:
        return reader(value)
    except ValueError as wrong:
        raise place.error(str(wrong), field=name) from None


def _defaults(own: Mapping[str, Setting]) -> dict[str, Any]:
    """Plain values of their own, the same after a round trip through JSON."""
    return {
        name: list(setting.default) if isinstance(setting.default, tuple) else deepcopy(setting.default)
        for name, setting in own.items()
    }


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _once(place: Place, what: str, blocks: Iterable[_Named]) -> None:
    seen: set[str] = set()
    for block in blocks:
        if block.id in seen:
            raise place.inside(f"{what} '{block.id}'").error("deze id staat er twee keer", field="id")
        seen.add(block.id)
