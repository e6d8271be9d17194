"""Where links in a document lead: the ids of themes, goals and options, made one name for each block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from werksessie.activities.blocks import (
    Block,
    Box,
    Bullets,
    Heading,
    Line,
    Paragraph,
    Results,
    Section,
    Table,
    Words,
)

if TYPE_CHECKING:
    from werksessie.summary.document import Chapter


@dataclass(frozen=True)
class Target:
    """Where a link can lead: the block's name in this document, and the words that stand there."""

    mark: str
    words: str


def linked(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with marks that occur once and links that lead to one of them. A link leads to the last block of
    that id before it, else to the first after it; one that leads nowhere is plain words, or nothing when it has none.
    """
    found: list[list[tuple[str, Target]]] = [[] for _ in chapters]
    for place, chapter in enumerate(chapters):
        found[place] = [(id, Target(_name(chapter, id), words)) for id, words in _marked(chapter.blocks)]
    done = []
    for place, chapter in enumerate(chapters):
        known = {id: target for row in (*reversed(found[place + 1 :]), *found[:place]) for id, target in row}
        done.append(replace(chapter, mark=f"q-{chapter.mark}", blocks=_resolved(chapter, chapter.blocks, known)))
    return tuple(done)


def _name(chapter: Chapter, id: str) -> str:
    return f"q-{chapter.mark}-{id}" if id else ""


def _marked(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """Every id in these blocks with what it is called there."""
    for block in blocks:
        match block:
            case Box() | Section():
                yield from [(block.mark, block.heading)] if block.mark else []
                yield from _marked(block.blocks)
            case Results():
                yield from ((one.mark, one.text) for one in block.results if one.mark)
            case Heading() if block.mark:
                yield block.mark, block.text


def _resolved(chapter: Chapter, blocks: Sequence[Block], known: Mapping[str, Target]) -> tuple[Block, ...]:
    return tuple(_block(chapter, block, known) for block in blocks)


def _block(chapter: Chapter, block: Any, known: Mapping[str, Target]) -> Any:
    match block:
        case Box() | Section():
            return replace(block, mark=_name(chapter, block.mark), blocks=_resolved(chapter, block.blocks, known))
        case Paragraph():
            return replace(block, line=_line(block.line, known))
        case Results():
            rows = (replace(one, mark=_name(chapter, one.mark), under=_line(one.under, known)) for one in block.results)
            return replace(block, results=tuple(rows))
        case Bullets():
            return replace(block, bullets=tuple(replace(one, under=_lines(one.under, known)) for one in block.bullets))
        case Table():
            cells = (tuple(replace(cell, under=_lines(cell.under, known)) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(cells))
        case Heading():
            return replace(block, mark=_name(chapter, block.mark))
        case _:
            return block


def _lines(lines: Sequence[Line], known: Mapping[str, Target]) -> tuple[Line, ...]:
    return tuple(line for line in (_line(line, known) for line in lines) if line)


def _line(line: Line, known: Mapping[str, Target]) -> Line:
    """The line with its links resolved. When what it leads to is not told, the words before it go as well."""
    done: list[Words] = []
    for words in line:
        target = known.get(words.link) if words.link else None
        if words.link and target is None and not words.text:
            done.clear()
        elif target is not None:
            done.append(replace(words, text=words.text or target.words, link=target.mark))
        else:
            done.append(replace(words, link=""))
    if done and done[0].text.startswith(" · "):
        done[0] = replace(done[0], text=done[0].text.removeprefix(" · "))
    return tuple(done)
