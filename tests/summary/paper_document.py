"""A made-up Document with a bit of everything, and DOCX and ODT files as their readers see them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any
from xml.etree import ElementTree

from werksessie.activities.blocks import (
    GOAL,
    OUTCOME,
    QUIET,
    Bar,
    Box,
    Bullet,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    Quote,
    Quotes,
    Result,
    Results,
    Section,
    Table,
    Words,
    plain,
)
from werksessie.summary.document import Chapter, Document
from werksessie.summary.sheet import Column, Element, Sheet

MADE = "2027-03-21"
ARABIC = "نريد مكانًا للشباب في المساء"
NOT_TEXT = {"mark", "link", "style", "tone", "state", "density", "municipality"}
NAMES = ("Behoefte", "Gedeelde doelstelling en oplossing", "Kenmerken", "Inzetbaarheid", "Rolverdeling", "Capaciteit")


def sheet(words: str = "Een plek in de avond.", people: str = "34 mensen", **fields: Any) -> Sheet:
    """A profile that says this everywhere."""
    agreed = (Cell(plain("Sportzaal")), Cell(plain("Sport")), Cell(plain("3 april")))
    made = Sheet(
        kicker="Samenwerkingsprofiel · voorlopig", title="Samen sterk", line=people,
        decided=(Words("Meewerken:", strong=True), Words(f" {words}")), asked=plain(words),
        elements=tuple(Element(name, "partly", "deels besproken", plain(words)) for name in NAMES),
        columns=tuple(Column(f"Kwart {name}", (plain(words),)) for name in ("een", "twee", "drie", "vier")),
        agreements=Table(("Wat", "Wie", "Wanneer"), (agreed,)),
        agreements_note="Geen bezwaar.", contact=plain("Contact: gemeente 030"), written=True, foot="Geen meting.",
        density="roomy",
    )  # fmt: skip
    return replace(made, **fields)


def document(*blocks: Any, **fields: Any) -> Document:
    """A report with these blocks in its only question."""
    made = Document(
        kicker="Verslag · voorlopig", title="Samen sterk", line="34 mensen", facts=(("Ook aanwezig", "school"),),
        sheet=sheet(), chapters=(Chapter("Wat helpt?", blocks, "Vraag 4", mark="q-4"),), foot="Zo is het gegaan.",
        sources=(Chapter("Zes factoren", (Bullets((Bullet(plain("Binding")),)),), "Kennissessie"),),
        sources_note="Precies zoals in de bron.", municipality="Gemeente Voorbeeld",
    )  # fmt: skip
    return replace(made, **fields)


def everything() -> Document:
    """All sorts of blocks, with links that lead somewhere and one that does not."""
    said = Quotes((Quote("Ook als\nhet regent", "3 keer gezegd"), Quote(ARABIC)))
    theme = Box("Een plek", (Paragraph(plain("Een eigen plek"), GOAL), said), mark="q-4-t1")
    counts: Line = (Words("19", strong=True), Words(" keer gekozen"))
    options = Results((
        Result("een eigen plek", (counts,), True, "ongeveer gelijk", "alle groepen",
               (Words("Komt uit: "), Words("Een plek", link="q-4-t1")), Bar(19, 20), "q-5a-o1"),
        Result("stages", (plain("0 keer gekozen"),), under=plain("Komt uit: niets"), bar=Bar(0, 20)),
    ))  # fmt: skip
    lost = Paragraph((Words("Zie "), Words("daar", link="q-weg")), QUIET)
    table = Table(
        ("Wat", "Wie"),
        ((Cell(plain("Zaal"), ((Words("Doel: "), Words("plek", link="q-5a-o1")),)), Cell(plain("Sport"))),),
    )
    loose = Box("Ook gezegd", (Quotes((Quote("licht"),)),), framed=True)
    deeper = Section("Per doel", (Heading("Dieper"),))
    chapters = (
        Chapter("Welkom", (Bullets((Bullet(plain("Fijn"), (plain("dat je er bent"),)),)),), told=True, mark="q-welkom"),
        Chapter("Wat helpt?", (theme, loose), "Vraag 4", mark="q-4"),
        Chapter("Welke doelen?", (options, lost, Heading("En nu?"), deeper), mark="q-5a"),
        Chapter("Afspraken", (table, Paragraph(plain("Geen bezwaar."), OUTCOME)), mark="q-afspraken"),
    )  # fmt: skip
    return document(chapters=chapters)


HEADINGS = [
    (1, "Samen sterk"), (2, "Gevraagd van de gemeente"), (2, "Kwart een"), (2, "Kwart twee"), (2, "Kwart drie"),
    (2, "Kwart vier"), (2, "Afspraken"), (1, "Samen sterk"), (2, "Inhoud"), (2, "Welkom"), (2, "Wat helpt?"),
    (3, "Een plek"), (3, "Ook gezegd"), (2, "Welke doelen?"), (3, "En nu?"), (3, "Per doel"), (4, "Dieper"),
    (2, "Afspraken"), (2, "Waar dit op rust"), (3, "Zes factoren"),
]  # fmt: skip
"""The headings of `everything`, with their levels."""


def texts(told: Any) -> Iterator[str]:
    """Every text in a Document; a line is one text."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, tuple) and told and all(isinstance(one, Words) for one in told):
        yield "".join(one.text for one in told)
    elif isinstance(told, tuple):
        for one in told:
            yield from texts(one)
    elif is_dataclass(told):
        for field in fields(told):
            if field.name not in NOT_TEXT:
                yield from texts(getattr(told, field.name))


@dataclass(frozen=True)
class File:
    """An opened file: what is in it by name."""

    parts: dict[str, bytes]

    def xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.parts[part])


def opened(made: bytes) -> File:
    """Every part of the zip."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return File({name: parts.read(name) for name in parts.namelist()})


def local(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rsplit("}", 1)[-1]


def value(element: ElementTree.Element | None, name: str) -> str:
    """An attribute by its name without namespace; "" without element."""
    found = {local(key): text for key, text in (element.attrib if element is not None else {}).items()}
    return found.get(name, "")


def words(paragraph: ElementTree.Element) -> str:
    """What a reader sees in a paragraph, in either format."""
    return "".join(_words(paragraph))


def _words(element: ElementTree.Element) -> Iterator[str]:
    name = local(element.tag)
    yield {"br": "\n", "line-break": "\n", "tab": "\t", "s": " " * int(value(element, "c") or 1)}.get(name, "")
    if name not in ("desc", "title", "pPr"):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def said(root: ElementTree.Element) -> list[str]:
    """All paragraphs in order."""
    return [words(one) for one in root.iter() if one.tag.endswith(("main}p", "text:1.0}p", "text:1.0}h"))]
