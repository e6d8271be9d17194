"""A document with one of everything, and reading a PDF: its pages, and the tags that a screen reader follows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import islice
from typing import Any

from pypdf import PdfReader

from werksessie.activities.blocks import (
    GOAL,
    OUTCOME,
    QUIET,
    Bar,
    Block,
    Box,
    Bullet,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Quotes,
    Result,
    Results,
    Section,
    Table,
    Words,
    plain,
    quoted,
)
from werksessie.summary.as_pdf import as_pdf
from werksessie.summary.document import Chapter, Document
from werksessie.summary.sheet import Column, Element, Sheet

MADE = "2026-11-22"
ELEMENTS = ("Behoefte", "Gedeelde doelstelling", "Kenmerken", "Inzetbaarheid", "Rolverdeling", "Capaciteit")
COLUMNS = ("Voorwaarden", "Verwachtingen", "Vorm", "Nog open")
FOOT = "Dit overzicht laat zien wat deelnemers zeiden."


def table(*rows: tuple[str, ...], head: tuple[str, ...] = ("Wat", "Wie", "Wanneer")) -> Table:
    return Table(head, tuple(tuple(Cell(plain(words)) for words in row) for row in rows))


def sheet(words: str = "Een plek in de avond.", agreements: Table | None = None) -> Sheet:
    """The profile with these words in every line."""
    line = plain(words)
    return Sheet(
        kicker="Samenwerkingsprofiel · voorlopig",
        title="Samen in het park",
        line="Gemeente Voorbeeld · 34 mensen",
        decided=line,
        asked=line,
        elements=tuple(Element(name, "partly", "deels besproken", line) for name in ELEMENTS),
        columns=tuple(Column(name, (line, line)) for name in COLUMNS),
        agreements=agreements,
        agreements_note="",
        contact=line,
        written=True,
        foot=FOOT,
        density="roomy",
    )


def everything() -> tuple[Block, ...]:
    return (
        Paragraph(plain("Onderdeel: behoefte"), QUIET),
        Box(
            "Een plek",
            (Paragraph(plain("We willen een plek"), GOAL), quoted(["de sportzaal\nop vrijdag"])),
            mark="plek",
        ),
        Heading("Wie doet het?"),
        Results(
            (
                Result(
                    "Sportzaal open",
                    ((Words("19", strong=True), Words(" keer gekozen")),),
                    chosen=True,
                    bar=Bar(19, 32),
                    under=(Words("Uit: "), Words("Een plek", link="plek"), Words("Verdwenen", link="weg")),
                ),
            )
        ),
        Section("Doel 1", (table(("Rolmodel", "12", "3"), head=("Rol", "Wij", "Samen")),), mark="plek"),
        Bullets((Bullet(plain("Een zin"), (plain("Ronde 1"),)),)),
        Paragraph(plain("Geen bezwaar."), OUTCOME),
    )


def document(*blocks: Block, **changes: Any) -> Document:
    """One question with these blocks, or with one of everything."""
    made = Document(
        kicker="Verslag · voorlopig",
        title="Samen in het park",
        line="Gemeente Voorbeeld · 34 mensen",
        facts=(("Ook aanwezig", "de school"),),
        sheet=sheet(agreements=table(("Sportzaal open", "Sport", "3 april 2027"))),
        chapters=(Chapter("Wat is er nodig?", blocks or everything(), kicker="Vraag 7", mark="zeven"),),
        foot=FOOT,
        sources=(Chapter("De zes factoren", (Bullets((Bullet(plain("Vertrouwen")),)),), kicker="Kennissessie"),),
        sources_note="Precies zoals in de bron.",
        municipality="Gemeente Voorbeeld",
    )
    return replace(made, **changes)


def saying(*texts: str) -> Document:
    """One question with these answers."""
    return document(Quotes(quoted(texts).quotes))


@dataclass(frozen=True)
class Tag:
    """A tag of the structure: its role, the words that stand for it, and the keys it has."""

    role: str
    alt: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Paper:
    """A PDF, read."""

    reader: PdfReader

    @cached_property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    def first(self, number: int) -> list[str]:
        """What stands on the first so many pages."""
        return [page.extract_text() for page in islice(self.reader.pages, number)]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    @property
    def tags(self) -> list[Tag]:
        return list(_tags(self.reader.trailer["/Root"]["/StructTreeRoot"]))

    def roles(self, *roles: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.role in roles]

    @property
    def links(self) -> int:
        return sum(
            one.get_object().get("/Subtype") == "/Link" for page in self.reader.pages for one in page.get("/Annots", ())
        )


@cache
def file_of(document: Document) -> bytes:
    """The PDF, set once for all who read it."""
    return as_pdf(document, made=MADE)


@cache
def printed(document: Document) -> Paper:
    return Paper(PdfReader(io.BytesIO(file_of(document))))


def _tags(node: Any) -> Iterator[Tag]:
    node = node.get_object()
    if not isinstance(node, dict):
        return
    if "/S" in node:
        yield Tag(str(node["/S"])[1:], str(node.get("/Alt", "")), frozenset(node))
    below = node.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        if hasattr(one, "get_object"):
            yield from _tags(one)
