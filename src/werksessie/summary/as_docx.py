"""The report as a Word document (DOCX). Its look is in named styles; nothing is set by hand."""

from __future__ import annotations

import io
from datetime import datetime

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.parts.hdrftr import FooterPart, HeaderPart

from werksessie.summary.document import Document
from werksessie.summary.paper import bars, docx_styles
from werksessie.summary.paper.docx_body import NAMESPACES, Body, section
from werksessie.summary.paper.flow import report_of, sheet_of
from werksessie.summary.paper.one_page import setting_for
from werksessie.summary.paper.styles import Setting
from werksessie.summary.paper.text import clean
from werksessie.summary.paper.zipped import moment, same_every_time

LANGUAGE = "nl-NL"
LEFT_OUT = ("customXml", "stylesWithEffects", "thumbnail", "extended-properties", "fontTable", "webSettings")
"""Parts of the empty document that this one has no use for."""
LONGEST = 255
"""How long a property of a document may be."""


def as_docx(document: Document, *, made: str) -> bytes:
    """The document for Word: the profile on its own page, then the report. The same document made on the same day gives
    the same bytes. `made` is the ISO date that it bears.

    Raises ValueError when `made` is no date.
    """
    when = moment(made)
    word = docx.Document()
    _leave_out(word)
    setting = setting_for(document.sheet)
    _restyle(word, docx_styles.styles(setting), docx_styles.numbering(), docx_styles.settings())
    _name(word, document.title, document.municipality, when)
    _write(word, document, setting)
    made_file = io.BytesIO()
    word.save(made_file)
    return same_every_time(made_file.getvalue())


def _leave_out(word: Word) -> None:
    for rels in (word.part.rels, word.part.package.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.endswith(LEFT_OUT)]:
            del rels[name]


def _restyle(word: Word, styles: str, numbering: str, settings: str) -> None:
    """The whole of these parts is ours: the empty document brings hundreds of styles in English."""
    parts = ((word.styles.element, styles), (word.part.numbering_part.element, numbering))
    for element, ours in (*parts, (word.settings.element, settings)):
        _replace(element, ours)


def _replace(element: object, ours: str) -> None:
    children = list(parse_xml(ours))
    element[:] = children  # type: ignore[index]


def _name(word: Word, title: str, creator: str, when: datetime) -> None:
    about = word.core_properties
    about.title, about.author = clean(title)[:LONGEST], clean(creator)[:LONGEST]
    about.language, about.comments, about.last_modified_by = LANGUAGE, "", clean(creator)[:LONGEST]
    about.created = about.modified = when


def _write(word: Word, document: Document, setting: Setting) -> None:
    sheet, report = sheet_of(document.sheet), report_of(document)
    figures, nothing = _header(word, setting), _header(word)
    footer = word.part.relate_to(_footer(word), RT.FOOTER)
    body = Body(lambda bar: _picture(word, bar.tone, bars.filled(bar)), (*sheet, *report))
    xml = (*body.items(sheet, last=section(figures, footer, profile=True)), *body.items(report))
    xml = (*xml, section(nothing, footer, profile=False))
    _replace(word.element.body, f"<w:body {NAMESPACES}>{''.join(xml)}</w:body>")


def _header(word: Word, setting: Setting | None = None) -> str:
    """What stands above a page: the figures, or nothing. Gives the name by which Word knows it."""
    part: HeaderPart = HeaderPart.new(word.part.package)
    if setting:
        name, _ = part.get_or_add_image(str(bars.FIGURES))
        _replace(part.element, docx_styles.header(name, setting.figures))
    else:
        _replace(part.element, docx_styles.header())
    return word.part.relate_to(part, RT.HEADER)


def _footer(word: Word) -> FooterPart:
    """The part that says the number of the page."""
    part: FooterPart = FooterPart.new(word.part.package)
    _replace(part.element, docx_styles.footer())
    return part


def _picture(word: Word, tone: str, columns: int) -> str:
    name, _ = word.part.get_or_add_image(io.BytesIO(bars.png(tone, columns)))
    return name
