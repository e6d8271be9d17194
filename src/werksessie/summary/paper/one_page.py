"""The profile on exactly one A4: how small it must be set, reckoned from the widths of the letters of its font.

Lines have an exact height, so a word processor with the same widths (Arial, Liberation Sans, Helvetica) needs the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from werksessie.activities.blocks import Line
from werksessie.summary.paper.flow import Grid, Item, Para, paras, sheet_of
from werksessie.summary.paper.styles import QUARTERS, Setting, Style, TableStyle, sheet_styles, sheet_tables
from werksessie.summary.paper.text import clean
from werksessie.summary.sheet import Sheet

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
TOP, BOTTOM, SIDE, FOOTER = 12 * MM, 15 * MM, 16 * MM, 8 * MM
"""The margins of the profile in points; `FOOTER` is how far the line with the page number stands from the edge."""
WIDTH, HEIGHT = PAGE[0] - 2 * SIDE, PAGE[1] - TOP - BOTTOM
SAFE = 0.965
"""How much of the page is used: another word processor breaks a line elsewhere."""
GUTTER = 10.0
"""The white beside a column."""
BOLD = 1.09
SETTINGS = (
    *(
        Setting(size, *white)
        for size in (10, 9.5, 9, 8.5)
        for white in ((1.36, 2.6, 5.0, 4.5, 12), (1.28, 2.4, 3.5, 3.0, 9), (1.2, 2.0, 2.0, 2.0, 6))
    ),
    *(Setting(size / 2, 1.15, 1.6, 1.0, 1.0, 4) for size in range(17, 7, -1)),
)
"""From airy to tight, then smaller. Sizes are halves of points: Word knows no other."""
LETTERS = {
    0.222: "ijl'|",
    0.278: " !,./:;I[\\]ft",
    0.333: '()-`r"·‘’*{}',
    0.5: "ckJsvxyz",
    0.584: "+<=>~",
    0.667: "ABEKPSVXY&",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "mM",
    1.0: "W@%…—",
}
WIDTHS = {letter: width for width, letters in LETTERS.items() for letter in letters}
OTHER, CAPITAL, STRANGE, WIDE = 0.556, 0.722, 0.85, 1.0
FAR = "\u0900"
"""From here on come scripts that the font does not have: what stands in for their letters is `STRANGE` or `WIDE`."""


def setting_for(sheet: Sheet) -> Setting:
    """The largest way to set this profile with which it fits."""
    items = sheet_of(sheet)
    for setting in SETTINGS:
        if height(items, setting) <= HEIGHT * SAFE:
            break
    return setting


def height(items: Iterable[Item], setting: Setting) -> float:
    """How high the profile stands, in points."""
    styles = {style.id: style for style in sheet_styles(setting)}
    tables = {style.id: style for style in sheet_tables(setting)}
    return sum(
        _grid(item, styles, tables[item.style]) if isinstance(item, Grid) else _paras(paras([item]), styles, WIDTH)
        for item in items
    )


def _grid(grid: Grid, styles: Mapping[str, Style], table: TableStyle) -> float:
    rule = 2 * table.padding + (0.75 if table.ruled else 0)
    shares = [share * WIDTH - GUTTER for share in grid.widths]
    rows = (
        max(_paras(cell, styles, width) for cell, width in zip(row, shares, strict=True)) + rule for row in grid.rows
    )
    return sum(rows) + (2 if table.id == QUARTERS else 0)


def _paras(told: Iterable[Para], styles: Mapping[str, Style], width: float) -> float:
    return sum(_para(para, styles[para.style], width) for para in told)


def _para(para: Para, style: Style, width: float) -> float:
    room = width - style.left - style.right - (style.left if style.rules == "box" else 0)
    edges = {"box": 6.0, "top": 6.0}.get(style.rules, 0.0)
    return style.before + style.after + edges + lines(para.line, style, room) * style.height


def lines(line: Line, style: Style, room: float) -> int:
    """Over how many lines these words are broken, at least one."""
    number, used = 1, 0.0
    for words in line:
        scale = style.size * (BOLD if style.bold or words.strong else 1)
        for place, one in enumerate(clean(words.text).split("\n")):
            number, used = (number + 1, 0.0) if place else (number, used)
            for word in _breakable(one):
                wide = sum(_width(letter) for letter in word) * scale
                if used and used + wide > room:
                    number, used = number + 1, 0.0
                number, used = number + int((used + wide) / room), (used + wide) % room
    return number


def _breakable(text: str) -> Iterable[str]:
    """The words, each with the white before it, which is where a line breaks."""
    word = ""
    for letter in text:
        if letter in " \t" and word.strip():
            yield word
            word = ""
        word += letter
    if word:
        yield word


def _width(letter: str) -> float:
    """The width of a letter in em; what stands on another letter has none."""
    if letter in WIDTHS:
        return WIDTHS[letter]
    if letter.isascii():
        return CAPITAL if letter.isupper() else OTHER
    if letter >= FAR:
        return WIDE if unicodedata.east_asian_width(letter) in "WF" else STRANGE
    if unicodedata.combining(letter):
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    return WIDTHS.get(base, CAPITAL if base.isupper() or not base.isascii() else OTHER)
