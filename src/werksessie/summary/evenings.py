"""The line through all evenings of the same people: what each agreed, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from werksessie.activities.blocks import (
    NOTE,
    Block,
    Bullet,
    Bullets,
    Cell,
    Line,
    Paragraph,
    Section,
    Table,
    Words,
    plain,
)
from werksessie.programme.dates import full_day
from werksessie.programme.model import say
from werksessie.session.past import Agreed, Earlier
from werksessie.session.statuses import SIDES, STATUSES, Progress
from werksessie.summary import table, words
from werksessie.summary.build import Summary
from werksessie.summary.table import COUNT, DATE, NUMBER, Column, numbered

TITLE = "Alle avonden op een rij"
NOBODY = "Nog niemand zei hoe het gaat."


def evenings(summary: Summary) -> tuple[Earlier, ...]:
    """Every evening, the first one first and this one last; none when this is the only one."""
    if not summary.earlier:
        return ()
    agreements = tuple(Agreed(one.what, one.who, one.when, one.progress) for one in summary.promises)
    own = Earlier(summary.title, summary.date, summary.place, summary.people, _goals(summary), agreements)
    return (*summary.earlier, own)


def _goals(summary: Summary) -> tuple[str, ...]:
    named = {part.plan.settings.get("goals_from") for part in summary.parts}
    votes = [
        part
        for part in summary.parts
        if part.counted and (part.plan.id in named or (part.plan.options_from and part.plan.take == "goals"))
    ]
    found = [say(row.text, "nl") for part in votes for row, told in part.rows if told.get("chosen")]
    return tuple(dict.fromkeys(found))


def line_of(summary: Summary) -> tuple[Block, ...]:
    """The blocks of the chapter; none when this is the only evening."""
    return tuple(_section(one) for one in evenings(summary))


def _section(one: Earlier) -> Section:
    heading = " · ".join(filter(None, (full_day(one.date), one.title, one.place)))
    return Section(heading or "Een avond", tuple(_told(one)))


def _told(one: Earlier) -> Iterator[Block]:
    people = words.SMALL if one.people is None else f"{one.people} mensen"
    yield Paragraph(plain(f"{people[0].upper()}{people[1:]}."))
    if one.goals:
        yield Paragraph((Words("Gekozen doelen", strong=True),))
        yield Bullets(tuple(Bullet(plain(goal)) for goal in one.goals))
    if one.agreements:
        yield Table(("Wat", "Wie", "Wanneer"), tuple(map(_row, one.agreements)))
    else:
        yield Paragraph(plain("Geen afspraken."), NOTE)


def _row(one: Agreed) -> tuple[Cell, ...]:
    return Cell(plain(one.what), (_goes(one.progress),)), Cell(plain(one.who)), Cell(plain(full_day(one.when)))


def _goes(progress: Progress | None) -> Line:
    """ "Lukt niet: de zaal is dicht (volgens de gemeente, dinsdag 3 maart 2027)"."""
    if progress is None:
        return plain(NOBODY)
    status = STATUSES.get(progress.status, progress.status).capitalize()
    why = f": {progress.why}" if progress.why else ""
    return (
        Words(status, strong=True),
        Words(f"{why} (volgens {SIDES.get(progress.side, progress.side)}, {full_day(progress.day)})"),
    )


def evening_tables(summary: Summary) -> tuple[table.Table, ...]:
    """`earlier_evenings` and `earlier_agreements`: of the evenings before this one."""
    every = summary.earlier
    return (
        table.Table(
            "earlier_evenings",
            "Eerdere avonden",
            "De avonden vóór deze, de eerste eerst.",
            (
                Column("id", "", NUMBER), Column("name", "avond"), Column("date", "datum", DATE),
                Column("place", "plaats"), Column("people", "mensen", COUNT), Column("goals", "gekozen doelen"),
            ),
            numbered(
                (one.title, one.date, one.place, one.people or words.SMALL, "; ".join(one.goals))
                for one in every
            ),
        ),
        table.Table(
            "earlier_agreements",
            "Eerdere afspraken",
            "De afspraken van de avonden vóór deze, en hoe het er nu mee gaat.",
            (
                Column("id", "", NUMBER), Column("evening", "avond", NUMBER, refers="earlier_evenings"),
                Column("name", "wat"), Column("who", "wie"), Column("when", "wanneer", DATE),
                Column("status", "hoe het gaat"), Column("why", "waarom"), Column("told_by", "volgens"),
                Column("told_on", "gezegd op", DATE),
            ),
            numbered(
                (number, agreed.what, agreed.who, agreed.when, *_cells(agreed.progress))
                for number, one in enumerate(every, 1)
                for agreed in one.agreements
            ),
        ),
    )  # fmt: skip


def _cells(progress: Progress | None) -> tuple[str, str, str, str]:
    if progress is None:
        return "", "", "", ""
    status, side = STATUSES.get(progress.status, progress.status), SIDES.get(progress.side, progress.side)
    return status, progress.why, side, progress.day


def evenings_data(summary: Summary) -> list[dict[str, object]]:
    """The evenings before this one as plain data."""
    names = ("status", "why", "told_by", "told_on")
    return [
        {
            "title": one.title, "date": one.date, "place": one.place, "people": one.people, "goals": list(one.goals),
            "agreements": [
                {"what": agreed.what, "who": agreed.who, "when": agreed.when}
                | dict(zip(names, _cells(agreed.progress), strict=True))
                for agreed in one.agreements
            ],
        }
        for one in summary.earlier
    ]  # fmt: skip
