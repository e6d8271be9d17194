"""The overview as plain tables, for a workbook: the same figures and words as in the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from werksessie.overview import results
from werksessie.overview.evening import UNKNOWN
from werksessie.overview.merge import Asked, Overview
from werksessie.overview.sums import Sum
from werksessie.overview.telling import FOOT, UNNAMED, document_of
from werksessie.summary.table import DATE, NUMBER, Cell, Column, Row, Table, numbered
from werksessie.summary.tables import REHEARSAL, SMALL_NUMBERS

ID = Column("id", "", NUMBER)
SUMS = (
    Column("number", "aantal", NUMBER), Column("hidden", "avonden met kleine aantallen", NUMBER),
    Column("rough", "ongeveer"),
)  # fmt: skip


def tables(overview: Overview, title: str, line: str = "") -> tuple[Table, ...]:
    """All of it; the first says what this is about."""
    facts = (("Wat", title), ("Gekozen", line), *document_of(overview, title).facts)
    columns = (Column("key", ""), Column("name", "wat"), Column("value", "antwoord"))
    rows: tuple[Row, ...] = tuple((name, name, words) for name, words in facts if words)
    return (
        Table("overview", "Overzicht", "Waar dit overzicht over gaat.", columns, rows),
        _municipalities(overview) if overview.across else _evenings(overview),
        _questions(overview),
        _sums(overview),
        *(() if overview.across else (_single(overview),)),
        _goals(overview),
        _deals(overview),
        _said(overview),
    )


def notes(overview: Overview) -> tuple[str, ...]:
    """What whoever opens the workbook must know first."""
    made_up = (REHEARSAL,) if overview.rehearsal else ()
    return (*made_up, FOOT, *((UNNAMED,) if overview.across else ()), SMALL_NUMBERS)


def _municipalities(overview: Overview) -> Table:
    columns = (ID, Column("name", "gemeente"), Column("evenings", "avonden", NUMBER))
    rows = sorted(overview.municipalities.items())
    return Table("municipalities", "Gemeenten", "Welke gemeenten meedoen.", columns, numbered(rows))


def _evenings(overview: Overview) -> Table:
    columns = (
        ID, Column("name", "avond"), Column("date", "datum", DATE), Column("community", "gemeenschap"),
        Column("place", "plaats"), Column("programme", "programma"), Column("people", "mensen", NUMBER),
        Column("agreements", "afspraken", NUMBER),
    )  # fmt: skip
    rows = [
        (overview.names[one.key], one.date, one.community, one.place, one.programme, one.people, len(one.deals))
        for one in overview.evenings
    ]
    about = "Elke avond die meetelt. Bij een klein gesprek staat geen aantal mensen."
    return Table("evenings", "Avonden", about, columns, numbered(rows))


def _questions(overview: Overview) -> Table:
    passes = [
        Column(f"{name}_{one.name}", f"{words}{'' if one.name == 'number' else f': {one.heading}'}", one.kind)
        for name, words in (("answered", "mensen die antwoordden"), ("unsure", "weet ik niet"))
        for one in SUMS
    ]
    columns = (
        ID, Column("name", "vraag"), Column("factor", "factor"), Column("gap", "gaat over wat nog niet bekend is"),
        Column("asked", "avonden gevraagd", NUMBER), Column("missed", "avonden niet gevraagd", NUMBER), *passes,
    )  # fmt: skip
    rows = [
        (
            one.text, one.factor, "ja" if one.id in UNKNOWN else "", len(one.asked), len(one.missed),
            *_sum(one.answered), *_sum(one.unsure),
        )
        for one in overview.questions
    ]  # fmt: skip
    about = "Elke vraag: op hoeveel avonden die is gevraagd, en hoe vaak mensen het niet wisten."
    return Table("questions", "Vragen", about, columns, numbered(rows))


def _sum(one: Sum) -> tuple[Cell, Cell, Cell]:
    return (one.number, one.hidden or None, "ja" if one.rough else "")


RESULT = (ID, Column("question", "vraag"), Column("line", "keuze"), Column("side", "wat is gevraagd"))


def _sums(overview: Overview) -> Table:
    columns = (*RESULT, Column("label", "telling"), *SUMS)
    about = "Elk aantal, over alle avonden samen."
    return Table("sums", "Samen", about, columns, numbered(_totals(overview.questions)))


def _totals(questions: Sequence[Asked]) -> Iterator[Row]:
    for one in questions:
        for line in one.lines:
            head = (one.text, line.text or results.ALL, line.side)
            yield from ((*head, label, *_sum(number)) for label, number in line.counts.items())
            if not line.counts:
                yield (*head, "avonden waarop dit vaker is gekozen", line.led, None, "")


def _single(overview: Overview) -> Table:
    columns = (
        *RESULT, Column("about", "over"), Column("label", "telling"), Column("evening", "avond"),
        Column("figure", "aantal of woorden", "count"),
    )  # fmt: skip
    rows = [
        (one.text, row.text or results.ALL, row.side, row.about, label, overview.names[evening.key], figure)
        for one in overview.questions
        for evening, question in one.single
        for row in question.rows
        for label, figure in row.counts
    ]
    about = "Elk aantal van elke avond, zoals het in het verslag van die avond staat."
    return Table("single", "Per avond", about, columns, numbered(rows))


def _goals(overview: Overview) -> Table:
    columns = (
        ID, Column("evening", "avond"), Column("name", "doel"), Column("votes", "hoeveel mensen"),
        Column("outcome", "uitkomst"),
    )  # fmt: skip
    rows = [
        (overview.names[one.key], goal.text, goal.votes, goal.outcome)
        for one in overview.evenings
        for goal in one.goals
        if goal.text
    ]
    return Table("goals", "Doelen", "De doelen die de zaal koos.", columns, numbered(rows))


def _deals(overview: Overview) -> Table:
    if overview.across:
        return Table("agreements", "Afspraken", "Hoe het gaat.", _HOW, numbered(_how(overview)))
    columns = (
        ID, Column("evening", "avond"), Column("name", "wat"), Column("who", "wie"), Column("when", "wanneer", DATE),
        Column("status", "hoe gaat het"), Column("why", "waarom"),
    )  # fmt: skip
    rows = [
        (overview.names[one.key], deal.what, deal.who, deal.when, results.status(deal.status), deal.why)
        for one in overview.evenings
        for deal in one.deals
    ]
    return Table("agreements", "Afspraken", "Wie wat doet, wanneer, en hoe het gaat.", columns, numbered(rows))


_HOW = (ID, Column("name", "hoe gaat het"), Column("number", "afspraken", NUMBER))


def _how(overview: Overview) -> Iterable[Row]:
    every = [results.status(deal.status) for one in overview.evenings for deal in one.deals]
    return [(name, every.count(name)) for name in dict.fromkeys(every)]


def _said(overview: Overview) -> Table:
    columns = (ID, Column("question", "vraag"), Column("evening", "avond"), Column("words", "in eigen woorden"))
    rows = [
        (one.text, overview.names[evening.key], text)
        for one in overview.questions
        for evening, question in one.single
        for text in results.lines_of(question)
    ]
    rows += [("Parkeerplaats", overview.names[one.key], text) for one in overview.evenings for text in one.parked]
    return Table("said", "Eigen woorden", "Thema's, open vragen en wat bleef liggen.", columns, numbered(rows))
