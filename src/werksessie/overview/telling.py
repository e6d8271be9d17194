"""The overview as a document: the same blocks and chapters as a report, so that the same setters set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from werksessie.activities.blocks import (
    NOTE,
    QUIET,
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
from werksessie.overview import results
from werksessie.overview.evening import UNKNOWN, Deal, Evening
from werksessie.overview.merge import Asked, Overview
from werksessie.overview.standard import factors
from werksessie.overview.sums import evenings
from werksessie.programme.dates import short_day
from werksessie.session.statuses import STATUSES
from werksessie.summary.document import REHEARSAL, Chapter, Document
from werksessie.summary.feeds import CONDITIONS, FEEDS
from werksessie.summary.linking import linked
from werksessie.summary.sheet import Sheet

NO_SHEET = Sheet("", "", "", (), (), (), (), None, "", (), False, "", "roomy")
GAPS = (
    "De kennislacunes (deelvraag IV van de kennissessie): open vragen, wat niet is gevraagd, en hoe vaak mensen het "
    "niet wisten."
)
NEEDS = ("7", "9")
"""The questions of the source about what people need: to take a role, and to do things themselves."""
FOOT = (
    "Dit overzicht telt op wat deelnemers zeiden, in de volgorde van het programma. Het is geen meting, geen "
    "onderzoek, geen rangorde en geen oordeel. Wat een verslag niet laat zien, telt hier niet mee: dan staat er "
    "hoeveel avonden kleine aantallen hebben. Iemand die op meer avonden was, telt meer keer. Opgetelde "
    "afgeronde aantallen heten “ongeveer”."
)
UNNAMED = (
    "Gemeenten staan hier alleen met hun naam als zij dat goed vinden. Van de andere staan er aantallen en vaste "
    "teksten. Hun eigen woorden, plaatsen en data blijven bij hen."
)


def document_of(overview: Overview, title: str, line: str = "") -> Document:
    """The overview, ready to be set; `line` says which evenings were chosen for it."""
    says = ("Overzicht", REHEARSAL if overview.rehearsal else "")
    return Document(
        kicker=" · ".join(filter(None, says)),
        title=title,
        line=line,
        facts=_facts(overview),
        sheet=NO_SHEET,
        chapters=linked(tuple(_chapters(overview))),
        foot=" ".join((FOOT, UNNAMED) if overview.across else (FOOT,)),
        sources=(),
        municipality="",
    )


def _facts(overview: Overview) -> tuple[tuple[str, str], ...]:
    # An evening of who is not named has no more than a year.
    dates = [one.date[:4] if overview.across else one.date for one in overview.evenings if one.date]
    facts = (
        ("Avonden", str(len(overview.evenings))),
        ("Gemeenten", str(len(overview.municipalities)) if overview.across else ""),
        ("Mensen, alle avonden samen", str(overview.people)),
        ("Periode", _period(min(dates), max(dates)) if dates else ""),
        ("Let op", " ".join(overview.notes)),
    )
    return tuple((name, words) for name, words in facts if words)


def _period(first: str, last: str) -> str:
    words = [short_day(one) or one for one in (first, last)]
    return " tot en met ".join(dict.fromkeys(words))


def _chapters(overview: Overview) -> Iterator[Chapter]:
    yield Chapter("Welke gemeenten" if overview.across else "Welke avonden", _evenings(overview), mark="avonden")
    asked = [one for one in overview.questions if one.asked]
    conditions = [one for one in asked if one.id in FEEDS[CONDITIONS]]
    if conditions:
        yield Chapter("Voorwaarden voor samenwerking", tuple(_each(overview, conditions)), mark="voorwaarden")
    yield Chapter("Doelen die zijn gekozen", tuple(_goals(overview)), mark="doelen")
    yield Chapter("Afspraken", tuple(_deals(overview)), mark="afspraken")
    needs = [one for one in asked if one.id in NEEDS]
    if needs:
        yield Chapter("Wat er nodig is", tuple(_each(overview, needs)), mark="nodig")
    yield Chapter("Wat we nog niet weten", tuple(_unknown(overview, asked)), mark="kennislacunes")
    elsewhere = {*(one.id for one in (*conditions, *needs)), *UNKNOWN}
    rest = [one for one in asked if one.id not in elsewhere and (one.lines or results.own_words(one) or one.kept)]
    names = (*factors(), *dict.fromkeys(one.factor for one in rest if one.factor not in factors()))
    for factor in dict.fromkeys(name for name in names if name):
        told = tuple(_each(overview, [one for one in rest if one.factor == factor]))
        told += _see(one for one in (*conditions, *needs) if one.factor == factor)
        if told:
            yield Chapter(factor, told, kicker="Factor", mark=f"factor-{factor.replace(' ', '-')}")
    others = [one for one in rest if not one.factor]
    if others:
        yield Chapter("Andere vragen", tuple(_each(overview, others)), mark="andere")


def _each(overview: Overview, questions: Iterable[Asked]) -> Iterator[Block]:
    for one in questions:
        told = (Paragraph(_how_often(overview, one), QUIET), *results.blocks(overview, one))
        yield Section(one.text, told, mark=f"vraag-{one.id}")


def _how_often(overview: Overview, one: Asked) -> Line:
    line = [*plain(f"Gevraagd op {len(one.asked)} van {evenings(len(overview.evenings))} · mensen die antwoordden ")]
    return (*line, *one.answered.line(), *plain(" · Weet ik niet "), *one.unsure.line())


def _see(elsewhere: Iterable[Asked]) -> tuple[Block, ...]:
    """Where the questions of this factor are that have a chapter of their own."""
    return tuple(Paragraph((Words("Zie ook: "), Words("", link=f"vraag-{one.id}"))) for one in elsewhere)


def _evenings(overview: Overview) -> tuple[Block, ...]:
    if overview.across:
        told = [(plain(name), plain(str(number))) for name, number in sorted(overview.municipalities.items())]
        return (Table(("Gemeente", "Avonden"), tuple(tuple(map(Cell, row)) for row in told)),)
    rows = [
        (plain(overview.names[one.key]), plain(_where(one)), plain(_people(one)), _made(one.deals))
        for one in overview.evenings
    ]
    return (Table(("Avond", "Waar", "Mensen", "Afspraken"), tuple(tuple(map(Cell, row)) for row in rows)),)


def _where(one: Evening) -> str:
    return " · ".join(filter(None, (one.community, one.place)))


def _people(one: Evening) -> str:
    return "klein gesprek" if one.people is None else f"{one.people} mensen"


def _goals(overview: Overview) -> Iterator[Block]:
    hidden = sum(not goal.text for one in overview.evenings for goal in one.goals)
    told = False
    for one in overview.evenings:
        goals = [goal for goal in one.goals if goal.text]
        if goals:
            bullets = [
                Bullet(plain(goal.text), tuple(plain(words) for words in (goal.votes, goal.outcome) if words))
                for goal in goals
            ]
            yield Section(overview.names[one.key], (Bullets(tuple(bullets)),))
            told = True
    if hidden:
        yield Paragraph(plain(f"{'Nog ' if told else ''}{hidden} keer een doel gekozen. {KEPT}"))
    elif not told:
        yield Paragraph(plain("Op deze avonden is nog geen doel gekozen."), NOTE)


KEPT = "De woorden daarvan blijven bij de gemeenten."


def _deals(overview: Overview) -> Iterator[Block]:
    every = [(one, deal) for one in overview.evenings for deal in one.deals]
    if not every:
        yield Paragraph(plain("Op deze avonden zijn geen afspraken gemaakt."), NOTE)
        return
    yield Paragraph(_made([deal for _, deal in every]))
    if overview.across:
        yield Paragraph(plain("Wat er precies is afgesproken, staat in het verslag van elke avond."), QUIET)
        return
    rows = tuple(_deal(overview, one, deal) for one, deal in every)
    yield Table(("Wat", "Wie", "Wanneer", "Hoe gaat het", "Avond"), rows)


def _deal(overview: Overview, one: Evening, deal: Deal) -> tuple[Cell, ...]:
    why = (plain(deal.why),) if deal.why else ()
    return (
        Cell(plain(deal.what)), Cell(plain(deal.who)), Cell(plain(short_day(deal.when))),
        Cell(plain(results.status(deal.status)), why), Cell(plain(overview.names[one.key])),
    )  # fmt: skip


def _made(deals: Sequence[Deal]) -> Line:
    """ "12 gemaakt: 5 gedaan, 3 loopt, 1 lukt niet, van 3 nog niets gehoord"."""
    if not deals:
        return plain("geen")
    every = [(results.status(name), sum(deal.status == name for deal in deals)) for name in ("", *STATUSES)]
    told = ", ".join(f"{number} {words}" for words, number in (*every[1:], every[0]) if number)
    return (Words(str(len(deals)), strong=True), Words(f" gemaakt: {told}"))


def _unknown(overview: Overview, asked: Sequence[Asked]) -> Iterator[Block]:
    """Knowledge gaps (sub-question IV of the sources): what is still open, what was parked, what was not asked, and how
    many did not know."""
    yield Paragraph(plain(GAPS), QUIET)
    open_questions = [one for one in asked if one.id in UNKNOWN]
    yield from _each(overview, open_questions)
    parked = [
        Bullet(plain(text), (plain(overview.names[one.key]),)) for one in overview.evenings for text in one.parked
    ]
    if parked:
        yield Section("Parkeerplaats", (Bullets(tuple(parked)),))
    rows = tuple(_gap(overview, one) for one in overview.questions if one.factor or one.id in UNKNOWN)
    if rows:
        yield Section("Gevraagd, en niet geweten", (Table(("Vraag", "Gevraagd", "Weet ik niet"), rows),))
    if not (open_questions or parked or rows):
        yield Paragraph(plain("Op deze avonden is hier nog niet naar gevraagd."), NOTE)


def _gap(overview: Overview, one: Asked) -> tuple[Cell, ...]:
    missed = [plain(f"Niet gevraagd: {overview.names[each.key]}") for each in one.missed]
    asked = plain(f"{len(one.asked)} van {evenings(len(overview.evenings))}")
    return (Cell(plain(one.text)), Cell(asked, () if overview.across else tuple(missed)), Cell(one.unsure.line()))
