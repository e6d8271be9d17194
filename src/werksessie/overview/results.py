"""One question over all evenings as blocks: its own lines with their sums, then what people said in their own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from werksessie.activities.blocks import (
    QUIET,
    Block,
    Bullet,
    Bullets,
    Cell,
    Line,
    Paragraph,
    Table,
    Words,
    plain,
)
from werksessie.overview import merge
from werksessie.overview.evening import Evening, Figure, Question, Row
from werksessie.overview.merge import Asked, Overview
from werksessie.overview.sums import evenings, few_figures, together
from werksessie.session.statuses import STATUSES

NOBODY_SAID = "nog niets gehoord"
ALL = "Alle antwoorden"
SEVERAL = "Antwoorden over alle gekozen doelen of rollen samen: één mens kan meer keer tellen."
IN_ORDER = "Hier staan geen aantallen, alleen op hoeveel avonden dit vaker is gekozen."
KEPT = "in eigen woorden. Die blijven bij de gemeenten."


def status(name: str) -> str:
    """How it goes with an agreement, in words."""
    return STATUSES.get(name, NOBODY_SAID)


def blocks(overview: Overview, asked: Asked) -> Iterator[Block]:
    """All there is to tell of this question."""
    if asked.several and asked.lines:
        yield Paragraph(plain(SEVERAL), QUIET)
    counted = [one for one in asked.lines if one.counts]
    for side in dict.fromkeys(one.side for one in counted):
        heads = (side.capitalize() or "Antwoord", "Alle avonden samen")
        rows = tuple(_line(overview, asked, one) for one in counted if one.side == side)
        yield Table(heads, rows)
    led = [one for one in asked.lines if not one.counts]
    if led:
        yield Paragraph(plain(IN_ORDER), QUIET)
        told = [Bullet((*plain(f"{one.text}: "), Words(evenings(one.led), strong=True))) for one in led if one.led]
        yield Bullets(tuple(told)) if told else Paragraph(plain("Te weinig antwoorden."))
    said = tuple(_said(overview, evening, question) for evening, question in asked.single if lines_of(question))
    if said:
        yield Bullets(said)
    if asked.kept:
        yield Paragraph(plain(f"{asked.kept} {'regel' if asked.kept == 1 else 'regels'} {KEPT}"))


def _line(overview: Overview, asked: Asked, line: merge.Line) -> tuple[Cell, ...]:
    """The words, and their counts over all evenings with those of each evening beneath them."""
    single = () if overview.across else _single(overview, asked, line)
    return (Cell(plain(line.text or ALL)), Cell(_counts(line), single))


def _counts(line: merge.Line) -> Line:
    """ "4 nee · 2 een beetje + 1 avond met kleine aantallen": what is hidden is said once for all counts of a line."""
    every = list(line.counts.items())
    if len(every) == 1:
        return every[0][1].line(_short(every[0][0]))
    low, high = (pick(number.hidden for _, number in every) for pick in (min, max))
    few = few_figures(high) if low == high else f"{low} tot {few_figures(high)}"
    if all(number.number is None for _, number in every):
        return plain(few)
    told: list[Words] = []
    for label, number in every:
        shown = "\N{EN DASH}" if number.number is None else str(number.number)
        told += [*(plain(" · ") if told else ()), Words(shown, strong=True), Words(f" {_short(label)}")]
    return (*told, *plain(f" + {few}" if high else ""))


def _single(overview: Overview, asked: Asked, line: merge.Line) -> tuple[Line, ...]:
    """What each evening has for it, where there is more than one."""
    if len(asked.single) < 2:
        return ()
    found = []
    for evening, question in asked.single:
        rows = [row for row in question.rows if not row.own and (row.text, row.side) == (line.text, line.side)]
        names = dict.fromkeys(label for row in rows for label, _ in row.counts)
        counts = {name: together(n for row in rows for label, n in row.counts if label == name) for name in names}
        found += [plain(f"{overview.names[evening.key]}: {_figures(counts)}")] if counts else []
    return tuple(found)


def _figures(figures: Mapping[str, Figure]) -> str:
    """ "2 nee, 4 een beetje", or the words that stand there for all of them."""
    if len(set(figures.values())) == 1 and isinstance(next(iter(figures.values())), str):
        return str(next(iter(figures.values())))
    return ", ".join(f"{number} {_short(label)}" for label, number in figures.items())


def _short(label: str) -> str:
    return label.removeprefix("nu: ").removeprefix("keer gekozen als ")


def own_words(asked: Asked) -> bool:
    """Whether anything in people's own words may be told."""
    return any(lines_of(question) for _, question in asked.single)


def lines_of(question: Question) -> tuple[str, ...]:
    """What one evening said in its own words: lines that were said, or options that the room made itself."""
    made = [_made(row) for row in question.rows if row.own and row.counts] if not question.said else []
    return (*question.said, *dict.fromkeys(made))


def _made(row: Row) -> str:
    figures = _figures(dict(row.counts))
    about = f" ({row.about})" if row.about else ""
    chosen = ", gekozen door de zaal" if row.chosen else ""
    return f"{row.text}{about}: {figures}{chosen}"


def _said(overview: Overview, evening: Evening, question: Question) -> Bullet:
    lead = (Words(overview.names[evening.key], strong=True),)
    return Bullet(lead, tuple(plain(text) for text in lines_of(question)))
