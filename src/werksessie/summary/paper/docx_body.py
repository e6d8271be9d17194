"""Paragraphs and tables in the XML of Word, written as text and read once: quick, however long the report is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.ns import nsdecls

from werksessie.activities.blocks import Bar, Line, Words
from werksessie.summary.paper import bars, one_page
from werksessie.summary.paper.flow import Grid, Item, Para, Points, paras
from werksessie.summary.paper.styles import BODY, BULLET, CELL_HEAD, HEADINGS, PAGES, QUOTE, TITLE
from werksessie.summary.paper.text import clean, is_right_to_left, pieces

NAMESPACES = nsdecls("w", "r", "wp", "a", "pic")
TWIPS, EMU = 20, 12700
"""How many of what Word counts in go into a point: for text, and for pictures."""
REPORT_MARGIN = 20 * one_page.MM
BREAKS = re.compile("([\n\t])")
IDS = {BODY: "Normal", TITLE: "Heading1", QUOTE: "Quote", BULLET: "ListBullet", PAGES: "Footer"} | {
    style: f"Heading{level}" for level, style in enumerate(HEADINGS, 2)
}
"""What Word calls the styles that it knows itself."""


def style_id(style: str) -> str:
    """What this style is called in the file."""
    return IDS.get(style, style)


def twips(points: float) -> int:
    """Twentieths of a point, in which Word counts."""
    return round(points * TWIPS)


def graphic(name: str, number: int, wide: int, high: int) -> str:
    """A picture of this size, under the name by which the file knows it."""
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def section(header: str, footer: str, *, profile: bool) -> str:
    """The page of the profile or of the report, with this above and below it."""
    top, bottom, side = (
        (one_page.TOP, one_page.BOTTOM, one_page.SIDE) if profile else (REPORT_MARGIN, REPORT_MARGIN, REPORT_MARGIN)
    )
    width, height = (twips(side) for side in one_page.PAGE)
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{twips(top)}" w:right="{twips(side)}" '
        f'w:bottom="{twips(bottom)}" w:left="{twips(side)}" w:header="{twips(one_page.TOP / 3)}" '
        f'w:footer="{twips(one_page.FOOTER)}" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
    )


class Body:
    """Sets items, with links between all of them. `picture` gives the name under which Word knows the picture of a
    bar."""

    def __init__(self, picture: Callable[[Bar], str], whole: Iterable[Item]) -> None:
        marks = dict.fromkeys(para.mark for para in paras(whole) if para.mark)
        self.picture = picture
        self.places = {mark: f"plek{number}" for number, mark in enumerate(marks, 1)}
        self.to_place = dict(self.places)
        self.pictures = 0
        self.width = one_page.WIDTH

    def items(self, items: Iterable[Item], last: str = "") -> Iterator[str]:
        """Every item; `last` is the section that ends with them, if the report goes on in another."""
        told = list(items)
        self.width = one_page.WIDTH if last else one_page.PAGE[0] - 2 * REPORT_MARGIN
        for place, item in enumerate(told):
            end = last if place == len(told) - 1 else ""
            if isinstance(item, Para):
                yield self.para(item, end)
            elif isinstance(item, Points):
                yield from (self.para(para) for point in item.points for para in point)
            else:
                yield from self.grid(item)

    def para(self, para: Para, end: str = "") -> str:
        """One paragraph."""
        turned = is_right_to_left("".join(words.text for words in para.line))
        own = f"{'<w:pageBreakBefore/>' if para.new_page else ''}{'<w:bidi/>' if turned else ''}{end}"
        properties = f'<w:pPr><w:pStyle w:val="{style_id(para.style)}"/>{own}</w:pPr>'
        bar = f"{self.bar(para.bar)}<w:r><w:tab/></w:r>" if para.bar else ""
        return f"<w:p>{properties}{self.place(para.mark)}{bar}{self.line(para.line)}</w:p>"

    def place(self, mark: str) -> str:
        """What a link leads to. The first with this mark has it."""
        name = self.to_place.pop(mark, "")
        number = name.removeprefix("plek")
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>' if name else ""

    def line(self, line: Line) -> str:
        """The words; a link that leads nowhere is words as well."""
        return "".join(self.words(words) for words in line if words.text)

    def words(self, words: Words) -> str:
        """A piece of a line, in runs that are each read one way."""
        name = self.places.get(words.link, "")
        style = '<w:rStyle w:val="Hyperlink"/>' if name else '<w:rStyle w:val="Strong"/>' if words.strong else ""
        strong = "<w:b/><w:bCs/>" if name and words.strong else ""
        runs = "".join(
            f"<w:r>{_properties(style, strong, turned)}{_text(text)}</w:r>"
            for text, turned in pieces(clean(words.text))
        )
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>' if name else runs

    def bar(self, bar: Bar) -> str:
        """A picture in the line, with its words."""
        self.pictures += 1
        wide, high = (round(mm * one_page.MM * EMU) for mm in (bars.WIDTH, bars.HEIGHT))
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
            f'<wp:docPr id="{self.pictures}" name="Balk {self.pictures}" descr={quoteattr(bars.described(bar))}/>'
            f"{graphic(self.picture(bar), self.pictures, wide, high)}</wp:inline></w:drawing></w:r>"
        )

    def grid(self, grid: Grid) -> Iterator[str]:
        """One table; its head comes back on every page."""
        widths = [twips(share * self.width) for share in grid.widths]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head, named = int(bool(grid.head)), int(grid.named)
        about = f"<w:tblCaption w:val={quoteattr(clean(grid.about))}/>" if grid.about else ""
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{grid.style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{0x20 * head + 0x80 * named + 0x600:04X}" '
            f'w:firstRow="{head}" w:lastRow="0" w:firstColumn="{named}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        )
        if grid.head:
            yield self.row([(Para(CELL_HEAD, (Words(word),)),) for word in grid.head], widths, head=True)
        for row in grid.rows:
            yield self.row(row, widths)
        yield "</w:tbl>"

    def row(self, cells: Iterable[tuple[Para, ...]], widths: list[int], head: bool = False) -> str:
        """One row, never broken over two pages."""
        told = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{''.join(self.para(para) for para in cell)}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{told}</w:tr>"


def _properties(style: str, strong: str, turned: bool) -> str:
    inside = f"{style}{strong}{'<w:rtl/>' if turned else ''}"
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _text(text: str) -> str:
    return "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in BREAKS.split(text)
        if part
    )
