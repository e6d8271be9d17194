"""Paragraphs and tables in the XML of OpenDocument, written as text and read once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape

from werksessie.activities.blocks import Bar, Line, Words
from werksessie.summary.paper import bars, odt_styles, one_page
from werksessie.summary.paper.flow import Grid, Item, Para, Points, paras
from werksessie.summary.paper.odt_styles import NAMES, REPORT_MARGIN
from werksessie.summary.paper.styles import CELL_HEAD, REPORT, Setting, sheet_styles
from werksessie.summary.paper.text import clean, is_right_to_left

SPACES = re.compile(r"(\n|\t|(?<=^) +|(?<= ) +)", re.MULTILINE)


class Body:
    """Sets items, with links between all of them, and keeps the styles that only they use (`own`). `picture` gives the
    name under which the picture of a bar is kept."""

    def __init__(self, picture: Callable[[Bar], str], whole: Iterable[Item], setting: Setting) -> None:
        marks = dict.fromkeys(para.mark for para in paras(whole) if para.mark)
        self.picture = picture
        self.places = {mark: f"plek{number}" for number, mark in enumerate(marks, 1)}
        self.to_place = dict(self.places)
        self.levels = {style.id: style.level for style in (*REPORT, *sheet_styles(setting)) if style.level}
        self.own: dict[str, str] = {}
        self.grids = self.pictures = 0
        self.width = 0.0

    def items(self, items: Iterable[Item], page: str) -> Iterator[str]:
        """Every item, the first one on a page of this sort."""
        self.width = one_page.WIDTH if page == odt_styles.PROFILE else one_page.PAGE[0] - 2 * REPORT_MARGIN
        for place, item in enumerate(items):
            if isinstance(item, Para):
                yield self.para(item, page if not place else "")
            elif isinstance(item, Points):
                yield self.points(item)
            else:
                yield from self.grid(item)

    def para(self, para: Para, page: str = "") -> str:
        """One paragraph or heading."""
        turned = is_right_to_left("".join(words.text for words in para.line))
        style = self.style(NAMES.get(para.style, para.style), page, para.new_page, turned)
        bar = f"{self.bar(para.bar)}<text:tab/>" if para.bar else ""
        inside = f"{self.place(para.mark)}{bar}{self.line(para.line)}"
        if level := self.levels.get(para.style):
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>'
        return f'<text:p text:style-name="{style}">{inside}</text:p>'

    def style(self, name: str, page: str, new_page: bool, turned: bool) -> str:
        """The style, or one made of it for where this paragraph stands or which way it is read."""
        if not (page or new_page or turned):
            return name
        own = f"{name}.{page}{'.blad' if new_page else ''}{'.rechts' if turned else ''}"
        sort = f' style:master-page-name="{page}"' if page else ""
        breaks = ' fo:break-before="page"' if new_page else ""
        way = ' fo:text-align="end" style:writing-mode="rl-tb"' if turned else ""
        self.own[own] = (
            f'<style:style style:name="{own}" style:family="paragraph" style:parent-style-name="{name}"{sort}>'
            f"<style:paragraph-properties{breaks}{way}/></style:style>"
        )
        return own

    def place(self, mark: str) -> str:
        """What a link leads to. The first with this mark has it."""
        name = self.to_place.pop(mark, "")
        return f'<text:bookmark text:name="{name}"/>' if name else ""

    def line(self, line: Line) -> str:
        """The words; a link that leads nowhere is words as well."""
        return "".join(self.words(words) for words in line if words.text)

    def words(self, words: Words) -> str:
        """A piece of a line."""
        text = _text(clean(words.text))
        told = f'<text:span text:style-name="{odt_styles.STRONG}">{text}</text:span>' if words.strong else text
        name = self.places.get(words.link, "")
        link = f'<text:a xlink:type="simple" xlink:href="#{name}" text:style-name="{odt_styles.LINK}">'
        return f"{link}{told}</text:a>" if name else told

    def bar(self, bar: Bar) -> str:
        """A picture in the line, with its words."""
        self.pictures += 1
        return (
            f'<draw:frame draw:style-name="Balk" draw:name="Balk {self.pictures}" text:anchor-type="as-char" '
            f'svg:width="{bars.WIDTH}mm" svg:height="{bars.HEIGHT}mm"><draw:image xlink:href="{self.picture(bar)}" '
            'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad" draw:mime-type="image/png"/>'
            f"<svg:desc>{escape(bars.described(bar))}</svg:desc></draw:frame>"
        )

    def points(self, points: Points) -> str:
        """A list."""
        told = "".join(
            f"<text:list-item>{''.join(self.para(para) for para in point)}</text:list-item>" for point in points.points
        )
        return f'<text:list text:style-name="{odt_styles.LIST}">{told}</text:list>' if told else ""

    def grid(self, grid: Grid) -> Iterator[str]:
        """One table; its head comes back on every page."""
        self.grids += 1
        table = f"Tabel{self.grids}"
        self.own[table] = odt_styles.table(table, grid.widths, self.width)
        yield f'<table:table table:name="{table}" table:style-name="{table}">'
        if grid.about:
            yield f"<table:title>{escape(clean(grid.about))}</table:title>"
        yield from (f'<table:table-column table:style-name="{table}.{number}"/>' for number in range(len(grid.widths)))
        if grid.head:
            head = self.row([(Para(CELL_HEAD, (Words(word),)),) for word in grid.head], f"{grid.style}.kop")
            yield f"<table:table-header-rows>{head}</table:table-header-rows>"
        yield from (self.row(row, grid.style) for row in grid.rows)
        yield "</table:table>"

    def row(self, cells: Iterable[tuple[Para, ...]], style: str) -> str:
        """One row with cells in this style, never broken over two pages."""
        told = "".join(
            f'<table:table-cell table:style-name="{style}" office:value-type="string">'
            f"{''.join(self.para(para) for para in cell)}</table:table-cell>"
            for cell in cells
        )
        return f'<table:table-row table:style-name="Rij">{told}</table:table-row>'


def _text(text: str) -> str:
    return "".join(_spaced(part) for part in SPACES.split(text) if part)


def _spaced(part: str) -> str:
    """Line ends, tabs and more than one space are elements here: as letters they would be one space."""
    if part == "\n":
        return "<text:line-break/>"
    if part == "\t":
        return "<text:tab/>"
    return escape(part) if part.strip(" ") else f'<text:s text:c="{len(part)}"/>'
