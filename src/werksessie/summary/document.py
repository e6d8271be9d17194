"""The Summary as a document: the profile on one page, then the full report. Every written format sets this one object.

What a kind tells comes as blocks (activities/blocks.py); here stands what is around them, and where links lead.
"""

from __future__ import annotations

from dataclasses import dataclass

from werksessie.activities import KINDS
from werksessie.activities.blocks import NOTE, PLAIN, QUIET, Block, Bullet, Bullets, Line, Paragraph, Words, plain
from werksessie.programme.dates import full_day
from werksessie.programme.model import say
from werksessie.summary.build import Summary
from werksessie.summary.evenings import TITLE, line_of
from werksessie.summary.linking import linked
from werksessie.summary.parts import ASKED, TOLD, Part
from werksessie.summary.proof import how_long
from werksessie.summary.sheet import LIMITS, Sheet, sheet_of

REHEARSAL = "oefensessie, de antwoorden zijn verzonnen"
FOOT = f"{LIMITS} De begeleider las mee. Van wat niet is getoond, staan hier alleen aantal en reden."
SENSITIVE = "Gevoelige vraag: totalen op vijf afgerond, kleine aantallen niet getoond."
SOURCES = "Deze teksten staan hier precies zoals in de bron."


@dataclass(frozen=True)
class Chapter:
    """A question of the evening: `kicker` is its number and title when these are not the `heading` itself. `told` is a
    chapter in which nobody was asked anything: set smaller. Links in its blocks are marks of this same document."""

    heading: str
    blocks: tuple[Block, ...]
    kicker: str = ""
    told: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Document:
    """All there is to read. `facts` are names with their words, for the head of the report; `sources` the words of the
    two source texts with `sources_note` above them, for its end; `foot` says what this is and what it is not."""

    kicker: str
    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    sheet: Sheet
    chapters: tuple[Chapter, ...]
    foot: str
    sources: tuple[Chapter, ...]
    sources_note: str = ""
    municipality: str = ""


def document_of(summary: Summary) -> Document:
    """The Summary, ready to be set."""
    sheet = sheet_of(summary)
    says = ((summary.public, "openbare versie"), (summary.provisional, "voorlopig"), (summary.rehearsal, REHEARSAL))
    return Document(
        kicker=" · ".join(("Verslag", *(words for so, words in says if so))),
        title=summary.title,
        line=sheet.line,
        facts=_facts(summary),
        sheet=sheet,
        chapters=linked((*_evenings(summary), *map(_chapter, summary.parts), *_parked(summary))),
        foot=" ".join(filter(None, (FOOT, how_long(summary), _credit(summary), _programme(summary)))),
        sources=tuple(_source(one.heading, one.texts, one.origin) for one in summary.sources),
        sources_note=f"{SOURCES} Indeling en vragen: eigen keuze, {summary.credit}." if summary.credit else SOURCES,
        municipality=summary.municipality,
    )


def _facts(summary: Summary) -> tuple[tuple[str, str], ...]:
    rung = f"{summary.ladder_name.capitalize()}: {summary.ladder}" if summary.ladder else ""
    heard = ", ".join(filter(None, (full_day(summary.feedback_date), summary.feedback_how)))
    facts = (
        ("Wat mensen konden bepalen", rung),
        ("Ook aanwezig", summary.also_present),
        ("Wie ja mocht zeggen namens de gemeente", summary.mandate),
        ("Deelnemers horen terug", heard),
        ("Contact gemeente", summary.contact_municipality),
        ("Contact gemeenschap", summary.contact_community),
    )
    return tuple((name, words) for name, words in facts if words)


def _credit(summary: Summary) -> str:
    credit = summary.credit[:1].upper() + summary.credit[1:]
    return f"{credit}; de koppeling van vragen aan onderdelen is een eigen keuze." if credit else ""


def _programme(summary: Summary) -> str:
    readable = full_day(summary.readable_from)
    told = f" Deelnemers kunnen dit lezen vanaf {readable}." if readable else ""
    return f"Programma: {summary.programme}.{told}"


def _chapter(part: Part) -> Chapter:
    title, number = say(part.plan.title, "nl"), f"Vraag {part.plan.number}" if part.plan.number else ""
    own = part.question != title
    return Chapter(
        heading=part.question if own else " · ".join(filter(None, (number, title))),
        blocks=(*_about(part), *_outcome(part)),
        kicker=" · ".join(filter(None, (number, title))) if own else "",
        told=part.status == TOLD,
        mark=part.plan.id,
    )


def _about(part: Part) -> tuple[Block, ...]:
    """Whose words the question is in, and what it belongs to."""
    plan = part.plan
    origin = "" if part.status == TOLD else "Eigen vraag"
    if plan.source == "deck" and plan.verbatim:
        origin = f"Uit de kennissessie: “{plan.verbatim}”"
    belongs = (f"Factor: {plan.factor}" if plan.factor else "", f"Onderdeel: {plan.element}" if plan.element else "")
    lines = (origin, " · ".join(filter(None, belongs)))
    return tuple(Paragraph(plain(line), QUIET) for line in lines if line)


def _outcome(part: Part) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(plain(part.note), NOTE)] if part.note else []
    if part.conclusion:
        blocks += [Paragraph((Words("In één zin: ", strong=True), Words(part.conclusion)))]
    blocks += _counts(part) if part.status == ASKED else ()
    blocks += KINDS[part.plan.kind].tell(part) if part.counted or part.status == TOLD else ()
    if part.said:
        blocks += [Paragraph((Words("Wat zei de zaal? ", strong=True), Words(part.said)))]
    return tuple(blocks)


def _counts(part: Part) -> tuple[Block, ...]:
    """How many people answered, or that it is not told."""
    if part.shown.small:
        return (Paragraph(plain("Klein gesprek: geen aantallen.")),)
    line: Line = (Words("Mensen die antwoordden "), Words(str(part.total(part.shown.answered)), strong=True))
    for how, number in part.without_phone.items():
        lead = " en " if len(line) > 2 else ", waarvan "
        line = (*line, Words(lead), Words(str(number), strong=True), Words(f" {how}"))
    for name, passed in (("Weet ik niet", part.shown.unsure), ("Sla over", part.shown.skipped)):
        line = (*line, Words(f" · {name} "), Words(str(part.cell(passed)), strong=True))
    note = (Paragraph(plain(SENSITIVE), QUIET),) if part.shown.rounded else ()
    return (Paragraph(line, PLAIN), *note)


def _evenings(summary: Summary) -> tuple[Chapter, ...]:
    line = line_of(summary)
    return (Chapter(TITLE, line, mark="evenings"),) if line else ()


def _parked(summary: Summary) -> tuple[Chapter, ...]:
    if not summary.parked:
        return ()
    note = Paragraph(plain("Dit kwam ter sprake en bleef liggen voor later."), QUIET)
    return (Chapter("Parkeerplaats", (note, Bullets(tuple(Bullet(plain(text)) for text in summary.parked)))),)


def _source(heading: str, texts: tuple[str, ...], origin: str) -> Chapter:
    return Chapter(heading, (Bullets(tuple(Bullet(plain(text)) for text in texts)),), kicker=origin)
