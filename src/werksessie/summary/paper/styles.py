"""The styles of a text document, once for both formats: a municipality changes these to get its own house style.

Sizes and white are in points. The styles of the profile hang on how small its one page must be set.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Arial"
INK, INK_2, ACCENT, LINE_COLOUR = "1c2333", "4a5266", "b04c08", "c9bda6"
GOOD, WARM = "dcefe5", "faf5ec"

BODY, TITLE, KICKER, LINE, CONTENTS, FOOT = "body", "title", "kicker", "line", "contents", "foot"
HEADINGS = ("heading-2", "heading-3", "heading-4")
TOLD, ALONE, QUIET, NOTE, GOAL, OUTCOME = "told", "alone", "quiet", "note", "goal", "outcome"
QUOTE, REMARK, BULLET, BULLET_UNDER = "quote", "remark", "bullet", "bullet-under"
OPTION, MARKS, BAR, COUNTS, UNDER = "option", "marks", "bar", "counts", "under"
CELL, CELL_NAME, CELL_HEAD, CELL_UNDER, PAGES = "cell", "cell-name", "cell-head", "cell-under", "pages"
SHEET_KICKER, SHEET_TITLE, SHEET_LINE = "sheet-kicker", "sheet-title", "sheet-line"
ASKED_HEAD, ASKED, SHEET_SUBJECT, SHEET_TEXT = "asked-head", "asked", "sheet-subject", "sheet-text"
SHEET_QUIET, SHEET_NAME, SHEET_STATE = "sheet-quiet", "sheet-name", "sheet-state"
SHEET_NOTE, SHEET_CONTACT, SHEET_FOOT = "sheet-note", "sheet-contact", "sheet-foot"

TABLE, FACTS, ELEMENTS, QUARTERS, AGREEMENTS = "table", "facts", "elements", "quarters", "agreements"
BAR_INDENT = 168.0
FIGURES = 2.3
"""How many times wider than high the figures beside the title are."""


@dataclass(frozen=True)
class Setting:
    """How the profile is set: letters of `size`, lines `leading` times that, a title `title` times that; the white
    above and below a row of the elements (`row`) and of the agreements (`deal`), and above a part (`part`)."""

    size: float
    leading: float
    title: float
    row: float
    deal: float
    part: float

    @property
    def line(self) -> float:
        """The height of a line in points."""
        return round(self.size * self.leading, 1)

    @property
    def heading(self) -> float:
        """The size of the title in points."""
        return round(self.title * self.size * 2) / 2

    @property
    def figures(self) -> tuple[float, float]:
        """How wide and how high the figures beside the title are, in points."""
        height = self.line + self.heading * 1.1
        return round(height * FIGURES, 1), round(height, 1)


@dataclass(frozen=True)
class Style:
    """A paragraph style. `height` is an exact line height in points, else lines are `leading` times their letters.
    `level` is that of a heading; `rules` are the sides with a line; `fill` is the ground. `right` is the white on the
    right, which a box has of itself."""

    id: str
    name: str
    parent: str = BODY
    size: float = 0
    bold: bool | None = None
    colour: str = ""
    height: float = 0
    leading: float = 0
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    keep: bool = False
    level: int = 0
    rules: str = ""
    rule_colour: str = LINE_COLOUR
    fill: str = ""
    right: float = 0


@dataclass(frozen=True)
class TableStyle:
    """A table style: the white above and below the words of a cell, and whether a line stands below each row."""

    id: str
    name: str
    padding: float
    ruled: bool = True


REPORT = (
    Style(BODY, "Normal", "", size=10, bold=False, colour=INK, leading=1.3, after=4),
    Style(TITLE, "heading 1", size=22, bold=True, leading=1.1, after=4, keep=True, level=1),
    Style(HEADINGS[0], "heading 2", size=14, bold=True, leading=1.15, after=4, keep=True, level=2),
    Style(HEADINGS[1], "heading 3", size=11.5, bold=True, leading=1.2, before=10, after=3, keep=True, level=3),
    Style(HEADINGS[2], "heading 4", size=10, bold=True, leading=1.2, before=8, after=2, keep=True, level=4),
    Style(ALONE, "Kop 2 zonder bovenregel", HEADINGS[0], before=20, after=4, keep=True, level=2),
    Style(TOLD, "Kop 2 verteld", HEADINGS[0], size=11.5, before=14, after=2, keep=True, level=2),
    Style(KICKER, "Bovenregel", size=9.5, bold=True, colour=ACCENT, before=20, after=1, keep=True),
    Style(LINE, "Onderregel", colour=INK_2, after=8),
    Style(CONTENTS, "Inhoudsregel", after=1),
    Style(QUIET, "Rustig", size=9, colour=INK_2, after=3),
    Style(NOTE, "Opmerking", colour=INK_2, after=4, keep=True),
    Style(GOAL, "Doel", bold=True, fill=GOOD, before=2, after=5, left=7.5, rules="left", rule_colour="2c7a57"),
    Style(OUTCOME, "Uitkomst", bold=True, before=4, after=4),
    Style(QUOTE, "Quote", left=14, first=-14, after=3),
    Style(REMARK, "Bij het citaat", size=9, colour=INK_2, left=14, after=4),
    Style(BULLET, "List Bullet", left=14, first=-14, after=2),
    Style(BULLET_UNDER, "Onder een punt", size=9, colour=INK_2, left=14, after=2),
    Style(OPTION, "Optie", bold=True, before=7, after=1, keep=True),
    Style(MARKS, "Wat het zegt", size=9, colour=INK_2, after=1, keep=True),
    Style(BAR, "Balk met aantallen", size=9.5, left=BAR_INDENT, first=-BAR_INDENT, after=1),
    Style(COUNTS, "Aantallen", size=9.5, after=1),
    Style(UNDER, "Herkomst", size=9, colour=INK_2, after=1),
    Style(CELL, "Tabeltekst", leading=1.2),
    Style(CELL_NAME, "Tabelnaam", CELL, bold=True, leading=1.2),
    Style(CELL_HEAD, "Tabelkop", CELL, size=9, bold=True, colour=INK_2, leading=1.2, keep=True),
    Style(CELL_UNDER, "Onder in tabel", CELL, size=9, colour=INK_2, leading=1.2),
    Style(FOOT, "Slotregel", size=9, colour=INK_2, before=18, rules="top"),
    Style(PAGES, "footer", size=8.5, colour=INK_2),
)
TABLES = (TableStyle(TABLE, "Verslagtabel", 3.5), TableStyle(FACTS, "Feitentabel", 2.5))


def sheet_styles(setting: Setting) -> tuple[Style, ...]:
    """The paragraph styles of the profile."""
    size, line, part = setting.size, setting.line, setting.part
    small = max(size - 1, size * 0.88)
    low, title, beside = round(small * setting.leading, 1), setting.heading, setting.figures[0] + 12
    return (
        Style(SHEET_TEXT, "Profieltekst", size=size, height=line),
        Style(SHEET_QUIET, "Profiel rustig", SHEET_TEXT, size, colour=INK_2, height=line),
        Style(SHEET_KICKER, "Profiel bovenregel", SHEET_TEXT, size, True, ACCENT, line, keep=True, right=beside),
        Style(
            SHEET_TITLE, "Profieltitel", TITLE, title, height=round(title * 1.15, 1), after=2, keep=True, level=1,
            right=beside,
        ),
        Style(SHEET_LINE, "Profiel onderregel", SHEET_TEXT, size, colour=INK_2, height=line, after=1),
        Style(ASKED_HEAD, "Gevraagd, kop", HEADINGS[0], size, True, INK, line, 0, part, 0, 8, 0, True, 2, "box", INK),
        Style(ASKED, "Gevraagd", SHEET_TEXT, size, False, INK, line, after=part, left=8, rules="box", rule_colour=INK),
        Style(SHEET_SUBJECT, "Profielkop", HEADINGS[0], size + 1.5, height=line + 2, before=part, keep=True, level=2),
        Style(SHEET_NAME, "Profielnaam", SHEET_TEXT, size, True, height=line),
        Style(SHEET_STATE, "Profielstand", SHEET_TEXT, small, colour=INK_2, height=low),
        Style(SHEET_NOTE, "Bij de afspraken", SHEET_TEXT, size, colour=INK_2, height=line, before=2),
        Style(SHEET_CONTACT, "Profielcontact", SHEET_TEXT, size, height=line, before=part),
        Style(SHEET_FOOT, "Profiel slotregel", SHEET_TEXT, small, colour=INK_2, height=low, before=part, rules="top"),
    )  # fmt: skip


def sheet_tables(setting: Setting) -> tuple[TableStyle, ...]:
    """The table styles of the profile."""
    return (
        TableStyle(ELEMENTS, "Profieltabel", setting.row),
        TableStyle(QUARTERS, "Profielkwarten", 0, ruled=False),
        TableStyle(AGREEMENTS, "Afsprakentabel", setting.deal),
    )
