"""The summary on paper: PDF/A-2a for the archive, PDF/UA-1 for who does not see it. Typst sets it; the words go in as
data and are never read as markup."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from werksessie.activities.blocks import Bar, Heading
from werksessie.programme.dates import short_day
from werksessie.summary.document import Document
from werksessie.summary.pdf_ends import with_plain_ends
from werksessie.summary.printable import STAND_IN, UNPRINTED, Fonts, characters, printable
from werksessie.summary.sheet import STATES

FOLDER = Path(__file__).parent / "typst"
FAMILIES = ("Figtree", "NotoSans", "NotoSansArabic", "NotoSansMath", "NotoSansSymbols2", "NotoEmoji")
WHOLE, REPORT = "summary.typ", "report-only.typ"
"""All of it, and the report without the profile."""
UNTITLED = "Zonder titel"
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
MISSING = (
    f"Waar {STAND_IN} staat, schreef iemand een teken dat deze PDF niet kan tonen. "
    "In het verslag als webpagina staat het wel."
)


@dataclass(frozen=True)
class _Setting:
    """What turns blocks into data: the characters each font has, and under which name each mark can be found."""

    fonts: Fonts
    marks: Mapping[str, str]

    def data(self, value: Any) -> Any:
        if isinstance(value, str):
            return printable(value, self.fonts)
        if isinstance(value, tuple):
            return [self.data(one) for one in value]
        if not is_dataclass(value):
            return value
        told = {field.name: self.data(getattr(value, field.name)) for field in fields(value)}
        for name in _titles(value):
            told[name] = told[name] if UNPRINTED.sub("", told[name]).strip() else UNTITLED
        for name in {"mark", "link"} & told.keys():
            told[name] = self.marks.get(getattr(value, name), "")
        if isinstance(value, Bar):
            told["alt"] = f"Balk: {value.value} van {value.most}"
        return {**told, "block": type(value).__name__}


def _titles(value: Any) -> set[str]:
    """The fields that become headings, which PDF/UA wants to say something."""
    headings = {"text"} if isinstance(value, Heading) else {"heading", "title"}
    return headings & {field.name for field in fields(value)}


def as_pdf(document: Document, *, made: str, main: str = WHOLE) -> bytes:
    """The document as a tagged PDF: the profile on one A4, then the full report. `made` is the ISO date it bears; the
    same document and date give the same bytes. `main` is the file of ours that sets it. Raises ValueError when `made`
    is no date."""
    day = date.fromisoformat(made)
    try:
        return _set(document, day, _characters(), main)
    except typst.TypstError:
        # Letters that each have a picture may have none together; then only the plainest are kept.
        return _set(document, day, _plain_characters(), main)


def _set(document: Document, made: date, fonts: Fonts, main: str) -> bytes:
    marks = {mark: f"m{number}" for number, mark in enumerate(dict.fromkeys(_marks(document.chapters)))}
    told = _once(_Setting(fonts, marks).data(document), set())
    told["sheet"]["legend"] = list(STATES.items())
    told["authors"] = [told["municipality"]] if told["municipality"] else []
    told["made"] = {"year": made.year, "month": made.month, "day": made.day}
    told["running"] = printable(f"{document.title} · {short_day(made.isoformat())}", fonts).replace("\n", " ")
    told["name"] = UNPRINTED.sub("", told["title"]).replace("\n", " ")
    told["stand_in"] = MISSING if STAND_IN in json.dumps(told, ensure_ascii=False) else ""
    made_pdf = typst.compile(
        str(FOLDER / main),
        root=str(FOLDER),
        font_paths=_fonts(),
        sys_inputs={"summary": json.dumps(told)},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime(made.year, made.month, made.day, tzinfo=UTC),
    )
    assert isinstance(made_pdf, bytes)
    return with_plain_ends(made_pdf)


def _marks(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _marks(one)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "mark" and inner:
                yield inner
            else:
                yield from _marks(inner)


def _once(told: Any, seen: set[str]) -> Any:
    """The data with every mark at its first place only: a link leads to one place."""
    if isinstance(told, list):
        return [_once(one, seen) for one in told]
    if not isinstance(told, dict):
        return told
    if told.get("mark") in seen:
        told["mark"] = ""
    seen |= {told["mark"]} if told.get("mark") else set()
    return {name: _once(one, seen) for name, one in told.items()}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER / "fonts")])


@cache
def _characters() -> Fonts:
    """What each family has in every weight, in the order in which look.typ names them."""
    families: dict[str, frozenset[int]] = dict.fromkeys(FAMILIES, frozenset())
    for path in sorted((FOLDER / "fonts").glob("*.ttf")):
        family, found = path.stem.partition("-")[0], characters(path.read_bytes())
        families[family] = families[family] & found if families[family] else found
    return tuple(families.values())


@cache
def _plain_characters() -> Fonts:
    found = characters((FOLDER / "fonts" / "Figtree-Regular.ttf").read_bytes())
    return (frozenset(code for code in found if not unicodedata.combining(chr(code))), frozenset({ord(STAND_IN)}))
