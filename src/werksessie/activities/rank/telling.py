"""What the Summary tells of an order: each option on its place, how often it stood where, then each two compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from werksessie.activities.blocks import (
    NOTE,
    Block,
    Bullet,
    Bullets,
    Cell,
    Heading,
    Line,
    Paragraph,
    Result,
    Results,
    Table,
    Words,
    plain,
)
from werksessie.activities.rank.comparing import letter
from werksessie.activities.rank.counts import ABOVE, BELOW, CIRCLE, FIRST
from werksessie.activities.rank.standing import Pair
from werksessie.activities.telling import Told, result
from werksessie.programme.model import say
from werksessie.session.disclosure import ShownRow

IN_TURN = "Steeds zijn twee keuzes vergeleken. Wat vaker wint, staat hoger."
FIRST_ONLY = "Hoe vaak iets als eerste stond. De hele volgorde laten we niet zien."
TWO_BY_TWO = "Twee aan twee"
IN_FRONT = "Zoveel mensen zetten deze boven die in de kolom"

Row = tuple[ShownRow, Mapping[str, Any]]


def tell(part: Told) -> Sequence[Block]:
    """In the order of the room where that may be told; else as the facts are: how often each stood first."""
    order = part.report["order"]
    if not order:
        rows = [one for one in part.ranked(FIRST) if not one[1].get("asked")]
        note = (Paragraph(plain(FIRST_ONLY), NOTE),) if part.plan.sensitive and not part.shown.small else ()
        return (*note, Results(tuple(result(part, row, told, FIRST) for row, told in rows))) if rows else ()
    rows = [one for one in part.in_turn() if not one[1].get("asked")]
    blocks: list[Block] = [Paragraph(plain(IN_TURN), NOTE), Results(tuple(_placed(part, *one) for one in rows))]
    return (*blocks, *_compared(part)) if len(part.rows) > len(rows) else blocks


def _placed(part: Told, row: ShownRow, told: Mapping[str, Any]) -> Result:
    one = result(part, row, told, FIRST, f"{told['place']}. {say(row.text, 'nl')}")
    return replace(one, counts=(_counts(part, row),), marks=CIRCLE if told["circle"] else one.marks)


def _counts(part: Told, row: ShownRow) -> Line:
    """Where it stood, places where nobody put it left out: "9 als eerste · 2 als vierde · 1 zonder nummer"."""
    told = [(number, part.counts[name]) for name, number in row.counts.items() if number]
    without = (row.answered or 0) - sum(number for number, _ in told)
    told += [(without, "zonder nummer")] if without else []
    line: list[Words] = []
    for number, words in told:
        line += [*([Words(" · ")] if line else []), Words(str(number), strong=True), Words(f" {words}")]
    return tuple(line)


def _compared(part: Told) -> Sequence[Block]:
    """Each with the one below it; then all of them in a table, as far as there is room for its columns."""
    order: list[str] = part.report["order"]
    texts = {row.id: say(row.text, "nl") for row, told in part.rows if not told.get("asked")}
    above = _above(part)
    below = tuple(
        Bullet(
            (
                Words(str(above[one, other]), strong=True),
                Words(f" zetten ‘{texts[one]}’ boven ‘{texts[other]}’, "),
                Words(str(above[other, one]), strong=True),
                Words(" andersom."),
            )
        )
        for one, other in pairwise(order)
    )
    blocks: list[Block] = [Heading(TWO_BY_TWO), Bullets(below)]
    if len(order) == 2:
        return blocks
    head = (IN_FRONT, *(letter(number) for number in range(len(order))))
    rows = tuple(
        (
            Cell(plain(f"{letter(number)}: {texts[one]}")),
            *(Cell(plain("–" if other == one else str(above[one, other]))) for other in order),
        )
        for number, one in enumerate(order)
    )
    return (*blocks, Table(head, rows))


def _above(part: Told) -> Mapping[Pair, int]:
    """(one, other) -> how many put the one above the other, as the rows say."""
    found: dict[Pair, int] = {}
    for row, told in part.rows:
        if told.get("asked"):
            one, _, other = row.id.partition(":")
            found |= {(one, other): row.counts[ABOVE] or 0, (other, one): row.counts[BELOW] or 0}
    return found
