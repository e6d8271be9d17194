"""What the Summary tells of a choice: every option, and what was let through of "Iets anders"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from werksessie.activities.blocks import NOTE, QUIET, Block, Box, Paragraph, Result, Results, Section, plain, quoted
from werksessie.activities.telling import Told, kept_back, result
from werksessie.session.disclosure import ShownRow

IN_ORDER = "Op volgorde van hoe vaak het is gekozen. Aantallen laten we niet zien."
NO_ORDER = "Te weinig antwoorden om een volgorde te laten zien."


def tell(part: Told) -> Sequence[Block]:
    """The most chosen first, goal by goal where there are goals. Where only the order may be told there are no
    counts."""
    blocks: list[Block] = []
    if part.report["ordered"] and part.rows and not part.shown.small:
        blocks += [Paragraph(plain(IN_ORDER if part.shown.answered else NO_ORDER), NOTE)]
    about = part.report.get("about", ())
    blocks += [_subject(part, one) for one in about]
    if part.rows and not about:
        blocks += [Results(tuple(_results(part, part.ranked("people"))))]
    if part.report["also_said"] and not about:
        blocks += [Box("Iets anders", (quoted(part.report["also_said"]),), framed=True)]
    return (*blocks, *kept_back(part))


def _subject(part: Told, subject: Mapping[str, Any]) -> Section:
    rows = [(row, told) for row, told in part.ranked("people") if told["about"] == subject["id"]]
    few = part.report["ordered"] and part.shown.answered and rows[0][0].answered is None
    note: tuple[Block, ...] = (Paragraph(plain(NO_ORDER), QUIET),) if few else ()
    texts = subject["also_said"]
    also: tuple[Block, ...] = (Paragraph(plain("Iets anders:"), QUIET), quoted(texts)) if texts else ()
    return Section(subject["text"], (*note, Results(tuple(_results(part, rows))), *also))


def _results(part: Told, rows: Iterable[tuple[ShownRow, Mapping[str, Any]]]) -> Iterable[Result]:
    for row, told in rows:
        one = result(part, row, told, "people", told.get("item", ""))
        if part.report["ordered"]:
            one = replace(one, counts=(plain("weinig of niet gekozen"),) if told["few"] else ())
        yield one
