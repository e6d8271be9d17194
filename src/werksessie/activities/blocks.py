"""What a kind tells of its result, as blocks that every format can set: a page, a PDF, a text document.

Blocks hold words, never markup, and only what may be shown. A `mark` names a block so that a `link` elsewhere can lead
to it; both are ids of themes, goals or options, made unique where the document is put together.
"""

from __future__ import annotations

from dataclasses import dataclass

PLAIN, QUIET, NOTE, GOAL, OUTCOME = "plain", "quiet", "note", "goal", "outcome"
"""How a paragraph is set: as it is, in the background, as a remark, as a goal, as what came out."""


@dataclass(frozen=True)
class Words:
    """A piece of a line. `link` is the mark of the block it leads to, "" for none; without words of its own it reads as
    what it leads to."""

    text: str
    strong: bool = False
    link: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True)
class Heading:
    """What comes next, one level below the question."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One line of text in one of the five styles."""

    line: Line
    style: str = PLAIN


@dataclass(frozen=True)
class Quote:
    """An answer as it was written, line ends and all; `remark` is what there is to say of it, or ""."""

    text: str
    remark: str = ""


@dataclass(frozen=True)
class Quotes:
    """Some answers."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Bullet:
    """One of a list, with what stands `under` it, quieter."""

    line: Line
    under: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list."""

    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class Bar:
    """How long: `value` of `most`, both shown figures; `tone` is data, agree or split."""

    value: int
    most: int
    tone: str = "data"


@dataclass(frozen=True)
class Result:
    """An option with its counts in words; `marks` is what it says of the room (`chosen` in front of them), `groups` who
    is behind it. `under` tells where it comes from. The bar repeats a figure of `counts`."""

    text: str
    counts: tuple[Line, ...] = ()
    chosen: bool = False
    marks: str = ""
    groups: str = ""
    under: Line = ()
    bar: Bar | None = None
    mark: str = ""


@dataclass(frozen=True)
class Results:
    """Options under each other, in the order in which they are told."""

    results: tuple[Result, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table, with what stands `under` its words, quieter."""

    line: Line
    under: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of cells under a head; the first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Box:
    """A theme or a side with all that belongs to it under its own `heading`; `framed` is what came beside themes."""

    heading: str
    blocks: tuple[Block, ...]
    framed: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Section:
    """A goal or role with its results, under its own `heading`."""

    heading: str
    blocks: tuple[Block, ...]
    mark: str = ""


Block = Heading | Paragraph | Quotes | Bullets | Results | Table | Box | Section


def plain(text: str) -> Line:
    """A line of these words alone."""
    return (Words(text),) if text else ()


def quoted(texts: tuple[str, ...] | list[str], remarks: tuple[str, ...] | list[str] = ()) -> Quotes:
    """Answers with their remarks, which may be left out."""
    said = [*remarks, *([""] * (len(texts) - len(remarks)))]
    return Quotes(tuple(Quote(text, remark) for text, remark in zip(texts, said, strict=True)))
