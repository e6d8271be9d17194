"""A Document as a run of paragraphs and tables, each with the name of its style: what a text document sets in order.

Both formats set this one run, so that they have the same words and headings under each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from werksessie.activities.blocks import (
    GOAL,
    NOTE,
    OUTCOME,
    PLAIN,
    QUIET,
    Bar,
    Block,
    Box,
    Bullet,
    Bullets,
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
from werksessie.summary.paper import styles
from werksessie.summary.sheet import Sheet

CHOSEN = "✓ gekozen door de zaal"
ASKED, AGREEMENTS, ELEMENTS = "Gevraagd van de gemeente", "Afspraken", "De zes onderdelen"
WRITTEN = "* Geschreven door de begeleider. "
CONTENTS, SOURCES, A_FEW = "Inhoud", "Waar dit op rust", 3
"""The report says what is in it when it has more than a few questions."""
STYLES = {PLAIN: styles.BODY, QUIET: styles.QUIET, NOTE: styles.NOTE, GOAL: styles.GOAL, OUTCOME: styles.OUTCOME}
WIDEST, NARROWEST = 40, 9
"""How many letters of a cell count for the width of its column."""


@dataclass(frozen=True)
class Para:
    """One paragraph. A `bar` stands in front of its words, `new_page` puts it on top of one."""

    style: str
    line: Line
    mark: str = ""
    bar: Bar | None = None
    new_page: bool = False


@dataclass(frozen=True)
class Points:
    """A list: the first paragraph of a point has the bullet."""

    points: tuple[tuple[Para, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table: `style` its table style, `widths` the share of each column, `about` what it holds, for who hears it.
    Where it is `named`, the first cell of a row names it."""

    style: str
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    head: tuple[str, ...] = ()
    about: str = ""
    named: bool = True


Item = Para | Points | Grid


def sheet_of(sheet: Sheet) -> tuple[Item, ...]:
    """The profile."""
    return (
        Para(styles.SHEET_KICKER, plain(sheet.kicker)),
        Para(styles.SHEET_TITLE, plain(sheet.title)),
        *_said(styles.SHEET_LINE, plain(sheet.line), sheet.decided),
        Para(styles.ASKED_HEAD, plain(ASKED)),
        Para(styles.ASKED, sheet.asked),
        _elements(sheet),
        *_quarters(sheet),
        Para(styles.SHEET_SUBJECT, plain(AGREEMENTS)),
        *((_agreements(sheet.agreements),) if sheet.agreements else ()),
        *_said(styles.SHEET_NOTE, plain(sheet.agreements_note)),
        *_said(styles.SHEET_CONTACT, sheet.contact),
        Para(styles.SHEET_FOOT, plain(f"{WRITTEN if sheet.written else ''}{sheet.foot}")),
    )


def report_of(document: Document) -> tuple[Item, ...]:
    """All that comes after the profile."""
    facts = tuple(
        ((Para(styles.CELL_NAME, plain(name)),), (Para(styles.CELL, plain(words)),)) for name, words in document.facts
    )
    return (
        *_said(styles.KICKER, plain(document.kicker)),
        Para(styles.TITLE, plain(document.title)),
        *_said(styles.LINE, plain(document.line)),
        *((Grid(styles.FACTS, (0.32, 0.68), facts, about="Over deze avond"),) if facts else ()),
        *(_contents(document.chapters) if len(document.chapters) > A_FEW else ()),
        *(item for chapter in document.chapters for item in _chapter(chapter, 0)),
        *_said(styles.FOOT, plain(document.foot)),
        *_sources(document),
    )


def paras(items: Iterable[Item]) -> Iterator[Para]:
    """Every paragraph, in the order in which it is read."""
    for item in items:
        if isinstance(item, Para):
            yield item
        elif isinstance(item, Points):
            yield from (para for point in item.points for para in point)
        else:
            yield from (para for row in item.rows for cell in row for para in cell)


def _said(style: str, *lines: Line) -> Iterator[Para]:
    return (Para(style, line) for line in lines if any(words.text for words in line))


def _elements(sheet: Sheet) -> Grid:
    rows = tuple(
        (
            (Para(styles.SHEET_NAME, plain(one.name)), Para(styles.SHEET_STATE, plain(one.word))),
            (Para(styles.SHEET_QUIET if one.quiet else styles.SHEET_TEXT, one.line),),
        )
        for one in sheet.elements
    )
    return Grid(styles.ELEMENTS, (0.24, 0.76), rows, about=ELEMENTS)


def _quarters(sheet: Sheet) -> Iterator[Grid]:
    """Two columns beside each other, each with its heading."""
    cells = [
        (
            Para(styles.SHEET_SUBJECT, plain(one.heading)),
            *_said(styles.SHEET_QUIET if one.quiet else styles.SHEET_TEXT, *one.lines),
        )
        for one in sheet.columns
    ]
    pairs = [tuple(cells[place : place + 2]) for place in range(0, len(cells), 2)]
    if pairs:
        filled = tuple((*pair, *(((Para(styles.SHEET_TEXT, ()),),) * (2 - len(pair)))) for pair in pairs)
        yield Grid(styles.QUARTERS, (0.5, 0.5), filled, named=False)


def _agreements(table: Table) -> Grid:
    rows = _cells(table, styles.SHEET_NAME, styles.SHEET_TEXT, styles.SHEET_STATE)
    return Grid(styles.AGREEMENTS, (0.44, 0.36, 0.2), rows, about=", ".join(table.head))


def _contents(chapters: Iterable[Chapter]) -> Iterator[Para]:
    """Every question as a link. Without page numbers: Word does not keep those up to date by itself."""
    yield Para(styles.ALONE, plain(CONTENTS))
    yield from (Para(styles.CONTENTS, (Words(one.heading, link=one.mark),)) for one in chapters)


def _sources(document: Document) -> Iterator[Item]:
    if document.sources:
        yield Para(styles.ALONE, plain(SOURCES), new_page=True)
        yield from _said(styles.LINE, plain(document.sources_note))
        yield from (item for chapter in document.sources for item in _chapter(chapter, 1))


def _chapter(chapter: Chapter, depth: int) -> Iterator[Item]:
    yield from _said(styles.KICKER, plain(chapter.kicker))
    alone = styles.HEADINGS[depth] if chapter.kicker or depth else styles.ALONE
    yield Para(styles.TOLD if chapter.told else alone, plain(chapter.heading), chapter.mark)
    yield from _blocks(chapter.blocks, depth + 1)


def _blocks(blocks: Iterable[Block], depth: int) -> Iterator[Item]:
    for block in blocks:
        yield from _block(block, depth)


def _block(block: Block, depth: int) -> Iterator[Item]:
    heading = styles.HEADINGS[min(depth, len(styles.HEADINGS) - 1)]
    match block:
        case Heading():
            yield Para(heading, plain(block.text), block.mark)
        case Paragraph():
            yield Para(STYLES[block.style], block.line)
        case Quotes():
            yield Points(tuple(_quote(quote) for quote in block.quotes))
        case Bullets():
            yield Points(tuple(_bullet(bullet) for bullet in block.bullets))
        case Results():
            yield from (para for result in block.results for para in _result(result))
        case Table():
            rows = _cells(block, styles.CELL_NAME, styles.CELL, styles.CELL_UNDER)
            yield Grid(styles.TABLE, _widths(block), rows, block.head, ", ".join(block.head))
        case Box() | Section():
            yield Para(heading, plain(block.heading), block.mark)
            yield from _blocks(block.blocks, depth + 1)


def _bullet(bullet: Bullet) -> tuple[Para, ...]:
    return (Para(styles.BULLET, bullet.line), *_said(styles.BULLET_UNDER, *bullet.under))


def _quote(quote: Quote) -> tuple[Para, ...]:
    return (Para(styles.QUOTE, plain(quote.text)), *_said(styles.REMARK, plain(quote.remark)))


def _result(result: Result) -> Iterator[Para]:
    yield Para(styles.OPTION, plain(result.text), result.mark)
    chosen: Line = (Words(CHOSEN, strong=True),) if result.chosen else ()
    marks = plain(f"{' · ' if chosen and result.marks else ''}{result.marks}")
    yield from _said(styles.MARKS, (*chosen, *marks))
    counts = list(result.counts)
    if result.bar:
        yield Para(styles.BAR, counts.pop(0) if counts else (), bar=result.bar)
    yield from _said(styles.COUNTS, *counts)
    yield from _said(styles.UNDER, plain(result.groups), result.under)


def _cells(table: Table, name: str, text: str, under: str) -> tuple[tuple[tuple[Para, ...], ...], ...]:
    return tuple(
        tuple((Para(text if place else name, cell.line), *_said(under, *cell.under)) for place, cell in enumerate(row))
        for row in table.rows
    )


def _widths(table: Table) -> tuple[float, ...]:
    """The share of each column, after how much stands in it."""
    heads = [len(word) for word in table.head]
    longest = [
        max([head, *(sum(len(words.text) for words in row[place].line) for row in table.rows if place < len(row))])
        for place, head in enumerate(heads)
    ]
    shares = [min(max(length, NARROWEST), WIDEST) for length in longest]
    return tuple(share / sum(shares) for share in shares)
